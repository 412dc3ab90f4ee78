// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_flow {

class TestFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data()
    {
        using namespace signalbox::testing;
        addStories(flowStories() + exceptStarStories());
    }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestFlow)

} // namespace tst_flow

#include "tst_flow.moc"
