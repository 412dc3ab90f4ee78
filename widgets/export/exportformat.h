// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/export/exportjob.h"

#include <QList>
#include <QStringList>

#include <memory>

namespace signalbox {

class Film;

/// A kind of file that a run can be exported to: all that dialogs and the command line know of it. A new one
/// is a row of exportFormats() and the job that writes it.
struct ExportFormat {
    /// What of the run is in such a file, and so which choices it leaves: of a span its ends, the speed and a
    /// frame rate; of pages the ends; of a moment only that; of what one plays oneself the ends, stops and
    /// sliders.
    enum class Shows : quint8 { Span, Moment, Pages, Play };
    /// Begins to write \a film, or of it \a moment, to \a path. The film must outlive the job.
    using Begin = std::unique_ptr<ExportJob> (*)(const Film &film, Micros moment, const QString &path);

    const char *name; ///< translated when shown: see title()
    QStringList suffixes; ///< without the dot; a file without one gets the first
    Shows shows;
    QList<double> frameRates; ///< to choose among, slowest first; none but for an animation
    /// The rate nearest to \a rate that it can keep; of an animation.
    using Keeps = double (*)(double rate);
    Keeps keeps;
    Begin begin;

    QString title() const; ///< "Animated GIF", in the person's language
    QString filter() const; ///< for a file dialog: "Animated GIF (*.gif)"
    bool isAnimation() const { return shows == Shows::Span; }
    QString suffix() const { return suffixes.first(); }
};

/// All there are, the usual one of each kind first.
const QList<ExportFormat> &exportFormats();
/// The one for a file of this name, by its ending, that shows \a shows rather than something else; null where
/// there is none.
const ExportFormat *exportFormatFor(const QString &path,
                                    ExportFormat::Shows shows = ExportFormat::Shows::Span);
/// The usual one that shows that much of a run.
const ExportFormat &usualExportFormat(ExportFormat::Shows shows);

} // namespace signalbox
