// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runcontroller.h"

#include "app/actions.h"
#include "app/banner.h"
#include "app/playbar.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/look/icons.h"
#include "widgets/session/player.h"
#include "widgets/session/runkeeper.h"

namespace signalbox {

RunController::RunController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connectActions();
    const auto tell = [this] { m_parts.verdicts.setVerdicts(m_parts.keeper.verdicts()); };
    connect(&m_parts.keeper, &RunKeeper::runChanged, this, tell);
    connect(&m_parts.keeper, &RunKeeper::finished, this, tell);
    connect(&m_parts.keeper, &RunKeeper::retold, this, tell);
    connect(&m_parts.keeper, &RunKeeper::runChanged, this, &RunController::updateComputing);
    connect(&m_parts.keeper, &RunKeeper::finished, this, &RunController::updateComputing);
    connect(&m_parts.verdicts, &VerdictBanner::runAgainWanted, &m_parts.keeper, &RunKeeper::runAgain,
            Qt::QueuedConnection); // which takes the button away that was pressed
    connect(&m_parts.verdicts, &VerdictBanner::shown, this, &RunController::showVerdict);
    connect(&m_parts.canvas, &CanvasView::playPauseRequested, &m_parts.player, &Player::toggle);
    connect(&m_parts.player, &Player::playingChanged, this, &RunController::updateActions);
    connect(&m_parts.player, &Player::moved, this, &RunController::updateActions);
    connect(&m_parts.actions, &Actions::renamed, this, &RunController::updateActions);
    connect(&m_parts.actions, &Actions::renamed, this, &RunController::updateComputing);
    updateActions();
    updateComputing();
}

void RunController::connectActions()
{
    const auto on = [this](Actions::Id id, auto &&slot) {
        connect(m_parts.actions[id], &QAction::triggered, this, slot);
    };
    on(Actions::PlayPause, [this] { m_parts.player.toggle(); });
    on(Actions::StepBack, [this] { m_parts.player.stepBack(); });
    on(Actions::StepForward, [this] { m_parts.player.stepForward(); });
    on(Actions::ToStart, [this] { m_parts.player.toStart(); });
    on(Actions::ToEnd, [this] { m_parts.player.toEnd(); });
    on(Actions::Faster, [this] { m_parts.bar.stepSpeed(1); });
    on(Actions::Slower, [this] { m_parts.bar.stepSpeed(-1); });
    on(Actions::NewSeed, [this] { m_parts.keeper.tryAnotherSeed(); });
    on(Actions::StopComputing, [this] { m_parts.keeper.stopRunning(); });
    on(Actions::RunAgain, [this] { m_parts.keeper.runAgain(); });
}

void RunController::updateActions()
{
    Actions &actions = m_parts.actions;
    const bool playing = m_parts.player.isPlaying();
    actions[Actions::PlayPause]->setText(playing ? tr("&Pause") : tr("&Play"));
    actions[Actions::PlayPause]->setIcon(
        icons::icon(playing ? QStringLiteral("pause") : QStringLiteral("play"), QPalette::BrightText));
    actions.setAvailable(Actions::PlayPause, true);
    const QString start = tr("The playhead is at the start.");
    const QString end = tr("The playhead is at the end of the run.");
    const bool atStart = m_parts.player.world().facts == 0;
    actions.setAvailable(Actions::StepBack, !atStart, start);
    actions.setAvailable(Actions::ToStart, !atStart, start);
    actions.setAvailable(Actions::StepForward, !m_parts.player.isAtEnd(), end);
    actions.setAvailable(Actions::ToEnd, !m_parts.player.isAtEnd(), end);
}

void RunController::updateComputing()
{
    const bool isRunning = m_parts.keeper.isRunning();
    const Run &run = m_parts.keeper.replay().run();
    m_parts.actions.setAvailable(Actions::StopComputing, isRunning, tr("Nothing is being computed."));
    m_parts.actions.setAvailable(Actions::RunAgain,
                                 !isRunning && run.hasEnded() && run.ending() == Ending::Stopped,
                                 tr("No run was stopped."));
}

void RunController::showVerdict(const Verdict &verdict)
{
    m_parts.player.pause();
    m_parts.player.seek(verdict.time);
    m_parts.canvas.setSelection(verdict.nodes);
    if (!verdict.nodes.isEmpty())
        m_parts.canvas.fitSelection();
    m_parts.canvas.setFocus();
}

} // namespace signalbox
