// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

/// The whole program, from its arguments to its exit code.
int runProgram(int argc, char **argv);

} // namespace signalbox
