// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/inks.h"
#include "widgets/look/theme.h"

namespace signalbox {

/// \a colour for what lies ahead of the playhead.
QColor ahead(const Theme &theme, const QColor &colour);
/// The same for signs: pale, yet seen on the canvas as WCAG asks of them (1.4.11: 3:1), as how a task will
/// end is known before it does.
QColor signAhead(const Theme &theme, const QColor &colour);

} // namespace signalbox
