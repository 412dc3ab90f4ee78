// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

namespace signalbox {

/// The trace for people and golden files: one aligned line a fact.
QString toText(const Run &run);
QString factText(const Run &run, qsizetype at);

} // namespace signalbox
