// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// The room that a kind's card takes, and where wires reach it: one row a kind. (What is drawn there is in
/// nodepainter.cpp, a row a kind as well.)
struct KindShape {
    enum class Doors : quint8 {
        Actor, ///< ports In, Out and Use
        Flow, ///< In and Out: things flow through it from left to right
        AnySide, ///< In and Out, but tasks only come to it and go again: wires take the shortest way
        Use, ///< one port, at the top
        Frame, ///< In, beside its title
        None ///< no wire is drawn to it by hand
    };
    Doors doors = Doors::Flow;
    /// Of everything the node draws, its lines of waiters included; multiples of the grid, but for frames.
    QSizeF (*size)(const Node &node) = nullptr;
};
const KindShape &shapeOf(NodeKind kind);

inline constexpr double kSlotPitch = 36; ///< from one item place of a queue to the next

/// How many places a queue's card shows: all of up to eight, of larger ones the first six and one that counts
/// the rest.
int shownSlots(const Node &queue);

} // namespace signalbox
