// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/script/codetext.h"
#include "engine/script/rowsign.h"

#include <span>

namespace signalbox {

/// What the statement that \a line, some tokens of \a code, begins or is does; the words of asyncio's calls
/// have pictures of their own.
RowSign signOf(const CodeTokens &code, std::span<const syntax::Token> line);

} // namespace signalbox
