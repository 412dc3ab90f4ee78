// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace signalbox {

class Actions;
class CanvasView;
class PlayBar;
class Player;
class RunKeeper;
class VerdictBanner;
struct Verdict;

/// The actions that play and step, and what is told of a run: which of them are of use now, and the way from
/// a verdict to the nodes that it is about.
class RunController : public QObject {
    Q_OBJECT
public:
    /// What of the window has to do with runs.
    struct Parts {
        RunKeeper &keeper;
        Player &player;
        Actions &actions;
        PlayBar &bar;
        VerdictBanner &verdicts;
        CanvasView &canvas;
    };
    /// The parts must outlive it.
    RunController(const Parts &parts, QObject *parent);

private:
    void connectActions();
    void updateActions();
    void updateComputing();
    void showVerdict(const Verdict &verdict);

    Parts m_parts;
};

} // namespace signalbox
