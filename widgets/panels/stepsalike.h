// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <optional>

namespace signalbox::steps {

/// Whether two tasks do the same in the same places, whatever the fields of their steps say.
bool areAlike(const QList<Step> &one, const QList<Step> &other);

/// What becomes of \a other, which is alike \a before, when somebody makes \a after of that: the fields that
/// were changed change there too, and others stay. Nothing where steps came, went or moved and the two are
/// not the same to begin with.
std::optional<QList<Step>> alsoEdited(const QList<Step> &before, const QList<Step> &after,
                                      const QList<Step> &other);

} // namespace signalbox::steps
