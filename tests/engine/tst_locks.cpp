// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_locks {

class TestLocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::lockStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestLocks)

} // namespace tst_locks

#include "tst_locks.moc"
