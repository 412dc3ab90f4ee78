// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// int(), float(), str(), list() and so on: the rows are named after the types.
std::span<const FunctionRow> constructors();

} // namespace signalbox::objects
