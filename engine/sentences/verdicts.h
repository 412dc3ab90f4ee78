// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/verdict.h"

namespace signalbox {

class Replay;

/// In order of time; empty for a run that went well.
QList<Verdict> verdicts(const Replay &replay);

} // namespace signalbox
