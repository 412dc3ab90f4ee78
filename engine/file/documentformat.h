// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/limits.h"
#include "engine/layout/units.h"

namespace signalbox {

/// \file
/// What *.signalbox documents and clipboard fragments are called, and what they take.

inline constexpr char kDocumentFormat[] = "signalbox";
inline constexpr char kFragmentFormat[] = "signalbox-fragment";
inline constexpr int kFormatVersion = 1;

/// What a document may hold. Panels that edit keep to the same limits, so that what is saved can be opened.
/// Layouts keep to kLongestName and kHighestId by themselves (limits.h).
inline constexpr int kLongestTitle = 200;
inline constexpr int kLongestDescription = 10'000;
inline constexpr int kLongestText = 1'000; ///< characters of a step's text
inline constexpr int kMostNodes = 20'000;
inline constexpr int kMostLinks = 100'000;
inline constexpr int kMostSteps = 100'000; ///< of all tasks together, also inside other steps
inline constexpr int kDeepestNesting = 64; ///< of steps in steps, and of frames in frames
inline constexpr qint64 kMostRounds = 1'000'000; ///< of Repeat
inline constexpr Micros kLongestStep = 1'000'000 * kMicrosPerSecond; ///< of one step, and of a run
inline constexpr qint64 kHighestStepCost = 1'000'000'000; ///< nanoseconds
inline constexpr qint64 kHighestSeed = (qint64(1) << 53) - 1; ///< other programs read numbers as doubles
inline constexpr double kFarthest = 1e6; ///< of a position from the origin, and a frame's longest side
inline constexpr qint64 kLargestFile = 200'000'000; ///< bytes; a larger one is refused unread

} // namespace signalbox
