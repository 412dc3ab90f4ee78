// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_queues {

class TestQueues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::queueStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestQueues)

} // namespace tst_queues

#include "tst_queues.moc"
