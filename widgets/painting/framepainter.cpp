// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/framepainter.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/rows.h"
#include "engine/messages/message.h"
#include "engine/trace/naming.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace signalbox {

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

Members membersOf(const CanvasScene &scene, NodeId frame)
{
    Members members;
    for (const Node &node : scene.picture.layout.nodes) {
        if (node.scope != frame || isResource(node.kind) || isCode(node.kind))
            continue;
        const TaskView *task = scene.task(node.id);
        if (!task)
            continue;
        ++members.all;
        members.done += isDone(task->state) && !scene.isBeingCancelled(node, *task) ? 1 : 0;
        if (task->state != TaskState::Raised)
            continue;
        if (++members.failed == 1)
            members.culprit = node.name;
    }
    return members;
}

QString timeWords(const QString &sentence, Micros time)
{
    return fill(sentence, {{u"time", formatTime(time)}});
}

QString gaveWords(const CanvasScene &scene, quint32 result)
{
    return fill(CardWords::tr("gave {value}"), {{u"value", valueWords(scene.run, result)}});
}

QString runningWords(const CanvasScene &scene, NodeId frame)
{
    const Members members = membersOf(scene, frame);
    return countWords(CardWords::tr("{count} of {all} running"), members.all - members.done, members.all);
}

QString doneWords(const Members &members)
{
    return countWords(CardWords::tr("{count} of {all} done"), members.done, members.all);
}

// ---- what each kind says

FrameState groupState(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *group = scene.scope(frame.id, Verb::Group);
    if (!group)
        return {CardWords::tr("not started"), scene.theme.faintText, false};
    if (group->exited >= 0 && !scene.isStruck(frame.id)) {
        const bool well = group->outcome == Outcome::Returned;
        const QString words = group->culprit != TaskId::None
            ? fill(CardWords::tr("ended: {task} failed"), {{u"task", scene.run.taskName(group->culprit)}})
            : timeWords(well ? CardWords::tr("finished at {time}") : CardWords::tr("cancelled at {time}"),
                        group->exited);
        return {words, well ? scene.theme.mutedText : scene.theme.warning, !well};
    }
    if (group->aborted >= 0 && !scene.isAboutToBeStruck(frame.id))
        return {group->culprit == TaskId::None ? CardWords::tr("cancelling")
                                               : fill(CardWords::tr("cancelling: {task} failed"),
                                                      {{u"task", scene.run.taskName(group->culprit)}}),
                scene.theme.warning, true};
    return {runningWords(scene, frame.id), scene.theme.mutedText, false};
}

FrameState timeoutState(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *timeout = scene.scope(frame.id, Verb::Timeout);
    if (!timeout) {
        const QString limit = lawWords(parameter<Duration>(frame, Param::Delay));
        const bool absolute = parameter<bool>(frame, Param::Absolute);
        return {fill(absolute ? CardWords::tr("until {time}") : CardWords::tr("{time} once it starts"),
                     {{u"time", limit}}),
                scene.theme.faintText, false};
    }
    if (timeout->expired >= 0)
        return {timeWords(CardWords::tr("time was up at {time}"), timeout->expired), scene.theme.warning,
                true};
    if (timeout->exited >= 0) {
        const bool well = timeout->outcome == Outcome::Returned;
        return {timeWords(well ? CardWords::tr("in time, {time}") : CardWords::tr("left at {time}"),
                          timeout->exited),
                well ? scene.theme.ok : scene.theme.warning, !well};
    }
    return {fill(CardWords::tr("{rest} left, until {time}"),
                 {{u"rest", briefTime(timeout->deadline - scene.world.time)},
                  {u"time", formatTime(timeout->deadline)}}),
            scene.theme.text, false};
}

FrameState gatherState(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *gather = scene.scope(frame.id, Verb::Gather);
    const Members members = membersOf(scene, frame.id);
    if (!gather)
        return {CardWords::tr("not started"), scene.theme.faintText, false};
    if (gather->exited < 0 || scene.isStruck(frame.id))
        return {doneWords(members), scene.theme.mutedText, false};
    if (gather->outcome == Outcome::Cancelled)
        return {timeWords(CardWords::tr("cancelled at {time}"), gather->exited), scene.theme.warning, true};
    if (gather->outcome == Outcome::Raised) {
        const int left = members.all - members.done;
        const QString sentence =
            left > 0 ? CardWords::tr("{task} failed, {count} run on") : CardWords::tr("{task} failed");
        return {fill(sentence, {{u"task", members.culprit}, {u"count", QString::number(left)}}),
                scene.theme.warning, true};
    }
    if (gather->result != 0)
        return {gaveWords(scene, gather->result), scene.theme.ok, false};
    return {timeWords(CardWords::tr("all results at {time}"), gather->exited), scene.theme.ok, false};
}

FrameState waitState(const CanvasScene &scene, const Node &frame)
{
    const QStringList until{CardWords::tr("until all"), CardWords::tr("until the first"),
                            CardWords::tr("until one fails")};
    const QString goal = until.value(qsizetype(parameter<qint64>(frame, Param::ReturnWhen)));
    const ScopeView *wait = scene.scope(frame.id, Verb::WaitTasks);
    if (!wait)
        return {goal, scene.theme.faintText, false};
    const Members members = membersOf(scene, frame.id);
    if (wait->exited < 0)
        return {fill(CardWords::tr("{done}, {goal}"), {{u"done", doneWords(members)}, {u"goal", goal}}),
                scene.theme.mutedText, false};
    if (wait->outcome == Outcome::Cancelled)
        return {timeWords(CardWords::tr("cancelled at {time}"), wait->exited), scene.theme.warning, true};
    return {fill(CardWords::tr("over at {time}: {done}"),
                 {{u"time", formatTime(wait->exited)}, {u"done", doneWords(members)}}),
            scene.theme.ok, false};
}

FrameState shieldState(const CanvasScene &scene, const Node &frame)
{
    const ScopeView *shield = scene.scope(frame.id, Verb::Shield);
    if (!shield)
        return {CardWords::tr("not started"), scene.theme.faintText, false};
    const Members members = membersOf(scene, frame.id);
    const int left = members.all - members.done;
    const TaskView *owner = scene.task(frame.id);
    const bool struck = owner && owner->cancelRequested >= shield->entered;
    if (struck && left > 0)
        return {countWords(CardWords::tr("held off a cancellation, {count} live on"), left),
                scene.theme.warning, true};
    if (shield->exited >= 0 && left == 0 && !struck && shield->result != 0)
        return {gaveWords(scene, shield->result), scene.theme.ok, false};
    if (shield->exited >= 0 && left == 0)
        return {struck ? CardWords::tr("lived on to its end")
                       : timeWords(CardWords::tr("done at {time}"), shield->exited),
                scene.theme.ok, false};
    return {countWords(CardWords::tr("protects {count}"), left), scene.theme.mutedText, false};
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
        return {plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "up to %n attempts"), "up to %n attempt", most),
                scene.theme.faintText, false};
    if (owner->state == TaskState::Cancelled && !scene.isAboutToBeStruck(frame.id))
        return {timeWords(CardWords::tr("cancelled at {time}"), owner->since), scene.theme.warning, true};
    if (attempts.gaveUp)
        return {countWords(CardWords::tr("gave up after {count}"), attempts.now), scene.theme.error, true};
    if (attempts.done)
        return {attempts.now == 1 ? CardWords::tr("done at once")
                                  : countWords(CardWords::tr("done on attempt {count}"), attempts.now),
                scene.theme.ok, false};
    if (attempts.waits)
        return {fill(CardWords::tr("attempt {count} of {all} in {time}"),
                     {{u"count", QString::number(attempts.now + 1)},
                      {u"all", QString::number(most)},
                      {u"time", briefTime(std::max<Micros>(0, owner->until - scene.world.time))}}),
                scene.theme.warning, false};
    return {countWords(CardWords::tr("attempt {count} of {all}"), attempts.now, most), scene.theme.text,
            false};
}

/// A dot for every attempt: failed ones crossed, the present one full, those to come empty.
void paintAttempts(const CanvasScene &scene, const Node &frame, const QRectF &title, const QColor &colour)
{
    const QPointF at(title.left() + 7, title.bottom() + 6);
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

// ---- one row a kind

struct FrameLook {
    NodeKind kind;
    FrameState (*state)(const CanvasScene &, const Node &);
    int hue; ///< degrees, as readable as the accent; -1 for the accent itself
    Qt::PenStyle line;
    int walls = 1; ///< of two, what comes from outside stops between
    /// Below the title, from its left end; null for nothing.
    void (*below)(const CanvasScene &, const Node &, const QRectF &title, const QColor &line) = nullptr;
};

void paintTimeLeft(const CanvasScene &scene, const Node &frame, const QRectF &title, const QColor &line)
{
    paintProgress(scene, {title.left(), title.bottom() + 2, title.width(), 4}, timeLeft(scene, frame), line);
}

constexpr std::array kFrames{
    FrameLook{NodeKind::TaskGroup, groupState, -1, Qt::DashLine},
    FrameLook{NodeKind::Gather, gatherState, 170, Qt::DashDotLine},
    FrameLook{NodeKind::Wait, waitState, 255, Qt::DotLine},
    FrameLook{NodeKind::Timeout, timeoutState, 325, Qt::DashLine, 1, paintTimeLeft},
    FrameLook{NodeKind::Shield, shieldState, 95, Qt::SolidLine, 2},
    FrameLook{NodeKind::Retry, retryState, 35, Qt::DashDotDotLine, 1, paintAttempts},
};
static_assert(isRowPerFrame(kFrames), "every kind of frame has a row here, in the order of NodeKind");

QColor lineColour(const CanvasScene &scene, const FrameLook &look, const FrameState &state)
{
    if (state.alarmed)
        return scene.theme.warning;
    const QColor accent = scene.theme.accent;
    if (look.hue < 0)
        return accent;
    const int light = scene.theme.isDark ? 165 : std::clamp(accent.lightness(), 60, 190);
    return scene.theme.readable(QColor::fromHsl(look.hue, 150, light), scene.theme.canvas);
}

} // namespace

void paintFrame(const CanvasScene &scene, const Node &frame)
{
    const QRectF box = scene.geometry.rect(frame.id);
    const FrameLook &look = frameRow(kFrames, frame.kind);
    const FrameState state = look.state(scene, frame);
    const QColor line = lineColour(scene, look, state);
    QPainter &painter = scene.painter;
    painter.setPen(QPen(line, state.alarmed ? 2.2 : 1.6, look.line));
    painter.setBrush(withAlpha(line, scene.theme.isDark ? 0.05 : 0.06));
    painter.drawRoundedRect(box, 10, 10);
    if (look.walls < 2)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(5, 5, -5, -5), 7, 7);
}

void paintFrameTitle(const CanvasScene &scene, const Node &frame)
{
    const QRectF box = scene.geometry.rect(frame.id);
    const FrameLook &look = frameRow(kFrames, frame.kind);
    const FrameState state = look.state(scene, frame);
    const QColor line = lineColour(scene, look, state);
    const QRectF row(box.left() + 14, box.top() + 8, box.width() - 28, 20);
    const double words =
        std::min(scene.width(scene.small, state.words),
                 row.width() - 34 - std::min(scene.width(scene.frameTitle, frame.name), row.width() * 0.4));
    icons::paint(scene.painter, info(frame.kind).icon, QRectF(row.left() - 1, row.center().y() - 8, 16, 16),
                 line);
    scene.heading(row.adjusted(21, 0, -words - 12, 0), scene.frameTitle, line, frame);
    scene.text(row.adjusted(row.width() - words, 0, 0, 0), scene.small, state.colour, state.words,
               Qt::AlignRight);
    if (look.below)
        look.below(scene, frame, row, line);
}

} // namespace signalbox
