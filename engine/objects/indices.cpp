// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/indices.h"

#include "engine/objects/context.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"

namespace signalbox::objects {

Value operatorIndex(Context &context, const Value &value)
{
    if (isInteger(value))
        return value;
    Value number = askSpecial(context, value, "__index__");
    // What derives from int may be given, and is its own index.
    if (number.is(Kind::Opaque) && !number.isSame(value))
        number = askSpecial(context, number, "__index__");
    if (!number.isMissing() && !isInteger(number))
        return context.typeError("__index__ returned non-int (type " + typeName(number) + ")");
    return number;
}

} // namespace signalbox::objects
