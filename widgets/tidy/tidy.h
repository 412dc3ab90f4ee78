// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/tidy/dotlayout.h"

namespace signalbox {

/// Auto-layout: from left to right as things flow, frames around what they hold, what is used by many near
/// them, no card on another, and what is equal otherwise in the order in which it stood. With the gaps that
/// it leaves no wire runs behind a card. It knows no window.
///
///     Tidy tidy;
///     document.placeNodes(tidy.tidied(document.layout(), selection), tr("Tidy"));
class Tidy {
public:
    explicit Tidy(Dot dot = Dot())
        : m_dot(std::move(dot))
    {
    }

    /// \a layout with the nodes \a chosen, and what they hold, placed anew about where they were; all of
    /// them, for none. What was not chosen stays, unless a frame that must grow pushes it aside. Only places
    /// and the sizes of frames change. Takes time: dot up to Dot::kTimeLimit.
    Layout tidied(const Layout &layout, const QList<NodeId> &chosen = {});

    /// How much there is to follow with the eyes: lengths of wires, their detours and crossings, how large
    /// all is.
    static double effort(const Layout &layout);

private:
    void place(Layout &layout, const QSet<NodeId> &group);

    Dot m_dot;
};

} // namespace signalbox
