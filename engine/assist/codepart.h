// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox::assist {

/// A piece of code, cut at the functions and classes of its outermost level around a place: what is in front
/// and behind stays the same while somebody writes between, and need not be read again at each letter.
struct CodePart {
    QString before; ///< empty, or whole lines that Python can read
    QString own;
    QString behind;

    /// Of \a code around \a place, in characters.
    static CodePart around(const QString &code, qsizetype place, PythonVersion version);
};

} // namespace signalbox::assist
