// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/player.h"
#include "widgets/timeline/lanekeeper.h"
#include "widgets/timeline/lanesheets.h"
#include "widgets/timeline/timelinehits.h"
#include "widgets/timeline/timelinemoments.h"
#include "widgets/timeline/timelinepainter.h"
#include "widgets/timeline/timelinerange.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace signalbox {

class ValueHints;

/// The run of a RunKeeper as lanes over time, with a Player's playhead on it; what is picked, what stands out
/// and which part is in view. A mouse and keys come with TimelineArea.
///
/// Zoom and scroll survive an edit; a view that showed the whole run goes on showing the whole run.
class TimelineArea : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// Both must outlive the view.
    TimelineArea(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

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

    const Timeline &timeline() const { return m_lanes.timeline(); }
    LaneKeeper &lanes() { return m_lanes; }
    const TimelineRange &range() const { return m_range; }
    int currentLane() const; ///< that the keyboard talks to: picked last, else selected; -1 for none
    void setCurrent(int lane);
    int selectedLane() const; ///< -1 for none
    TimelineHits hits() const;
    Micros timeOf(QPointF point) const; ///< within the run
    void setHover(QPointF point); ///< what is there stands out
    /// To the lane and the moment at which one task ended the wait of another, on either side.
    void follow(const WaitArrow &arrow, bool toItsSource);
    void followSelected(bool toItsSource); ///< the arrow at the playhead
    void pickLine(qsizetype line); ///< to where it was printed
    void showLane(int lane); ///< scrolls to it
    enum class Hand : quint8 { Free, Busy, Scrubs };
    void setHand(Hand hand) { m_hand = hand; } ///< while it scrubs nothing else moves the picture
    QList<Stop> stops() const; ///< of the document, one that is dragged where the hand has it
    QList<Micros> byHand() const; ///< moments of interventions, likewise
    /// The mark at a moment is dragged to another; the same one: it is not.
    void setDraggedStop(Micros from, Micros to);
    void setDraggedHand(Micros from, Micros to);
    void setDropAt(int lane); ///< one that is dragged would come before it; -1 for none
    const TimelineGeometry &geometryInTime() const { return m_geometry; }
    const Run &run() const { return m_keeper.replay().run(); }
    std::shared_ptr<const Run> sharedRun() const { return m_keeper.replay().sharedRun(); }
    const World &world() const { return m_player.world(); }
    Micros time() const { return m_player.time(); }
    Micros readableTime() const { return m_player.readableTime(); }
    void goTo(Micros time) { m_player.seek(time); }
    void pickLane(int lane); ///< selects its node, where it has one, or the task of a program in Python
    /// Lanes of variables, above all others.
    void setPinned(const QList<TimelineLane> &lanes);
    QList<Micros> bookmarks() const { return m_bookmarks.keys(); }
    const QMap<Micros, QString> &namedBookmarks() const { return m_bookmarks; } ///< with their names
    void nameBookmark(Micros time, const QString &name); ///< sets it where there is none
    void setBookmarks(const QMap<Micros, QString> &marks); ///< all of them, with their names
    /// What is marked and what deserves a look.
    QList<TimelineMoment> moments() const;
    void goToMoment(const TimelineMoment &moment);
    void goToNextMoment(bool forward);
    std::optional<std::pair<Micros, Micros>> stretch() const { return m_stretch; }

    void fit(); ///< the whole run
    void setRange(Micros from, Micros to);
    void moveTo(Micros from); ///< the same length of time, from another moment
    void pan(double pixels);
    void setStretch(Micros from, Micros to);
    void clearStretch();
    /// Sets its beginning or its end to the playhead; the other one stays, or is the run's.
    void beginStretch() { turnStretch(true); }
    void endStretch() { turnStretch(false); }
    void setGhost(const std::shared_ptr<const GhostLanes> &ghost); ///< of a pinned run; null for none
    void setMarked(const QList<TaskStretch> &marked); ///< parts of lanes that stand out
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
    void rangeChanged();
    void findAsked(); ///< by a key
    void stopDragged(signalbox::Micros from, signalbox::Micros to); ///< and let go
    void handDragged(signalbox::Micros from, signalbox::Micros to); ///< what is done by hand, likewise
    /// Of a lane's menu: at \a time, cancel by hand whom Python calls \a task.
    void cancelAsked(const QString &task, signalbox::Micros time);
    void marksChanged(); ///< bookmarks and their names
    void stretchChanged();
    /// The playhead has moved, and stands long enough to be told of; or it still moves, now and then.
    void momentSettled();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void lanesTaken();
    void followPlayer();
    void measure();
    void takeRange();
    void syncScrollBars();
    QString sentenceOfNow(int lane) const;
    void showSelected();
    void describe();
    void showTip();
    void lanesArranged();
    void turnStretch(bool atBegin);
    void takeEnd();

    RunKeeper &m_keeper;
    Player &m_player;
    Theme m_theme = Theme::dark();
    LaneKeeper m_lanes;
    LaneSheets m_sheets{1}; ///< a playhead that drags the picture along never waits for them
    Hand m_hand = Hand::Free;
    int m_dropAt = -1;
    std::pair<Micros, Micros> m_draggedStop{-1, -1}; ///< from where, and to where
    std::pair<Micros, Micros> m_draggedHand{-1, -1};
    TimelineRange m_range;
    TimelineGeometry m_geometry;
    int m_current = -1; ///< the lane that the keyboard talks to
    QString m_currentKey; ///< of it, in whatever order
    bool m_syncing = false;
    NodeId m_selected = NodeId::None;
    TaskId m_selectedTask = TaskId::None;
    QMap<Micros, QString> m_bookmarks; ///< names
    std::optional<std::pair<Micros, Micros>> m_stretch;
    QString m_stretchWords;
    QList<TaskStretch> m_marked;
    std::optional<std::pair<int, int>> m_hover;
    std::optional<WaitArrow> m_hoveredArrow;
    int m_hoveredName = -1; ///< lane
    ValueHints *m_hints = nullptr;
    QPoint m_tip; ///< where a tip was asked for
    QTimer m_tellTimer; ///< until a screen reader is told where the playhead is
};

} // namespace signalbox
