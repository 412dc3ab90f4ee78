// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/fact.h"

#include <memory>
#include <utility>
#include <vector>

namespace signalbox {

/// The append-only record of a run, comparable with ==. Facts stand in fixed blocks, so appending never moves
/// them. Blocks that are full never change again: copies of a trace share them, in whatever threads they are,
/// and a run of ten million facts that grows is in memory once.
class Trace {
public:
    static constexpr qsizetype kBlock = 2048; // 64 KiB

    Trace() = default;
    ~Trace() = default;
    Trace(const Trace &other) { *this = other; }
    Trace &operator=(const Trace &other);
    Trace(Trace &&other) noexcept { *this = std::move(other); }
    Trace &operator=(Trace &&other) noexcept
    {
        m_blocks = std::exchange(other.m_blocks, {});
        m_size = std::exchange(other.m_size, 0);
        m_next = std::exchange(other.m_next, nullptr);
        return *this;
    }

    Fact &append()
    {
        if (std::size_t(m_size++) % std::size_t(kBlock) == 0)
            beginBlock();
        return *m_next++;
    }

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    const Fact &operator[](qsizetype at) const
    {
        return m_blocks[std::size_t(at / kBlock)][std::size_t(at % kBlock)];
    }
    const Fact &back() const { return (*this)[m_size - 1]; }
    Micros endTime() const { return isEmpty() ? 0 : back().time; }

    /// How many facts have happened by \a time, those at that very moment included.
    qsizetype countUntil(Micros time) const;

    bool operator==(const Trace &other) const;

private:
    void beginBlock();

    std::vector<std::shared_ptr<Fact[]>> m_blocks; ///< written into by nobody but the last, which is its own
    qsizetype m_size = 0;
    Fact *m_next = nullptr; ///< where the next one goes, unless that begins a block
};

} // namespace signalbox
