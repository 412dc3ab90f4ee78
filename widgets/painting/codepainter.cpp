// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/codepainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/script/cardsize.h"
#include "engine/script/codeoutline.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"
#include "widgets/painting/rowpictures.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNumber = 30; ///< right edge of a row's number
constexpr double kPicture = 40; ///< left edge of its picture
constexpr double kPictureSide = 14;
constexpr double kRadius = 8; ///< of the card's corners

QColor colourOf(const Theme &theme, CodeSpan::Style style)
{
    switch (style) {
    case CodeSpan::Style::Keyword:
        return theme.readable(theme.accent, theme.card);
    case CodeSpan::Style::Text:
        return theme.readable(theme.ok, theme.card);
    case CodeSpan::Style::Number:
        break;
    }
    return theme.readable(theme.warning, theme.card);
}

/// As much of \a words as there is room for, each part in its colour; where it ends.
double paintWords(const CanvasScene &scene, const QRectF &room, const Lettering &letters,
                  const CodeWords &words)
{
    const QString shown = letters.metrics.elidedText(words.text, Qt::ElideRight, room.width());
    QPainter &painter = scene.painter;
    painter.setFont(letters.font);
    double left = room.left();
    const auto draw = [&](int begin, int end, const QColor &colour) {
        const QString part = shown.mid(begin, end - begin);
        painter.setPen(colour);
        painter.drawText(QRectF(left, room.top(), room.right() - left + 4, room.height()),
                         int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextDontClip, part);
        left += letters.metrics.horizontalAdvance(part);
    };
    int at = 0;
    for (const CodeSpan &span : words.spans) {
        if (span.begin >= shown.size())
            break;
        draw(at, span.begin, scene.theme.text);
        draw(span.begin, span.begin + span.length, colourOf(scene.theme, span.style));
        at = span.begin + span.length;
    }
    if (at < shown.size())
        draw(at, int(shown.size()), scene.theme.text);
    return left;
}

/// "async fetch(city, delay=1.0)"
void paintDefinition(const CanvasScene &scene, QRectF room, const Node &node, const CodeOutline &outline)
{
    if (outline.isAsync) {
        const CodeWords word{u"async"_s, {{0, 5, CodeSpan::Style::Keyword}}};
        room.setLeft(paintWords(scene, room, scene.code, word) + 7);
    }
    const QString name = outline.name.isEmpty() ? node.name : outline.name;
    room.setLeft(paintWords(scene, room, scene.codeName, {name, {}}) + 1);
    paintWords(scene, room, scene.code, outline.signature);
}

/// The kind and, of a function that main starts, how often.
QString kindWords(const Node &node, const CodeOutline &outline)
{
    const QString kind = info(node.kind).label();
    if (!outline.decorators.isEmpty())
        return fill(CardWords::tr("{decorator} {kind}"),
                    {{u"decorator", outline.decorators.first().section(u'(', 0, 0)}, {u"kind", kind}});
    return kind;
}

/// "× 3": so many tasks of it; the left edge of what was painted.
double paintStarts(const CanvasScene &scene, const QRectF &head, const Node &node)
{
    const qint64 starts =
        node.kind == NodeKind::Function ? parameter<qint64>(node, Param::Starts) : qint64(0);
    if (starts == 0)
        return head.right();
    const QString words = u"× %1"_s.arg(starts);
    const double width = scene.width(scene.badge, words) + 16;
    const QRectF pill(head.right() - width, head.center().y() - 10, width, 20);
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(scene.theme.accent);
    scene.painter.drawRoundedRect(pill, 10, 10);
    scene.text(pill, scene.badge, scene.theme.textOn(scene.theme.accent), words, Qt::AlignHCenter);
    return pill.left() - 8;
}

void paintHead(const CanvasScene &scene, const QRectF &card, const Node &node, const CodeOutline &outline)
{
    QRectF head(card.left() + 12, card.top(), card.width() - 24, kCodeHead);
    const QRectF plate(head.left() - 2, head.center().y() - 12, 24, 24);
    const QColor colour = scene.theme.readable(scene.theme.accent, scene.theme.card);
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(mixed(scene.theme.accent, scene.theme.card, 0.8));
    scene.painter.drawRoundedRect(plate, 5, 5);
    icons::paint(scene.painter, info(node.kind).icon, plate.adjusted(4, 4, -4, -4), colour);
    head.setRight(paintStarts(scene, head, node));
    const QString kind = kindWords(node, outline);
    const double kindWidth = std::min(scene.width(scene.small, kind), head.width() / 3);
    scene.text({head.right() - kindWidth, head.top(), kindWidth, head.height()}, scene.small,
               scene.theme.mutedText, kind);
    const QRectF room(plate.right() + 9, head.top(), head.right() - kindWidth - 10 - plate.right() - 9,
                      head.height());
    if (node.kind == NodeKind::Module)
        scene.text(room, scene.title, scene.theme.text, node.name);
    else
        paintDefinition(scene, room, node, outline);
}

double indentOf(const CodeRow &row)
{
    return std::min(row.depth, kDeepestShown) * kCodeIndent;
}

/// From the picture of the row that opened the block to the picture of \a at.
void paintElbow(const CanvasScene &scene, const QRectF &card, const std::vector<CodeRow> &rows, int at)
{
    const CodeRow &row = rows[std::size_t(at)];
    if (row.depth == 0 || row.depth > kDeepestShown)
        return;
    int parent = at - 1;
    while (parent >= 0 && rows[std::size_t(parent)].depth >= row.depth)
        --parent;
    const double x = card.left() + kPicture + (row.depth - 1) * kCodeIndent + kPictureSide / 2;
    const double y = codeRowRect(card, at).center().y();
    const double from = parent < 0 ? codeRowRect(card, 0).top() : codeRowRect(card, parent).center().y() + 9;
    QPainterPath elbow(QPointF(x, from));
    elbow.lineTo(x, y - 4);
    elbow.quadTo(x, y, x + 4, y);
    elbow.lineTo(x + kCodeIndent - kPictureSide / 2 - 3, y);
    scene.painter.strokePath(elbow, QPen(scene.theme.wireIdle, 1));
}

void paintRow(const CanvasScene &scene, const QRectF &card, const std::vector<CodeRow> &rows, int at)
{
    const CodeRow &row = rows[std::size_t(at)];
    const QRectF place = codeRowRect(card, at);
    scene.text({place.left() + 4, place.top(), kNumber - 4, place.height()}, scene.small,
               scene.theme.faintText, QString::number(at + 1), Qt::AlignRight);
    paintElbow(scene, card, rows, at);
    const double in = indentOf(row);
    const RowPicture picture = pictureOf(row.sign);
    const QRectF side(place.left() + kPicture + in, place.center().y() - kPictureSide / 2, kPictureSide,
                      kPictureSide);
    icons::paint(scene.painter, picture.icon, side, picture.colour(scene.theme));
    const QRectF room(place.left() + kCodeMargin + in, place.top(), place.width() - kCodeMargin - in - 10,
                      place.height());
    if (row.sign == RowSign::Note)
        scene.text(room, scene.code, scene.theme.mutedText, row.words.text);
    else
        paintWords(scene, room, scene.code, row.words);
}

} // namespace

QRectF codeRowRect(const QRectF &card, int row)
{
    // What the grid leaves over stands half above the rows.
    const double left = std::fmod(card.height() - kCodeHead, kCodeRow);
    return {card.left(), card.top() + kCodeHead + left / 2 + row * kCodeRow, card.width(), kCodeRow};
}

void paintCode(const CanvasScene &scene, const Node &node)
{
    const QRectF card = scene.geometry.rect(node.id);
    const auto outline = codeOutline(parameter<QString>(node, Param::Code));
    paintCard(scene, card, scene.theme.cardBorder);
    const ShownRows rows = shownRows(int(outline->rows.size()));
    if (rows.shown > 0) {
        // The head stands out from the rows as a title does.
        QPainterPath head;
        head.setFillRule(Qt::WindingFill);
        head.addRoundedRect(QRectF(card.left(), card.top(), card.width(), kCodeHead), kRadius, kRadius);
        head.addRect(QRectF(card.left(), card.top() + kRadius, card.width(), kCodeHead - kRadius));
        scene.painter.fillPath(head.simplified(), scene.theme.cardHeader);
        scene.painter.setPen(QPen(scene.theme.cardBorder, 1));
        scene.painter.setBrush(Qt::NoBrush);
        scene.painter.drawRoundedRect(card, kRadius, kRadius);
        scene.painter.drawLine(QPointF(card.left(), card.top() + kCodeHead),
                               QPointF(card.right(), card.top() + kCodeHead));
    }
    paintHead(scene, card, node, *outline);
    for (int at = 0; at < rows.shown; ++at)
        paintRow(scene, card, outline->rows, at);
    if (rows.counted > 0)
        scene.text(codeRowRect(card, rows.shown).adjusted(kCodeMargin, 0, -10, 0), scene.small,
                   scene.theme.mutedText,
                   plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "… %n more"), "… %n more", rows.counted));
}

} // namespace signalbox
