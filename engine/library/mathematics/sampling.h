// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// The methods of random.Random that draw ints and items: randrange(), choice(), sample() and so on.
std::span<const objects::FunctionRow> samplingMethods();

} // namespace signalbox::modules
