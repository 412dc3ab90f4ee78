// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/callarguments.h"

#include "engine/asyncio/asyncio.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"

namespace signalbox::asyncio {

void CallArguments::setPredicate(const Task &task, objects::Value predicate)
{
    if (predicate.isMissing())
        m_predicates.remove(&task);
    else
        m_predicates.insert(&task, std::move(predicate));
}

Result CallArguments::answer(Task &task, bool &yes)
{
    objects::Context &context = m_asyncio.context();
    m_lastAnswer = objects::call(context, m_predicates.value(&task), objects::Arguments{});
    if (m_lastAnswer.isMissing()) {
        task.failure = m_asyncio.failureOf(objects::takeRaised(context));
        return Result::Raised;
    }
    yes = objects::isTruthy(m_lastAnswer);
    return Result::WentOn;
}

} // namespace signalbox::asyncio
