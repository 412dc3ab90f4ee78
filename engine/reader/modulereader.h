// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/readmodule.h"
#include "engine/syntax/parser.h"

namespace signalbox::reading {

/// Nothing where a statement is none that an export has.
std::optional<ReadModule> readModule(const syntax::ParsedModule &parsed);

} // namespace signalbox::reading
