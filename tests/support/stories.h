// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/programs.h"

namespace signalbox::testing {

/// A small program about one behaviour or one race, and what one sees of it: "time task what", a line each,
/// without the turns. The engine's tests hold it to the lines; the conformance test tells the same stories on
/// CPython.
struct Story {
    QString name;
    Program program;
    QString expected;
};

QList<Story> queueStories();
QList<Story> lockStories();
QList<Story> itemStories();
QList<Story> conditionStories();
QList<Story> barrierStories();
QList<Story> counterStories();
QList<Story> taskStories();
QList<Story> groupStories();
QList<Story> gatherStories();
QList<Story> waitStories();
QList<Story> shieldStories();
QList<Story> futureStories();
QList<Story> resultStories();
QList<Story> executorStories();
QList<Story> errorStories();
QList<Story> flowStories();
QList<Story> exceptStarStories();
/// By the rules of later versions of Python: each goes otherwise before.
QList<Story> storiesOfPython312();
QList<Story> storiesOfPython313();
QList<Story> allStories();

/// What is seen of \a program, in the form of Story::expected.
QString tell(const Program &program);

} // namespace signalbox::testing
