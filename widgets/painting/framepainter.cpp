// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/trace/naming.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"
#include "widgets/painting/nodepainter.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct FrameState {
    QString words;
    QColor colour;
    bool alarmed = false;
};

/// How many of those in a frame have begun, and are done.
struct Members {
    int all = 0;
    int done = 0;
    int failed = 0;
    QString culprit; ///< the first that failed
};

/// Ended by a cancellation that has still to be seen arriving.
bool isBeingCancelled(const CanvasScene &scene, const Node &node, const TaskView &task)
{
    return task.state == TaskState::Cancelled && scene.isAboutToBeStruck(node.id);
}

Members membersOf(const CanvasScene &scene, NodeId frame)
{
    Members members;
    for (const Node &node : scene.picture.layout.nodes) {
        if (node.scope != frame || isResource(node.kind))
            continue;
        const TaskView *task = scene.task(node.id);
        if (!task)
            continue;
        ++members.all;
        members.done += isDone(task->state) && !isBeingCancelled(scene, node, *task) ? 1 : 0;
        if (task->state != TaskState::Raised)
            continue;
        if (++members.failed == 1)
            members.culprit = node.name;
    }
    return members;
}

QString runningWords(const CanvasScene &scene, NodeId frame)
{
    const Members members = membersOf(scene, frame);
    return u"%1 of %2 running"_s.arg(members.all - members.done).arg(members.all);
}

QString doneWords(const Members &members)
{
    return u"%1 of %2 done"_s.arg(members.done).arg(members.all);
}

// ---- what each kind says

FrameState groupState(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *group = scene.scope(frame.id, Verb::Group);
    if (!group)
        return {u"not started"_s, scene.theme.faintText, false};
    if (group->exited >= 0 && !scene.isStruck(frame.id)) {
        const bool well = group->outcome == Outcome::Returned;
        const QString words = group->culprit != TaskId::None
            ? u"ended: %1 failed"_s.arg(scene.run.taskName(group->culprit))
            : (well ? u"finished at %1"_s : u"cancelled at %1"_s).arg(formatTime(group->exited));
        return {words, well ? scene.theme.mutedText : scene.theme.warning, !well};
    }
    if (group->aborted >= 0 && !scene.isAboutToBeStruck(frame.id))
        return {group->culprit == TaskId::None
                    ? u"cancelling"_s
                    : u"cancelling: %1 failed"_s.arg(scene.run.taskName(group->culprit)),
                scene.theme.warning, true};
    return {runningWords(scene, frame.id), scene.theme.mutedText, false};
}

FrameState timeoutState(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *timeout = scene.scope(frame.id, Verb::Timeout);
    if (!timeout) {
        const QString limit = lawWords(parameter<Duration>(frame, Param::Delay));
        const bool absolute = parameter<bool>(frame, Param::Absolute);
        return {(absolute ? u"until %1"_s : u"%1 once it starts"_s).arg(limit), scene.theme.faintText, false};
    }
    if (timeout->expired >= 0)
        return {u"time was up at %1"_s.arg(formatTime(timeout->expired)), scene.theme.warning, true};
    if (timeout->exited >= 0) {
        const bool well = timeout->outcome == Outcome::Returned;
        return {(well ? u"in time, %1"_s : u"left at %1"_s).arg(formatTime(timeout->exited)),
                well ? scene.theme.ok : scene.theme.warning, !well};
    }
    return {u"%1 left, until %2"_s.arg(briefTime(timeout->deadline - scene.world.time),
                                       formatTime(timeout->deadline)),
            scene.theme.text, false};
}

FrameState gatherState(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *gather = scene.scope(frame.id, Verb::Gather);
    const Members members = membersOf(scene, frame.id);
    if (!gather)
        return {u"not started"_s, scene.theme.faintText, false};
    if (gather->exited < 0 || scene.isStruck(frame.id))
        return {doneWords(members), scene.theme.mutedText, false};
    if (gather->outcome == Outcome::Cancelled)
        return {u"cancelled at %1"_s.arg(formatTime(gather->exited)), scene.theme.warning, true};
    if (gather->outcome == Outcome::Raised) {
        const int left = members.all - members.done;
        const QString rest = left > 0 ? u", %1 run on"_s.arg(left) : QString();
        return {u"%1 failed"_s.arg(members.culprit) + rest, scene.theme.warning, true};
    }
    if (gather->result != 0)
        return {u"gave "_s + valueWords(scene.run, gather->result), scene.theme.ok, false};
    return {u"all results at %1"_s.arg(formatTime(gather->exited)), scene.theme.ok, false};
}

FrameState waitState(const CanvasScene &scene, const Node &frame)
{
    static const QStringList until{u"until all"_s, u"until the first"_s, u"until one fails"_s};
    const QString goal = until.value(qsizetype(parameter<qint64>(frame, Param::ReturnWhen)));
    const ScopeView *wait = scene.scope(frame.id, Verb::WaitTasks);
    if (!wait)
        return {goal, scene.theme.faintText, false};
    const Members members = membersOf(scene, frame.id);
    if (wait->exited < 0)
        return {doneWords(members) + u", "_s + goal, scene.theme.mutedText, false};
    if (wait->outcome == Outcome::Cancelled)
        return {u"cancelled at %1"_s.arg(formatTime(wait->exited)), scene.theme.warning, true};
    return {u"over at %1: "_s.arg(formatTime(wait->exited)) + doneWords(members), scene.theme.ok, false};
}

FrameState shieldState(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *shield = scene.scope(frame.id, Verb::Shield);
    if (!shield)
        return {u"not started"_s, scene.theme.faintText, false};
    const Members members = membersOf(scene, frame.id);
    const int left = members.all - members.done;
    const TaskView *owner = scene.task(frame.id);
    const bool struck = owner && owner->cancelRequested >= shield->entered;
    if (struck && left > 0)
        return {u"held off a cancellation, %1 live on"_s.arg(left), scene.theme.warning, true};
    if (shield->exited >= 0 && left == 0 && !struck && shield->result != 0)
        return {u"gave "_s + valueWords(scene.run, shield->result), scene.theme.ok, false};
    if (shield->exited >= 0 && left == 0)
        return {struck ? u"lived on to its end"_s : u"done at %1"_s.arg(formatTime(shield->exited)),
                scene.theme.ok, false};
    return {u"protects %1"_s.arg(left), scene.theme.mutedText, false};
}

// ---- retry

/// The attempt that a retry frame is at, and how those before ended.
struct Attempts {
    int now = 0; ///< from 1; 0 before the first
    bool waits = false; ///< between two
    bool done = false;
    bool gaveUp = false;
};

Attempts attemptsOf(const CanvasScene &scene, const Node &frame)
{
    Attempts attempts;
    attempts.now = scene.scopesOf(frame.id, Verb::Group);
    const TaskView *owner = scene.task(frame.id);
    if (!owner)
        return attempts;
    attempts.waits = owner->state == TaskState::Sleeping;
    attempts.done = owner->state == TaskState::Returned;
    attempts.gaveUp = owner->state == TaskState::Raised;
    return attempts;
}

FrameState retryState(const CanvasScene &scene, const Node &frame)
{
    const qint64 most = parameter<qint64>(frame, Param::Attempts);
    const Attempts attempts = attemptsOf(scene, frame);
    const TaskView *owner = scene.task(frame.id);
    if (attempts.now == 0 || !owner)
        return {u"up to %1 attempts"_s.arg(most), scene.theme.faintText, false};
    if (owner->state == TaskState::Cancelled && !scene.isAboutToBeStruck(frame.id))
        return {u"cancelled at %1"_s.arg(formatTime(owner->since)), scene.theme.warning, true};
    if (attempts.gaveUp)
        return {u"gave up after %1"_s.arg(attempts.now), scene.theme.error, true};
    if (attempts.done)
        return {attempts.now == 1 ? u"done at once"_s : u"done on attempt %1"_s.arg(attempts.now),
                scene.theme.ok, false};
    if (attempts.waits)
        return {u"attempt %1 of %2 in %3"_s.arg(attempts.now + 1)
                    .arg(most)
                    .arg(briefTime(std::max<Micros>(0, owner->until - scene.world.time))),
                scene.theme.warning, false};
    return {u"attempt %1 of %2"_s.arg(attempts.now).arg(most), scene.theme.text, false};
}

/// A dot for every attempt: failed ones crossed, the present one full, those to come empty.
void paintAttempts(const CanvasScene &scene, const Node &frame, QPointF at, const QColor &colour)
{
    const qint64 most = parameter<qint64>(frame, Param::Attempts);
    const Attempts attempts = attemptsOf(scene, frame);
    constexpr qint64 kMostDots = 8;
    QPainter &painter = scene.painter;
    for (qint64 dot = 1; dot <= std::min(most, kMostDots); ++dot) {
        const QPointF centre = at + QPointF(double(dot - 1) * 14, 0);
        const bool failed =
            dot < attempts.now || (dot == attempts.now && (attempts.waits || attempts.gaveUp));
        if (failed) {
            paintSign(painter, Sign::Cross, centre, scene.theme.error);
            continue;
        }
        const bool isNow = dot == attempts.now;
        const QColor ink = isNow && attempts.done ? scene.theme.ok : colour;
        painter.setPen(QPen(ink, 1.4));
        painter.setBrush(isNow ? QBrush(ink) : QBrush(scene.theme.slot));
        painter.drawEllipse(centre, 4.5, 4.5);
    }
}

FrameState frameState(const CanvasScene &scene, const Node &frame)
{
    switch (frame.kind) {
    case NodeKind::Timeout:
        return timeoutState(scene, frame);
    case NodeKind::Gather:
        return gatherState(scene, frame);
    case NodeKind::Wait:
        return waitState(scene, frame);
    case NodeKind::Shield:
        return shieldState(scene, frame);
    case NodeKind::Retry:
        return retryState(scene, frame);
    default:
        return groupState(scene, frame);
    }
}

double timeLeft(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *timeout = scene.scope(frame.id, Verb::Timeout);
    if (!timeout)
        return 1;
    if (timeout->expired >= 0)
        return 0;
    const Micros now = timeout->exited >= 0 ? timeout->exited : scene.world.time;
    const Micros whole = timeout->deadline - timeout->entered;
    return whole > 0 ? std::clamp(double(timeout->deadline - now) / double(whole), 0.0, 1.0) : 0.0;
}

/// Every kind of frame has a hue of its own, as readable as the accent, and a line of its own.
QColor frameColour(const CanvasScene &scene, NodeKind kind)
{
    const QColor accent = scene.theme.accent;
    const auto hue = [&](int degrees) {
        const int light = scene.theme.isDark ? 165 : std::clamp(accent.lightness(), 60, 190);
        return scene.theme.readable(QColor::fromHsl(degrees, 150, light), scene.theme.canvas);
    };
    switch (kind) {
    case NodeKind::Gather:
        return hue(170);
    case NodeKind::Wait:
        return hue(255);
    case NodeKind::Timeout:
        return hue(325);
    case NodeKind::Shield:
        return hue(95);
    case NodeKind::Retry:
        return hue(35);
    default:
        return accent;
    }
}

Qt::PenStyle frameLine(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Gather:
        return Qt::DashDotLine;
    case NodeKind::Wait:
        return Qt::DotLine;
    case NodeKind::Retry:
        return Qt::DashDotDotLine;
    case NodeKind::Shield:
        return Qt::SolidLine;
    default:
        return Qt::DashLine;
    }
}

} // namespace

void paintFrame(const CanvasScene &scene, const Node &frame)
{
    const QRectF box = scene.geometry.rect(frame.id);
    const FrameState state = frameState(scene, frame);
    const QColor line = state.alarmed ? scene.theme.warning : frameColour(scene, frame.kind);
    QPainter &painter = scene.painter;
    painter.setPen(QPen(line, state.alarmed ? 2.2 : 1.6, frameLine(frame.kind)));
    painter.setBrush(withAlpha(line, scene.theme.isDark ? 0.05 : 0.06));
    painter.drawRoundedRect(box, 10, 10);
    if (frame.kind != NodeKind::Shield)
        return;
    // A second wall: what comes from outside stops between the two.
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(5, 5, -5, -5), 7, 7);
}

void paintFrameTitle(const CanvasScene &scene, const Node &frame)
{
    const QRectF box = scene.geometry.rect(frame.id);
    const FrameState state = frameState(scene, frame);
    const QColor line = state.alarmed ? scene.theme.warning : frameColour(scene, frame.kind);
    const QRectF row(box.left() + 14, box.top() + 8, box.width() - 28, 20);
    const double words =
        std::min(scene.width(scene.small, state.words),
                 row.width() - 34 - std::min(scene.width(scene.frameTitle, frame.name), row.width() * 0.4));
    icons::paint(scene.painter, info(frame.kind).icon, QRectF(row.left() - 1, row.center().y() - 8, 16, 16),
                 line);
    scene.heading(row.adjusted(21, 0, -words - 12, 0), scene.frameTitle, line, frame);
    scene.text(row.adjusted(row.width() - words, 0, 0, 0), scene.small, state.colour, state.words,
               Qt::AlignRight);
    if (frame.kind == NodeKind::Timeout)
        paintProgress(scene, {row.left(), row.bottom() + 2, row.width(), 4}, timeLeft(scene, frame), line);
    if (frame.kind == NodeKind::Retry)
        paintAttempts(scene, frame, {row.left() + 7, row.bottom() + 6}, line);
}

} // namespace signalbox
