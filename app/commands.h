// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"

namespace signalbox {

/// The commands that need no window. Each returns the exit code: 0 when it did what it was asked, 1 when a
/// file was the reason that it could not, 130 after Ctrl+C. They need an application object; exportCommand()
/// one that can paint.
int runCommand(const Invocation &invocation);
int exportCommand(const Invocation &invocation);
int pythonCommand(const Invocation &invocation);
int importCommand(const Invocation &invocation);
int validateCommand(const Invocation &invocation);

} // namespace signalbox
