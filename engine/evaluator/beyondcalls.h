// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/unit.h"

namespace signalbox::evaluator {

/// Refuses text.encode("utf-16") and its like: encodings that are not known here, where the text says which.
void refuseUnknownCodec(Unit &unit, const syntax::Call &node);
/// Refuses `len.__doc__`.
void refuseDocumentation(Unit &unit, const syntax::Attribute &node);

} // namespace signalbox::evaluator
