// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinearea.h"

#include <memory>

namespace signalbox {

class TimelineGestures;
class TimelineKeys;

/// The run of a RunKeeper as lanes over time, with a Player's playhead on it. Clicking or dragging moves the
/// playhead, Shift+drag selects a stretch and tells figures about it, the wheel scrolls lanes, with Shift
/// time, with Ctrl it zooms at the pointer; the middle button drags the picture.
///
/// Keys: A, D pan; W, S zoom; Left, Right move the playhead; Home, End go to the start and the end; F fits
/// the run; M sets or clears a mark; Up, Down pick lanes; J goes to who ended the wait of the picked one,
/// Shift+J to whose wait it ended last; N and Shift+N go to the next and the previous moment
/// that deserves a look; P pins the current lane, Alt+Up and Alt+Down move it, Enter folds and
/// unfolds a group; Ctrl+F or / asks to find; I and O begin and end a stretch at the playhead, Escape drops
/// it.
///
/// A click on the name of a group folds it, too; a name that is dragged moves its lane.
class TimelineView : public TimelineArea {
    Q_OBJECT
public:
    /// Both must outlive the view.
    TimelineView(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);
    ~TimelineView() override;

protected:
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    const std::unique_ptr<TimelineGestures> m_hand;
    const std::unique_ptr<TimelineKeys> m_keys;
};

} // namespace signalbox
