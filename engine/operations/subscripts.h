// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// container[key], with slices.
[[nodiscard]] Value subscript(Context &context, const Value &container, const Value &key);
/// container[key] = value.
[[nodiscard]] bool setSubscript(Context &context, const Value &container, const Value &key,
                                const Value &value);
/// del container[key].
[[nodiscard]] bool deleteSubscript(Context &context, const Value &container, const Value &key);
/// value in container.
[[nodiscard]] Answer isIn(Context &context, const Value &value, const Value &container);
/// len(value).
[[nodiscard]] bool lengthOf(Context &context, const Value &value, qsizetype &out);
/// Where a text stands in another from \a from up to \a to; -1 where it does not.
qsizetype findText(std::u32string_view text, std::u32string_view part, qsizetype from, qsizetype to);

} // namespace signalbox::objects
