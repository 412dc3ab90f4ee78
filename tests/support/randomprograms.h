// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox::testing {

/// A small random program for a seed, the same on every machine: two to five tasks that use queues, locks, a
/// semaphore and an event, nest scopes and handlers, and cancel each other. All durations are multiples of a
/// tenth of a second, so that ties are common.
Program randomProgram(quint32 seed);

} // namespace signalbox::testing
