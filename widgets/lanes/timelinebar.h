// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/errand.h"
#include "widgets/timeline/eventsearch.h"
#include "widgets/timeline/timelineview.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace signalbox {

class LookLegend;

/// Above a timeline: what is looked for, how lanes are sorted and grouped, moments to go to, and what its
/// looks mean.
///
/// What is typed filters the lanes by name, kind and function; Enter and Shift+Enter go from event to event
/// whose words have it, and Escape leaves nothing to look for and gives the keyboard back to the timeline. A
/// long run is searched in a thread, and says so until an event is found or something else is looked for.
class TimelineBar : public QWidget {
    Q_OBJECT
public:
    /// The view must outlive it.
    explicit TimelineBar(TimelineView &view, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void openSearch(); ///< the keyboard goes there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What came of a search, in the lanes that were searched.
    struct Found {
        EventSearch search;
        Timeline timeline;
        std::optional<FoundEvent> event;
        bool forward = true;
    };
    void showWords();
    void showLanes();
    void findEvent(bool forward);
    void takeFound();
    void goToEvent(const Found &found);
    void goToLane(bool forward);
    void fillLanes();
    void fillMoments();
    void nameMark();

    TimelineView &m_view;
    EventSearch m_events;
    std::unique_ptr<Errand<Found>, AbandonErrand> m_search; ///< of a long run
    QLineEdit *m_find;
    QLabel *m_found;
    QToolButton *m_lanes;
    QToolButton *m_moments;
    LookLegend *m_legend;
};

} // namespace signalbox
