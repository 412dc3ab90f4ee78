// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/painting/codecard.h"
#include "widgets/painting/codemoment.h"

#include <QRectF>

#include <span>

namespace signalbox {

class CanvasScene;

/// \file
/// Which tasks stand in which row of a piece of code.

/// Those of \a life in row \a first, or in it and all behind it; \a shown comes first.
std::vector<RowStand> standsIn(const CardLife &life, int first, bool andBehind, TaskId shown);

/// The ground of a row in which \a stands are: in the colour of the first of them.
void paintRowGround(const CanvasScene &scene, const QRectF &row, std::span<const RowStand> stands);

/// Signs for \a stands at the right end of \a row, in which words go as far as \a words: with a name where
/// one alone has room for it, counted where they are many. The left edge of what was painted.
double paintRowPips(const CanvasScene &scene, const QRectF &row, std::span<const RowStand> stands,
                    double words);

/// The calls inside each other that \a task waits for, \a calls, in \a place, which has room for \a shown:
/// the innermost one, with two the outermost as well, with three a word for those between.
void paintCallsInPlace(const CanvasScene &scene, const QRectF &place, TaskId task,
                       std::span<const CallPlace> calls, int shown);
/// The parts of the card \a box of \a node, in which the calls stand that \a shown waits for.
CodeCard cardWithCalls(const CodeMoment &life, NodeId node, const QRectF &box, const CodeOutline &outline,
                       TaskId shown);

} // namespace signalbox
