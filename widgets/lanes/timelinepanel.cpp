// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lanes/timelinepanel.h"

#include "widgets/lanes/overviewstrip.h"
#include "widgets/lanes/timelinebar.h"

#include <QVBoxLayout>

namespace signalbox {

TimelinePanel::TimelinePanel(RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_view(new TimelineView(keeper, player))
    , m_bar(new TimelineBar(*m_view))
    , m_overview(new OverviewStrip(*m_view))
{
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the overview is in its place
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_view, 1);
    column->addWidget(m_overview);
}

void TimelinePanel::setTheme(const Theme &theme)
{
    m_bar->setTheme(theme);
    m_view->setTheme(theme);
    m_overview->setTheme(theme);
}

} // namespace signalbox
