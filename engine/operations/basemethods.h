// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

namespace signalbox::objects {

/// What object and BaseException give to classes of the program: what super() finds there. Null where \a type
/// itself has none of this name.
const FunctionRow *baseMethod(const Type &type, std::string_view name);
/// Methods of exceptions, for all of them.
std::span<const FunctionRow> exceptionMethods();

} // namespace signalbox::objects
