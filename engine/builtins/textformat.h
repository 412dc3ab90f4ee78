// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// text.format(*args, **kwargs): fields by number, by name or in turn, with attributes, subscripts,
/// conversions and specifications that may hold fields again.
[[nodiscard]] Value formatText(Context &context, const Value &text, const Arguments &arguments);
/// text.format_map(mapping).
[[nodiscard]] Value formatTextWith(Context &context, const Value &text, const Value &mapping);
/// Conversion 's', 'r' or 'a' of a value, as in f"{value!r}".
[[nodiscard]] Value converted(Context &context, const Value &value, char32_t conversion);

} // namespace signalbox::objects
