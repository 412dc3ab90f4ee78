// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/stackkeeper.h"

#include "widgets/session/stoppedruns.h"

#include <algorithm>

namespace signalbox {

namespace {

constexpr qint64 kSearchTurns = 200;

} // namespace

StackKeeper::StackKeeper(RunKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
    , m_runNumber(keeper.runNumber())
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &StackKeeper::work);
    connect(&keeper, &RunKeeper::finished, this, &StackKeeper::work);
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
    m_rest.stop();
}

const CallStacks *StackKeeper::after(qsizetype facts) const
{
    const Run &run = m_keeper.replay().run();
    if (run.hasEnded() && run.ending() == Ending::Stopped && facts >= factsBeforeStop(run))
        return &m_keeper.stoppedIn();
    const auto found =
        std::find_if(m_kept.begin(), m_kept.end(), [=](const Kept &kept) { return kept.facts == facts; });
    return found == m_kept.end() ? nullptr : &found->stacks;
}

void StackKeeper::want(const QList<qsizetype> &facts)
{
    QList<qsizetype> wanted = facts;
    wanted.removeIf([this](qsizetype each) { return after(each) != nullptr; });
    // Apart where both are empty: Qt compares the bytes of nothing then, which C++ leaves undefined.
    if (wanted.isEmpty() ? m_wanted.isEmpty() : wanted == m_wanted)
        return;
    if (!m_wanted.isEmpty() && (wanted.isEmpty() || wanted.first() != m_wanted.first()))
        m_search.reset();
    m_wanted = wanted;
    if (m_wanted.isEmpty())
        m_rest.stop();
    else
        m_rest.start();
}

void StackKeeper::work()
{
    if (m_search || m_wanted.isEmpty() || m_rest.isActive())
        return;
    // What follows the last fact of a run that goes on is being computed: twice would be no sooner.
    if (m_keeper.isRunning() && m_wanted.first() >= m_keeper.replay().factCount())
        return;
    m_search.reset(new Errand<CallStacks>(
        [program = m_keeper.program(), facts = m_wanted.first()](const Errand<CallStacks>::Desk &desk) {
            CallStackSearch search(program, facts - 1);
            search.attend([&] { return desk.isWanted(); });
            while (!search.advance(kSearchTurns)) {
                if (!desk.isWanted())
                    return;
            }
            desk.deliver(search.stacks());
        }));
    connect(m_search.get(), &ErrandBase::came, this, &StackKeeper::take);
}

void StackKeeper::take()
{
    std::optional<CallStacks> stacks = m_search ? m_search->take() : std::nullopt;
    if (!stacks)
        return;
    m_search.reset();
    keep(m_wanted.takeFirst(), std::move(*stacks));
    work();
    Q_EMIT came(); // whoever hears of it may want something else
}

void StackKeeper::keep(qsizetype facts, CallStacks stacks)
{
    if (m_kept.size() >= std::size_t(kMostKept))
        m_kept.erase(m_kept.begin());
    m_kept.push_back({facts, std::move(stacks)});
}

} // namespace signalbox
