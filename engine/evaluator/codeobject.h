// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"
#include "engine/objects/context.h"

namespace signalbox::evaluator {

/// function.__code__: what a function takes and how it is called. \a code outlives it.
objects::Value makeCodeObject(objects::Context &context, const Code &code);

} // namespace signalbox::evaluator
