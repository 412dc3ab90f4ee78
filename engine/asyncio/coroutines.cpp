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
    , m_evaluator(asyncio.evaluator())
    , m_name(name)
{
}

Coroutine::~Coroutine()
{
    if (!m_hasBegun)
        m_evaluator.neverAwaited(m_name);
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

Value nameOfCoroutine(objects::Context &context, const Value &self)
{
    return objects::makeText(context.heap(), std::string_view(self.as<Coroutine>()->name()));
}

/// Whoever runs the program knows how to await it.
Value itselfOfCoroutine(const objects::Call &call)
{
    return call.self;
}

constexpr objects::FunctionRow kMethods[] = {{"close", closeCoroutine}, {"__await__", itselfOfCoroutine}};
constexpr objects::AttributeRow kAttributes[] = {{"__name__", nameOfCoroutine},
                                                 {"__qualname__", nameOfCoroutine}};
constexpr objects::NativeRow kCoroutineTypes[] = {
    {.name = "coroutine", .methods = kMethods, .attributes = kAttributes}};

} // namespace

std::span<const objects::NativeRow> coroutineTypes()
{
    return kCoroutineTypes;
}

bool Coroutine::represent(objects::Context &, objects::TextBuilder &out)
{
    out.append("<coroutine object " + std::string(m_name) + " at ");
    out.appendAddress(this);
    out.append(">");
    return true;
}

} // namespace signalbox::asyncio
