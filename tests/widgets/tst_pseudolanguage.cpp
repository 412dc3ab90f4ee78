// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "engine/trace/tracejson.h"
#include "tests/support/suite.h"
#include "widgets/look/pseudolanguage.h"

#include <QDir>

namespace tst_pseudolanguage {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestPseudoLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreAccentedLongerAndInBrackets();
    void placesAreLeftAlone_data();
    void placesAreLeftAlone();
    void everyTextIsTranslated();
    void aTraceIsTheSameInEveryLanguage();
};

void TestPseudoLanguage::wordsAreAccentedLongerAndInBrackets()
{
    const QString dressed = pseudoWords(u"Open the file"_s);
    QVERIFY2(dressed.startsWith(u"[Öpéñ thé filé"_s) || dressed.startsWith(u"[Öpéñ thé fîlé"_s),
             qPrintable(dressed));
    QVERIFY(dressed.endsWith(u']'));
    QVERIFY(dressed.size() >= 13 * 7 / 5);
}

void TestPseudoLanguage::placesAreLeftAlone_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place : {"{task}", "%n", "%1", "%L2", "<b>", "&amp;", "&O"})
        QTest::newRow(place) << QString::fromUtf8(place);
}

void TestPseudoLanguage::placesAreLeftAlone()
{
    QFETCH(QString, place);
    const QString kept = place == u"&O" ? u"&Ö"_s : place;
    QVERIFY2(pseudoWords(u"x "_s + place + u" x"_s).contains(kept), qPrintable(pseudoWords(u"x "_s + place)));
}

void TestPseudoLanguage::everyTextIsTranslated()
{
    PseudoLanguage language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    const QString translated = QCoreApplication::translate("Anything", "%n item(s)", nullptr, 3);
    QCoreApplication::removeTranslator(&language);
    QVERIFY2(translated.startsWith(u"[3 "_s), qPrintable(translated));
    QCOMPARE(QCoreApplication::translate("Anything", "item"), u"item"_s);
}

/// Programs read it: words for people are no part of it.
void TestPseudoLanguage::aTraceIsTheSameInEveryLanguage()
{
    PseudoLanguage language;
    const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    for (const QString &name : folder.entryList({u"*.signalbox"_s})) {
        const LoadResult loaded = loadLayout(folder.filePath(name));
        QVERIFY2(loaded.layout, qPrintable(name));
        const Run run = simulate(*loaded.layout);
        const QByteArray plain = toJsonLines(run);
        QCoreApplication::installTranslator(&language);
        const QByteArray translated = toJsonLines(simulate(*loaded.layout));
        QCoreApplication::removeTranslator(&language);
        QVERIFY2(plain == translated, qPrintable(name));
    }
}

SIGNALBOX_TEST(TestPseudoLanguage)

} // namespace tst_pseudolanguage

#include "tst_pseudolanguage.moc"
