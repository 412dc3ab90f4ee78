// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <iterator>

namespace signalbox {

/// Whether \a rows, each with a \c kind, are one for every NodeKind, in its order: for a static_assert beside
/// a table, so that a new kind without a row does not compile.
template <typename Rows> constexpr bool isRowPerKind(const Rows &rows)
{
    std::size_t at = 0;
    for (const auto &row : rows) {
        if (std::size_t(row.kind) != at++)
            return false;
    }
    return at == std::size_t(kNodeKindCount);
}

/// The same for rows with a \c verb.
template <typename Rows> constexpr bool isRowPerVerb(const Rows &rows)
{
    std::size_t at = 0;
    for (const auto &row : rows) {
        if (std::size_t(row.verb) != at++)
            return false;
    }
    return at == std::size_t(kVerbCount);
}

} // namespace signalbox
