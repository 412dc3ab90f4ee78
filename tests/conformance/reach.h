// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

#include <QMap>

namespace signalbox::testing {

/// What of the catalog a run has really come to, each with the number of its steps that did: "verb put",
/// "choice put forward", "predicate counter", "relation >=", "law uniform", and for a step inside another
/// "inside gather retry" (a gather in a retry, in whatever depth).
QMap<QString, int> reached(const Run &run);

} // namespace signalbox::testing
