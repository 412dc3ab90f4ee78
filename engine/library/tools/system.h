// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// sys.
Attributes makeSystem(objects::Context &context);
/// What sys.stdout and sys.stderr are.
objects::Value makeStream(objects::Context &context, Host::Stream stream);

} // namespace signalbox::modules
