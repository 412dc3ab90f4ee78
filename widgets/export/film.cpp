// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/film.h"

#include "engine/file/enclosing.h"
#include "engine/messages/message.h"
#include "widgets/look/steady.h"
#include "widgets/look/wordmetrics.h"
#include "widgets/painting/canvaspainter.h"
#include "widgets/timeline/lanearrangement.h"
#include "widgets/timeline/lanesheets.h"
#include "widgets/timeline/loopstrip.h"
#include "widgets/timeline/timelinepainter.h"

#include <QFontInfo>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// A picture of this size is laid out pixel by pixel; others are laid out for their own shape and scaled as a
/// whole, so that a small one shows the same.
constexpr QSizeF kDesign(1280, 720);
/// Narrower or lower than this no picture is laid out, unless its words would become too small.
constexpr QSizeF kSmallestDesign(640, 400);
constexpr double kSmallestWords = 9; ///< pixels of the small font
/// Units of height below which the timeline, and then the strip, give way to the canvas.
constexpr double kRoomForLanes = 260;
constexpr double kRoomForStrip = 160;
/// No more of the picture than this goes to the timeline while the canvas needs the rest.
constexpr double kLanesShare = 0.42;
/// Heights of rows, and sizes of their words, times those of the window.
constexpr double kLowestRows = 0.8;
constexpr double kTallestRows = 1.4;
constexpr double kTallestRowsUpright = 2.15;
constexpr double kTallestRowsAlone = 4;
constexpr double kLargestLaneWords = 1.25;
constexpr double kLargestLaneWordsAlone = 1.8;
/// Widths of what grows with a row of height factor 1.
constexpr double kSignsOfNames = 60;
constexpr double kSignsOfEnd = 26;
constexpr double kLargestZoom = 1.5;
constexpr double kLargestZoomUpright = 2;
/// Of the event-loop strip, times those of the window.
constexpr double kStripWords = 1.15;
constexpr double kLargeType = 1.45;
constexpr double kCodeShareUpright = 0.36;
/// An animation within these takes minutes, not hours.
constexpr int kMostFrames = 20'000;
constexpr double kMostPixels = 5e10; ///< of all frames together
constexpr double kMostSteps = 1e6; ///< that are counted of one that takes longer
/// Of the words at a stop.
constexpr double kWidestCaption = 760;
constexpr double kHighestCaption = 4; ///< lines
constexpr double kCaptionMargin = 14;

/// What the picture is multiplied with at which the small font is still \c kSmallestWords high.
double scaleOfSmallestWords()
{
    return kSmallestWords / std::max(1, QFontInfo(Theme::smallFont()).pixelSize());
}

/// Pixels for a unit of the layout.
double scaleFor(const QSizeF &size)
{
    const double byArea = std::sqrt(size.width() * size.height() / (kDesign.width() * kDesign.height()));
    const double bySides =
        std::min(size.width() / kSmallestDesign.width(), size.height() / kSmallestDesign.height());
    return std::max(std::min(byArea, bySides), scaleOfSmallestWords());
}

/// "2.400 s": a steady number of digits, so that the caption does not dance.
QString clock(Micros time)
{
    return QString::number(toSeconds(time), 'f', 3) + u" s"_s;
}

/// Words in which every digit has the same room, so that nothing moves when one changes.
class Digits {
public:
    Digits(const QFont &font, const QString &words)
        : m_metrics(font)
        , m_words(words)
        , m_digit(m_metrics.horizontalAdvance(u'0'))
    {
    }

    double width() const { return m_metrics.horizontalAdvance(steady(m_words)); }

    /// In the painter's font, from \a place on the baseline; each digit on a whole multiple of \a pixel.
    void paint(QPainter &painter, QPointF place, double pixel) const
    {
        for (qsizetype at = 0; at < m_words.size();) {
            const bool isDigit = m_words[at].isDigit();
            qsizetype end = at + 1;
            while (!isDigit && end < m_words.size() && !m_words[end].isDigit())
                ++end;
            const QString part = m_words.mid(at, end - at);
            const double space = isDigit ? m_digit - m_metrics.horizontalAdvance(part) : 0;
            painter.drawText(onGrid(place + QPointF(space / 2, 0), pixel), part);
            place.rx() += m_metrics.horizontalAdvance(part) + space;
            at = end;
        }
    }

private:
    WordMetrics m_metrics;
    QString m_words;
    double m_digit;
};

double captionHeight()
{
    return std::round(WordMetrics(Theme::titleFont()).height() * 1.9);
}

} // namespace

Film::Film(const Layout &layout, const Replay &replay, const FilmSpec &spec)
    : m_layout(layout)
    , m_replay(replay)
    , m_spec(spec)
    , m_geometry(layout)
    , m_timeline(arrangedTimeline(makeTimeline(layout, replay.run()), layout, replay.run(),
                                  {savedLaneChoice(layout), {}, spec.from}))
    , m_verdicts(signalbox::verdicts(replay))
    , m_sheets(std::make_unique<LaneSheets>(0)) // a frame painted again looks the same
{
    const Micros end = replay.endTime();
    m_spec.to = spec.to < 0 ? end : std::min(spec.to, end);
    m_spec.from = std::clamp<Micros>(spec.from, 0, m_spec.to);
    const double steps = double(m_spec.to - m_spec.from) / step();
    const int moving = int(std::min(std::ceil(steps - 1e-9), kMostSteps)) + 1;
    for (int number = 0; number < moving; ++number)
        m_frames.push_back({std::min(m_spec.to, m_spec.from + Micros(std::llround(number * step())))});
    if (m_spec.code)
        m_code.emplace(layout, replay.run());
    if (m_spec.stops)
        addStops();
    // While the last picture stays, what was still on its way arrives.
    const int resting = int(std::lround(m_spec.rest * m_spec.framesPerSecond));
    for (int number = 1; number <= resting; ++number)
        m_frames.push_back({m_spec.to, Micros(std::llround(number * step()))});
}

Film::~Film() = default;

/// A frame for each, or the one that is there.
void Film::addStops()
{
    const int periods = 1 + std::max(0, int(std::lround(m_spec.hold * m_spec.framesPerSecond)));
    for (const Stop &stop : stopsOf(m_layout)) {
        if (stop.time < m_spec.from || stop.time > m_spec.to)
            continue;
        const auto at = std::lower_bound(m_frames.begin(), m_frames.end(), stop.time,
                                         [](const Frame &frame, Micros time) { return frame.time < time; });
        const bool isThere = at != m_frames.end() && at->time == stop.time;
        const auto frame = isThere ? at : m_frames.insert(at, Frame{stop.time});
        frame->periods = periods;
        frame->stop = m_stops.size();
        m_stops.append(stop);
    }
}

const Stop *Film::stopAt(int frame) const
{
    const qsizetype stop = m_frames[std::size_t(frame)].stop;
    return stop < 0 ? nullptr : &m_stops[stop];
}

double Film::seconds() const
{
    double periods = 0;
    for (const Frame &frame : m_frames)
        periods += frame.periods;
    return periods / m_spec.framesPerSecond;
}

QByteArray Film::enclosed(Micros moment) const
{
    return m_spec.document ? enclosingText(m_layout, moment) : QByteArray();
}

QString Film::title() const
{
    return m_layout.title.isEmpty() ? u"Signalbox"_s : m_layout.title;
}

double Film::step() const
{
    return double(kMicrosPerSecond) * m_spec.speed / m_spec.framesPerSecond;
}

std::optional<QString> Film::tooMuch() const
{
    const QSize size = m_spec.size;
    const double pixels = double(frameCount()) * size.width() * size.height();
    if (frameCount() <= kMostFrames && pixels <= kMostPixels)
        return std::nullopt;
    const int most = std::min(kMostFrames, int(kMostPixels / size.width() / size.height()));
    const QString words = most < kMostFrames
        ? tr(
            "That would be {frames} frames of {width} × {height} pixels; at this size {most} can be written. "
            "Choose a shorter span, a higher speed, fewer frames a second or a smaller size.")
        : tr(
            "That would be {frames} frames of {width} × {height} pixels; at this size {most} can be written. "
            "Choose a shorter span, a higher speed or fewer frames a second.");
    return fill(words,
                {{u"frames", QString::number(frameCount())},
                 {u"width", QString::number(size.width())},
                 {u"height", QString::number(size.height())},
                 {u"most", QString::number(most)}});
}

QImage Film::frame(int number) const
{
    return painted(timeOf(number), m_frames[std::size_t(number)].afterEnd, stopAt(number), Moves::ByPixels);
}

QImage Film::painted(Micros time, Micros afterEnd, const Stop *stop, Moves moves) const
{
    QImage image(m_spec.size, QImage::Format_RGB32);
    QPainter painter(&image);
    paintOn(painter, time, afterEnd, stop, moves);
    return image;
}

void Film::paintFrame(QPainter &painter, int number) const
{
    paintOn(painter, timeOf(number), m_frames[std::size_t(number)].afterEnd, stopAt(number));
}

void Film::paintStill(QPainter &painter, Micros time) const
{
    paintOn(painter, time, CanvasPicture::kAtRest);
}

void Film::paintOn(QPainter &painter, Micros time, Micros afterEnd, const Stop *stop, Moves moves) const
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(QPointF(), QSizeF(m_spec.size)), m_spec.theme.canvas);
    paint(painter, m_replay.at(time), afterEnd, nullptr, moves);
    if (stop)
        paintStop(painter, *stop);
    painter.restore();
}

Film::Parts Film::parts() const
{
    Parts parts;
    const QSize size = m_spec.size;
    parts.scale = scaleFor(size) * (m_spec.largeType ? kLargeType : 1);
    QRectF left(QPointF(), QSizeF(size) / parts.scale);
    const auto cut = [&left](double height) {
        const QRectF top(left.topLeft(), QSizeF(left.width(), std::min(height, left.height())));
        left.setTop(top.bottom());
        return top;
    };
    parts.caption = cut(captionHeight());
    if (m_code && isUpright()) {
        parts.code = left;
        parts.code.setTop(left.bottom() - std::floor(left.height() * kCodeShareUpright));
        left.setBottom(parts.code.top());
    } else if (m_code) {
        parts.code = left;
        parts.code.setLeft(left.right() - m_code->width(left.width()));
        left.setRight(parts.code.left());
    }
    const double whole = size.height() / parts.scale;
    const bool hasStrip = m_spec.loopStrip && (!m_spec.canvas || whole >= kRoomForStrip);
    const bool hasLanes = m_spec.timeline && (!m_spec.canvas || whole >= kRoomForLanes);
    const double strip = hasStrip ? std::round(loopStripHeight() * kStripWords) : 0;
    const double lanes = hasLanes ? lanesHeight({left.width(), left.height() - strip}) : 0;
    if (m_spec.canvas)
        parts.canvas = cut(left.height() - strip - lanes);
    if (hasStrip)
        parts.strip = cut(strip);
    if (hasLanes)
        parts.lanes = left;
    return parts;
}

int Film::captionPixels() const
{
    const Parts all = parts();
    return int(std::ceil(all.caption.bottom() * all.scale));
}

Film::Viewport Film::fitted(const QRectF &area) const
{
    const QRectF bounds = m_geometry.bounds();
    const double zoom =
        std::min({area.width() / bounds.width(), area.height() / bounds.height(), largestZoom()});
    const QSizeF shown = area.size() / zoom;
    return {area, zoom, {bounds.center() - QPointF(shown.width(), shown.height()) / 2, shown}};
}

Film::Viewport Film::viewport() const
{
    const Parts all = parts();
    const Viewport seen = fitted(all.canvas);
    return {
        {seen.area.topLeft() * all.scale, seen.area.size() * all.scale}, seen.zoom * all.scale, seen.visible};
}

void Film::paint(QPainter &painter, const World &world, Micros afterEnd, PlayheadSides *sides,
                 Moves moves) const
{
    Parts all = parts();
    all.pixel = moves == Moves::ByPixels ? 1 / all.scale : 0;
    painter.scale(all.scale, all.scale);
    paintCaption(painter, world, all);
    if (m_spec.canvas)
        paintProgram(painter, world, afterEnd, all);
    if (!all.strip.isEmpty())
        paintStrip(painter, world, all.strip);
    if (m_code)
        m_code->paint(painter, m_replay, world, m_spec.theme, all.code);
    if (m_spec.timeline)
        paintLanes(painter, world, sides, all);
}

/// Larger than in the window, from which one sits less far away.
void Film::paintStrip(QPainter &painter, const World &world, const QRectF &area) const
{
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(kStripWords, kStripWords);
    paintLoopStrip(painter, m_layout, m_replay, world, m_spec.theme,
                   QRectF(QPointF(), area.size() / kStripWords));
    painter.restore();
}

/// What there is to say, over the foot of the canvas, or of the picture where that is left out.
void Film::paintStop(QPainter &painter, const Stop &stop) const
{
    if (stop.caption.isEmpty() || !m_spec.captions)
        return;
    const Parts all = parts();
    const QRectF whole(QPointF(), QSizeF(m_spec.size) / all.scale);
    const QRectF around = all.canvas.isEmpty() ? whole : all.canvas;
    const WordMetrics metrics(Theme::titleFont());
    const double most = std::min(kWidestCaption, around.width() - 4 * kCaptionMargin);
    QRectF words = metrics.boundingRect(QRectF(0, 0, most, kHighestCaption * metrics.height()),
                                        Qt::TextWordWrap, stop.caption);
    words.setHeight(std::min(words.height(), kHighestCaption * metrics.height()));
    words.moveCenter(around.center());
    words.moveBottom(around.bottom() - 2.4 * kCaptionMargin);
    const QRectF box =
        words.adjusted(-kCaptionMargin, -0.6 * kCaptionMargin, kCaptionMargin, 0.6 * kCaptionMargin);
    painter.setPen(QPen(m_spec.theme.accent, 1.5));
    painter.setBrush(m_spec.theme.card);
    painter.drawRoundedRect(box, 6, 6);
    painter.setFont(Theme::titleFont());
    painter.setPen(m_spec.theme.text);
    painter.drawText(words, Qt::TextWordWrap | Qt::AlignHCenter, stop.caption);
}

void Film::paintCaption(QPainter &painter, const World &world, const Parts &parts) const
{
    const QRectF area = parts.caption;
    const Theme &theme = m_spec.theme;
    painter.fillRect(area, theme.window);
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.border);
    QRectF text = area.adjusted(16, 0, -16, -1);

    const Digits now(Theme::titleFont(), u"t = "_s + clock(world.time));
    const QString whole = u"of "_s + clock(m_replay.endTime());
    const double wholeWidth = WordMetrics(Theme::bodyFont()).horizontalAdvance(whole) + 10;
    painter.setFont(Theme::bodyFont());
    painter.setPen(theme.mutedText);
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, whole);
    text.setRight(text.right() - wholeWidth);
    const WordMetrics titleMetrics(Theme::titleFont());
    painter.setFont(Theme::titleFont());
    painter.setPen(theme.text);
    text.setRight(onGrid(text.right() - now.width(), parts.pixel));
    now.paint(painter, {text.right(), text.center().y() - titleMetrics.height() / 2 + titleMetrics.ascent()},
              parts.pixel);
    text.setRight(text.right() - 24);

    // The verdict that has come true last stands beside the title, as it does above the window's canvas.
    QString verdict;
    for (const Verdict &each : m_verdicts)
        if (each.time <= world.time)
            verdict = each.title;
    const double room = text.width() - (verdict.isEmpty() ? 0 : text.width() * 0.4);
    const QString elided = titleMetrics.elidedText(title(), Qt::ElideRight, room);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, elided);
    text.setLeft(text.left() + titleMetrics.horizontalAdvance(elided) + 20);
    painter.setFont(Theme::bodyFont());
    painter.setPen(theme.error);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     WordMetrics(Theme::bodyFont()).elidedText(verdict, Qt::ElideRight, text.width()));
}

void Film::paintProgram(QPainter &painter, const World &world, Micros afterEnd, const Parts &parts) const
{
    const QRectF area = parts.canvas;
    if (area.isEmpty())
        return;
    const auto [where, zoom, visible] = fitted(area);
    painter.save();
    painter.setClipRect(where);
    painter.translate(where.topLeft());
    painter.scale(zoom, zoom);
    painter.translate(-visible.topLeft());
    QSet<NodeId> outlined;
    for (const Verdict &verdict : m_verdicts)
        if (verdict.time <= world.time)
            outlined.unite(QSet<NodeId>(verdict.nodes.begin(), verdict.nodes.end()));
    CanvasPicture picture{m_layout, m_geometry, m_replay, world, m_spec.theme};
    picture.overlay.outlined = outlined;
    picture.afterEnd = afterEnd;
    picture.pixel = parts.pixel / zoom;
    paintCanvas(painter, picture, visible);
    painter.restore();
}

bool Film::isUpright() const
{
    return m_spec.size.height() > m_spec.size.width();
}

double Film::largestZoom() const
{
    return isUpright() ? kLargestZoomUpright : kLargestZoom;
}

/// Alone they fill the picture, as far as few of them can without looking like blocks.
double Film::tallestRows() const
{
    if (!m_spec.canvas)
        return kTallestRowsAlone;
    return isUpright() ? kTallestRowsUpright : kTallestRows;
}

double Film::largestLaneWords() const
{
    return m_spec.canvas ? kLargestLaneWords : kLargestLaneWordsAlone;
}

double Film::naturalLanes() const
{
    TimelineGeometry geometry;
    geometry.scale = timelineScale();
    return std::ceil(geometry.contentHeight(m_timeline)) + 4;
}

/// What the canvas leaves, as far as rows can use it; and a share of the room where both want more than there
/// is.
double Film::lanesHeight(const QSizeF &room) const
{
    if (!m_spec.canvas)
        return room.height();
    const QRectF bounds = m_geometry.bounds();
    const double forCanvas = 1.1 * bounds.height() * std::min(room.width() / bounds.width(), largestZoom());
    const double natural = naturalLanes();
    const double tallest = natural * tallestRows();
    return std::max(std::min(natural, std::floor(room.height() * kLanesShare)),
                    std::min(tallest, std::floor(room.height() - forCanvas)));
}

Film::Lanes Film::lanesIn(const QRectF &area, double scale) const
{
    // Rows become lower before their words become smaller, and taller before those become larger. Words that
    // nobody can read help nobody: rows that do not fit then are left out.
    const double factor = std::min(area.height() / naturalLanes(), tallestRows());
    const double least = std::min(1.0, scaleOfSmallestWords() / scale);
    Lanes lanes;
    lanes.words = factor < 1 ? std::clamp(factor / kLowestRows, least, 1.0)
                             : std::min(largestLaneWords(), std::sqrt(factor));
    lanes.height = area.height() / lanes.words;
    TimelineGeometry &geometry = lanes.geometry;
    geometry.scale = timelineScale() * std::max(kLowestRows, factor / lanes.words);
    geometry.width = area.width() / lanes.words;
    // Signs beside names grow with the rows.
    const double grown = std::max(0.0, geometry.scale - timelineScale());
    geometry.left = std::min(namesWidth(m_timeline) + kSignsOfNames * grown, geometry.width / 2);
    geometry.from = m_spec.from;
    // Room for the signs of an end, as the window leaves it, and no less than they are wide.
    const double span = double(std::max<Micros>(std::max(m_spec.to, m_spec.room) - m_spec.from, 1000));
    const double signs = kSignsOfEnd * geometry.scale;
    const double forSigns = span * signs / std::max(signs, geometry.width - geometry.left - signs);
    geometry.to = m_spec.from + Micros(std::llround(span + std::max(span / 25, forSigns)));
    return lanes;
}

Film::Axis Film::axis() const
{
    const Parts all = parts();
    if (!m_spec.timeline || all.lanes.isEmpty())
        return {};
    const Lanes lanes = lanesIn(all.lanes, all.scale);
    QRectF area = all.lanes;
    area.setLeft(area.left() + lanes.geometry.left * lanes.words);
    return {{area.topLeft() * all.scale, area.size() * all.scale}, lanes.geometry.from, lanes.geometry.to};
}

void Film::paintLanes(QPainter &painter, const World &world, PlayheadSides *sides, const Parts &parts) const
{
    const QRectF area = parts.lanes;
    if (area.isEmpty())
        return;
    const Lanes lanes = lanesIn(area, parts.scale);
    painter.save();
    painter.setClipRect(area);
    painter.translate(area.topLeft());
    painter.scale(lanes.words, lanes.words);
    TimelinePicture picture{m_timeline, m_replay.run(), world, m_spec.theme, lanes.geometry};
    picture.playhead = world.time;
    picture.verdicts = m_verdicts;
    picture.stops = m_stops;
    picture.sides = sides;
    picture.sheets = parts.pixel > 0 ? m_sheets.get() : nullptr;
    picture.pixel = parts.pixel / lanes.words;
    const double rows = wholeRows(lanes.geometry, lanes.height);
    paintTimeline(painter, picture, QRectF(0, 0, lanes.geometry.width, rows));
    if (rows < lanes.height)
        paintLeftOut(painter, lanes.geometry, rows);
    painter.restore();
}

/// As much of \a height as ends with a row: half of one looks like a mistake. Where rows are left out, words
/// about them have room below.
double Film::wholeRows(const TimelineGeometry &geometry, double height) const
{
    if (geometry.contentHeight(m_timeline) <= height + 1)
        return height;
    const int cut = geometry.laneAt(m_timeline, height - WordMetrics(Theme::smallFont()).height());
    return cut <= 0 ? height : geometry.laneRect(m_timeline, cut).top();
}

/// How many lanes have no room below \a rows.
void Film::paintLeftOut(QPainter &painter, const TimelineGeometry &geometry, double rows) const
{
    const int first = geometry.laneAt(m_timeline, rows + 1);
    painter.setFont(Theme::smallFont());
    painter.setPen(m_spec.theme.mutedText);
    painter.drawText(QRectF(16 * geometry.scale, rows, geometry.width, WordMetrics(painter.font()).height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     tr("and %Ln more", nullptr, int(m_timeline.lanes.size()) - first));
}

} // namespace signalbox
