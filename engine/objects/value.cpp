// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/value.h"

#include "engine/objects/context.h"
#include "engine/objects/heap.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/types.h"

namespace signalbox::objects {

void Object::destroy(Object *object)
{
    if (object->m_heap)
        object->m_heap->bury(object);
    else
        delete object;
}

bool Object::represent(Context &, TextBuilder &out)
{
    out.append("<");
    out.append(type().qualifiedName());
    out.append(" object at ");
    out.appendAddress(this);
    out.append(">");
    return true;
}

bool Object::describe(Context &context, TextBuilder &out)
{
    return represent(context, out);
}

Answer Object::equals(Context &, const Value &other)
{
    return answer(other.isObject() && other.object() == this);
}

Answer Object::order(Context &context, Comparison, const Value &)
{
    return context.typeError("'" + type().name() + "' objects have no order");
}

Answer Object::hash(Context &, Hash &out)
{
    // As CPython's, from the address: the low bits are the same for all objects.
    const auto address = quint64(reinterpret_cast<quintptr>(this));
    out = Hash((address >> 4) | (address << 60));
    return Answer::Yes;
}

const Type &Object::type() const
{
    return typeOfKind(m_kind);
}

} // namespace signalbox::objects
