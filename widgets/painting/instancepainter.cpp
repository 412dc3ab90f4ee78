// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/instancepainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/sentences/cardwords.h"
#include "engine/trace/naming.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/taskpips.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kFootMargin = 10;
constexpr double kChipHeight = 22;
constexpr double kInstanceGap = 6;
constexpr double kWidestChip = 168;
constexpr double kMoreRoom = 78; ///< for the count of those that have no room
constexpr double kTileHeight = 70; ///< of an unfolded one
constexpr double kNarrowestTile = 190;
constexpr int kMostTiles = 24;

const TaskView &instanceView(const CanvasScene &scene, TaskId task)
{
    return scene.world.tasks[index(task)];
}

/// What came of it.
QString endWords(const CanvasScene &scene, const TaskView &task)
{
    switch (task.state) {
    case TaskState::Returned:
        return valueWords(scene.run, task.result);
    case TaskState::Raised:
        return valueWords(scene.run, task.error);
    case TaskState::Ready:
    case TaskState::Running:
    case TaskState::Sleeping:
    case TaskState::Waiting:
    case TaskState::Cancelled:
        break;
    }
    return {};
}

/// What its chip says.
QString chipWords(const CanvasScene &scene, TaskId task)
{
    constexpr qsizetype tooShort = 3; ///< "9" says nothing, "bring(9)" does
    QString label = instanceLabel(scene.run, scene.world, task);
    if (label.size() <= tooShort)
        label = instanceCall(scene.run, scene.world, task);
    const QString end = endWords(scene, instanceView(scene, task));
    return end.isEmpty() ? label : label + u" → "_s + end;
}

double chipWidth(const CanvasScene &scene, const QString &words)
{
    return std::min(scene.width(scene.small, words) + kPip + 22, kWidestChip);
}

void noteTask(const CanvasScene &scene, const QRectF &where, TaskId task)
{
    if (scene.picture.chips)
        scene.picture.chips->push_back({where, task});
}

void noteFold(const CanvasScene &scene, const QRectF &where, NodeId node)
{
    if (scene.picture.folds)
        scene.picture.folds->push_back({where, node, false});
}

bool isChosen(const CanvasScene &scene, TaskId task)
{
    return scene.picture.overlay.task == task;
}

void paintInstancePlate(const CanvasScene &scene, const QRectF &box, TaskId task, bool isPale)
{
    const int index = scene.colourIndex(task);
    const QColor ground = mixed(scene.theme.card, scene.colour(index), isPale ? 0.03 : 0.1);
    const QColor line = isPale ? scene.theme.cardBorder : mixed(scene.theme.card, scene.colour(index), 0.6);
    scene.painter.setPen(isChosen(scene, task) ? QPen(scene.theme.selection, 2) : QPen(line, 1));
    scene.painter.setBrush(ground);
    scene.painter.drawRoundedRect(box, 5, 5);
    paintTaskStripe(scene, box.adjusted(0.5, 0.5, 0, -0.5), index, isPale);
}

void paintChip(const CanvasScene &scene, const QRectF &chip, TaskId task, const QString &words)
{
    const TaskView &view = instanceView(scene, task);
    const bool isPale = isDone(view.state);
    paintInstancePlate(scene, chip, task, isPale);
    const int index = scene.colourIndex(task);
    const QPointF sign(chip.left() + 9 + kPip / 2, chip.center().y());
    if (isPale)
        paintSign(scene.painter, signOf(view.state), sign, stateColour(scene, view));
    else
        paintPip(scene, sign, &view, scene.wordColour(index));
    scene.text(chip.adjusted(kPip + 14, 0, -6, 0), scene.small,
               isPale ? scene.theme.mutedText : scene.theme.text, words);
    noteTask(scene, chip, task);
}

/// In the order in which they have room: as they were made where all have, else those that are alive first.
std::vector<TaskId> inOrder(const CanvasScene &scene, const std::vector<TaskId> &tasks, double room)
{
    double used = 0;
    for (const TaskId task : tasks) {
        used += chipWidth(scene, chipWords(scene, task)) + kInstanceGap;
        if (used > room + kInstanceGap)
            break;
    }
    std::vector<TaskId> order = tasks;
    if (used > room + kInstanceGap) {
        std::stable_partition(order.begin(), order.end(), [&](TaskId task) {
            return isChosen(scene, task) || !isDone(instanceView(scene, task).state);
        });
    }
    return order;
}

void paintMore(const CanvasScene &scene, const QRectF &room, NodeId node, qsizetype more)
{
    const QString words = plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "+%n more"), "+%n more", more);
    const double wide = std::min(room.width(), scene.width(scene.small, words) + 14);
    const QRectF place(room.left(), room.center().y() - 10, wide, 20);
    scene.painter.setPen(QPen(scene.theme.controlBorder, 1));
    scene.painter.setBrush(scene.theme.control);
    scene.painter.drawRoundedRect(place, 10, 10);
    scene.text(place, scene.small, scene.theme.readable(scene.theme.accent, scene.theme.control), words,
               Qt::AlignHCenter);
    noteFold(scene, place, node);
}

void paintChips(const CanvasScene &scene, const QRectF &room, NodeId node, const std::vector<TaskId> &tasks)
{
    const std::vector<TaskId> order = inOrder(scene, tasks, room.width());
    double left = room.left();
    for (std::size_t at = 0; at < order.size(); ++at) {
        const QString words = chipWords(scene, order[at]);
        const double rest = at + 1 < order.size() ? kMoreRoom : 0;
        double wide = chipWidth(scene, words);
        const bool fits = left + wide + (rest > 0 ? kInstanceGap + rest : 0) <= room.right() + 0.5
            || (at + 1 == order.size() && left + wide <= room.right() + 0.5);
        if (!fits && at > 0) {
            paintMore(scene, {left, room.top(), room.right() - left, room.height()}, node,
                      qsizetype(order.size() - at));
            return;
        }
        wide = std::min(wide, room.right() - left - rest);
        paintChip(scene, {left, room.center().y() - kChipHeight / 2, wide, kChipHeight}, order[at], words);
        left += wide + kInstanceGap;
    }
}

/// How many tasks of it there are, or are to be.
QString howMany(const CanvasScene &scene, const Node &node)
{
    const auto made = qint64(scene.life.of(node.id).tasks.size());
    if (made > 1)
        return u"× %1"_s.arg(made);
    const qint64 starts = parameter<qint64>(node, Param::Starts);
    if (starts > 0 && !parameter<QString>(node, Param::ForEach).trimmed().isEmpty())
        return CardWords::tr("for each");
    return made == 0 && starts > 0 ? u"× %1"_s.arg(starts) : QString();
}

void paintChevron(const CanvasScene &scene, QPointF centre, bool isOpen, const QColor &colour)
{
    const double tip = isOpen ? -2 : 2;
    scene.painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    scene.painter.drawPolyline(
        QPolygonF({centre + QPointF(-3.5, -tip), centre + QPointF(0, tip), centre + QPointF(3.5, -tip)}));
}

} // namespace

double paintCount(const CanvasScene &scene, const QRectF &head, const Node &node)
{
    const QString words = node.kind == NodeKind::Function ? howMany(scene, node) : QString();
    if (words.isEmpty())
        return head.right();
    const bool canUnfold = scene.life.of(node.id).tasks.size() > 1;
    const double width = scene.width(scene.badge, words) + 16 + (canUnfold ? 14 : 0);
    const QRectF pill(head.right() - width, head.center().y() - 10, width, 20);
    const QColor ink = scene.theme.textOn(scene.theme.accent);
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(scene.theme.accent);
    scene.painter.drawRoundedRect(pill, 10, 10);
    scene.text(pill.adjusted(8, 0, 0, 0), scene.badge, ink, words);
    if (canUnfold) {
        paintChevron(scene, {pill.right() - 13, pill.center().y()},
                     scene.picture.overlay.unfolded.contains(node.id), ink);
        noteFold(scene, pill, node.id);
    }
    return pill.left() - 8;
}

void paintFoot(const CanvasScene &scene, const QRectF &foot, const Node &node, const CardLife &life)
{
    if (foot.isEmpty())
        return;
    scene.painter.setPen(QPen(scene.theme.cardBorder, 1));
    scene.painter.drawLine(foot.topLeft() + QPointF(1, 0), foot.topRight() - QPointF(1, 0));
    const QRectF room = foot.adjusted(kFootMargin, 0, -kFootMargin, 0);
    const std::vector<TaskId> tasks = life.tasks.empty() ? life.visitors() : life.tasks;
    if (tasks.empty())
        return scene.text(room, scene.small, scene.theme.faintText, CardWords::tr("no task runs it now"));
    paintChips(scene, room, node.id, tasks);
}

namespace {

/// "row 5 › press 2 › mix_ink 1": where it is in its calls; of one that has ended since when there was one.
QString whereWords(const CanvasScene &scene, TaskId task)
{
    const TaskView &view = instanceView(scene, task);
    QStringList words;
    for (const CallPlace &call : scene.life.callsOf(task)) {
        const Node *node = scene.picture.layout.find(call.node);
        if (!node || call.row < 0)
            continue;
        const Place row{u"row", QString::number(call.row + 1)};
        words.append(words.isEmpty()
                         ? fill(CardWords::tr("row {row}"), {row})
                         : fill(CardWords::tr("{function} {row}"), {{u"function", node->name}, row}));
    }
    return words.isEmpty() ? fill(CardWords::tr("made at {time}"), {{u"time", briefTime(view.created)}})
                           : words.join(u" › "_s);
}

void paintTile(const CanvasScene &scene, const QRectF &tile, TaskId task)
{
    const TaskView &view = instanceView(scene, task);
    const bool isPale = isDone(view.state);
    const int index = scene.colourIndex(task);
    paintInstancePlate(scene, tile, task, isPale);
    const QRectF line(tile.left() + 12, tile.top() + 5, tile.width() - 20, 18);
    scene.text(line, scene.code, isPale ? scene.theme.mutedText : scene.theme.text,
               instanceCall(scene.run, scene.world, task));
    const QPointF sign(line.left() + kPip / 2, line.center().y() + 20);
    if (isPale)
        paintSign(scene.painter, signOf(view.state), sign, stateColour(scene, view));
    else
        paintPip(scene, sign, &view, scene.wordColour(index));
    const QString state = view.state == TaskState::Raised ? valueWords(scene.run, view.error)
                                                          : shortState(scene.run, scene.world, view);
    scene.text(line.translated(kPip + 5, 20).adjusted(0, 0, -kPip - 5, 0), scene.body,
               view.state == TaskState::Raised ? scene.theme.error
                   : isPale                    ? scene.theme.mutedText
                                               : scene.theme.text,
               state);
    scene.text(line.translated(0, 39), scene.small, scene.theme.mutedText, whereWords(scene, task));
    if (view.state == TaskState::Sleeping)
        paintProgress(scene, {line.left(), tile.bottom() - 6.5, line.width(), 3.5}, sleptShare(scene, view),
                      scene.colour(index));
    noteTask(scene, tile, task);
}

/// From the card to the box of its tasks.
void paintStem(const CanvasScene &scene, const QRectF &card, const QRectF &panel)
{
    const double x = card.center().x();
    scene.painter.setPen(QPen(scene.theme.wireIdle, 1.4));
    scene.painter.drawLine(QPointF(x, card.bottom()), QPointF(x, panel.top()));
}

} // namespace

void paintUnfolded(const CanvasScene &scene, const Node &node)
{
    const CardLife &life = scene.life.of(node.id);
    const QRectF card = scene.geometry.rect(node.id);
    if (life.tasks.empty() || card.isEmpty())
        return;
    const auto all = int(life.tasks.size());
    const int shown = std::min(all, kMostTiles);
    const double wide = std::max(card.width(), 2 * kNarrowestTile);
    const int columns = std::min(shown, int(wide / kNarrowestTile));
    const double tile = (wide - kInstanceGap) / columns - kInstanceGap;
    const int lines = (shown + columns - 1) / columns;
    const double footer = all > shown ? 22 : 0;
    const QRectF panel(card.left(), card.bottom() + 10, wide,
                       lines * (kTileHeight + kInstanceGap) + kInstanceGap + footer);
    paintStem(scene, card, panel);
    if (scene.picture.folds)
        scene.picture.folds->push_back({panel, node.id, true});
    paintCard(scene, panel, scene.theme.controlBorder);
    const std::vector<TaskId> order = inOrder(scene, life.tasks, all > shown ? 0 : 1e9);
    for (int at = 0; at < shown; ++at) {
        const QPointF corner(panel.left() + kInstanceGap + (at % columns) * (tile + kInstanceGap),
                             panel.top() + kInstanceGap + (at / columns) * (kTileHeight + kInstanceGap));
        paintTile(scene, {corner, QSizeF(tile, kTileHeight)}, order[std::size_t(at)]);
    }
    if (footer > 0)
        scene.text({panel.left() + kFootMargin, panel.bottom() - footer, panel.width() - 2 * kFootMargin,
                    footer - 2},
                   scene.small, scene.theme.mutedText,
                   plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "+%n more"), "+%n more", all - shown));
}

void paintFarTasks(const CanvasScene &scene, const QRectF &card, const CardLife &life)
{
    const std::vector<TaskId> tasks = life.tasks.empty() ? life.visitors() : life.tasks;
    const double side = std::min(9 / std::max(scene.zoom, 0.01), card.height() / 3);
    const double step = side * 1.3;
    const auto most = std::size_t(std::max(1.0, std::floor((card.width() - step / 2) / step)));
    std::vector<TaskId> alive;
    std::copy_if(tasks.begin(), tasks.end(), std::back_inserter(alive),
                 [&](TaskId task) { return !isDone(instanceView(scene, task).state); });
    for (std::size_t at = 0; at < std::min(alive.size(), most); ++at) {
        const QRectF box(card.left() + step / 2 + double(at) * step, card.bottom() - step, side, side);
        const TaskView &view = instanceView(scene, alive[at]);
        const QColor colour = scene.colour(scene.colourIndex(alive[at]));
        const bool waits = view.state == TaskState::Waiting;
        scene.painter.setPen(QPen(colour, side / 7, waits ? Qt::DashLine : Qt::SolidLine));
        const bool runs = view.state == TaskState::Running;
        scene.painter.setBrush(mixed(scene.theme.card, colour, runs ? 1 : 0.2));
        scene.painter.drawRect(box);
    }
}

} // namespace signalbox
