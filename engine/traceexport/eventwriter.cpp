// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/eventwriter.h"

namespace signalbox {

QByteArray EventWriter::next()
{
    QByteArray out;
    out.reserve(kSlice + kSlice / 8);
    if (!m_hasHead)
        writeHead(out);
    m_hasHead = true;
    while (!m_events.isAtEnd() && out.size() < kSlice) {
        m_step.clear();
        m_events.next(m_step);
        for (const ExportEvent &event : m_step)
            write(event, out);
    }
    if (m_events.isAtEnd() && !m_isAtEnd) {
        writeFoot(out);
        m_isAtEnd = true;
    }
    return out;
}

} // namespace signalbox
