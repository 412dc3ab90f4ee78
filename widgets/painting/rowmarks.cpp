// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/rowmarks.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/script/cardsize.h"
#include "engine/script/codeoutline.h"
#include "engine/sentences/cardwords.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/codewords.h"
#include "widgets/painting/rowpictures.h"
#include "widgets/painting/taskpips.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPipEdge = 10; ///< from the right edge of a card to its signs
constexpr double kPipGap = 3;
constexpr std::size_t kMostPips = 3; ///< more are counted by state
constexpr double kNameRoom = 56; ///< narrower, a name says nothing
constexpr std::size_t kMostCalls = 3;

const TaskView *viewOfStand(const CanvasScene &scene, const RowStand &stand)
{
    return scene.world.task(stand.task);
}

/// Those that look the same but for their colour.
struct PipGroup {
    RowStand first;
    int count = 0;
    int colour = -1; ///< that of all, or -1
};

std::vector<PipGroup> groupedPips(const CanvasScene &scene, std::span<const RowStand> stands)
{
    std::vector<PipGroup> groups;
    for (const RowStand &stand : stands) {
        const TaskState state = viewOfStand(scene, stand)->state;
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const PipGroup &group) {
            return group.first.isCalling == stand.isCalling
                && (stand.isCalling || viewOfStand(scene, group.first)->state == state);
        });
        const int colour = scene.colourIndex(stand.task);
        if (same == groups.end()) {
            groups.push_back({stand, 1, colour});
            continue;
        }
        ++same->count;
        same->colour = same->colour == colour ? colour : -1;
    }
    return groups;
}

void paintGroups(const CanvasScene &scene, double &right, double y, std::span<const RowStand> stands)
{
    const std::vector<PipGroup> groups = groupedPips(scene, stands);
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        const QString count = QString::number(group->count);
        const double wide = scene.width(scene.small, count);
        scene.text({right - wide, y - 10, wide + 1, 20}, scene.small, scene.theme.text, count);
        right -= wide + 4 + kPip;
        paintPip(scene, {right + kPip / 2, y}, viewOfStand(scene, group->first),
                 scene.wordColour(group->colour), group->first.isCalling);
        right -= kPipGap + 2;
    }
}

/// "'Oslo' · sleeping, 0.30 s left", as much of it as there is room for.
QString nameWords(const CanvasScene &scene, const RowStand &stand, double room)
{
    const QString name = instanceLabel(scene.run, scene.world, stand.task);
    const QString state = stand.isCalling ? CardWords::tr("in a call")
                                          : shortState(scene.run, scene.world, *viewOfStand(scene, stand));
    const QString both = name + u" · "_s + state;
    return scene.width(scene.small, both) <= room ? both : name;
}

/// One with its name, in a pill.
bool paintNamed(const CanvasScene &scene, double &right, double y, const RowStand &stand, double words)
{
    const double room = right - words - 12 - kPip - 14;
    if (room < kNameRoom)
        return false;
    const int index = scene.colourIndex(stand.task);
    const QString name = nameWords(scene, stand, room);
    const double wide = std::min(scene.width(scene.small, name), room);
    const QRectF pill(right - wide - kPip - 14, y - 9, wide + kPip + 14, 18);
    scene.painter.setPen(QPen(mixed(scene.theme.card, scene.colour(index), 0.5), 1));
    scene.painter.setBrush(mixed(scene.theme.card, scene.colour(index), 0.16));
    scene.painter.drawRoundedRect(pill, 9, 9);
    paintPip(scene, {pill.left() + 3 + kPip / 2, y}, viewOfStand(scene, stand), scene.wordColour(index),
             stand.isCalling);
    scene.text({pill.left() + kPip + 7, y - 10, wide + 1, 20}, scene.small, scene.theme.text, name);
    if (scene.picture.chips)
        scene.picture.chips->push_back({pill, stand.task});
    right = pill.left() - kPipGap;
    return true;
}

} // namespace

std::vector<RowStand> standsIn(const CardLife &life, int first, bool andBehind, TaskId shown)
{
    std::vector<RowStand> found;
    for (const RowStand &stand : life.stands) {
        if (stand.row == first || (andBehind && stand.row > first))
            found.push_back(stand);
    }
    std::stable_partition(found.begin(), found.end(),
                          [shown](const RowStand &stand) { return stand.task == shown; });
    return found;
}

void paintRowGround(const CanvasScene &scene, const QRectF &row, std::span<const RowStand> stands)
{
    if (stands.empty())
        return;
    const RowStand &first = stands.front();
    const int index = scene.colourIndex(first.task);
    const QColor colour = scene.colour(index);
    const QRectF inside = row.adjusted(1, 0, -1, 0);
    scene.painter.fillRect(inside, mixed(scene.theme.card, colour, first.isCalling ? 0.1 : 0.2));
    const auto activity = activityOf(scene.run.program, *viewOfStand(scene, first), scene.world.time);
    const QRectF edge(inside.left(), row.top(), 3, row.height());
    const bool runs = activity == Activity::Computing || activity == Activity::Blocking;
    if (runs && !first.isCalling)
        return scene.painter.fillRect(edge, colour);
    // It stands there but does not run: as in the lanes.
    const Qt::PenStyle style = activity == Activity::Somebody ? Qt::DashLine
        : activity == Activity::Ready                         ? Qt::DotLine
                                                              : Qt::SolidLine;
    QPen pen(colour, activity == Activity::Outside || first.isCalling ? 1.5 : 3, style, Qt::FlatCap);
    scene.painter.setPen(pen);
    scene.painter.drawLine(edge.center() - QPointF(0, row.height() / 2),
                           edge.center() + QPointF(0, row.height() / 2));
}

double paintRowPips(const CanvasScene &scene, const QRectF &row, std::span<const RowStand> stands,
                    double words)
{
    double right = row.right() - kPipEdge;
    const double y = row.center().y();
    if (stands.empty())
        return right;
    if (stands.size() == 1 && paintNamed(scene, right, y, stands.front(), words))
        return right;
    if (stands.size() > kMostPips) {
        paintGroups(scene, right, y, stands);
        return right;
    }
    for (auto stand = stands.rbegin(); stand != stands.rend(); ++stand) {
        const QPointF centre(right - kPip / 2, y);
        paintPip(scene, centre, viewOfStand(scene, *stand), scene.wordColour(scene.colourIndex(stand->task)),
                 stand->isCalling);
        if (scene.picture.chips)
            scene.picture.chips->push_back(
                {QRectF(centre.x() - kPip / 2, y - kPip / 2, kPip, kPip), stand->task});
        right -= kPip + kPipGap;
    }
    return right;
}

CodeCard cardWithCalls(const CodeMoment &life, NodeId node, const QRectF &box, const CodeOutline &outline,
                       TaskId shown)
{
    const std::vector<RowStand> own = standsIn(life.of(node), 0, true, shown);
    return {box, outline, own.empty() ? -1 : own.front().row,
            int(std::min(life.callsInside(node, shown).size(), kMostCalls))};
}

namespace {

/// "fetch(city)  2 ⏲ await asyncio.sleep(delay)"
void paintCall(const CanvasScene &scene, QRectF room, TaskId task, const CallPlace &call, std::size_t left)
{
    const Node *node = scene.picture.layout.find(call.node);
    if (!node)
        return scene.text(room, scene.small, scene.theme.mutedText, CardWords::tr("code outside the canvas"));
    const auto outline = codeOutline(parameter<QString>(*node, Param::Code));
    const QString name = outline->name.isEmpty() ? node->name : outline->name;
    const QStringList known = scene.picture.callWords ? scene.picture.callWords->value(task) : QStringList();
    // Both end with the innermost call, unless that is over by now.
    const bool isWhole = known.size() >= qsizetype(scene.life.callsOf(task).size());
    const qsizetype place = known.size() - qsizetype(left);
    const QString arguments = isWhole && place >= 0 && place < known.size() ? u'(' + known[place] + u')'
        : outline->signature.text.startsWith(u"()"_s)                       ? u"()"_s
                                                                            : u"(…)"_s;
    scene.text(room, scene.codeName, scene.theme.text, name);
    room.setLeft(room.left() + scene.width(scene.codeName, name) + 1);
    const double most = std::max(20.0, room.width() * 0.45);
    scene.text({room.left(), room.top(), most, room.height()}, scene.code, scene.theme.mutedText, arguments);
    room.setLeft(room.left() + std::min(most, scene.width(scene.code, arguments)) + 10);
    if (call.row < 0 || std::size_t(call.row) >= outline->rows.size() || room.width() < 40)
        return;
    const CodeRow &row = outline->rows[std::size_t(call.row)];
    const QString number = QString::number(call.row + 1);
    scene.text(room, scene.small, scene.theme.faintText, number);
    room.setLeft(room.left() + scene.width(scene.small, number) + 5);
    const RowPicture picture = pictureOf(row.sign);
    icons::paint(scene.painter, picture.icon, {room.left(), room.center().y() - 6, 12, 12},
                 picture.colour(scene.theme));
    room.setLeft(room.left() + 17);
    paintCodeWords(scene, room, scene.code, row.words);
}

/// A call that stands for those between the outermost and the innermost ones.
void paintBetween(const CanvasScene &scene, const QRectF &room, qsizetype calls)
{
    scene.text(
        room, scene.small, scene.theme.mutedText,
        plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "… %n calls between"), "… %n call between", calls));
}

} // namespace

void paintCallsInPlace(const CanvasScene &scene, const QRectF &place, TaskId task,
                       std::span<const CallPlace> calls, int shown)
{
    const int index = scene.colourIndex(task);
    QRectF box = place.adjusted(kCodeMargin - 12, 1, -8, -3);
    for (int at = 0; at < shown; ++at) {
        scene.painter.setPen(QPen(scene.colour(index), at == 0 ? 1.4 : 1));
        scene.painter.setBrush(mixed(scene.theme.card, scene.colour(index), 0.06 + 0.05 * at));
        scene.painter.drawRoundedRect(box, 5, 5);
        const QRectF line(box.left() + 8, box.top(), box.width() - 14, 22);
        const bool isBetween = at == 1 && at < shown - 1 && calls.size() > std::size_t(shown);
        const std::size_t depth = at == shown - 1 ? calls.size() - 1 : std::size_t(at);
        if (isBetween)
            paintBetween(scene, line, qsizetype(calls.size()) - shown + 1);
        else if (depth + 1 == calls.size())
            paintCall(scene, line.adjusted(0, 0, -kPip - 6, 0), task, calls[depth], calls.size() - depth);
        else
            paintCall(scene, line, task, calls[depth], calls.size() - depth);
        if (at == shown - 1)
            paintPip(scene, {box.right() - kPip / 2 - 5, line.center().y()}, scene.world.task(task),
                     scene.wordColour(index));
        box.adjust(10, 22, -4, -2);
    }
}

} // namespace signalbox
