// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/program.h"

namespace signalbox::assist {

/// A parameter as a signature has it.
struct SignaturePart {
    QString name; ///< empty for `/`, `*`, `*rest` and `**names`, which no argument goes by
    QString defaultValue;
    int begin = 0; ///< in the signature
    int end = 0;
};

/// Of "(item, *, delay=1.0)".
std::vector<SignaturePart> parametersOf(const QString &signature);

/// What a call that is being written takes.
struct CallHelp {
    QString function; ///< as it is written: "asyncio.gather"
    QString signature; ///< "(item, *, delay=1.0)"
    int begin =
        0; ///< of the parameter, in the signature, that the argument at the place is for; both 0: none
    int end = 0;
    QString words; ///< a sentence about the function; may be empty
    qsizetype opening = 0; ///< place of the call's bracket in the code

    bool operator==(const CallHelp &) const = default;
};

/// Of the innermost call that is open at \a place in \a code, in characters; nothing where there is none, or
/// none that is known.
std::optional<CallHelp> callHelpAt(const QString &code, qsizetype place, const Surroundings &around);

} // namespace signalbox::assist
