// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox::evaluator {

/// Why a program that imports this module is refused, as a sentence: it is Python's, but about something that
/// is not run here. Empty for all others.
QString whyNotImported(const QString &module);

} // namespace signalbox::evaluator
