// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_executor {

class TestExecutor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::executorStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestExecutor)

} // namespace tst_executor

#include "tst_executor.moc"
