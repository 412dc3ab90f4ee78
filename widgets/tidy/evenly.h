// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <vector>

namespace signalbox {

/// The numbers that never fall from one to the next and lie nearest to \a wanted, by the sum of squares:
/// isotonic regression, by pooling neighbours that are in the wrong order (Ayer and others, 1955). In linear
/// time.
std::vector<double> nearestRising(const std::vector<double> &wanted);

/// How many pairs of \a numbers stand in falling order. In n log n.
qint64 inversionsOf(const std::vector<int> &numbers);

} // namespace signalbox
