// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QPointF>
#include <QSet>
#include <QSizeF>
#include <QString>

#include <optional>
#include <variant>

namespace signalbox {

/// The index of nothing, in lists that refer to each other by index.
inline constexpr quint32 kNone = 0xffffffffu;

/// Names a node for as long as its document lives. 0 names none; as a scope it means the canvas itself
/// (`main`).
enum class NodeId : quint32 { None = 0 };
enum class LinkId : quint32 { None = 0 };

enum class NodeKind : quint8 {
    Producer,
    Consumer,
    Task,
    Canceller, // actors: they run
    Queue,
    Lock,
    Semaphore,
    Event,
    Condition,
    Barrier,
    Counter, ///< a variable that tasks share: read, changed and written back
    Future, ///< a result that some task sets by hand
    Ticker, ///< an asynchronous iterator that gives a tick every so often
    Executor, ///< worker threads: where blocking calls run without holding the loop
    TaskGroup,
    Gather,
    Wait,
    Timeout,
    Shield,
    Retry, // scopes: frames that hold actors
    Function, ///< a `def` with what leads to it
    Class,
    Module, // code: pieces of a Python text, which is all of them in the order of the layout
};
inline constexpr int kNodeKindCount = int(NodeKind::Module) + 1;
inline constexpr int kFirstResource = int(NodeKind::Queue);
inline constexpr int kFirstFrame = int(NodeKind::TaskGroup);
inline constexpr int kFirstCode = int(NodeKind::Function);

enum class NodeGroup : quint8 { Actor, Resource, Scope, Code };

/// Who uses what. A link always leads from the user (an actor) to what it uses, whichever way things flow.
/// The last three only follow from the steps of a Task, so they are derived and never stored.
enum class LinkKind : quint8 {
    Putting,
    Getting,
    Guarding,
    Setting,
    Waiting,
    Cancelling,
    Awaiting,
    Spawning,
    Asking, ///< an `if`, a `while` or a `wait_for` looks at it
};
inline constexpr int kLinkKindCount = int(LinkKind::Asking) + 1;

/// How long something takes. The random laws draw from the stream of the task that asks.
struct Duration {
    enum class Law : quint8 {
        Fixed, ///< always \c low
        Uniform, ///< random.uniform(low, high)
        Exponential, ///< random.expovariate(1 / low): \c low is the mean
    };
    Law law = Law::Fixed;
    Micros low = 0;
    Micros high = 0;

    static Duration fixed(Micros time) { return {Law::Fixed, time, 0}; }
    static Duration uniform(Micros low, Micros high) { return {Law::Uniform, low, high}; }
    static Duration exponential(Micros mean) { return {Law::Exponential, mean, 0}; }
    bool operator==(const Duration &) const = default;
};

/// What one step of a task does. Names are those of asyncio.
enum class Verb : quint8 {
    Sleep,
    Cpu, ///< computes: holds the loop
    Block, ///< a blocking call: holds the loop
    ToThread, ///< asyncio.to_thread
    RunInExecutor, ///< loop.run_in_executor
    Put,
    PutNowait,
    Get,
    GetNowait,
    TaskDone,
    Join,
    Acquire,
    Release,
    Set,
    Clear,
    Wait, ///< for an event, a condition or a barrier
    WaitUntil, ///< Condition.wait_for
    Notify,
    NotifyAll,
    Reset, ///< a barrier
    Abort, ///< a barrier
    SetResult,
    SetException,
    Read, ///< a counter
    Write, ///< the counter as it was read last, and so many more
    Spawn,
    Await, ///< a task or a future
    Result, ///< of a task or a future: result()
    Cancel,
    Uncancel,
    Call, ///< makes a coroutine and forgets to await it
    Raise,
    Return,
    Break,
    Log,
    With, // from here on: these hold a body of steps
    Timeout,
    TimeoutAt,
    WaitFor, ///< asyncio.wait_for
    Shield,
    Gather,
    WaitTasks, ///< asyncio.wait
    AsCompleted,
    Group, ///< asyncio.TaskGroup
    Repeat,
    Forever,
    While,
    If,
    Else,
    Try,
    Except,
    ExceptStar,
    Finally,
    AsyncFor,
    Retry,
    FailWait, ///< only by hand: a task's sleep ends with an exception
    DelayWait, ///< only by hand: a task sleeps so much longer
    Statement, ///< only in programs: one of a program in Python
    WaitAll, ///< only in programs: main's gather(return_exceptions=True)
};
inline constexpr int kVerbCount = int(Verb::WaitAll) + 1;

/// What an `if`, a `while` or Condition.wait_for asks.
struct Predicate {
    enum class Of : quint8 {
        Counter, ///< its value, compared
        EventSet,
        Locked,
        QueueEmpty,
        QueueFull,
        TaskDone,
        TaskCancelled,
        TaskFailed, ///< exception() is not None; asking too early is an error
        FutureDone,
        FutureCancelled,
        FutureFailed,
        BarrierBroken,
        GotSentinel, ///< the item taken last is None
        GotNoResult, ///< what was awaited last gave None
        Cancelling, ///< how often this task has been asked to cancel, compared
    };
    enum class Relation : quint8 { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
    Of of = Of::Counter;
    Relation relation = Relation::Equal; ///< Counter, Cancelling
    bool negated = false;
    NodeId target = NodeId::None;
    qint64 value = 0; ///< Counter, Cancelling: what it is compared with
    QJsonObject extra; ///< fields of a newer version, kept as they are

    bool operator==(const Predicate &) const = default;
};
inline constexpr int kPredicateCount = int(Predicate::Of::Cancelling) + 1;
inline constexpr int kRelationCount = int(Predicate::Relation::GreaterEqual) + 1;

/// Indices into VerbInfo::choices.
enum class PutChoice : quint8 { New, Forward, Sentinel, Result }; ///< Forward: the item taken last
enum class ValueChoice : quint8 { Text, Item, Result }; ///< Return, SetResult, Log: what is given
enum class GatherChoice : quint8 { Raise, ReturnExceptions };
enum class WaitChoice : quint8 { AllCompleted, FirstCompleted, FirstException };

/// One step of a Task as the person wrote it; see the catalog for which fields a verb uses.
struct Step {
    Verb verb = Verb::Sleep;
    NodeId target = NodeId::None; ///< the node the verb acts on
    Duration time; ///< how long; TimeoutAt: when; WaitTasks, AsCompleted: the timeout, 0 for none
    qint64 count = 1; ///< Repeat, Retry: rounds; Notify: how many; Write: what is added; Put: priority
    QString text; ///< Raise: "Type: message"; Except: the type caught; Log: the words; Put: the item;
                  ///< Return, SetResult: the value, none for None
    quint8 choice = 0; ///< which of the verb's choices
    Predicate predicate; ///< If, While, WaitUntil
    QList<Step> body; ///< of a verb that takes operands: one step each
    QJsonObject extra; ///< fields of a newer version, kept as they are

    bool operator==(const Step &other) const; // not defaulted here: a step holds steps, and Qt asks too early
};

/// What a person can set on a node. The catalog says which kinds have which, with type, default and limits.
enum class Param : quint8 {
    Count, ///< qint64: how many items or rounds; 0 for no end
    Every, ///< Duration: a producer's time per item
    Work, ///< Duration: a consumer's time per item
    Start, ///< Duration: delay before the first step
    Steps, ///< QList<Step>: a Task's behaviour
    Spawned, ///< bool: starts only when another task spawns it
    At, ///< Duration: when a canceller acts
    Capacity, ///< qint64: a queue's maxsize; 0 is unbounded
    Permits, ///< qint64: a semaphore's initial value
    IsSet, ///< bool: an event's initial flag
    Delay, ///< Duration: a timeout's delay
    Order, ///< qint64, a QueueOrder: which item leaves the queue first
    Bounded, ///< bool: a BoundedSemaphore
    Parties, ///< qint64: how many a barrier waits for
    Initial, ///< qint64: a counter's value at the start
    Workers, ///< qint64: an executor's threads
    Sentinels, ///< qint64: how many None a producer puts at its end
    UntilSentinel, ///< bool: a consumer stops when it takes None
    Priority, ///< qint64: of a producer's items
    ReturnExceptions, ///< bool: gather
    ReturnWhen, ///< qint64, a WaitChoice
    WaitTimeout, ///< Duration: of asyncio.wait; 0 for none
    CancelPending, ///< bool: what wait leaves pending is cancelled
    Absolute, ///< bool: a timeout's delay counts from the start of the run (timeout_at)
    Attempts, ///< qint64: retry
    Backoff, ///< Duration: before the second attempt; doubles each time
    Code, ///< QString: a piece of Python, exactly as it is written
    Starts, ///< qint64: how many tasks of a function the implicit main starts
    Arguments, ///< QString: what it calls it with, where `i` counts the tasks from 0
    ForEach, ///< QString: a list in Python; it is started for each `item` of it
    Computes, ///< Duration: how long a function computes
    Working, ///< qint64, a WorkChoice: what a producer or consumer does in the time of its work
};
inline constexpr int kParamCount = int(Param::Working) + 1;

enum class QueueOrder : quint8 { Fifo, Lifo, Priority };
/// Waits lets others run meanwhile; Computes holds the loop.
enum class WorkChoice : quint8 { Waits, Computes };

using ParamValue = std::variant<bool, qint64, Duration, QString, QList<Step>>;

/// A thing on the canvas.
struct Node {
    NodeId id = NodeId::None;
    NodeKind kind = NodeKind::Task;
    QString name;
    QPointF position; ///< top left corner, in canvas units (pixels at 100 %)
    QSizeF size; ///< of a scope's frame; empty on every other kind, whose size follows from what it is
    NodeId scope = NodeId::None; ///< the frame that holds it
    QMap<Param, ParamValue> parameters; ///< only those that differ from the catalog's default need to be here
    QJsonObject extra;

    bool operator==(const Node &) const = default;
};

struct Link {
    LinkId id = LinkId::None;
    LinkKind kind = LinkKind::Putting;
    NodeId from = NodeId::None; ///< the user: an actor
    NodeId to = NodeId::None; ///< what it uses
    QJsonObject extra;

    bool operator==(const Link &) const = default;
};

/// How `main` ends a run.
enum class EndRule : quint8 {
    Automatic, ///< Drained where an actor loops for ever, else AllFinished
    AllFinished, ///< when every task has ended
    Drained, ///< when finite actors have ended and queues are joined; endless actors are cancelled then
    AtTime, ///< at Settings::endTime every task is cancelled
};

/// Whose rules asyncio follows: those that CPython changed later are followed from that version on.
enum class PythonVersion : quint8 { Python311, Python312, Python313 };

struct Settings {
    qint64 seed = 1;
    EndRule end = EndRule::Automatic;
    Micros endTime = 10 * kMicrosPerSecond;
    Micros horizon = 60 * kMicrosPerSecond; ///< a run that is still going then is shown up to there
    PythonVersion python = PythonVersion::Python311;
    qint64 stepCost = 0; ///< nanoseconds that each step of a task, or statement of code, computes
    QJsonObject extra;

    bool operator==(const Settings &) const = default;
};

/// What a person did by hand while it ran, and each run does again at that moment: a task of its own sleeps
/// until then and takes one step. See canIntervene(). A task that code makes is known by its name alone: no
/// node is its, and what is done to it is done by a callback of the event loop.
struct Intervention {
    Micros time = 0; ///< microseconds of the run, not negative
    Step step;
    QJsonObject extra; ///< fields of a newer version, kept as they are
    QString task = {}; ///< whom the step, Cancel, is about: task.get_name() in Python; empty for a node

    bool operator==(const Intervention &) const = default;
};

/// What a person draws and saves: a value in which nothing runs. The order of nodes is the order in which
/// main creates their tasks.
struct Layout {
    QString title;
    QString description; ///< what the layout teaches, in a sentence or two
    Settings settings;
    QList<Node> nodes;
    QList<Link> links;
    QList<Intervention> interventions; ///< in order of time
    QJsonObject extra;

    const Node *find(NodeId id) const; ///< null when there is none
    Node *find(NodeId id);
    const Link *find(LinkId id) const;
    const Node *findByName(const QString &name) const;
    NodeId unusedNodeId() const; ///< greater than every id in use
    LinkId unusedLinkId() const;
    QList<NodeId> heldBy(NodeId scope) const; ///< direct members of a frame, in order
    /// Those of \a given that there are, and all that stands in their frames, however deep.
    QSet<NodeId> withHeld(const QList<NodeId> &given) const;

    bool operator==(const Layout &) const = default;
};

} // namespace signalbox
