// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox::steps {

/// How a step reads in a list: "with oven", "sleep 0.70 s", "put soup into window (priority 2)". The patterns
/// stand in verbRows(). Plain text: names and texts of the document are as they are.
QString words(const Layout &layout, const Step &step);
QString words(const Layout &layout, const Predicate &predicate); ///< "counter done >= 3", "bell is not set"
QString words(const Duration &duration); ///< "0.20 s to 0.50 s", "about 0.40 s"

} // namespace signalbox::steps
