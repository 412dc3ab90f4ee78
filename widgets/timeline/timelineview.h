// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/player.h"
#include "widgets/timeline/timelinehits.h"
#include "widgets/timeline/timelinepainter.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace signalbox {

class ValueHints;

/// The run of a RunKeeper as lanes over time, with a Player's playhead on it. Clicking or dragging moves the
/// playhead, Shift+drag selects a stretch and tells figures about it, the wheel scrolls lanes, with Shift
/// time, with Ctrl it zooms at the pointer; the middle button drags the picture.
///
/// Keys: A, D pan; W, S zoom; Left, Right move the playhead; Home, End go to the start and the end; F fits
/// the run; M sets or clears a mark; Up, Down pick lanes; J goes to who ended the wait of the picked one,
/// Shift+J to whose wait it ended last; Escape drops the stretch.
///
/// Zoom and scroll survive an edit; a view that showed the whole run goes on showing the whole run.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// Both must outlive the view.
    TimelineView(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setHints(ValueHints *hints); ///< which must outlive it: tips tell what variables are
    /// Highlights the lane of \a node and brings it into view; None highlights nothing.
    void setSelectedNode(NodeId node);
    NodeId selectedNode() const { return m_selected; }
    /// The same for a task that has no node of its own.
    void setSelectedTask(TaskId task);
    TaskId selectedTask() const { return m_selectedTask; }
    bool isSelected(const TimelineLane &lane) const { return lane.stands(m_selected, m_selectedTask); }
    bool canPick(const TimelineLane &lane) const;

    const Timeline &timeline() const { return m_timeline; }
    const TimelineGeometry &geometryInTime() const { return m_geometry; }
    const Run &run() const { return m_keeper.replay().run(); }
    Micros time() const { return m_player.time(); }
    void goTo(Micros time) { m_player.seek(time); }
    void pickLane(int lane); ///< selects its node, where it has one, or the task of a program in Python
    /// Lanes of variables, above all others.
    void setPinned(const QList<TimelineLane> &lanes);
    const QList<Micros> &bookmarks() const { return m_bookmarks; }
    std::optional<std::pair<Micros, Micros>> stretch() const { return m_stretch; }

    void fit(); ///< the whole run
    void zoomBy(double factor); ///< about the playhead, where it is in view; above 1 shows less time
    void toggleBookmark(); ///< at the playhead
    /// The sentence about what is at \a point of the viewport; empty where nothing is.
    QString sentenceAt(QPointF point) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void nodePicked(signalbox::NodeId node);
    void taskPicked(signalbox::TaskId task); ///< of a program in Python; after nodePicked() where both are
    void linePicked(int line); ///< of what is printed, as printedLines() counts; the playhead is there
    void unpinned(int pinned); ///< the button of one of the lanes of setPinned()
    void lanesChanged(); ///< timeline() is another one
    /// The playhead has moved, and stands long enough to be told of; or it still moves, now and then.
    void momentSettled();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    enum class Drag : quint8 { None, Scrub, Stretch, Pan };

    void takeRun();
    void followPlayer();
    void measure();
    void setRange(Micros from, Micros to);
    void setZoomed(const TimelineGeometry &zoomed);
    void pan(double pixels);
    void syncScrollBars();
    void setStretch(Micros from, Micros to);
    void clearStretch();
    void setHover(QPointF point);
    void pickNextLane(int direction);
    void showLane(int lane);
    void showSelected();
    void describe();
    Micros timeOf(QPointF point) const;
    TimelineHits hits() const;
    void showTip();
    void lanesArranged();
    void pickLine(qsizetype line);
    int selectedLane() const; ///< -1 for none
    void follow(const WaitArrow &arrow, bool toItsSource);
    void followSelected(bool toItsSource);

    RunKeeper &m_keeper;
    Player &m_player;
    Theme m_theme = Theme::dark();
    Timeline m_timeline;
    TimelineGeometry m_geometry;
    quint64 m_runNumber = 0; ///< of the timeline
    qsizetype m_facts = 0; ///< that it was made of
    bool m_fitted = true;
    bool m_syncing = false;
    NodeId m_selected = NodeId::None;
    TaskId m_selectedTask = TaskId::None;
    QList<Micros> m_bookmarks;
    std::optional<std::pair<Micros, Micros>> m_stretch;
    QString m_stretchWords;
    std::optional<std::pair<int, int>> m_hover;
    std::optional<WaitArrow> m_hoveredArrow;
    int m_hoveredName = -1; ///< lane
    QList<TimelineLane> m_pinned;
    ValueHints *m_hints = nullptr;
    QPoint m_tip; ///< where a tip was asked for
    Drag m_drag = Drag::None;
    bool m_dragMoved = false;
    QTimer m_tellTimer; ///< until a screen reader is told where the playhead is
    QPointF m_pressed;
    Micros m_stretchAnchor = 0;
    TimelineGeometry m_panStart;
};

} // namespace signalbox
