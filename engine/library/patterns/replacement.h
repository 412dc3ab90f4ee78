// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/patterns/patternobject.h"

#include <variant>

namespace signalbox::modules {

/// What sub() and expand() put in: texts, and groups by their numbers.
struct Replacement {
    std::vector<std::variant<std::u32string, int>> parts;
};
/// Reads \a text as re does: "\\1", "\\g<name>". False with re.error.
[[nodiscard]] bool readReplacement(objects::Context &context, const Pattern &pattern,
                                   const objects::Value &text, Replacement &out);
/// A replacement filled in for a match, as a str or bytes.
objects::Value filled(objects::Context &context, const Replacement &replacement, const Match &match);

} // namespace signalbox::modules
