// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

struct CodeOutline;

/// \file
/// The room that the card of a piece of code takes, in canvas units: a head, and a row for each of its lines.
/// What is imported is placed by it, before there is a window.

inline constexpr double kCodeHead = 40; ///< height of the head
inline constexpr double kCodeRow = 24; ///< of a row
inline constexpr double kCodeIndent = 18; ///< by which the rows of a block stand in
inline constexpr double kCodeMargin = 64; ///< before the text of a row: its number and its picture
inline constexpr double kCodeLetter = 7.25; ///< of the letters of code
inline constexpr double kCodeFoot = 34; ///< of the strip at the foot that its tasks stand in
inline constexpr double kCodeCall = 26; ///< of a call that is in place, shown below the row that waits for it
inline constexpr double kShelf = 46; ///< of a line of what it makes
inline constexpr double kShelfPlace = 152; ///< width of a place in it
inline constexpr int kDeepestShown = 6; ///< blocks further in are not set further in
inline constexpr int kMostRows = 12; ///< of longer code the last row counts the others

/// How many rows of code a card shows, and how many it only counts.
struct ShownRows {
    int shown = 0;
    int counted = 0;
};
ShownRows shownRows(int rows);

/// Whether tasks may run it: then there is a foot for them.
bool hasFoot(const CodeOutline &outline);
/// Whether it calls a function of the program and waits for it, `await fetch(x)` or `total(x)`, as far as the
/// piece alone tells: then there is room for that call.
bool callsInPlace(const CodeOutline &outline);
/// How many lines there are for the queues, locks and the like that it makes, on a card of \a width.
int shelfLines(const CodeOutline &outline, double width);
/// How many places stand in such a line.
int shelfPlaces(double width);

/// Of a node of code; multiples of the canvas's grid.
QSizeF codeCardSize(const Node &node);

} // namespace signalbox
