// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox::evaluator {

/// Whether a module that is run here has in Python a \a name that it does not have here. Of "builtins": those
/// that every program has. The table is written by tests/modules/names.py.
bool isBeyond(const QString &module, const QString &name);
/// Whether the table knows the module.
bool hasBeyondNames(const QString &module);

} // namespace signalbox::evaluator
