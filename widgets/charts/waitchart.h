// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/countedwaits.h"
#include "widgets/look/theme.h"

#include <QWidget>

#include <array>

class QBarSet;
class QChart;
class QChartView;
class QGraphicsLineItem;
class QGraphicsSimpleTextItem;
class QValueAxis;

namespace signalbox {

/// How long waits take, as bars, with lines where half, 95 % and 99 % of them are no longer. A bar is looked
/// at with the pointer or the arrow keys, and picked by a click or Return; picked once more it is let go.
class WaitChart : public QWidget {
    Q_OBJECT
public:
    explicit WaitChart(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// \a spread: of the same lengths. The bar that was picked stays where the bars are the same.
    void setBars(const std::vector<LengthBar> &bars, const Spread &spread);
    int pickedBar() const { return m_picked; } ///< -1 for none
    void letGo(); ///< of the bar that is picked
    /// "0.2 s to 0.4 s: 12 waits", of the bar that is looked at or else picked.
    QString words() const;
    QSize sizeHint() const override { return {320, 150}; }

Q_SIGNALS:
    void lookedAtChanged();
    void picked(int bar); ///< -1 for none

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Line {
        QGraphicsLineItem *line = nullptr;
        QGraphicsSimpleTextItem *words = nullptr;
    };

    void makeChart();
    void refresh();
    void lookAt(int bar);
    void pick(int bar);
    int barAt(double x) const;
    void placeLines();
    void paint();

    Theme m_theme = Theme::dark();
    std::vector<LengthBar> m_bars;
    Spread m_spread;
    int m_looked = -1;
    int m_picked = -1;

    QChart *m_chart = nullptr; ///< owned by m_view
    QChartView *m_view = nullptr;
    QBarSet *m_counts = nullptr; ///< of all bars but the one that is looked at or picked
    QBarSet *m_marked = nullptr; ///< of that one
    QValueAxis *m_places = nullptr; ///< hidden: bars stand at 0, 1, 2 …
    QValueAxis *m_times = nullptr; ///< over the same width
    QValueAxis *m_counted = nullptr;
    std::array<Line, 3> m_lines;
};

} // namespace signalbox
