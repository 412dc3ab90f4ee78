// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

/// From here on a screen reader finds charts that are widgets of their own as charts. Each calls it when it
/// is made; more than once is as good as once.
void installChartAccessibility();

} // namespace signalbox
