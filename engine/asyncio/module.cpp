// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/module.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/calls.h"
#include "engine/asyncio/contexts.h"
#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/loops.h"
#include "engine/asyncio/primitives.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Value;

namespace {

/// What functions of the module are bound to, so that they find their run.
class Anchor final : public LibraryObject {
public:
    explicit Anchor(Asyncio &itsAsyncio)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["Handle"])
    {
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
};

} // namespace

std::vector<std::pair<std::string, Value>> Module::bound(Asyncio &asyncio,
                                                         std::span<const objects::FunctionRow> rows)
{
    objects::Heap &heap = asyncio.heap();
    std::vector<std::pair<std::string, Value>> functions;
    const Value anchor = heap.adopt(new Anchor(asyncio));
    for (const objects::FunctionRow &row : rows)
        functions.emplace_back(row.name, heap.adopt(new objects::Function(row, nullptr, anchor)));
    return functions;
}

std::vector<std::pair<std::string, Value>> Module::attributes(Asyncio &asyncio)
{
    objects::Heap &heap = asyncio.heap();
    std::vector<std::pair<std::string, Value>> attributes;
    for (const auto rows : {loopFunctions(), callFunctions(), contextFunctions()})
        std::ranges::move(bound(asyncio, rows), std::back_inserter(attributes));
    const bool has313 = asyncio.context().follows(PythonVersion::Python313);
    for (const Value &type : asyncio.types().all()) {
        const std::string name = type.as<const objects::Type>()->name();
        const bool isPublic = std::isupper(quint8(name.front())) != 0; // and no type such as coroutine
        if (isPublic && (has313 || name != "QueueShutDown"))
            attributes.emplace_back(name, type);
    }
    attributes.emplace_back("TimeoutError", objects::builtinType("TimeoutError")->reference());
    attributes.emplace_back("AbstractEventLoop", objects::builtinType("object")->reference());
    for (const char *name : {"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"})
        attributes.emplace_back(name, objects::makeText(heap, std::string_view(name)));
    return attributes;
}

std::vector<std::pair<std::string, Value>> Module::ofContextVariables(Asyncio &asyncio)
{
    auto attributes = bound(asyncio, contextVariableFunctions());
    for (const char *name : {"ContextVar", "Token", "Context"})
        attributes.emplace_back(name, asyncio.types()[name].reference());
    return attributes;
}

std::vector<std::pair<std::string, Value>> Module::ofExecutors(Asyncio &asyncio)
{
    std::vector<std::pair<std::string, Value>> attributes;
    for (const char *name : {"ThreadPoolExecutor", "_Gate"})
        attributes.emplace_back(name, asyncio.types()[name].reference());
    return attributes;
}

} // namespace signalbox::asyncio
