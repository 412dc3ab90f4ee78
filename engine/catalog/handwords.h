// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// "By hand at 2.40 s: cancel cook".
QString handWords(const Layout &layout, const Intervention &intervention);

} // namespace signalbox
