// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// Real time that computing took, from \a milliseconds: "0.033 ms", "60 ms", from a second on "5.3 s".
/// Virtual time has words of its own, see formatTime().
QString spentTime(double milliseconds);

} // namespace signalbox
