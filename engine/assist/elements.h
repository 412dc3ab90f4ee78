// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

#include <vector>

namespace signalbox::assist {

/// Where an item of something comes from.
struct ItemSource {
    const syntax::Expression *expression = nullptr;
    bool isSpread = false; ///< the items of the expression are meant, not the expression
    bool isAwaited = false; ///< what `await` gives of it
};

/// What the items of \a whole are made from, as it is written: those of a list, what a comprehension makes,
/// what gather was given. Nothing where it does not tell, as for a name. Points into the tree.
std::vector<ItemSource> itemSources(const syntax::Expression &whole);

} // namespace signalbox::assist
