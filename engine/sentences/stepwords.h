// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

namespace signalbox {

/// "put into queue window", "acquire lock oven", "sleep", \a object being what objectWords() makes of it.
QString verbWords(Verb verb, const QString &object);
/// One step as a person would say it: "put into queue window", "sleep for 0.50 s", "repeat 3 times".
QString stepWords(const Program &program, quint32 step);

} // namespace signalbox
