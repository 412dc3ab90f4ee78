// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/iconlabel.h"

#include "widgets/look/icons.h"

#include <QPainter>

namespace signalbox {

IconLabel::IconLabel(const QString &icon, QPalette::ColorRole role)
    : m_icon(icons::icon(icon, role))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize IconLabel::sizeHint() const
{
    const int side = fontMetrics().height() * 3 / 2;
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace signalbox
