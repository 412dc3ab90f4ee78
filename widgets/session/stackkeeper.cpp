// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/stackkeeper.h"

#include <QElapsedTimer>

#include <algorithm>

namespace signalbox {

namespace {

constexpr qint64 kSlice = 8; ///< milliseconds: half a frame, the rest is for painting and input
constexpr qint64 kTurnsAtOnce = 200;

} // namespace

StackKeeper::StackKeeper(RunKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
    , m_runNumber(keeper.runNumber())
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    m_slices.setInterval(0);
    connect(&m_rest, &QTimer::timeout, &m_slices, qOverload<>(&QTimer::start));
    connect(&m_slices, &QTimer::timeout, this, &StackKeeper::work);
    connect(&keeper, &RunKeeper::runChanged, this, [this] {
        if (m_runNumber != m_keeper.runNumber())
            forget();
    });
}

StackKeeper::~StackKeeper() = default;

void StackKeeper::forget()
{
    m_runNumber = m_keeper.runNumber();
    m_kept.clear();
    m_wanted.clear();
    m_search.reset();
    m_slices.stop();
    m_rest.stop();
}

const CallStacks *StackKeeper::after(qsizetype facts) const
{
    const auto found =
        std::find_if(m_kept.begin(), m_kept.end(), [=](const Kept &kept) { return kept.facts == facts; });
    return found == m_kept.end() ? nullptr : &found->stacks;
}

void StackKeeper::want(const QList<qsizetype> &facts)
{
    QList<qsizetype> wanted = facts;
    wanted.removeIf([this](qsizetype each) { return after(each) != nullptr; });
    if (wanted == m_wanted)
        return;
    if (!m_wanted.isEmpty() && (wanted.isEmpty() || wanted.first() != m_wanted.first()))
        m_search.reset();
    m_wanted = wanted;
    m_slices.stop();
    if (m_wanted.isEmpty())
        m_rest.stop();
    else
        m_rest.start();
}

void StackKeeper::work()
{
    QElapsedTimer spent;
    spent.start();
    while (!m_wanted.isEmpty() && spent.elapsed() < kSlice) {
        const qsizetype facts = m_wanted.first();
        if (!m_search)
            m_search = std::make_unique<CallStackSearch>(m_keeper.program(), facts - 1);
        if (!m_search->advance(kTurnsAtOnce))
            continue;
        m_wanted.removeFirst();
        keep(facts, m_search->stacks());
        m_search.reset();
        if (m_wanted.isEmpty())
            m_slices.stop();
        Q_EMIT came(); // whoever hears of it may want something else
        return;
    }
    if (m_wanted.isEmpty())
        m_slices.stop();
}

void StackKeeper::keep(qsizetype facts, CallStacks stacks)
{
    if (m_kept.size() >= std::size_t(kMostKept))
        m_kept.erase(m_kept.begin());
    m_kept.push_back({facts, std::move(stacks)});
}

} // namespace signalbox
