// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/csvwriter.h"

#include "engine/trace/jsonwriting.h"

namespace signalbox {

namespace {

/// Text as it is, but that no program that reads the table takes it for something else.
QByteArray cell(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('\0', "\xef\xbf\xbd");
    if (bytes.isEmpty())
        return bytes;
    static constexpr QByteArrayView formulas("=+-@\t\r");
    if (formulas.contains(bytes.front()))
        bytes.prepend('\'');
    static constexpr QByteArrayView quoted(",\"\r\n");
    const bool isQuoted =
        std::any_of(bytes.cbegin(), bytes.cend(), [](char byte) { return quoted.contains(byte); })
        || bytes.front() == ' ' || bytes.back() == ' ';
    return isQuoted ? '"' + bytes.replace('"', "\"\"") + '"' : bytes;
}

} // namespace

CsvWriter::CsvWriter(const Run &run, const std::function<bool()> &isWanted)
    : EventWriter(run, isWanted)
{
}

void CsvWriter::writeHead(QByteArray &out)
{
    out += "begin,end,duration,track,kind,what,by,value,unit,text\r\n";
    for (const ExportTrack &track : tracks()) {
        m_names.push_back(cell(track.name));
        m_units.push_back(cell(track.unit));
    }
}

void CsvWriter::write(const ExportEvent &event, QByteArray &out)
{
    // Who ended a wait stands in its row, and who computes on his own track.
    const bool isCopy = event.track == 0 && event.kind == ExportEvent::Kind::Begin;
    if (event.kind == ExportEvent::Kind::End || event.flow != ExportEvent::Flow::None || isCopy)
        return;
    appendSeconds(out, event.time);
    out += ',';
    if (event.kind == ExportEvent::Kind::Begin) {
        appendSeconds(out, event.end);
        out += ',';
        appendSeconds(out, event.end - event.time);
    } else {
        out += ',';
    }
    out += ',' + m_names[event.track] + ',' + event.category + ',' + cell(event.name) + ',' + cell(event.by)
        + ',';
    if (event.kind == ExportEvent::Kind::Number)
        appendNumber(out, event.value);
    out += ',' + m_units[event.track] + ',' + cell(event.text) + "\r\n";
}

} // namespace signalbox
