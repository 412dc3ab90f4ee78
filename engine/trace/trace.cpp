// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/trace.h"

#include <algorithm>
#include <mutex>

namespace signalbox {

namespace {

using Block = std::unique_ptr<Fact[]>;

/// Blocks of traces that are gone, for the next ones: a layout is run again after every edit, and asking the
/// system for memory costs more than writing into it. Traces may come and go in any thread.
class SpareBlocks {
public:
    static SpareBlocks &instance()
    {
        static SpareBlocks &spares = *new SpareBlocks; // outlives every trace
        return spares;
    }

    Block take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_blocks.empty())
            return std::make_unique_for_overwrite<Fact[]>(Trace::kBlock);
        Block block = std::move(m_blocks.back());
        m_blocks.pop_back();
        return block;
    }
    void keep(Block block)
    {
        const std::lock_guard lock(m_mutex);
        if (m_blocks.size() < kMost)
            m_blocks.push_back(std::move(block));
    }

private:
    static constexpr std::size_t kMost = 256; // 16 MiB

    SpareBlocks() { m_blocks.reserve(kMost); }

    std::mutex m_mutex;
    std::vector<Block> m_blocks;
};

} // namespace

Trace &Trace::operator=(const Trace &other)
{
    if (this == &other)
        return *this;
    const qsizetype rest = other.m_size % kBlock;
    m_blocks = other.m_blocks;
    m_size = other.m_size;
    m_next = nullptr;
    if (rest > 0) { // others may append to the last block
        m_blocks.pop_back();
        beginBlock();
        std::copy_n(other.m_blocks.back().get(), rest, m_next);
        m_next += rest;
    }
    return *this;
}

void Trace::beginBlock()
{
    m_blocks.emplace_back(SpareBlocks::instance().take().release(),
                          [](Fact *block) { SpareBlocks::instance().keep(Block(block)); });
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
    for (std::size_t at = 0; at < m_blocks.size(); ++at) {
        const Fact *const block = m_blocks[at].get();
        const qsizetype facts = std::min(kBlock, m_size - qsizetype(at) * kBlock);
        if (block != other.m_blocks[at].get() && !std::equal(block, block + facts, other.m_blocks[at].get()))
            return false;
    }
    return true;
}

} // namespace signalbox
