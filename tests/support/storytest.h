// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/simulation.h"
#include "tests/support/stories.h"

#include <QTest>

namespace signalbox::testing {

/// Rows for a test that tells stories.
inline void addStories(const QList<ProgramStory> &stories)
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<QString>("expected");
    for (const ProgramStory &story : stories)
        QTest::newRow(qPrintable(story.name)) << story.program << story.expected;
}

/// The story goes as expected; told again it leaves the identical trace; and left at any moment it ends
/// without a leak (which the sanitizers watch).
inline void holdStory()
{
    QFETCH(Program, program);
    QFETCH(QString, expected);
    QCOMPARE(tell(program), expected);
    QVERIFY(simulate(program) == simulate(program));
    for (int turns = 0; turns < 12; ++turns) {
        Simulation halfway(program);
        halfway.advance(turns);
    }
}

} // namespace signalbox::testing
