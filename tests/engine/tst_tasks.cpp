// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_tasks {

class TestTasks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::taskStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestTasks)

} // namespace tst_tasks

#include "tst_tasks.moc"
