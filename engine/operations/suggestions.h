// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <string>
#include <vector>

namespace signalbox::objects {

/// Which of \a known CPython would suggest to who wrote \a name, as Python/suggestions.c weighs them: the
/// first of those at the least distance in which at most a third of the characters differ, where a difference
/// in case counts half. Empty for none.
std::string suggestionFor(const std::string &name, const std::vector<std::string> &known);

/// "f() got an unexpected keyword argument 'sise'. Did you mean 'size'?", which 3.13 asks. Of functions in
/// Python.
std::string unexpectedKeyword(const Context &context, const std::string &function, const std::string &name,
                              const std::vector<std::string> &known);
/// The same of builtins, which before 3.13 said it in other words.
std::string invalidKeyword(const Context &context, const std::string &function, const std::string &name,
                           const std::vector<std::string> &known);

} // namespace signalbox::objects
