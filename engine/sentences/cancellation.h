// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/moment.h"

namespace signalbox {

/// \file
/// Who cancelled what, and why.

/// "by group makers, because orders-fax failed with RuntimeError: paper jam"
QString cancelledBy(const Moment &moment, const TaskView &task);
/// "because orders-fax failed with RuntimeError: paper jam": why \a scope cancels what is in it. Empty where
/// there is no reason but its own.
QString culpritWords(const Moment &moment, const ScopeView &scope);
/// "it was asked to cancel at 1.00 s by boss and is on its way out": said while a cancellation is under way.
/// One that is caught is over for the task.
QString onItsWayOut(const Moment &moment, const TaskView &task);

} // namespace signalbox
