// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/svgrecorder.h"

#include <QBuffer>
#include <QGlyphRun>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

/// A letter of a text.
struct SvgGlyph {
    int number; ///< in the stock
    double x; ///< of its origin, as the font has it
    double y;
    bool isDigit;
};

/// By text and font.
using SvgGlyphCache = QHash<QString, QList<SvgGlyph>>;

namespace {

constexpr double kGlyphHeight = 1000; ///< units of outlines in the stock

QPoint inUnits(QPointF point)
{
    return (point * kSvgUnits).toPoint();
}

QByteArray factor(double number)
{
    return QByteArray::number(number, 'g', 5);
}

/// A path as letters and points.
struct SvgShape {
    QByteArray form;
    QList<QPoint> points;

    explicit SvgShape(const QPainterPath &path)
    {
        QPoint begin;
        for (int at = 0; at < path.elementCount(); ++at) {
            const QPainterPath::Element element = path.elementAt(at);
            const QPoint point = inUnits(element);
            if (element.isMoveTo()) {
                closeIf(begin);
                begin = point;
                form += 'M';
            } else if (element.isLineTo()) {
                form += 'L';
            } else if (element.isCurveTo()) {
                form += 'C';
            }
            points.append(point);
        }
        closeIf(begin);
    }

    QList<int> numbersFrom(QPoint place) const
    {
        QList<int> numbers;
        numbers.reserve(2 * points.size());
        for (const QPoint &point : points)
            numbers << point.x() - place.x() << point.y() - place.y();
        return numbers;
    }

private:
    /// A line back to the beginning says that it is closed.
    void closeIf(QPoint begin)
    {
        if (!form.endsWith('M') && points.size() > 2 && points.last() == begin) {
            if (form.endsWith('L')) {
                form.chop(1);
                points.removeLast();
            }
            form += 'Z';
        }
    }
};

QString faceOf(const QRawFont &font)
{
    return font.familyName() + u'/' + font.styleName() + u'/' + QString::number(font.weight()) + u'/'
        + QString::number(int(font.style()));
}

QByteArray outlineOf(QRawFont font, quint32 glyph)
{
    font.setPixelSize(kGlyphHeight); // as large, hints change nothing
    const QPainterPath path = font.pathForGlyph(glyph);
    // Whole units are fine enough.
    QPainterPath whole;
    whole.addPath(QTransform::fromScale(1.0 / kSvgUnits, 1.0 / kSvgUnits).map(path));
    const SvgShape shape(whole);
    QList<int> numbers;
    for (const QPoint &point : shape.points)
        numbers << point.x() * kSvgUnits << point.y() * kSvgUnits;
    return svgPath(shape.form, numbers, {}, false);
}

QList<SvgGlyph> glyphsOf(const QString &text, const QFont &font, SvgStock &stock)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    QList<SvgGlyph> placed;
    if (!line.isValid())
        return placed;
    const QList<QGlyphRun> runs = line.glyphRuns();
    for (const QGlyphRun &run : runs) {
        const QRawFont face = run.rawFont();
        const QString name = faceOf(face);
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        // A glyph of each letter is the rule; ligatures have no digits.
        const bool isPlain = runs.size() == 1 && glyphs.size() == text.size();
        for (qsizetype at = 0; at < glyphs.size(); ++at) {
            const quint32 glyph = glyphs[at];
            const int number =
                stock.glyph(name + u'/' + QString::number(glyph), [&] { return outlineOf(face, glyph); });
            placed.append({number, positions[at].x(), positions[at].y() - line.ascent(),
                           isPlain && text[at].isDigit()});
        }
    }
    return placed;
}

QByteArray pngData(const QImage &image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return "data:image/png;base64," + png.toBase64();
}

QByteArray matrix(const QTransform &by)
{
    return "matrix(" + factor(by.m11()) + ' ' + factor(by.m12()) + ' ' + factor(by.m21()) + ' '
        + factor(by.m22()) + ' ' + factor(by.dx()) + ' ' + factor(by.dy()) + ')';
}

} // namespace

class SvgRecorder::Engine : public QPaintEngine {
public:
    Engine(QSize size, SvgStock &stock)
        : QPaintEngine(AllFeatures)
        , m_whole(QPointF(), QSizeF(size))
        , m_stock(stock)
    {
    }

    SvgDrawing drawing;

    // For who asks: like the one of QSvgGenerator.
    Type type() const override { return SVG; }
    bool begin(QPaintDevice *) override
    {
        m_knowsClip = false;
        return true;
    }
    bool end() override { return true; }

    void updateState(const QPaintEngineState &given) override
    {
        const DirtyFlags dirty = given.state();
        if (dirty & DirtyTransform)
            m_transform = given.transform();
        if (dirty & DirtyPen)
            m_pen = given.pen();
        if (dirty & DirtyBrush)
            m_brush = given.brush();
        if (dirty & DirtyBrushOrigin)
            m_brushOrigin = given.brushOrigin();
        if (dirty & DirtyOpacity)
            m_opacity = given.opacity();
        if (dirty & (DirtyClipPath | DirtyClipRegion | DirtyClipEnabled | DirtyTransform))
            m_knowsClip = false;
    }

    void drawPath(const QPainterPath &path) override { add(path, m_brush, m_pen); }

    void drawRects(const QRectF *rects, int count) override
    {
        for (int at = 0; at < count; ++at) {
            QPainterPath path;
            path.addRect(rects[at]);
            drawPath(path);
        }
    }

    void drawLines(const QLineF *lines, int count) override
    {
        for (int at = 0; at < count; ++at) {
            QPainterPath path(lines[at].p1());
            path.lineTo(lines[at].p2());
            add(path, Qt::NoBrush, m_pen);
        }
    }

    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
        if (mode != PolylineMode)
            path.closeSubpath();
        path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        add(path, mode == PolylineMode ? QBrush(Qt::NoBrush) : m_brush, m_pen);
    }

    void drawImage(const QRectF &where, const QImage &image, const QRectF &part,
                   Qt::ImageConversionFlags) override
    {
        const QImage seen = part == QRectF(image.rect()) ? image : image.copy(part.toAlignedRect());
        const QRectF place = m_transform.mapRect(where);
        if (isOutside(place))
            return;
        SvgPart shown;
        shown.kind = SvgPart::Kind::Image;
        shown.clip = clip();
        shown.place = inUnits(place.topLeft());
        shown.form = "<image@\" opacity=\"" + factor(m_opacity) + "\" preserveAspectRatio=\"none\" width=\""
            + factor(place.width()) + "\" height=\"" + factor(place.height()) + "\" xlink:href=\""
            + pngData(seen) + "\"/>";
        drawing.parts.push_back(shown);
    }

    void drawPixmap(const QRectF &where, const QPixmap &pixmap, const QRectF &part) override
    {
        drawImage(where, pixmap.toImage(), part, Qt::AutoColor);
    }

    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QString key = item.font().key() + u'\n' + item.text();
        auto known = m_glyphs.constFind(key);
        if (known == m_glyphs.constEnd())
            known = m_glyphs.insert(key, glyphsOf(item.text(), item.font(), m_stock));
        const double size = QFontInfo(item.font()).pixelSize() / kGlyphHeight;
        const int look = lookOf(m_pen.brush(), Qt::NoPen, Qt::WindingFill);
        const QRectF around(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        if (isOutside(m_transform.mapRect(around)))
            return;
        // A digit is a part of its own: clocks change one at a time.
        QList<SvgGlyph> piece;
        for (const SvgGlyph &glyph : *known) {
            if (m_stock.isBlank(glyph.number))
                continue;
            if (glyph.isDigit || (!piece.isEmpty() && piece.last().isDigit))
                addGlyphs(std::exchange(piece, {}), at, size, look);
            piece.append(glyph);
        }
        addGlyphs(piece, at, size, look);
    }

private:
    void addGlyphs(const QList<SvgGlyph> &glyphs, QPointF at, double size, int look)
    {
        if (glyphs.isEmpty())
            return;
        const SvgGlyph &first = glyphs.first();
        SvgPart part;
        part.kind = SvgPart::Kind::Glyphs;
        part.look = look;
        part.clip = clip();
        part.place = inUnits(m_transform.map(at + QPointF(first.x, first.y)));
        QTransform by = m_transform;
        by.setMatrix(by.m11() * size, by.m12() * size, by.m13(), by.m21() * size, by.m22() * size, by.m23(),
                     0, 0, 1);
        const bool isUpright = by.m12() == 0 && by.m21() == 0 && by.m11() == by.m22();
        const QByteArray scale = isUpright ? "scale(" + factor(by.m11()) + ')' : matrix(by);
        const auto use = [](int number) { return "<use xlink:href=\"#g" + QByteArray::number(number) + '"'; };
        if (glyphs.size() == 1) {
            part.kind = SvgPart::Kind::Glyph;
            part.numbers = {first.number};
            part.form = scale;
        } else {
            part.form = "<g@" + scale + "\">";
            for (const SvgGlyph &glyph : glyphs) {
                const int x = int(std::lround((glyph.x - first.x) / size));
                const int y = int(std::lround((glyph.y - first.y) / size));
                part.form += use(glyph.number)
                    + (x == 0 ? QByteArray() : " x=\"" + QByteArray::number(x) + '"')
                    + (y == 0 ? QByteArray() : " y=\"" + QByteArray::number(y) + '"') + "/>";
            }
            part.form += "</g>";
        }
        drawing.parts.push_back(part);
    }

    void add(const QPainterPath &path, const QBrush &brush, const QPen &pen)
    {
        const bool isFilled = brush.style() != Qt::NoBrush;
        const bool isDrawn = pen.style() != Qt::NoPen && pen.brush().style() != Qt::NoBrush;
        if (path.isEmpty() || (!isFilled && !isDrawn))
            return;
        const double reach = isDrawn ? penWidth(pen) * std::max(1.0, pen.miterLimit()) : 0;
        const QPainterPath mapped = m_transform.map(path);
        const QRectF bounds = mapped.controlPointRect();
        if (isOutside(bounds.adjusted(-reach, -reach, reach, reach)))
            return;
        const SvgShape shape(mapped);
        SvgPart part;
        part.look = lookOf(brush, pen, path.fillRule());
        part.clip = clip();
        part.form = shape.form;
        part.place = shape.points.first();
        part.numbers = shape.numbersFrom(part.place);
        drawing.parts.push_back(part);
    }

    bool isOutside(const QRectF &bounds)
    {
        clip();
        // Of a line the rectangle has no area, and yet it is seen.
        return bounds.right() < m_seen.left() || bounds.left() > m_seen.right()
            || bounds.bottom() < m_seen.top() || bounds.top() > m_seen.bottom() || m_seen.isEmpty();
    }

    double scale() const { return std::sqrt(std::abs(m_transform.determinant())); }
    double penWidth(const QPen &pen) const
    {
        const double width = pen.widthF() == 0 ? 1 : pen.widthF();
        return pen.isCosmetic() ? width : width * scale();
    }

    QByteArray paint(const QByteArray &name, const QBrush &brush)
    {
        const QColor colour = brush.gradient() ? brush.gradient()->stops().value(0).second : brush.color();
        const bool isPlain = brush.style() == Qt::SolidPattern || brush.gradient();
        if (!isPlain)
            return name + ":url(#p" + QByteArray::number(patternOf(brush)) + ')' + opacity(name, m_opacity);
        return name + ':' + colour.name().toLatin1() + opacity(name, m_opacity * colour.alphaF());
    }

    static QByteArray opacity(const QByteArray &name, double opacity)
    {
        return opacity > 0.999 ? QByteArray()
                               : ';' + name + "-opacity:" + QByteArray::number(opacity, 'g', 3);
    }

    /// A tile of a texture, or of one of Qt's patterns, which repeat after eight pixels.
    int patternOf(const QBrush &brush)
    {
        constexpr int tile = 8;
        constexpr double fine = 1000;
        QImage image = brush.textureImage();
        if (brush.style() != Qt::TexturePattern) {
            image = QImage(tile, tile, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter(&image).fillRect(image.rect(), brush);
        }
        QTransform by = brush.transform() * m_transform;
        // Which of the tiles is the first one does not matter.
        const QPointF origin = m_transform.map(m_brushOrigin);
        const double width = image.width() * by.m11();
        const double height = image.height() * by.m22();
        const auto within = [](double number, double period) {
            const double rest = period > 0 ? std::fmod(number, period) : number;
            return std::round((rest < 0 ? rest + period : rest) * fine) / fine;
        };
        by.setMatrix(by.m11(), by.m12(), 0, by.m21(), by.m22(), 0,
                     within(origin.x() + by.dx() - m_transform.dx(), width),
                     within(origin.y() + by.dy() - m_transform.dy(), height), 1);
        const QByteArray sides = "width=\"" + QByteArray::number(image.width()) + "\" height=\""
            + QByteArray::number(image.height()) + '"';
        return m_stock.pattern("patternUnits=\"userSpaceOnUse\" " + sides + " patternTransform=\""
                               + matrix(by) + "\"><image " + sides + " xlink:href=\"" + pngData(image)
                               + "\"/>");
    }

    int lookOf(const QBrush &brush, const QPen &pen, Qt::FillRule rule)
    {
        QByteArray css = brush.style() == Qt::NoBrush ? QByteArray("fill:none") : paint("fill", brush);
        if (brush.style() != Qt::NoBrush && rule == Qt::OddEvenFill)
            css += ";fill-rule:evenodd";
        if (pen.style() == Qt::NoPen || pen.brush().style() == Qt::NoBrush)
            return m_stock.look(css);
        const double width = penWidth(pen);
        css += ';' + paint("stroke", pen.brush()) + ";stroke-width:" + factor(width);
        if (pen.capStyle() != Qt::FlatCap)
            css += pen.capStyle() == Qt::RoundCap ? ";stroke-linecap:round" : ";stroke-linecap:square";
        if (pen.joinStyle() == Qt::RoundJoin)
            css += ";stroke-linejoin:round";
        else if (pen.joinStyle() == Qt::BevelJoin)
            css += ";stroke-linejoin:bevel";
        if (pen.style() != Qt::SolidLine) {
            QByteArray dashes;
            for (const double length : pen.dashPattern())
                dashes += (dashes.isEmpty() ? "" : " ") + factor(length * width);
            css += ";stroke-dasharray:" + dashes;
            if (pen.dashOffset() != 0)
                css += ";stroke-dashoffset:" + factor(pen.dashOffset() * width);
        }
        return m_stock.look(css);
    }

    int clip()
    {
        if (m_knowsClip)
            return m_clip;
        m_knowsClip = true;
        m_clip = -1;
        m_seen = m_whole;
        if (!painter()->hasClipping())
            return m_clip;
        const QPainterPath path = m_transform.map(painter()->clipPath());
        m_seen = path.boundingRect() & m_whole;
        const bool isWhole = path.boundingRect().contains(m_whole) && path.contains(m_whole);
        if (isWhole || m_seen.isEmpty())
            return m_clip;
        const SvgShape shape(path);
        const SvgClip made{shape.form, shape.numbersFrom({})};
        m_clip = int(drawing.clips.indexOf(made));
        if (m_clip < 0) {
            m_clip = int(drawing.clips.size());
            drawing.clips.append(made);
        }
        return m_clip;
    }

    const QRectF m_whole;
    SvgStock &m_stock;
    SvgGlyphCache m_glyphs;
    QTransform m_transform;
    QPen m_pen;
    QBrush m_brush;
    QPointF m_brushOrigin;
    double m_opacity = 1;
    bool m_knowsClip = false;
    int m_clip = -1;
    QRectF m_seen; ///< of the picture
};

SvgRecorder::SvgRecorder(QSize size, SvgStock &stock)
    : m_size(size)
    , m_engine(std::make_unique<Engine>(size, stock))
{
}

SvgRecorder::~SvgRecorder() = default;

SvgDrawing SvgRecorder::take()
{
    return std::exchange(m_engine->drawing, {});
}

QPaintEngine *SvgRecorder::paintEngine() const
{
    return m_engine.get();
}

int SvgRecorder::metric(PaintDeviceMetric metric) const
{
    // Fonts are as large as in pictures.
    static const QImage like(1, 1, QImage::Format_RGB32);
    constexpr double millimetres = 25.4;
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return int(std::lround(m_size.width() * millimetres / like.logicalDpiX()));
    case PdmHeightMM:
        return int(std::lround(m_size.height() * millimetres / like.logicalDpiY()));
    case PdmNumColors:
        return 0x7fffffff;
    case PdmDepth:
        return 32;
    case PdmDpiX:
    case PdmPhysicalDpiX:
        return like.logicalDpiX();
    case PdmDpiY:
    case PdmPhysicalDpiY:
        return like.logicalDpiY();
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    }
    return 0;
}

} // namespace signalbox
