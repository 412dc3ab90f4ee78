// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelineview.h"

#include <QWidget>

namespace signalbox {

class OverviewStrip;
class TimelineBar;

/// A timeline with its bar above, and below it the whole run while a part of it is in view.
class TimelinePanel : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    TimelinePanel(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

    TimelineView &view() const { return *m_view; }
    TimelineBar &bar() const { return *m_bar; }
    OverviewStrip &overview() const { return *m_overview; }
    void setTheme(const Theme &theme);

private:
    TimelineView *m_view;
    TimelineBar *m_bar;
    OverviewStrip *m_overview;
};

} // namespace signalbox
