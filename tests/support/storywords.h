// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/stories.h"

namespace signalbox::testing {

/// What stories are written with: main and its tasks a, b and c.
using Bodies = QList<std::pair<QString, Lines>>;

inline const QString kMain = QStringLiteral("main");
inline const QString kA = QStringLiteral("a");
inline const QString kB = QStringLiteral("b");
inline const QString kC = QStringLiteral("c");

inline Lines startAll(Lines then = {})
{
    return Lines{spawn("a"), spawn("b"), spawn("c")} + then;
}

inline const Lines kWaitForAll{spawn("a"), spawn("b"), spawn("c"), waitAll({"a", "b", "c"})};

inline ProgramStory story(const char *name, std::vector<ProgramResource> resources, const Bodies &bodies,
                          const char *expected)
{
    return {words(name), write(std::move(resources), bodies), words(expected)};
}

} // namespace signalbox::testing
