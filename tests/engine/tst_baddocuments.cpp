// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/documents.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <random>

namespace tst_baddocuments {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

class TestBadDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badFilesAreExplained_data();
    void badFilesAreExplained();
    void everyProblemIsReported();
    void strayFieldsAreKeptAndMentioned();
    void nestingOfAHundredMegabytesIsRefusedQuickly_data();
    void nestingOfAHundredMegabytesIsRefusedQuickly();
    void limitsAreRefusedInWords();
    void stepsAtTheDeepestNestingLoad();
    void framesAtTheDeepestNestingLoad();
    void cutAnywhereItIsExplained();
    void mutatedItIsExplained();
};

void TestBadDocuments::badFilesAreExplained_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char *name, const QByteArray &json, const QString &place, const QString &reason,
                        const QString &remedy) { QTest::newRow(name) << json << place << reason << remedy; };
    const QByteArray queue = R"({"id": 2, "kind": "queue", "name": "q", "x": 0, "y": 0})";
    const QByteArray consumer = R"({"id": 3, "kind": "consumer", "name": "c", "x": 0, "y": 0})";
    const QByteArray task = R"({"id": 4, "kind": "task", "name": "t", "x": 0, "y": 0})";
    const QByteArray frame =
        R"("kind": "task_group", "name": "f", "x": 0, "y": 0, "width": 9, "height": 9, )";
    const QByteArray four =
        "[" + queue + "," + consumer + "," + task + R"(, {"id": 5, )" + frame + R"("hue": 1}])";

    // Other kinds of file.
    row("empty", "", u"/"_s, u"empty"_s, u"Signalbox saved"_s);
    row("blank", " \n\t\n", u"/"_s, u"empty"_s, u"Signalbox saved"_s);
    row("only a byte order mark", "\xEF\xBB\xBF", u"/"_s, u"empty"_s, u"Signalbox saved"_s);
    row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), u"line 1, column 1"_s,
        u"other kind of file"_s, u"Signalbox saved"_s);
    row("a program", "import asyncio\n", u"line 1, column 1"_s, u"other kind of file"_s,
        u"Signalbox saved"_s);
    row("a list", "[1, 2]", u"/"_s, u"a list"_s, u"Signalbox saved"_s);
    row("other JSON", R"({"name": "left-pad", "version": "1.0"})", u"/format"_s, u"some other program"_s,
        u"Signalbox saved"_s);
    row("other format", R"({"format": "tilemap", "version": 1, "nodes": []})", u"/format"_s, u"\"tilemap\""_s,
        u"Signalbox saved"_s);
    row("format no text", R"({"format": 7, "version": 1, "nodes": []})", u"/format"_s, u"the number 7"_s,
        u"text"_s);
    row("newer", R"({"format": "signalbox", "version": 2, "nodes": "?"})", u"/version"_s,
        u"newer Signalbox (format 2); this one reads format 1"_s, u"Update"_s);
    row("version no number", R"({"format": "signalbox", "version": "1", "nodes": []})", u"/version"_s,
        u"text (\"1\")"_s, u"whole number"_s);
    row("version missing", R"({"format": "signalbox", "nodes": []})", u"/version"_s, u"missing"_s, u"Add"_s);

    // Text that is no JSON.
    row("cut off", "{\"format\": \"signalbox\",\n  \"nodes\": [\n", u"line 3, column 1"_s, u"cut off"_s,
        u"whole copy"_s);
    row("missing comma", "{\"format\": \"signalbox\"\n  \"version\": 1}", u"line 2, column 3"_s, u"comma"_s,
        u"Add what is missing"_s);
    row("comma before the end", "{\"version\": 1,}", u"line 1, column 15"_s, u"before the closing bracket"_s,
        u"remove the comma"_s);
    row("other bracket at the end", "{\"version\": 1]", u"line 1, column 14"_s, u"\"}\""_s,
        u"Add what is missing"_s);
    row("word", "{\"version\": one}", u"line 1, column 13"_s, u"value is expected"_s,
        u"Write text in quotes"_s);
    row("after umlauts", "{\"title\": \"äöü\", version}", u"line 1, column 18"_s, u"name in quotes"_s,
        u"Add what is missing"_s);
    row("NaN", R"({"x": NaN})", u"line 1, column 7"_s, u"nor a number that can be used"_s, u"NaN"_s);
    row("1e400", R"({"x": 1e400, "y": 0})", u"line 1, column 12"_s, u"nor a number that can be used"_s,
        u"1e400"_s);
    row("garbage behind", "{}\nhello", u"line 2, column 1"_s, u"more text follows"_s, u"Remove"_s);
    row("not UTF-8", "{\"a\": \"\xff\xfe\"}", u"line 1, column 8"_s, u"UTF-8"_s, u"UTF-8"_s);

    // The document.
    row("no nodes", R"({"format": "signalbox", "version": 1})", u"/nodes"_s, u"missing"_s, u"a list"_s);
    row("nodes no list", documentOf("{}"), u"/nodes"_s, u"an object"_s, u"a list"_s);
    row("settings no object", R"({"format": "signalbox", "version": 1, "nodes": [], "settings": 3})",
        u"/settings"_s, u"the number 3"_s, u"an object"_s);
    row("negative seed", R"({"format": "signalbox", "version": 1, "nodes": [], "settings": {"seed": -1}})",
        u"/settings/seed"_s, u"-1"_s, u"whole number from 0"_s);
    row("fraction of a seed",
        R"({"format": "signalbox", "version": 1, "nodes": [], "settings": {"seed": 1.5}})",
        u"/settings/seed"_s, u"1.5"_s, u"whole number"_s);
    row("huge seed", R"({"format": "signalbox", "version": 1, "nodes": [], "settings": {"seed": 1e300}})",
        u"/settings/seed"_s, u"1e+300"_s, u"whole number"_s);
    row("unknown end", R"({"format": "signalbox", "version": 1, "nodes": [], "settings": {"end": "drain"}})",
        u"/settings/end"_s, u"\"drain\""_s, u"Did you mean \"drained\"?"_s);
    row("unknown Python",
        R"({"format": "signalbox", "version": 1, "nodes": [], "settings": {"python": "3.10"}})",
        u"/settings/python"_s, u"\"3.10\""_s, u"It can be one of \"3.11\", \"3.12\", \"3.13\""_s);
    row("Python as a number",
        R"({"format": "signalbox", "version": 1, "nodes": [], "settings": {"python": 3.12}})",
        u"/settings/python"_s, u"3.12"_s, u"\"3.12\""_s);
    row("no horizon", R"({"format": "signalbox", "version": 1, "nodes": [], "settings": {"horizon": 0}})",
        u"/settings/horizon"_s, u"the number 0"_s, u"from 1e-06"_s);

    // Nodes.
    row("node no object", documentOf("[7]"), u"/nodes/0"_s, u"the number 7"_s, u"Write a node like"_s);
    row("unknown kind", documentOf(R"([{"id": 1, "kind": "quue", "name": "a", "x": 0, "y": 0}])"),
        u"/nodes/0/kind"_s, u"\"quue\""_s, u"Did you mean \"queue\"? It can be one of \"producer\""_s);
    row("kind nothing like", documentOf(R"([{"id": 1, "kind": "zzzzz", "name": "a", "x": 0, "y": 0}])"),
        u"/nodes/0/kind"_s, u"\"zzzzz\""_s, u"It can be one of"_s);
    row("id twice", documentOf("[" + queue + "," + queue + "]"), u"/nodes/1/id"_s,
        u"already belongs to Queue \"q\""_s, u"an id of its own"_s);
    row("id zero", documentOf(R"([{"id": 0, "kind": "queue", "name": "a", "x": 0, "y": 0}])"),
        u"/nodes/0/id"_s, u"the number 0"_s, u"from 1 to"_s);
    row("id too large", documentOf(R"([{"id": 4294967296, "kind": "lock", "name": "a", "x": 0, "y": 0}])"),
        u"/nodes/0/id"_s, u"4294967296"_s, u"from 1 to 1000000000"_s);
    row("no name", documentOf(R"([{"id": 1, "kind": "queue", "name": " ", "x": 0, "y": 0}])"),
        u"/nodes/0/name"_s, u"text"_s, u"1 to 80"_s);
    row("long name",
        documentOf(R"([{"id": 1, "kind": "lock", "name": ")" + QByteArray(81, 'n')
                   + R"(", "x": 0, "y": 0}])"),
        u"/nodes/0/name"_s, u"nnn…"_s, u"1 to 80"_s);
    row("two-line name", documentOf(R"([{"id": 1, "kind": "lock", "name": "a\nb", "x": 0, "y": 0}])"),
        u"/nodes/0/name"_s, u"one line"_s, u"one line"_s);
    row("far away", documentOf(R"([{"id": 1, "kind": "lock", "name": "a", "x": 1000001, "y": 0}])"),
        u"/nodes/0/x"_s, u"1000001"_s, u"-1000000 to 1000000"_s);
    row("huge position", documentOf(R"([{"id": 1, "kind": "lock", "name": "a", "x": 0, "y": -1e308}])"),
        u"/nodes/0/y"_s, u"-1e+308"_s, u"number from"_s);
    row("frame without size", documentOf(R"([{"id": 1, "kind": "timeout", "name": "a", "x": 0, "y": 0,
        "height": 10}])"),
        u"/nodes/0/width"_s, u"missing"_s, u"Add"_s);
    row("negative capacity",
        documentOf(R"([{"id": 1, "kind": "queue", "name": "a", "x": 0, "y": 0, "capacity": -1}])"),
        u"/nodes/0/capacity"_s, u"the number -1"_s, u"0 to 1000000"_s);
    row("fraction of a permit",
        documentOf(R"([{"id": 1, "kind": "semaphore", "name": "a", "x": 0, "y": 0, "permits": 1.5}])"),
        u"/nodes/0/permits"_s, u"1.5"_s, u"whole number"_s);
    row("flag no flag", documentOf(R"([{"id": 1, "kind": "event", "name": "a", "x": 0, "y": 0, "set": 1}])"),
        u"/nodes/0/set"_s, u"the number 1"_s, u"true or false"_s);
    for (const char *time : {"-0.5", "1e7", "\"0.5\"", "{}", "{\"uniform\": [1]}", "{\"uniform\": [1, -2]}",
                             "{\"uniform\": 3}", "{\"exponential\": 1, \"uniform\": [1, 2]}", "null"}) {
        row(qPrintable(u"time %1"_s.arg(QLatin1String(time))),
            documentOf(R"([{"id": 1, "kind": "producer", "name": "a", "x": 0, "y": 0, "every": )"
                       + QByteArray(time) + "}]"),
            u"/nodes/0/every"_s, u"seconds from 0 to 1000000"_s, u"{\"exponential\": 0.5}"_s);
    }

    // Scopes.
    row("no such frame",
        documentOf(R"([{"id": 1, "kind": "lock", "name": "a", "x": 0, "y": 0, "scope": 9}])"),
        u"/nodes/0/scope"_s, u"node 9, does not exist"_s, u"leave \"scope\" out"_s);
    row("frame no frame",
        documentOf("[" + queue + R"(, {"id": 1, "kind": "lock", "name": "a", "x": 0, "y": 0, "scope": 2}])"),
        u"/nodes/1/scope"_s, u"Queue \"q\" is no frame"_s, u"such as a TaskGroup"_s);
    row("in itself", documentOf(R"([{"id": 1, )" + frame + R"("scope": 1}])"), u"/nodes/0/scope"_s,
        u"inside itself"_s, u"Leave out"_s);
    row("in a circle",
        documentOf(R"([{"id": 1, )" + frame + R"("scope": 2}, {"id": 2, )" + frame
                   + R"("scope": 3}, {"id": 3, )" + frame + R"("scope": 1}])"),
        u"/nodes/0/scope"_s, u"inside itself"_s, u"Leave out"_s);

    // Links.
    row("link no object", documentOf(four, "[[]]"), u"/links/0"_s, u"a list"_s, u"Write a link like"_s);
    row("dangling link", documentOf(four, R"([{"id": 1, "kind": "getting", "from": 3, "to": 77}])"),
        u"/links/0/to"_s, u"node 77, which does not exist"_s, u"remove the link"_s);
    row("link id twice", documentOf(four, R"([{"id": 1, "kind": "getting", "from": 3, "to": 2},
        {"id": 1, "kind": "putting", "from": 3, "to": 2}])"),
        u"/links/1/id"_s, u"already belongs to link 1"_s, u"an id of its own"_s);
    row("same link twice", documentOf(four, R"([{"id": 1, "kind": "getting", "from": 3, "to": 2},
        {"id": 2, "kind": "getting", "from": 3, "to": 2}])"),
        u"/links/1/kind"_s, u"there already"_s, u"Remove one"_s);
    row("unknown link", documentOf(four, R"([{"id": 1, "kind": "geting", "from": 3, "to": 2}])"),
        u"/links/0/kind"_s, u"\"geting\""_s, u"Did you mean \"getting\"?"_s);
    row("derived link", documentOf(four, R"([{"id": 1, "kind": "awaiting", "from": 3, "to": 2}])"),
        u"/links/0/kind"_s, u"\"awaiting\""_s, u"It can be one of"_s);
    row("link of the wrong kind", documentOf(four, R"([{"id": 1, "kind": "guarding", "from": 3, "to": 2}])"),
        u"/links/0/kind"_s, u"does not fit between Consumer \"c\" and Queue \"q\""_s,
        u"\"putting\" or \"getting\""_s);
    row("link the wrong way round", documentOf(four, R"([{"id": 1, "kind": "getting", "from": 2, "to": 3}])"),
        u"/links/0/to"_s, u"who uses it"_s, u"from an actor"_s);
    row("link of a task", documentOf(four, R"([{"id": 1, "kind": "getting", "from": 4, "to": 2}])"),
        u"/links/0/from"_s, u"follow from its steps"_s, u"give the task a step"_s);
    row("link to itself", documentOf(four, R"([{"id": 1, "kind": "getting", "from": 2, "to": 2}])"),
        u"/links/0/to"_s, u"itself"_s, u"remove it"_s);

    // Steps.
    row("steps no list", taskOf("{}"), u"/nodes/0/steps"_s, u"an object"_s, u"a list"_s);
    row("step no object", taskOf("[\"sleep\"]"), u"/nodes/0/steps/0"_s, u"text (\"sleep\")"_s,
        u"Write a step like"_s);
    row("unknown verb", taskOf(R"([{"do": "slep", "time": 1}])"), u"/nodes/0/steps/0/do"_s, u"\"slep\""_s,
        u"Did you mean \"sleep\"?"_s);
    row("inner verb", taskOf(R"([{"do": "wait_all", "steps": []}])"), u"/nodes/0/steps/0/do"_s,
        u"\"wait_all\""_s, u"It can be one of"_s);
    row("no verb", taskOf("[{}]"), u"/nodes/0/steps/0/do"_s, u"missing"_s, u"one of \"sleep\""_s);
    row("no time", taskOf(R"([{"do": "sleep"}])"), u"/nodes/0/steps/0/time"_s, u"missing"_s, u"seconds"_s);
    row("no count", taskOf(R"([{"do": "repeat"}])"), u"/nodes/0/steps/0/count"_s, u"missing"_s,
        u"whole number"_s);
    row("negative count", taskOf(R"([{"do": "repeat", "count": -3, "steps": []}])"),
        u"/nodes/0/steps/0/count"_s, u"-3"_s, u"from 0 to"_s);
    row("dangling step", taskOf(R"([{"do": "forever", "steps": [{"do": "put", "on": 50}]}])"),
        u"/nodes/0/steps/0/steps/0/on"_s, u"node 50, which does not exist"_s, u"one of: Queue"_s);
    row("step on the wrong kind", taskOf(R"([{"do": "acquire", "on": 2}])"), u"/nodes/0/steps/0/on"_s,
        u"cannot act on Queue \"q\""_s, u"one of: Lock, Semaphore"_s);
    row("except outside", taskOf(R"([{"do": "except", "steps": []}])"), u"/nodes/0/steps/0"_s,
        u"outside a \"try\""_s, u"end of the steps of a \"try\""_s);
    row("finally in a loop", taskOf(R"([{"do": "try", "steps": [{"do": "forever", "steps": [
        {"do": "finally", "steps": []}]}]}])"),
        u"/nodes/0/steps/0/steps/0/steps/0"_s, u"outside a \"try\""_s, u"\"try\""_s);
    row("step behind except", taskOf(R"([{"do": "try", "steps": [{"do": "except"}, {"do": "return"}]}])"),
        u"/nodes/0/steps/0/steps/1"_s, u"behind an \"except\""_s, u"before the \"except\""_s);
    row("except behind finally", taskOf(R"([{"do": "try", "steps": [{"do": "finally"}, {"do": "except"}]}])"),
        u"/nodes/0/steps/0/steps/1"_s, u"behind a \"finally\""_s, u"be the last"_s);
    row("unknown order",
        documentOf(R"([{"id": 1, "kind": "queue", "name": "a", "x": 0, "y": 0, "order": "prority"}])"),
        u"/nodes/0/order"_s, u"\"prority\""_s, u"Did you mean \"priority\"?"_s);
    row("choice no text",
        documentOf(R"([{"id": 1, "kind": "queue", "name": "a", "x": 0, "y": 0, "order": 1}])"),
        u"/nodes/0/order"_s, u"the number 1"_s, u"one of \"fifo\""_s);
    row("barrier of nobody",
        documentOf(R"([{"id": 1, "kind": "barrier", "name": "a", "x": 0, "y": 0, "parties": 0}])"),
        u"/nodes/0/parties"_s, u"the number 0"_s, u"1 to 1000000"_s);
    row("unknown choice", taskOf(R"([{"do": "put", "on": 2, "choice": "foward"}])"),
        u"/nodes/0/steps/0/choice"_s, u"\"foward\""_s, u"Did you mean \"forward\"?"_s);
    row("priority no number", taskOf(R"([{"do": "put", "on": 2, "count": "high"}])"),
        u"/nodes/0/steps/0/count"_s, u"text (\"high\")"_s, u"whole number"_s);
    row("if about nothing", taskOf(R"([{"do": "if", "steps": []}])"), u"/nodes/0/steps/0/if"_s, u"missing"_s,
        u"an object"_s);
    row("if no object", taskOf(R"([{"do": "while", "if": true}])"), u"/nodes/0/steps/0/if"_s, u"true"_s,
        u"an object"_s);
    row("predicate names nothing", taskOf(R"([{"do": "if", "if": {"on": 2}}])"), u"/nodes/0/steps/0/if/is"_s,
        u"missing"_s, u"one of \"counter\""_s);
    row("unknown predicate", taskOf(R"([{"do": "if", "if": {"is": "emty", "on": 2}}])"),
        u"/nodes/0/steps/0/if/is"_s, u"\"emty\""_s, u"Did you mean \"empty\"?"_s);
    row("dangling predicate", taskOf(R"([{"do": "if", "if": {"is": "empty", "on": 9}}])"),
        u"/nodes/0/steps/0/if/on"_s, u"node 9, which does not exist"_s, u"one of: Queue"_s);
    row("predicate about the wrong kind", taskOf(R"([{"do": "while", "if": {"is": "event_set", "on": 2}}])"),
        u"/nodes/0/steps/0/if/on"_s, u"cannot act on Queue \"q\""_s, u"one of: Event"_s);
    row("unknown relation", taskOf(R"([{"do": "if", "if": {"is": "cancelling", "relation": "=>"}}])"),
        u"/nodes/0/steps/0/if/relation"_s, u"\"=>\""_s, u"one of \"==\""_s);
    row("predicate's value no number", taskOf(R"([{"do": "if", "if": {"is": "cancelling", "value": "2"}}])"),
        u"/nodes/0/steps/0/if/value"_s, u"text (\"2\")"_s, u"whole number"_s);
    row("not no flag", taskOf(R"([{"do": "if", "if": {"is": "sentinel", "not": 1}}])"),
        u"/nodes/0/steps/0/if/not"_s, u"the number 1"_s, u"true or false"_s);
    row("else without if", taskOf(R"([{"do": "return"}, {"do": "else", "steps": []}])"),
        u"/nodes/0/steps/1"_s, u"without an \"if\""_s, u"right behind the \"if\""_s);
    row("else twice", taskOf(R"([{"do": "if", "if": {"is": "sentinel"}}, {"do": "else"}, {"do": "else"}])"),
        u"/nodes/0/steps/2"_s, u"without an \"if\""_s, u"right behind the \"if\""_s);
    row("except and except*",
        taskOf(R"([{"do": "try", "steps": [{"do": "except"}, {"do": "except_star"}]}])"),
        u"/nodes/0/steps/0/steps/1"_s, u"in one \"try\""_s, u"one of the two"_s);
    row("except* and except",
        taskOf(R"([{"do": "try", "steps": [{"do": "except_star"}, {"do": "except"}]}])"),
        u"/nodes/0/steps/0/steps/1"_s, u"in one \"try\""_s, u"one of the two"_s);
    row("except* outside", taskOf(R"([{"do": "except_star", "steps": []}])"), u"/nodes/0/steps/0"_s,
        u"outside a \"try\""_s, u"end of the steps of a \"try\""_s);
    row("operand no coroutine", taskOf(R"([{"do": "gather", "steps": [{"do": "get", "on": 2},
        {"do": "get_nowait", "on": 2}]}])"),
        u"/nodes/0/steps/0/steps/1"_s, u"\"gather\" holds what can be awaited, and \"get_nowait\" cannot"_s,
        u"write \"spawn\""_s);
    row("operand a block", taskOf(R"([{"do": "shield", "steps": [{"do": "repeat", "count": 2}]}])"),
        u"/nodes/0/steps/0/steps/0"_s, u"\"repeat\" cannot"_s, u"let a task do it"_s);
    row("operand an else", taskOf(R"([{"do": "wait_for", "time": 1, "steps": [{"do": "else"}]}])"),
        u"/nodes/0/steps/0/steps/0"_s, u"without an \"if\""_s, u"right behind"_s);
    row("producer writes a counter",
        documentOf(R"([{"id": 1, "kind": "counter", "name": "n", "x": 0, "y": 0},
            {"id": 2, "kind": "producer", "name": "p", "x": 0, "y": 0}])",
                   R"([{"id": 1, "kind": "putting", "from": 2, "to": 1}])"),
        u"/links/0/to"_s, u"use a Task"_s, u"from an actor"_s);
    row("finally twice", taskOf(R"([{"do": "try", "steps": [{"do": "finally"}, {"do": "finally"}]}])"),
        u"/nodes/0/steps/0/steps/1"_s, u"behind a \"finally\""_s, u"the only one"_s);
}

void TestBadDocuments::badFilesAreExplained()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    QFETCH(QString, remedy);
    const LoadResult result = decodeLayout(json);
    QVERIFY(!result.layout);
    const QString words = inWords(result.problems);
    QVERIFY2(errorsIn(result.problems) == 1, qPrintable(words));
    const Problem &problem = result.problems.front();
    QCOMPARE(problem.severity, Problem::Severity::Error);
    QCOMPARE(problem.place, place);
    QVERIFY2(problem.reason.contains(reason), qPrintable(words));
    QVERIFY2(problem.remedy.contains(remedy), qPrintable(words));
}

void TestBadDocuments::everyProblemIsReported()
{
    const LoadResult result = decodeLayout(R"({"format": "signalbox", "version": 1, "title": 4,
        "settings": {"seed": "x"},
        "nodes": [{"id": 1, "kind": "queue", "name": "", "x": null, "y": 0, "capacity": true},
                  {"id": 1, "kind": "task", "name": "t", "x": 0, "y": 0, "steps": [{"do": "get", "on": 8}, 5]}],
        "links": [{"id": 1, "kind": "putting", "from": 9, "to": 8}]})");
    QVERIFY(!result.layout);
    QStringList places;
    for (const Problem &problem : result.problems)
        places.append(problem.place);
    const QStringList expected{u"/title"_s,
                               u"/settings/seed"_s,
                               u"/nodes/0/name"_s,
                               u"/nodes/0/x"_s,
                               u"/nodes/0/capacity"_s,
                               u"/nodes/1/id"_s,
                               u"/nodes/1/steps/0/on"_s,
                               u"/nodes/1/steps/1"_s,
                               u"/links/0/from"_s,
                               u"/links/0/to"_s};
    QCOMPARE(places, expected);
}

void TestBadDocuments::strayFieldsAreKeptAndMentioned()
{
    const QByteArray json = documentOf(R"([
        {"id": 1, "kind": "queue", "name": "q", "x": 0, "y": 0, "capasity": 3, "permits": 2, "a/b~c": 1},
        {"id": 2, "kind": "task", "name": "t", "x": 0, "y": 0, "steps": [{"do": "return", "on": 1}]}])");
    const LoadResult result = decodeLayout(json);
    QVERIFY(result.layout);
    QCOMPARE(result.layout->nodes[0].extra,
             (QJsonObject{{u"capasity"_s, 3}, {u"permits"_s, 2}, {u"a/b~c"_s, 1}}));
    QCOMPARE(result.problems.size(), 3);
    QCOMPARE(errorsIn(result.problems), 0);
    QCOMPARE(result.problems[0].place, u"/nodes/0/capasity"_s);
    QVERIFY(result.problems[0].remedy.contains(u"\"capacity\""_s));
    QCOMPARE(result.problems[1].place, u"/nodes/0/permits"_s);
    QCOMPARE(result.problems[2].place, u"/nodes/1/steps/0/on"_s);
    QCOMPARE(*decodeLayout(encodeLayout(*result.layout)).layout, *result.layout);
}

void TestBadDocuments::nestingOfAHundredMegabytesIsRefusedQuickly_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::newRow("lists") << QByteArray("[");
    QTest::newRow("objects") << QByteArray("{\"a\":");
    QTest::newRow("both") << QByteArray("{\"nodes\":[");
}

void TestBadDocuments::nestingOfAHundredMegabytesIsRefusedQuickly()
{
    QFETCH(QByteArray, unit);
    constexpr qsizetype size = 100'000'000;
    const QByteArray json = unit.repeated(size / unit.size());
    const std::clock_t before = std::clock(); // of the processor: a busy machine does not count
    const LoadResult result = decodeLayout(json);
    QVERIFY(!result.layout);
    QCOMPARE(result.problems.size(), 1);
    QVERIFY2(result.problems[0].reason.contains(u"nested"_s), qPrintable(inWords(result.problems)));
    const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 5, qPrintable(QString::number(seconds)));
}

void TestBadDocuments::limitsAreRefusedInWords()
{
    const LoadResult nodes = decodeLayout(documentOf("[" + QByteArray("0,").repeated(kMostNodes) + "0]"));
    QCOMPARE(
        inWords(nodes.problems),
        u"/nodes | There are 20001 of them; a layout holds at most 20000. | Divide the layout into several."_s);
    const LoadResult links =
        decodeLayout(documentOf("[]", "[" + QByteArray("0,").repeated(kMostLinks) + "0]"));
    QCOMPARE(links.problems.size(), 1);
    QCOMPARE(links.problems[0].place, u"/links"_s);
    const LoadResult steps =
        decodeLayout(taskOf("[" + QByteArray("{\"do\":\"return\"},").repeated(kMostSteps) + "{}]"));
    QVERIFY(!steps.layout);
    QCOMPARE(steps.problems.size(), 1);
    QVERIFY(steps.problems[0].reason.contains(u"more than 100000 steps"_s));
    // More problems than anyone reads: the first thousand, and that there are more.
    const LoadResult many = decodeLayout(documentOf("[" + QByteArray("0,").repeated(5'000) + "0]"));
    QCOMPARE(many.problems.size(), 1'000);
    QVERIFY(many.problems.back().reason.contains(u"more problems"_s));
    const LoadResult large = decodeLayout(QByteArray(kLargestFile + 1, ' '));
    QVERIFY(large.problems[0].reason.contains(u"more than 200 MB"_s));
}

void TestBadDocuments::stepsAtTheDeepestNestingLoad()
{
    const auto nested = [](int depth) {
        return taskOf(QByteArray("[{\"do\":\"forever\",\"steps\":").repeated(depth - 1) + "[]"
                      + QByteArray("}]").repeated(depth - 1));
    };
    QVERIFY(decodeLayout(nested(kDeepestNesting)).layout);
    const LoadResult deeper = decodeLayout(nested(kDeepestNesting + 1));
    QVERIFY(!deeper.layout);
    QCOMPARE(deeper.problems.size(), 1);
    QVERIFY(deeper.problems[0].reason.contains(u"more than 64 deep"_s));
    QVERIFY(deeper.problems[0].place.startsWith(u"/nodes/0/steps/0/steps/0"_s));
}

void TestBadDocuments::framesAtTheDeepestNestingLoad()
{
    Layout layout;
    for (int i = 0; i <= kDeepestNesting; ++i) {
        Node frame = makeNode(layout, NodeKind::TaskGroup, {});
        frame.scope = NodeId(i);
        layout.nodes.append(frame);
    }
    QVERIFY(decodeLayout(encodeLayout(layout)).layout);
    for (int i = 0; i < 2; ++i) {
        Node frame = makeNode(layout, NodeKind::TaskGroup, {});
        frame.scope = layout.nodes.back().id;
        layout.nodes.append(frame);
    }
    std::reverse(layout.nodes.begin(), layout.nodes.end());
    const LoadResult deeper = decodeLayout(encodeLayout(layout));
    QVERIFY(!deeper.layout);
    QCOMPARE(deeper.problems.size(), 1);
    QCOMPARE(deeper.problems[0].place, u"/nodes/1/scope"_s);
    QVERIFY(deeper.problems[0].reason.contains(u"more than 64 frames"_s));
}

void TestBadDocuments::cutAnywhereItIsExplained()
{
    const QByteArray whole = canonical(kitchen());
    for (qsizetype length = 0; length < whole.size() - 1; ++length) {
        const LoadResult result = decodeLayout(whole.left(length));
        QVERIFY(!result.layout);
        verifyAnswers(result);
        // Inside a character or a word the text is wrong as well as short; anywhere else it says "cut off".
        QVERIFY(length == 0 || result.problems[0].place.startsWith(u"line "_s));
    }
}

void TestBadDocuments::mutatedItIsExplained()
{
    const QByteArray whole = canonical(kitchen());
    const QList<QByteArray> pieces{"-1",
                                   "1e400",
                                   "null",
                                   "[]",
                                   "{}",
                                   "\"",
                                   "NaN",
                                   "0.5",
                                   "\\ud800",
                                   "true",
                                   "99999999999999999999",
                                   "queue",
                                   "task_group",
                                   ",",
                                   "2",
                                   "\xff",
                                   "1e308"};
    std::mt19937 random(20'260'101);
    const auto below = [&random](qsizetype bound) { return qsizetype(random() % quint32(bound)); };
    int loaded = 0;
    for (int round = 0; round < 6'000; ++round) {
        QByteArray json = whole;
        const qsizetype changes = 1 + below(3);
        for (qsizetype change = 0; change < changes; ++change) {
            const qsizetype at = below(json.size());
            const qsizetype way = below(4);
            if (way == 0)
                json[at] = char(random());
            else if (way == 1)
                json.remove(at, 1 + below(12));
            else if (way == 2)
                json.replace(at, below(4), pieces[below(pieces.size())]);
            else
                json.insert(at, json.mid(below(json.size()), below(60)));
        }
        const LoadResult result = decodeLayout(json);
        verifyAnswers(result);
        if (QTest::currentTestFailed())
            return;
        if (!result.layout)
            continue;
        ++loaded;
        const LoadResult again = decodeLayout(encodeLayout(*result.layout));
        QVERIFY2(again.layout, qPrintable(inWords(again.problems)));
        QVERIFY(*again.layout == *result.layout);
    }
    QVERIFY(loaded > 100); // else the mutations would be too coarse to reach past the parser
    QVERIFY(loaded < 5'900);
}

SIGNALBOX_TEST(TestBadDocuments)

} // namespace tst_baddocuments

#include "tst_baddocuments.moc"
