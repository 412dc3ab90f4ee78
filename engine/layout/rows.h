// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <iterator>

namespace signalbox {

/// Whether \a rows, each with a \c kind, are one for every NodeKind from \a first to before \a end, in its
/// order: for a static_assert beside a table, so that a new kind without a row does not compile.
template <typename Rows> constexpr bool isRowPerKind(const Rows &rows, int first, int end)
{
    int at = first;
    for (const auto &row : rows) {
        if (int(row.kind) != at++)
            return false;
    }
    return at == end;
}

template <typename Rows> constexpr bool isRowPerKind(const Rows &rows)
{
    return isRowPerKind(rows, 0, kNodeKindCount);
}

/// Actors stand first in NodeKind, then resources, frames and code: tables for some of these.
template <typename Rows> constexpr bool isRowPerActor(const Rows &rows)
{
    return isRowPerKind(rows, 0, kFirstResource);
}

template <typename Rows> constexpr bool isRowPerResource(const Rows &rows)
{
    return isRowPerKind(rows, kFirstResource, kFirstFrame);
}

template <typename Rows> constexpr bool isRowPerFrame(const Rows &rows)
{
    return isRowPerKind(rows, kFirstFrame, kFirstCode);
}

/// The row of a table of resources, or of frames, for \a kind, which must be one.
template <typename Rows> constexpr const auto &resourceRow(const Rows &rows, NodeKind kind)
{
    return rows[std::size_t(kind) - std::size_t(kFirstResource)];
}

template <typename Rows> constexpr const auto &frameRow(const Rows &rows, NodeKind kind)
{
    return rows[std::size_t(kind) - std::size_t(kFirstFrame)];
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
