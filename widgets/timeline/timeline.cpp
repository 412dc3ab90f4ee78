// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timeline.h"

#include "engine/trace/naming.h"
#include "widgets/painting/canvaspainter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace signalbox {

namespace {

double heightOf(const Lane &lane)
{
    switch (lane.kind) {
    case Lane::Kind::Task:
        return lane.isSubdued() ? 23 : 28;
    case Lane::Kind::QueueFill:
        return 44;
    case Lane::Kind::SemaphoreUse:
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
    case Lane::Kind::ExecutorUse:
        return 34;
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        return 28;
    case Lane::Kind::Event:
    case Lane::Kind::FutureSet:
        return 24;
    }
    return 28;
}

/// Goes over the facts once and keeps for every lane the span that is not over yet.
class TimelineMaker {
public:
    TimelineMaker(const Layout &layout, const Run &run)
        : m_layout(layout)
        , m_run(run)
    {
        for (quint32 at = 0; at < m_run.program.resources.size(); ++at)
            addResource(at);
    }

    Timeline make();

private:
    struct Draft {
        Lane lane;
        std::optional<LaneSpan> present;
        bool waitGoesOn = false; ///< woken, but it may have to wait for the same thing again
        TaskId cancelledBy = TaskId::None; ///< who asked last
        quint32 memberOf = kNone; ///< Task: the call that waits for it
    };
    struct Scope {
        QString name;
        TaskId culprit = TaskId::None;
        qint64 members = 0;
        qint64 done = 0;
    };

    Draft &task(TaskId id);
    void addResource(quint32 resource);
    void take(const Fact &fact);
    void takeOfTask(const Fact &fact);
    void takeOfResource(const Fact &fact);
    void takeOfState(const Fact &fact);
    void takeOfScope(const Fact &fact);
    void giveResult(const Fact &fact);
    void endScope(const Fact &fact);
    void join(const Fact &fact);
    void countMembers(LaneSpan &span) const;
    void create(const Fact &fact);
    void wake(const Fact &fact);
    void askToCancel(const Fact &fact);
    void beginWait(const Fact &fact);
    void endTask(const Fact &fact);
    void setFill(quint32 resource, const Fact &fact, qint64 value);
    static void begin(Draft &draft, LaneSpan span);
    static void close(Draft &draft, Micros time);

    const Layout &m_layout;
    const Run &m_run;
    std::vector<Draft> m_tasks;
    std::vector<Draft> m_resources;
    std::vector<Scope> m_scopes;
};

void TimelineMaker::addResource(quint32 resource)
{
    const ProgramResource &thing = m_run.program.resources[resource];
    Draft draft;
    Lane &lane = draft.lane;
    lane.node = thing.node;
    lane.resource = resource;
    lane.ceiling = thing.amount;
    LaneSpan first{.kind = LaneSpan::Kind::Fill};
    switch (thing.kind) {
    case NodeKind::Lock:
    case NodeKind::Condition:
        lane.kind = thing.kind == NodeKind::Lock ? Lane::Kind::LockOwner : Lane::Kind::ConditionOwner;
        lane.name = QStringLiteral("%1 owner").arg(thing.name);
        break;
    case NodeKind::Barrier:
        lane.kind = Lane::Kind::BarrierFill;
        lane.name = QStringLiteral("%1 waiting").arg(thing.name);
        lane.bounded = true;
        draft.present = first;
        break;
    case NodeKind::Counter:
        lane.kind = Lane::Kind::CounterValue;
        lane.name = QStringLiteral("%1 value").arg(thing.name);
        first.value = thing.amount;
        draft.present = first;
        break;
    case NodeKind::Executor:
        lane.kind = Lane::Kind::ExecutorUse;
        lane.name = QStringLiteral("%1 busy").arg(thing.name);
        lane.bounded = true;
        draft.present = first;
        break;
    case NodeKind::Future:
        lane.kind = Lane::Kind::FutureSet;
        lane.name = thing.name;
        break;
    case NodeKind::Semaphore:
        lane.kind = Lane::Kind::SemaphoreUse;
        lane.name = QStringLiteral("%1 in use").arg(thing.name);
        lane.bounded = true;
        draft.present = first;
        break;
    case NodeKind::Event:
        lane.kind = Lane::Kind::Event;
        lane.name = QStringLiteral("%1 set").arg(thing.name);
        first.kind = LaneSpan::Kind::Set;
        if (thing.amount)
            draft.present = first;
        break;
    default:
        lane.kind = Lane::Kind::QueueFill;
        lane.name = QStringLiteral("%1 fill").arg(thing.name);
        lane.bounded = thing.amount > 0;
        draft.present = first;
    }
    m_resources.push_back(std::move(draft));
}

TimelineMaker::Draft &TimelineMaker::task(TaskId id)
{
    while (m_tasks.size() <= index(id)) {
        const TaskId next = TaskId(quint32(m_tasks.size()));
        Draft draft;
        draft.lane.task = next;
        draft.lane.name = m_run.taskName(next);
        m_tasks.push_back(std::move(draft));
    }
    return m_tasks[index(id)];
}

/// Ends what was and starts \a span. Two turns or two times in the ready line that touch are one stretch:
/// nobody could tell them apart.
void TimelineMaker::begin(Draft &draft, LaneSpan span)
{
    close(draft, span.begin);
    const QList<LaneSpan> &spans = draft.lane.spans;
    const bool alike = span.kind == LaneSpan::Kind::Ready || span.kind == LaneSpan::Kind::Running;
    if (alike && !spans.isEmpty() && spans.back().kind == span.kind && spans.back().end == span.begin) {
        draft.present = draft.lane.spans.takeLast();
        return;
    }
    draft.present = span;
}

void TimelineMaker::close(Draft &draft, Micros time)
{
    // A wait that begins when the run stops takes no time and yet is why it stops.
    const bool endless =
        draft.present && draft.present->unfinished && draft.present->kind == LaneSpan::Kind::Waiting;
    if (draft.present && (draft.present->begin < time || endless)) {
        draft.present->end = time;
        draft.lane.spans.append(*draft.present);
    }
    draft.present.reset();
}

void TimelineMaker::beginWait(const Fact &fact)
{
    Draft &draft = task(fact.task);
    close(draft, fact.time);
    LaneSpan span{.kind = fact.verb == Verb::Sleep ? LaneSpan::Kind::Sleeping : LaneSpan::Kind::Waiting,
                  .verb = fact.verb,
                  .begin = fact.time,
                  .object = fact.object,
                  .step = fact.step};
    span.isFuture = isOnFuture(m_run.program, fact.verb, fact.step);
    const bool isBarrier = fact.verb == Verb::Wait && fact.object < m_resources.size()
        && m_resources[fact.object].lane.kind == Lane::Kind::BarrierFill;
    if (isBarrier) {
        span.goal = m_resources[fact.object].lane.ceiling;
        span.value = m_resources[fact.object].present->value;
    }
    QList<LaneSpan> &spans = draft.lane.spans;
    if (draft.waitGoesOn && !spans.isEmpty()) {
        const LaneSpan &last = spans.back();
        if (last.kind == span.kind && last.verb == span.verb && last.end == span.begin
            && last.object == span.object && last.step == span.step)
            span = spans.takeLast();
    }
    draft.present = span;
    draft.waitGoesOn = true;
}

void TimelineMaker::endTask(const Fact &fact)
{
    Draft &draft = task(fact.task);
    if (draft.memberOf < m_scopes.size())
        ++m_scopes[draft.memberOf].done;
    close(draft, fact.time);
    LaneMark mark{.kind = LaneMark::Kind::Returned, .time = fact.time};
    if (Outcome(fact.flag) == Outcome::Cancelled)
        mark.kind = LaneMark::Kind::Cancelled;
    if (Outcome(fact.flag) == Outcome::Raised) {
        mark.kind = LaneMark::Kind::Failed;
        mark.text = m_run.texts.value(fact.amount);
    }
    if (mark.kind == LaneMark::Kind::Returned)
        mark.text = valueWords(m_run, fact.amount);
    draft.lane.marks.append(mark);
}

void TimelineMaker::askToCancel(const Fact &fact)
{
    LaneMark mark{.kind = LaneMark::Kind::CancelRequested, .time = fact.time, .by = TaskId(fact.object)};
    const ScopeId asking = CancelDetail::unpacked(fact.amount).scope;
    if (index(asking) < m_scopes.size()) {
        const Scope &scope = m_scopes[index(asking)];
        mark.text = scope.name;
        // A group only passes on the failure of one of its tasks; that one is what a person looks for.
        if (CancelCause(fact.flag) == CancelCause::Group && scope.culprit != TaskId::None)
            mark.by = scope.culprit;
    }
    Draft &draft = task(fact.task);
    draft.cancelledBy = mark.by;
    draft.lane.marks.append(mark);
}

void TimelineMaker::create(const Fact &fact)
{
    Lane &lane = task(fact.task).lane;
    const quint32 body = quint32(fact.amount);
    if (body < m_run.program.bodies.size())
        lane.node = m_run.program.bodies[body].node;
    if (lane.node != NodeId::None)
        lane.colour = taskColourIndex(m_layout, lane.node);
    begin(task(fact.task), {.kind = LaneSpan::Kind::Ready, .begin = fact.time});
}

void TimelineMaker::wake(const Fact &fact)
{
    Draft &draft = task(fact.task);
    if (draft.present) {
        countMembers(*draft.present);
        draft.present->cancelled = fact.flag != 0;
        draft.present->task = fact.flag ? draft.cancelledBy : TaskId(fact.object);
    }
    begin(draft, {.kind = LaneSpan::Kind::Ready, .begin = fact.time, .step = fact.step});
}

void TimelineMaker::takeOfTask(const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::TaskCreated:
        create(fact);
        break;
    case FactKind::TurnBegan: {
        Draft &draft = task(fact.task);
        if (draft.lane.turns.isEmpty() || draft.lane.turns.back() != fact.time)
            draft.lane.turns.append(fact.time);
        begin(draft, {.kind = LaneSpan::Kind::Running, .begin = fact.time, .step = fact.step});
        break;
    }
    case FactKind::Yielded:
        begin(task(fact.task), {.kind = LaneSpan::Kind::Ready, .begin = fact.time, .step = fact.step});
        break;
    case FactKind::WaitBegan:
        beginWait(fact);
        break;
    case FactKind::Woken:
        wake(fact);
        break;
    case FactKind::WaitEnded:
        task(fact.task).waitGoesOn = false;
        if (fact.verb == Verb::Await)
            giveResult(fact);
        break;
    case FactKind::CancelRequested:
        askToCancel(fact);
        break;
    case FactKind::TaskEnded:
        endTask(fact);
        break;
    default:
        break;
    }
}

void TimelineMaker::setFill(quint32 resource, const Fact &fact, qint64 value)
{
    Draft &draft = m_resources[resource];
    if (draft.present && draft.present->value == value)
        return;
    close(draft, fact.time);
    QList<LaneSpan> &spans = draft.lane.spans;
    // Up and down again at one moment leaves what was.
    if (!spans.isEmpty() && spans.back().value == value && spans.back().end == fact.time)
        draft.present = spans.takeLast();
    else
        draft.present = LaneSpan{.kind = LaneSpan::Kind::Fill, .begin = fact.time, .value = value};
    if (!draft.lane.bounded)
        draft.lane.ceiling = std::max(draft.lane.ceiling, value);
}

void TimelineMaker::takeOfResource(const Fact &fact)
{
    if (fact.object >= m_resources.size())
        return;
    Draft &draft = m_resources[fact.object];
    switch (fact.kind) {
    case FactKind::ItemPut:
        setFill(fact.object, fact, draft.present->value + 1);
        break;
    case FactKind::ItemGot:
        setFill(fact.object, fact, draft.present->value - 1);
        break;
    case FactKind::Acquired:
    case FactKind::Released:
        if (draft.lane.kind == Lane::Kind::SemaphoreUse) {
            // release() without acquire() may leave more permits than there were.
            setFill(fact.object, fact, std::max<qint64>(0, draft.lane.ceiling - fact.amount));
            break;
        }
        close(draft, fact.time);
        if (fact.kind == FactKind::Acquired)
            draft.present = LaneSpan{
                .kind = LaneSpan::Kind::Owned, .begin = fact.time, .task = fact.task, .step = fact.step};
        break;
    case FactKind::EventSet:
        draft.lane.marks.append({LaneMark::Kind::EventSet, fact.time, fact.task, {}});
        if (!draft.present)
            draft.present = LaneSpan{.kind = LaneSpan::Kind::Set, .begin = fact.time, .task = fact.task};
        break;
    case FactKind::EventCleared:
        draft.lane.marks.append({LaneMark::Kind::EventCleared, fact.time, fact.task, {}});
        close(draft, fact.time);
        break;
    default:
        takeOfState(fact);
        break;
    }
}

/// Of a barrier, counter, future or executor.
void TimelineMaker::takeOfState(const Fact &fact)
{
    Draft &draft = m_resources[fact.object];
    switch (fact.kind) {
    case FactKind::BarrierChanged:
    case FactKind::CounterWritten:
        setFill(fact.object, fact, fact.amount);
        break;
    case FactKind::JobBegan:
        setFill(fact.object, fact, draft.present->value + 1);
        break;
    case FactKind::JobEnded:
        setFill(fact.object, fact, draft.present->value - 1);
        break;
    case FactKind::FutureDone:
        draft.lane.marks.append({.kind = LaneMark::Kind::EventSet,
                                 .time = fact.time,
                                 .by = fact.task,
                                 .text = valueWords(m_run, fact.amount),
                                 .outcome = Outcome(fact.flag)});
        draft.present = LaneSpan{.kind = LaneSpan::Kind::Set,
                                 .outcome = Outcome(fact.flag),
                                 .begin = fact.time,
                                 .task = fact.task,
                                 .result = quint32(fact.amount)};
        break;
    default:
        break;
    }
}

/// How many of those that a call waits for are done by now.
void TimelineMaker::countMembers(LaneSpan &span) const
{
    if (span.kind != LaneSpan::Kind::Waiting || !isScopeVerb(span.verb) || span.object >= m_scopes.size())
        return;
    span.value = m_scopes[span.object].done;
    span.goal = m_scopes[span.object].members;
}

/// Somebody is waited for by a call of several.
void TimelineMaker::join(const Fact &fact)
{
    if (fact.object >= m_scopes.size())
        return;
    ++m_scopes[fact.object].members;
    if (fact.flag != 0 || quint64(fact.amount) >= m_tasks.size())
        return;
    Draft &member = m_tasks[std::size_t(fact.amount)];
    const bool hasEnded =
        !member.lane.marks.isEmpty() && member.lane.marks.back().kind <= LaneMark::Kind::Returned;
    m_scopes[fact.object].done += hasEnded ? 1 : 0;
    member.memberOf = fact.object;
}

void TimelineMaker::takeOfScope(const Fact &fact)
{
    if (fact.object == kNone)
        return;
    if (m_scopes.size() <= fact.object)
        m_scopes.resize(fact.object + 1);
    Scope &scope = m_scopes[fact.object];
    if (fact.kind == FactKind::GroupAborting)
        scope.culprit = TaskId(quint32(fact.amount));
    else if (fact.step < m_run.program.steps.size()) {
        const Node *node = m_layout.find(m_run.program.steps[fact.step].node);
        scope.name = node ? node->name : QString();
    }
}

/// What a wait that is just over has given. It stands last, or before the time in the ready line.
void TimelineMaker::giveResult(const Fact &fact)
{
    QList<LaneSpan> &spans = task(fact.task).lane.spans;
    for (qsizetype at = spans.size(); at-- > std::max<qsizetype>(0, spans.size() - 2);) {
        LaneSpan &span = spans[at];
        if (span.kind == LaneSpan::Kind::Waiting && span.verb == fact.verb && span.object == fact.object)
            span.result = quint32(fact.amount);
    }
}

/// Of a frame, which does nothing else, it is the end; a task goes on.
void TimelineMaker::endScope(const Fact &fact)
{
    Lane &lane = task(fact.task).lane;
    const QString value = valueWords(m_run, fact.amount);
    if (lane.isSubdued() && !value.isEmpty())
        lane.marks.append({.kind = LaneMark::Kind::Gave, .time = fact.time, .text = value});
}

void TimelineMaker::take(const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::ItemPut:
    case FactKind::ItemGot:
    case FactKind::Acquired:
    case FactKind::Released:
    case FactKind::EventSet:
    case FactKind::EventCleared:
    case FactKind::BarrierChanged:
    case FactKind::CounterWritten:
    case FactKind::FutureDone:
    case FactKind::JobBegan:
    case FactKind::JobEnded:
        takeOfResource(fact);
        break;
    case FactKind::ScopeMember:
        join(fact);
        break;
    case FactKind::ScopeExited:
        giveResult(fact);
        endScope(fact);
        break;
    case FactKind::ScopeEntered:
    case FactKind::GroupAborting:
        takeOfScope(fact);
        break;
    default:
        takeOfTask(fact);
    }
}

Timeline TimelineMaker::make()
{
    for (qsizetype at = 0; at < m_run.trace.size(); ++at)
        take(m_run.trace[at]);

    Timeline timeline;
    timeline.end = m_run.trace.endTime();
    double top = 0;
    const auto add = [&](Draft &draft) {
        if (draft.present) {
            draft.present->unfinished = true;
            countMembers(*draft.present);
        }
        close(draft, timeline.end);
        draft.lane.top = top;
        draft.lane.height = heightOf(draft.lane);
        top += draft.lane.height;
        timeline.lanes.append(std::move(draft.lane));
    };
    timeline.lanes.reserve(qsizetype(m_tasks.size()) + qsizetype(m_resources.size()));
    // In the order of the layout, as on the canvas; a body spawned again follows its first task.
    std::vector<std::size_t> order(m_tasks.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    constexpr int kLast = std::numeric_limits<int>::max();
    const auto rank = [this](std::size_t at) {
        const int colour = m_tasks[at].lane.colour;
        return at == 0 ? kLast : colour < 0 ? kLast - 1 : colour;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return rank(one) < rank(other); });
    timeline.taskLanes.resize(qsizetype(m_tasks.size()));
    for (const std::size_t at : order) {
        timeline.taskLanes[qsizetype(at)] = int(timeline.lanes.size());
        add(m_tasks[at]);
    }
    for (const auto kind : {Lane::Kind::QueueFill, Lane::Kind::LockOwner, Lane::Kind::ConditionOwner,
                            Lane::Kind::SemaphoreUse, Lane::Kind::BarrierFill, Lane::Kind::CounterValue,
                            Lane::Kind::ExecutorUse, Lane::Kind::Event, Lane::Kind::FutureSet}) {
        for (Draft &draft : m_resources) {
            const bool isTicker = m_run.program.resources[draft.lane.resource].kind == NodeKind::Ticker;
            if (draft.lane.kind == kind && !isTicker)
                add(draft);
        }
    }
    for (const Lane &lane : timeline.lanes) {
        for (const LaneSpan &span : lane.spans) {
            if (span.kind == LaneSpan::Kind::Running)
                timeline.holds.append({lane.task, span.begin, span.end});
        }
    }
    std::stable_sort(
        timeline.holds.begin(), timeline.holds.end(),
        [](const LoopHoldSpan &one, const LoopHoldSpan &other) { return one.begin < other.begin; });
    return timeline;
}

} // namespace

Timeline makeTimeline(const Layout &layout, const Run &run)
{
    return TimelineMaker(layout, run).make();
}

qsizetype Lane::firstSpanAfter(Micros time) const
{
    const auto found = std::partition_point(spans.begin(), spans.end(),
                                            [time](const LaneSpan &span) { return span.end <= time; });
    return found - spans.begin();
}

const LaneSpan *Lane::spanAt(Micros time) const
{
    const qsizetype at = firstSpanAfter(time);
    if (at < spans.size() && spans[at].begin <= time)
        return &spans[at];
    // The moment a run ends belongs to what went on until then.
    if (!spans.isEmpty() && spans.back().unfinished && spans.back().end == time)
        return &spans.back();
    return nullptr;
}

int Timeline::laneOf(TaskId task) const
{
    return index(task) < quint32(taskLanes.size()) ? taskLanes[index(task)] : -1;
}

StretchFigures figuresOf(const Timeline &timeline, const Run &run, Micros from, Micros to)
{
    StretchFigures figures{.length = to - from};
    const qsizetype begin = run.trace.countUntil(from - 1);
    const qsizetype end = run.trace.countUntil(to);
    figures.events = end - begin;
    for (qsizetype at = begin; at < end; ++at)
        figures.itemsGot += run.trace[at].kind == FactKind::ItemGot;
    if (figures.length > 0)
        figures.itemsPerSecond = double(figures.itemsGot) / toSeconds(figures.length);
    Micros waited = 0;
    for (const Lane &lane : timeline.lanes) {
        for (qsizetype at = lane.firstSpanAfter(from - 1); at < lane.spans.size(); ++at) {
            const LaneSpan &span = lane.spans[at];
            if (span.end > to)
                break;
            if (span.kind == LaneSpan::Kind::Waiting && !span.unfinished) {
                ++figures.waits;
                waited += span.end - span.begin;
            }
        }
    }
    if (figures.waits)
        figures.meanWait = waited / figures.waits;
    return figures;
}

} // namespace signalbox
