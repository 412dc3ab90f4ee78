// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/stepchecks.h"

#include "engine/catalog/catalog.h"
#include "engine/checks/nestedblocks.h"
#include "engine/checks/nodecheck.h"
#include "engine/language/exceptions.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Checks)
};

/// What stands around a step.
struct Around {
    std::optional<Verb> holder; ///< the block it stands in directly
    bool isInLoop = false;
    bool isInExceptStar = false; ///< Python lets no break and no return lead out of one
    QList<NodeId> held; ///< by the `with` blocks around it
};

/// What a verb does to the variables of a task and to the blocks around it.
struct EffectRow {
    Verb verb;
    bool isLoop = false; ///< a break leaves it
    bool isHandler = false; ///< it ends a try
    bool takesItem = false; ///< the task has an item after it
    bool takesResult = false; ///< the task has a result after it
    bool putsChoice = false; ///< its choice is a PutChoice
    bool givesChoice = false; ///< its choice is a ValueChoice
};

/// Verbs that are not here have nothing to do with items, results, loops and handlers.
constexpr std::array kEffects{
    EffectRow{.verb = Verb::Put, .putsChoice = true},
    EffectRow{.verb = Verb::PutNowait, .putsChoice = true},
    EffectRow{.verb = Verb::Get, .takesItem = true},
    EffectRow{.verb = Verb::GetNowait, .takesItem = true},
    EffectRow{.verb = Verb::SetResult, .givesChoice = true},
    EffectRow{.verb = Verb::Await, .takesResult = true},
    EffectRow{.verb = Verb::Result, .takesResult = true},
    EffectRow{.verb = Verb::Return, .givesChoice = true},
    EffectRow{.verb = Verb::Log, .givesChoice = true},
    EffectRow{.verb = Verb::WaitFor, .takesResult = true},
    EffectRow{.verb = Verb::Shield, .takesResult = true},
    EffectRow{.verb = Verb::Gather, .takesResult = true},
    EffectRow{.verb = Verb::AsCompleted, .takesResult = true},
    EffectRow{.verb = Verb::Repeat, .isLoop = true},
    EffectRow{.verb = Verb::Forever, .isLoop = true},
    EffectRow{.verb = Verb::While, .isLoop = true},
    EffectRow{.verb = Verb::Except, .isHandler = true},
    EffectRow{.verb = Verb::ExceptStar, .isHandler = true},
    EffectRow{.verb = Verb::Finally, .isHandler = true},
    EffectRow{.verb = Verb::AsyncFor, .isLoop = true}, // its item depends on what it goes over
    EffectRow{.verb = Verb::Retry, .isLoop = true}, // in Python, a for loop over the attempts
};

constexpr EffectRow effectOf(Verb verb)
{
    for (const EffectRow &row : kEffects) {
        if (row.verb == verb)
            return row;
    }
    return {.verb = verb};
}

/// Whether `except \a wider` leaves nothing to `except \a narrower`, as far as can be said without knowing
/// every type. Nothing stands for Exception, which CancelledError is not.
bool catches(const QString &wider, const QString &narrower)
{
    static const QStringList outside{u"BaseException"_s,     u"BaseExceptionGroup"_s, u"CancelledError"_s,
                                     u"KeyboardInterrupt"_s, u"SystemExit"_s,         u"GeneratorExit"_s};
    const auto typeOf = [](const QString &words) {
        const QString type = typeWritten(words);
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
    const EffectRow effect = effectOf(step.verb);
    if (effect.putsChoice)
        return {step.choice == quint8(PutChoice::Forward), step.choice == quint8(PutChoice::Result)};
    if (effect.givesChoice)
        return {step.choice == quint8(ValueChoice::Item), step.choice == quint8(ValueChoice::Result)};
    return {};
}

/// Goes through the steps in the order in which they are written, remembering what came before.
class StepChecker {
public:
    explicit StepChecker(NodeCheck &task)
        : m_check(task)
        , m_use(task.use())
    {
    }

    void run();

private:
    void walk(const QList<Step> &steps, const QString &place, const Around &around);
    void checkTarget(const Step &step);
    void checkOrder(const QList<Step> &steps, qsizetype row, const Around &around);
    void checkOperands(const Step &step);
    void checkHandlers(const Step &step);
    void checkException(const Step &step);
    void checkCondition(const Step &step, const Around &around);
    void checkGiven(const Step &step);
    void checkPriority(const Step &step);
    void checkCounter(const Step &step);
    void checkQuestion(const Step &step);
    void checkLeaving(const Step &step, const Around &around);
    void remember(const Step &step);
    void checkReleases();

    /// {step} stands for what the step at hand is called.
    void warn(const Step &step, const QString &reason, const QString &remedy, QList<Place> places = {})
    {
        places.append({u"step", info(step.verb).label()});
        m_check.warnAt(m_place, reason, remedy, places);
    }

    NodeCheck &m_check;
    const LayoutUse &m_use;
    QString m_place; ///< of the step at hand
    bool m_hasItem = false; ///< some step before has taken one
    bool m_hasResult = false; ///< some step before has awaited something
    QSet<quint32> m_read; ///< counters
    QSet<quint32> m_released;
    QHash<quint32, QString> m_acquired; ///< each with the place where that happens first
    QList<NodeId> m_acquiredInOrder;
};

void StepChecker::run()
{
    walk(parameter<QList<Step>>(m_check.node(), Param::Steps), m_check.place() + u"/steps"_s, {});
    checkReleases();
    checkNesting(m_check);
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
        checkException(step);
        checkCondition(step, around);
        checkGiven(step);
        checkPriority(step);
        checkCounter(step);
        checkQuestion(step);
        checkLeaving(step, around);
        remember(step);
        Around inside = around;
        inside.holder = step.verb;
        inside.isInLoop = step.verb != Verb::ExceptStar && (around.isInLoop || effectOf(step.verb).isLoop);
        inside.isInExceptStar = around.isInExceptStar || step.verb == Verb::ExceptStar;
        if (step.verb == Verb::With)
            inside.held.append(step.target);
        walk(step.body, stepPlace + u"/steps"_s, inside);
        // A call has its result when all inside it is done, and what is inside has none of its own.
        const bool isOperand = around.holder && info(*around.holder).takesOperands;
        m_hasResult = m_hasResult || (effectOf(step.verb).takesResult && !isOperand);
    }
}

void StepChecker::checkTarget(const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    if (!verb.targets.isEmpty() && step.target == NodeId::None)
        warn(step, Words::tr("{node}: the step \"{step}\" does not say on what."),
             Words::tr("Choose what it acts on, or remove the step."));
    if (verb.hasPredicate && !info(step.predicate.of).targets.isEmpty()
        && step.predicate.target == NodeId::None)
        warn(step, Words::tr("{node}: the step \"{step}\" does not say what it asks about."),
             Words::tr("Choose what it asks about, or remove the step."));
    if (step.verb == Verb::Await && step.target == m_check.node().id)
        warn(step, Words::tr("{node} awaits itself, which asyncio refuses with a RuntimeError."),
             Words::tr("Let it await another task."));
    if (verb.hasTime && step.time.law == Duration::Law::Uniform && step.time.high < step.time.low)
        warn(
            step,
            Words::tr(
                "{node}: the time of a step \"{step}\" is drawn from {low} to {high}, which runs backwards."),
            Words::tr("Let the first be the shorter of the two."),
            {{u"low", formatTime(step.time.low)}, {u"high", formatTime(step.time.high)}});
}

/// What may stand behind and inside what. Files and the editor keep to most of it; see there too.
void StepChecker::checkOrder(const QList<Step> &steps, qsizetype row, const Around &around)
{
    const Step &step = steps[row];
    const Step *before = row > 0 ? &steps[row - 1] : nullptr;
    if (step.verb == Verb::Else && !(before && before->verb == Verb::If))
        warn(step, Words::tr("{node}: an \"else\" stands without an \"if\"."),
             Words::tr("Move it right behind the \"if\" it belongs to."));
    const auto isForNothing = [&](const Step &earlier) {
        return earlier.verb == step.verb && catches(earlier.text, step.text);
    };
    const bool isExcept = step.verb == Verb::Except || step.verb == Verb::ExceptStar;
    if (isExcept && std::any_of(steps.begin(), steps.begin() + row, isForNothing))
        warn(step,
             Words::tr("{node}: an \"{step}\" before this one already catches everything that it would."),
             Words::tr("Move the one that catches more to the end."));
    if (around.holder && info(*around.holder).takesOperands && !info(step.verb).canBeOperand)
        warn(step, Words::tr("{node}: \"{holder}\" holds what can be awaited, and \"{step}\" cannot."),
             Words::tr("Move it out, or let another task do it and spawn that task there."),
             {{u"holder", info(*around.holder).label()}});
}

void StepChecker::checkOperands(const Step &step)
{
    if (!info(step.verb).takesOperands)
        return;
    const bool takesOne = step.verb == Verb::Shield || step.verb == Verb::WaitFor;
    if (step.body.isEmpty())
        warn(step, Words::tr("{node}: the step \"{step}\" has nothing to wait for."),
             Words::tr("Add a step inside it: spawn a task, await one, or get from a queue."));
    else if (takesOne && step.body.size() > 1)
        warn(step, Words::tr("{node}: the step \"{step}\" takes one thing to wait for, and has {count}."),
             Words::tr("Leave one inside it, or let a task of its own do them all and spawn that task here."),
             {{u"count", QString::number(step.body.size())}});
}

void StepChecker::checkHandlers(const Step &step)
{
    if (step.verb != Verb::Try)
        return;
    const bool handles = std::any_of(step.body.begin(), step.body.end(),
                                     [](const Step &inside) { return effectOf(inside.verb).isHandler; });
    if (!handles)
        warn(step, Words::tr("{node}: a \"try\" without \"except\" and \"finally\" changes nothing."),
             Words::tr("Add an \"except\" or a \"finally\" at its end."));
}

/// A dotted name that is not known is taken for a class of the program's own, which nothing else raises.
void StepChecker::checkException(const Step &step)
{
    const bool namesType = effectOf(step.verb).isHandler || step.verb == Verb::Raise
        || step.verb == Verb::SetException || step.verb == Verb::Retry;
    const QString type = typeOf(step.text);
    if (namesType && type.contains(u'.') && !isKnownDotted(type))
        warn(step, Words::tr("{node}: no exception of asyncio or concurrent.futures is called \"{type}\"."),
             Words::tr("Write one that is, such as asyncio.TimeoutError, or a name without a dot."),
             {{u"type", type}});
}

void StepChecker::checkCondition(const Step &step, const Around &around)
{
    const bool needsIt = step.verb == Verb::Wait || step.verb == Verb::WaitUntil || step.verb == Verb::Notify
        || step.verb == Verb::NotifyAll;
    const Node *condition = needsIt ? m_use.find(step.target) : nullptr;
    if (!condition || condition->kind != NodeKind::Condition || around.held.contains(condition->id))
        return;
    if (!m_acquired.contains(quint32(condition->id)))
        warn(step,
             Words::tr(
                 "{node}: the step \"{step}\" needs {condition} held, or asyncio raises a RuntimeError."),
             Words::tr("Put it into a \"with\" of {condition}."), {{u"condition", condition->name}});
}

/// What a step gives before any step can have taken it.
void StepChecker::checkGiven(const Step &step)
{
    const bool puts = effectOf(step.verb).putsChoice;
    const Given given = givenBy(step);
    if (given.isItem && !m_hasItem && puts)
        warn(step,
             Words::tr("{node} puts on an item before it has taken any: Python raises an UnboundLocalError."),
             Words::tr("Take one from a queue first, or let it put a new item."));
    else if (given.isItem && !m_hasItem)
        warn(step,
             Words::tr("{node} uses an item before it has taken any: Python raises an UnboundLocalError."),
             Words::tr("Take one from a queue first, or give a text instead."));
    if (given.isResult && !m_hasResult)
        warn(step,
             Words::tr(
                 "{node} uses a result before it has awaited anything: Python raises an UnboundLocalError."),
             puts ? Words::tr("Await a task or a future first, or let it put a new item.")
                  : Words::tr("Await a task or a future first, or give a text instead."));
}

/// Items that a priority queue cannot tell apart.
void StepChecker::checkPriority(const Step &step)
{
    const Node *queue = effectOf(step.verb).putsChoice ? m_use.find(step.target) : nullptr;
    if (!queue || queue->kind != NodeKind::Queue
        || parameter<qint64>(*queue, Param::Order) != qint64(QueueOrder::Priority))
        return;
    const QString remedy = Words::tr("Give it a priority that nothing else in {queue} has.");
    const QList<Place> places{{u"queue", queue->name}};
    if (step.choice == quint8(PutChoice::Sentinel))
        warn(step,
             Words::tr("{node} puts None into {queue}: of two entries with the same priority Python compares "
                       "the items, and refuses what cannot be compared."),
             remedy, places);
    else if (step.choice == quint8(PutChoice::Result))
        warn(step,
             Words::tr("{node} puts a result into {queue}: of two entries with the same priority Python "
                       "compares the items, and refuses what cannot be compared."),
             remedy, places);
}

/// Counters that are written unread.
void StepChecker::checkCounter(const Step &step)
{
    const Node *counter = step.verb == Verb::Write ? m_use.find(step.target) : nullptr;
    if (counter && !m_read.contains(quint32(step.target)))
        warn(step, Words::tr("{node} writes {counter} before it has read it: there is nothing to add to."),
             Words::tr("Add a step that reads {counter} first."), {{u"counter", counter->name}});
}

void StepChecker::checkQuestion(const Step &step)
{
    if (!info(step.verb).hasPredicate)
        return;
    if (step.predicate.of == Predicate::Of::GotSentinel && !m_hasItem)
        warn(step,
             Words::tr(
                 "{node} asks about an item before it has taken any: Python raises an UnboundLocalError."),
             Words::tr("Take one from a queue first."));
    if (step.predicate.of == Predicate::Of::GotNoResult && !m_hasResult)
        warn(step,
             Words::tr("{node} asks about a result before it has awaited anything: Python raises an "
                       "UnboundLocalError."),
             Words::tr("Await a task or a future first."));
}

void StepChecker::checkLeaving(const Step &step, const Around &around)
{
    if (step.verb == Verb::Break && !around.isInLoop && !around.isInExceptStar)
        warn(step, Words::tr("{node}: a \"break\" stands outside a loop."),
             Words::tr("Move it into a loop, or use \"return\"."));
    const bool leaves = (step.verb == Verb::Break && !around.isInLoop) || step.verb == Verb::Return;
    if (around.isInExceptStar && leaves)
        warn(step, Words::tr("{node}: Python allows no \"{step}\" in an \"except*\"."),
             Words::tr("Move it behind the \"try\"."));
}

void StepChecker::remember(const Step &step)
{
    const quint32 target = quint32(step.target);
    m_hasItem = m_hasItem || effectOf(step.verb).takesItem;
    if (step.verb == Verb::AsyncFor) {
        const Node *source = m_use.find(step.target);
        m_hasItem = m_hasItem || !source || source->kind == NodeKind::Queue;
    } else if (step.verb == Verb::Read) {
        m_read.insert(target);
    } else if (step.verb == Verb::Release) {
        m_released.insert(target);
    } else if (step.verb == Verb::Acquire && !m_acquired.contains(target)) {
        m_acquired.insert(target, m_place);
        m_acquiredInOrder.append(step.target);
    }
}

void StepChecker::checkReleases()
{
    for (const NodeId id : m_acquiredInOrder) {
        const Node *held = m_use.find(id);
        if (!held || m_released.contains(quint32(id)))
            continue;
        // A semaphore may well be a signal: one task acquires what another releases.
        const bool releasedElsewhere = m_use.doneTo(id) & bit(Verb::Release);
        if (held->kind == NodeKind::Semaphore && releasedElsewhere)
            continue;
        m_check.warnAt(m_acquired[quint32(id)], Words::tr("{node} acquires {held} and never releases it."),
                       Words::tr("Add a step that releases it, or hold it with \"with\", which always does."),
                       {{u"held", held->name}});
    }
}

} // namespace

void checkNesting(NodeCheck &task)
{
    const auto deep =
        firstTooDeep(parameter<QList<Step>>(task.node(), Param::Steps), task.place() + u"/steps"_s);
    if (!deep)
        return;
    task.warnAt(
        deep->place,
        Words::tr("{node}: the step \"{step}\" lies more than {count} blocks deep (loops, \"with\" and "
                  "\"try\" are one each, \"except\" is two). Python refuses the exported program: too "
                  "many statically nested blocks."),
        Words::tr("Move the innermost steps into a task of their own, and spawn and await that task here."),
        {{u"step", info(deep->step->verb).label()}, {u"count", QString::number(kMostNestedBlocks)}});
}

void checkSteps(NodeCheck &task)
{
    StepChecker(task).run();
}

} // namespace signalbox
