// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/invocation.h"

namespace signalbox {

/// As those in commands.h: many runs of a layout or of a program in Python.
int sweepCommand(const Invocation &invocation);
/// Two runs beside each other, of two files or of one with two seeds.
int compareCommand(const Invocation &invocation);

} // namespace signalbox
