// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/figures.h"

#include <QJsonObject>

namespace signalbox {

/// The figures of \a run for other programs, as resources/figures.schema.json has them: times in seconds,
/// exact to the microsecond, shares from 0 to 1, null for what means nothing.
QJsonObject figuresToJson(const Run &run, const RunFigures &figures);

/// "put", "get", "join", "acquire", "signal", "worker".
QString keyOf(WaitGoal goal);

} // namespace signalbox
