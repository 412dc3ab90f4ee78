// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/comparison/ghostkeeper.h"

#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/messages/message.h"

namespace signalbox {

namespace {

using GhostDesk = Errand<std::shared_ptr<const ComparedRuns>>::Desk;

/// Null when nobody wants it any more.
std::shared_ptr<const Run> computedRun(const Layout &layout, const GhostDesk &desk)
{
    constexpr qint64 turnsUnlooked = 50'000;
    Simulation simulation(runnable(layout));
    simulation.attend([&desk] { return desk.isWanted(); });
    while (!simulation.advance(turnsUnlooked)) {
        if (!desk.isWanted())
            return nullptr;
    }
    return std::make_shared<const Run>(simulation.takeRun());
}

} // namespace

GhostKeeper::GhostKeeper(RunKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
{
    connect(&m_keeper, &RunKeeper::finished, this, &GhostKeeper::askAnew);
}

GhostKeeper::~GhostKeeper() = default;

void GhostKeeper::pinPresent()
{
    if (!m_keeper.isRunning())
        pin({tr("this run as it was"), m_keeper.layout(), m_keeper.replay().sharedRun()});
}

void GhostKeeper::pinSeed(qint64 seed)
{
    Layout layout = m_keeper.layout();
    layout.settings.seed = seed;
    pin({fill(tr("seed {seed}"), {{u"seed", QString::number(seed)}}), layout, nullptr});
}

void GhostKeeper::pinLayout(const Layout &layout, const QString &name)
{
    pin({name, layout, nullptr});
}

void GhostKeeper::pin(PinnedRun pinned)
{
    m_pinned = std::move(pinned);
    m_ghost.reset();
    m_errand.reset(); // it compares with another
    Q_EMIT changed();
    askAnew();
}

void GhostKeeper::unpin()
{
    if (!m_pinned)
        return;
    m_pinned.reset();
    m_ghost.reset();
    m_errand.reset();
    m_isAskedAgain = false;
    Q_EMIT changed();
}

/// One errand after the other; of a run that goes on nothing is asked, as it would be too early.
void GhostKeeper::askAnew()
{
    if (!m_pinned || m_keeper.isRunning())
        return;
    m_isAskedAgain = m_errand != nullptr;
    if (!m_errand)
        begin();
}

void GhostKeeper::begin()
{
    m_isAskedAgain = false;
    m_errand.reset(new Errand<std::shared_ptr<const ComparedRuns>>(
        [pinned = *m_pinned, layout = m_keeper.layout(),
         present = m_keeper.replay().sharedRun()](const GhostDesk &desk) {
            const auto isWanted = [&desk] { return desk.isWanted(); };
            const std::shared_ptr<const Run> run = pinned.run ? pinned.run : computedRun(pinned.layout, desk);
            if (!run || !desk.isWanted())
                return;
            ComparedRuns ghost{.pinned = run, .lanes = nullptr, .comparison = {}, .deltas = {}};
            ghost.lanes = std::make_shared<const GhostLanes>(ghostLanes(run, *present, isWanted));
            ghost.deltas = figureDeltas(*run, figuresOf(*run), *present, figuresOf(*present));
            if (desk.isWanted())
                ghost.comparison = compareRuns(pinned.layout, *run, layout, *present);
            desk.deliver(std::make_shared<const ComparedRuns>(std::move(ghost)));
        }));
    connect(m_errand.get(), &ErrandBase::came, this, &GhostKeeper::takeNews);
}

void GhostKeeper::takeNews()
{
    const bool isDone = m_errand->isDone();
    std::optional<std::shared_ptr<const ComparedRuns>> news = m_errand->take();
    if (isDone)
        m_errand.reset();
    if (news) {
        m_ghost = *std::move(news);
        m_pinned->run = m_ghost->pinned;
        Q_EMIT changed();
    }
    if (!m_errand && m_isAskedAgain && m_pinned)
        begin();
}

} // namespace signalbox
