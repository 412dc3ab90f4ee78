// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/moment.h"

namespace signalbox {

/// What a resource holds, who has it and who waits, in one sentence.
QString resourceSentence(const Moment &moment, quint32 resource);

} // namespace signalbox
