// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QPointF>
#include <QSizeF>
#include <QString>

#include <optional>
#include <variant>

namespace signalbox {

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
    Event, // resources
    TaskGroup,
    Timeout, // scopes: frames that hold actors
};
inline constexpr int kNodeKindCount = 10;

enum class NodeGroup : quint8 { Actor, Resource, Scope };

/// Who uses what. A link always leads from the user (an actor) to what it uses, whichever way things flow.
/// Awaiting and Spawning only follow from the steps of a Task, so they are derived and never stored.
enum class LinkKind : quint8 { Putting, Getting, Guarding, Setting, Waiting, Cancelling, Awaiting, Spawning };
inline constexpr int kLinkKindCount = 8;

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
    Cpu,
    Put,
    Get,
    TaskDone,
    Join,
    Acquire,
    Release,
    Set,
    Clear,
    Wait,
    Spawn,
    Await,
    Cancel,
    Raise,
    Return,
    Log,
    With,
    Timeout,
    Repeat,
    Forever,
    Try,
    Except,
    Finally, // these hold a body of steps
    Group,
    WaitAll, // only in programs: what scopes and `main` expand to
};
inline constexpr int kVerbCount = 26;

/// One step of a Task as the person wrote it; see the catalog for which fields a verb uses.
struct Step {
    Verb verb = Verb::Sleep;
    NodeId target = NodeId::None; ///< the node the verb acts on
    Duration time; ///< Sleep, Cpu, Timeout
    qint64 count = 1; ///< Repeat
    QString text; ///< Raise: "Type: message"; Except: the type caught; Log: the words
    QList<Step> body;
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
};
inline constexpr int kParamCount = 11;

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

struct Settings {
    qint64 seed = 1;
    EndRule end = EndRule::Automatic;
    Micros endTime = 10 * kMicrosPerSecond;
    Micros horizon = 60 * kMicrosPerSecond; ///< a run that is still going then is shown up to there
    QJsonObject extra;

    bool operator==(const Settings &) const = default;
};

/// What a person draws and saves: a value in which nothing runs. The order of nodes is the order in which
/// main creates their tasks.
struct Layout {
    QString title;
    QString description; ///< what the layout teaches, in a sentence or two
    Settings settings;
    QList<Node> nodes;
    QList<Link> links;
    QJsonObject extra;

    const Node *find(NodeId id) const; ///< null when there is none
    Node *find(NodeId id);
    const Link *find(LinkId id) const;
    const Node *findByName(const QString &name) const;
    NodeId unusedNodeId() const; ///< greater than every id in use
    LinkId unusedLinkId() const;
    QString unusedName(const QString &wanted) const; ///< "cook-3" when "cook" and "cook-2" are taken
    QList<NodeId> heldBy(NodeId scope) const; ///< direct members of a frame, in order

    bool operator==(const Layout &) const = default;
};

/// The value of a parameter: the node's own or the catalog's default. The kind must have that parameter.
template <typename T> T parameter(const Node &node, Param param);

/// Stored links, then those that follow from the steps of Task nodes (their ids are LinkId::None).
QList<Link> allLinks(const Layout &layout);

} // namespace signalbox
