// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/trace.h"

#include <algorithm>

namespace signalbox {

Trace &Trace::operator=(const Trace &other)
{
    if (this == &other)
        return *this;
    m_blocks.clear();
    m_blocks.reserve(other.m_blocks.size());
    for (const auto &block : other.m_blocks) {
        m_blocks.push_back(std::make_unique_for_overwrite<Fact[]>(kBlock));
        std::copy_n(block.get(), kBlock, m_blocks.back().get());
    }
    m_size = other.m_size;
    m_next = m_blocks.empty() ? nullptr : m_blocks.back().get() + (m_size - 1) % kBlock + 1;
    return *this;
}

void Trace::beginBlock()
{
    m_blocks.push_back(std::make_unique_for_overwrite<Fact[]>(kBlock));
    m_next = m_blocks.back().get();
}

qsizetype Trace::countUntil(Micros time) const
{
    qsizetype low = 0;
    qsizetype high = m_size;
    while (low < high) {
        const qsizetype middle = low + (high - low) / 2;
        if ((*this)[middle].time <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool Trace::operator==(const Trace &other) const
{
    if (m_size != other.m_size)
        return false;
    for (qsizetype at = 0; at < m_size; ++at) {
        if (!((*this)[at] == other[at]))
            return false;
    }
    return true;
}

} // namespace signalbox
