// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// The part of re that is written here; the other part is re.py.
Attributes makeRe(objects::Context &context);

} // namespace signalbox::modules
