// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_counters {

class TestCounters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::counterStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestCounters)

} // namespace tst_counters

#include "tst_counters.moc"
