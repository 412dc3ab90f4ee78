// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

#include <QByteArray>

namespace signalbox::modules {

/// A module of the standard library that is written here. Whoever imports it keeps what make() gives for the
/// run:
///
///     if (const ModuleRow *row = findModule("math"))
///         fill(module, row->make(context)); // after context.setSurroundings(&host)
///     else if (const QByteArray text = pythonSource("contextlib"); !text.isEmpty())
///         run(module, text);
struct ModuleRow {
    const char *name;
    Attributes (*make)(objects::Context &);
};

/// Null where there is no such module: asyncio and its like are made elsewhere.
const ModuleRow *findModule(std::string_view name);
/// The text of a module that is written in Python, UTF-8: contextlib, dataclasses. Empty where there is
/// none. It imports others of these modules.
QByteArray pythonSource(std::string_view name);

} // namespace signalbox::modules
