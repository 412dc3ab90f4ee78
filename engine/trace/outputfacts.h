// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

namespace signalbox {

/// Of each piece of Run::output the fact with which it is there. What goes to stdout has a fact of its own.
/// What goes to stderr has none: it is there with the first fact of its moment, or with what was printed
/// before it.
std::vector<qsizetype> outputFacts(const Run &run);

} // namespace signalbox
