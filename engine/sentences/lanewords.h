// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/lanes.h"

namespace signalbox {

/// What the lane of a \a resource is called: "window fill", "oven owner". Lanes of other kinds are called as
/// they are: the name of a task.
QString laneWords(Lane::Kind kind, const QString &resource);
/// What a lane of this kind is of, for looking it up: "task", "queue".
QString laneKindWords(Lane::Kind kind);

} // namespace signalbox
