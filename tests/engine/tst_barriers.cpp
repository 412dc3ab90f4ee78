// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_barriers {

class TestBarriers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::barrierStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestBarriers)

} // namespace tst_barriers

#include "tst_barriers.moc"
