// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/token.h"

#include <array>
#include <utility>

namespace signalbox::syntax {

/// What a rule of the grammar does by the token that it begins with: one row for each such kind. Of all other
/// kinds it is an empty value: no rule begins with them.
///
///     static constexpr ByKind<Rule> rules{{{Kind::Def, …}, {Kind::Class, …}}};
///     if (const Rule rule = rules[kind()])
template <typename What> class ByKind {
public:
    template <std::size_t size> explicit constexpr ByKind(const std::pair<Kind, What> (&rows)[size])
    {
        for (const auto &[kind, what] : rows)
            m_values[std::size_t(kind)] = what;
    }
    constexpr What operator[](Kind kind) const { return m_values[std::size_t(kind)]; }

private:
    std::array<What, std::size_t(kLastKind) + 1> m_values{};
};

} // namespace signalbox::syntax
