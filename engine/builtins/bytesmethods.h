// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>
#include <string>

namespace signalbox::objects {

/// The methods of bytes that look for parts, split, join, fill and translate.
std::span<const FunctionRow> bytesMethods();
/// bytes.maketrans(): found on the type and on its instances.
extern const FunctionRow bytesMakeTranslation;
/// bytes.fromhex().
extern const FunctionRow bytesFromHex;

/// An argument that has to be bytes: "a bytes-like object is required, not 'str'".
[[nodiscard]] bool toBytes(Context &context, const Value &value, std::string &out);
/// The bytes that bytes() makes of an iterable of ints: "bytes must be in range(0, 256)".
[[nodiscard]] bool bytesOfItems(Context &context, const Value &iterable, std::string &out);

} // namespace signalbox::objects
