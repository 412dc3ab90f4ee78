// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/script/codetext.h"

#include <QString>

namespace signalbox::assist {

/// What stands in front of a place of a text, which may be no Python yet.
struct Caret {
    enum class Where : quint8 {
        Elsewhere, ///< in a text, a comment, a number
        Name, ///< where an expression or a statement may begin
        Attribute, ///< behind the dot of `receiver`
        NewName, ///< where something is given a name: behind def, class, as, for
        Module, ///< behind import, or from
        ModuleMember, ///< behind `from receiver import`
    };
    Where where = Where::Elsewhere;
    QString word; ///< what is typed of the name so far
    QString receiver;
    int line = 1; ///< on which the place is, and the statement begins
    int statementLine = 1;
    bool beginsStatement = false; ///< nothing but the word stands in the statement

    /// A call that is open around the place.
    struct OpenCall {
        QString function; ///< "asyncio.gather", as it is written
        int argument = 0; ///< how many arguments stand in front
        QString keyword; ///< by which name the argument at the place is given
        qsizetype opening = 0; ///< place of its bracket in the text
    };
    std::optional<OpenCall> call;

    /// Of \a place in \a code, in characters.
    static Caret at(const QString &code, qsizetype place);
};

} // namespace signalbox::assist
