// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/chromewriter.h"

#include "engine/trace/jsonwriting.h"

namespace signalbox {

namespace {

void addField(QByteArray &out, const char *key, const QByteArray &json)
{
    out += ",\"";
    out += key;
    out += "\":";
    out += json;
}

void addField(QByteArray &out, const char *key, qint64 value)
{
    addField(out, key, QByteArray());
    appendNumber(out, value);
}

/// A fact about a track, or without one about the process: its name, its place.
void addAbout(QByteArray &out, const char *what, qint64 track, const char *key, const QByteArray &json)
{
    out += "{\"ph\":\"M\",\"pid\":1";
    if (track >= 0)
        addField(out, "tid", track);
    out += ",\"name\":\"";
    out += what;
    out += "\",\"args\":{\"";
    out += key;
    out += "\":" + json + "}}";
}

/// What a person may ask of an event besides its name.
QByteArray argumentsOf(const ExportEvent &event)
{
    QByteArray list;
    const auto add = [&](const char *key, const QByteArray &json) { addField(list, key, json); };
    if (!event.by.isEmpty())
        add("by", jsonString(event.by));
    if (!event.text.isEmpty())
        add("text", jsonString(event.text));
    if (event.isCancelled)
        add("cancelled", "true");
    if (event.isUnfinished)
        add("unfinished", "true");
    return list.mid(1);
}

} // namespace

ChromeWriter::ChromeWriter(const Run &run, const QString &title, const std::function<bool()> &isWanted)
    : EventWriter(run, isWanted)
    , m_title(title)
{
}

void ChromeWriter::writeHead(QByteArray &out)
{
    out += "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n";
    addAbout(out, "process_name", -1, "name", jsonString(m_title));
    for (std::size_t at = 0; at < tracks().size(); ++at) {
        const ExportTrack &track = tracks()[at];
        m_names.push_back(jsonString(track.name));
        m_units.push_back(jsonString(track.unit));
        if (track.kind == ExportTrack::Kind::Number)
            continue;
        out += ",\n";
        addAbout(out, "thread_name", qint64(at), "name", m_names.back());
        out += ",\n";
        addAbout(out, "thread_sort_index", qint64(at), "sort_index", QByteArray::number(quint64(at)));
    }
}

void ChromeWriter::open(const char *phase, const ExportEvent &event, QByteArray &out) const
{
    out += ",\n{\"ph\":\"";
    out += phase;
    out += "\",\"pid\":1";
    addField(out, "tid", event.track);
    addField(out, "ts", event.time);
}

void ChromeWriter::write(const ExportEvent &event, QByteArray &out)
{
    if (event.kind == ExportEvent::Kind::End)
        return; // its beginning says when
    if (event.kind == ExportEvent::Kind::Number) {
        writeNumber(event, out);
        return;
    }
    const bool isMoment = event.kind == ExportEvent::Kind::Instant;
    const bool isSlice = !isMoment || event.flow != ExportEvent::Flow::None;
    open(isSlice ? "X" : "i", event, out);
    if (isSlice)
        addField(out, "dur", isMoment ? 0 : event.end - event.time);
    else
        out += ",\"s\":\"t\"";
    addField(out, "cat", QByteArray("\"") + event.category + '"');
    addField(out, "name", jsonString(event.name));
    out += ",\"args\":{" + argumentsOf(event) + "}}";
    if (event.flow != ExportEvent::Flow::None)
        writeFlow(event, out);
}

void ChromeWriter::writeNumber(const ExportEvent &event, QByteArray &out) const
{
    open("C", event, out);
    addField(out, "name", m_names[event.track]);
    out += ",\"args\":{" + m_units[event.track] + ':';
    appendNumber(out, event.value);
    out += "}}";
}

void ChromeWriter::writeFlow(const ExportEvent &event, QByteArray &out) const
{
    open(event.flow == ExportEvent::Flow::Begins ? "s" : "f", event, out);
    if (event.flow == ExportEvent::Flow::Ends)
        out += ",\"bp\":\"e\"";
    addField(out, "id", qint64(event.flowId));
    out += ",\"cat\":\"wake\",\"name\":\"wake\"}";
}

void ChromeWriter::writeFoot(QByteArray &out)
{
    out += "\n]}\n";
}

} // namespace signalbox
