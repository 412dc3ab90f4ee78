// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/sketch.h"

#include <QGlyphRun>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kFromFine = double(kSketchUnits) / Sketch::kFine;
constexpr int kFineParts = 256; ///< of what matrices and widths are made

int inUnits(double fine)
{
    return int(std::lround(fine * kFromFine));
}

void append(QByteArray &list, double value)
{
    list += QByteArray::number(qint64(std::llround(value))) + ',';
}

/// The elements of an outline as letters and points in \a units to one of its own.
struct Outline {
    QByteArray commands;
    std::vector<int> points;

    Outline(const QPainterPath &path, double units);
    void close();
    /// The first point, which the others are then counted from.
    std::pair<int, int> takeOrigin();

private:
    std::size_t m_part = 0; ///< where the part begins in \c points
};

Outline::Outline(const QPainterPath &path, double units)
{
    points.reserve(std::size_t(2 * path.elementCount()));
    for (int at = 0; at < path.elementCount(); ++at) {
        const QPainterPath::Element element = path.elementAt(at);
        if (element.type == QPainterPath::MoveToElement) {
            close();
            m_part = points.size();
            commands += 'M';
        } else if (element.type == QPainterPath::LineToElement) {
            commands += 'L';
        } else if (element.type == QPainterPath::CurveToElement) {
            commands += 'C';
        }
        points.push_back(int(std::lround(element.x * units)));
        points.push_back(int(std::lround(element.y * units)));
    }
    close();
}

void Outline::close()
{
    if (points.size() >= m_part + 6 && points[m_part] == points[points.size() - 2]
        && points[m_part + 1] == points.back())
        commands += 'Z';
}

std::pair<int, int> Outline::takeOrigin()
{
    const std::pair<int, int> origin =
        points.empty() ? std::pair<int, int>() : std::pair<int, int>(points[0], points[1]);
    for (std::size_t at = 0; at < points.size(); at += 2) {
        points[at] -= origin.first;
        points[at + 1] -= origin.second;
    }
    return origin;
}

/// With sides along those of the picture.
bool isRectangle(const QPainterPath &path)
{
    constexpr int corners = 4;
    const QRectF bounds = path.controlPointRect();
    const auto isOn = [](double at, double one, double other) { return at == one || at == other; };
    for (int at = 0; at < path.elementCount(); ++at) {
        const QPainterPath::Element element = path.elementAt(at);
        const bool isCorner =
            isOn(element.x, bounds.left(), bounds.right()) && isOn(element.y, bounds.top(), bounds.bottom());
        const bool isKnown = at == 0 ? element.isMoveTo() : element.isLineTo();
        // From each corner to one beside it.
        if (!isCorner || !isKnown
            || (at > 0 && element.x != path.elementAt(at - 1).x && element.y != path.elementAt(at - 1).y))
            return false;
    }
    return path.elementCount() >= corners && path.elementCount() <= corners + 1;
}

/// Words in a font, and the outlines of their letters.
struct WordSource {
    QString text;
    QFont font;
};

SketchTables::Word wordOf(SketchTables &tables, const void *source)
{
    const WordSource &words = *static_cast<const WordSource *>(source);
    QTextLayout layout(words.text, words.font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e7);
    layout.endLayout();
    SketchTables::Word word;
    for (const QGlyphRun &run : layout.glyphRuns()) {
        QRawFont font = run.rawFont();
        const QByteArray name =
            (font.familyName() + font.styleName() + QString::number(font.weight())).toUtf8();
        const double toUnits = kGlyphUnits / font.pixelSize();
        font.setPixelSize(kGlyphUnits);
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> places = run.positions();
        // From letter to letter, so that the same two are always as far apart.
        int x = places.isEmpty() ? 0 : int(std::lround(places[0].x() * toUnits));
        for (qsizetype at = 0; at < glyphs.size(); ++at) {
            if (at > 0)
                x += int(std::lround((places[at].x() - places[at - 1].x()) * toUnits));
            const QByteArray key = name + '/' + QByteArray::number(glyphs[at]);
            int number = tables.glyph(key);
            if (number < 0) {
                Outline outline(font.pathForGlyph(glyphs[at]), 1);
                number = tables.addGlyph(key, tables.shape(outline.commands, outline.points));
            }
            if (!tables.shapes[std::size_t(tables.glyphs[std::size_t(number)])].points.empty())
                word.glyphs.emplace_back(number, x);
        }
    }
    return word;
}

} // namespace

/// What the painter calls. Everything that it is told arrives as outlines or words.
class Sketch::Engine : public QPaintEngine {
public:
    Engine(SketchTables &tables, QSize size)
        : QPaintEngine(AllFeatures)
        , m_tables(tables)
        , m_area(QPointF(), QSizeF(size) * kFine)
    {
    }

    bool begin(QPaintDevice *) override
    {
        m_marks.clear();
        m_nextSide = 0;
        m_clip = m_area;
        m_cuts.clear();
        return true;
    }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState &state) override;
    void drawPath(const QPainterPath &path) override;
    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override;
    void drawTextItem(const QPointF &place, const QTextItem &item) override;
    // Painters of the picture use none, but in textures.
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }

    const std::vector<SketchMark> &marks() const { return m_marks; }
    bool beginSide(bool isAhead);
    void endSide();

private:
    void cut(const QPainterPath &path, Qt::ClipOperation operation);
    struct Ink {
        QByteArray filling;
        QByteArray line;
        QRgb fill = 0;
        QRgb stroke = 0;
    };
    const Ink &ink();
    QByteArray fillingOf(const QBrush &brush, QRgb &colour);
    QByteArray lineOf(QRgb &colour) const;
    QRgb faded(const QColor &colour) const;
    QByteArray cutsFor(const QRectF &bounds);
    struct KnownFont {
        QFont font;
        QByteArray key;
        double size = 0; ///< pixels
    };
    const KnownFont &known(const QFont &font);
    void add(SketchMark mark, const QRectF &bounds);

    SketchTables &m_tables;
    const QRectF m_area;
    QTransform m_transform;
    QPen m_pen;
    QBrush m_brush;
    double m_opacity = 1;
    bool m_isCut = false;
    QRectF m_clip;
    QList<QPainterPath> m_cuts; ///< where a rectangle does not say it
    std::vector<SketchMark> m_marks;
    PlayheadSide m_side = PlayheadSide::Both;
    std::size_t m_sideBegin = 0; ///< in \c m_marks
    std::vector<std::vector<SketchMark>> m_sides; ///< in the order in which they come in each picture
    std::size_t m_nextSide = 0;
    bool m_isSmooth = false;
    bool m_isInkKnown = false;
    Ink m_ink; ///< of pen and brush
    std::vector<KnownFont> m_fonts;
};

void Sketch::Engine::updateState(const QPaintEngineState &given)
{
    const DirtyFlags changed = given.state();
    m_transform = given.transform();
    if (changed & (DirtyPen | DirtyBrush | DirtyBrushOrigin | DirtyOpacity | DirtyTransform))
        m_isInkKnown = false;
    if (changed & DirtyPen)
        m_pen = given.pen();
    if (changed & (DirtyBrush | DirtyBrushOrigin))
        m_brush = given.brush();
    if (changed & DirtyHints)
        m_isSmooth = given.renderHints() & QPainter::Antialiasing;
    if (changed & DirtyOpacity)
        m_opacity = given.opacity();
    if (changed & DirtyClipEnabled)
        m_isCut = given.isClipEnabled();
    if (changed & DirtyClipPath)
        cut(m_transform.map(given.clipPath()), given.clipOperation());
    if (changed & DirtyClipRegion) {
        QPainterPath region;
        region.addRegion(given.clipRegion());
        cut(m_transform.map(region), given.clipOperation());
    }
}

bool Sketch::Engine::beginSide(bool isAhead)
{
    if (m_nextSide < m_sides.size()) {
        const std::vector<SketchMark> &known = m_sides[m_nextSide++];
        m_marks.insert(m_marks.end(), known.begin(), known.end());
        return false;
    }
    m_side = isAhead ? PlayheadSide::Ahead : PlayheadSide::Before;
    m_sideBegin = m_marks.size();
    return true;
}

void Sketch::Engine::endSide()
{
    m_sides.emplace_back(m_marks.begin() + std::ptrdiff_t(m_sideBegin), m_marks.end());
    m_nextSide = m_sides.size();
    m_side = PlayheadSide::Both;
}

void Sketch::Engine::cut(const QPainterPath &path, Qt::ClipOperation operation)
{
    m_isCut = operation != Qt::NoClip;
    if (operation != Qt::IntersectClip) {
        m_clip = m_area;
        m_cuts.clear();
    }
    if (operation == Qt::NoClip)
        return;
    m_clip = m_clip.intersected(path.boundingRect());
    if (!isRectangle(path))
        m_cuts.append(path);
}

QRgb Sketch::Engine::faded(const QColor &colour) const
{
    QColor seen = colour;
    seen.setAlphaF(colour.alphaF() * float(m_opacity));
    return seen.rgba();
}

QByteArray Sketch::Engine::fillingOf(const QBrush &brush, QRgb &colour)
{
    if (brush.style() == Qt::NoBrush)
        return "0,";
    colour = faded(brush.color());
    if (brush.style() == Qt::SolidPattern)
        return "1,";
    // A tile of one colour: a picture of its opacities.
    QImage tile = brush.textureImage();
    if (tile.isNull()) {
        tile = QImage(8, 8, QImage::Format_ARGB32_Premultiplied);
        tile.fill(Qt::transparent);
        QPainter painter(&tile);
        painter.fillRect(tile.rect(), QBrush(Qt::black, brush.style()));
    } else {
        tile = tile.convertToFormat(QImage::Format_ARGB32);
        QRgb strongest = 0;
        for (int y = 0; y < tile.height(); ++y)
            for (int x = 0; x < tile.width(); ++x)
                if (qAlpha(tile.pixel(x, y)) > qAlpha(strongest))
                    strongest = tile.pixel(x, y);
        colour = faded(QColor(strongest));
    }
    QByteArray alpha;
    for (int y = 0; y < tile.height(); ++y)
        for (int x = 0; x < tile.width(); ++x)
            alpha += char(qAlpha(tile.pixel(x, y)));
    const QTransform placed = brush.transform() * m_transform;
    const double across = std::max(1e-3, std::hypot(placed.m11(), placed.m12()) * tile.width());
    const double down = std::max(1e-3, std::hypot(placed.m21(), placed.m22()) * tile.height());
    QByteArray form = "2,";
    append(form, m_tables.texture(tile.size(), alpha));
    for (const double part : {placed.m11(), placed.m12(), placed.m21(), placed.m22()})
        append(form, part / kFine * kFineParts);
    // It repeats, so that where it lies has few cases.
    append(form, std::fmod(std::fmod(placed.dx(), across) + across, across) * kFromFine);
    append(form, std::fmod(std::fmod(placed.dy(), down) + down, down) * kFromFine);
    return form;
}

QByteArray Sketch::Engine::lineOf(QRgb &colour) const
{
    if (m_pen.style() == Qt::NoPen || m_pen.brush().style() == Qt::NoBrush)
        return "0,";
    colour = faded(m_pen.color());
    const double scale = m_pen.isCosmetic() ? kFine : std::sqrt(std::abs(m_transform.determinant()));
    const double width = (m_pen.widthF() > 0 ? m_pen.widthF() : 1) * scale / kFine;
    QByteArray form = "1,";
    append(form, width * kFineParts);
    append(form, m_pen.capStyle() == Qt::FlatCap ? 0 : m_pen.capStyle() == Qt::RoundCap ? 1 : 2);
    append(form, m_pen.joinStyle() == Qt::RoundJoin ? 1 : m_pen.joinStyle() == Qt::BevelJoin ? 2 : 0);
    const QList<qreal> dashes = m_pen.style() == Qt::SolidLine ? QList<qreal>() : m_pen.dashPattern();
    append(form, double(dashes.size()));
    for (const double dash : dashes)
        append(form, dash * width * kFineParts);
    append(form, m_pen.dashOffset() * width * kFineParts);
    return form;
}

const Sketch::Engine::Ink &Sketch::Engine::ink()
{
    if (m_isInkKnown)
        return m_ink;
    m_ink = {};
    m_ink.filling = fillingOf(m_brush, m_ink.fill);
    m_ink.line = lineOf(m_ink.stroke);
    m_isInkKnown = true;
    return m_ink;
}

/// What of the cuts counts for something that lies within \a bounds.
QByteArray Sketch::Engine::cutsFor(const QRectF &bounds)
{
    if (!m_isCut || m_cuts.isEmpty())
        return "0,";
    QByteArray form;
    int count = 0;
    for (const QPainterPath &path : std::as_const(m_cuts)) {
        if (path.contains(bounds))
            continue;
        const Outline outline(path, kFromFine);
        append(form, m_tables.shape(outline.commands, outline.points));
        append(form, path.fillRule() == Qt::WindingFill ? 1 : 0);
        ++count;
    }
    return QByteArray::number(count) + ',' + form;
}

/// \a mark, where anything of it is seen; \a bounds is about where it is.
void Sketch::Engine::add(SketchMark mark, const QRectF &bounds)
{
    const QRectF clip = m_isCut ? m_clip : m_area;
    if (!bounds.intersects(clip))
        return;
    if (m_isCut && !clip.contains(bounds)) {
        mark.isClipped = true;
        mark.clip[0] = inUnits(clip.left());
        mark.clip[1] = inUnits(clip.top());
        mark.clip[2] = inUnits(clip.right());
        mark.clip[3] = inUnits(clip.bottom());
    }
    mark.side = m_side;
    m_marks.push_back(mark);
}

void Sketch::Engine::drawPath(const QPainterPath &path)
{
    const auto &[filling, line, fill, stroke] = ink();
    if ((filling == "0," && line == "0,") || path.isEmpty())
        return;
    SketchMark mark;
    mark.fill = fill;
    mark.line = stroke;
    const QPainterPath placed = m_transform.map(path);
    const double width =
        line == "0," ? 0 : m_pen.widthF() * std::sqrt(std::abs(m_transform.determinant())) / 2 + 1;
    const QRectF bounds = placed.controlPointRect().adjusted(-width, -width, width, width);
    Outline outline(placed, kFromFine);
    std::tie(mark.x, mark.y) = outline.takeOrigin();
    mark.content = m_tables.shape(outline.commands, std::move(outline.points));
    mark.form = m_tables.form(filling + line + (path.fillRule() == Qt::WindingFill ? "1," : "0,")
                              + (m_isSmooth || !isRectangle(path) ? "0,0," : "1,0,") + cutsFor(bounds));
    add(mark, bounds);
}

void Sketch::Engine::drawPolygon(const QPointF *points, int count, PolygonDrawMode mode)
{
    QPainterPath path;
    path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    for (int at = 0; at < count; ++at)
        at == 0 ? path.moveTo(points[at]) : path.lineTo(points[at]);
    if (mode != PolylineMode) {
        path.closeSubpath();
        drawPath(path);
        return;
    }
    const QBrush before = std::exchange(m_brush, QBrush());
    m_isInkKnown = false;
    drawPath(path);
    m_brush = before;
    m_isInkKnown = false;
}

/// To ask a font for these takes longer than to paint with it.
const Sketch::Engine::KnownFont &Sketch::Engine::known(const QFont &font)
{
    const auto found = std::find_if(m_fonts.begin(), m_fonts.end(),
                                    [&font](const KnownFont &each) { return each.font == font; });
    if (found != m_fonts.end())
        return *found;
    m_fonts.push_back({font, font.key().toUtf8() + '\n', QRawFont::fromFont(font).pixelSize()});
    return m_fonts.back();
}

void Sketch::Engine::drawTextItem(const QPointF &place, const QTextItem &item)
{
    const QFont font = item.font();
    const QString text = item.text();
    const WordSource source{text, font};
    SketchMark mark;
    mark.isWord = true;
    const KnownFont &knownFont = known(font);
    mark.content = m_tables.word(knownFont.key + text.toUtf8(), wordOf, &source);
    mark.line = faded(m_pen.color());
    const QPointF where = m_transform.map(place);
    mark.x = inUnits(where.x());
    mark.y = inUnits(where.y());
    const double size = knownFont.size / kFine * kFineParts;
    const QRectF bounds = m_transform.mapRect(QRectF(
        place - QPointF(2, item.ascent()), QSizeF(item.width() + 4, item.ascent() + item.descent() + 1)));
    QByteArray form = "0,0,0,0,1,";
    for (const double part : {m_transform.m11(), m_transform.m12(), m_transform.m21(), m_transform.m22()})
        append(form, part * size);
    mark.form = m_tables.form(form + cutsFor(bounds));
    add(mark, bounds);
    for (const auto &[flag, offset] : {std::pair(QTextItem::Underline, item.descent() / 2),
                                       std::pair(QTextItem::StrikeOut, -item.ascent() / 3)}) {
        if (!(item.renderFlags() & flag))
            continue;
        QPainterPath line;
        line.addRect(QRectF(place + QPointF(0, offset), QSizeF(item.width(), 1)));
        const QBrush before = std::exchange(m_brush, QBrush(m_pen.color()));
        const QPen pen = std::exchange(m_pen, QPen(Qt::NoPen));
        m_isInkKnown = false;
        drawPath(line);
        m_brush = before;
        m_pen = pen;
        m_isInkKnown = false;
    }
}

Sketch::Sketch(SketchTables &tables, QSize size)
    : m_size(size)
    , m_engine(std::make_unique<Engine>(tables, size))
{
}

Sketch::~Sketch() = default;

QPaintEngine *Sketch::paintEngine() const
{
    return m_engine.get();
}

const std::vector<SketchMark> &Sketch::marks() const
{
    return m_engine->marks();
}

bool Sketch::beginSide(bool isAhead)
{
    return m_engine->beginSide(isAhead);
}

void Sketch::endSide()
{
    m_engine->endSide();
}

int Sketch::metric(PaintDeviceMetric what) const
{
    static const QImage like(1, 1, QImage::Format_RGB32); // fonts are as large as in a picture
    switch (what) {
    case PdmWidth:
        return m_size.width() * kFine;
    case PdmHeight:
        return m_size.height() * kFine;
    case PdmDpiX:
    case PdmPhysicalDpiX:
        return like.logicalDpiX();
    case PdmDpiY:
    case PdmPhysicalDpiY:
        return like.logicalDpiY();
    case PdmNumColors:
        return 1 << 24;
    case PdmDepth:
        return 32;
    case PdmWidthMM:
        return qRound(metric(PdmWidth) * 25.4 / like.logicalDpiX());
    case PdmHeightMM:
        return qRound(metric(PdmHeight) * 25.4 / like.logicalDpiY());
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    default:
        return QPaintDevice::metric(what);
    }
}

} // namespace signalbox
