// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/codefaults.h"
#include "engine/assist/completion.h"
#include "engine/assist/signatures.h"
#include "engine/catalog/catalog.h"
#include "engine/script/placerename.h"
#include "engine/syntax/parser.h"
#include "tests/support/suite.h"

#include <QSet>
#include <QTest>

namespace tst_assist {

using namespace signalbox;
using namespace signalbox::assist;
using namespace Qt::StringLiterals;

namespace {

/// The text without its `|`, and where that stood.
std::pair<QString, qsizetype> atBar(const QString &text)
{
    QString code = text;
    const qsizetype place = code.lastIndexOf(u'|'); // annotations have some
    code.remove(place, 1);
    return {code, place};
}

Completion complete(const QString &text, const Surroundings &around = {})
{
    const auto [code, place] = atBar(text);
    return completionAt(code, place, around);
}

QStringList names(const QString &text, const Surroundings &around = {})
{
    QStringList names;
    for (const Suggestion &each : complete(text, around).suggestions)
        names.append(each.name);
    return names;
}

/// "put(item): the sentence" with the parameter in hand in square brackets; empty for no help.
QString help(const QString &text, const Surroundings &around = {})
{
    const auto [code, place] = atBar(text);
    const auto found = callHelpAt(code, place, around);
    if (!found)
        return {};
    QString words = found->signature;
    if (found->end > found->begin) {
        words.insert(found->end, u']');
        words.insert(found->begin, u'[');
    }
    return found->function + words;
}

QStringList faults(const QString &code, const Surroundings &around = {})
{
    QStringList words;
    for (const CodeFault &each : faultsIn(code, around))
        words.append(u"%1:%2-%3:%4 %5"_s.arg(each.line)
                         .arg(each.column)
                         .arg(each.endLine)
                         .arg(each.endColumn)
                         .arg(each.message));
    return words;
}

Node piece(quint32 id, NodeKind kind, const QString &name, const QString &code)
{
    Node node;
    node.id = NodeId(id);
    node.kind = kind;
    node.name = name;
    node.parameters.insert(Param::Code, code);
    return node;
}

/// What becomes of the pieces, the first of which has the bar; or the refusal.
QStringList renamed(const QStringList &pieces, const QString &wanted)
{
    const auto [code, place] = atBar(pieces.first());
    QList<Node> nodes{piece(1, NodeKind::Function, u"first"_s, code)};
    for (qsizetype at = 1; at < pieces.size(); ++at)
        nodes.append(piece(quint32(at) + 1, NodeKind::Module, u"other"_s, pieces[at]));
    const QString refusal = renameAt(nodes, NodeId(1), place, wanted);
    if (!refusal.isEmpty())
        return {refusal};
    QStringList codes;
    for (const Node &node : nodes)
        codes.append(parameter<QString>(node, Param::Code));
    return codes;
}

} // namespace

/// Help for whoever writes code: what goes on, what a call takes, what is wrong, and renaming.
class TestAssist : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void methodsFollowFromWhatWasAssigned_data();
    void methodsFollowFromWhatWasAssigned();
    void namesInScopeComeNearestFirst();
    void namesOfOtherPiecesAndOfTheDrawingAreKnown();
    void objectsOfOwnClassesHaveTheirAttributes();
    void argumentsAreOfferedByName();
    void importsAreCompleted();
    void nothingIsOfferedInTextsCommentsAndNewNames();
    void codeThatIsBrokenElsewhereStillCompletes();
    void suggestionsHaveWords();
    void theParameterInHandIsMarked_data();
    void theParameterInHandIsMarked();
    void ownFunctionsTellTheirDocString();
    void everyKnownTypeIsARow();
    void signaturesAreWhole();
    void faultsStandAtTheVeryCharacter();
    void namesThatNothingHasAreFaults();
    void whatTheProgramImportsForMainIsKnown();
    void aLocalVariableIsRenamedInItsFunctionOnly();
    void aParameterIsRenamedWhereCallsNameIt();
    void sharedNamesAreRenamedInEveryPiece();
    void longCodeIsReadAroundThePlace();
    void renamingChangesAttributesEverywhere();
    void renamingRefusesInWords();
};

void TestAssist::methodsFollowFromWhatWasAssigned_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("queue", u"import asyncio\nq = asyncio.Queue()\nq.pu|"_s, {u"put"_s, u"put_nowait"_s});
    row("heir", u"import asyncio\nq = asyncio.PriorityQueue()\nq.pu|"_s, {u"put"_s, u"put_nowait"_s});
    row("from", u"from asyncio import Lock as L\nl = L()\nl.|"_s, {u"acquire"_s, u"release"_s, u"locked"_s});
    row("literal", u"\"a\".upp|"_s, {u"upper"_s});
    row("chain", u"\"a\".upper().spl|"_s, {u"split"_s, u"splitlines"_s});
    row("list", u"xs = [1]\nxs.app|"_s, {u"append"_s});
    row("dict", u"d = {}\nd.it|"_s, {u"items"_s});
    row("local", u"def f():\n    d = set()\n    d.dis|\n"_s, {u"discard"_s});
    row("task", u"import asyncio\nasync def f():\n    t = asyncio.create_task(f())\n    t.cancel|\n"_s,
        {u"cancelling"_s, u"cancel"_s, u"cancelled"_s});
    row("context",
        u"import asyncio\nasync def f():\n    async with asyncio.TaskGroup() as g:\n        g.|\n"_s,
        {u"create_task"_s});
    row("annotation", u"import asyncio\ndef f(q: asyncio.Queue | None):\n    q.jo|\n"_s, {u"join"_s});
    const QString worker = u"import asyncio\nasync def work(name, q, *, log=None):\n    %1|\n"
                           "async def main():\n    jobs = asyncio.Queue()\n"
                           "    asyncio.create_task(work(\"a\", jobs, log=[]))\n"_s;
    row("given by calls", worker.arg(u"q.jo"_s), {u"join"_s});
    row("given by name", worker.arg(u"log.app"_s), {u"append"_s});
    row("given to a method",
        u"class A:\n    def put(self, xs):\n        xs.ins|\n    def use(self):\n        self.put([])\n"_s,
        {u"insert"_s});
    row("given by itself", u"def f(x):\n    f(x)\n    x.|\n"_s, {});
    row("returned", u"def f():\n    return []\nx = f()\nx.so|"_s, {u"sort"_s});
    row("awaited", u"async def f():\n    return {}\nasync def g():\n    x = await f()\n    x.up|\n"_s,
        {u"update"_s});
    row("not awaited", u"async def f():\n    return {}\nasync def g():\n    x = f()\n    x.up|\n"_s, {});
    row("handler", u"try:\n    pass\nexcept ValueError as e:\n    e.ar|\n"_s, {u"args"_s});
    row("loop", u"for i in range(3):\n    i.bit_l|\n"_s, {u"bit_length"_s});
    row("f-string", u"s = 'x'\nprint(f\"{s.upp|"_s, {u"upper"_s});
    const QString pot = u"class Pot:\n    def boil(self):\n        pass\n"_s;
    row("item of a list", pot + u"pots = [Pot(), Pot()]\nfor pot in pots:\n    pot.bo|\n"_s, {u"boil"_s});
    row("item by its place", pot + u"pots = [Pot() for i in range(3)]\npots[0].bo|\n"_s, {u"boil"_s});
    row("items sorted", pot + u"pots = [Pot()]\nfor pot in sorted(pots[1:]):\n    pot.bo|\n"_s, {u"boil"_s});
    row("items by annotation", pot + u"def f(pots: list[Pot]):\n    for pot in pots:\n        pot.bo|\n"_s,
        {u"boil"_s});
    row("tasks in a list",
        u"import asyncio\nasync def f():\n    ts = [asyncio.create_task(f()) for i in range(3)]\n"
        "    for t in ts:\n        t.cancel|\n"_s,
        {u"cancelling"_s, u"cancel"_s, u"cancelled"_s});
    row("results of gather",
        pot
            + u"import asyncio\nasync def f():\n    return Pot()\nasync def g():\n"
              "    for pot in await asyncio.gather(*[f() for i in range(3)]):\n        pot.bo|\n"_s,
        {u"boil"_s});
    row("values of a dict", pot + u"pots = {1: Pot()}\npots[1].bo|\n"_s, {});
    row("list in itself", u"xs = [xs]\nfor x in xs:\n    x.app|\n"_s, {u"append"_s});
    row("walrus", u"if (n := \"x\"):\n    n.low|\n"_s, {u"lower"_s});
    row("itself", u"x = x\nx.|"_s, {});
    row("module", u"import time\ntime.mono|"_s, {u"monotonic"_s});
    row("deep module", u"import concurrent.futures\nconcurrent.futures.Thread|"_s, {u"ThreadPoolExecutor"_s});
}

void TestAssist::methodsFollowFromWhatWasAssigned()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(names(text), expected);
}

void TestAssist::namesInScopeComeNearestFirst()
{
    const QStringList found =
        names(u"lamp = 1\ndef light(lamps):\n    lamp_here = 2\n    x = la|\ndef last(): pass\n"_s);
    QCOMPARE(found, (QStringList{u"lamps"_s, u"lamp_here"_s, u"lamp"_s, u"last"_s, u"lambda"_s}));
    QVERIFY(names(u"def f():\n    inner = 1\nx = in|"_s).contains(u"int"_s));
    QVERIFY(!names(u"def f():\n    inner = 1\nx = in|"_s).contains(u"inner"_s));
    QVERIFY(names(u"wh|"_s).contains(u"while"_s));
    QVERIFY(!names(u"x = wh|"_s).contains(u"while"_s)); // where only an expression can stand
    QVERIFY(!names(u"_hidden = 1\n|"_s).contains(u"_hidden"_s));
    QCOMPARE(names(u"_hidden = 1\n_hi|"_s), QStringList{u"_hidden"_s});
}

void TestAssist::namesOfOtherPiecesAndOfTheDrawingAreKnown()
{
    Surroundings around;
    around.pieces = {u"async def fetch(city, delay=1.0):\n    \"\"\"Asks a city.\"\"\"\n"_s, u"x = = 1\n"_s};
    around.drawn = {{u"orders"_s, u"asyncio.Queue"_s}};
    const Completion found = complete(u"x = fet|"_s, around);
    QCOMPARE(found.suggestions.size(), std::size_t(1));
    QCOMPARE(found.suggestions[0],
             (Suggestion{u"fetch"_s, Suggestion::Sort::Function, u"(city, delay=1.0)"_s, u"Asks a city."_s}));
    QCOMPARE(found.typed, 3);
    QCOMPARE(names(u"orders.task_|"_s, around), QStringList{u"task_done"_s});

    Layout layout;
    Node queue;
    queue.id = NodeId(7);
    queue.kind = NodeKind::Queue;
    queue.name = u"hot orders"_s;
    layout.nodes = {queue, piece(8, NodeKind::Module, u"m"_s, u"a = 1\n"_s),
                    piece(9, NodeKind::Module, u"n"_s, u"b = 1\n"_s)};
    const Surroundings drawn = surroundingsOf(layout, NodeId(9));
    QCOMPARE(drawn.pieces, (QStringList{u"import asyncio\n"_s, u"a = 1\n"_s}));
    QCOMPARE(drawn.drawn, (QList<std::pair<QString, QString>>{{u"hot_orders"_s, u"asyncio.Queue"_s}}));
}

/// A new Function says asyncio.sleep(), and the program imports asyncio for main.
void TestAssist::whatTheProgramImportsForMainIsKnown()
{
    Layout layout;
    Node function = piece(1, NodeKind::Function, u"f"_s, u"async def f():\n    await asyncio.sleep(1)\n"_s);
    const QString code = parameter<QString>(function, Param::Code);
    layout.nodes = {function};
    QCOMPARE(faultsIn(code, surroundingsOf(layout, NodeId(1))).size(), std::size_t(1));
    layout.nodes[0].parameters.insert(Param::Starts, qint64(1));
    QCOMPARE(faultsIn(code, surroundingsOf(layout, NodeId(1))), std::vector<CodeFault>());

    Node cook;
    cook.id = NodeId(2);
    cook.kind = NodeKind::Consumer;
    cook.name = u"cook"_s;
    layout.nodes.append(cook);
    const QString waits = u"async def f():\n    await cook_task\n    cook_task.canc|()\n"_s;
    QVERIFY(names(waits, surroundingsOf(layout, NodeId(1))).contains(u"cancel"_s));
}

void TestAssist::objectsOfOwnClassesHaveTheirAttributes()
{
    const QString shop = u"class Base:\n    def close(self): pass\n"
                         "class Shop(Base):\n    size = 3\n"
                         "    def __init__(self, name, *, open=True):\n        self.stock = []\n"
                         "    def sell(self, item):\n        self.stock.app|\n"_s;
    QCOMPARE(names(shop), QStringList{u"append"_s});
    const QString whole = QString(shop).replace(u"self.stock.app|"_s, u"pass"_s);
    QCOMPARE(names(whole + u"s = Shop(\"a\")\ns.|"_s),
             (QStringList{u"size"_s, u"sell"_s, u"stock"_s, u"close"_s}));
    QCOMPARE(names(whole + u"s = Shop(\"a\")\ns.stock.ins|"_s), QStringList{u"insert"_s});
    QCOMPARE(help(whole + u"Shop(|"_s), u"Shop([name], *, open=True)"_s);
    QCOMPARE(help(whole + u"Shop(\"a\").sell(|"_s), u"Shop(\"a\").sell([item])"_s);
    QCOMPARE(
        help(
            u"from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\n    y: int = 2\nP(1, |"_s),
        u"P(x, [y=2])"_s);
}

void TestAssist::argumentsAreOfferedByName()
{
    QCOMPARE(names(u"def f(delay, dept=1): pass\nf(de|"_s).first(2), (QStringList{u"delay="_s, u"dept="_s}));
    QCOMPARE(names(u"print(1, se|"_s).value(0), u"sep="_s);
    QVERIFY(!names(u"def f(delay): pass\nf(delay=de|"_s).contains(u"delay="_s));
    QVERIFY(!names(u"import asyncio\nasyncio.sleep(de|"_s).contains(u"delay="_s)); // its real name is its own
}

void TestAssist::importsAreCompleted()
{
    QCOMPARE(names(u"import asy|"_s), QStringList{u"asyncio"_s});
    QCOMPARE(names(u"import concurrent.fu|"_s), QStringList{u"futures"_s});
    QCOMPARE(names(u"from asyn|"_s), QStringList{u"asyncio"_s});
    QCOMPARE(names(u"from asyncio import Prio|"_s), QStringList{u"PriorityQueue"_s});
    QCOMPARE(names(u"from asyncio import Lock, Ba|"_s), QStringList{u"Barrier"_s});
}

void TestAssist::nothingIsOfferedInTextsCommentsAndNewNames()
{
    const QStringList texts{u"x = \"pri|"_s, u"# pri|"_s,       u"x = 1  # pri|"_s,          u"def pri|"_s,
                            u"class pri|"_s, u"x = 1.|"_s,      u"import asyncio as pri|"_s, u"for pri|"_s,
                            u"f\"a pri|"_s,  u"\"\"\"a\npri|"_s};
    for (const QString &text : texts)
        QVERIFY2(names(text).isEmpty(), qPrintable(text));
}

void TestAssist::codeThatIsBrokenElsewhereStillCompletes()
{
    QCOMPARE(names(u"q = []\nif q.app|\n    x = (\ndef g(:\n    pass\n"_s), QStringList{u"append"_s});
    QCOMPARE(
        names(u"import asyncio\nasync def f(q: asyncio.Queue):\n    await asyncio.gather(\n        q.ge|\n"
              "    )\n    print(q)\n"_s),
        (QStringList{u"get"_s, u"get_nowait"_s}));
    QCOMPARE(names(u"def f():\n    for x in y:\n        s = ''\n        s.isdi|"_s),
             QStringList{u"isdigit"_s});
    QVERIFY(names(QString(20000, u'(') + u"pri|"_s).size() >= 0); // and comes back
}

void TestAssist::suggestionsHaveWords()
{
    const Completion found = complete(u"import asyncio\nq = asyncio.Queue()\nq.put_|"_s);
    QCOMPARE(found.suggestions.size(), std::size_t(1));
    QCOMPARE(found.suggestions[0].signature, u"(item)"_s);
    QVERIFY(found.suggestions[0].words.contains(u"QueueFull"_s));
    QVERIFY(found.isAsked);
}

void TestAssist::theParameterInHandIsMarked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    const QString f = u"def f(a, b=(1, 2), *rest, c=3, **more): pass\n"_s;
    row("first", f + u"f(|"_s, u"f([a], b=(1, 2), *rest, c=3, **more)"_s);
    row("second", f + u"f(1, |"_s, u"f(a, [b=(1, 2)], *rest, c=3, **more)"_s);
    row("rest", f + u"f(1, 2, 3, 4, |"_s, u"f(a, b=(1, 2), [*rest], c=3, **more)"_s);
    row("keyword", f + u"f(1, c=|"_s, u"f(a, b=(1, 2), *rest, [c=3], **more)"_s);
    row("other keyword", f + u"f(1, z=|"_s, u"f(a, b=(1, 2), *rest, c=3, [**more])"_s);
    row("inside a list", f + u"f([1, 2, |"_s, u"f([a], b=(1, 2), *rest, c=3, **more)"_s);
    row("behind a call", f + u"f(g(1, 2), |"_s, u"f(a, [b=(1, 2)], *rest, c=3, **more)"_s);
    row("lines", f + u"f(\n    1,\n    |\n)\n"_s, u"f(a, [b=(1, 2)], *rest, c=3, **more)"_s);
    row("too many", u"def g(a): pass\ng(1, |"_s, u"g(a)"_s);
    row("asyncio", u"import asyncio\nasyncio.sleep(|"_s, u"asyncio.sleep([delay], result=None)"_s);
    row("text", u"\", \".join(|"_s, u"\", \".join([texts])"_s);
    row("print", u"print(1, 2, |"_s, u"print([*values], sep=\" \", end=\"\\n\")"_s);
    row("unknown", u"what(|"_s, QString());
    row("closed", u"print(1)|"_s, QString());
    row("definition", u"def f(|"_s, QString());
}

void TestAssist::theParameterInHandIsMarked()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(help(text), expected);
}

void TestAssist::ownFunctionsTellTheirDocString()
{
    const auto [code, place] =
        atBar(u"def f(a):\n    \"\"\"\n    Does it.\n\n    At length.\n    \"\"\"\nf(|"_s);
    QCOMPARE(callHelpAt(code, place, {})->words, u"Does it."_s);
}

/// What the tables say that something gives, or derives from, is in the tables.
void TestAssist::everyKnownTypeIsARow()
{
    QSet<QString> seen;
    QStringList open{QString(), u"modules"_s};
    while (!open.isEmpty()) {
        const QString owner = open.takeLast();
        for (const KnownRow *row : knownOf(owner)) {
            const QString name = QString::fromLatin1(row->name);
            const QString path =
                owner.isEmpty() || row->kind == KnownKind::Module ? name : owner + u'.' + name;
            QVERIFY2(!seen.contains(owner + u'.' + name), qPrintable(path)); // each once
            seen.insert(owner + u'.' + name);
            const QString words = QString::fromUtf8(row->words);
            QVERIFY2(words.endsWith(u'.') || words.endsWith(u'…'), qPrintable(path));
            if (*row->gives)
                QVERIFY2(knownByPath(QString::fromLatin1(row->gives)), row->gives);
            if (row->kind == KnownKind::Module || row->kind == KnownKind::Type)
                open.append(path);
        }
    }
    QVERIFY(seen.size() > 300);
}

void TestAssist::signaturesAreWhole()
{
    for (const QString &owner : {QString(), u"asyncio"_s, u"asyncio.Queue"_s, u"str"_s, u"random"_s}) {
        for (const KnownRow *row : knownOf(owner)) {
            const bool isCalled = row->kind != KnownKind::Value && row->kind != KnownKind::Module;
            QCOMPARE(*row->signature == '(', isCalled);
        }
    }
    const auto parts = parametersOf(u"(a, *, b=\"x, y\", **c)"_s);
    QCOMPARE(parts.size(), std::size_t(4));
    QCOMPARE(parts[0].name, u"a"_s);
    QCOMPARE(parts[1].name, QString());
    QCOMPARE(parts[2].defaultValue, u"\"x, y\""_s);
    QVERIFY(parametersOf(u"()"_s).empty());
}

void TestAssist::faultsStandAtTheVeryCharacter()
{
    QCOMPARE(faults(u"x = 1\n"_s), QStringList());
    const QString open = faults(u"def f():\n    return (1\n"_s).value(0);
    QVERIFY2(open.startsWith(u"2:12-"_s) && open.endsWith(u"'(' was never closed"_s), qPrintable(open));
    QCOMPARE(faults(u"ä = 1; return ä\n"_s).size(), 1); // what only a compiler refuses
    QVERIFY2(faults(u"ä = 1; return ä\n"_s).first().startsWith(u"1:8-"),
             qPrintable(faults(u"ä = 1; return ä\n"_s).first()));
}

void TestAssist::namesThatNothingHasAreFaults()
{
    QCOMPARE(faults(u"import asyncio\nasynco.run(1)\n"_s),
             QStringList{u"2:1-2:7 Nothing in this program is called asynco. Is it asyncio?"_s});
    QCOMPARE(faults(u"print(zebra, len, __name__)\n"_s),
             QStringList{u"1:7-1:12 Nothing in this program is called zebra."_s});
    Surroundings around;
    around.pieces = {u"zebra = 1\n"_s};
    QCOMPARE(faults(u"print(zebra)\n"_s, around), QStringList());
    QCOMPARE(faults(u"def f():\n    global late\n    late = 1\ndef g():\n    return late\n"_s),
             QStringList());
    around.pieces = {u"from m import *\n"_s};
    QCOMPARE(faults(u"print(horse)\n"_s, around), QStringList()); // it may come from there
    around.pieces = {u"x = = 1\n"_s};
    QCOMPARE(faults(u"print(horse)\n"_s, around), QStringList());
}

void TestAssist::aLocalVariableIsRenamedInItsFunctionOnly()
{
    QCOMPARE(
        renamed(
            {u"x = 1\ndef f():\n    x| = 2\n    def g():\n        nonlocal x\n        x += 1\n    return x\n"
             "print(x)\n"_s},
            u"y"_s),
        QStringList{u"x = 1\ndef f():\n    y = 2\n    def g():\n        nonlocal y\n        y += 1\n"
                    "    return y\nprint(x)\n"_s});
    QCOMPARE(renamed({u"def f(line):\n    return [line for line in |line.split()]\n"_s}, u"words"_s),
             QStringList{u"def f(words):\n    return [line for line in words.split()]\n"_s});
    QCOMPARE(renamed({u"def f(v):\n    match v:\n        case [first, *|rest]:\n            return rest\n"_s},
                     u"others"_s),
             QStringList{
                 u"def f(v):\n    match v:\n        case [first, *others]:\n            return others\n"_s});
    QCOMPARE(
        renamed({u"def f():\n    try:\n        pass\n    except E as e|:\n        print(f\"{e}\", e.x)\n"_s},
                u"error"_s),
        QStringList{u"def f():\n    try:\n        pass\n    except E as error:\n"
                    "        print(f\"{error}\", error.x)\n"_s});
}

void TestAssist::aParameterIsRenamedWhereCallsNameIt()
{
    QCOMPARE(renamed({u"def f(|delay, d=1):\n    return delay\n"_s, u"delay = f(delay=2)\ng(delay=3)\n"_s},
                     u"wait"_s),
             (QStringList{u"def f(wait, d=1):\n    return wait\n"_s, u"delay = f(wait=2)\ng(delay=3)\n"_s}));
    QCOMPARE(renamed({u"class A:\n    def __init__(self, size|):\n        self.size = size\nA(size=1)\n"_s},
                     u"n"_s),
             QStringList{u"class A:\n    def __init__(self, n):\n        self.size = n\nA(n=1)\n"_s});
    QCOMPARE(renamed({u"def f(a):\n    return a\nf(|a=1)\n"_s}, u"b"_s),
             QStringList{u"def f(b):\n    return b\nf(b=1)\n"_s});
}

void TestAssist::sharedNamesAreRenamedInEveryPiece()
{
    QList<Node> nodes{piece(1, NodeKind::Function, u"fetch"_s, u"async def fetch(): pass\n"_s),
                      piece(2, NodeKind::Module, u"start"_s, u"fetch()\nx.fetch = fetch\n"_s)};
    QCOMPARE(renamingAt(nodes, NodeId(2), 3).name, u"fetch"_s);
    QCOMPARE(renameAt(nodes, NodeId(2), 3, u"ask"_s), QString());
    QCOMPARE(nodes[0].name, u"ask"_s);
    QCOMPARE(parameter<QString>(nodes[0], Param::Code), u"async def ask(): pass\n"_s);
    QCOMPARE(parameter<QString>(nodes[1], Param::Code), u"ask()\nx.fetch = ask\n"_s);
    QCOMPARE(renamed({u"COUNT| = 1\n"_s, u"def f():\n    global COUNT\n    COUNT += 1\n"_s}, u"TOTAL"_s),
             (QStringList{u"TOTAL = 1\n"_s, u"def f():\n    global TOTAL\n    TOTAL += 1\n"_s}));
}

void TestAssist::longCodeIsReadAroundThePlace()
{
    // Long enough to be cut at its functions.
    const QString filler = u"async def work(queue, limit=3):\n    return await queue.get()\n\n\n"_s;
    const QString head = u"import asyncio\n\n\n"_s;
    const QString long40 = filler.repeated(40);
    const QString main = u"async def main():\n    queue = asyncio.Queue()\n    "_s;
    const QString tail = u"\n    return queue\n\n\n"_s;
    const QStringList puts{u"put"_s, u"put_nowait"_s};
    QCOMPARE(names(head + long40 + main + u"queue.put|"_s + tail + long40), puts);
    QCOMPARE(help(head + long40 + main + u"later(1, |"_s + tail + long40
                  + u"def later(one, two=2):\n    return one\n"_s),
             u"later(one, [two=2])"_s);
    // What is bound last counts, wherever the place is; and so do names behind it.
    const QString again = u"def twice(first): pass\n\n\n"_s;
    const QString last = u"def twice(last): pass\n\n\n"_s;
    QCOMPARE(help(head + again + long40 + main + u"twice(|"_s + tail + last), u"twice([last])"_s);
    QCOMPARE(help(head + again + last + long40 + main + u"twice(|"_s + tail), u"twice([last])"_s);
    // The decorators of a function belong to it, and a text that looks like one begins none.
    QCOMPARE(help(head + long40 + u"@asyncio.wait_for(|\ndef f(): pass\n"_s + long40).left(17),
             u"asyncio.wait_for("_s);
    const QString words = u"text = \"\"\"\ndef fake(one):\n    "_s;
    QCOMPARE(names(head + long40 + words + u"queue.pu|"_s + u"\n\"\"\"\n"_s + long40), QStringList());
    // Faults elsewhere take nothing away.
    const QString faulty = u"def wrong():\n    x = = 1\n\n\n"_s;
    for (const QString &place : {faulty + long40 + main + u"queue.put|"_s + tail,
                                 long40 + main + u"queue.put|"_s + tail + faulty + long40})
        QCOMPARE(names(head + place), puts);
    // The place of the bracket is one of the whole text.
    const auto [code, place] = atBar(head + long40 + main + u"print(|"_s + tail);
    QCOMPARE(callHelpAt(code, place, {})->opening, place - 1);
}

void TestAssist::renamingChangesAttributesEverywhere()
{
    const QString account = u"class Account:\n"
                            "    def __init__(self, owner, balance):\n"
                            "        self.owner, self.balance = owner, balance\n"
                            "    async def deposit(self, balance):\n"
                            "        self.balance += balance\n"
                            "        return f\"{self.balance:>4} {self.deposit}\"\n"_s;
    const QString use = u"async def f(source):\n"
                        "    balance = source.balance\n"
                        "    await source.deposit(balance)\n"_s;
    // From whichever place, and no variable or parameter of that name.
    const QStringList saldo{QString(account).replace(u"self.balance"_s, u"self.saldo"_s),
                            QString(use).replace(u"source.balance"_s, u"source.saldo"_s)};
    QCOMPARE(renamed({QString(use).replace(u"source.bal"_s, u"source.bal|"_s), account}, u"saldo"_s),
             QStringList(saldo.rbegin(), saldo.rend()));
    const QString inside = QString(account).replace(u"{self.balance"_s, u"{self.|balance"_s);
    QCOMPARE(renamed({inside, use}, u"saldo"_s), saldo);
    const QString method = QString(account).replace(u"def dep"_s, u"def |dep"_s);
    QCOMPARE(renamed({method, use}, u"pay"_s),
             (QStringList{QString(account).replace(u"deposit"_s, u"pay"_s),
                          QString(use).replace(u"deposit"_s, u"pay"_s)}));
    // Fields of a dataclass are given by name, properties are set by theirs.
    QCOMPARE(renamed({u"@dataclass\nclass P:\n    x|: int = 0\n    y: int = 0\n"_s,
                      u"p = P(x=1, y=2)\nq = g(x=p.x)\n"_s},
                     u"left"_s),
             (QStringList{u"@dataclass\nclass P:\n    left: int = 0\n    y: int = 0\n"_s,
                          u"p = P(left=1, y=2)\nq = g(x=p.left)\n"_s}));
    QCOMPARE(renamed({u"class B:\n    @property\n    def size(self): return 1\n    @si|ze.setter\n"
                      "    def size(self, size): self.put = size\nB().size = 2\n"_s},
                     u"width"_s),
             (QStringList{u"class B:\n    @property\n    def width(self): return 1\n    @width.setter\n"
                          "    def width(self, size): self.put = size\nB().width = 2\n"_s}));
    // What stands behind a module is the module's.
    QCOMPARE(renamed({u"import json\nclass B:\n    def dumps|(self): return json.dumps(1)\nb.dumps()\n"_s},
                     u"d"_s),
             (QStringList{u"import json\nclass B:\n    def d(self): return json.dumps(1)\nb.d()\n"_s}));
    // A class has its own for itself: what Python's objects have by that name is not asked.
    QCOMPARE(renamed({u"class B:\n    def f(self):\n        self.name = self.na|me\n"_s}, u"word"_s),
             (QStringList{u"class B:\n    def f(self):\n        self.word = self.word\n"_s}));
}

void TestAssist::renamingRefusesInWords()
{
    const QString box =
        u"class B:\n    def __init__(self):\n        self.items = []\n        self.own| = 1\n"_s;
    QVERIFY(renamed({u"class B:\n    def __in|it__(self): pass\n"_s}, u"y"_s)
                .first()
                .contains(u"Python itself"_s));
    QVERIFY(renamed({box + u"d.items()\n"_s}, u"items"_s).first().contains(u"already"_s));
    QVERIFY(renamed({box + u"getattr(b, 'own')\n"_s}, u"y"_s).first().contains(u"a text may mean"_s));
    QVERIFY(renamed({u"class B:\n    def append|(self, x): pass\n[].append(1)\n"_s}, u"y"_s)
                .first()
                .contains(u"Python's own"_s));
    QVERIFY(renamed({u"x.att|r = 1\n"_s}, u"y"_s).first().contains(u"attribute"_s));
    QVERIFY(renamed({u"import asy|ncio\nasyncio.run(1)\n"_s}, u"y"_s).first().contains(u"asyncio"_s));
    QVERIFY(renamed({u"import asyncio\nasy|ncio.run(1)\n"_s}, u"y"_s).first().contains(u"import"_s));
    QVERIFY(renamed({u"pri|nt(1)\n"_s}, u"y"_s).first().contains(u"not defined"_s));
    QVERIFY(renamed({u"x = |1\n"_s}, u"y"_s).first().contains(u"no name"_s));
    QVERIFY(renamed({u"x| = 1\ny = x\n"_s}, u"y"_s).first().contains(u"already"_s));
    QVERIFY(renamed({u"x| = 1\n"_s}, u"for"_s).first().contains(u"cannot be a name"_s));
    QVERIFY(renamed({u"x| = 1\n"_s}, u"a b"_s).first().contains(u"cannot be a name"_s));
    QVERIFY(renamed({u"x| = (\n"_s}, u"y"_s).first().contains(u"once the code is Python"_s));
    // A local of that name would come to mean the renamed one.
    QVERIFY(renamed({u"x| = 1\ndef f(y):\n    return x + y\n"_s}, u"y"_s).first().contains(u"already"_s));
    QCOMPARE(renamed({u"x| = 1\n"_s}, u"x"_s), QStringList{u"x = 1\n"_s});
}

SIGNALBOX_TEST(TestAssist)

} // namespace tst_assist

#include "tst_assist.moc"
