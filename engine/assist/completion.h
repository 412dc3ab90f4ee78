// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/program.h"

namespace signalbox::assist {

/// A way to go on.
struct Suggestion {
    enum class Sort : quint8 { Argument, Variable, Function, Type, Module, Keyword };
    QString name; ///< what is written: "put", "delay="
    Sort sort = Sort::Variable;
    QString signature; ///< "(item)"; empty for what is not called
    QString words; ///< a sentence about it; may be empty

    bool operator==(const Suggestion &) const = default;
};

/// How the word at a place of a piece may go on.
struct Completion {
    int typed = 0; ///< characters in front of the place that a suggestion takes the place of
    bool isAsked = false; ///< behind a dot: there is something to show before a letter is typed
    std::vector<Suggestion> suggestions; ///< arguments first, then the nearest scope, Python's own last
};

/// Of \a place in \a code, in characters. Empty in texts and comments, where something gets a name, and where
/// nothing fits.
///
///     completionAt(u"q = asyncio.Queue()\nq.pu"_s, 24, around); // put, put_nowait
Completion completionAt(const QString &code, qsizetype place, const Surroundings &around);

} // namespace signalbox::assist
