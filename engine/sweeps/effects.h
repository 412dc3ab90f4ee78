// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sweeps/sweep.h"

namespace signalbox {

/// What comes of one number a little smaller, and a little greater.
struct Effect {
    /// One of the two.
    struct Side {
        double value = 0; ///< of the number
        std::optional<double> outcome; ///< none where it has none, or the number takes no such value
    };
    Knob knob;
    Side less;
    Side more;

    /// The greater of the two changes from \a now, without its sign: 0 where nothing is known.
    double size(double now) const;
};

struct Effects {
    std::optional<double> now; ///< of the layout as it is; none: then there are no effects
    std::vector<Effect> effects; ///< the greatest first; numbers of the same effect in the layout's order
};

/// Every number of \a layout by \a share of it, whole ones by 1 at least; but for its seed, and for those
/// that are 0, of which a share is nothing.
Effects effectsOf(const Layout &layout, Measure measure, double share = 0.1,
                  const std::function<bool()> &isWanted = {});

} // namespace signalbox
