// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// str.encode() and bytes.decode(): UTF-8, ASCII, Latin-1; errors are strict, ignore, replace,
/// backslashreplace or (of encodeText) xmlcharrefreplace.
[[nodiscard]] Value encodeText(Context &context, const Value &text, const std::string &encoding,
                               const std::string &errors);
[[nodiscard]] Value decodeBytes(Context &context, const Value &bytes, const std::string &encoding,
                                const std::string &errors);

} // namespace signalbox::objects
