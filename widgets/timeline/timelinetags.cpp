// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinetags.h"

#include "widgets/look/icons.h"
#include "widgets/look/steady.h"
#include "widgets/look/wordmetrics.h"
#include "widgets/timeline/lanepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

QFont playheadFont()
{
    QFont font = Theme::smallFont();
    font.setWeight(QFont::Bold);
    return font;
}

/// An error is told in words; what merely deserves a look is a sign with a tooltip.
bool isGrave(const Verdict &verdict)
{
    return verdict.severity == Verdict::Severity::Error;
}

constexpr double kMark = 6; ///< that a mark reaches to either side of its moment
constexpr double kFlag = 21; ///< the width of a flag without words

} // namespace

bool timeStandsStill(const TimelinePicture &picture)
{
    return picture.timeline.end == 0 && picture.run.hasEnded();
}

TimelineTags::TimelineTags(const TimelinePicture &picture, const QSizeF &size)
    : m_picture(picture)
    , m_theme(picture.theme)
    , m_geometry(picture.geometry)
    , m_size(size)
    , m_step(rulerStep(picture.geometry))
    , m_scale(picture.geometry.scale)
    , m_pill(playheadPill())
    , m_stretchTag(stretchTag())
    , m_marks(marks())
{
    placeFlags();
    placeNames();
}

QList<QRectF> TimelineTags::places() const
{
    QList<QRectF> all{m_pill, m_stretchTag};
    for (const auto &[verdict, flag] : m_flags)
        all.append(flag);
    for (const auto &[name, tag] : m_names)
        all.append(tag);
    return all;
}

/// They are all of one size.
QList<QRectF> TimelineTags::marks() const
{
    QList<QRectF> all;
    const auto add = [&](Micros time) {
        const double x = m_geometry.x(time);
        if (x >= m_geometry.left - 1 && x <= m_size.width())
            all.append(QRectF(x - kMark * m_scale, 0, 2 * kMark * m_scale, m_geometry.rulerHeight()));
    };
    for (const Stop &stop : m_picture.stops)
        add(stop.time);
    for (const Micros time : m_picture.byHand)
        add(time);
    for (auto mark = m_picture.bookmarks.begin(); mark != m_picture.bookmarks.end(); ++mark)
        add(mark.key());
    return all;
}

std::optional<QRectF> TimelineTags::numberPlace(const QRectF &place) const
{
    const QList<QRectF> tags = places();
    const auto isCovered = [](const QList<QRectF> &by, const QRectF &number) {
        return std::any_of(by.begin(), by.end(), [&](const QRectF &each) { return each.intersects(number); });
    };
    QList<QRectF> tries{place};
    for (const QRectF &mark : m_marks) {
        if (mark.contains(place.left(), mark.center().y()))
            tries.append(QRectF(QPointF(mark.right() + 1, place.top()), place.size()));
    }
    for (const QRectF &each : std::as_const(tries)) {
        // A time that the edge would cut is another time.
        const bool isWhole = each.right() <= m_size.width();
        if (isWhole && !isCovered(m_marks, each) && !isCovered(tags, each.adjusted(-4, 0, 4, 0)))
            return each;
    }
    return std::nullopt;
}

void TimelineTags::paintStretch(QPainter &painter) const
{
    if (!m_picture.stretch)
        return;
    const QRectF area(QPointF(m_geometry.left, m_geometry.rulerHeight()),
                      QPointF(m_size.width(), m_size.height()));
    const double left = std::clamp(m_geometry.x(m_picture.stretch->first), area.left(), area.right());
    const double right = std::clamp(m_geometry.x(m_picture.stretch->second), area.left(), area.right());
    QColor tint = m_theme.accent;
    tint.setAlphaF(0.16f);
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), tint);
    for (const double x : {left, right})
        painter.fillRect(QRectF(x - 0.5, 0, 1, m_size.height()), m_theme.accent);
    if (m_stretchTag.isNull())
        return;
    painter.setFont(Theme::smallFont());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.accent, 1));
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(m_stretchTag, 4 * m_scale, 4 * m_scale);
    painter.setPen(m_theme.text);
    painter.drawText(m_stretchTag, Qt::AlignCenter, m_picture.stretchWords);
}

/// Where a tag of the ruler can stand without covering another one: where it wants to, else beside the
/// nearest; nowhere if the ruler is full.
std::optional<QRectF> TimelineTags::clearOf(const QList<QRectF> &taken, QRectF tag) const
{
    constexpr double apart = 4;
    const double wanted = tag.left();
    QList<double> places{wanted};
    for (const QRectF &other : taken) {
        if (!other.isNull())
            places << other.left() - apart - tag.width() << other.right() + apart;
    }
    std::stable_sort(places.begin(), places.end(),
                     [wanted](double a, double b) { return std::abs(a - wanted) < std::abs(b - wanted); });
    for (const double left : std::as_const(places)) {
        tag.moveLeft(left);
        const bool inside = left >= m_geometry.left && tag.right() <= m_size.width();
        if (inside && std::none_of(taken.begin(), taken.end(), [&](const QRectF &other) {
                return other.adjusted(1 - apart, 0, apart - 1, 0).intersects(tag);
            }))
            return tag;
    }
    return std::nullopt;
}

/// Over the middle of the selected stretch, or beside the playhead's time where that is in its way.
QRectF TimelineTags::stretchTag() const
{
    if (!m_picture.stretch || m_picture.stretchWords.isEmpty())
        return {};
    const double least = m_geometry.left;
    const double left = std::clamp(m_geometry.x(m_picture.stretch->first), least, m_size.width());
    const double right = std::clamp(m_geometry.x(m_picture.stretch->second), least, m_size.width());
    const double width =
        WordMetrics(Theme::smallFont()).horizontalAdvance(m_picture.stretchWords) + 16 * m_scale;
    const double most = std::max(least, m_size.width() - width - 4);
    const QRectF tag(std::clamp((left + right - width) / 2, least, most), 2 * m_scale, width,
                     m_geometry.rulerHeight() - 6 * m_scale);
    return clearOf({m_pill}, tag).value_or(tag);
}

void TimelineTags::placeFlags()
{
    const WordMetrics metrics(Theme::smallFont());
    QList<QRectF> taken{m_pill, m_stretchTag};
    for (const Verdict &verdict : m_picture.verdicts) {
        const double x = m_geometry.x(verdict.time);
        if (x < m_geometry.left - 1 || x > m_size.width() + 1)
            continue;
        const double words = isGrave(verdict) ? metrics.horizontalAdvance(verdict.title) + 6 * m_scale : 0;
        auto place = clearOf(taken, flagAt(x, words));
        // Away from its line it would seem to be another moment's: rather without its words.
        if (!place || x < place->left() - 1 || x > place->right() + 1)
            place = clearOf(taken, flagAt(x, 0));
        if (place) {
            m_flags.append({&verdict, *place});
            taken.append(*place);
        }
    }
}

/// Right of \a x, or left of it where there is no room.
QRectF TimelineTags::flagAt(double x, double words) const
{
    QRectF flag(x, 2 * m_scale, words + kFlag * m_scale, m_geometry.rulerHeight() - 6 * m_scale);
    if (flag.right() > m_size.width())
        flag.moveRight(std::min(x, m_size.width() - 1));
    return flag;
}

/// Right of their marks. A name that has no room there would seem to be another mark's.
void TimelineTags::placeNames()
{
    const WordMetrics metrics(Theme::smallFont());
    QList<QRectF> taken = places() + m_marks;
    for (auto mark = m_picture.bookmarks.begin(); mark != m_picture.bookmarks.end(); ++mark) {
        const double x = m_geometry.x(mark.key());
        if (mark->isEmpty() || x < m_geometry.left - 1 || x > m_size.width() + 1)
            continue;
        const QRectF tag(x + 7 * m_scale, 2 * m_scale, metrics.horizontalAdvance(*mark) + 10 * m_scale,
                         m_geometry.rulerHeight() - 6 * m_scale);
        const bool isFree = std::none_of(taken.begin(), taken.end(),
                                         [&tag](const QRectF &other) { return other.intersects(tag); });
        if (!isFree || tag.right() > m_size.width())
            continue;
        m_names.append({*mark, tag});
        taken.append(tag);
    }
}

void TimelineTags::paintNames(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::smallFont());
    for (const auto &[name, tag] : m_names) {
        painter.setPen(QPen(m_theme.accent, 1));
        painter.setBrush(m_theme.card);
        painter.drawRoundedRect(tag, 3 * m_scale, 3 * m_scale);
        painter.setPen(m_theme.text);
        painter.drawText(tag, Qt::AlignCenter, name);
    }
}

void TimelineTags::paintVerdicts(QPainter &painter) const
{
    for (const Verdict &verdict : m_picture.verdicts) {
        const double x = m_geometry.x(verdict.time);
        if (x < m_geometry.left - 1 || x > m_size.width() + 1)
            continue;
        const QColor colour = isGrave(verdict) ? m_theme.error : m_theme.warning;
        painter.fillRect(QRectF(x - 0.75, m_geometry.rulerHeight() - 4 * m_scale, 1.5, m_size.height()),
                         mixed(m_theme.canvas, colour, 0.75));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &[verdict, flag] : m_flags)
        paintFlag(painter, *verdict, flag);
}

void TimelineTags::paintFlag(QPainter &painter, const Verdict &verdict, const QRectF &flag) const
{
    const QColor colour = isGrave(verdict) ? m_theme.error : m_theme.warning;
    const double icon = 13 * m_scale;
    painter.setPen(QPen(colour, 1));
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(flag, 3 * m_scale, 3 * m_scale);
    icons::paint(painter, QStringLiteral("problems"),
                 QRectF(flag.left() + 4 * m_scale, flag.center().y() - icon / 2, icon, icon), colour);
    if (flag.width() <= kFlag * m_scale)
        return;
    painter.setFont(Theme::smallFont());
    painter.setPen(m_theme.text);
    painter.drawText(flag.adjusted(icon + 7 * m_scale, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     verdict.title);
}

QString TimelineTags::playheadWords() const
{
    if (timeStandsStill(m_picture))
        return QStringLiteral("0 s");
    return rulerTime(m_picture.playhead, std::min<Micros>(m_step / 10, 10'000));
}

/// Where the playhead's time is written; a null rectangle when it is out of view.
QRectF TimelineTags::playheadPill() const
{
    const double x = playheadX();
    if (x < m_geometry.left - 1 || x > m_size.width() + 1)
        return {};
    const double width =
        WordMetrics(playheadFont()).horizontalAdvance(steady(playheadWords())) + 14 * m_scale;
    QRectF pill(x - width / 2, 2 * m_scale, width, m_geometry.rulerHeight() - 8 * m_scale);
    // Only the pill keeps inside the window; the line stays where the time is.
    pill.moveLeft(std::clamp(pill.left(), 2.0, std::max(2.0, m_size.width() - width - 2)));
    return pill;
}

double TimelineTags::playheadX() const
{
    return onGrid(m_geometry.x(m_picture.playhead), m_picture.pixel);
}

void TimelineTags::paintPlayhead(QPainter &painter) const
{
    const double x = playheadX();
    if (x < m_geometry.left - 1 || x > m_size.width() + 1)
        return;
    const double left = m_picture.pixel > 0 ? onGrid(x - 1, m_picture.pixel) : std::round(x - 1);
    const double width = std::max(m_picture.pixel, onGrid(2, m_picture.pixel));
    painter.fillRect(QRectF(left, m_pill.bottom() - 2 * m_scale, width, m_size.height()), m_theme.playhead);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.playhead);
    painter.drawRoundedRect(m_pill, 3.5 * m_scale, 3.5 * m_scale);
    painter.setFont(playheadFont());
    painter.setPen(m_theme.textOn(m_theme.playhead));
    const QString words = playheadWords();
    const double space = m_pill.width() - WordMetrics(playheadFont()).horizontalAdvance(words);
    painter.drawText(m_pill.adjusted(onGrid(space / 2, m_picture.pixel), 0, m_pill.width(), 0),
                     Qt::AlignLeft | Qt::AlignVCenter, words);
}

} // namespace signalbox
