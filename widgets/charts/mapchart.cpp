// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/mapchart.h"

#include "engine/messages/message.h"
#include "widgets/charts/chartaccessibility.h"
#include "widgets/look/livewords.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kScaleWidth = 12; ///< of the bar of colours beside the map

/// Viridis (S. van der Walt and N. Smith, 2015), which becomes brighter all the way.
constexpr std::array<QRgb, 9> kStops{0xff440154, 0xff472d7b, 0xff3b528b, 0xff2c728e, 0xff21918c,
                                     0xff28ae80, 0xff5ec962, 0xffaddc30, 0xfffde725};

QString mapNumber(double value)
{
    return QString::number(value, 'g', 4);
}

/// The value nearest to \a value.
int nearestIn(const std::vector<double> &values, double value)
{
    const auto isNearer = [value](double one, double other) {
        return std::abs(one - value) < std::abs(other - value);
    };
    return int(std::min_element(values.begin(), values.end(), isNearer) - values.begin());
}

} // namespace

MapChart::MapChart(QWidget *parent)
    : QWidget(parent)
{
    installChartAccessibility();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Map of the sweep"));
        update();
    });
}

QColor MapChart::colourOf(double share)
{
    const double place = std::clamp(share, 0.0, 1.0) * double(kStops.size() - 1);
    const auto below = std::min(std::size_t(place), kStops.size() - 2);
    const double part = place - double(below);
    const QColor one(kStops[below]);
    const QColor other(kStops[below + 1]);
    const auto between = [part](int from, int to) { return int(std::lround(from + (to - from) * part)); };
    return {between(one.red(), other.red()), between(one.green(), other.green()),
            between(one.blue(), other.blue())};
}

void MapChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void MapChart::setSweep(const SweepAxis &across, const SweepAxis &up, Measure measure,
                        const std::vector<SweepPoint> &points)
{
    m_across = across;
    m_up = up;
    m_measure = measure;
    m_points = points;
    measureOutcomes();
    if (m_looked >= columns() * lines())
        m_looked = -1;
    setAccessibleDescription(words());
    update();
}

void MapChart::measureOutcomes()
{
    m_least = m_most = 0;
    bool isFirst = true;
    for (const SweepPoint &point : m_points) {
        if (point.known == 0)
            continue;
        m_least = isFirst ? point.middle : std::min(m_least, point.middle);
        m_most = isFirst ? point.middle : std::max(m_most, point.middle);
        isFirst = false;
    }
}

void MapChart::setNow(double across, double up)
{
    m_now = std::pair(across, up);
    update();
}

std::optional<std::pair<double, double>> MapChart::lookedAt() const
{
    if (m_looked < 0)
        return std::nullopt;
    return std::pair(m_across.values[std::size_t(m_looked % columns())],
                     m_up.values[std::size_t(m_looked / columns())]);
}

const SweepPoint *MapChart::pointAt(int column, int line) const
{
    const auto place = std::size_t(line * columns() + column);
    return place < m_points.size() ? &m_points[place] : nullptr;
}

QString MapChart::outcomeWords(const SweepPoint &point) const
{
    if (point.known == 0)
        return tr("none");
    const MeasureInfo &row = info(m_measure);
    const QString number = mapNumber(point.middle);
    return row.unit.isEmpty() ? number
                              : fill(tr("{number} {unit}"), {{u"number", number}, {u"unit", row.unit()}});
}

/// What the colours are.
QString MapChart::outcomeName() const
{
    const MeasureInfo &row = info(m_measure);
    return row.unit.isEmpty()
        ? row.label()
        : fill(tr("{measure} ({unit})"), {{u"measure", row.label()}, {u"unit", row.unit()}});
}

QString MapChart::words() const
{
    const auto looked = lookedAt();
    if (!looked)
        return {};
    const SweepPoint *const point = pointAt(m_looked % columns(), m_looked / columns());
    return fill(tr("{first} {across}, {second} {up}: {outcome}"),
                {{u"first", m_across.knob.label},
                 {u"across", valueWords(m_across.knob, looked->first)},
                 {u"second", m_up.knob.label},
                 {u"up", valueWords(m_up.knob, looked->second)},
                 {u"outcome", point ? outcomeWords(*point) : tr("on its way")}});
}

QString MapChart::briefWords() const
{
    const auto looked = lookedAt();
    const SweepPoint *const point = looked ? pointAt(m_looked % columns(), m_looked / columns()) : nullptr;
    if (!point)
        return {};
    return fill(tr("{across}, {up}: {outcome}"),
                {{u"across", valueWords(m_across.knob, looked->first)},
                 {u"up", valueWords(m_up.knob, looked->second)},
                 {u"outcome", outcomeWords(*point)}});
}

QList<QStringList> MapChart::rows() const
{
    const auto whole = [](double value) { return QString::number(value, 'g', 12); };
    QList<QStringList> rows{
        {fill(tr("{second} / {first}"), {{u"first", m_across.knob.label}, {u"second", m_up.knob.label}})}};
    for (const double value : m_across.values)
        rows.front().append(whole(value));
    for (int line = lines() - 1; line >= 0; --line) {
        QStringList cells{whole(m_up.values[std::size_t(line)])};
        for (int column = 0; column < columns(); ++column) {
            const SweepPoint *const point = pointAt(column, line);
            cells.append(point && point->known > 0 ? whole(point->middle) : QString());
        }
        rows.append(cells);
    }
    return rows;
}

QRectF MapChart::field() const
{
    const QFontMetricsF metrics(Theme::smallFont());
    const double numbers = metrics.horizontalAdvance(QStringLiteral("0000.0")) + 8;
    return QRectF(rect()).adjusted(numbers, metrics.height() + 4, -numbers - kScaleWidth - 12,
                                   -2 * metrics.height() - 6);
}

QRectF MapChart::placeOf(int column, int line) const
{
    const QRectF all = field();
    const double width = all.width() / columns();
    const double height = all.height() / lines();
    return {all.left() + column * width, all.bottom() - (line + 1) * height, width, height};
}

void MapChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    if (columns() == 0 || lines() == 0 || field().width() < 20 || field().height() < 20)
        return;
    painter.setFont(Theme::smallFont());
    paintPlaces(painter);
    paintAxes(painter);
    paintScale(painter);
    if (m_now)
        frame(painter,
              nearestIn(m_up.values, m_now->second) * columns() + nearestIn(m_across.values, m_now->first),
              m_theme.text, 1.5);
    if (m_looked >= 0)
        frame(painter, m_looked, hasFocus() ? m_theme.focus : m_theme.accent, 2.5);
}

/// With the numbers, where they have room.
void MapChart::paintPlaces(QPainter &painter) const
{
    painter.fillRect(field(), m_theme.canvas);
    const QFontMetricsF metrics(painter.font());
    for (int line = 0; line < lines(); ++line) {
        for (int column = 0; column < columns(); ++column) {
            const SweepPoint *const point = pointAt(column, line);
            if (!point)
                continue;
            const QRectF place = placeOf(column, line);
            if (point->known == 0) {
                painter.fillRect(place, QBrush(m_theme.faintText, Qt::BDiagPattern));
                continue;
            }
            const double share = m_most > m_least ? (point->middle - m_least) / (m_most - m_least) : 0.5;
            const QColor colour = colourOf(share);
            painter.fillRect(place, colour);
            const QString number = mapNumber(point->middle);
            if (metrics.horizontalAdvance(number) + 4 > place.width() || metrics.height() > place.height())
                continue;
            painter.setPen(m_theme.textOn(colour));
            painter.drawText(place, Qt::AlignCenter, number);
        }
    }
}

/// Names and, of the values, as many as have room.
void MapChart::paintAxes(QPainter &painter) const
{
    const QRectF all = field();
    const QFontMetricsF metrics(painter.font());
    painter.setPen(m_theme.mutedText);
    double right = all.left() - 40;
    for (int column = 0; column < columns(); ++column) {
        const QString number = mapNumber(m_across.values[std::size_t(column)]);
        QRectF place(0, all.bottom() + 2, metrics.horizontalAdvance(number) + 2, metrics.height());
        place.moveCenter({placeOf(column, 0).center().x(), place.center().y()});
        if (place.left() < right + 6)
            continue;
        right = place.right();
        painter.drawText(place, Qt::AlignCenter, number);
    }
    double top = height();
    for (int line = 0; line < lines(); ++line) {
        QRectF place(0, 0, all.left() - 4, metrics.height());
        place.moveCenter({place.center().x(), placeOf(0, line).center().y()});
        if (place.bottom() > top)
            continue;
        top = place.top();
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, mapNumber(m_up.values[std::size_t(line)]));
    }
    const QRectF below(all.left(), all.bottom() + metrics.height() + 4, all.width(), metrics.height());
    painter.drawText(below, Qt::AlignCenter,
                     metrics.elidedText(m_across.knob.label, Qt::ElideRight, below.width()));
    // Over the numbers at the left and those of the colours at the right.
    const QRectF above(2, 0, width() / 2.0 - 8, metrics.height());
    painter.drawText(above, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_up.knob.label, Qt::ElideRight, above.width()));
    painter.drawText(above.translated(width() / 2.0 + 4, 0), Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(outcomeName(), Qt::ElideRight, above.width()));
}

/// From the least outcome to the greatest.
void MapChart::paintScale(QPainter &painter) const
{
    const QRectF all = field();
    const QRectF bar(all.right() + 10, all.top(), kScaleWidth, all.height());
    QLinearGradient colours(bar.bottomLeft(), bar.topLeft());
    for (std::size_t at = 0; at < kStops.size(); ++at)
        colours.setColorAt(double(at) / double(kStops.size() - 1), QColor(kStops[at]));
    painter.fillRect(bar, colours);
    const QFontMetricsF metrics(painter.font());
    painter.setPen(m_theme.mutedText);
    const QRectF beside(bar.right() + 4, bar.top(), width() - bar.right() - 4, bar.height());
    painter.drawText(beside, Qt::AlignTop | Qt::AlignLeft, mapNumber(m_most));
    painter.drawText(beside, Qt::AlignBottom | Qt::AlignLeft, mapNumber(m_least));
}

void MapChart::frame(QPainter &painter, int place, const QColor &colour, double width) const
{
    const QRectF around = placeOf(place % columns(), place / columns()).adjusted(1, 1, -1, -1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.canvas, width + 2)); // it has to be seen on every colour
    painter.drawRect(around);
    painter.setPen(QPen(colour, width));
    painter.drawRect(around);
}

void MapChart::lookAt(int place)
{
    if (place == m_looked)
        return;
    m_looked = place < columns() * lines() ? place : -1;
    setAccessibleDescription(words());
    update();
    Q_EMIT lookedAtChanged();
}

int MapChart::placeAt(QPointF point) const
{
    const QRectF all = field();
    if (columns() == 0 || lines() == 0 || !all.contains(point))
        return -1;
    const int column = std::min(columns() - 1, int((point.x() - all.left()) / all.width() * columns()));
    const int line = std::min(lines() - 1, int((all.bottom() - point.y()) / all.height() * lines()));
    return line * columns() + column;
}

void MapChart::mouseMoveEvent(QMouseEvent *event)
{
    lookAt(placeAt(event->position()));
}

void MapChart::mouseReleaseEvent(QMouseEvent *event)
{
    lookAt(placeAt(event->position()));
    if (const auto looked = lookedAt(); looked && event->button() == Qt::LeftButton)
        Q_EMIT picked(looked->first, looked->second);
}

void MapChart::keyPressEvent(QKeyEvent *event)
{
    if (columns() == 0 || lines() == 0)
        return QWidget::keyPressEvent(event);
    int column = m_looked < 0 ? 0 : m_looked % columns();
    int line = m_looked < 0 ? 0 : m_looked / columns();
    switch (event->key()) {
    case Qt::Key_Left:
        --column;
        break;
    case Qt::Key_Right:
        ++column;
        break;
    case Qt::Key_Up:
        ++line;
        break;
    case Qt::Key_Down:
        --line;
        break;
    case Qt::Key_Home:
        column = 0;
        break;
    case Qt::Key_End:
        column = columns() - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto looked = lookedAt())
            Q_EMIT picked(looked->first, looked->second);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    lookAt(std::clamp(line, 0, lines() - 1) * columns() + std::clamp(column, 0, columns() - 1));
}

void MapChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!hasFocus())
        lookAt(-1);
}

void MapChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_looked < 0 && columns() * lines() > 0)
        lookAt(0);
}

void MapChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    lookAt(-1);
}

} // namespace signalbox
