// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/layoutindex.h"

namespace signalbox {

/// Who goes on until somebody cancels it. The answer for a frame asks all that it holds.
class Endless {
public:
    explicit Endless(const LayoutIndex &index)
        : m_index(index)
    {
    }
    bool operator()(const Node &node) const;
    bool operator()(quint32 body) const { return (*this)(m_index.nodeOf(body)); }

private:
    bool isNever(const Node &node) const;
    bool isCountless(const Node &node) const;
    bool isConsumerEndless(const Node &node) const;
    bool isTaskEndless(const Node &node) const;
    bool isWaitEndless(const Node &node) const;
    bool holdsEndless(const Node &node) const;
    bool holdsForever(const QList<Step> &steps) const;
    bool isEndlessLoop(const Step &step) const;
    bool isAlwaysTrue(const Predicate &predicate) const;

    const LayoutIndex &m_index;
};

} // namespace signalbox
