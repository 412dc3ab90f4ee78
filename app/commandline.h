// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/invocation.h"

#include <QStringList>

namespace signalbox {

/// Reads the arguments that follow the program's name.
Invocation parseArguments(const QStringList &arguments);

/// What to print when \a what is wrong with the arguments, of \a command where one is known.
Invocation misuse(const QString &what, const QString &command = {});

} // namespace signalbox
