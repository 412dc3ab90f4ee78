// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/errand.h"
#include "widgets/session/runkeeper.h"
#include "widgets/timeline/lanearrangement.h"

#include <QObject>

#include <memory>

namespace signalbox {

/// The lanes of the keeper's run as a person has arranged them, and what one can do about that. Lanes in
/// arguments are places in timeline().
///
/// Of a long run they are made, and arranged anew, in a thread: the lanes that were there, of the same run
/// while that was shorter or in another order, stay until changed().
class LaneKeeper : public QObject {
    Q_OBJECT
public:
    /// The keeper must outlive it.
    explicit LaneKeeper(RunKeeper &keeper, QObject *parent = nullptr);

    const Timeline &timeline() const { return m_timeline; } ///< as it is shown
    const Timeline &all() const { return m_all; } ///< without variables, as drawn
    const Run &run() const { return m_keeper.replay().run(); }

    /// Looks at the keeper's run, if it is another one or has grown by much; taken() tells when its lanes are
    /// there.
    void takeRun();
    bool isBusy() const { return m_errand != nullptr; } ///< with lanes that are to come
    void forgetRun() { m_facts = 0; } ///< the next takeRun() takes it: its words are others

    const LaneChoice &choice() const { return m_view.choice; }
    void setChoice(const LaneChoice &choice); ///< as it was kept somewhere: chosen() does not tell of it
    void setSort(LaneChoice::Sort sort);
    void setGrouping(LaneChoice::Grouping grouping);
    void reset(); ///< as drawn
    const QString &find() const { return m_view.find; }
    int found() const { return m_found; } ///< lanes that have the words of find()
    void setFind(const QString &words);
    void setVariables(const QList<TimelineLane> &lanes); ///< above all others
    void setGhost(std::shared_ptr<const GhostLanes> ghost); ///< of a pinned run; null for none
    void setNow(Micros now); ///< where the playhead rests, for an order by state

    QString keyOf(int lane) const { return laneKey(run(), m_timeline.lanes[lane]); }
    int laneOf(const QString &key) const; ///< -1 for none
    bool isPinned(int lane) const;
    bool canPin(int lane) const;
    void togglePinned(int lane);
    void unpinAll();
    bool canMove(int lane, int direction) const { return neighbour(lane, direction) >= 0; }
    void moveBy(int lane, int direction); ///< past the next one of its kind, -1 or 1
    void moveBefore(int lane, int before); ///< as many as there are: to the end
    /// The group that can be folded or unfolded from \a lane; empty for none.
    QString groupOf(int lane) const;
    bool isFolded(const QString &group) const;
    void toggleFolded(const QString &group);

Q_SIGNALS:
    void changed(); ///< timeline() is another one
    void taken(); ///< and of another run, or of more of it
    void chosen(); ///< choice() is, by a person

private:
    /// What a thread makes: lanes of a run, or only another order of them.
    struct Made {
        Timeline all = {};
        Timeline shown = {};
        int found = 0;
        LaneView view = {}; ///< that they are arranged for
        bool isOfNewRun = false;
    };
    static void arrange(Made &made, const Layout &layout, const Run &run);
    void choose(const LaneChoice &choice);
    void arrange();
    void begin(bool isOfNewRun);
    void takeMade();
    void show(Made made);
    int neighbour(int lane, int direction) const;
    int headingOf(int lane) const;
    LaneChoice byHand() const;

    RunKeeper &m_keeper;
    Timeline m_all;
    Timeline m_timeline;
    LaneView m_view;
    QList<TimelineLane> m_variables;
    int m_found = 0;
    quint64 m_runNumber = 0; ///< of the timeline
    qsizetype m_facts = 0; ///< that it was made of
    std::unique_ptr<Errand<Made>, AbandonErrand> m_errand;
    bool m_isMaking = false; ///< it is with lanes of more of the run
};

} // namespace signalbox
