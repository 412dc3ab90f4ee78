// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/evaluator.h"

namespace signalbox::evaluator {

bool isCoroutine(const objects::Value &value);
QString qualifiedNameOf(const objects::Value &coroutine);

} // namespace signalbox::evaluator
