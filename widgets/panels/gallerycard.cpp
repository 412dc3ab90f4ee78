// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/gallerycard.h"

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "widgets/painting/canvaspainter.h"

#include <QAbstractItemView>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPictureMargin = 24; ///< canvas units around the nodes
constexpr double kLeastZoom = 0.6; ///< below it the canvas leaves details out; the picture is made smaller
constexpr int kLessonLines = 3;
constexpr int kPadding = 10;
constexpr double kRadius = 8;

QFont titleFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

int pictureHeight(int cardWidth)
{
    return cardWidth * 9 / 16;
}

/// The first lines of a text, the last of them cut with an ellipsis where more would follow.
void drawLines(QPainter &painter, const QRect &where, const QString &text, int most)
{
    QTextLayout layout(text, painter.font());
    const QFontMetrics metrics(painter.font());
    layout.beginLayout();
    for (int line = 0; line < most; ++line) {
        QTextLine row = layout.createLine();
        if (!row.isValid())
            break;
        row.setLineWidth(where.width());
        const bool isCut = line + 1 == most && row.textStart() + row.textLength() < text.size();
        const QString words = isCut
            ? metrics.elidedText(text.mid(row.textStart()), Qt::ElideRight, where.width())
            : text.mid(row.textStart(), row.textLength());
        painter.drawText(where.left(), where.top() + line * metrics.lineSpacing() + metrics.ascent(),
                         words.trimmed());
    }
    layout.endLayout();
}

/// The whole layout at its telling moment, painted in all detail and then scaled down to \a pixels.
QImage paintRun(const Layout &layout, QSize pixels, const Theme &theme)
{
    const Replay replay(std::make_shared<const Run>(simulate(layout)));
    const World world = replay.at(tellingMoment(replay.run()));
    const CanvasGeometry geometry(layout);
    QRectF nodes;
    for (const Node &node : layout.nodes)
        nodes = nodes.united(geometry.rect(node.id));
    nodes.adjust(-kPictureMargin, -kPictureMargin, kPictureMargin, kPictureMargin);
    const double fit = std::min({pixels.width() / nodes.width(), pixels.height() / nodes.height(), 1.0});
    const double zoom = std::max(fit, kLeastZoom);
    const QSizeF seen = QSizeF(pixels) / fit;
    const QRectF visible(nodes.center() - QPointF(seen.width(), seen.height()) / 2, seen);
    QImage image((seen * zoom).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.canvas);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(zoom, zoom);
    painter.translate(-visible.topLeft());
    paintCanvas(painter, {layout, geometry, replay, world, theme}, visible);
    painter.end();
    return image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Micros tellingMoment(const Run &run)
{
    if (run.hasEnded() && run.ending() != Ending::Finished)
        return run.trace.endTime();
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        // What main does at the end of a run is not what the run is about.
        if (fact.kind == FactKind::CancelRequested && fact.by() != TaskId::Main)
            return fact.time;
    }
    return run.trace.endTime() * 2 / 5;
}

QImage paintThumbnail(const QString &path, QSize size, double devicePixelRatio, const Theme &theme)
{
    const LoadResult loaded = loadLayout(path);
    const QSize pixels = size * devicePixelRatio;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.canvas);
    if (loaded.layout)
        image = paintRun(*loaded.layout, pixels, theme);
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

GalleryCard::GalleryCard(QAbstractItemView *view)
    : QAbstractItemDelegate(view)
{
}

int GalleryCard::leastWidth(const QFont &font)
{
    return std::max(280, QFontMetrics(font).averageCharWidth() * 34);
}

QSize GalleryCard::size(int width, const QFont &font)
{
    const int words =
        QFontMetrics(titleFont(font)).lineSpacing() + kLessonLines * QFontMetrics(font).lineSpacing();
    return {width, pictureHeight(width) + words + 3 * kPadding};
}

QSize GalleryCard::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return size(option.rect.width() - kGap, option.font);
}

void GalleryCard::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPalette palette = QGuiApplication::palette(); // a style sheet's views dim the placeholder's colour
    const QRect card(option.rect.topLeft(), size(option.rect.width() - kGap, option.font));
    QPainterPath outline;
    outline.addRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), kRadius, kRadius);
    const bool isHovered = option.state & QStyle::State_MouseOver;
    painter->fillPath(outline, palette.color(isHovered ? QPalette::Light : QPalette::Button));

    const QRect frame(card.left() + 1, card.top() + 1, card.width() - 2, pictureHeight(card.width()));
    painter->save();
    painter->setClipPath(outline);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawPixmap(frame, index.data(Qt::DecorationRole).value<QPixmap>());
    painter->restore();

    QRect words = card.adjusted(kPadding, frame.height() + kPadding, -kPadding, -kPadding);
    painter->setFont(titleFont(option.font));
    painter->setPen(palette.color(QPalette::Text));
    drawLines(*painter, words, index.data(Qt::DisplayRole).toString(), 1);
    words.setTop(words.top() + QFontMetrics(painter->font()).lineSpacing() + 2);
    painter->setFont(option.font);
    painter->setPen(palette.color(QPalette::PlaceholderText));
    drawLines(*painter, words, index.data(LessonRole).toString(), kLessonLines);

    const bool isCurrent = option.state & QStyle::State_Selected;
    painter->setPen(QPen(palette.color(isCurrent ? QPalette::Link : QPalette::Mid), isCurrent ? 2.5 : 1));
    painter->drawPath(outline);
    painter->restore();
}

} // namespace signalbox
