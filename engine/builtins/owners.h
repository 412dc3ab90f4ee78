// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// "__add__" and its like.
bool isSpecialName(std::string_view name);
/// The builtin type, \a type or a base of it, that itself has the special method: `int` of `bool.__add__`,
/// `object` of `int.__str__`. Null where none has it.
const Type *ownerOfSpecial(const Type &type, std::string_view name, PythonVersion version);

} // namespace signalbox::objects
