// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/timeouterrors.h"

#include "engine/objects/exceptions.h"

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
    for (auto *each = exception.as<Exception>(); !each->context.isMissing();
         each = each->context.as<Exception>()) {
        if (!asyncio.isCancelledError(each->context))
            continue;
        const Value made =
            objects::makeException(asyncio.context(), *objects::builtinType("TimeoutError"), {});
        raiseFrom(made, each->context);
        each->context = made;
        return;
    }
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
