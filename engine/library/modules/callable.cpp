// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/modules/callable.h"

#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"

namespace signalbox::modules {

using namespace objects;

bool copyIdentity(Context &context, const Value &from, const Value &to)
{
    const auto forgive = [&] {
        if (!context.hasRaised(Error::AttributeError))
            return !context.hasRaised();
        context.clear();
        return true;
    };
    for (const std::string_view name : {"__module__", "__name__", "__qualname__", "__doc__"}) {
        const Value attribute = makeText(context.heap(), name);
        const Value value = attributeOf(context, from, attribute);
        if (!value.isMissing())
            (void)setAttribute(context, to, attribute, value);
        if (!forgive())
            return false;
    }
    (void)setAttribute(context, to, makeText(context.heap(), std::string_view("__wrapped__")), from);
    return forgive();
}

} // namespace signalbox::modules
