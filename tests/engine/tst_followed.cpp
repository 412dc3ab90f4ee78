// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/checks/problems.h"
#include "engine/file/layoutdecoder.h"
#include "engine/file/layoutencoder.h"
#include "engine/importer/followed.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/python/python.h"
#include "engine/script/coderename.h"
#include "engine/script/filenames.h"
#include "engine/script/placerename.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace tst_followed {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

using Files = QMap<QString, QByteArray>;

FileReader readerOf(const Files &files)
{
    return [files](const QString &path) -> std::optional<QByteArray> {
        if (path.endsWith(u'/'))
            return std::any_of(files.keyBegin(), files.keyEnd(),
                               [&](const QString &each) { return each.startsWith(path); })
                ? std::optional(QByteArray())
                : std::nullopt;
        const auto file = files.find(path);
        return file == files.end() ? std::nullopt : std::optional(*file);
    };
}

QStringList pathsOf(const FollowedFiles &found)
{
    QStringList paths;
    for (const ProgramFile &file : found.files)
        paths.append(file.path);
    return paths;
}

QString printedBy(const Program &program)
{
    QString text;
    for (const Output &output : simulate(program).output)
        text += output.text;
    return text;
}

Node moduleNode(quint32 id, const QString &name, const QString &code)
{
    Node node;
    node.id = NodeId(id);
    node.kind = NodeKind::Module;
    node.name = name;
    node.parameters.insert(Param::Code, code);
    return node;
}

/// A program beside which a file stands, each with a name that the other has as well.
Layout kitchen()
{
    Layout layout;
    layout.nodes = {moduleNode(1, u"start"_s, u"import helpers\nvalue = 1\nprint(value, helpers.value)\n"_s),
                    moduleNode(2, u"helpers.py"_s, u"value = 2\nprint(__name__)\n"_s)};
    return layout;
}

} // namespace

/// What a program imports of the files beside it. That it runs as in Python: tests/script/beside.py.
class TestFollowed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importsAreFollowedWhereverTheyStand()
    {
        const Files files{{u"a.py"_s, "import b\n"},
                          {u"b.py"_s, "import a\n"},
                          {u"c.py"_s, ""},
                          {u"d.py"_s, ""},
                          {u"e.py"_s, ""},
                          {u"never.py"_s, ""},
                          {u"p/__init__.py"_s, "from . import q\n__all__ = ['s']\n"},
                          {u"p/q.py"_s, "from ..a import x\nfrom .r import y\n"},
                          {u"p/r.py"_s, ""},
                          {u"p/s.py"_s, ""},
                          {u"p/never.py"_s, ""}};
        const QString text = u"import a as z, json\n"
                             "def f():\n    try:\n        import c\n    finally:\n        from d import *\n"
                             "match 1:\n    case 1:\n        from p import *\n"
                             "class A:\n    if 1: import e.nothing\n"_s;
        QStringList paths = pathsOf(followImports(text, readerOf(files)));
        paths.sort();
        QCOMPARE(paths,
                 (QStringList{u"a.py"_s, u"b.py"_s, u"c.py"_s, u"d.py"_s, u"e.py"_s, u"p/__init__.py"_s,
                              u"p/q.py"_s, u"p/r.py"_s, u"p/s.py"_s}));
    }

    void theFolderComesFirstButForWhatPythonHasInItself()
    {
        const Files files{{u"queue.py"_s, ""},
                          {u"sys.py"_s, ""},
                          {u"time.py"_s, ""},
                          {u"json.py"_s, ""},
                          {u"json/__init__.py"_s, ""}};
        QCOMPARE(pathsOf(followImports(u"import queue, sys, time, json\n"_s, readerOf(files))),
                 (QStringList{u"queue.py"_s, u"json/__init__.py"_s}));
    }

    void whatIsNoTextIsRefusedByItsOwnName()
    {
        const FollowedFiles found =
            followImports(u"import bad\n"_s, readerOf({{u"bad.py"_s, "x = '\xff'\n"}}));
        QCOMPARE(found.refusals.size(), 1);
        QCOMPARE(found.refusals[0].file, u"bad.py"_s);
        QVERIFY(found.refusals[0].line >= 1 && found.refusals[0].reason.contains(u"codec can't decode"));
    }

    void filesOnTheDiskBecomeCards()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QDir(folder.path()).mkpath(QFileInfo(name).path());
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write(u"helpers.py"_s, "import shop.orders\r\nprint('helpers')\r\n");
        write(u"shop/orders.py"_s, "X = f'{'a'}'\n");
        const QByteArray text = "import helpers\nprint('end')\n";
        const ImportedCode imported = importPythonFile(text, u"kitchen"_s, Importing::Whole, folder.path());
        QVERIFY(imported.layout);
        const Layout &layout = *imported.layout;
        QCOMPARE(layout.nodes.size(), 3);
        QCOMPARE(layout.nodes[1].name, u"helpers.py"_s);
        QCOMPARE(layout.nodes[2].name, u"shop/orders.py"_s);
        QCOMPARE(layout.settings.python, PythonVersion::Python312); // of the file
        QCOMPARE(decodeLayout(encodeLayout(layout)).layout, layout);
        QCOMPARE(toPython(expand(layout), {}, {}).text(), QString::fromUtf8(text));
        QCOMPARE(printedBy(runnable(layout)), u"helpers\nend\n"_s);
        write(u"shop/orders.py"_s, "def f(:\n");
        const ImportedCode refused = importPythonFile(text, {}, Importing::Whole, folder.path());
        QVERIFY(!refused.layout);
        QCOMPARE(refused.refusals[0].file, u"shop/orders.py"_s);
        QCOMPARE(refused.refusals[0].line, 1);
        QVERIFY(importPythonFile(text, {}, Importing::Partial, folder.path()).layout);
    }

    void faultsOfFilesAreNamed()
    {
        const QList<ProgramFile> files{{u"helpers.py"_s, u"helpers"_s, u"x = 1\nimport socket\n"_s}};
        const QList<ScriptFault> faults = faultsOf("import helpers\n", PythonVersion::Python311, files);
        QCOMPARE(faults.size(), 1);
        QCOMPARE(faults[0].file, u"helpers.py"_s);
        QCOMPARE(faults[0].line, 2);
        const QList<ProgramFile> own{{u"socket.py"_s, u"socket"_s, u"x = 1\n"_s}};
        QCOMPARE(faultsOf("import socket\n", PythonVersion::Python311, own), {});
    }

    void whatIsNotRunHereIsNamed()
    {
        const auto linesOf = [](const QByteArray &text) {
            QList<int> lines;
            for (const ScriptFault &fault : faultsOf(text, PythonVersion::Python311))
                lines.append(fault.line);
            return lines;
        };
        QCOMPARE(linesOf("x = 1\ndef f():\n    with open(x) as file:\n        exec(file)\ninput()\n"),
                 (QList{3, 4, 5}));
        QCOMPARE(linesOf("def open(x): pass\nopen(1)\nself.input()\n"), QList<int>());
        QCOMPARE(linesOf("def f(input, help=1): return input\n"), QList<int>());
        QCOMPARE(linesOf("class A:\n    x = 1\n    def __del__(self):\n        print(1)\n"), QList{3});
        QCOMPARE(linesOf("from helpers import open\nopen(1)\n"), QList<int>());
    }

    void aFileHasNamesOfItsOwn()
    {
        Layout layout = kitchen();
        QCOMPARE(printedBy(runnable(layout)), u"helpers\n1 2\n"_s);
        QCOMPARE(toPython(expand(layout), {}, {}).text(), parameter<QString>(layout.nodes[0], Param::Code));
        const qsizetype place = parameter<QString>(layout.nodes[0], Param::Code).indexOf(u"value = 1");
        QCOMPARE(renameAt(layout.nodes, NodeId(1), place, u"amount"_s), QString());
        QCOMPARE(printedBy(runnable(layout)), u"helpers\n1 2\n"_s);
        QVERIFY(parameter<QString>(layout.nodes[1], Param::Code).startsWith(u"value = 2"));
        QCOMPARE(renameAt(layout.nodes, NodeId(2), 0, u"number"_s), QString());
        QVERIFY(parameter<QString>(layout.nodes[1], Param::Code).startsWith(u"number = 2"));
        QVERIFY(parameter<QString>(layout.nodes[0], Param::Code).startsWith(u"import helpers\namount = 1"));
        renameCode(layout.nodes, NodeId(2), u"other.py"_s);
        QCOMPARE(layout.nodes[1].name, u"other.py"_s);
    }

    void aPieceThatBeginsWithAClassIsNoFile()
    {
        Layout layout = kitchen();
        layout.nodes[0].parameters.insert(Param::Code, u"class A: pass\nimport helpers\nprint(A, value)\n"_s);
        layout.nodes.prepend(moduleNode(3, u"first"_s, u"def f(): pass\nvalue = f()\n"_s));
        const Program program = expand(layout);
        const QList<ProgramFile> files = filesOf(program);
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.first().path, u"helpers.py"_s);
        QCOMPARE(printedBy(program), u"helpers\n<class '__main__.A'> None\n"_s);
        QVERIFY(toPython(program, {}, {}).text().contains(u"class A: pass"_s));
    }

    void stepsOfAFileAreItsNodes()
    {
        Layout layout = kitchen();
        layout.nodes[1].parameters[Param::Code] =
            u"import asyncio\n\nasync def work():\n    await asyncio.sleep(1)\n"_s;
        layout.nodes[0].parameters[Param::Code] =
            u"import asyncio, helpers\n\nasync def main():\n    await asyncio.create_task(helpers.work())\n\n"
            "asyncio.run(main())\n"_s;
        const Run run = simulate(runnable(layout));
        QCOMPARE(run.ending(), Ending::Finished);
        const auto body = std::ranges::find(run.program.bodies, u"work"_s, &ProgramBody::name);
        QVERIFY(body != run.program.bodies.end());
        QCOMPARE(body->node, NodeId(2));
        const bool isTold = std::ranges::any_of(run.program.steps, [](const ProgramStep &step) {
            return step.node == NodeId(2) && step.count == 4;
        });
        QVERIFY(isTold);
    }

    void namesOfFiles()
    {
        QVERIFY(isFileName(u"helpers.py"_s) && isFileName(u"shop/__init__.py"_s) && isFileName(u"é.py"_s));
        for (const QString &other :
             {u"helpers"_s, u".py"_s, u"/a.py"_s, u"../a.py"_s, u"a-b.py"_s, u"1.py"_s})
            QVERIFY2(!isFileName(other), qPrintable(other));
        QCOMPARE(moduleOfFile(u"shop/orders.py"_s), u"shop.orders"_s);
        QCOMPARE(moduleOfFile(u"shop/__init__.py"_s), u"shop"_s);
    }

    void whatIsPipedInIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isPython");
        QTest::newRow("layout") << QByteArray("{\"format\": \"signalbox\"}") << false;
        QTest::newRow("broken layout") << QByteArray("{\"format\": ") << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("words") << QByteArray("no layout") << false;
        QTest::newRow("program") << QByteArray("import asyncio\n") << true;
        QTest::newRow("only a call") << QByteArray("print(1)\n") << true;
        QTest::newRow("broken program") << QByteArray("# a\ndef f(:\n") << true;
        QTest::newRow("dict first") << QByteArray("{1: 2}\nx = 1\n") << true;
        QTest::newRow("mark") << QByteArray("\xef\xbb\xbfx = 1\n") << true;
    }
    void whatIsPipedInIsToldApart()
    {
        QFETCH(QByteArray, bytes);
        QTEST(isMeantAsPython(bytes), "isPython");
    }
};

SIGNALBOX_TEST(TestFollowed)

} // namespace tst_followed

#include "tst_followed.moc"
