// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/host.h"

namespace signalbox::evaluator {

/// Builtins that need more than values, as print() does: by name, for one run.
objects::Value programBuiltin(objects::Context &context, Host &host, const QString &name);

/// sys.stdout or sys.stderr: with write() and flush(), which go to the host.
objects::Value makeOutput(objects::Context &context, Host &host, bool isError);

} // namespace signalbox::evaluator
