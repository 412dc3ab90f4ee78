// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/machine.h"

#include "engine/evaluator/functionobject.h"
#include "engine/evaluator/nameoperations.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/subscripts.h"

#include <array>

namespace signalbox::evaluator {

using namespace objects;

namespace {

/// In the order of syntax::BinaryOperator.
constexpr std::array kOperators{
    Operator::Add,    Operator::Subtract, Operator::Multiply,    Operator::MatrixMultiply, Operator::Divide,
    Operator::Modulo, Operator::Power,    Operator::ShiftLeft,   Operator::ShiftRight,     Operator::Or,
    Operator::Xor,    Operator::And,      Operator::FloorDivide,
};
/// In the order of syntax::Comparison.
constexpr std::array kComparisons{
    objects::Comparison::Equal,       objects::Comparison::NotEqual, objects::Comparison::Less,
    objects::Comparison::LessOrEqual, objects::Comparison::Greater,  objects::Comparison::GreaterOrEqual,
};

/// Puts \a value above what lies on a stack.
inline void put(Value *&top, Value value)
{
    new (top++) Value(std::move(value));
}

} // namespace

Machine::Machine(Runtime &runtime, CallStack &stack, std::size_t base, bool mayWait)
    : m_runtime(runtime)
    , m_context(runtime.context())
    , m_host(runtime.host())
    , m_stack(stack)
    , m_base(base)
    , m_frames(runtime, stack, base, mayWait)
    , m_others(runtime, m_frames)
{
}

Machine::Outcome Machine::runWith(Value exception, Arrival arrival)
{
    Outcome out = Outcome::Returned;
    if (arrival == Arrival::Thrown)
        return goesOn(m_frames.throwIn(std::move(exception), m_base), out) ? run() : out;
    if (arrival == Arrival::Exit)
        return goesOn(m_frames.closeAndThrow(std::move(exception)), out) ? run() : out;
    if (arrival == Arrival::Raised)
        m_frames.chain(exception);
    return goesOn(m_frames.throwIn(std::move(exception)), out) ? run() : out;
}

bool Machine::goesOn(Frames::Left left, Outcome &out)
{
    switch (left) {
    case Frames::Left::Inside:
        return true;
    case Frames::Left::Outside:
        out = !m_frames.raised.isMissing() ? Outcome::Raised
            : m_frames.hasYielded          ? Outcome::Yielded
                                           : Outcome::Returned;
        return false;
    case Frames::Left::Waits:
        m_isYielded = true;
        out = Outcome::Waiting;
        return false;
    case Frames::Left::Raised:
        return handle(out);
    }
    Q_UNREACHABLE();
}

/// What the context has raised, or what is raised again, goes to whoever handles it.
bool Machine::handle(Outcome &out)
{
    if (m_runtime.isExhausted()) {
        m_context.clear();
        out = Outcome::Exhausted;
        return false;
    }
    constexpr qint64 roundsOfRaising = 8; // it takes as long
    m_host.budget -= roundsOfRaising;
    Value exception = std::move(m_frames.reraised);
    if (exception.isMissing()) {
        const bool isPassedOn = m_context.hasPassedOn();
        exception = objects::takeRaised(m_context);
        if (!isPassedOn)
            m_frames.chain(exception);
    }
    return goesOn(m_frames.unwind(std::move(exception)), out);
}

/// What follows a call, an `await` or a generator's next.
bool Machine::follow(Frames::Did did, Outcome &out)
{
    switch (did) {
    case Frames::Did::Done:
    case Frames::Did::Entered:
        return true;
    case Frames::Did::Raised:
        return handle(out);
    case Frames::Did::Waits:
        m_isYielded = false;
        out = Outcome::Waiting;
        return false;
    case Frames::Did::Yields:
        --m_frames.innermost().next; // it sends again when it goes on
        return goesOn(m_frames.yield(std::move(m_frames.result)), out);
    case Frames::Did::Throws:
        return goesOn(m_frames.throwIn(std::move(m_frames.raised), m_stack.size() - 1), out);
    }
    Q_UNREACHABLE();
}

/// Objects that are linked to each other grow without any container that would ask for room; and somebody may
/// not want the run any more. False where it raised, or where nothing runs any more.
bool Machine::lookAround()
{
    constexpr qint64 roundsUnlooked = 0x1000;
    m_host.lookAt = std::max<qint64>(0, m_host.budget - roundsUnlooked);
    if (m_host.budget < 0)
        m_runtime.setExhausted();
    return !m_runtime.isExhausted() && m_context.lookAround();
}

/// A plain call of a function of the program with arguments by place: they are moved, not copied. False where
/// it needs the long way.
inline bool Machine::callSimply(Activation &at, Value *&top, int count)
{
    Value *const first = top - count;
    const Value &callee = *(first - 2);
    if (sortOf(callee) != Sort::Function)
        return false;
    const FunctionObject &function = *FunctionObject::of(callee);
    const Loaded &loaded = function.loaded();
    const bool hasSelf = !(first - 1)->isMissing();
    const int given = count + hasSelf, left = loaded.code->positional - given;
    const qsizetype defaults = function.defaults.isMissing() ? 0 : function.defaults.as<Tuple>()->size();
    if (!loaded.isSimple || left < 0 || left > defaults || m_context.depth >= m_context.recursionLimit)
        return false;
    std::unique_ptr<Activation> activation = m_runtime.newActivation(loaded);
    Value *into = activation->locals;
    for (Value *from = hasSelf ? first - 1 : first; from != top; ++from)
        new (into++) Value(std::move(*from));
    for (qsizetype at_ = defaults - left; at_ < defaults; ++at_)
        *into++ = function.defaults.as<Tuple>()->at(at_);
    into = activation->locals + loaded.code->locals();
    for (const Value &cell : function.captured)
        *into++ = cell;
    activation->function = std::move(*(first - 2));
    top = at.top = first - 2;
    ++m_context.depth;
    m_stack.push_back(std::move(activation));
    return true;
}

// The one place that knows every instruction; long, and flat. What is common is done here, on a stack pointer
// of its own; for all else that is written back first.
Machine::Outcome Machine::run()
{
    Outcome out = Outcome::Returned;
    Activation *at = &m_frames.innermost();
    const Instruction *next = at->next;
    Value *top = at->top;
    Value *locals = at->locals;
    const Instruction *i = nullptr;

reenter: // another call is the innermost one now, or this one goes on elsewhere
    at = m_stack.back().get();
    next = at->next;
    top = at->top;
    locals = at->locals;
    for (;;) {
        i = next++;
        switch (i->op) {
        case Op::Statement:
            at->statement = i->a;
            if (m_runtime.countStatement()) [[unlikely]]
                m_runtime.tellStatement(*at);
            continue;
        case Op::Constant:
            put(top, at->loaded->literals[std::size_t(i->a)]);
            continue;
        case Op::LoadLocal:
            if (locals[i->a].isMissing()) [[unlikely]]
                break;
            put(top, locals[i->a]);
            continue;
        case Op::LoadCell: {
            const Value &content = Cell::of(locals[i->a])->content;
            if (content.isMissing()) [[unlikely]]
                break;
            put(top, content);
            continue;
        }
        case Op::LoadGlobal: {
            const Value &global = at->loaded->module->at(at->loaded->globals[std::size_t(i->a)]);
            const Value &found = global.isMissing() ? at->loaded->builtins[std::size_t(i->a)] : global;
            if (found.isMissing()) [[unlikely]]
                break;
            put(top, found);
            continue;
        }
        case Op::StoreLocal:
            locals[i->a] = std::move(*--top);
            continue;
        case Op::StoreCell:
            Cell::of(locals[i->a])->content = std::move(*--top);
            continue;
        case Op::StoreGlobal:
            at->loaded->module->at(at->loaded->globals[std::size_t(i->a)]) = std::move(*--top);
            continue;
        case Op::PrepareCall:
            put(top, Value());
            continue;
        case Op::Pop:
            *--top = Value();
            continue;
        case Op::Copy:
            put(top, *(top - 1 - i->a));
            continue;
        case Op::Swap:
            (top - 1)->swap(*(top - 1 - i->a));
            continue;
        case Op::Binary: {
            Value result = binary(m_context, kOperators[std::size_t(i->a)], top[-2], top[-1]);
            if (result.isMissing()) [[unlikely]]
                goto raised;
            *--top = Value();
            top[-1] = std::move(result);
            continue;
        }
        case Op::InPlace: {
            const Operator op = kOperators[std::size_t(i->a)];
            const bool isOfInts = top[-2].isSmallIntOrBool() && top[-1].isSmallIntOrBool();
            Value result = isOfInts && op != Operator::MatrixMultiply // which says `@=` where it fails
                ? binary(m_context, op, top[-2], top[-1])
                : objects::inPlace(m_context, op, top[-2], top[-1]);
            if (result.isMissing()) [[unlikely]]
                goto raised;
            *--top = Value();
            top[-1] = std::move(result);
            continue;
        }
        case Op::Compare: {
            const Answer is = compare(m_context, kComparisons[std::size_t(i->a)], top[-2], top[-1]);
            if (is == Answer::Raised) [[unlikely]]
                goto raised;
            *--top = Value();
            if (next->op == Op::JumpIfFalse) { // what mostly follows
                *--top = Value();
                const Instruction *const jump = next++;
                if (is == Answer::No)
                    next = at->code().instructions.data() + jump->a;
                continue;
            }
            top[-1] = Value::boolean(is == Answer::Yes);
            continue;
        }
        case Op::Is: {
            const bool isSame = top[-2].isSame(top[-1]);
            *--top = Value();
            top[-1] = Value::boolean(isSame != (i->a != 0));
            continue;
        }
        case Op::Jump:
            next = at->code().instructions.data() + i->a;
            continue;
        case Op::JumpBack:
            if (--m_host.budget < m_host.lookAt && !lookAround()) [[unlikely]]
                goto raised;
            next = at->code().instructions.data() + i->a;
            continue;
        case Op::JumpIfFalse:
        case Op::JumpIfTrue: {
            const Answer is = truthOf(m_context, top[-1]);
            if (is == Answer::Raised) [[unlikely]]
                goto raised;
            *--top = Value();
            if ((is == Answer::Yes) == (i->op == Op::JumpIfTrue))
                next = at->code().instructions.data() + i->a;
            continue;
        }
        case Op::JumpIfFalseOrPop:
        case Op::JumpIfTrueOrPop: {
            const Answer is = truthOf(m_context, top[-1]);
            if (is == Answer::Raised) [[unlikely]]
                goto raised;
            if ((is == Answer::Yes) == (i->op == Op::JumpIfTrueOrPop))
                next = at->code().instructions.data() + i->a;
            else
                *--top = Value();
            continue;
        }
        case Op::Not: {
            const Answer is = truthOf(m_context, top[-1]);
            if (is == Answer::Raised) [[unlikely]]
                goto raised;
            top[-1] = Value::boolean(is == Answer::No);
            continue;
        }
        case Op::LoadSubscript: {
            Value found = subscript(m_context, top[-2], top[-1]);
            if (found.isMissing()) [[unlikely]]
                goto raised;
            *--top = Value();
            top[-1] = std::move(found);
            continue;
        }
        case Op::Next: {
            if (sortOf(top[-1]) == Sort::Generator) {
                at->top = top;
                at->next = next;
                const Frames::Did did = m_frames.next();
                if (did == Frames::Did::Raised)
                    goto handle;
                goto reenter;
            }
            Value item = nextOf(m_context, top[-1]);
            if (!item.isMissing()) [[likely]] {
                put(top, std::move(item));
                continue;
            }
            if (m_context.hasRaised()) {
                if (!m_context.hasRaised(Error::StopIteration))
                    goto raised;
                m_context.clear();
            }
            *--top = Value();
            next = at->code().instructions.data() + i->a;
            continue;
        }
        case Op::LoadAttribute:
        case Op::LoadMethod:
            if (i->op == Op::LoadAttribute ? loadAttributeFast(*at, *i, top) : loadMethodFast(*at, *i, top))
                continue;
            break;
        case Op::StoreAttribute:
            if (storeAttributeFast(*at, *i, top))
                continue;
            break;
        case Op::Call: {
            if (--m_host.budget < m_host.lookAt && !lookAround()) [[unlikely]]
                goto raised;
            at->next = next;
            if (i->b == 0 && callSimply(*at, top, i->a))
                goto reenter;
            at->top = top;
            const std::span<const Value> names =
                i->b == 0 ? std::span<const Value>() : at->loaded->keywords[std::size_t(i->b) - 1];
            const Frames::Did did = m_frames.call(i->a, names);
            if (did == Frames::Did::Done) {
                top = at->top;
                continue;
            }
            if (!follow(did, out))
                return out;
            goto reenter;
        }
        case Op::CallSpread:
        case Op::Send: {
            at->next = next;
            at->top = top;
            if (!follow(i->op == Op::Send ? m_frames.send(i->a == 0) : m_frames.callSpread(i->a != 0), out))
                return out;
            goto reenter;
        }
        case Op::Yield:
            at->next = next;
            at->top = top;
            if (!goesOn(m_frames.yield(at->pop()), out))
                return out;
            goto reenter;
        case Op::Return: {
            at->next = next;
            Value value = std::move(*--top);
            at->top = top;
            if (at->resumed == Resumed::Call && at->generator.isMissing()) { // what is common
                std::unique_ptr<Activation> gone = std::move(m_stack.back());
                m_stack.pop_back();
                --m_context.depth;
                m_stack.back()->push(std::move(value));
                m_runtime.giveBack(std::move(gone)); // generators that it leaves run their `finally`
                goto reenter;
            }
            if (!goesOn(m_frames.leave(std::move(value)), out))
                return out;
            goto reenter;
        }
        case Op::MakeClass:
            at->next = next;
            at->top = top;
            if (!m_others.enterClassBody(*i, *at))
                goto handle;
            goto reenter;
        case Op::Unary:
        case Op::In:
        case Op::LoadName:
        case Op::LoadNameOrCell:
        case Op::StoreName:
        case Op::DeleteLocal:
        case Op::DeleteCell:
        case Op::DeleteGlobal:
        case Op::DeleteName:
        case Op::ForgetLocal:
        case Op::MakeCell:
        case Op::LoadVariables:
        case Op::LoadGlobals:
        case Op::BuildTuple:
        case Op::BuildList:
        case Op::BuildSet:
        case Op::BuildDict:
        case Op::BuildSlice:
        case Op::BuildText:
        case Op::ListAppend:
        case Op::SetAdd:
        case Op::DictSet:
        case Op::ListExtend:
        case Op::SetUpdate:
        case Op::DictUpdate:
        case Op::DictMerge:
        case Op::ListToTuple:
        case Op::DeleteAttribute:
        case Op::StoreSubscript:
        case Op::DeleteSubscript:
        case Op::Unpack:
        case Op::Iterate:
        case Op::IterateAsync:
        case Op::NextAsync:
        case Op::EndAsync:
        case Op::Format:
        case Op::Awaitable:
        case Op::Delegable:
        case Op::Generator:
        case Op::MakeFunction:
        case Op::Raise:
        case Op::PushHandled:
        case Op::PopHandled:
        case Op::SetHandled:
        case Op::MatchException:
        case Op::MatchGroup:
        case Op::Reraise:
        case Op::ReraiseHandled:
        case Op::GroupOf:
        case Op::EnterWith:
        case Op::EnterAsyncWith:
        case Op::ExitWith:
        case Op::Import:
        case Op::ImportFrom:
        case Op::ImportAll:
        case Op::LoadAssertionError:
        case Op::Annotate:
        case Op::MatchLength:
        case Op::MatchMapping:
        case Op::MatchKeys:
        case Op::MatchClass:
        case Op::MatchRest:
            break;
        }
        at->next = next;
        at->top = top;
        if (i->op == Op::ExitWith) { // calls
            m_others.prepareExit(*at);
            if (!follow(m_frames.call(3, {}), out))
                return out;
            goto reenter;
        }
        if (!m_others.run(*i, *at)) [[unlikely]] {
            if (m_others.toImport.isMissing())
                goto handle;
            if (!follow(m_frames.import(std::exchange(m_others.toImport, Value())), out))
                return out;
            goto reenter;
        }
        top = at->top;
        continue;

    raised:
        at->next = next;
        at->top = top;
    handle:
        if (!handle(out))
            return out;
        goto reenter;
    }
}

} // namespace signalbox::evaluator
