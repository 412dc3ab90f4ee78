// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/traceexport/tracewriter.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace signalbox {

struct Run;

/// In what form the trace of a run is handed on.
enum class TraceFormat : quint8 {
    JsonLines, ///< one object a fact
    Perfetto, ///< TrackEvent protobuf, for ui.perfetto.dev
    Chrome, ///< JSON of Chrome's Trace Event Format
    Csv, ///< a row for each stretch, mark and line printed
    MermaidSequence, ///< who wakes whom, and what goes through queues
    MermaidGantt, ///< tasks as bars
};

/// What a person writes for a format; the same in every language.
struct TraceFormatRow {
    TraceFormat format;
    QString name; ///< "perfetto"
    QStringList endings; ///< of file names, with their dots: ".pftrace"
};
const std::vector<TraceFormatRow> &traceFormats();
QStringList traceFormatNames();
/// By the ending of \a path, in any case: the longest that fits, JSON lines where none does.
TraceFormat traceFormatOf(const QString &path);
std::optional<TraceFormat> traceFormatNamed(const QString &name);

/// The run must outlive the writer. \a title is what viewers call the run. Of a long run the lanes are made
/// first, unless \a isWanted, which is asked now and then, says no; then what would be written is of no use.
std::unique_ptr<TraceWriter> traceWriter(TraceFormat format, const Run &run, const QString &title,
                                         const std::function<bool()> &isWanted = {});

} // namespace signalbox
