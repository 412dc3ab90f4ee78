// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/panels/steplist.h"

namespace signalbox::steps {

/// The place of each step of the task's program, in its order; steps that mean nothing are not in it.
QList<StepPath> placesOfProgram(const Layout &layout, const QList<Step> &steps);

} // namespace signalbox::steps
