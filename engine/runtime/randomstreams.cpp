// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/runtime/randomstreams.h"

namespace signalbox {

Micros RandomStreams::drawFrom(quint32 body, const Duration &duration)
{
    return stream(m_ofBodies, body, m_program.bodyName(body)).draw(duration);
}

Micros RandomStreams::drawTick(quint32 ticker)
{
    const ProgramResource &resource = m_program.resources[ticker];
    if (resource.time.law == Duration::Law::Fixed)
        return resource.time.low;
    return stream(m_ofTickers, ticker, resource.name).draw(resource.time);
}

Random &RandomStreams::stream(std::vector<std::unique_ptr<Random>> &streams, quint32 at, const QString &name)
{
    if (streams.size() <= at)
        streams.resize(at + 1);
    if (!streams[at])
        streams[at] = std::make_unique<Random>(QString::number(m_program.seed) + u':' + name);
    return *streams[at];
}

} // namespace signalbox
