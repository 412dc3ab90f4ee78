// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sweeptable.h"
#include "engine/layout/layout.h"
#include "engine/traceexport/traceformats.h"
#include "widgets/export/exportformat.h"
#include "widgets/export/film.h"

#include <optional>

namespace signalbox {

/// What the arguments of the program ask for. A value, so that every way to say it, and to say it wrongly,
/// can be tested without running anything.
struct Invocation {
    enum class Command : quint8 {
        Window, ///< open the window, with \c file in it where there is one
        Run,
        Export,
        Python,
        Import,
        Validate,
        Sweep,
        Compare,
        Answer, ///< print \c text and be done: help, version
        Misuse, ///< print \c text as an error and exit with 2
    };
    Command command = Command::Window;
    QString file; ///< "-" is standard input
    QString other; ///< Compare: the file to compare with; empty for the same with another seed
    QString text;
    /// Run: of the trace, empty for a summary; Export: the picture; Python: the program;
    /// Import: the layout. "-" is standard
    /// output
    QString output;
    TraceFormat traceFormat = TraceFormat::JsonLines; ///< Run
    bool force = false; ///< files may be overwritten
    bool partial = false; ///< Import: what cannot be read does not stop the rest
    bool json = false; ///< Validate: for programs instead of people
    std::optional<qint64> seed; ///< instead of the layout's
    Micros until = -1; ///< Run: instead of the layout's horizon
    std::optional<PythonVersion> python; ///< Run: the file is a program in that Python
    enum class Figures : quint8 { None, Text, Json };
    Figures figures = Figures::None; ///< Run: to print, in place of what the program prints
    Micros figuresFrom = 0;
    Micros figuresTo = -1; ///< negative: the run's end
    QList<SweepRange> ranges; ///< Sweep: none asks what matters most
    Measure measure = Measure::End; ///< Sweep
    int seeds = 1; ///< Sweep: runs at each point
    bool csv = false; ///< Sweep
    const ExportFormat *format = nullptr; ///< Export
    Micros at = -1; ///< Export: the moment to show, where the format shows one; negative: the end of the run
    FilmSpec film;
    bool embed = false; ///< Export: print what puts a page into another
    double wantedRate = 0; ///< Export: frames a second that were asked for; 0 where none were
};

} // namespace signalbox
