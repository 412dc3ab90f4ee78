// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/tree.h"

namespace signalbox::assist {

/// The tree of a text that is being written: the lines \a first to \a last, counted from 1, are left out, and
/// so is whatever else is no Python. Every line keeps its number. Nothing where little would be left.
std::optional<syntax::Module> mendedModule(const QString &code, int first, int last, PythonVersion version);

} // namespace signalbox::assist
