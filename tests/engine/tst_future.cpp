// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_future {

class TestFuture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::futureStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestFuture)

} // namespace tst_future

#include "tst_future.moc"
