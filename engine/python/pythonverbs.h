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
    TaskAndFailure,
    TaskAndTime,
};

/// What the answer is kept in.
enum class Kept : quint8 { Nothing, Item, Result };

/// How Python writes one verb.
struct PythonVerb {
    Verb verb;
    Callee callee;
    QStringView name = {}; ///< of what is called, behind its owner: "put_nowait"
    Inside inside = Inside::Nothing;
    bool isAwaited = false; ///< a coroutine, or what else can be awaited later
    Kept kept = Kept::Nothing;
};

inline constexpr std::array kPythonVerbs{
    PythonVerb{.verb = Verb::Sleep,
               .callee = Callee::Library,
               .name = u"asyncio.sleep",
               .inside = Inside::Time,
               .isAwaited = true},
    PythonVerb{.verb = Verb::Cpu, .callee = Callee::Own, .name = u"compute", .inside = Inside::Time},
    PythonVerb{.verb = Verb::Block, .callee = Callee::Library, .name = u"time.sleep", .inside = Inside::Time},
    PythonVerb{.verb = Verb::ToThread,
               .callee = Callee::Library,
               .name = u"asyncio.to_thread",
               .inside = Inside::BlockingCall,
               .isAwaited = true},
    PythonVerb{.verb = Verb::RunInExecutor,
               .callee = Callee::Loop,
               .name = u"run_in_executor",
               .inside = Inside::ExecutorCall,
               .isAwaited = true},
    PythonVerb{.verb = Verb::Put,
               .callee = Callee::Resource,
               .name = u"put",
               .inside = Inside::Item,
               .isAwaited = true},
    PythonVerb{
        .verb = Verb::PutNowait, .callee = Callee::Resource, .name = u"put_nowait", .inside = Inside::Item},
    PythonVerb{
        .verb = Verb::Get, .callee = Callee::Resource, .name = u"get", .isAwaited = true, .kept = Kept::Item},
    PythonVerb{
        .verb = Verb::GetNowait, .callee = Callee::Resource, .name = u"get_nowait", .kept = Kept::Item},
    PythonVerb{.verb = Verb::TaskDone, .callee = Callee::Resource, .name = u"task_done"},
    PythonVerb{.verb = Verb::Join, .callee = Callee::Resource, .name = u"join", .isAwaited = true},
    PythonVerb{.verb = Verb::Acquire, .callee = Callee::Resource, .name = u"acquire", .isAwaited = true},
    PythonVerb{.verb = Verb::Release, .callee = Callee::Resource, .name = u"release"},
    PythonVerb{.verb = Verb::Set, .callee = Callee::Resource, .name = u"set"},
    PythonVerb{.verb = Verb::Clear, .callee = Callee::Resource, .name = u"clear"},
    PythonVerb{.verb = Verb::Wait, .callee = Callee::Resource, .name = u"wait", .isAwaited = true},
    PythonVerb{.verb = Verb::WaitUntil,
               .callee = Callee::Resource,
               .name = u"wait_for",
               .inside = Inside::Condition,
               .isAwaited = true},
    PythonVerb{.verb = Verb::Notify, .callee = Callee::Resource, .name = u"notify", .inside = Inside::Count},
    PythonVerb{.verb = Verb::NotifyAll, .callee = Callee::Resource, .name = u"notify_all"},
    PythonVerb{.verb = Verb::Reset, .callee = Callee::Resource, .name = u"reset", .isAwaited = true},
    PythonVerb{.verb = Verb::Abort, .callee = Callee::Resource, .name = u"abort", .isAwaited = true},
    PythonVerb{
        .verb = Verb::SetResult, .callee = Callee::Resource, .name = u"set_result", .inside = Inside::Value},
    PythonVerb{.verb = Verb::SetException,
               .callee = Callee::Resource,
               .name = u"set_exception",
               .inside = Inside::Failure},
    PythonVerb{.verb = Verb::Read, .callee = Callee::None},
    PythonVerb{.verb = Verb::Write, .callee = Callee::None},
    PythonVerb{.verb = Verb::Spawn, .callee = Callee::None},
    PythonVerb{.verb = Verb::Await, .callee = Callee::None},
    PythonVerb{.verb = Verb::Result, .callee = Callee::TaskOrFuture, .name = u"result", .kept = Kept::Result},
    PythonVerb{
        .verb = Verb::Cancel, .callee = Callee::TaskOrFuture, .name = u"cancel", .inside = Inside::Message},
    PythonVerb{.verb = Verb::Uncancel, .callee = Callee::Library, .name = u"asyncio.current_task().uncancel"},
    PythonVerb{.verb = Verb::Call, .callee = Callee::None},
    PythonVerb{.verb = Verb::Raise, .callee = Callee::None},
    PythonVerb{.verb = Verb::Return, .callee = Callee::None},
    PythonVerb{.verb = Verb::Break, .callee = Callee::None},
    PythonVerb{.verb = Verb::Log, .callee = Callee::Library, .name = u"print", .inside = Inside::Printed},
    PythonVerb{.verb = Verb::With, .callee = Callee::None},
    PythonVerb{.verb = Verb::Timeout, .callee = Callee::None},
    PythonVerb{.verb = Verb::TimeoutAt, .callee = Callee::None},
    PythonVerb{.verb = Verb::WaitFor, .callee = Callee::None},
    PythonVerb{.verb = Verb::Shield, .callee = Callee::None},
    PythonVerb{.verb = Verb::Gather, .callee = Callee::None},
    PythonVerb{.verb = Verb::WaitTasks, .callee = Callee::None},
    PythonVerb{.verb = Verb::AsCompleted, .callee = Callee::None},
    PythonVerb{.verb = Verb::Group, .callee = Callee::None},
    PythonVerb{.verb = Verb::Repeat, .callee = Callee::None},
    PythonVerb{.verb = Verb::Forever, .callee = Callee::None},
    PythonVerb{.verb = Verb::While, .callee = Callee::None},
    PythonVerb{.verb = Verb::If, .callee = Callee::None},
    PythonVerb{.verb = Verb::Else, .callee = Callee::None},
    PythonVerb{.verb = Verb::Try, .callee = Callee::None},
    PythonVerb{.verb = Verb::Except, .callee = Callee::None},
    PythonVerb{.verb = Verb::ExceptStar, .callee = Callee::None},
    PythonVerb{.verb = Verb::Finally, .callee = Callee::None},
    PythonVerb{.verb = Verb::AsyncFor, .callee = Callee::None},
    PythonVerb{.verb = Verb::Retry, .callee = Callee::None},
    PythonVerb{.verb = Verb::FailWait,
               .callee = Callee::Own,
               .name = u"fail_wait",
               .inside = Inside::TaskAndFailure},
    PythonVerb{
        .verb = Verb::DelayWait, .callee = Callee::Own, .name = u"delay_wait", .inside = Inside::TaskAndTime},
    PythonVerb{.verb = Verb::Statement, .callee = Callee::None},
    PythonVerb{.verb = Verb::WaitAll, .callee = Callee::None},
};

constexpr const PythonVerb &pythonVerb(Verb verb)
{
    return kPythonVerbs[std::size_t(verb)];
}

constexpr bool verbRowsAreInOrder()
{
    for (std::size_t at = 0; at < kPythonVerbs.size(); ++at) {
        if (kPythonVerbs[at].verb != Verb(at))
            return false;
    }
    return kPythonVerbs.size() == std::size_t(kVerbCount);
}
static_assert(verbRowsAreInOrder(), "every verb has its row, in the order of the verbs");

} // namespace signalbox::python
