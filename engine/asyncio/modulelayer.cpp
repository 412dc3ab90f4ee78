// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/modulelayer.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/tasklayers.h"
#include "engine/evaluator/host.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/functions.h"

namespace signalbox::asyncio {

using objects::Value;

Departure ModuleLayer::ended(Departure departure)
{
    if (departure.kind != Departure::Kind::Returned && departure.kind != Departure::Kind::Raised)
        return departure;
    const Value module = m_host.importModule(m_context, QStringLiteral("atexit"));
    const Value call = module.isMissing()
        ? module
        : objects::attributeOf(m_context, module,
                               objects::makeText(m_context.heap(), std::string_view("_run_exitfuncs")));
    const Value done = call.isMissing() ? call : objects::call(m_context, call, objects::Arguments{});
    if (done.isMissing())
        m_context.clear(); // what ended the program stays what it was
    return departure;
}

std::unique_ptr<Layer> layerOfStatements(Asyncio &asyncio, const QString &text,
                                         std::unique_ptr<evaluator::Execution> statements)
{
    auto layer = std::make_unique<ExecutionLayer>(asyncio, std::move(statements));
    if (!text.contains(QLatin1String("atexit")))
        return layer;
    return std::make_unique<ModuleLayer>(asyncio.context(), asyncio.evaluator().host(), std::move(layer));
}

} // namespace signalbox::asyncio
