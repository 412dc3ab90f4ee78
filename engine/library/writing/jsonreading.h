// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// json.JSONDecodeError.
const objects::NativeType &jsonErrorType();
/// json.loads() of a text.
[[nodiscard]] objects::Value parseJson(objects::Context &context, const objects::Value &text);

} // namespace signalbox::modules
