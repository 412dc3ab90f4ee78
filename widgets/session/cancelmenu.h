// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/livetasks.h"

#include <functional>

class QMenu;

namespace signalbox {

inline constexpr int kMostToCancel = 20; ///< tasks in one menu

/// What a menu offers for \a tasks: to cancel one, or one of several, at \a time by hand. \a cancel gets the
/// name that Python gives it. What has no name of its own stands there with the reason why it cannot be
/// chosen.
void addCancelling(QMenu &menu, const QList<LiveTask> &tasks, Micros time,
                   const std::function<void(const QString &)> &cancel);

} // namespace signalbox
