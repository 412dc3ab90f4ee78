// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_results {

class TestResults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::resultStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestResults)

} // namespace tst_results

#include "tst_results.moc"
