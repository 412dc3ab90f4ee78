// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/textures.h"

#include "widgets/look/inks.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kDot = 1.15; ///< radius
constexpr double kLow = 6; ///< lower, the two lines of an outline would be one

/// \a paint draws a tile of kTile by kTile units.
template <typename Paint> QBrush tiled(double pixels, const Paint &paint)
{
    // Whole pixels, else the tiles would not meet.
    const int side = std::max(2, int(std::lround(kTile * pixels)));
    QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(side / kTile, side / kTile);
    paint(painter);
    painter.end();
    QBrush brush(tile);
    brush.setTransform(QTransform::fromScale(1 / pixels, 1 / pixels));
    return brush;
}

} // namespace

double pixelsPerUnit(const QPainter &painter)
{
    // Who looks at a drawing may come nearer to it than to a picture.
    constexpr double nearer = 4;
    const QPaintEngine *const engine = painter.paintEngine();
    const bool isDrawing =
        engine && (engine->type() == QPaintEngine::Pdf || engine->type() == QPaintEngine::SVG);
    return std::max(0.25, std::abs(painter.deviceTransform().m11())) * (isDrawing ? nearer : 1);
}

QBrush dotBrush(const QColor &colour, double pixels)
{
    return tiled(pixels, [&](QPainter &painter) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(kTile / 2, kTile / 2), kDot, kDot);
    });
}

QBrush lowDotBrush(const QColor &colour, double pixels)
{
    return tiled(pixels, [&](QPainter &painter) {
        painter.fillRect(QRectF(kTile / 2 - kDot, 0, 2 * kDot, kTile), colour);
    });
}

QBrush hatchBrush(const QColor &colour, double pixels)
{
    return tiled(pixels, [&](QPainter &painter) {
        painter.setPen(QPen(colour, 1.1));
        for (const double shift : {-kTile, 0.0, kTile})
            painter.drawLine(QPointF(shift - 1, kTile + 1), QPointF(shift + kTile + 1, -1));
    });
}

QBrush dashBrush(const QColor &colour, double pixels)
{
    return tiled(pixels, [&](QPainter &painter) { painter.fillRect(QRectF(0, 2, 3.2, 1.1), colour); });
}

QBrush lowDashBrush(const QColor &colour, double pixels)
{
    return tiled(pixels, [&](QPainter &painter) { painter.fillRect(QRectF(0, 0, 3.8, kTile), colour); });
}

QBrush slimBrush(const QColor &colour, const QColor &ground, double pixels)
{
    return tiled(pixels, [&](QPainter &painter) {
        painter.fillRect(QRectF(0, 0, kTile, kTile), mixed(ground, colour, 0.16));
        painter.fillRect(QRectF(0, 2, kTile, 0.8), mixed(ground, colour, 0.6));
    });
}

QRectF swatchAt(QPointF centre)
{
    return QRectF(centre - QPointF(kSwatch.width(), kSwatch.height()) / 2, kSwatch);
}

void paintSwatch(QPainter &painter, Activity activity, const QRectF &place, const QColor &colour,
                 const QColor &ground)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool isLow = place.height() < kLow;
    switch (activity) {
    case Activity::Computing:
        painter.setBrush(colour);
        painter.drawRoundedRect(place, 2, 2);
        break;
    case Activity::Blocking:
        painter.fillRect(place, hatchBrush(colour, pixelsPerUnit(painter)));
        if (isLow)
            break;
        painter.setPen(QPen(colour, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place.adjusted(0.75, 0.75, -0.75, -0.75));
        break;
    case Activity::Outside: {
        const double height = place.height() * 0.64;
        const QRectF pill(place.left(), place.center().y() - height / 2, place.width(), height);
        painter.setPen(QPen(colour, 1.1));
        painter.setBrush(mixed(ground, colour, 0.16));
        painter.drawRoundedRect(pill.adjusted(0.55, 0.55, -0.55, -0.55), height / 2, height / 2);
        break;
    }
    case Activity::Somebody: {
        if (isLow) {
            for (double x = place.left(); x < place.right(); x += 8)
                painter.fillRect(QRectF(x, place.top(), std::min(5.0, place.right() - x), place.height()),
                                 mixed(ground, colour, 0.7));
            break;
        }
        QPen dashes(colour, 1.25, Qt::CustomDashLine, Qt::FlatCap);
        dashes.setDashPattern({3 / 1.25, 2 / 1.25});
        painter.setPen(dashes);
        painter.setBrush(mixed(ground, colour, 0.05));
        painter.drawRoundedRect(place.adjusted(0.6, 0.6, -0.6, -0.6), 2, 2);
        break;
    }
    case Activity::Ready:
        painter.translate(place.topLeft());
        painter.fillRect(QRectF(QPointF(), place.size()), dotBrush(colour, pixelsPerUnit(painter)));
        break;
    }
    painter.restore();
}

void paintHeldUpSwatch(QPainter &painter, const QRectF &place, const QColor &colour, const QColor &hatch)
{
    paintSwatch(painter, Activity::Ready, place, colour, {});
    painter.fillRect(place, hatchBrush(hatch, pixelsPerUnit(painter)));
}

} // namespace signalbox
