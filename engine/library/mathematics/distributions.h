// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// The methods of random.Random that draw floats: uniform(), gauss() and so on.
std::span<const objects::FunctionRow> distributionMethods();
/// Those that are others since 3.12, and what they were before.
std::span<const objects::FunctionRow> laterDistributionMethods();
std::span<const objects::FunctionRow> formerDistributionMethods();

} // namespace signalbox::modules
