// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/messages/message.h"
#include "tests/support/suite.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesAreFilledByName();
    void wordsAreNoPatterns();
    void whatNobodyFillsIsSeen();
};

void TestMessage::placesAreFilledByName()
{
    const QString filled =
        fill(u"{lock} is held by {task}; {task} sleeps"_s, {{u"task", u"ann"_s}, {u"lock", u"oven"_s}});
    QCOMPARE(filled, u"oven is held by ann; ann sleeps"_s);
    QCOMPARE(fill(u"no place"_s, {}), u"no place"_s);
    QCOMPARE(fill(u"{a}"_s, {{u"a", QString()}}), QString());
}

void TestMessage::wordsAreNoPatterns()
{
    QCOMPARE(fill(u"{a} and {b}"_s, {{u"a", u"{b}"_s}, {u"b", u"%1 {a}"_s}}), u"{b} and %1 {a}"_s);
}

void TestMessage::whatNobodyFillsIsSeen()
{
    QCOMPARE(fill(u"{missing} {a} { {a}"_s, {{u"a", u"x"_s}}), u"{missing} x { x"_s);
    QCOMPARE(fill(u"open {a"_s, {{u"a", u"x"_s}}), u"open {a"_s);
}

SIGNALBOX_TEST(TestMessage)
#include "tst_message.moc"
