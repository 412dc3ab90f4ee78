// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/checks/problem.h"

namespace signalbox {

/// Why \a verb, which canIntervene() allows, is not done by hand in \a layout all the same; empty where it
/// is.
QString whyNotByHand(const Layout &layout, Verb verb);

/// The same of something that \a layout says; empty where it acts on a node that is gone.
QString whyNotByHand(const Layout &layout, const Intervention &intervention);

/// What a layout says is done by hand and is not, because of its code.
QList<Problem> checkHands(const Layout &layout);

} // namespace signalbox
