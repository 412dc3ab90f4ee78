// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/programs.h"

namespace signalbox::testing {

/// A small program about one behaviour or one race, and what one sees of it: "time task what", a line each,
/// without the turns. The engine's tests hold it to the lines; the conformance test tells the same stories on
/// CPython.
struct ProgramStory {
    QString name;
    Program program;
    QString expected;
};

QList<ProgramStory> queueStories();
QList<ProgramStory> lockStories();
QList<ProgramStory> itemStories();
QList<ProgramStory> conditionStories();
QList<ProgramStory> barrierStories();
QList<ProgramStory> counterStories();
QList<ProgramStory> taskStories();
QList<ProgramStory> groupStories();
QList<ProgramStory> gatherStories();
QList<ProgramStory> waitStories();
QList<ProgramStory> shieldStories();
QList<ProgramStory> futureStories();
QList<ProgramStory> resultStories();
QList<ProgramStory> executorStories();
QList<ProgramStory> errorStories();
QList<ProgramStory> flowStories();
QList<ProgramStory> exceptStarStories();
/// By the rules of later versions of Python: each goes otherwise before.
QList<ProgramStory> storiesOfPython312();
QList<ProgramStory> storiesOfPython313();
QList<ProgramStory> allStories();

/// What is seen of \a program, in the form of ProgramStory::expected.
QString tell(const Program &program);

} // namespace signalbox::testing
