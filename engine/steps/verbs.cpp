// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/verbs.h"

#include "engine/layout/rows.h"

namespace signalbox {

namespace {

template <typename Class, typename... Arguments> Class *classOf(Result (Class::*)(Arguments...));

template <auto Method> using ClassOf = std::remove_pointer_t<decltype(classOf(Method))>;

template <auto Method> Result begin(Steps &steps, Task &task, const ProgramStep &step)
{
    return (steps.get<ClassOf<Method>>().*Method)(task, step);
}

template <auto Method> Result resume(Steps &steps, Task &task, Result result)
{
    return (steps.get<ClassOf<Method>>().*Method)(task, result);
}

template <auto Method> Result leave(Steps &steps, Task &task, Frame &frame)
{
    return (steps.get<ClassOf<Method>>().*Method)(task, frame);
}

using Form = VerbExecution::Form;

} // namespace

constexpr std::array<VerbExecution, kVerbCount> kVerbExecutions{{
    {.verb = Verb::Sleep,
     .form = Form::Step,
     .begin = begin<&TimeSteps::sleep>,
     .resume = resume<&TimeSteps::resumeSleep>},
    {.verb = Verb::Cpu, .form = Form::Step, .begin = begin<&TimeSteps::compute>},
    {.verb = Verb::Block, .form = Form::Step, .begin = begin<&TimeSteps::compute>},
    {.verb = Verb::ToThread,
     .form = Form::Step,
     .begin = begin<&TimeSteps::callInThread>,
     .resume = resume<&TimeSteps::resumeCall>},
    {.verb = Verb::RunInExecutor,
     .form = Form::Step,
     .begin = begin<&TimeSteps::callInThread>,
     .resume = resume<&TimeSteps::resumeCall>},
    {.verb = Verb::Put, .form = Form::Primitive},
    {.verb = Verb::PutNowait, .form = Form::Primitive},
    {.verb = Verb::Get, .form = Form::Primitive},
    {.verb = Verb::GetNowait, .form = Form::Primitive},
    {.verb = Verb::TaskDone, .form = Form::Primitive},
    {.verb = Verb::Join, .form = Form::Primitive},
    {.verb = Verb::Acquire, .form = Form::Primitive},
    {.verb = Verb::Release, .form = Form::Primitive},
    {.verb = Verb::Set, .form = Form::Primitive},
    {.verb = Verb::Clear, .form = Form::Primitive},
    {.verb = Verb::Wait, .form = Form::Primitive},
    {.verb = Verb::WaitUntil, .form = Form::Primitive},
    {.verb = Verb::Notify, .form = Form::Primitive},
    {.verb = Verb::NotifyAll, .form = Form::Primitive},
    {.verb = Verb::Reset, .form = Form::Primitive},
    {.verb = Verb::Abort, .form = Form::Primitive},
    {.verb = Verb::SetResult, .form = Form::Step, .begin = begin<&FutureSteps::setResult>},
    {.verb = Verb::SetException, .form = Form::Step, .begin = begin<&FutureSteps::setException>},
    {.verb = Verb::Read, .form = Form::Primitive},
    {.verb = Verb::Write, .form = Form::Primitive},
    {.verb = Verb::Spawn, .form = Form::Step, .begin = begin<&FutureSteps::spawn>},
    {.verb = Verb::Await,
     .form = Form::Step,
     .begin = begin<&FutureSteps::await>,
     .resume = resume<&FutureSteps::resumeAwait>},
    {.verb = Verb::Result, .form = Form::Step, .begin = begin<&FutureSteps::takeResult>},
    {.verb = Verb::Cancel, .form = Form::Step, .begin = begin<&FutureSteps::cancel>},
    {.verb = Verb::Uncancel, .form = Form::Step, .begin = begin<&Statements::uncancel>},
    {.verb = Verb::Call, .form = Form::Step, .begin = begin<&Statements::dropCoroutine>},
    {.verb = Verb::Raise, .form = Form::Step, .begin = begin<&Statements::raise>},
    {.verb = Verb::Return, .form = Form::Step, .begin = begin<&Statements::returnValue>},
    {.verb = Verb::Break, .form = Form::Step, .begin = begin<&Statements::breakLoop>},
    {.verb = Verb::Log, .form = Form::Step, .begin = begin<&Statements::print>},
    {.verb = Verb::With,
     .form = Form::Step,
     .begin = begin<&Contexts::beginWith>,
     .settle = resume<&Contexts::settleWith>,
     .leave = leave<&Contexts::leaveWith>},
    {.verb = Verb::Timeout,
     .form = Form::Block,
     .begin = begin<&Contexts::beginTimeout>,
     .leave = leave<&Contexts::leaveTimeout>},
    {.verb = Verb::TimeoutAt,
     .form = Form::Block,
     .begin = begin<&Contexts::beginTimeoutAt>,
     .leave = leave<&Contexts::leaveTimeout>},
    {.verb = Verb::WaitFor,
     .form = Form::Block,
     .begin = begin<&CallSteps::waitFor>,
     .resume = resume<&CallSteps::resume>,
     .leave = leave<&CallSteps::leaveWaitFor>},
    {.verb = Verb::Shield,
     .form = Form::Step,
     .begin = begin<&CallSteps::shield>,
     .resume = resume<&CallSteps::resume>},
    {.verb = Verb::Gather,
     .form = Form::Step,
     .begin = begin<&CallSteps::gather>,
     .resume = resume<&CallSteps::resume>},
    {.verb = Verb::WaitTasks,
     .form = Form::Step,
     .begin = begin<&CallSteps::wait>,
     .resume = resume<&CallSteps::resume>},
    {.verb = Verb::AsCompleted,
     .form = Form::Step,
     .begin = begin<&CallSteps::asCompleted>,
     .resume = resume<&CallSteps::resume>},
    {.verb = Verb::Group,
     .form = Form::Block,
     .begin = begin<&Contexts::beginGroup>,
     .leave = leave<&Contexts::leaveGroup>,
     .resumeLeave = resume<&Contexts::resumeGroup>},
    {.verb = Verb::Repeat,
     .form = Form::Block,
     .begin = begin<&Loops::beginRepeat>,
     .leave = leave<&Loops::leaveRepeat>},
    {.verb = Verb::Forever,
     .form = Form::Block,
     .begin = begin<&Loops::beginForever>,
     .leave = leave<&Loops::leaveForever>},
    {.verb = Verb::While,
     .form = Form::Block,
     .begin = begin<&Loops::beginWhile>,
     .leave = leave<&Loops::leaveWhile>},
    {.verb = Verb::If,
     .form = Form::Block,
     .begin = begin<&Branches::beginIf>,
     .leave = leave<&Branches::leaveIf>},
    {.verb = Verb::Else,
     .form = Form::Block,
     .begin = begin<&Branches::beginElse>,
     .leave = leave<&Branches::leaveElse>},
    {.verb = Verb::Try,
     .form = Form::Block,
     .begin = begin<&Handlers::beginTry>,
     .leave = leave<&Handlers::leaveTry>},
    {.verb = Verb::Except, .form = Form::Block, .begin = begin<&Handlers::skipClause>},
    {.verb = Verb::ExceptStar, .form = Form::Block, .begin = begin<&Handlers::skipClause>},
    {.verb = Verb::Finally, .form = Form::Block, .begin = begin<&Handlers::skipClause>},
    {.verb = Verb::AsyncFor,
     .form = Form::Block,
     .begin = begin<&Loops::beginAsyncFor>,
     .settle = resume<&Loops::settleAsyncFor>,
     .leave = leave<&Loops::leaveAsyncFor>},
    {.verb = Verb::Retry,
     .form = Form::Block,
     .begin = begin<&Loops::beginRetry>,
     .settle = resume<&Loops::settleRetry>,
     .leave = leave<&Loops::leaveRetry>},
    {.verb = Verb::FailWait, .form = Form::Step, .begin = begin<&FutureSteps::failWait>},
    {.verb = Verb::DelayWait, .form = Form::Step, .begin = begin<&FutureSteps::delayWait>},
    {.verb = Verb::Statement, .form = Form::Primitive}, // engine/evaluator runs it
    {.verb = Verb::WaitAll,
     .form = Form::Step,
     .begin = begin<&CallSteps::gather>,
     .resume = resume<&CallSteps::resume>},
}};

namespace {

[[maybe_unused]] constexpr bool areDone()
{
    for (const VerbExecution &row : kVerbExecutions) {
        if (!row.begin && row.form != VerbExecution::Form::Primitive)
            return false;
    }
    return true;
}
static_assert(isRowPerVerb(kVerbExecutions), "every verb has a row here, in the order of Verb");
// With sanitizers g++ does not see that the address of a function is not null.
#ifndef __SANITIZE_ADDRESS__
static_assert(areDone(), "somebody does the steps of every verb");
#endif

} // namespace

} // namespace signalbox
