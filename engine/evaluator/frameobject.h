// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"

namespace signalbox::evaluator {

/// Of a generator or coroutine: its body while it is kept, as long as nobody runs it; null otherwise.
using BodyOf = const Activation *(*)(const objects::Value &generator);

/// generator.gi_frame and its like: where the body stands and what its variables have. None where \a bodyOf
/// gives none.
objects::Value makeFrameObject(objects::Context &context, const objects::Value &generator, BodyOf bodyOf);

} // namespace signalbox::evaluator
