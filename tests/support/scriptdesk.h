// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/scripts.h"
#include "widgets/session/player.h"

namespace signalbox::testing {

/// A program in Python that runs in a session of its own.
struct ScriptDesk {
    Document document;
    RunKeeper keeper{document};
    Player player{keeper};

    explicit ScriptDesk(const QString &text)
    {
        keeper.runInstead(programOfScript(text, PythonVersion::Python312));
    }
    /// The task of that name; None where there is none.
    TaskId task(const QString &name) const
    {
        const qsizetype at = keeper.replay().run().taskNames.indexOf(name);
        return at < 0 ? TaskId::None : TaskId(at);
    }
};

} // namespace signalbox::testing
