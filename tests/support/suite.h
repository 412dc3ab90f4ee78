// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

namespace signalbox::testing {

/// Of random things there are fewer under sanitizers, which take five times as long.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif

/// Puts a test, or another role that a process can play, among those of its executable. One executable holds
/// the tests of a whole folder, as linking one for each file would take longer than the tests themselves:
///
///     engine_tests tst_locks                 every test function of tst_locks.cpp
///     engine_tests tst_locks afterAHandOver  one of them; other options are QTest's
class Role {
public:
    using Play = int (*)(int argc, char **argv);

    /// \a file: the source that holds it, whose name without its ending is how it is called.
    Role(const char *file, Play play);
};

template <typename Test> int runTest(int argc, char **argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace signalbox::testing

/// In place of QTEST_MAIN.
#define SIGNALBOX_TEST(Test)                                                                                 \
    static const signalbox::testing::Role registered##Test(__FILE__, &signalbox::testing::runTest<Test>);
