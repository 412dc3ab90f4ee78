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
#include "widgets/painting/codecard.h"
#include "widgets/painting/codewords.h"
#include "widgets/painting/foundpainter.h"
#include "widgets/painting/instancepainter.h"
#include "widgets/painting/rowmarks.h"
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

/// "async fetch(city, delay=1.0)"
void paintDefinition(const CanvasScene &scene, QRectF room, const Node &node, const CodeOutline &outline)
{
    if (outline.isAsync) {
        const CodeWords word{u"async"_s, {{0, 5, CodeSpan::Style::Keyword}}};
        room.setLeft(paintCodeWords(scene, room, scene.code, word) + 7);
    }
    const QString name = outline.name.isEmpty() ? node.name : outline.name;
    room.setLeft(paintCodeWords(scene, room, scene.codeName, {name, {}}) + 1);
    paintCodeWords(scene, room, scene.code, outline.signature);
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

void paintHead(const CanvasScene &scene, const QRectF &card, const Node &node, const CodeOutline &outline)
{
    QRectF head(card.left() + 12, card.top(), card.width() - 24, kCodeHead);
    const QRectF plate(head.left() - 2, head.center().y() - 12, 24, 24);
    const QColor colour = scene.theme.readable(scene.theme.accent, scene.theme.card);
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(mixed(scene.theme.accent, scene.theme.card, 0.8));
    scene.painter.drawRoundedRect(plate, 5, 5);
    icons::paint(scene.painter, info(node.kind).icon, plate.adjusted(4, 4, -4, -4), colour);
    head.setRight(paintCount(scene, head, node));
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
void paintElbow(const CanvasScene &scene, const CodeCard &card, const std::vector<CodeRow> &rows, int at)
{
    const CodeRow &row = rows[std::size_t(at)];
    if (row.depth == 0 || row.depth > kDeepestShown)
        return;
    int parent = at - 1;
    while (parent >= 0 && rows[std::size_t(parent)].depth >= row.depth)
        --parent;
    const double x = card.row(at).left() + kPicture + (row.depth - 1) * kCodeIndent + kPictureSide / 2;
    const double y = card.row(at).center().y();
    const double from =
        parent < card.firstRow() ? card.row(card.firstRow()).top() : card.row(parent).center().y() + 9;
    QPainterPath elbow(QPointF(x, from));
    elbow.lineTo(x, y - 4);
    elbow.quadTo(x, y, x + 4, y);
    elbow.lineTo(x + kCodeIndent - kPictureSide / 2 - 3, y);
    scene.painter.strokePath(elbow, QPen(scene.theme.wireIdle, 1));
}

/// How far the words of a row go where they have all the room.
double endOf(const CanvasScene &scene, const QRectF &place, const CodeRow &row)
{
    return place.left() + kCodeMargin + indentOf(row) + scene.width(scene.code, row.words.text);
}

void paintRow(const CanvasScene &scene, const CodeCard &card, const std::vector<CodeRow> &rows, int at,
              std::span<const RowStand> stands)
{
    const CodeRow &row = rows[std::size_t(at)];
    const QRectF place = card.row(at);
    paintRowGround(scene, place, stands);
    scene.text({place.left() + 4, place.top(), kNumber - 4, place.height()}, scene.small,
               stands.empty() ? scene.theme.faintText : scene.theme.text, QString::number(at + 1),
               Qt::AlignRight);
    paintElbow(scene, card, rows, at);
    const double in = indentOf(row);
    const RowPicture picture = pictureOf(row.sign);
    const QRectF side(place.left() + kPicture + in, place.center().y() - kPictureSide / 2, kPictureSide,
                      kPictureSide);
    icons::paint(scene.painter, picture.icon, side, picture.colour(scene.theme));
    const double right = paintRowPips(scene, place, stands, endOf(scene, place, row));
    const QRectF room(place.left() + kCodeMargin + in, place.top(), right - place.left() - kCodeMargin - in,
                      place.height());
    if (row.sign == RowSign::Note)
        scene.text(room, scene.code, scene.theme.mutedText, row.words.text);
    else
        paintCodeWords(scene, room, scene.code, row.words);
}

/// The line that counts the rows behind those that are shown, and tells who is there.
void paintCounted(const CanvasScene &scene, const CodeCard &card, const std::vector<CodeRow> &rows,
                  std::span<const RowStand> stands)
{
    const QRectF place = card.row(card.endRow());
    paintRowGround(scene, place, stands);
    const QRectF room = place.adjusted(kCodeMargin, 0, -10, 0);
    const QString words =
        plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "… %n more"), "… %n more", card.counted());
    const double left = room.left() + scene.width(scene.small, words) + 12;
    scene.text(room, scene.small, scene.theme.mutedText, words);
    const double right = paintRowPips(scene, place, stands, left);
    if (stands.empty() || right - left < 60)
        return;
    const int at = stands.front().row;
    const QString number = QString::number(at + 1);
    scene.text({left, place.top(), 30, place.height()}, scene.small, scene.theme.text, number);
    const double from = left + scene.width(scene.small, number) + 6;
    paintCodeWords(scene, {from, place.top(), right - from, place.height()}, scene.code,
                   rows[std::size_t(at)].words);
}

/// The head stands out from the rows as a title does.
void paintHeadGround(const CanvasScene &scene, const QRectF &card, const QColor &border, double wide)
{
    QPainterPath head;
    head.setFillRule(Qt::WindingFill);
    head.addRoundedRect(QRectF(card.left(), card.top(), card.width(), kCodeHead), kRadius, kRadius);
    head.addRect(QRectF(card.left(), card.top() + kRadius, card.width(), kCodeHead - kRadius));
    scene.painter.fillPath(head.simplified(), scene.theme.cardHeader);
    scene.painter.setPen(QPen(border, wide));
    scene.painter.setBrush(Qt::NoBrush);
    scene.painter.drawRoundedRect(card, kRadius, kRadius);
    scene.painter.setPen(QPen(scene.theme.cardBorder, 1));
    scene.painter.drawLine(QPointF(card.left(), card.top() + kCodeHead),
                           QPointF(card.right(), card.top() + kCodeHead));
}

/// Whose turn it is, among those that are at work in it.
TaskId runningIn(const CanvasScene &scene, const CardLife &life)
{
    const bool isHere = std::any_of(life.stands.begin(), life.stands.end(), [&](const RowStand &stand) {
        return stand.task == scene.world.running && !stand.isCalling;
    });
    return isHere ? scene.world.running : TaskId::None;
}

void paintRows(const CanvasScene &scene, const CodeCard &card, const CodeOutline &outline,
               const CardLife &life, TaskId shown)
{
    for (int at = card.firstRow(); at < card.endRow(); ++at)
        paintRow(scene, card, outline.rows, at, standsIn(life, at, false, shown));
    if (card.counted() > 0)
        paintCounted(scene, card, outline.rows, standsIn(life, card.endRow(), true, shown));
}

} // namespace

void paintCode(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const auto outline = codeOutline(parameter<QString>(node, Param::Code));
    const CardLife &life = scene.life.of(node.id);
    const TaskId shown = scene.life.shownOn(node.id, scene.picture.overlay.task);
    const std::vector<CallPlace> calls = scene.life.callsInside(node.id, shown);
    const CodeCard card = cardWithCalls(scene.life, node.id, box, *outline, shown);
    const TaskId running = runningIn(scene, life);
    const QColor border =
        running == TaskId::None ? scene.theme.cardBorder : scene.colour(scene.colourIndex(running));
    paintCard(scene, box, border);
    if (!outline->rows.empty())
        paintHeadGround(scene, box, border, running == TaskId::None ? 1 : 1.8);
    paintHead(scene, box, node, *outline);
    paintRows(scene, card, *outline, life, shown);
    if (card.shownCalls() > 0)
        paintCallsInPlace(scene, card.calls(), shown, calls, card.shownCalls());
    paintFound(scene, node);
    paintFoot(scene, card.foot(), node, life);
}

} // namespace signalbox
