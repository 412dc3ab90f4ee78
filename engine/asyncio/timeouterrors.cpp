// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/timeouterrors.h"

#include "engine/objects/contextchain.h"

namespace signalbox::asyncio {

using objects::Exception;
using objects::Value;

void raiseFrom(const Value &error, const Value &cause)
{
    auto *raised = error.as<Exception>();
    raised->cause = raised->context = cause;
    raised->suppressesContext = true;
}

namespace {

void insertInto(Asyncio &asyncio, const Value &exception)
{
    Exception *const after =
        objects::findInContexts(*exception.as<Exception>(), [&asyncio](const Exception &each) {
            return !each.context.isMissing() && asyncio.isCancelledError(each.context);
        });
    if (!after)
        return;
    const Value made = objects::makeException(asyncio.context(), *objects::builtinType("TimeoutError"), {});
    raiseFrom(made, after->context);
    after->context = made;
}

} // namespace

void insertTimeout(Asyncio &asyncio, const Value &exception)
{
    if (exception.isNone() || asyncio.isCancelledError(exception)
        || !asyncio.context().follows(PythonVersion::Python313))
        return;
    insertInto(asyncio, exception);
    for (const Value &member : exception.as<Exception>()->members)
        insertInto(asyncio, member);
}

} // namespace signalbox::asyncio
