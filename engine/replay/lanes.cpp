// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/lanes.h"

#include "engine/replay/sharedlock.h"
#include "engine/trace/naming.h"

#include <algorithm>
#include <utility>

namespace signalbox {

namespace {

constexpr qsizetype kFactsBetweenQuestions = 50'000; // some milliseconds

/// A lane with the span that is not over yet.
struct Draft {
    Lane lane;
    std::optional<LaneSpan> present;
    Micros due = -1; ///< Task: when its timer is
    bool waitGoesOn = false; ///< Task: woken, but it may have to wait for the same thing again
};

bool isOfResource(LaneSpan::Kind kind)
{
    return kind == LaneSpan::Kind::Fill || kind == LaneSpan::Kind::Owned || kind == LaneSpan::Kind::Set;
}

void close(Draft &draft, Micros time)
{
    if (!draft.present)
        return;
    const LaneSpan::Kind kind = draft.present->kind;
    const bool isLast = draft.present->unfinished && (kind == LaneSpan::Kind::Waiting || isOfResource(kind));
    if (draft.present->begin < time || isLast) {
        draft.present->end = time;
        draft.lane.spans.append(*draft.present);
    }
    draft.present.reset();
}

/// Ends what was and starts \a span. Two turns or two times in the ready line that touch are one stretch:
/// nobody could tell them apart.
void begin(Draft &draft, const LaneSpan &span)
{
    close(draft, span.begin);
    const QList<LaneSpan> &spans = draft.lane.spans;
    const bool alike = span.kind == LaneSpan::Kind::Ready || span.kind == LaneSpan::Kind::Running;
    if (alike && !spans.isEmpty() && spans.back().kind == span.kind && spans.back().end == span.begin)
        draft.present = draft.lane.spans.takeLast();
    else
        draft.present = span;
}

/// Who sleeps at \a time though its timer was due before, because somebody computed, is ready since.
void wakeWhereDue(Draft &draft, Micros time)
{
    if (draft.present->kind == LaneSpan::Kind::Sleeping && draft.due >= 0 && draft.due < time)
        begin(draft, {.kind = LaneSpan::Kind::Ready, .begin = draft.due, .step = draft.present->step});
}

LaneSpan::Kind spanKindOf(const TaskView &task)
{
    switch (task.state) {
    case TaskState::Running:
        return LaneSpan::Kind::Running;
    case TaskState::Sleeping:
        return LaneSpan::Kind::Sleeping;
    case TaskState::Waiting:
        return LaneSpan::Kind::Waiting;
    case TaskState::Ready:
    case TaskState::Returned: // which have no span
    case TaskState::Raised:
    case TaskState::Cancelled:
        break;
    }
    return LaneSpan::Kind::Ready;
}

LaneMark::Kind markKindOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Returned:
        return LaneMark::Kind::Returned;
    case Outcome::Raised:
        return LaneMark::Kind::Failed;
    case Outcome::Cancelled:
        break;
    }
    return LaneMark::Kind::Cancelled;
}

/// Follows the world and notes in every lane what has changed. What a fact does, World says; this only knows
/// what a lane tells of it.
class LaneMaker {
public:
    explicit LaneMaker(const Run &run);
    Lanes make(const std::function<bool()> &isWanted);

private:
    /// What a lane tells of facts of one kind beside the states that World shows.
    struct Note {
        FactKind kind;
        void (LaneMaker::*note)(const Fact &) = nullptr;
    };
    static const Note kNotes[];

    void follow(const Fact &fact);
    void followTask(const Fact &fact, const TaskView &task);
    void followResource(const Fact &fact);
    void followLevel(const Fact &fact, quint32 at);
    void goOn(const Fact &fact);
    void hold(const Fact &fact);
    void markChange(const Fact &fact);
    void enterScope(const Fact &fact);
    void joinScope(const Fact &fact);
    void exitScope(const Fact &fact);
    void beginWait(Draft &draft, const TaskView &task);
    void endWait(Draft &draft, const Fact &woken, const TaskView &task) const;
    void giveResult(const Fact &fact, quint32 object);
    void askToCancel(const Fact &fact);
    void endTask(const Fact &fact, const TaskView &task);
    void countMembers(LaneSpan &span) const;
    TaskId askerOf(const TaskView &task) const;

    const Run &m_run;
    World m_world;
    std::vector<Draft> m_tasks;
    std::vector<Draft> m_resources; ///< as in Program::resources
    std::vector<std::pair<quint32, quint32>> m_sharing; ///< locks, each with a condition that shares it
    std::vector<qint64> m_done; ///< by ScopeId: how many of its members have ended
};

LaneMaker::LaneMaker(const Run &run)
    : m_run(run)
    , m_world(initialWorld(run))
{
    for (quint32 at = 0; at < run.program.resources.size(); ++at) {
        const ProgramResource &thing = run.program.resources[at];
        Draft &draft = m_resources.emplace_back();
        const auto kind = laneKindOf(thing.kind);
        if (!kind)
            continue;
        draft.lane.kind = *kind;
        draft.lane.node = thing.node;
        draft.lane.resource = at;
        draft.lane.ceiling = *kind == Lane::Kind::ConditionOwner ? 0 : thing.amount;
        if (const quint32 lock = lockOf(run.program, at); lock != at)
            m_sharing.push_back({lock, at});
        draft.lane.bounded = *kind == Lane::Kind::BarrierFill || *kind == Lane::Kind::ExecutorUse
            || *kind == Lane::Kind::SemaphoreUse || (*kind == Lane::Kind::QueueFill && thing.amount > 0);
        draft.present = levelOf(m_world.resources[at], thing.amount);
    }
}

/// Who had \a task cancelled. A group only passes on the failure of one of its tasks; that one is what a
/// person looks for.
TaskId LaneMaker::askerOf(const TaskView &task) const
{
    const bool isOfGroup =
        task.cancelCause == CancelCause::Group && index(task.cancelScope) < m_world.scopes.size();
    const TaskId culprit = isOfGroup ? m_world.scopes[index(task.cancelScope)].culprit : TaskId::None;
    return culprit == TaskId::None ? task.cancelledBy : culprit;
}

void LaneMaker::askToCancel(const Fact &fact)
{
    const TaskView &task = m_world.tasks[index(fact.task)];
    LaneMark mark{.kind = LaneMark::Kind::CancelRequested, .time = fact.time, .by = askerOf(task)};
    const quint32 scope = index(fact.askingScope());
    if (scope < m_world.scopes.size() && m_world.scopes[scope].step != kNone)
        mark.text = m_run.taskName(m_world.scopes[scope].owner);
    m_tasks[index(fact.task)].lane.marks.append(mark);
}

void LaneMaker::beginWait(Draft &draft, const TaskView &task)
{
    close(draft, task.since);
    draft.due = task.until;
    LaneSpan span{.kind = spanKindOf(task),
                  .verb = task.verb,
                  .isFuture = task.isFuture,
                  .begin = task.since,
                  .object = task.object,
                  .step = task.step};
    if (task.verb == Verb::Wait && task.object < m_resources.size()
        && m_resources[task.object].lane.kind == Lane::Kind::BarrierFill) {
        span.goal = qint32(m_resources[task.object].lane.ceiling);
        span.value = m_world.resources[task.object].value;
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

void LaneMaker::endWait(Draft &draft, const Fact &woken, const TaskView &task) const
{
    if (!draft.present)
        return;
    countMembers(*draft.present);
    draft.present->cancelled = woken.isToCancel();
    draft.present->task = woken.isToCancel() ? askerOf(task) : woken.by();
    wakeWhereDue(draft, woken.time);
}

/// A turn that takes time computes or blocks; one by hand makes somebody's sleep longer.
void LaneMaker::hold(const Fact &fact)
{
    if (fact.verb == Verb::DelayWait && fact.object() < m_tasks.size())
        m_tasks[fact.object()].due = m_world.tasks[fact.object()].until;
    Draft &draft = m_tasks[index(fact.task)];
    const bool takesTime = fact.verb == Verb::Cpu || fact.verb == Verb::Block;
    if (!takesTime || !draft.present || draft.present->kind != LaneSpan::Kind::Running
        || draft.present->verb == fact.verb)
        return;
    LaneSpan span{.kind = LaneSpan::Kind::Running, .verb = fact.verb, .begin = fact.time, .step = fact.step};
    close(draft, fact.time);
    draft.present = span;
}

/// How many of those that a call waits for are done by now.
void LaneMaker::countMembers(LaneSpan &span) const
{
    if (span.kind != LaneSpan::Kind::Waiting || !isScopeVerb(span.verb) || span.object >= m_done.size())
        return;
    span.value = m_done[span.object];
    span.goal = qint32(m_world.scopes[span.object].members);
}

void LaneMaker::endTask(const Fact &fact, const TaskView &task)
{
    if (index(task.memberOf) < m_done.size())
        ++m_done[index(task.memberOf)];
    Draft &draft = m_tasks[index(fact.task)];
    close(draft, fact.time);
    LaneMark mark{.kind = markKindOf(fact.outcome()), .time = fact.time};
    if (mark.kind != LaneMark::Kind::Cancelled)
        mark.text = valueWords(m_run, fact.text());
    draft.lane.marks.append(mark);
}

/// What a wait that is just over has given. It stands last, or before the time in the ready line.
void LaneMaker::giveResult(const Fact &fact, quint32 object)
{
    QList<LaneSpan> &spans = m_tasks[index(fact.task)].lane.spans;
    for (qsizetype at = spans.size(); at-- > std::max<qsizetype>(0, spans.size() - 2);) {
        LaneSpan &span = spans[at];
        if (span.kind == LaneSpan::Kind::Waiting && span.verb == fact.verb && span.object == object)
            span.result = fact.text();
    }
}

/// Where a fact has brought a task into another state, a span begins.
void LaneMaker::followTask(const Fact &fact, const TaskView &task)
{
    Draft &draft = m_tasks[index(task.id)];
    if (task.sinceFact != m_world.facts - 1)
        return;
    if (fact.kind == FactKind::Woken)
        endWait(draft, fact, task);
    if (isDone(task.state))
        endTask(fact, task);
    else if (task.state == TaskState::Sleeping || task.state == TaskState::Waiting)
        beginWait(draft, task);
    else
        begin(draft,
              {.kind = spanKindOf(task),
               .verb = task.state == TaskState::Running ? Verb::Cpu : Verb::Sleep,
               .begin = task.since,
               .step = task.step});
    const bool isNewTurn = task.state == TaskState::Running
        && (draft.lane.turns.isEmpty() || draft.lane.turns.back() != fact.time);
    if (isNewTurn)
        draft.lane.turns.append(fact.time);
}

/// Whether two stretches of a resource show the same.
bool isSameLevel(const LaneSpan &one, const LaneSpan &other)
{
    return one.kind == other.kind && one.value == other.value && one.task == other.task
        && one.outcome == other.outcome && one.result == other.result;
}

/// Where a fact has changed what a resource shows, a span begins. Up and down again at one moment leaves what
/// was.
void LaneMaker::followResource(const Fact &fact)
{
    followLevel(fact, fact.resource());
    for (const auto &[lock, condition] : m_sharing) {
        if (lock == fact.resource())
            followLevel(fact, condition);
    }
}

void LaneMaker::followLevel(const Fact &fact, quint32 at)
{
    Draft &draft = m_resources[at];
    const ResourceView &view = m_world.resources[lockOf(m_run.program, at)];
    std::optional<LaneSpan> level = levelOf(view, m_run.program.resources[at].amount);
    if (level.has_value() == draft.present.has_value() && (!level || isSameLevel(*level, *draft.present)))
        return;
    close(draft, fact.time);
    if (!level)
        return;
    level->begin = fact.time;
    if (level->kind == LaneSpan::Kind::Owned)
        level->step = fact.step;
    QList<LaneSpan> &spans = draft.lane.spans;
    if (level->kind == LaneSpan::Kind::Fill && !spans.isEmpty() && spans.back().value == level->value
        && spans.back().end == fact.time)
        level = spans.takeLast();
    draft.present = level;
    if (!draft.lane.bounded)
        draft.lane.ceiling = std::max(draft.lane.ceiling, level->value);
}

void LaneMaker::goOn(const Fact &fact)
{
    m_tasks[index(fact.task)].waitGoesOn = false;
    const bool isAtFuture = fact.verb == Verb::Wait && fact.object() < m_resources.size()
        && m_resources[fact.object()].lane.kind == Lane::Kind::FutureSet;
    if (fact.verb == Verb::Await || isAtFuture)
        giveResult(fact, fact.object());
}

/// Also where nothing changes: an event is set once more.
void LaneMaker::markChange(const Fact &fact)
{
    if (fact.resource() >= m_resources.size())
        return;
    LaneMark mark{.kind = fact.kind == FactKind::EventCleared ? LaneMark::Kind::EventCleared
                                                              : LaneMark::Kind::EventSet,
                  .time = fact.time,
                  .by = fact.task};
    if (fact.kind == FactKind::FutureDone) {
        mark.text = valueWords(m_run, fact.text());
        mark.outcome = fact.outcome();
    }
    m_resources[fact.resource()].lane.marks.append(mark);
}

void LaneMaker::enterScope(const Fact &fact)
{
    if (fact.scope() != ScopeId::None && m_done.size() <= index(fact.scope()))
        m_done.resize(std::size_t(index(fact.scope())) + 1);
}

void LaneMaker::joinScope(const Fact &fact)
{
    enterScope(fact);
    const TaskView *const member = m_world.task(fact.member().task());
    if (member && isDone(member->state) && fact.scope() != ScopeId::None)
        ++m_done[index(fact.scope())];
}

/// Of a frame, which does nothing else, it is the end; a task goes on.
void LaneMaker::exitScope(const Fact &fact)
{
    giveResult(fact, index(fact.scope()));
    const QString value = valueWords(m_run, fact.text());
    const TaskView &task = m_world.tasks[index(fact.task)];
    const bool isOfFrame = task.body < m_run.program.bodies.size() && isFrame(m_run.program, task.body);
    if (isOfFrame && !value.isEmpty())
        m_tasks[index(fact.task)].lane.marks.append(
            {.kind = LaneMark::Kind::Gave, .time = fact.time, .text = value});
}

constexpr LaneMaker::Note LaneMaker::kNotes[] = {
    {FactKind::TaskCreated},
    {FactKind::TurnBegan},
    {FactKind::Yielded},
    {FactKind::WaitBegan},
    {FactKind::Woken},
    {FactKind::WaitEnded, &LaneMaker::goOn},
    {FactKind::StepBegan, &LaneMaker::hold},
    {FactKind::ItemPut},
    {FactKind::ItemGot},
    {FactKind::TaskDoneCalled},
    {FactKind::Acquired},
    {FactKind::Released},
    {FactKind::EventSet, &LaneMaker::markChange},
    {FactKind::EventCleared, &LaneMaker::markChange},
    {FactKind::ScopeEntered, &LaneMaker::enterScope},
    {FactKind::ScopeExited, &LaneMaker::exitScope},
    {FactKind::TimeoutExpired},
    {FactKind::GroupAborting},
    {FactKind::CancelRequested, &LaneMaker::askToCancel},
    {FactKind::CancelDelivered},
    {FactKind::ErrorRaised},
    {FactKind::ErrorCaught},
    {FactKind::TaskEnded},
    {FactKind::Notified},
    {FactKind::BarrierChanged},
    {FactKind::FutureDone, &LaneMaker::markChange},
    {FactKind::CounterRead},
    {FactKind::CounterWritten},
    {FactKind::ScopeMember, &LaneMaker::joinScope},
    {FactKind::Uncancelled},
    {FactKind::JobBegan},
    {FactKind::JobEnded},
    {FactKind::NeverAwaited},
    {FactKind::NeverRetrieved},
    {FactKind::DeadlockEdge},
    {FactKind::RunEnded},
};

void LaneMaker::follow(const Fact &fact)
{
    static_assert(hasRowOfEveryKind(kNotes), "every kind of fact has a row, in the order of FactKind");
    m_world.apply(fact);
    for (std::size_t at = m_tasks.size(); at < m_world.tasks.size(); ++at) {
        const quint32 body = m_world.tasks[at].body;
        Lane &lane = m_tasks.emplace_back().lane;
        lane.task = TaskId(quint32(at));
        lane.body = body;
        lane.node = body < m_run.program.bodies.size() ? m_run.program.bodies[body].node : NodeId::None;
    }
    const TaskView *const task = m_world.task(fact.task);
    if (task)
        followTask(fact, *task);
    if (rowOf(fact.kind).object == FactObject::Resource && fact.resource() < m_resources.size())
        followResource(fact);
    const auto note = kNotes[std::size_t(fact.kind)].note;
    if (note && (task || rowOf(fact.kind).object == FactObject::Resource))
        (this->*note)(fact);
}

Lanes LaneMaker::make(const std::function<bool()> &isWanted)
{
    for (qsizetype at = 0; at < m_run.trace.size(); ++at) {
        if (isWanted && at % kFactsBetweenQuestions == 0 && !isWanted())
            break;
        follow(m_run.trace[at]);
    }
    Lanes lanes;
    lanes.end = m_run.trace.endTime();
    const auto finish = [&](Draft &draft) {
        if (draft.present) {
            wakeWhereDue(draft, lanes.end);
            draft.present->unfinished = true;
            countMembers(*draft.present);
        }
        close(draft, lanes.end);
        return std::move(draft.lane);
    };
    for (Draft &draft : m_tasks)
        lanes.tasks.push_back(finish(draft));
    for (Draft &draft : m_resources) {
        if (draft.lane.resource != kNone)
            lanes.resources.push_back(finish(draft));
    }
    return lanes;
}

} // namespace

std::optional<Lane::Kind> laneKindOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Queue:
        return Lane::Kind::QueueFill;
    case NodeKind::Lock:
        return Lane::Kind::LockOwner;
    case NodeKind::Condition:
        return Lane::Kind::ConditionOwner;
    case NodeKind::Semaphore:
        return Lane::Kind::SemaphoreUse;
    case NodeKind::Barrier:
        return Lane::Kind::BarrierFill;
    case NodeKind::Counter:
        return Lane::Kind::CounterValue;
    case NodeKind::Executor:
        return Lane::Kind::ExecutorUse;
    case NodeKind::Event:
        return Lane::Kind::Event;
    case NodeKind::Future:
        return Lane::Kind::FutureSet;
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
    case NodeKind::Ticker:
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
    case NodeKind::Function:
    case NodeKind::Class:
    case NodeKind::Module:
        break;
    }
    return std::nullopt;
}

std::optional<LaneSpan> levelOf(const ResourceView &view, qint64 amount)
{
    const auto kind = laneKindOf(view.kind);
    if (!kind)
        return std::nullopt;
    LaneSpan level{.kind = LaneSpan::Kind::Fill};
    switch (*kind) {
    case Lane::Kind::Task:
    case Lane::Kind::Output:
    case Lane::Kind::Variable:
        return std::nullopt;
    case Lane::Kind::QueueFill:
        level.value = qint64(view.items.size());
        break;
    case Lane::Kind::SemaphoreUse: // release() without acquire() may leave more permits than there were
        level.value = std::max<qint64>(0, amount - view.free);
        break;
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
        level.value = view.value;
        break;
    case Lane::Kind::ExecutorUse:
        level.value = qint64(view.jobs.size());
        break;
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        if (view.holders.empty())
            return std::nullopt;
        level.kind = LaneSpan::Kind::Owned;
        level.task = view.holders.front().task;
        break;
    case Lane::Kind::Event:
    case Lane::Kind::FutureSet:
        if (!view.isSet)
            return std::nullopt;
        level.kind = LaneSpan::Kind::Set;
        level.task = view.changedBy;
        level.outcome = view.outcome;
        level.result = view.outcome == Outcome::Raised ? view.error : view.result;
        break;
    }
    return level;
}

Lanes lanesOf(const Run &run, const std::function<bool()> &isWanted)
{
    return LaneMaker(run).make(isWanted);
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

} // namespace signalbox
