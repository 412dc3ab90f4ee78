// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// Methods that operators and builtin functions stand for, as attributes: str.__add__, [].__len__. What they
/// do is what the operators do.
std::span<const FunctionRow *const> specialMethodsOf(Kind kind);
/// The same for whatever kind of value; null where there is none of this name.
const FunctionRow *specialMethodNamed(std::string_view name);
/// list.__class_getitem__(); self is the type.
const FunctionRow &classGetItem();
/// Of a type of the library whose class tells what it can: asked only by what derives from it.
const FunctionRow *specialMethodOfLibrary(std::string_view name);

} // namespace signalbox::objects
