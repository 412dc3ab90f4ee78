// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sweeps/sweep.h"
#include "widgets/look/theme.h"

#include <QWidget>

#include <optional>

namespace signalbox {

/// What a sweep of two numbers has come to so far, as a map: the first number to the right, the second
/// upwards, the outcome as a colour that is the brighter the greater it is, so that it can be read without
/// colours as well. Where a run has no outcome the place is hatched. A place is looked at with the pointer or
/// the arrow keys, and picked by a click or Return.
class MapChart : public QWidget {
    Q_OBJECT
public:
    explicit MapChart(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// \a points: of the first places, the first number counting fastest; the others are on their way.
    void setSweep(const SweepAxis &across, const SweepAxis &up, Measure measure,
                  const std::vector<SweepPoint> &points);
    /// Where the numbers are now.
    void setNow(double across, double up);
    /// The values that are looked at; nothing where nothing is there.
    std::optional<std::pair<double, double>> lookedAt() const;
    /// "cook.work 0.4 s, orders.capacity 5: 8.2 s", of what is looked at.
    QString words() const;
    QString briefWords() const; ///< "0.4 s, 5: 8.2 s"
    /// A row for each value of the second number, the greatest first, under the values of the first.
    QList<QStringList> rows() const;
    /// The colour of an outcome that is \a share of the way from the least to the greatest.
    static QColor colourOf(double share);

    QSize sizeHint() const override { return {320, 180}; }

Q_SIGNALS:
    void lookedAtChanged();
    void picked(double across, double up);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int columns() const { return int(m_across.values.size()); }
    int lines() const { return int(m_up.values.size()); }
    const SweepPoint *pointAt(int column, int line) const; ///< null where it is not there yet
    QRectF field() const; ///< where the places are
    QRectF placeOf(int column, int line) const;
    QString outcomeName() const;
    QString outcomeWords(const SweepPoint &point) const;
    void lookAt(int place);
    int placeAt(QPointF point) const; ///< -1 for none
    void measureOutcomes();
    void paintPlaces(QPainter &painter) const;
    void paintAxes(QPainter &painter) const;
    void paintScale(QPainter &painter) const;
    void frame(QPainter &painter, int place, const QColor &colour, double width) const;

    Theme m_theme = Theme::dark();
    SweepAxis m_across;
    SweepAxis m_up;
    Measure m_measure = Measure::End;
    std::vector<SweepPoint> m_points;
    double m_least = 0; ///< of the outcomes there are
    double m_most = 0;
    std::optional<std::pair<double, double>> m_now;
    int m_looked = -1; ///< place among m_points
};

} // namespace signalbox
