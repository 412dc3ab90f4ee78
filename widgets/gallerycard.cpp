// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/gallerycard.h"

#include "engine/layoutfile.h"
#include "engine/simulation.h"
#include "widgets/canvaspainter.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPictureMargin = 24; ///< canvas units around the nodes
constexpr int kLessonLines = 3;
constexpr int kPadding = 10;
constexpr double kRadius = 8;

QFont titleFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
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

} // namespace

Micros tellingMoment(const Run &run)
{
    if (run.hasEnded() && run.ending() != Ending::Finished)
        return run.trace.endTime();
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        const bool isShutdown = CancelCause(fact.flag) == CancelCause::Shutdown;
        if (fact.kind == FactKind::CancelRequested && !isShutdown && fact.time < run.trace.endTime())
            return fact.time;
    }
    return run.trace.endTime() * 2 / 5;
}

QImage paintThumbnail(const QString &path, QSize size, double devicePixelRatio, const Theme &theme)
{
    const LoadResult loaded = loadLayout(path);
    QImage image(size * devicePixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(theme.canvas);
    if (!loaded.layout)
        return image;
    const Replay replay(std::make_shared<const Run>(simulate(*loaded.layout)));
    const World world = replay.at(tellingMoment(replay.run()));
    const CanvasGeometry geometry(*loaded.layout);
    QRectF nodes;
    for (const Node &node : loaded.layout->nodes)
        nodes = nodes.united(geometry.rect(node.id));
    nodes.adjust(-kPictureMargin, -kPictureMargin, kPictureMargin, kPictureMargin);
    const double scale = std::min({size.width() / nodes.width(), size.height() / nodes.height(), 1.0});
    const QRectF visible(nodes.center().x() - size.width() / scale / 2,
                         nodes.center().y() - size.height() / scale / 2, size.width() / scale,
                         size.height() / scale);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    painter.translate(-visible.topLeft());
    paintCanvas(painter, {*loaded.layout, geometry, replay, world, theme}, visible);
    return image;
}

GalleryCard::GalleryCard(QAbstractItemView *view)
    : QAbstractItemDelegate(view)
{
}

QSize GalleryCard::pictureSize(const QFont &font)
{
    const int width = std::max(272, QFontMetrics(font).averageCharWidth() * 34);
    return {width, width * 9 / 16};
}

QSize GalleryCard::size(const QFont &font)
{
    const QFontMetrics lesson(font);
    const QFontMetrics title(titleFont(font));
    const QSize picture = pictureSize(font);
    return {picture.width() + 2,
            picture.height() + title.lineSpacing() + kLessonLines * lesson.lineSpacing() + 3 * kPadding};
}

QSize GalleryCard::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return size(option.font);
}

void GalleryCard::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPalette &palette = option.palette;
    QRect card(QPoint(), size(option.font));
    card.moveCenter(option.rect.center());
    QPainterPath outline;
    outline.addRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), kRadius, kRadius);
    const bool isHovered = option.state & QStyle::State_MouseOver;
    painter->fillPath(outline, palette.color(isHovered ? QPalette::Light : QPalette::Button));

    const QSize picture = pictureSize(option.font);
    const QRect frame(card.left() + 1, card.top() + 1, picture.width(), picture.height());
    painter->save();
    painter->setClipPath(outline);
    painter->drawPixmap(frame, index.data(Qt::DecorationRole).value<QPixmap>());
    painter->restore();

    QRect words = card.adjusted(kPadding, picture.height() + kPadding, -kPadding, -kPadding);
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
