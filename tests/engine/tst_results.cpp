// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"

class TestResults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::resultStories()); }
    void story() { signalbox::testing::holdStory(); }
};

QTEST_GUILESS_MAIN(TestResults)
#include "tst_results.moc"
