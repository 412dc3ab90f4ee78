// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox::evaluator {

/// Why a program that imports this module is refused, as a sentence: it is Python's, but about something that
/// is not run here. Empty for all others.
QString whyNotImported(const QString &module);
/// The same of a name that is used of a module, or of a `loop`: what asyncio has for networks and processes.
QString whyNotUsed(const QString &owner, const QString &name);
/// The same of an attribute that is set.
QString whyNotSet(const QString &attribute);
/// The same of a builtin.
QString whyNotBuiltin(const QString &name);

} // namespace signalbox::evaluator
