// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/perfettowriter.h"

#include <protozero/pbf_writer.hpp>

namespace signalbox {

namespace {

using Message = protozero::pbf_writer;

// The numbers of the fields, as in Perfetto's trace_packet.proto, track_descriptor.proto,
// counter_descriptor.proto, process_descriptor.proto, track_event.proto and debug_annotation.proto.
namespace packet {
constexpr quint32 timestamp = 8;
constexpr quint32 sequence = 10;
constexpr quint32 trackEvent = 11;
constexpr quint32 sequenceFlags = 13;
constexpr quint32 trackDescriptor = 60;
} // namespace packet

namespace descriptor {
constexpr quint32 uuid = 1;
constexpr quint32 name = 2;
constexpr quint32 process = 3;
constexpr quint32 parent = 5;
constexpr quint32 counter = 8;
constexpr quint32 childOrdering = 11;
constexpr quint32 rank = 12;
constexpr quint32 processId = 1;
constexpr quint32 processName = 6;
constexpr quint32 unit = 3;
constexpr quint32 unitName = 6;
} // namespace descriptor

namespace trackevent {
constexpr quint32 annotation = 4;
constexpr quint32 type = 9;
constexpr quint32 track = 11;
constexpr quint32 category = 22;
constexpr quint32 name = 23;
constexpr quint32 counterValue = 30;
constexpr quint32 flow = 47;
constexpr quint32 terminatingFlow = 48;
constexpr quint32 boolValue = 2;
constexpr quint32 stringValue = 6;
constexpr quint32 annotationName = 10;
} // namespace trackevent

constexpr quint32 kTrace = 1; // a packet in a trace
constexpr quint32 kSequence = 1;
constexpr quint32 kStateCleared = 1;
constexpr qint32 kExplicitOrder = 3;
constexpr qint32 kUnitCount = 2;
constexpr quint64 kProcess = 1; // its track; others follow
constexpr quint64 kNanos = 1000; // in a microsecond

quint64 uuidOf(quint32 track)
{
    return kProcess + 1 + track;
}

qint32 typeOf(ExportEvent::Kind kind)
{
    switch (kind) {
    case ExportEvent::Kind::Begin:
        return 1;
    case ExportEvent::Kind::End:
        return 2;
    case ExportEvent::Kind::Instant:
        return 3;
    case ExportEvent::Kind::Number:
        return 4;
    }
    Q_UNREACHABLE();
}

void addText(Message &message, quint32 field, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    message.add_string(field, bytes.constData(), std::size_t(bytes.size()));
}

void annotate(Message &event, const char *name, const QString &value)
{
    if (value.isEmpty())
        return;
    Message annotation(event, trackevent::annotation);
    annotation.add_string(trackevent::annotationName, name);
    addText(annotation, trackevent::stringValue, value);
}

void annotate(Message &event, const char *name)
{
    Message annotation(event, trackevent::annotation);
    annotation.add_string(trackevent::annotationName, name);
    annotation.add_bool(trackevent::boolValue, true);
}

} // namespace

PerfettoWriter::PerfettoWriter(const Run &run, const QString &title, const std::function<bool()> &isWanted)
    : EventWriter(run, isWanted)
    , m_title(title)
{
}

void PerfettoWriter::writeHead(QByteArray &out)
{
    {
        Message message(m_packet);
        Message track(message, packet::trackDescriptor);
        track.add_uint64(descriptor::uuid, kProcess);
        {
            Message process(track, descriptor::process);
            process.add_int32(descriptor::processId, 1);
            addText(process, descriptor::processName, m_title);
        }
        track.add_enum(descriptor::childOrdering, kExplicitOrder);
    }
    flush(out);
    for (quint32 track = 0; track < tracks().size(); ++track) {
        describe(track);
        flush(out);
    }
}

void PerfettoWriter::describe(quint32 track)
{
    const ExportTrack &about = tracks()[track];
    Message message(m_packet);
    Message described(message, packet::trackDescriptor);
    described.add_uint64(descriptor::uuid, uuidOf(track));
    described.add_uint64(descriptor::parent, kProcess);
    addText(described, descriptor::name, about.name);
    described.add_int32(descriptor::rank, qint32(track));
    if (about.kind == ExportTrack::Kind::Number) {
        Message counter(described, descriptor::counter);
        counter.add_enum(descriptor::unit, kUnitCount);
        addText(counter, descriptor::unitName, about.unit);
    }
}

void PerfettoWriter::write(const ExportEvent &event, QByteArray &out)
{
    {
        Message message(m_packet);
        message.add_uint64(packet::timestamp, quint64(event.time) * kNanos);
        Message said(message, packet::trackEvent);
        said.add_enum(trackevent::type, typeOf(event.kind));
        said.add_uint64(trackevent::track, uuidOf(event.track));
        if (event.kind == ExportEvent::Kind::Number) {
            said.add_int64(trackevent::counterValue, event.value);
        } else if (event.kind != ExportEvent::Kind::End) {
            said.add_string(trackevent::category, event.category);
            addText(said, trackevent::name, event.name);
            annotate(said, "by", event.by);
            annotate(said, "text", event.text);
            if (event.isCancelled)
                annotate(said, "cancelled");
            if (event.isUnfinished)
                annotate(said, "unfinished");
        }
        if (event.flow == ExportEvent::Flow::Begins)
            said.add_fixed64(trackevent::flow, event.flowId);
        else if (event.flow == ExportEvent::Flow::Ends)
            said.add_fixed64(trackevent::terminatingFlow, event.flowId);
    }
    flush(out);
}

/// The packet in progress is whole but for the sequence that it is of.
void PerfettoWriter::flush(QByteArray &out)
{
    {
        Message message(m_packet);
        message.add_uint32(packet::sequence, kSequence);
        if (!m_hasPackets)
            message.add_uint32(packet::sequenceFlags, kStateCleared);
        m_hasPackets = true;
    }
    char head[16];
    char *end = head;
    *end++ = char((kTrace << 3) | quint32(protozero::pbf_wire_type::length_delimited));
    end += protozero::write_varint(end, m_packet.size());
    out.append(head, end - head);
    out.append(m_packet.data(), qsizetype(m_packet.size()));
    m_packet.clear();
}

} // namespace signalbox
