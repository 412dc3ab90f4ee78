// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// What loads() calls with what it reads, instead of taking it as it is; Missing for nothing.
struct JsonHooks {
    objects::Value object;
    objects::Value pairs;
    objects::Value real;
    objects::Value integer;
    objects::Value constant; ///< NaN and its kin
};

/// json.JSONDecodeError.
const objects::NativeType &jsonErrorType();
/// json.loads() of a text.
[[nodiscard]] objects::Value parseJson(objects::Context &context, const objects::Value &text,
                                       const JsonHooks &hooks);

} // namespace signalbox::modules
