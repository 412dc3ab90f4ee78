// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"

namespace signalbox::asyncio {

/// "f(3) at /home/me/program.py:7", as handles, futures and messages of a loop tell of a callback
/// (asyncio/format_helpers.py): since 3.13 without its arguments, unless \a showsArguments. What its own
/// repr() raises is left out.
std::string callbackWords(Asyncio &asyncio, const objects::Value &callback,
                          std::span<const objects::Value> arguments, bool showsArguments);
/// "main() running at /home/me/program.py:12", as a task's repr() has it: what \a code was made of.
/// \a isDone: the task has come to its end.
std::string coroutineWords(Asyncio &asyncio, const LayeredCode &code, bool isDone);
/// What wait(), as_completed(), gather() or wait_for() listens to its members by.
std::string wordsOfMemberCallback(const signalbox::Call &call, PythonVersion version);
/// What reprlib.repr() makes of \a value: long texts and containers are cut. Missing where that raised.
objects::Value shortRepr(Asyncio &asyncio, const objects::Value &value);

} // namespace signalbox::asyncio
