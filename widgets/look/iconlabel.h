// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QWidget>

namespace signalbox {

/// One of our icons beside a text: half as tall again as the text, and it follows theme and font.
class IconLabel : public QWidget {
public:
    explicit IconLabel(const QString &icon, QPalette::ColorRole role = QPalette::Link);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace signalbox
