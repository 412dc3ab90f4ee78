// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// \file
/// The room that the card of a piece of code takes, in canvas units: a head, and a row for each of its lines.
/// What is imported is placed by it, before there is a window.

inline constexpr double kCodeHead = 40; ///< height of the head
inline constexpr double kCodeRow = 24; ///< of a row
inline constexpr double kCodeIndent = 18; ///< by which the rows of a block stand in
inline constexpr double kCodeMargin = 64; ///< before the text of a row: its number and its picture
inline constexpr double kCodeLetter = 7.25; ///< of the letters of code
inline constexpr int kDeepestShown = 6; ///< blocks further in are not set further in
inline constexpr int kMostRows = 12; ///< of longer code the last row counts the others

/// How many rows of code a card shows, and how many it only counts.
struct ShownRows {
    int shown = 0;
    int counted = 0;
};
ShownRows shownRows(int rows);

/// Of a node of code; multiples of the canvas's grid.
QSizeF codeCardSize(const Node &node);

} // namespace signalbox
