// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/journey.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/files.h"
#include "tests/support/pythonreader.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

QFileInfoList documentsIn(const QString &folder)
{
    return QDir(QStringLiteral(SIGNALBOX_SOURCE_DIR) + folder, u"*.signalbox"_s, QDir::Name).entryInfoList();
}

} // namespace

/// What the fuzzer holds, held without it: of all that once failed, and of some documents made at random.
class TestFuzzedDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentsGoTheWholeWay_data();
    void documentsGoTheWholeWay();
    void documentsMadeAtRandomGoTheWholeWay();
    void aFaultInPythonIsSeen();

private:
    /// Runs \a document through everything; what is wrong, or nothing.
    QString faultOf(const QByteArray &document);

    PythonReader m_reader;
};

QString TestFuzzedDocuments::faultOf(const QByteArray &document)
{
    Journey journey;
    const QString fault = journey.fault(document);
    if (!fault.isEmpty() || journey.python().isEmpty())
        return fault;
    return journey.pythonFault(m_reader);
}

void TestFuzzedDocuments::documentsGoTheWholeWay_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &folder :
         {u"/tests/fuzz/documents"_s, u"/tests/cases"_s, u"/examples"_s, u"/tests/engine/layouts"_s}) {
        const QFileInfoList files = documentsIn(folder);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files)
            QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath();
    }
}

void TestFuzzedDocuments::documentsGoTheWholeWay()
{
    QFETCH(QString, path);
    const QByteArray document = contentOf(path);
    QVERIFY(!document.isEmpty());
    QCOMPARE(faultOf(document), QString());
}

void TestFuzzedDocuments::documentsMadeAtRandomGoTheWholeWay()
{
    constexpr quint32 walks = 40;
    constexpr quint32 steps = 10;
    const QFileInfoList seeds = documentsIn(u"/examples"_s);
    for (quint32 walk = 0; walk < walks; ++walk) {
        QByteArray document = contentOf(seeds[walk % seeds.size()].filePath());
        for (quint32 step = 0; step < steps; ++step) {
            document = Mutator(walk * steps + step).mutated(document);
            const QString fault = faultOf(document);
            QVERIFY2(fault.isEmpty(), qPrintable(fault + u'\n' + QString::fromUtf8(document)));
        }
    }
}

void TestFuzzedDocuments::aFaultInPythonIsSeen()
{
    QCOMPARE(m_reader.complaint("x = 1\n"), QString());
    QVERIFY(m_reader.complaint("return \"done (late))\n").contains(u"SyntaxError"_s));
    QVERIFY(m_reader.complaint("break\n").contains(u"SyntaxError"_s));
    QCOMPARE(m_reader.complaint(""), QString());
}

QTEST_GUILESS_MAIN(TestFuzzedDocuments)
#include "tst_fuzzeddocuments.moc"
