// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox {

/// For people and failing tests: one line a step, indented.
QString toText(const Program &program);

} // namespace signalbox
