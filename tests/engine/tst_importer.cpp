// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/checks/problems.h"
#include "engine/file/layoutencoder.h"
#include "engine/file/layoutfile.h"
#include "engine/importer/importer.h"
#include "engine/interpreter/simulation.h"
#include "engine/python/python.h"
#include "engine/script/cardsize.h"
#include "engine/syntax/source.h"
#include "tests/support/suite.h"

#include <QRectF>
#include <QTest>

namespace tst_importer {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kKitchen = QString::fromUtf8(R"(import asyncio


class Order:
    def __init__(self, dish):
        self.dish = dish


async def cook(orders, name):
    while True:
        order = await orders.get()
        if order is None:
            break
        await asyncio.sleep(0.5)
        print(f"{name}: {order.dish}")


async def main():
    orders = asyncio.Queue(maxsize=2)
    cooks = [asyncio.create_task(cook(orders, n)) for n in ("ana", "ben")]
    for dish in ["soup", "rice", "cake"]:
        await orders.put(Order(dish))
    for _ in cooks:
        await orders.put(None)
    await asyncio.gather(*cooks)


if __name__ == "__main__":
    asyncio.run(main())
)");

QString pythonOf(const Layout &layout)
{
    return toPython(expand(layout), layout.title, layout.description).text();
}

QStringList namesOf(const Layout &layout)
{
    QStringList names;
    for (const Node &node : layout.nodes)
        names.append(info(node.kind).key + u' ' + node.name);
    return names;
}

} // namespace

/// Python programs as layouts.
class TestImporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void programsBecomeCardsThatDoNotOverlap();
    void thereAndBackIsTheSameText();
    void layoutsOfCodeSurviveTheFile();
    void theFirstVersionThatReadsItIsNamed();
    void faultsAreRefusedWithTheirLine();
    void whatCanBeReadOfARestIsImported();
    void modulesHaveNamesOfTheirOwn();
    void encodingsAreUnderstood();
    void whatIsTooLongForANodeIsRefused();
    void pastedTextsAreTold_data();
    void pastedTextsAreTold();
    void layoutsOfCodeRun();
};

void TestImporter::programsBecomeCardsThatDoNotOverlap()
{
    const ImportedCode imported = importPython(kKitchen.repeated(6), u"kitchen"_s);
    QVERIFY(imported.layout);
    QCOMPARE(imported.layout->title, u"kitchen"_s);
    QCOMPARE(namesOf(*importPython(kKitchen, {}).layout),
             (QStringList{u"module imports"_s, u"class Order"_s, u"function cook"_s, u"function main"_s,
                          u"module start"_s}));
    QList<QRectF> cards;
    for (const Node &node : imported.layout->nodes) {
        const QRectF card(node.position, codeCardSize(node));
        for (const QRectF &other : cards)
            QVERIFY(!other.intersects(card));
        cards.append(card);
    }
    for (const Node &node : imported.layout->nodes)
        QVERIFY(!node.parameters.contains(Param::Starts));
    QVERIFY(check(*importPython(kKitchen, {}).layout).isEmpty());
}

void TestImporter::thereAndBackIsTheSameText()
{
    for (const QString &text :
         {kKitchen, kKitchen.chopped(1), u"\n\n"_s + kKitchen + u"\n\n# end"_s, QString()}) {
        const ImportedCode imported = importPython(text, {});
        QVERIFY(imported.layout);
        QCOMPARE(pythonOf(*imported.layout), text.isEmpty() ? u"\n"_s : text);
        const ImportedCode again = importPython(text, {});
        QCOMPARE(*again.layout, *imported.layout);
    }
}

void TestImporter::layoutsOfCodeSurviveTheFile()
{
    Layout layout = *importPython(QString(kKitchen).replace(u'\n', u"\r\n"_s), u"kitchen"_s).layout;
    layout.nodes[2].parameters.insert(Param::Starts, qint64(3));
    layout.nodes[2].parameters.insert(Param::Arguments, u"orders, f\"{i}\""_s);
    layout.nodes[2].parameters.insert(Param::Computes, Duration::fixed(1500));
    const LoadResult loaded = decodeLayout(encodeLayout(layout));
    QVERIFY(loaded.problems.isEmpty());
    QCOMPARE(*loaded.layout, layout);
}

void TestImporter::theFirstVersionThatReadsItIsNamed()
{
    QCOMPARE(importPython(u"x = 1\n"_s, {}).layout->settings.python, PythonVersion::Python311);
    QCOMPARE(importPython(u"type X = int\n"_s, {}).layout->settings.python, PythonVersion::Python312);
    QCOMPARE(importPython(u"x = f'{'a' + f'{1}'}'\n"_s, {}).layout->settings.python,
             PythonVersion::Python312);
    QCOMPARE(importPython(u"def f[T = int](): pass\n"_s, {}).layout->settings.python,
             PythonVersion::Python313);
}

void TestImporter::faultsAreRefusedWithTheirLine()
{
    const ImportedCode imported = importPython(kKitchen + u"print('x'\n"_s, {});
    QVERIFY(!imported.layout);
    QCOMPARE(imported.refusals.size(), 1);
    QCOMPARE(imported.refusals[0].line, 30);
    QCOMPARE(imported.refusals[0].reason, u"SyntaxError: '(' was never closed"_s);
    QCOMPARE(importPython(u"if x:\npass\n"_s, {}).refusals[0].reason.section(u':', 0, 0),
             u"IndentationError"_s);
}

void TestImporter::whatCanBeReadOfARestIsImported()
{
    const QString broken = QString(kKitchen).replace(u"if order is None:"_s, u"if order is None"_s);
    const ImportedCode imported = importPython(broken, {}, Importing::Partial);
    QVERIFY(imported.layout);
    QCOMPARE(imported.refusals.size(), 1);
    QCOMPARE(imported.refusals[0].line, 12);
    QCOMPARE(imported.refusals[0].reason, u"SyntaxError: expected ':'"_s);
    QCOMPARE(namesOf(*imported.layout),
             (QStringList{u"module imports"_s, u"class Order"_s, u"function cook"_s, u"function main"_s,
                          u"module start"_s}));
    QCOMPARE(pythonOf(*imported.layout), broken);
    QCOMPARE(check(*imported.layout).size(), 1);
}

void TestImporter::modulesHaveNamesOfTheirOwn()
{
    const ImportedCode imported =
        importPython(u"import a\ndef imports(): pass\nimport b\ndef f(): pass\nimport c\n"_s, {});
    QCOMPARE(namesOf(*imported.layout),
             (QStringList{u"module imports-2"_s, u"function imports"_s, u"module imports-3"_s,
                          u"function f"_s, u"module imports-4"_s}));
}

void TestImporter::encodingsAreUnderstood()
{
    const QString text = u"# coding: latin-1\nname = 'Zoë'\n"_s;
    QCOMPARE(pythonOf(*importPythonFile(text.toLatin1(), {}).layout), text);
    const QString plain = u"name = 'Zoë'\r\n"_s;
    QCOMPARE(pythonOf(*importPythonFile("\xef\xbb\xbf" + plain.toUtf8(), {}).layout), plain);
    for (const QByteArray &bytes :
         {text.toLatin1(), QByteArray("# coding: latin-1\r\nname = '\xe9\x80'\r\n"),
          QByteArray("# coding: cp1252\nname = '\x80 \x93\xe9\x94'\n"),
          QByteArray("# coding: koi8_r\nname = '\xf2\xd5\xd3\xd8'\n"),
          QByteArray("# coding: ISO8859-15\neuro = '\xa4'\n"),
          QByteArray("# coding: mac-roman\nname = '\x80'\n"), QByteArray("# coding: ascii\nx = 1\r\n"),
          QByteArray("#!/usr/bin/python\n# -*- coding: utf-8 -*-\nx = '\xc3\xa9'\n")}) {
        QCOMPARE(syntax::Source::bytesOf(pythonOf(*importPythonFile(bytes, {}).layout)), bytes);
    }
    QCOMPARE(syntax::Source::bytesOf(text + u"euro = '€'\n"_s), std::nullopt);
    QCOMPARE(syntax::Source::bytesOf(u"# coding: ascii\nname = 'Zoë'\n"_s), std::nullopt);
    QCOMPARE(pythonOf(*importPythonFile("# coding: koi8-r\nname = '\xf2\xd5\xd3\xd8'\n", {}).layout),
             u"# coding: koi8-r\nname = 'Русь'\n"_s);
    QVERIFY(!importPythonFile("name = '\xff'\n", {}).layout);
    QCOMPARE(importPythonFile("# coding: cp1252\nname = '\x81'\n", {}).refusals.value(0).reason,
             u"SyntaxError: 'charmap' codec can't decode byte 0x81 in position 25: character maps to "
             "<undefined>"_s);
    QVERIFY(!importPythonFile(QByteArray("x = '\0'\n", 8), {}).refusals.isEmpty());
}

void TestImporter::whatIsTooLongForANodeIsRefused()
{
    const QString text = u"x = 1\n"_s + u"# as long as it gets\n"_s.repeated(50'000);
    const ImportedCode imported = importPython(text, {});
    QVERIFY(!imported.layout);
    QCOMPARE(imported.refusals[0].line, 1);
}

void TestImporter::pastedTextsAreTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isProgram");
    QTest::newRow("a program") << kKitchen << true;
    QTest::newRow("an assignment") << u"x = 1"_s << true;
    QTest::newRow("a word") << u"hello"_s << false;
    QTest::newRow("an expression") << u"f(1) + 2"_s << false;
    QTest::newRow("several") << u"a\nb\nc()"_s << false;
    QTest::newRow("a sentence") << u"This is a sentence."_s << false;
    QTest::newRow("JSON") << u"{\"format\": \"signalbox\", \"nodes\": []}"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("comments") << u"# nothing\n"_s << false;
}

void TestImporter::pastedTextsAreTold()
{
    QFETCH(QString, text);
    QTEST(looksLikePython(text), "isProgram");
}

void TestImporter::layoutsOfCodeRun()
{
    Simulation simulation(expand(*importPython(kKitchen, {}).layout));
    while (!simulation.advance(1000)) { }
    const Run run = simulation.takeRun();
    QCOMPARE(run.trace.endTime(), kMicrosPerSecond);
    QVERIFY(run.program.bodies.size() > 1); // of the function that it starts
    QVERIFY(run.program.bodies.back().node != NodeId::None);
}

SIGNALBOX_TEST(TestImporter)

} // namespace tst_importer

#include "tst_importer.moc"
