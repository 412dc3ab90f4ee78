// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/messages/message.h"
#include "tests/support/suite.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

namespace tst_message {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesAreFilledByName();
    void wordsAreNoPatterns();
    void whatNobodyFillsIsSeen();
    void oneIsSaidAsOne();
    void otherLanguagesHaveFormsOfTheirOwn();
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

void TestMessage::oneIsSaidAsOne()
{
    const auto items = [](qint64 count) { return plural("Test", "%n items", "%n item", count); };
    QCOMPARE(items(1), u"1 item"_s);
    QCOMPARE(items(0), u"0 items"_s);
    QCOMPARE(items(2), u"2 items"_s);
    QCOMPARE(items(5'000'000), u"5000000 items"_s);
}

void TestMessage::otherLanguagesHaveFormsOfTheirOwn()
{
    class Pairs : public QTranslator {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char *, const char *, const char *, int count) const override
        {
            return count == 1 ? u"ein Ding"_s : count == 2 ? u"ein Paar"_s : u"%n Dinge"_s;
        }
    };
    Pairs language;
    QCoreApplication::installTranslator(&language);
    const QStringList said{plural("Test", "%n items", "%n item", 1), plural("Test", "%n items", "%n item", 2),
                           plural("Test", "%n items", "%n item", 3)};
    QCoreApplication::removeTranslator(&language);
    QCOMPARE(said, (QStringList{u"ein Ding"_s, u"ein Paar"_s, u"3 Dinge"_s}));
}

SIGNALBOX_TEST(TestMessage)

} // namespace tst_message

#include "tst_message.moc"
