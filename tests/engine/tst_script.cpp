// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/checks/problems.h"
#include "engine/file/fragment.h"
#include "engine/interpreter/simulation.h"
#include "engine/python/python.h"
#include "engine/script/cardsize.h"
#include "engine/script/codeoutline.h"
#include "engine/script/coderename.h"
#include "engine/script/globalnames.h"
#include "engine/script/loopstart.h"
#include "engine/script/pieces.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_script {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kCities = QString::fromUtf8("#!/usr/bin/env python3\n"
                                          "\"\"\"Cities.\"\"\"\n"
                                          "import asyncio\n"
                                          "from random import random as chance\n"
                                          "\n"
                                          "JOBS = [(\"Oslo\", 1.5), (\"Rome\", 0.6)]\n"
                                          "\n"
                                          "\n"
                                          "# The one that waits.\n"
                                          "@traced\n"
                                          "async def fetch(city, delay=1.0, *, loud: bool = False) -> str:\n"
                                          "    \"\"\"Waits.\"\"\"\n"
                                          "    await asyncio.sleep(delay)  # as said\n"
                                          "    if loud:\n"
                                          "        print(f\"{city:>{8}} ready\")\n"
                                          "    else:\n"
                                          "        return city.upper()\n"
                                          "    # the end of it\n"
                                          "\n"
                                          "class Shop(Base):\n"
                                          "    def __init__(self):\n"
                                          "        self.fetch = fetch\n"
                                          "\n"
                                          "async def main():\n"
                                          "    results = await asyncio.gather(\n"
                                          "        *[fetch(c, d) for c, d in JOBS],\n"
                                          "        fetch(city=\"Lima\"),\n"
                                          "    )\n"
                                          "    for r in results: print(r)\n"
                                          "\n"
                                          "asyncio.run(main())\n"
                                          "# done\n");

QStringList inWords(const QList<CodePiece> &pieces)
{
    QStringList words;
    for (const CodePiece &piece : pieces)
        words.append(info(piece.kind).key + u' ' + piece.name);
    return words;
}

QString joined(const QList<CodePiece> &pieces)
{
    QString text;
    for (const CodePiece &piece : pieces)
        text += piece.code;
    return text;
}

QList<CodePiece> cut(const QString &text)
{
    return cutIntoPieces(text, PythonVersion::Python313).pieces;
}

Layout codeLayout(const QList<std::pair<NodeKind, QString>> &pieces)
{
    Layout layout;
    for (const auto &[kind, code] : pieces) {
        Node node;
        node.id = NodeId(layout.nodes.size() + 1);
        node.kind = kind;
        node.name = codeOutline(code)->name;
        if (node.name.isEmpty())
            node.name = u"module"_s;
        node.parameters.insert(Param::Code, code);
        layout.nodes.append(node);
    }
    return layout;
}

QString codeOf(const Layout &layout, qsizetype at)
{
    return parameter<QString>(layout.nodes[at], Param::Code);
}

QString pythonOf(const Layout &layout)
{
    return toPython(expand(layout), layout.title, layout.description).text();
}

} // namespace

/// Python texts as pieces that nodes hold: cut, shown, renamed, put together again.
class TestScript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void definitionsAndWhatStandsBetweenArePieces();
    void piecesJoinToTheText_data();
    void piecesJoinToTheText();
    void whatLeadsToADefinitionBelongsToIt();
    void modulesAreCalledByWhatTheyAreFor_data();
    void modulesAreCalledByWhatTheyAreFor();
    void whatIsNoPythonIsRefusedAtItsPlace();
    void outlineHasASignatureAndRows();
    void rowsKnowTheirLines();
    void rowsShowWhatTheyDo_data();
    void rowsShowWhatTheyDo();
    void brokenCodeHasRowsAsWell();
    void cardsAreAsHighAsTheirRows();
    void globalNamesFollowPythonsScopes_data();
    void globalNamesFollowPythonsScopes();
    void renamingChangesEveryUse();
    void renamingLeavesWhatOnlyLooksAlike();
    void copiesGoByNamesOfTheirOwn();
    void scriptIsTheTextAndKnowsItsNodes();
    void startedFunctionsGetAMain();
    void aFunctionIsStartedForEachItemOfAList();
    void whatStartsAFunctionIsChecked_data();
    void whatStartsAFunctionIsChecked();
    void codeThatRunsItselfIsLeftAlone();
    void codeStandsBesideWhatIsDrawn();
    void drawnNamesKeepClearOfThoseInCode();
    void checksSayWhatPythonSays();
    void drawnTasksDoNotRunBesideARunningProgram();
};

void TestScript::definitionsAndWhatStandsBetweenArePieces()
{
    const QList<CodePiece> pieces = cut(kCities);
    QCOMPARE(inWords(pieces),
             (QStringList{u"module constants"_s, u"function fetch"_s, u"class Shop"_s, u"function main"_s,
                          u"module start"_s}));
    QVERIFY(pieces[1].code.startsWith(u"\n\n# The one that waits.\n@traced\n"));
    QVERIFY(pieces[1].code.endsWith(u"    # the end of it\n"));
    QCOMPARE(pieces[4].code, u"\nasyncio.run(main())\n# done\n"_s);
}

void TestScript::piecesJoinToTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("nothing") << u""_s << 0;
    QTest::newRow("an empty line") << u"\n"_s << 1;
    QTest::newRow("comments") << u"# a\n\n#b"_s << 1;
    QTest::newRow("a whole program") << kCities << 5;
    QTest::newRow("ends of lines of other systems") << QString(kCities).replace(u'\n', u"\r\n"_s) << 5;
    QTest::newRow("those of very old ones") << QString(kCities).replace(u'\n', u'\r') << 5;
    QTest::newRow("a last line that is open") << u"def f(): pass\ndef g(): return 1"_s << 2;
    QTest::newRow("blank lines at the end") << u"def f(): pass\n\n\n"_s << 1;
    QTest::newRow("a comment at the end") << u"def f(): pass\n\n\n# the end\n"_s << 2;
    QTest::newRow("a line that goes on") << u"x = 1 \\\n\ndef f(): pass\n"_s << 2;
    QTest::newRow("a text over lines") << u"x = '''\ndef g(): pass\n'''; y = 2\ndef f():\n\tpass\n"_s << 2;
    QTest::newRow("a form feed") << u"import a\n\f\ndef f(): pass\n\f\nclass C: pass\n"_s << 3;
    QTest::newRow("letters of two units") << u"𝒙 = '😀'\ndef é(): return '😀'  # 😀\n"_s << 2;
    QTest::newRow("an encoding that means nothing here")
        << u"# coding: latin-1\nä = 1\ndef f(): pass\n"_s << 2;
}

void TestScript::piecesJoinToTheText()
{
    QFETCH(QString, text);
    const QList<CodePiece> pieces = cut(text);
    QTEST(int(pieces.size()), "count");
    QCOMPARE(joined(pieces), text);
    for (const CodePiece &piece : pieces) {
        const CodePieces again = cutIntoPieces(piece.code, PythonVersion::Python313);
        QVERIFY(!again.fault);
        QCOMPARE(again.pieces, QList{piece});
    }
}

void TestScript::whatLeadsToADefinitionBelongsToIt()
{
    const QList<CodePiece> pieces =
        cut(u"if x:\n    y()\n    # of the if\n# of f\ndef f():\n    pass\n# of z\nz = 1\n"_s);
    QCOMPARE(pieces.size(), 3);
    QCOMPARE(pieces[0].code, u"if x:\n    y()\n    # of the if\n"_s);
    QCOMPARE(pieces[1].code, u"# of f\ndef f():\n    pass\n"_s);
    QCOMPARE(pieces[2].code, u"# of z\nz = 1\n"_s);
}

void TestScript::modulesAreCalledByWhatTheyAreFor_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("imports") << u"'''Doc.'''\nimport a\nfrom b import c\n"_s << u"imports"_s;
    QTest::newRow("constants") << u"import a\nX = 1\nY: int = 2\n"_s << u"constants"_s;
    QTest::newRow("a guard") << u"if __name__ == '__main__':\n    main()\n"_s << u"start"_s;
    QTest::newRow("a call") << u"x = 1\nasyncio.run(main())\n"_s << u"start"_s;
    QTest::newRow("comments") << u"# nothing\n"_s << u"notes"_s;
    QTest::newRow("anything") << u"for x in y: pass\n"_s << u"module"_s;
}

void TestScript::modulesAreCalledByWhatTheyAreFor()
{
    QFETCH(QString, text);
    QTEST(cut(text).value(0).name, "name");
}

void TestScript::whatIsNoPythonIsRefusedAtItsPlace()
{
    const CodePieces pieces = cutIntoPieces(u"x = 1\ndef f(:\n    pass\n"_s, PythonVersion::Python311);
    QVERIFY(pieces.pieces.isEmpty());
    QVERIFY(pieces.fault);
    QCOMPARE(pieces.fault->line, 2);
    QCOMPARE(pieces.fault->message, u"invalid syntax"_s);
    QVERIFY(cutIntoPieces(u"type X = int\n"_s, PythonVersion::Python311).fault);
    QVERIFY(!cutIntoPieces(u"type X = int\n"_s, PythonVersion::Python312).fault);
}

void TestScript::outlineHasASignatureAndRows()
{
    const auto outline = codeOutline(cut(kCities)[1].code);
    QCOMPARE(outline->name, u"fetch"_s);
    QVERIFY(outline->isAsync && !outline->isClass);
    QCOMPARE(outline->signature.text, u"(city, delay=1.0, *, loud: bool = False) -> str"_s);
    QCOMPARE(outline->decorators, QStringList{u"@traced"_s});
    QStringList rows;
    for (const CodeRow &row : outline->rows)
        rows.append(QString(row.depth * 2, u' ') + row.words.text);
    QCOMPARE(rows,
             (QStringList{u"\"\"\"Waits.\"\"\""_s, u"await asyncio.sleep(delay)"_s, u"if loud:"_s,
                          u"  print(f\"{city:>{8}} ready\")"_s, u"else:"_s, u"  return city.upper()"_s}));
    const auto main = codeOutline(cut(kCities)[3].code);
    QCOMPARE(main->rows[0].words.text,
             u"results = await asyncio.gather(*[fetch(c, d) for c, d in JOBS], fetch(city=\"Lima\"),)"_s);
    QCOMPARE(main->uses, (QSet<QString>{u"asyncio"_s, u"fetch"_s, u"JOBS"_s, u"print"_s}));
    const CodeSpan await{10, 5, CodeSpan::Style::Keyword};
    QCOMPARE(main->rows[0].words.spans.front(), await);
    QCOMPARE(codeOutline(u"def area(w, h): return w * h\n"_s)->rows.size(), std::size_t(1));
}

void TestScript::rowsKnowTheirLines()
{
    const auto main = codeOutline(cut(kCities)[3].code); // a blank line, then `async def`
    QCOMPARE(main->definitionLine, 2);
    QCOMPARE(main->rowOfLine(2), -1);
    for (const int line : {3, 4, 6})
        QCOMPARE(main->rowOfLine(line), 0);
    QCOMPARE(main->rowOfLine(7), 1);
    QCOMPARE(main->rowOfLine(99), -1);
}

void TestScript::rowsShowWhatTheyDo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<RowSign>("sign");
    using S = RowSign;
    const QList<std::pair<const char *, RowSign>> lines{
        {"x = 1", S::Assign},
        {"x: int = 1", S::Assign},
        {"x += f()", S::Assign},
        {"x, y = y, x", S::Assign},
        {"await asyncio.sleep(1)", S::Sleep},
        {"sleep(1)", S::Call},
        {"r = await gather(a(), b())", S::Gather},
        {"x = await fetch(city=1)", S::Await},
        {"await asyncio.wait_for(f(), 1)", S::Timeout},
        {"t = asyncio.create_task(f())", S::Spawn},
        {"await queue.put(1)", S::Queue},
        {"x = await queue.get()", S::Queue},
        {"x = await web.get(page)", S::Await},
        {"async with lock:\n    pass", S::Lock},
        {"async with asyncio.timeout(1):\n    pass", S::Timeout},
        {"async with asyncio.TaskGroup() as g:\n    pass", S::Group},
        {"with open(f) as g:\n    pass", S::With},
        {"async for x in y:\n    pass", S::For},
        {"while True:\n    pass", S::While},
        {"print(x == 1)", S::Print},
        {"return await f()", S::Return},
        {"raise ValueError()", S::Raise},
        {"t.cancel()", S::Cancel},
        {"import a", S::Import},
        {"pass", S::Jump},
        {"'a text'", S::Note},
        {"x", S::Other},
        {"match x:\n    case 1: pass", S::If},
        {"async def g(): pass", S::Function},
    };
    for (const auto &[line, sign] : lines)
        QTest::newRow(line) << QString::fromUtf8(line) << sign;
}

void TestScript::rowsShowWhatTheyDo()
{
    QFETCH(QString, line);
    const auto outline =
        codeOutline(u"async def f():\n    "_s + QString(line).replace(u"\n"_s, u"\n    "_s) + u'\n');
    QTEST(outline->rows.front().sign, "sign");
}

void TestScript::brokenCodeHasRowsAsWell()
{
    const auto outline =
        codeOutline(u"async def f(x):\n    y = 1\n    print(y\n    if x:\n        z = '\n    return\n"_s);
    QCOMPARE(outline->name, u"f"_s);
    QVERIFY(outline->rows.size() >= 2);
    QCOMPARE(outline->rows.front().words.text, u"y = 1"_s);
    QVERIFY(outline->uses.isEmpty());
    QCOMPARE(codeOutline(u"\t '''"_s)->rows.size(), std::size_t(1));
    QVERIFY(codeOutline(QString(QChar(0)))->rows.size() <= 1);
}

void TestScript::cardsAreAsHighAsTheirRows()
{
    QCOMPARE(shownRows(13).shown, 13);
    QCOMPARE(shownRows(14).shown, kMostRows);
    QCOMPARE(shownRows(17).counted, 5);
    Layout layout;
    Node node = makeNode(layout, NodeKind::Function, {});
    const double small = codeCardSize(node).height();
    node.parameters.insert(Param::Code, u"def f():\n"_s + u"    x = 1\n"_s.repeated(40));
    const QSizeF large = codeCardSize(node);
    QVERIFY(large.height() > small + 10 * kCodeRow);
    node.parameters.insert(Param::Code, u"def f():\n"_s + u"    x = 1\n"_s.repeated(400));
    QCOMPARE(codeCardSize(node), large);
    QCOMPARE(std::fmod(large.height(), 16), 0.0);
    const auto heightOf = [&node](const QString &code) {
        node.parameters.insert(Param::Code, code);
        return codeCardSize(node).height();
    };
    // Who may be a task has a foot, who awaits another function room for that call, who makes a queue a
    // shelf.
    const double plain = heightOf(u"def f():\n    x = 1\n"_s);
    const double task = heightOf(u"async def f():\n    x = 1\n"_s);
    QVERIFY(task > plain);
    QVERIFY(heightOf(u"async def f():\n    await g(1)\n"_s) > task);
    QCOMPARE(heightOf(u"async def f(g):\n    await g(1)\n"_s), task);
    QVERIFY(heightOf(u"async def f():\n    x = g(1)\n"_s) > task);
    QVERIFY(heightOf(u"def f():\n    return 1 + max(2, g(1))\n"_s) > plain);
    QVERIFY(heightOf(u"def f(n):\n    return f(n - 1)\n"_s) > plain);
    QVERIFY(heightOf(u"class C:\n    def a(self): return self.b()\n"_s)
            > heightOf(u"class C:\n    def a(self): return 1\n"_s));
    for (const QString &other :
         {u"print(len([1]))"_s, u"t = asyncio.create_task(g(1))"_s, u"await asyncio.gather(g(1), *[g(n)])"_s,
          u"x = \"g(1)\""_s, u"x = Point(1)"_s, u"q.g(1)"_s})
        QCOMPARE(heightOf(u"async def f():\n    "_s + other + u'\n'), task);
    QVERIFY(heightOf(u"async def f():\n    q = asyncio.Queue(3)\n"_s) > task);
    QCOMPARE(heightOf(u"async def f():\n    q = my.Queue(3)\n"_s), task);
}

void TestScript::globalNamesFollowPythonsScopes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("places"); ///< of the name f, as line:column
    QTest::newRow("a call") << u"def g():\n    return f(f)\n"_s << u"2:11 2:13"_s;
    QTest::newRow("its own definition") << u"def f(): return f\n"_s << u"1:4 1:16"_s;
    QTest::newRow("a parameter") << u"def g(f): return f\n"_s << u""_s;
    QTest::newRow("a default is outside") << u"def g(f=f): return f\n"_s << u"1:8"_s;
    QTest::newRow("a variable") << u"def g():\n    f = 1\n    return f\n"_s << u""_s;
    QTest::newRow("a variable of a function around")
        << u"def g():\n    f = 1\n    def h(): return f\n"_s << u""_s;
    QTest::newRow("declared global") << u"def g():\n    global x, f\n    f = 1\n"_s << u"2:14 3:4"_s;
    QTest::newRow("an attribute") << u"x.f(f=1)\nx.f.f = 2\n"_s << u""_s;
    QTest::newRow("a method") << u"class C:\n    def f(self): return f()\n"_s << u"2:24"_s;
    QTest::newRow("a field of a class") << u"class C:\n    f = 1\n    g = f\n"_s << u""_s;
    QTest::newRow("an f-string") << u"x = f'{f!r:>{f}} f'\n"_s << u"1:7 1:13"_s;
    QTest::newRow("a comprehension's own") << u"x = [f for f in y if f]\n"_s << u""_s;
    QTest::newRow("beside it") << u"x = [f for y in z]\n"_s << u"1:5"_s;
    QTest::newRow("a lambda") << u"x = lambda f: f\ny = lambda z: f\n"_s << u"2:14"_s;
    QTest::newRow("a walrus") << u"def g():\n    return [f := 1 for y in z], f\n"_s << u""_s;
    QTest::newRow("caught") << u"def g():\n    try: pass\n    except E as f: print(f)\n"_s << u""_s;
    QTest::newRow("captured") << u"def g(x):\n    match x:\n        case [f, *_]: return f\n"_s << u""_s;
    QTest::newRow("a class in a pattern")
        << u"def g(x):\n    match x:\n        case f(): pass\n"_s << u"3:13"_s;
    QTest::newRow("a text") << u"x = 'f'  # f\n"_s << u""_s;
    QTest::newRow("behind letters of more bytes") << u"é = 'ü'; f()\n"_s << u"1:11"_s;
}

void TestScript::globalNamesFollowPythonsScopes()
{
    QFETCH(QString, code);
    std::vector<GlobalName> names = globalNames(code);
    std::sort(names.begin(), names.end(), [](const GlobalName &one, const GlobalName &other) {
        return std::pair(one.line, one.column) < std::pair(other.line, other.column);
    });
    QStringList places;
    for (const GlobalName &each : names) {
        if (each.name == u"f")
            places.append(u"%1:%2"_s.arg(each.line).arg(each.column));
    }
    QTEST(places.join(u' '), "places");
}

void TestScript::renamingChangesEveryUse()
{
    Layout layout =
        codeLayout({{NodeKind::Function, u"async def fetch(c):\r\n    return await fetch(c[1:])\r\n"_s},
                    {NodeKind::Function, u"async def main():\n    é = f'{fetch(1)}'; await fetch(2)\n"_s},
                    {NodeKind::Module, u"asyncio.run(main())\n"_s}});
    renameCode(layout.nodes, NodeId(1), u"get it-2"_s);
    QCOMPARE(layout.nodes[0].name, u"get_it_2"_s);
    QCOMPARE(codeOf(layout, 0), u"async def get_it_2(c):\r\n    return await get_it_2(c[1:])\r\n"_s);
    QCOMPARE(codeOf(layout, 1), u"async def main():\n    é = f'{get_it_2(1)}'; await get_it_2(2)\n"_s);
    renameCode(layout.nodes, NodeId(2), u"while"_s);
    QCOMPARE(codeOf(layout, 2), u"asyncio.run(while_())\n"_s);
    renameCode(layout.nodes, NodeId(3), u"the end"_s);
    QCOMPARE(layout.nodes[2].name, u"the end"_s);
    QCOMPARE(codeOf(layout, 2), u"asyncio.run(while_())\n"_s);
}

void TestScript::renamingLeavesWhatOnlyLooksAlike()
{
    const QString other = u"def g(fetch):\n    x.fetch = fetch  # fetch\n    return h(fetch='fetch')\n"_s;
    Layout layout = codeLayout({{NodeKind::Function, u"def fetch(): pass\n"_s},
                                {NodeKind::Function, other},
                                {NodeKind::Function, u"def broken(:\n    fetch()\n"_s}});
    renameCode(layout.nodes, NodeId(1), u"take"_s);
    QCOMPARE(codeOf(layout, 1), other);
    QCOMPARE(codeOf(layout, 2), u"def broken(:\n    fetch()\n"_s);
}

void TestScript::copiesGoByNamesOfTheirOwn()
{
    const Layout layout = codeLayout({{NodeKind::Function, u"def f(): return g()\n"_s},
                                      {NodeKind::Function, u"def g(): return f()\n"_s},
                                      {NodeKind::Function, u"def f_2(): pass\n"_s}});
    const LoadResult pasted = decodeFragment(encodeFragment(layout, {NodeId(1), NodeId(2)}), layout);
    QVERIFY(pasted.layout);
    QCOMPARE(codeOf(*pasted.layout, 0), u"def f_3(): return g_2()\n"_s);
    QCOMPARE(codeOf(*pasted.layout, 1), u"def g_2(): return f_3()\n"_s);
    QCOMPARE(pasted.layout->nodes[0].name, u"f_3"_s);
}

void TestScript::scriptIsTheTextAndKnowsItsNodes()
{
    for (const QString &text : {kCities, QString(kCities).replace(u'\n', u"\r\n"_s), kCities.chopped(1)}) {
        QList<std::pair<NodeKind, QString>> pieces;
        for (const CodePiece &piece : cut(text))
            pieces.append({piece.kind, piece.code});
        const Layout layout = codeLayout(pieces);
        const Program program = expand(layout);
        QCOMPARE(program.script, text);
        QCOMPARE(pythonOf(layout), text);
        const PythonSource source = toPython(program, {}, {});
        QCOMPARE(source.lines.size(), program.scriptNodes.size());
        QCOMPARE(source.lines[0].node, NodeId(1));
        QCOMPARE(source.lines[10].node, NodeId(2));
        QVERIFY(source.lines[10].text.startsWith(u"async def fetch"));
        QCOMPARE(source.lines.back().node, NodeId(5));
    }
}

void TestScript::startedFunctionsGetAMain()
{
    Layout layout = codeLayout({{NodeKind::Function, u"async def fetch(c, d=1):\n    pass\n"_s},
                                {NodeKind::Function, u"async def watch():\n    pass\n"_s},
                                {NodeKind::Function, u"def setup():\n    pass\n"_s}});
    layout.nodes[0].parameters.insert(Param::Starts, qint64(3));
    layout.nodes[0].parameters.insert(Param::Arguments, u"CITIES[i], d=2"_s);
    layout.nodes[1].parameters.insert(Param::Starts, qint64(1));
    layout.nodes[2].parameters.insert(Param::Starts, qint64(1));
    QCOMPARE(pythonOf(layout),
             u"import asyncio\n\n\n"
             "async def fetch(c, d=1):\n    pass\nasync def watch():\n    pass\ndef setup():\n    pass\n\n\n"
             "async def main():\n"
             "    fetch_tasks = [\n"
             "        asyncio.create_task(fetch(CITIES[i], d=2), name=f\"fetch-{i + 1}\") for i in range(3)\n"
             "    ]\n"
             "    watch_task = asyncio.create_task(watch(), name=\"watch\")\n"
             "    setup()\n"
             "    await asyncio.gather(*fetch_tasks, watch_task, return_exceptions=True)\n\n\n"
             "if __name__ == \"__main__\":\n    asyncio.run(main())\n"_s);
}

void TestScript::aFunctionIsStartedForEachItemOfAList()
{
    Layout layout = codeLayout({{NodeKind::Module, u"CITIES = ['Oslo', 'Rome']\n"_s},
                                {NodeKind::Function, u"async def fetch(c):\n    print(c)\n"_s},
                                {NodeKind::Function, u"def note(n, c): print(n, c)\n"_s}});
    const auto set = [&](int node, Param param, const ParamValue &value) {
        layout.nodes[node].parameters.insert(param, value);
    };
    set(1, Param::Starts, qint64(1));
    set(1, Param::ForEach, u" CITIES "_s);
    set(2, Param::Starts, qint64(2));
    set(2, Param::ForEach, u"'a', 'b'"_s);
    set(2, Param::Arguments, u"i, item"_s);
    QVERIFY2(pythonOf(layout).contains(
                 u"async def main():\n"
                 "    fetch_tasks = [\n"
                 "        asyncio.create_task(fetch(item), name=f\"fetch-{i + 1}\") for i, item in "
                 "enumerate(CITIES)\n"
                 "    ]\n"
                 "    for i, item in enumerate(item for item in ('a', 'b') for _ in range(2)):\n"
                 "        note(i, item)\n"),
             qPrintable(pythonOf(layout)));
    set(2, Param::Starts, qint64(1));
    QVERIFY(pythonOf(layout).contains(u"enumerate(('a', 'b')):"_s)); // which is one list
    const Run run = simulate(layout);
    QStringList printed;
    for (const Output &line : run.output)
        printed.append(line.text.trimmed());
    QCOMPARE(printed, (QStringList{u"0 a"_s, u"1 b"_s, u"Oslo"_s, u"Rome"_s}));
    QCOMPARE(run.taskNames.filter(u"fetch"_s), (QStringList{u"fetch-1"_s, u"fetch-2"_s}));
}

void TestScript::whatStartsAFunctionIsChecked_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("refused"); ///< part of the reason; empty for none
    QTest::newRow("plain") << u"[1, 2]"_s << u"item, 3"_s << QString();
    QTest::newRow("none") << QString() << QString() << QString();
    QTest::newRow("open bracket") << u"[1, 2"_s << u"item"_s << u"For each of"_s;
    QTest::newRow("statement") << u"x = 1"_s << u"item"_s << u"For each of"_s;
    QTest::newRow("two") << u"a; b"_s << u"item"_s << u"For each of"_s;
    QTest::newRow("argument") << u"A"_s << u"item +"_s << u"Arguments"_s;
    QTest::newRow("bracket too many") << u"A"_s << u"item), g("_s << u"Arguments"_s;
}

void TestScript::whatStartsAFunctionIsChecked()
{
    QFETCH(QString, list);
    QFETCH(QString, arguments);
    QFETCH(QString, refused);
    Layout layout = codeLayout({{NodeKind::Function, u"async def f(*a):\n    pass\n"_s}});
    layout.nodes[0].parameters.insert(Param::Starts, qint64(1));
    layout.nodes[0].parameters.insert(Param::ForEach, list);
    layout.nodes[0].parameters.insert(Param::Arguments, arguments);
    const QList<Problem> problems = check(layout);
    QCOMPARE(problems.size(), refused.isEmpty() ? 0 : 1);
    if (!refused.isEmpty())
        QVERIFY2(problems.first().reason.contains(refused), qPrintable(problems.first().reason));
}

void TestScript::codeThatRunsItselfIsLeftAlone()
{
    const QString run = u"if __name__ == '__main__':\n    asyncio.run(main())\n"_s;
    Layout layout =
        codeLayout({{NodeKind::Function, u"async def main(): pass\n"_s}, {NodeKind::Module, run}});
    layout.nodes[0].parameters.insert(Param::Starts, qint64(1));
    QVERIFY(startsItself(layout));
    QCOMPARE(pythonOf(layout), u"async def main(): pass\n"_s + run);
    for (const QString &other :
         {u"loop.run_until_complete(f())\n"_s, u"with asyncio.Runner() as r: r.run(f())\n"_s,
          u"from asyncio import run\nrun(f())\n"_s})
        QVERIFY(startsItself(codeLayout({{NodeKind::Module, other}})));
    for (const QString &other :
         {u"subprocess.run(f())\n"_s, u"'asyncio.run(main())'\n"_s, u"asyncio.run\n"_s})
        QVERIFY(!startsItself(codeLayout({{NodeKind::Module, other}})));
}

void TestScript::codeStandsBesideWhatIsDrawn()
{
    Layout layout =
        codeLayout({{NodeKind::Module, u"from __future__ import annotations\n"_s},
                    {NodeKind::Function, u"async def eat():\n    print(await orders.get())\n"_s}});
    layout.nodes[1].parameters.insert(Param::Starts, qint64(1));
    Node queue = makeNode(layout, NodeKind::Queue, {});
    queue.name = u"orders"_s;
    layout.nodes.append(queue);
    QCOMPARE(
        pythonOf(layout),
        u"from __future__ import annotations\n\nimport asyncio\n\norders = asyncio.Queue(maxsize=5)\n\n\n"
        "async def eat():\n    print(await orders.get())\n\n\n"
        "async def main():\n"
        "    eat_task = asyncio.create_task(eat(), name=\"eat\")\n"
        "    await asyncio.gather(eat_task, return_exceptions=True)\n\n\n"
        "if __name__ == \"__main__\":\n    asyncio.run(main())\n"_s);
    QVERIFY(expand(layout).script.isEmpty());
}

void TestScript::drawnNamesKeepClearOfThoseInCode()
{
    Layout layout = codeLayout(
        {{NodeKind::Function, u"async def main(): pass\n"_s}, {NodeKind::Module, u"orders = 5\n"_s}});
    Node queue = makeNode(layout, NodeKind::Queue, {});
    queue.name = u"orders"_s;
    layout.nodes.append(queue);
    const QString python = pythonOf(layout);
    QVERIFY2(python.contains(u"orders_2 = asyncio.Queue"), qPrintable(python));
    QCOMPARE(python.count(u"async def main()"_s), 1);
}

void TestScript::checksSayWhatPythonSays()
{
    Layout layout = codeLayout({{NodeKind::Function, u"def f():\n    x = (1\n"_s},
                                {NodeKind::Function, u"x = 1\n"_s},
                                {NodeKind::Class, u"def C(): pass\n"_s},
                                {NodeKind::Function, u"def fine(): pass\n"_s}});
    layout.nodes[1].name = u"g"_s;
    const QList<Problem> problems = check(layout);
    QCOMPARE(problems.size(), 3);
    QCOMPARE(problems[0].reason, u"Function f, line 2, column 9: '(' was never closed"_s);
    QCOMPARE(problems[0].line, 2);
    QCOMPARE(problems[0].place, u"/nodes/0/code"_s);
    QCOMPARE(problems[1].reason, u"Function g defines no function."_s);
    QCOMPARE(problems[2].reason, u"Class C defines no class."_s);
}

void TestScript::drawnTasksDoNotRunBesideARunningProgram()
{
    Layout layout = codeLayout({{NodeKind::Module, u"asyncio.run(asyncio.sleep(1))\n"_s}});
    Node task = makeNode(layout, NodeKind::Task, {});
    Step step;
    step.time = Duration::fixed(1);
    task.parameters.insert(Param::Steps, QList<Step>{step});
    layout.nodes.append(task);
    const QList<Problem> problems = check(layout);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].reason, u"Task task-1 does not run here: the code runs the program by itself."_s);
    const QString python = pythonOf(layout);
    QVERIFY2(!python.contains(u"async def main"), qPrintable(python));
}

SIGNALBOX_TEST(TestScript)

} // namespace tst_script

#include "tst_script.moc"
