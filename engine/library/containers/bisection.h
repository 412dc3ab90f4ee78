// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// bisect.bisect_right() of values in order, between \a from and \a to.
[[nodiscard]] bool bisectRight(objects::Context &context, std::span<const objects::Value> values,
                               const objects::Value &value, qsizetype from, qsizetype to, qsizetype &out);
Attributes makeBisect(objects::Context &context);

} // namespace signalbox::modules
