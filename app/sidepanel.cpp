// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sidepanel.h"

#include "widgets/look/livewords.h"

namespace signalbox {

SidePanel::SidePanel(QWidget *parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    keepTranslated(this, [this] { setAccessibleName(tr("Side panel")); });
    connect(this, &QTabWidget::currentChanged, this, &SidePanel::changePage);
}

void SidePanel::addPage(QWidget *page, Room room)
{
    if (room == Room::Wide)
        m_wideOnes.append(page);
    addTab(page, QString());
}

bool SidePanel::shows(const QWidget *page) const
{
    return !isHidden() && currentWidget() == page;
}

void SidePanel::setWidths(int narrow, int wide)
{
    m_narrow = narrow;
    m_wide = wide;
    Q_EMIT widthWanted(widthOf(roomInFront()));
}

/// The width that a person has dragged the panel to belongs to the page that leaves.
void SidePanel::changePage()
{
    const Room room = roomInFront();
    if (room == m_room)
        return;
    if (isVisible() && width() > 0)
        widthOf(m_room) = width();
    m_room = room;
    if (widthOf(room) > 0)
        Q_EMIT widthWanted(widthOf(room));
}

QByteArray SidePanel::saveWidths() const
{
    const bool counts = isVisible() && width() > 0;
    const int narrow = counts && m_room == Room::Narrow ? width() : m_narrow;
    const int wide = counts && m_room == Room::Wide ? width() : m_wide;
    return QByteArray::number(narrow) + ' ' + QByteArray::number(wide);
}

void SidePanel::restoreWidths(const QByteArray &saved)
{
    const QList<QByteArray> widths = saved.split(' ');
    if (widths.size() != 2 || widths[0].toInt() <= 0 || widths[1].toInt() <= 0)
        return;
    m_narrow = widths[0].toInt();
    m_wide = widths[1].toInt();
}

} // namespace signalbox
