// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sweeps/sweep.h"
#include "widgets/look/theme.h"

#include <QWidget>

#include <optional>

class QChart;
class QChartView;
class QGraphicsLineItem;
class QLineSeries;
class QAreaSeries;
class QScatterSeries;
class QValueAxis;

namespace signalbox {

/// What a sweep of one number has come to so far, as a curve; of several seeds with a band from the least to
/// the most. A value is looked at with the pointer or the arrow keys, and picked by a click or Return.
class SweepChart : public QWidget {
    Q_OBJECT
public:
    explicit SweepChart(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// \a points: of the first values of \a axis; the others are on their way.
    void setSweep(const SweepAxis &axis, Measure measure, const std::vector<SweepPoint> &points);
    /// Where the number is now.
    void setNow(double value);
    /// The value that is looked at; nothing where nothing is there.
    std::optional<double> lookedAt() const;
    /// "0.4 s: 8.2 s, from 7.9 s to 8.8 s in 30 runs", of the value that is looked at.
    QString words() const;
    /// The curve as numbers, under a head; those of a band where there are several seeds.
    QList<QStringList> rows() const;
    QPixmap picture(); ///< as it is seen

Q_SIGNALS:
    void lookedAtChanged();
    void picked(double value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void refresh();
    void lookAt(int point);
    int pointAt(double x) const;
    void placeLines();
    void paint();

    Theme m_theme = Theme::dark();
    SweepAxis m_axis;
    Measure m_measure = Measure::End;
    std::vector<SweepPoint> m_points;
    double m_now = 0;
    int m_looked = -1; ///< place among m_points

    QChart *m_chart = nullptr; ///< owned by m_view
    QChartView *m_view = nullptr;
    QValueAxis *m_valueAxis = nullptr; ///< of the number
    QValueAxis *m_outcomeAxis = nullptr;
    QLineSeries *m_middle = nullptr;
    QLineSeries *m_low = nullptr;
    QLineSeries *m_high = nullptr;
    QAreaSeries *m_band = nullptr;
    QScatterSeries *m_mark = nullptr;
    QGraphicsLineItem *m_nowLine = nullptr;
};

} // namespace signalbox
