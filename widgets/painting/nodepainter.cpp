// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/nodepainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/sentences/cardwords.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/stepwords.h"
#include "engine/trace/naming.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"
#include "widgets/painting/codepainter.h"
#include "widgets/painting/executorpainter.h"
#include "widgets/painting/farcode.h"
#include "widgets/painting/framepainter.h"
#include "widgets/painting/meetingpainter.h"
#include "widgets/painting/queuepainter.h"
#include "widgets/painting/resourcepainter.h"
#include "widgets/painting/taskpips.h"
#include "widgets/painting/valuepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kBar = 6;
constexpr double kText = 18; ///< from a card's left edge to its words

// ---- words

QString placeWords(const CanvasScene &scene, const TaskView &task)
{
    const QString name = scene.nameOfObject(task.verb, task.object, task.isFuture);
    return fill(CardWords::tr("stood at: {step}"), {{u"step", verbWords(task.verb, name)}});
}

/// A group that cancels its tasks: because one failed, or because it was itself told to end.
QString groupWords(const CanvasScene &scene, const ScopeView &group)
{
    const QString name = scene.run.taskName(group.owner);
    if (group.culprit != TaskId::None)
        return fill(CardWords::tr("by {group} ({task} failed)"),
                    {{u"group", name}, {u"task", scene.run.taskName(group.culprit)}});
    const TaskView *owner = scene.world.task(group.owner);
    const bool late = owner && owner->cancelRequested >= 0 && owner->cancelCause == CancelCause::Timeout;
    return fill(late ? CardWords::tr("by {task}: time is up") : CardWords::tr("by {task}"),
                {{u"task", name}});
}

/// Who ended a task: "by makers (orders-fax failed)".
QString cancellerWords(const CanvasScene &scene, const TaskView &task)
{
    const quint32 scope = index(task.cancelScope);
    const auto by = [&](const QString &sentence, TaskId who) {
        return fill(sentence, {{u"task", scene.run.taskName(who)}});
    };
    switch (task.cancelCause) {
    case CancelCause::Group:
        if (scope < scene.world.scopes.size())
            return groupWords(scene, scene.world.scopes[scope]);
        break;
    case CancelCause::Timeout:
        if (scope < scene.world.scopes.size())
            return by(CardWords::tr("by {task}: time is up"), scene.world.scopes[scope].owner);
        break;
    case CancelCause::Outer:
        if (scope < scene.world.scopes.size())
            return by(CardWords::tr("with {task}"), scene.world.scopes[scope].owner);
        break;
    case CancelCause::Shutdown:
        return CardWords::tr("by main, all else is done");
    case CancelCause::Task:
        break;
    }
    return task.cancelledBy == TaskId::None ? QString() : by(CardWords::tr("by {task}"), task.cancelledBy);
}

/// What a producer or a consumer does, and how far it has come. \a some: where it goes on without end.
QString paceWords(const Node &node, Param pace, quint32 done, const QString &some, const QString &all)
{
    const auto count = parameter<qint64>(node, Param::Count);
    return fill(count > 0 ? all : some,
                {{u"time", lawWords(parameter<Duration>(node, pace))},
                 {u"done", QString::number(done)},
                 {u"count", QString::number(count)}});
}

QString settingWords(const CanvasScene &scene, const Node &node, const TaskView *task)
{
    if (node.kind == NodeKind::Producer)
        return paceWords(node, Param::Every, task ? task->puts : 0,
                         CardWords::tr("every {time} · {done} made"),
                         CardWords::tr("every {time} · {done} of {count}"));
    if (node.kind == NodeKind::Consumer) {
        const bool computes = parameter<qint64>(node, Param::Working) == qint64(WorkChoice::Computes);
        return paceWords(node, Param::Work, task ? task->done : 0,
                         computes ? CardWords::tr("computes {time} · {done} done")
                                  : CardWords::tr("work {time} · {done} done"),
                         computes ? CardWords::tr("computes {time} · {done} of {count}")
                                  : CardWords::tr("work {time} · {done} of {count}"));
    }
    if (node.kind == NodeKind::Canceller)
        return fill(CardWords::tr("cancels at {time}"),
                    {{u"time", lawWords(parameter<Duration>(node, Param::At))}});
    const int runs = scene.tasksOf(node.id);
    if (runs > 1)
        return fill(CardWords::tr("task {count} of its kind"), {{u"count", QString::number(runs)}});
    const auto steps = parameter<QList<Step>>(node, Param::Steps).size();
    return plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "%n steps"), "%n step", steps);
}

/// The result that a task has in hand; empty for None.
QString takenWords(const CanvasScene &scene, const TaskView &task)
{
    const bool hasTaken = task.takenFact >= 0 && task.takenFact < scene.run.trace.size();
    return hasTaken ? valueWords(scene.run, scene.run.trace[task.takenFact].text()) : QString();
}

QString footer(const CanvasScene &scene, const Node &node, const TaskView *task)
{
    const QString setting = settingWords(scene, node, task);
    if (!task || isDone(task->state))
        return setting;
    QStringList names;
    for (const quint32 held : scene.heldBy(task->id))
        names.append(scene.run.program.resources[held].name);
    QStringList parts;
    if (!names.isEmpty())
        parts.append(
            fill(CardWords::tr("holds {resources}"), {{u"resources", names.join(CardWords::tr(", "))}}));
    if (const QString taken = takenWords(scene, *task); !taken.isEmpty())
        parts.append(fill(CardWords::tr("got {value}"), {{u"value", taken}}));
    return (parts << setting).join(u" · "_s);
}

/// What the bar shows: a producer's way through its items, for others the present sleep; less than 0 for no
/// bar.
double progressOf(const CanvasScene &scene, const Node &node, const TaskView &task)
{
    const qint64 count = node.kind == NodeKind::Producer ? parameter<qint64>(node, Param::Count) : qint64(0);
    if (count > 0)
        return std::min(1.0, (double(task.puts) + sleptShare(scene, task)) / double(count));
    return task.state == TaskState::Returned ? 1.0 : sleptShare(scene, task);
}

// ---- actors

void paintColourBar(const CanvasScene &scene, const QRectF &box, int index, bool dimmed)
{
    const QColor colour = dimmed ? mixed(scene.colour(index), scene.theme.card, 0.5) : scene.colour(index);
    QPainterPath bar(QPointF(box.left() + kBar, box.top()));
    bar.arcTo(QRectF(box.left(), box.top(), kBar * 2, kBar * 2), 90, 90);
    bar.arcTo(QRectF(box.left(), box.bottom() - kBar * 2, kBar * 2, kBar * 2), 180, 90);
    bar.closeSubpath();
    scene.painter.fillPath(bar, colour);
    if (scene.pattern(index) != Qt::NoBrush)
        scene.painter.fillPath(bar, QBrush(withAlpha(scene.theme.textOn(colour), 0.6), scene.pattern(index)));
}

/// How many actors put into the queues that \a node gets from.
qsizetype makersFor(const CanvasScene &scene, NodeId node)
{
    const auto &wires = scene.geometry.wires();
    const auto getsFrom = [&](NodeId queue) {
        return std::any_of(wires.begin(), wires.end(), [&](const CanvasGeometry::Wire &wire) {
            return wire.link.kind == LinkKind::Getting && wire.link.from == node && wire.link.to == queue;
        });
    };
    return std::count_if(wires.begin(), wires.end(), [&](const CanvasGeometry::Wire &wire) {
        return wire.link.kind == LinkKind::Putting && getsFrom(wire.link.to);
    });
}

/// What a consumer works on: its number, after its maker's name where several put into the queue, as much of
/// it as there is room for.
QString itemInHand(const CanvasScene &scene, NodeId node, const TaskView &task, double room)
{
    const QString number = QString::number(task.hand.number);
    const qsizetype makers = makersFor(scene, node);
    for (const QString &sentence :
         {CardWords::tr("working on {maker} {number}"), CardWords::tr("on {maker} {number}")}) {
        const QString words =
            fill(sentence, {{u"maker", scene.run.taskName(task.hand.maker)}, {u"number", number}});
        if (makers > 1 && scene.width(scene.body, words) <= room)
            return words;
    }
    return fill(CardWords::tr("working on {number}"), {{u"number", number}});
}

/// What a task does while it sleeps: that is what its node stands for.
QString sleepWords(const CanvasScene &scene, const Node &node, const TaskView &task, double room)
{
    const Micros time = task.until - scene.world.time;
    // A task that computes keeps the loop from waking those whose time has come.
    const QString left =
        time > 0 ? fill(CardWords::tr("{time} left"), {{u"time", briefTime(time)}}) : CardWords::tr("due");
    const bool makes = node.kind == NodeKind::Producer;
    if (makes || node.kind == NodeKind::Consumer) {
        if (task.step == scene.run.program.bodies[task.body].begin)
            return time > 0 ? fill(CardWords::tr("starts in {time}"), {{u"time", briefTime(time)}})
                            : CardWords::tr("starts now");
        if (makes)
            return fill(CardWords::tr("making {number} · {rest}"),
                        {{u"number", QString::number(task.puts + 1)}, {u"rest", left}});
        if (task.hand.number > 0) {
            const double rest =
                scene.width(scene.body, u" · "_s + left) + 12; // the time's last digit may be wider
            return fill(CardWords::tr("{item} · {rest}"),
                        {{u"item", itemInHand(scene, node.id, task, room - rest)}, {u"rest", left}});
        }
    }
    return time > 0 ? fill(CardWords::tr("sleeping, {rest}"), {{u"rest", left}})
                    : shortState(scene.run, scene.world, task);
}

void paintState(const CanvasScene &scene, const QRectF &row, const Node &node, const TaskView *task)
{
    if (!task) {
        scene.text(row, scene.body, scene.theme.faintText, CardWords::tr("not started"));
        return;
    }
    if (scene.isBeingCancelled(node, *task)) {
        scene.text(row, scene.body, scene.theme.warning, CardWords::tr("being cancelled…"));
        return;
    }
    const std::optional<Activity> activity = activityOf(scene.run.program, *task, scene.world.time);
    const QColor colour = stateColour(scene, *task);
    if (activity)
        paintSwatch(scene.painter, *activity, swatchAt({row.left() + kSwatch.width() / 2, row.center().y()}),
                    scene.wordColour(scene.colourIndex(node.id)), scene.theme.card);
    else
        paintSign(scene.painter, signOf(task->state), {row.left() + 6, row.center().y()}, colour);
    const bool bad = task->state == TaskState::Raised || task->state == TaskState::Cancelled;
    const QColor words = bad                 ? colour
        : task->state == TaskState::Returned ? scene.theme.mutedText
                                             : scene.theme.text;
    const QRectF room = row.adjusted(activity ? kSwatch.width() + 6 : 18, 0, 0, 0);
    scene.text(room, scene.body, words,
               task->state == TaskState::Sleeping ? sleepWords(scene, node, *task, room.width())
                                                  : shortState(scene.run, scene.world, *task));
}

/// The last two lines of a task that was ended: where it stood and who ended it, or the error it died of.
void paintEpitaph(const CanvasScene &scene, const QRectF &upper, const QRectF &lower, const Node &node,
                  const TaskView &task)
{
    if (task.state == TaskState::Raised) {
        const auto &texts = scene.run.texts;
        const QString error = task.error < quint32(texts.size()) ? texts[task.error] : QString();
        scene.text(upper, scene.small, scene.theme.text, error);
        scene.text(lower, scene.small, scene.theme.mutedText, settingWords(scene, node, &task));
        return;
    }
    scene.text(upper, scene.small, scene.theme.mutedText, placeWords(scene, task));
    scene.text(lower, scene.small, scene.theme.mutedText, cancellerWords(scene, task));
}

void paintActor(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const TaskView *task = scene.task(node.id);
    const int index = scene.colourIndex(node.id);
    const bool failed = task && task->state == TaskState::Raised;
    const bool cancelled =
        task && task->state == TaskState::Cancelled && !scene.isBeingCancelled(node, *task);
    const bool ended = failed || cancelled;
    const bool dimmed = cancelled;
    const bool running = task && task->state == TaskState::Running;
    paintCard(scene, box,
              failed        ? scene.theme.error
                  : running ? scene.colour(index)
                            : scene.theme.cardBorder,
              failed || running ? 1.8 : 1);
    paintColourBar(scene, box, index, dimmed);
    const QRectF row(box.left() + kText, box.top() + 7, box.width() - kText - 14, 20);
    const QString kind = info(node.kind).label();
    const double kindWidth = scene.width(scene.small, kind);
    scene.text(row.adjusted(0, 0, -kindWidth - 8, 0), scene.title,
               dimmed ? scene.theme.mutedText : scene.theme.text, node.name);
    scene.text(row, scene.small, scene.theme.faintText, kind, Qt::AlignRight);
    paintState(scene, row.translated(0, 23), node, task);
    if (ended) {
        paintEpitaph(scene, row.translated(0, 43), row.translated(0, 61), node, *task);
        return;
    }
    paintProgress(scene, {row.left(), box.top() + 57, row.width(), 5},
                  task ? progressOf(scene, node, *task) : 0, scene.colour(index));
    scene.text(row.translated(0, 61), scene.small, scene.theme.mutedText, footer(scene, node, task));
}

} // namespace

void paintNode(const CanvasScene &scene, const Node &node)
{
    switch (node.kind) {
    case NodeKind::Queue:
        return paintQueue(scene, node);
    case NodeKind::Lock:
        return paintLock(scene, node);
    case NodeKind::Semaphore:
        return paintSemaphore(scene, node);
    case NodeKind::Event:
        return paintEvent(scene, node);
    case NodeKind::Condition:
        return paintCondition(scene, node);
    case NodeKind::Barrier:
        return paintBarrier(scene, node);
    case NodeKind::Counter:
        return paintCounter(scene, node);
    case NodeKind::Future:
        return paintFuture(scene, node);
    case NodeKind::Ticker:
        return paintTicker(scene, node);
    case NodeKind::Executor:
        return paintExecutor(scene, node);
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
        return paintActor(scene, node);
    case NodeKind::Function:
    case NodeKind::Class:
    case NodeKind::Module:
        return paintCode(scene, node);
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
        return paintFrame(scene, node);
    }
}

void paintHand(const CanvasScene &scene, const Node &actor)
{
    const TaskView *task = scene.task(actor.id);
    if (!task || isDone(task->state))
        return;
    if (task->hand.number > 0) {
        const bool travelling =
            std::any_of(scene.tokens.begin(), scene.tokens.end(), [&](const Token &token) {
                return !token.arriving && token.actor == actor.id && token.item == task->hand;
            });
        const QPointF in = scene.geometry.portCentre(actor.id, CanvasGeometry::Port::In).value_or(QPointF());
        if (!travelling)
            scene.item(in, 22, task->hand);
    }
    if (task->state == TaskState::Waiting && task->verb == Verb::Put) {
        const QPointF out =
            scene.geometry.portCentre(actor.id, CanvasGeometry::Port::Out).value_or(QPointF());
        scene.item(out, 22, Item{task->id, task->puts + 1});
    }
}

void paintBlock(const CanvasScene &scene, const Node &node)
{
    if (isCode(node.kind))
        return paintFarCode(scene, node);
    const QRectF box = scene.geometry.rect(node.id);
    const bool actor = isActor(node.kind);
    const bool frame = isScope(node.kind);
    const int index = scene.colourIndex(node.id);
    QPainter &painter = scene.painter;
    painter.setPen(QPen(frame ? scene.theme.accent : scene.theme.cardBorder, 2));
    painter.setBrush(frame ? QBrush(Qt::NoBrush) : QBrush(scene.theme.card));
    painter.drawRect(box);
    if (actor)
        painter.fillRect(QRectF(box.left(), box.top(), 16, box.height()), scene.colour(index));
    // Letters of about nine pixels; below that a name is only noise.
    constexpr double legible = 9;
    const double pixels = legible / std::max(scene.zoom, 0.01);
    if (scene.zoom < 0.2)
        return;
    QFont font = scene.title.font;
    font.setPixelSize(int(std::lround(pixels)));
    const Lettering large{font, WordMetrics(font)};
    const QRectF words = box.adjusted(actor ? 26 : 10, 0, -10, 0);
    if (frame)
        scene.text({words.left(), box.top(), words.width(), pixels * 1.6}, large, scene.theme.accent,
                   node.name);
    else
        scene.text(words, large, scene.theme.text, node.name);
}

} // namespace signalbox
