// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/traceexport/eventwriter.h"

#include <string>

namespace signalbox {

/// TrackEvent protobuf, which ui.perfetto.dev and trace_processor read: a process that is the run, a track
/// each for the event loop, every task and every thing, counters with their units, flows from who ended a
/// wait to whose wait it was. Times are nanoseconds of the trace's own clock, which begins with the run.
/// Perfetto's reference: perfetto.dev/docs/reference/synthetic-track-event
class PerfettoWriter : public EventWriter {
public:
    PerfettoWriter(const Run &run, const QString &title, const std::function<bool()> &isWanted);

private:
    void writeHead(QByteArray &out) override;
    void write(const ExportEvent &event, QByteArray &out) override;
    void describe(quint32 track);
    void flush(QByteArray &out);

    const QString m_title;
    std::string m_packet; ///< the one in progress
    bool m_hasPackets = false;
};

} // namespace signalbox
