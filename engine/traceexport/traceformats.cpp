// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/traceformats.h"

#include "engine/trace/tracejson.h"
#include "engine/traceexport/chromewriter.h"
#include "engine/traceexport/csvwriter.h"
#include "engine/traceexport/ganttwriter.h"
#include "engine/traceexport/perfettowriter.h"
#include "engine/traceexport/sequencewriter.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

class LinesWriter : public TraceWriter {
public:
    explicit LinesWriter(const Run &run)
        : m_lines(run)
    {
    }
    bool isAtEnd() const override { return m_lines.isAtEnd(); }
    double progress() const override { return m_lines.progress(); }
    QByteArray next() override { return m_lines.next(); }

private:
    JsonLinesWriter m_lines;
};

} // namespace

const std::vector<TraceFormatRow> &traceFormats()
{
    static const std::vector<TraceFormatRow> rows{
        {TraceFormat::JsonLines, u"jsonl"_s, {u".jsonl"_s}},
        {TraceFormat::Perfetto, u"perfetto"_s, {u".pftrace"_s, u".perfetto-trace"_s}},
        {TraceFormat::Chrome, u"chrome"_s, {u".json"_s}},
        {TraceFormat::Csv, u"csv"_s, {u".csv"_s}},
        {TraceFormat::MermaidSequence, u"sequence"_s, {u".mmd"_s}},
        {TraceFormat::MermaidGantt, u"gantt"_s, {u".gantt.mmd"_s}},
    };
    return rows;
}

QStringList traceFormatNames()
{
    QStringList names;
    for (const TraceFormatRow &row : traceFormats())
        names.append(row.name);
    return names;
}

TraceFormat traceFormatOf(const QString &path)
{
    TraceFormat found = TraceFormat::JsonLines;
    qsizetype longest = 0;
    for (const TraceFormatRow &row : traceFormats()) {
        for (const QString &ending : row.endings) {
            if (ending.size() > longest && path.endsWith(ending, Qt::CaseInsensitive)) {
                found = row.format;
                longest = ending.size();
            }
        }
    }
    return found;
}

std::optional<TraceFormat> traceFormatNamed(const QString &name)
{
    for (const TraceFormatRow &row : traceFormats()) {
        if (row.name == name)
            return row.format;
    }
    return std::nullopt;
}

std::unique_ptr<TraceWriter> traceWriter(TraceFormat format, const Run &run, const QString &title,
                                         const std::function<bool()> &isWanted)
{
    switch (format) {
    case TraceFormat::JsonLines:
        return std::make_unique<LinesWriter>(run);
    case TraceFormat::Perfetto:
        return std::make_unique<PerfettoWriter>(run, title, isWanted);
    case TraceFormat::Chrome:
        return std::make_unique<ChromeWriter>(run, title, isWanted);
    case TraceFormat::Csv:
        return std::make_unique<CsvWriter>(run, isWanted);
    case TraceFormat::MermaidSequence:
        return std::make_unique<SequenceWriter>(run, title);
    case TraceFormat::MermaidGantt:
        return std::make_unique<GanttWriter>(run, title, isWanted);
    }
    Q_UNREACHABLE();
}

} // namespace signalbox
