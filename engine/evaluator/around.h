// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QString>

namespace signalbox::evaluator {

/// What a program has that its text does not say.
struct Around {
    QSet<QString> modules = {}; ///< files beside it: what it imports by these names is no module of Python's
    QSet<QString> names = {}; ///< that others bind for it, and are no builtins then
};

} // namespace signalbox::evaluator
