// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox::evaluator {

/// Why a program that imports this module is refused, as a sentence: it is Python's, but about something that
/// is not run here. Empty for all others.
QString whyNotImported(const QString &module);
/// The same of a program that uses this builtin.
QString whyNotBuiltin(const QString &builtin);
/// The same of a program that turns texts into bytes in this encoding, or handles errors in this way.
QString whyNotEncoded(const QString &encoding);
QString whyNotHandled(const QString &errors);
/// The same of a program that asks a builtin for its `__doc__`.
QString whyNoDocumentation();
/// The same of a program that asks for this attribute, which types of Python have.
QString whyNotAsked(const QString &attribute);
/// The same of a name that is used of a module, or of what a program calls `loop`: networks, processes,
/// threads.
QString whyNotUsed(const QString &owner, const QString &name);
/// The same of a program that binds names by changing what globals() and its like give.
QString whyNamesAreNotSet();
/// The same of an attribute that is set.
QString whyNotSet(const QString &attribute);

} // namespace signalbox::evaluator
