// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/tree.h"

#include <memory>

namespace signalbox::assist {

/// The tree of a piece of code that nobody is writing just now; null where Python cannot read it. The same
/// text is read once for many askers.
std::shared_ptr<const syntax::Module> readPiece(const QString &code, PythonVersion version);
/// The same, without the lines that Python cannot read, see mendedModule().
std::shared_ptr<const syntax::Module> readMended(const QString &code, PythonVersion version);

} // namespace signalbox::assist
