// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/paintedtexts.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

namespace signalbox::testing {

namespace {

/// Paints nothing, and writes down the texts.
class TextEngine : public QPaintEngine {
public:
    explicit TextEngine(QList<PaintedText> &texts)
        : QPaintEngine(AllFeatures)
        , m_texts(texts)
    {
    }

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState &) override { }
    void drawPath(const QPainterPath &) override { }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override { }
    void drawTiledPixmap(const QRectF &, const QPixmap &, const QPointF &) override { }
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override { }
    void drawPolygon(const QPoint *, int, PolygonDrawMode) override { }
    void drawLines(const QLineF *, int) override { }
    void drawRects(const QRectF *, int) override { }
    void drawEllipse(const QRectF &) override { }

    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QTransform toDevice = painter()->deviceTransform();
        const QRectF place(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        QRectF room(0, 0, paintDevice()->width(), paintDevice()->height());
        if (painter()->hasClipping())
            room &= toDevice.mapRect(painter()->clipBoundingRect());
        m_texts.append({item.text(), toDevice.mapRect(place), room});
    }

private:
    QList<PaintedText> &m_texts;
};

class TextDevice : public QPaintDevice {
public:
    TextDevice(const QWidget &like, QList<PaintedText> &texts)
        : m_like(like)
        , m_engine(texts)
    {
    }

    QPaintEngine *paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_like.width();
        case PdmHeight:
            return m_like.height();
        case PdmWidthMM:
            return m_like.widthMM();
        case PdmHeightMM:
            return m_like.heightMM();
        case PdmNumColors:
            return m_like.colorCount();
        case PdmDepth:
            return m_like.depth();
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_like.logicalDpiY();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(QPaintDevice::devicePixelRatioFScale());
        }
        return 0;
    }

private:
    const QWidget &m_like;
    mutable TextEngine m_engine;
};

} // namespace

bool PaintedText::isCutSideways() const
{
    constexpr double pixel = 1.5;
    if (words.trimmed().isEmpty() || words.endsWith(u'…') || place.isEmpty())
        return false;
    return place.left() < room.left() - pixel || place.right() > room.right() + pixel;
}

bool PaintedText::isCut() const
{
    const double tail = place.height() / 5;
    if (words.trimmed().isEmpty() || words.endsWith(u'…') || place.isEmpty())
        return false;
    return isCutSideways() || place.top() < room.top() - tail || place.bottom() > room.bottom() + tail;
}

QList<PaintedText> paintedTexts(QWidget &widget)
{
    QList<PaintedText> texts;
    if (!widget.size().isEmpty()) {
        TextDevice device(widget, texts);
        widget.render(&device, {}, {}, QWidget::RenderFlags());
    }
    return texts;
}

} // namespace signalbox::testing
