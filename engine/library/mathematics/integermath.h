// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// What math does with ints and with several numbers: gcd(), comb(), prod(), fsum() and so on.
std::span<const objects::FunctionRow> integerMathFunctions();
std::span<const objects::FunctionRow> sumFunctions();
/// math.sumprod(), since 3.12.
std::span<const objects::FunctionRow> laterSumFunctions();
/// math.sumprod() of as many values on either side.
[[nodiscard]] objects::Value sumOfProducts(objects::Context &context, std::span<const objects::Value> first,
                                           std::span<const objects::Value> second);
/// math.fsum().
[[nodiscard]] bool exactSum(objects::Context &context, const objects::Value &iterable, qsizetype &count,
                            double &out);

} // namespace signalbox::modules
