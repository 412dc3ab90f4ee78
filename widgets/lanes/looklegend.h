// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"

#include <QWidget>

namespace signalbox {

/// The five looks of what a task does, with their words: as they are painted in lanes and on cards. Where
/// there is no room for all words, only samples, each with its words as a tip.
class LookLegend : public QWidget {
    Q_OBJECT
public:
    explicit LookLegend(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasWords() const; ///< there is room for all

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry {
        int look; ///< Activity, or one more for who is held up
        QRectF place;
        QString words;
    };
    QList<Entry> entries() const;
    double widthOf(bool withWords) const;

    Theme m_theme = Theme::dark();
};

} // namespace signalbox
