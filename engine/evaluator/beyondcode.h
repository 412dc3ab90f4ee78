// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"
#include "engine/evaluator/refusal.h"

#include <QSet>

namespace signalbox::evaluator {

/// Adds to \a refusals what the code of a module uses of Python that is not run here: attributes of modules
/// that they have in Python (`os.listdir`), unless they are modules of the program's \a own, and builtins
/// (`open`). Reading tells only what is said by a name that nothing but an import gives a value.
void refuseBeyond(const Code &module, const QSet<QString> &own, std::vector<Refusal> &refusals);

} // namespace signalbox::evaluator
