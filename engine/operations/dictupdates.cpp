// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/dictupdates.h"

#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/functions.h"
#include "engine/operations/insides.h"
#include "engine/operations/iterators.h"
#include "engine/operations/subscripts.h"

#include <string>
#include <vector>

namespace signalbox::objects {

// With what \a other[key] is for each of \a keys, which are Missing where asking for them raised.
static bool updateByKeys(Context &context, const Value &dict, const Value &other, const Value &keys)
{
    return !keys.isMissing() && forEach(context, keys, [&](const Value &key) {
        Value value = subscript(context, other, key);
        return !value.isMissing() && dict.as<Dict>()->set(context, key, std::move(value));
    });
}

bool updateDict(Context &context, const Value &dict, const Value &other)
{
    if (plain(other).is(Kind::Dict))
        return dict.as<Dict>()->update(context, *plain(other).as<Dict>());
    if (sortOf(other) == Sort::Instance) {
        const Value keys = askSpecial(context, other, "keys");
        if (keys.isMissing() && context.hasRaised())
            return false;
        if (!keys.isMissing())
            return updateByKeys(context, dict, other, keys);
    }
    if (other.is(Kind::Type)) {
        const Value keys = attributeOf(context, other, makeText(context.heap(), std::string_view("keys")));
        if (!keys.isMissing()) // dict itself has it, but of which dict?
            return updateByKeys(context, dict, other, call(context, keys, Arguments{}));
        if (!context.hasRaised(Error::AttributeError))
            return false;
        context.clear();
    }
    qsizetype number = -1;
    return forEach(context, other, [&](const Value &item) {
        ++number;
        if (!isIterable(item))
            return bool(context.typeError("cannot convert dictionary update sequence element #"
                                          + std::to_string(number) + " to a sequence"));
        std::vector<Value> pair;
        if (!collect(context, item, pair))
            return false;
        if (pair.size() != 2)
            return bool(context.valueError("dictionary update sequence element #" + std::to_string(number)
                                           + " has length " + std::to_string(pair.size())
                                           + "; 2 is required"));
        return dict.as<Dict>()->set(context, pair[0], pair[1]);
    });
}

} // namespace signalbox::objects
