// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/moment.h"

namespace signalbox {

/// What a resource holds, who has it and who waits, in one sentence.
QString resourceSentence(const Moment &moment, quint32 resource);
/// The same in a few words: "3 of 5 items, waiting to put: cook"; empty for what has no state.
QString resourceState(const Moment &moment, quint32 resource);

} // namespace signalbox
