// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

namespace signalbox::objects {

/// What builtin types have that belongs to the type, not to its instances: int.from_bytes(),
/// str.maketrans(). Null where there is none of this name.
const FunctionRow *classMethodOf(Kind kind, std::string_view name);

} // namespace signalbox::objects
