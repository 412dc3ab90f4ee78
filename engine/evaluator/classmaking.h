// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"

namespace signalbox::evaluator {

/// Puts __module__, __qualname__ and __doc__ among the names of a class body that is about to run, and looks
/// at its bases. False where it raised.
[[nodiscard]] bool beginClassBody(objects::Context &context, Activation &body);
/// The class of a body that has run; Missing where it raised.
[[nodiscard]] objects::Value makeClass(objects::Context &context, Activation &body);

} // namespace signalbox::evaluator
