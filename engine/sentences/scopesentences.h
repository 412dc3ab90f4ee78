// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/moment.h"

namespace signalbox {

/// What becomes of a TaskGroup, a timeout or a call that waits for several things, in one sentence.
QString scopeSentence(const Moment &moment, ScopeId scope);

} // namespace signalbox
