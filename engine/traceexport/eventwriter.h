// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/traceexport/exportevents.h"
#include "engine/traceexport/tracewriter.h"

#include <vector>

namespace signalbox {

/// A format in which a run is what ExportEvents says, one after the other.
class EventWriter : public TraceWriter {
public:
    static constexpr qsizetype kSlice = 512 * 1024; ///< bytes, about

    bool isAtEnd() const final { return m_isAtEnd; }
    double progress() const final { return m_isAtEnd ? 1.0 : m_events.progress(); }
    QByteArray next() final;

protected:
    EventWriter(const Run &run, const std::function<bool()> &isWanted)
        : m_events(run, isWanted)
    {
    }

    const std::vector<ExportTrack> &tracks() const { return m_events.tracks(); }
    /// Each appends to \a out.
    virtual void writeHead(QByteArray &out) = 0;
    virtual void write(const ExportEvent &event, QByteArray &out) = 0;
    virtual void writeFoot(QByteArray &out) { Q_UNUSED(out) }

private:
    ExportEvents m_events;
    std::vector<ExportEvent> m_step;
    bool m_hasHead = false;
    bool m_isAtEnd = false;
};

} // namespace signalbox
