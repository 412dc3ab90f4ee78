// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <string>
#include <string_view>

namespace signalbox::objects {

/// What str's methods ask of code points. 3.11 knows Unicode 14, 3.12 Unicode 15, 3.13 Unicode 15.1; what was
/// not assigned yet has no property in the earlier ones.
bool isPrintable(char32_t point, PythonVersion version);
bool isSpace(char32_t point);
bool isAlphabetic(char32_t point, PythonVersion version);
bool isNumeric(char32_t point, PythonVersion version);
bool isDigit(char32_t point, PythonVersion version);
/// 0…9; -1 for what is no decimal digit.
int decimalOf(char32_t point, PythonVersion version);
bool isLower(char32_t point);
bool isUpper(char32_t point);
bool isTitle(char32_t point);
bool isCased(char32_t point);
bool isCaseIgnorable(char32_t point);
bool isIdentifierStart(char32_t point, PythonVersion version);
bool isIdentifierPart(char32_t point, PythonVersion version);

/// Mappings may give several code points. The final sigma is not their concern.
std::u32string lowerOf(char32_t point);
std::u32string upperOf(char32_t point);
std::u32string titleOf(char32_t point);
std::u32string foldOf(char32_t point);

} // namespace signalbox::objects
