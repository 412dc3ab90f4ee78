// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QStringView>

#include <array>

namespace signalbox::python {

/// Whose function or method a step calls.
enum class Callee : quint8 {
    None, ///< it is no call: the writer has a line or a block of its own for it
    Library, ///< the name says it all
    Own, ///< a function that the exported module brings along
    Loop, ///< the running event loop
    Resource,
    TaskOrFuture,
};

/// What stands between the parentheses.
enum class Inside : quint8 {
    Nothing,
    Time,
    BlockingCall,
    ExecutorCall,
    Item,
    Condition,
    Count,
    Message,
    Value,
    Failure,
    Printed,
};

/// What the answer is kept in.
enum class Kept : quint8 { Nothing, Item, Result };

/// How Python writes one verb.
struct VerbRow {
    Verb verb;
    Callee callee;
    QStringView name = {}; ///< of what is called, behind its owner: "put_nowait"
    Inside inside = Inside::Nothing;
    bool isAwaited = false; ///< a coroutine, or what else can be awaited later
    Kept kept = Kept::Nothing;
};

inline constexpr std::array kVerbRows{
    VerbRow{.verb = Verb::Sleep,
            .callee = Callee::Library,
            .name = u"asyncio.sleep",
            .inside = Inside::Time,
            .isAwaited = true},
    VerbRow{.verb = Verb::Cpu, .callee = Callee::Own, .name = u"compute", .inside = Inside::Time},
    VerbRow{.verb = Verb::Block, .callee = Callee::Library, .name = u"time.sleep", .inside = Inside::Time},
    VerbRow{.verb = Verb::ToThread,
            .callee = Callee::Library,
            .name = u"asyncio.to_thread",
            .inside = Inside::BlockingCall,
            .isAwaited = true},
    VerbRow{.verb = Verb::RunInExecutor,
            .callee = Callee::Loop,
            .name = u"run_in_executor",
            .inside = Inside::ExecutorCall,
            .isAwaited = true},
    VerbRow{.verb = Verb::Put,
            .callee = Callee::Resource,
            .name = u"put",
            .inside = Inside::Item,
            .isAwaited = true},
    VerbRow{
        .verb = Verb::PutNowait, .callee = Callee::Resource, .name = u"put_nowait", .inside = Inside::Item},
    VerbRow{
        .verb = Verb::Get, .callee = Callee::Resource, .name = u"get", .isAwaited = true, .kept = Kept::Item},
    VerbRow{.verb = Verb::GetNowait, .callee = Callee::Resource, .name = u"get_nowait", .kept = Kept::Item},
    VerbRow{.verb = Verb::TaskDone, .callee = Callee::Resource, .name = u"task_done"},
    VerbRow{.verb = Verb::Join, .callee = Callee::Resource, .name = u"join", .isAwaited = true},
    VerbRow{.verb = Verb::Acquire, .callee = Callee::Resource, .name = u"acquire", .isAwaited = true},
    VerbRow{.verb = Verb::Release, .callee = Callee::Resource, .name = u"release"},
    VerbRow{.verb = Verb::Set, .callee = Callee::Resource, .name = u"set"},
    VerbRow{.verb = Verb::Clear, .callee = Callee::Resource, .name = u"clear"},
    VerbRow{.verb = Verb::Wait, .callee = Callee::Resource, .name = u"wait", .isAwaited = true},
    VerbRow{.verb = Verb::WaitUntil,
            .callee = Callee::Resource,
            .name = u"wait_for",
            .inside = Inside::Condition,
            .isAwaited = true},
    VerbRow{.verb = Verb::Notify, .callee = Callee::Resource, .name = u"notify", .inside = Inside::Count},
    VerbRow{.verb = Verb::NotifyAll, .callee = Callee::Resource, .name = u"notify_all"},
    VerbRow{.verb = Verb::Reset, .callee = Callee::Resource, .name = u"reset", .isAwaited = true},
    VerbRow{.verb = Verb::Abort, .callee = Callee::Resource, .name = u"abort", .isAwaited = true},
    VerbRow{
        .verb = Verb::SetResult, .callee = Callee::Resource, .name = u"set_result", .inside = Inside::Value},
    VerbRow{.verb = Verb::SetException,
            .callee = Callee::Resource,
            .name = u"set_exception",
            .inside = Inside::Failure},
    VerbRow{.verb = Verb::Read, .callee = Callee::None},
    VerbRow{.verb = Verb::Write, .callee = Callee::None},
    VerbRow{.verb = Verb::Spawn, .callee = Callee::None},
    VerbRow{.verb = Verb::Await, .callee = Callee::None},
    VerbRow{.verb = Verb::Result, .callee = Callee::TaskOrFuture, .name = u"result", .kept = Kept::Result},
    VerbRow{
        .verb = Verb::Cancel, .callee = Callee::TaskOrFuture, .name = u"cancel", .inside = Inside::Message},
    VerbRow{.verb = Verb::Uncancel, .callee = Callee::Library, .name = u"asyncio.current_task().uncancel"},
    VerbRow{.verb = Verb::Call, .callee = Callee::None},
    VerbRow{.verb = Verb::Raise, .callee = Callee::None},
    VerbRow{.verb = Verb::Return, .callee = Callee::None},
    VerbRow{.verb = Verb::Break, .callee = Callee::None},
    VerbRow{.verb = Verb::Log, .callee = Callee::Library, .name = u"print", .inside = Inside::Printed},
    VerbRow{.verb = Verb::With, .callee = Callee::None},
    VerbRow{.verb = Verb::Timeout, .callee = Callee::None},
    VerbRow{.verb = Verb::TimeoutAt, .callee = Callee::None},
    VerbRow{.verb = Verb::WaitFor, .callee = Callee::None},
    VerbRow{.verb = Verb::Shield, .callee = Callee::None},
    VerbRow{.verb = Verb::Gather, .callee = Callee::None},
    VerbRow{.verb = Verb::WaitTasks, .callee = Callee::None},
    VerbRow{.verb = Verb::AsCompleted, .callee = Callee::None},
    VerbRow{.verb = Verb::Group, .callee = Callee::None},
    VerbRow{.verb = Verb::Repeat, .callee = Callee::None},
    VerbRow{.verb = Verb::Forever, .callee = Callee::None},
    VerbRow{.verb = Verb::While, .callee = Callee::None},
    VerbRow{.verb = Verb::If, .callee = Callee::None},
    VerbRow{.verb = Verb::Else, .callee = Callee::None},
    VerbRow{.verb = Verb::Try, .callee = Callee::None},
    VerbRow{.verb = Verb::Except, .callee = Callee::None},
    VerbRow{.verb = Verb::ExceptStar, .callee = Callee::None},
    VerbRow{.verb = Verb::Finally, .callee = Callee::None},
    VerbRow{.verb = Verb::AsyncFor, .callee = Callee::None},
    VerbRow{.verb = Verb::Retry, .callee = Callee::None},
    VerbRow{.verb = Verb::WaitAll, .callee = Callee::None},
};

constexpr const VerbRow &rowOf(Verb verb)
{
    return kVerbRows[std::size_t(verb)];
}

constexpr bool verbRowsAreInOrder()
{
    for (std::size_t at = 0; at < kVerbRows.size(); ++at) {
        if (kVerbRows[at].verb != Verb(at))
            return false;
    }
    return kVerbRows.size() == std::size_t(kVerbCount);
}
static_assert(verbRowsAreInOrder(), "every verb has its row, in the order of the verbs");

} // namespace signalbox::python
