// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/stepproblems.h"

#include "engine/catalog/catalog.h"

#include <QSet>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What stands around a step.
struct Around {
    std::optional<Verb> holder; ///< the block it stands in directly
    bool isInLoop = false;
    bool isInExceptStar = false; ///< Python lets no break and no return lead out of one
    QList<NodeId> held; ///< by the `with` blocks around it
};

bool isLoop(Verb verb)
{
    switch (verb) {
    case Verb::Repeat:
    case Verb::Forever:
    case Verb::While:
    case Verb::AsyncFor:
    case Verb::Retry: // in Python, a for loop over the attempts
        return true;
    default:
        return false;
    }
}

bool isHandler(Verb verb)
{
    return verb == Verb::Except || verb == Verb::ExceptStar || verb == Verb::Finally;
}

/// Whether `except \a wider` leaves nothing to `except \a narrower`, as far as can be said without knowing
/// every type. Nothing stands for Exception, which CancelledError is not.
bool catches(const QString &wider, const QString &narrower)
{
    static const QStringList outside{u"BaseException"_s,     u"BaseExceptionGroup"_s, u"CancelledError"_s,
                                     u"KeyboardInterrupt"_s, u"SystemExit"_s,         u"GeneratorExit"_s};
    const auto typeOf = [](const QString &words) {
        const QString type = words.section(u':', 0, 0).section(u'.', -1).trimmed();
        return type.isEmpty() ? u"Exception"_s : type;
    };
    const QString all = typeOf(wider);
    const QString some = typeOf(narrower);
    return all == some || all == u"BaseException"_s || (all == u"Exception"_s && !outside.contains(some));
}

/// What a step gives, returns, prints or puts, where it is not a text of its own.
struct Given {
    bool isItem = false; ///< the one taken last
    bool isResult = false; ///< of what was awaited last
};

Given givenBy(const Step &step)
{
    switch (step.verb) {
    case Verb::Put:
    case Verb::PutNowait:
        return {step.choice == quint8(PutChoice::Forward), step.choice == quint8(PutChoice::Result)};
    case Verb::Return:
    case Verb::SetResult:
    case Verb::Log:
        return {step.choice == quint8(ValueChoice::Item), step.choice == quint8(ValueChoice::Result)};
    default:
        return {};
    }
}

/// Whether a task has a result in hand after a step of \a verb.
bool takesResult(Verb verb)
{
    switch (verb) {
    case Verb::Await:
    case Verb::Result:
    case Verb::Gather:
    case Verb::AsCompleted:
    case Verb::WaitFor:
    case Verb::Shield:
        return true;
    default:
        return false;
    }
}

/// Goes through the steps in the order in which they are written, remembering what came before.
class StepChecker {
public:
    StepChecker(const Layout &layout, const Node &task, const QHash<quint32, Verbs> &doneTo)
        : m_layout(layout)
        , m_task(task)
        , m_title(info(task.kind).label() + u' ' + task.name)
        , m_doneTo(doneTo)
    {
    }

    QList<StepProblem> run(const QString &place);

private:
    void walk(const QList<Step> &steps, const QString &place, const Around &around);
    void checkTarget(const Step &step);
    void checkOrder(const QList<Step> &steps, qsizetype row, const Around &around);
    void checkOperands(const Step &step);
    void checkHandlers(const Step &step);
    void checkCondition(const Step &step, const Around &around);
    void checkGiven(const Step &step);
    void checkQueue(const Step &step);
    void checkQuestion(const Step &step);
    void checkLeaving(const Step &step, const Around &around);
    void remember(const Step &step);
    void checkReleases();

    void warn(const QString &reason, const QString &remedy) { warnAt(m_place, reason, remedy); }
    void warnAt(const QString &place, const QString &reason, const QString &remedy)
    {
        m_problems.append({place, m_title + reason, remedy});
    }

    const Layout &m_layout;
    const Node &m_task;
    const QString m_title;
    const QHash<quint32, Verbs> &m_doneTo;
    QString m_place; ///< of the step at hand
    bool m_hasItem = false; ///< some step before has taken one
    bool m_hasResult = false; ///< some step before has awaited something
    QSet<quint32> m_read; ///< counters
    QSet<quint32> m_released;
    QList<std::pair<NodeId, QString>> m_acquired; ///< each with the place where that happens first
    QList<StepProblem> m_problems;
};

QList<StepProblem> StepChecker::run(const QString &place)
{
    walk(parameter<QList<Step>>(m_task, Param::Steps), place + u"/steps"_s, {});
    checkReleases();
    return m_problems;
}

void StepChecker::walk(const QList<Step> &steps, const QString &place, const Around &around)
{
    for (qsizetype row = 0; row < steps.size(); ++row) {
        const Step &step = steps[row];
        const QString stepPlace = place + u'/' + QString::number(row);
        m_place = stepPlace;
        checkTarget(step);
        checkOrder(steps, row, around);
        checkOperands(step);
        checkHandlers(step);
        checkCondition(step, around);
        checkGiven(step);
        checkQueue(step);
        checkQuestion(step);
        checkLeaving(step, around);
        remember(step);
        Around inside = around;
        inside.holder = step.verb;
        inside.isInLoop = step.verb != Verb::ExceptStar && (around.isInLoop || isLoop(step.verb));
        inside.isInExceptStar = around.isInExceptStar || step.verb == Verb::ExceptStar;
        if (step.verb == Verb::With)
            inside.held.append(step.target);
        walk(step.body, stepPlace + u"/steps"_s, inside);
        // A call has its result when all inside it is done, and what is inside has none of its own.
        const bool isOperand = around.holder && info(*around.holder).takesOperands;
        m_hasResult = m_hasResult || (takesResult(step.verb) && !isOperand);
    }
}

void StepChecker::checkTarget(const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    if (!verb.targets.isEmpty() && step.target == NodeId::None)
        warn(u": the step \"%1\" does not say on what."_s.arg(verb.label()),
             u"Choose what it acts on, or remove the step."_s);
    if (verb.hasPredicate && !info(step.predicate.of).targets.isEmpty()
        && step.predicate.target == NodeId::None)
        warn(u": the step \"%1\" does not say what it asks about."_s.arg(verb.label()),
             u"Choose what it asks about, or remove the step."_s);
    if (step.verb == Verb::Await && step.target == m_task.id)
        warn(u" awaits itself, which asyncio refuses with a RuntimeError."_s,
             u"Let it await another task."_s);
    if (verb.hasTime && step.time.law == Duration::Law::Uniform && step.time.high < step.time.low)
        warn(u": the time of a step \"%1\" is drawn from %2 to %3, which runs backwards."_s.arg(
                 verb.label(), formatTime(step.time.low), formatTime(step.time.high)),
             u"Let the first be the shorter of the two."_s);
}

/// What may stand behind and inside what. Files and the editor keep to most of it; see there too.
void StepChecker::checkOrder(const QList<Step> &steps, qsizetype row, const Around &around)
{
    const Step &step = steps[row];
    const VerbInfo &verb = info(step.verb);
    const Step *before = row > 0 ? &steps[row - 1] : nullptr;
    if (step.verb == Verb::Else && !(before && before->verb == Verb::If))
        warn(u": an \"else\" stands without an \"if\"."_s,
             u"Move it right behind the \"if\" it belongs to."_s);
    const auto isForNothing = [&](const Step &earlier) {
        return earlier.verb == step.verb && catches(earlier.text, step.text);
    };
    const bool isExcept = step.verb == Verb::Except || step.verb == Verb::ExceptStar;
    if (isExcept && std::any_of(steps.begin(), steps.begin() + row, isForNothing))
        warn(u": an \"%1\" before this one already catches everything that it would."_s.arg(verb.label()),
             u"Move the one that catches more to the end."_s);
    if (around.holder && info(*around.holder).takesOperands && !verb.canBeOperand)
        warn(u": \"%1\" holds what can be awaited, and \"%2\" cannot."_s.arg(info(*around.holder).label(),
                                                                             verb.label()),
             u"Move it out, or let another task do it and spawn that task there."_s);
}

void StepChecker::checkOperands(const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    if (!verb.takesOperands)
        return;
    const bool takesOne = step.verb == Verb::Shield || step.verb == Verb::WaitFor;
    if (step.body.isEmpty())
        warn(u": the step \"%1\" has nothing to wait for."_s.arg(verb.label()),
             u"Add a step inside it: spawn a task, await one, or get from a queue."_s);
    else if (takesOne && step.body.size() > 1)
        warn(u": the step \"%1\" takes one thing to wait for, and has %2."_s.arg(verb.label())
                 .arg(step.body.size()),
             u"Leave one inside it, or let a task of its own do them all and spawn that task here."_s);
}

void StepChecker::checkHandlers(const Step &step)
{
    if (step.verb != Verb::Try)
        return;
    const bool handles = std::any_of(step.body.begin(), step.body.end(),
                                     [](const Step &inside) { return isHandler(inside.verb); });
    if (!handles)
        warn(u": a \"try\" without \"except\" and \"finally\" changes nothing."_s,
             u"Add an \"except\" or a \"finally\" at its end."_s);
}

void StepChecker::checkCondition(const Step &step, const Around &around)
{
    const bool needsIt = step.verb == Verb::Wait || step.verb == Verb::WaitUntil || step.verb == Verb::Notify
        || step.verb == Verb::NotifyAll;
    const Node *condition = needsIt ? m_layout.find(step.target) : nullptr;
    if (!condition || condition->kind != NodeKind::Condition || around.held.contains(condition->id))
        return;
    const bool isAcquired = std::any_of(m_acquired.begin(), m_acquired.end(),
                                        [&](const auto &entry) { return entry.first == condition->id; });
    if (!isAcquired)
        warn(u": the step \"%1\" needs %2 held, or asyncio raises a RuntimeError."_s.arg(
                 info(step.verb).label(), condition->name),
             u"Put it into a \"with\" of %1."_s.arg(condition->name));
}

/// What a step gives before any step can have taken it.
void StepChecker::checkGiven(const Step &step)
{
    const bool puts = step.verb == Verb::Put || step.verb == Verb::PutNowait;
    const Given given = givenBy(step);
    if (given.isItem && !m_hasItem)
        warn((puts ? u" puts on"_s : u" uses"_s)
                 + u" an item before it has taken any: Python raises an UnboundLocalError."_s,
             puts ? u"Take one from a queue first, or let it put a new item."_s
                  : u"Take one from a queue first, or give a text instead."_s);
    if (given.isResult && !m_hasResult)
        warn(u" uses a result before it has awaited anything: Python raises an UnboundLocalError."_s,
             puts ? u"Await a task or a future first, or let it put a new item."_s
                  : u"Await a task or a future first, or give a text instead."_s);
}

/// Items that a priority queue cannot tell apart, and counters that are written unread.
void StepChecker::checkQueue(const Step &step)
{
    const Node *target = m_layout.find(step.target);
    if (!target)
        return;
    const bool puts = step.verb == Verb::Put || step.verb == Verb::PutNowait;
    const bool isPriority = puts && target->kind == NodeKind::Queue
        && parameter<qint64>(*target, Param::Order) == qint64(QueueOrder::Priority);
    const bool isNone = step.choice == quint8(PutChoice::Sentinel);
    if (isPriority && (isNone || step.choice == quint8(PutChoice::Result)))
        warn(
            u" puts %1 into %2: of two entries with the same priority Python compares the items, and refuses "
            "what cannot be compared."_s.arg(isNone ? u"None"_s : u"a result"_s, target->name),
            u"Give it a priority that nothing else in %1 has."_s.arg(target->name));
    if (step.verb == Verb::Write && !m_read.contains(quint32(step.target)))
        warn(u" writes %1 before it has read it: there is nothing to add to."_s.arg(target->name),
             u"Add a step that reads %1 first."_s.arg(target->name));
}

void StepChecker::checkQuestion(const Step &step)
{
    if (!info(step.verb).hasPredicate)
        return;
    if (step.predicate.of == Predicate::Of::GotSentinel && !m_hasItem)
        warn(u" asks about an item before it has taken any: Python raises an UnboundLocalError."_s,
             u"Take one from a queue first."_s);
    if (step.predicate.of == Predicate::Of::GotNoResult && !m_hasResult)
        warn(u" asks about a result before it has awaited anything: Python raises an UnboundLocalError."_s,
             u"Await a task or a future first."_s);
}

void StepChecker::checkLeaving(const Step &step, const Around &around)
{
    if (step.verb == Verb::Break && !around.isInLoop && !around.isInExceptStar)
        warn(u": a \"break\" stands outside a loop."_s, u"Move it into a loop, or use \"return\"."_s);
    const bool leaves = (step.verb == Verb::Break && !around.isInLoop) || step.verb == Verb::Return;
    if (around.isInExceptStar && leaves)
        warn(u": Python allows no \"%1\" in an \"except*\"."_s.arg(info(step.verb).label()),
             u"Move it behind the \"try\"."_s);
}

void StepChecker::remember(const Step &step)
{
    const auto isSame = [&](const auto &entry) { return entry.first == step.target; };
    switch (step.verb) {
    case Verb::AsyncFor: {
        const Node *target = m_layout.find(step.target);
        m_hasItem = m_hasItem || !target || target->kind == NodeKind::Queue;
        break;
    }
    case Verb::Get:
    case Verb::GetNowait:
        m_hasItem = true;
        break;
    case Verb::Read:
        m_read.insert(quint32(step.target));
        break;
    case Verb::Release:
        m_released.insert(quint32(step.target));
        break;
    case Verb::Acquire:
        if (std::none_of(m_acquired.begin(), m_acquired.end(), isSame))
            m_acquired.append({step.target, m_place});
        break;
    default:
        break;
    }
}

void StepChecker::checkReleases()
{
    for (const auto &[id, place] : m_acquired) {
        const Node *held = m_layout.find(id);
        if (!held || m_released.contains(quint32(id)))
            continue;
        // A semaphore may well be a signal: one task acquires what another releases.
        const bool releasedElsewhere = m_doneTo.value(quint32(id)) & bit(Verb::Release);
        if (held->kind == NodeKind::Semaphore && releasedElsewhere)
            continue;
        warnAt(place, u" acquires %1 and never releases it."_s.arg(held->name),
               u"Add a step that releases it, or hold it with \"with\", which always does."_s);
    }
}

} // namespace

QList<StepProblem> stepProblems(const Layout &layout, const Node &task, const QString &place,
                                const QHash<quint32, Verbs> &doneTo)
{
    return StepChecker(layout, task, doneTo).run(place);
}

} // namespace signalbox
