// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/coroutines.h"

#include "engine/asyncio/asyncio.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Value;

Coroutine::Coroutine(Asyncio &asyncio, const char *name)
    : Opaque(asyncio.types()["coroutine"])
    , m_asyncio(asyncio)
    , m_name(name)
{
}

std::unique_ptr<Layer> Coroutine::takeBody()
{
    if (std::exchange(m_hasBegun, true)) {
        m_asyncio.context().raise(objects::Error::RuntimeError, "cannot reuse already awaited coroutine");
        return nullptr;
    }
    return makeBody();
}

namespace {

Value closeCoroutine(const objects::Call &call)
{
    call.self.as<Coroutine>()->close();
    return Value::none();
}

constexpr objects::FunctionRow kMethods[] = {{"close", closeCoroutine}};

} // namespace

Value Coroutine::attribute(objects::Context &context, const Value &name)
{
    const std::string words = objects::toUtf8(name);
    for (const objects::FunctionRow &row : kMethods) {
        if (words == row.name)
            return context.heap().adopt(new objects::Function(row, &type(), Value::of(this)));
    }
    if (words == "__name__" || words == "__qualname__")
        return objects::makeText(context.heap(), std::string_view(m_name));
    return {};
}

bool Coroutine::represent(objects::Context &, objects::TextBuilder &out)
{
    out.append("<coroutine object " + std::string(m_name) + " at ");
    out.appendAddress(this);
    out.append(">");
    return true;
}

} // namespace signalbox::asyncio
