// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_errors {

class TestErrors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { signalbox::testing::addStories(signalbox::testing::errorStories()); }
    void story() { signalbox::testing::holdStory(); }
};

SIGNALBOX_TEST(TestErrors)

} // namespace tst_errors

#include "tst_errors.moc"
