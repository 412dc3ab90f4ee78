// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox::evaluator {

/// Whether CPython's compiler makes one constant of a display with these elements, as it does of three and
/// more that it can work out: of a set that shows in the order of its items.
bool areFolded(const syntax::Expressions &elements);

} // namespace signalbox::evaluator
