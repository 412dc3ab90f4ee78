// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/runtime.h"

namespace signalbox::evaluator {

/// While it lives, values say by repr() and str() what they are to whoever follows the run, which asyncio
/// itself would not ask: so that the program takes no notice, of its own code only what reads is run, no
/// round of it counts, and no statement has begun. Else RuntimeError.
class Telling {
public:
    explicit Telling(Runtime &runtime);
    ~Telling();
    Telling(const Telling &) = delete;
    Telling &operator=(const Telling &) = delete;

private:
    Runtime &m_runtime;
    const bool m_wasTelling;
    const qint64 m_statementsBegun;
    const qint64 m_budget;
};

/// Whether a call that begins leaves all as it is: it is of a library, or computes in one go what it returns
/// from attributes, operators and functions that only tell. What the latter call is asked by itself.
bool mayTell(const Activation &activation);

} // namespace signalbox::evaluator
