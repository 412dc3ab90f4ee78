// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/context.h"

#include "engine/objects/nativestack.h"

#include <utility>

namespace signalbox::objects {

Raised Context::raise(const Type &type, std::string words)
{
    m_raisedType = &type;
    m_words = std::move(words);
    m_raised = {};
    m_pending = Pending::Line;
    return {};
}

Raised Context::raiseWith(const Type &type, Value argument)
{
    m_raisedType = &type;
    m_raised = std::move(argument);
    m_pending = Pending::Argument;
    return {};
}

Raised Context::raiseNumbered(int number, std::string words)
{
    raise(Error::OverflowError, std::move(words));
    m_number = number;
    m_pending = Pending::Numbered;
    return {};
}

Raised Context::raise(Value exception)
{
    m_raisedType = &exception.object()->type();
    m_raised = std::move(exception);
    m_pending = Pending::Exception;
    return {};
}

Raised Context::passOn(Value exception)
{
    raise(std::move(exception));
    m_pending = Pending::PassedOn;
    return {};
}

void Context::clear()
{
    m_raisedType = nullptr;
    m_raised = {};
    m_words.clear();
}

bool Context::allows(qint64 bytes)
{
    constexpr qint64 moreThanMachinesHave = qint64(1) << 38;
    if (bytes >= moreThanMachinesHave) [[unlikely]]
        return raiseWith(typeOfError(Error::MemoryError), {});
    constexpr qint64 writtenInANanosecond = 8;
    m_written += bytes;
    worked(bytes / writtenInANanosecond);
    if (m_heap.account().allows(bytes) && m_written < kMostWritten) [[likely]]
        return true;
    return refuseMemory();
}

bool Context::mayGoOn()
{
    if (++m_rounds % kRoundsUnlooked == 0 && !lookAround()) [[unlikely]]
        return false;
    return m_rounds < kMostRounds || bool(endsWithoutEnd());
}

bool Context::lookAround()
{
    m_workedInAll += std::exchange(m_worked, 0);
    if (m_surroundings && !m_isLooking) { // who shows variables meanwhile works as well
        m_isLooking = true;
        const bool goesOn = m_surroundings->mayGoOn();
        m_isLooking = false;
        if (!goesOn)
            return raise(Error::RuntimeError, "the run is stopped"); // nobody sees it
    }
    return m_workedInAll < kMostWork ? allows(0) : bool(endsWithoutEnd());
}

Raised Context::endsWithoutEnd()
{
    return raise(Error::RuntimeError, "Signalbox ends what goes round without end");
}

void Context::lookSoon()
{
    if (m_surroundings)
        m_surroundings->lookSoon();
}

Raised Context::refuseMemory()
{
    m_isOutOfMemory = true;
    return raiseWith(typeOfError(Error::MemoryError), {});
}

NativeNesting::NativeNesting(Context &context)
    : m_context(context)
    , m_isTooDeep(++context.nativeDepth > kDeepest || isNativeStackLow())
{
    if (m_isTooDeep)
        context.raise(Error::RecursionError, "maximum recursion depth exceeded");
}

Nesting::Nesting(Context &context, const char *where)
    : m_context(context)
    , m_isTooDeep(++context.depth > context.recursionLimit)
{
    if (m_isTooDeep)
        context.raise(Error::RecursionError, std::string("maximum recursion depth exceeded") + where);
    else // a list of a list twice, of a list twice, and so on is compared as good as without end
        m_isTooDeep = !context.mayGoOn();
}

} // namespace signalbox::objects
