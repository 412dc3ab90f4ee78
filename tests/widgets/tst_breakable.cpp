// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "widgets/look/breakable.h"

#include <QLabel>
#include <QTest>
#include <QTextDocument>

namespace tst_breakable {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestBreakable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLabelIsNotAsWideAsAValueIsLong();
    void ordinaryWordsStayAsTheyAre();
    void aPairOfSurrogatesIsNotTornApart();
    void aTipShowsWhatItWasGiven_data();
    void aTipShowsWhatItWasGiven();
};

void TestBreakable::aLabelIsNotAsWideAsAValueIsLong()
{
    const QString value = u"soup returned '%1' at 0.20 s."_s.arg(QString(400, u'x'));
    QLabel label(value);
    label.setWordWrap(true);
    QVERIFY(label.minimumSizeHint().width() > 1000);
    label.setText(breakable(value));
    QVERIFY2(label.minimumSizeHint().width() < 300, qPrintable(QString::number(label.width())));
    QCOMPARE(label.text().remove(QChar(0x200b)), value);
}

void TestBreakable::ordinaryWordsStayAsTheyAre()
{
    const QString sentence =
        u"cook-2 waits for lock oven, held by cook-1 since 1.70 s; it is next in line\nand wakes at 2.40 s."_s;
    QCOMPARE(breakable(sentence), sentence);
    QCOMPARE(breakable({}), QString());
}

void TestBreakable::aPairOfSurrogatesIsNotTornApart()
{
    const QString soup = QString::fromUcs4(U"\U0001F372");
    const QString broken = breakable(u"x"_s + soup.repeated(100));
    QVERIFY(broken.contains(QChar(0x200b)));
    for (qsizetype at = 1; at < broken.size(); ++at)
        QCOMPARE(broken[at].isLowSurrogate(), broken[at - 1].isHighSurrogate());
}

void TestBreakable::aTipShowsWhatItWasGiven_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("quotes") << u"soup returned \"it's hot\" at 0.20 s."_s;
    QTest::newRow("markup") << u"soup returned '<b>hot</b> & 100%1' at 0.20 s."_s;
}

void TestBreakable::aTipShowsWhatItWasGiven()
{
    QFETCH(QString, value);
    const QString tip = asToolTip(value);
    QVERIFY(Qt::mightBeRichText(tip));
    QTextDocument document;
    document.setHtml(tip);
    QCOMPARE(document.toPlainText(), value);
}

SIGNALBOX_TEST(TestBreakable)

} // namespace tst_breakable

#include "tst_breakable.moc"
