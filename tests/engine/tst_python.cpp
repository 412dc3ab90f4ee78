// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "engine/language/exceptions.h"
#include "engine/language/identifiers.h"
#include "engine/python/python.h"
#include "engine/python/pythontext.h"
#include "tests/support/files.h"
#include "tests/support/pythonprograms.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace tst_python {

using namespace signalbox;
using namespace signalbox::python::testing;
using signalbox::testing::contentOf;
using namespace Qt::StringLiterals;

namespace {

/// What ships, and what once did.
const QStringList kFolders{u"/examples/"_s, u"/tests/engine/layouts/"_s};

Layout example(const QString &name)
{
    for (const QString &folder : kFolders) {
        if (const LoadResult loaded = loadLayout(kSource + folder + name + u".signalbox"_s); loaded.layout)
            return *loaded.layout;
    }
    return {};
}

PythonSource exported(const Layout &layout)
{
    return toPython(expand(layout), layout.title, layout.description);
}

void scale(QList<Step> &steps, Micros by)
{
    for (Step &step : steps) {
        step.time.low /= by;
        step.time.high /= by;
        scale(step.body, by);
    }
}

/// \a layout so many times as fast.
Layout scaled(Layout layout, Micros by)
{
    for (Node &node : layout.nodes) {
        for (ParamValue &value : node.parameters) {
            if (auto *duration = std::get_if<Duration>(&value)) {
                duration->low /= by;
                duration->high /= by;
            } else if (auto *steps = std::get_if<QList<Step>>(&value)) {
                scale(*steps, by);
            }
        }
    }
    return layout;
}

/// What the tasks of \a layout log, a line each, as the engine runs it.
QByteArray logged(const Layout &layout)
{
    const Run run = simulate(layout);
    QByteArray lines;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (fact.kind == FactKind::StepBegan && fact.verb == Verb::Log)
            lines += run.texts[fact.text()].toUtf8() + '\n';
    }
    return lines;
}

} // namespace

class TestPython : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void examplesReadAsTheyAlwaysHave_data();
    void examplesReadAsTheyAlwaysHave();
    void examplesRunAsTheyAre_data();
    void examplesRunAsTheyAre();
    void modulesHoldWhatIsShared();
    void everyLineIsKnown();
    void textsAreQuoted_data();
    void textsAreQuoted();
    void bracketsInTextsAreText();
    void longCallsAreBroken();
    void namesThatMeetStayApart();
    void exceptionsOfPythonAreKnown();
};

void TestPython::examplesReadAsTheyAlwaysHave_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &folder : kFolders) {
        const QDir directory(kSource + folder, u"*.signalbox"_s, QDir::Name);
        for (const QFileInfo &file : directory.entryInfoList())
            QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
    }
}

void TestPython::examplesReadAsTheyAlwaysHave()
{
    QFETCH(QString, name);
    const QString path = kSource + u"/tests/engine/golden/"_s + name + u".py"_s;
    const QByteArray now = exported(example(name)).text().toUtf8();
    if (qEnvironmentVariableIsSet("SIGNALBOX_UPDATE_GOLDEN")) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        file.write(now);
    }
    QCOMPARE(now, contentOf(path));
}

void TestPython::examplesRunAsTheyAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("an event") << u"05_event_opens_the_kitchen"_s;
    QTest::newRow("a group that fails") << u"06_task_group_fails_together"_s;
    QTest::newRow("a timeout") << u"07_timeout"_s;
    QTest::newRow("cancelling") << u"09_cancel_at_work"_s;
    QTest::newRow("random times") << u"11_random_arrivals"_s;
    QTest::newRow("a pipeline") << u"12_pipeline"_s;
}

void TestPython::examplesRunAsTheyAre()
{
    QFETCH(QString, name);
    const Layout layout = scaled(example(name), 10);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"example.py"_s);
    QVERIFY(write(path, exported(layout)));
    const std::optional<QByteArray> output = runPython({path});
    QVERIFY(output);
    QCOMPARE(*output, logged(layout));
}

void TestPython::modulesHoldWhatIsShared()
{
    const Lines lines{on(Verb::Cpu).lasting(Duration::uniform(1, 2)),
                      on(Verb::AsyncFor, Window),
                      on(Verb::Write, Dishes),
                      block(Verb::TimeoutAt, {}).lasting(1),
                      on(Verb::Raise).saying(u"TooSalty: much"_s),
                      block(Verb::Forever, {on(Verb::Put, Window)})};
    Program program = cookProgram(lines);
    program.seed = 42;
    const PythonSource source =
        toPython(program, u"Kitchen"_s, u"It \"cooks\" \\o/ in \"\"\"quotes\"\"\"."_s);
    QStringList text = source.text().split(u'\n');
    const qsizetype function = text.indexOf(u"async def cook():"_s);
    const QString head = text.mid(0, function).join(u'\n');
    QCOMPARE(
        head,
        u"\"\"\"Kitchen.\n\nIt \"cooks\" \\\\o/ in \\\"\\\"\\\"quotes\\\"\\\"\\\".\n\"\"\"\n\n"
        "import asyncio\nimport itertools\nimport random\nimport time\n"
        "from concurrent.futures import ThreadPoolExecutor\n\n\n"
        "class TooSalty(Exception):\n    pass\n\n\n"
        "def compute(seconds):\n    \"\"\"Stands for work that keeps the processor busy.\"\"\"\n"
        "    time.sleep(seconds)\n\n\n"
        "class Items:\n    \"\"\"Takes items from a queue until one of them is None.\"\"\"\n\n"
        "    def __init__(self, queue):\n        self.queue = queue\n\n"
        "    def __aiter__(self):\n        return self\n\n"
        "    async def __anext__(self):\n        item = await self.queue.get()\n"
        "        if item is None:\n            raise StopAsyncIteration\n        return item\n\n\n"
        "class KitchenBell:  # kitchen bell\n    \"\"\"Gives a tick every 0.5 s, 3 times.\"\"\"\n\n"
        "    def __init__(self):\n        self.ticks = 0\n\n"
        "    def __aiter__(self):\n        return self\n\n"
        "    async def __anext__(self):\n        if self.ticks == 3:\n"
        "            raise StopAsyncIteration\n        await asyncio.sleep(0.5)\n"
        "        self.ticks += 1\n        return self.ticks\n\n\n"
        "window = asyncio.Queue(maxsize=3)\npile = asyncio.LifoQueue()\n"
        "desk = asyncio.PriorityQueue()\noven = asyncio.Lock()\nstove = asyncio.Semaphore(2)\n"
        "shelf = asyncio.BoundedSemaphore(4)\ndoors_open = asyncio.Event()  # doors open\ndoors_open.set()\n"
        "table = asyncio.Condition()\nstart = asyncio.Barrier(2)\ndishes = 7\n"
        "pool = ThreadPoolExecutor(max_workers=2)\n\ncook_random = random.Random(\"42:cook\")\n\n"_s);
    QCOMPARE(functionLines(source, Main),
             (QStringList{u"global ready, START"_s, u"loop = asyncio.get_running_loop()"_s,
                          u"START = loop.time()"_s, u"ready = loop.create_future()"_s,
                          u"cook_task = asyncio.create_task(cook(), name=\"cook\")"_s}));
}

void TestPython::everyLineIsKnown()
{
    Program program = cookProgram({block(Verb::Group, {onTask(Verb::Spawn, Waiter)}),
                                   block(Verb::Gather,
                                         {onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Anonymous),
                                          onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Anonymous),
                                          onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Anonymous)}),
                                   on(Verb::Sleep)});
    program.bodies[Cook].node = NodeId{5};
    const PythonSource source = toPython(program, {}, {});
    const PythonSpan cook = source.functionOf(Cook);
    const quint32 first = program.bodies[Cook].begin;
    QCOMPARE(source.lines[cook.first].text, u"async def cook():"_s);
    QCOMPARE(source.linesOf(first), (PythonSpan{cook.first + 1, cook.first + 2}));
    QCOMPARE(source.linesOf(first + 1), (PythonSpan{cook.first + 2, cook.first + 3}));
    const quint32 gather = first + 2; // head, operands of its own line each, tail
    QCOMPARE(source.linesOf(gather), (PythonSpan{cook.first + 3, cook.first + 4}));
    QCOMPARE(source.linesOf(gather + 3), (PythonSpan{cook.first + 6, cook.first + 7}));
    QCOMPARE(source.lines[cook.first + 6].text, u"        window.get(),"_s);
    // What an anonymous task does stands where it was made.
    QCOMPARE(source.lineOfStep[program.bodies[Anonymous].begin], cook.first + 4);
    QVERIFY(source.functionOf(Anonymous).isEmpty());
    QCOMPARE(source.lines[cook.end - 1].step, program.bodies[Cook].end - 1);
    QCOMPARE(source.linesOf(NodeId{5}).size(), std::size_t(cook.end - cook.first));
    QVERIFY(source.linesOf(NodeId{6}).empty());
    for (const PythonLine &line : source.lines)
        QVERIFY(!line.text.endsWith(u' ') && !line.text.contains(u'\n'));
}

/// The layout that was exported as `return "done (late))`, and the same wherever a text can stand.
void TestPython::bracketsInTextsAreText()
{
    const LoadResult late = loadLayout(kSource + u"/tests/cases/return_text_with_brackets.signalbox"_s);
    QVERIFY(late.layout);
    QVERIFY(exported(*late.layout).text().contains(u"    return \"done (late)\"\n"_s));
    QStringList wrong;
    for (const QString &text : {u"done (late)"_s, u"("_s, u")"_s, u")("_s, u"a (b"_s, u"[{("_s, u"(\"')"_s}) {
        Layout layout;
        const auto add = [&](NodeKind kind) {
            layout.nodes.append(makeNode(layout, kind, {}));
            return layout.nodes.back().id;
        };
        const NodeId queue = add(NodeKind::Queue);
        const NodeId future = add(NodeKind::Future);
        const NodeId task = add(NodeKind::Task);
        const auto step = [&](Verb verb, NodeId target = NodeId::None, const QString &before = {}) {
            Step made;
            made.verb = verb;
            made.target = target;
            made.text = before + text;
            return made;
        };
        const QList<Step> steps{step(Verb::Log),
                                step(Verb::Put, queue),
                                step(Verb::PutNowait, queue),
                                step(Verb::SetResult, future),
                                step(Verb::SetException, future, u"ValueError: "_s),
                                step(Verb::Cancel, future),
                                step(Verb::Return)};
        layout.find(task)->parameters.insert(Param::Steps, steps);
        QProcess python;
        python.start(u"python3"_s, {u"-c"_s, u"import ast, sys; ast.parse(sys.stdin.read())"_s});
        python.write(exported(layout).text().toUtf8());
        python.closeWriteChannel();
        QVERIFY(python.waitForFinished());
        if (python.exitCode() != 0)
            wrong += exported(layout).text();
    }
    QCOMPARE(wrong.join(u'\n'), QString());
}

void TestPython::textsAreQuoted_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("plain") << u"soup"_s << u"\"soup\""_s;
    QTest::newRow("quotes") << u"a \"b\""_s << u"'a \"b\"'"_s;
    QTest::newRow("both quotes") << u"it's \"b\""_s << u"\"it's \\\"b\\\"\""_s;
    QTest::newRow("backslash") << u"C:\\new"_s << u"\"C:\\\\new\""_s;
    QTest::newRow("control characters") << u"a\nb\tc\r\x7f"_s << u"\"a\\nb\\tc\\r\\x7f\""_s;
    QTest::newRow("other scripts") << u"Größe 厨房 🍕"_s << u"\"Größe 厨房 🍕\""_s;
    QTest::newRow("turned text") << u"a\u202eb"_s << u"\"a\\u202eb\""_s;
    QTest::newRow("half a pair") << QString(QChar(0xd83c)) << u"\"\\ud83c\""_s;
    QTest::newRow("braces") << u"{x}"_s << u"\"{x}\""_s;
}

void TestPython::textsAreQuoted()
{
    QFETCH(QString, words);
    QFETCH(QString, code);
    const PythonSource source = toPython(cookProgram({on(Verb::Log).saying(words)}), {}, {});
    QCOMPARE(functionLines(source, Cook), QStringList{u"print("_s + code + u')'});
    const std::optional<QByteArray> seen =
        runPython({u"-c"_s,
                   u"import ast, sys\nprint(ast.literal_eval(sys.argv[1]).encode('utf-16-le', "
                   "'surrogatepass').hex())"_s,
                   code});
    QVERIFY(seen);
    const QByteArray wanted(reinterpret_cast<const char *>(words.utf16()), words.size() * 2);
    QCOMPARE(seen->trimmed(), wanted.toHex());
}

void TestPython::longCallsAreBroken()
{
    const QString name = u"the cook of the day who has a rather long name"_s;
    const Program program = Builder()
                                .body(u"main"_s, {onTask(Verb::Spawn, Cook)})
                                .body(name, {block(Verb::Repeat, {on(Verb::Put, Window)}).times(2)})
                                .program();
    const PythonSource source = toPython(program, {}, {});
    const QString identifier = u"the_cook_of_the_day_who_has_a_rather_long_name"_s;
    QCOMPARE(functionLines(source, Main).mid(3),
             (QStringList{identifier + u"_task = asyncio.create_task("_s, u"    "_s + identifier + u"(),"_s,
                          u"    name=\""_s + name + u"\","_s, u")"_s}));
    const QString words = QString(80, u'x');
    const PythonSource said = toPython(cookProgram({on(Verb::Log).saying(words)}), {}, {});
    QCOMPARE(functionLines(said, Cook), (QStringList{u"print("_s, u"    \""_s + words + u'"', u")"_s}));
}

/// Nodes whose names would make the same class, or the same variable, as something else does.
void TestPython::namesThatMeetStayApart()
{
    const Program program =
        Builder({{.kind = NodeKind::Ticker, .name = u"none"_s},
                 {.kind = NodeKind::Ticker, .name = u"bell"_s, .time = Duration::uniform(1, 2)},
                 {.kind = NodeKind::Event, .name = u"earliest"_s}})
            .body(u"main"_s, {onTask(Verb::Spawn, Cook)})
            .body(u"wait"_s,
                  {on(Verb::AsyncFor, 0), on(Verb::AsyncFor, 1), on(Verb::Raise).saying(u"Bell: loud"_s),
                   on(Verb::Raise).saying(u"none"_s), on(Verb::Raise).saying(u"oven is hot: very"_s),
                   block(Verb::Gather, {onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Waiter)}),
                   onTask(Verb::Await, Waiter), block(Verb::AsCompleted, {onTask(Verb::Await, Cook)})})
            .body(u"waiter"_s, {})
            .body(u"Event.wait"_s, {on(Verb::Wait, 2)}, true)
            .program();
    const PythonSource source = toPython(program, {}, {});
    QCOMPARE(
        functionLines(source, Cook),
        (QStringList{u"async for tick in NoneTicker():"_s, u"    pass"_s, u"async for tick in Bell_2():"_s,
                     u"    pass"_s, u"raise Bell(\"loud\")"_s, u"raise none_2"_s,
                     u"raise OvenIsHot(\"very\")"_s, u"wait_task_2 = asyncio.create_task(earliest.wait())"_s,
                     u"waiter_task = asyncio.create_task(waiter())"_s,
                     u"await asyncio.gather(wait_task_2, waiter_task)"_s, u"await waiter_task"_s,
                     u"for earliest_2 in asyncio.as_completed([wait_task]):"_s, u"    await earliest_2"_s}));
    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u"names.py"_s), source));
    QVERIFY(runPython({u"-m"_s, u"py_compile"_s, folder.filePath(u"names.py"_s)}));

    const Program twins = Builder({{.kind = NodeKind::Ticker, .name = u"bell"_s},
                                   {.kind = NodeKind::Ticker, .name = u"Bell"_s}})
                              .body(u"main"_s, {onTask(Verb::Spawn, Cook)})
                              .body(u"cook"_s, {on(Verb::AsyncFor, 0), on(Verb::AsyncFor, 1)})
                              .program();
    const QStringList lines = functionLines(toPython(twins, {}, {}), Cook);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0] != lines[2]);
}

/// Names and families of built-in exceptions are Python's own.
void TestPython::exceptionsOfPythonAreKnown()
{
    const QString program =
        u"import builtins\n"
        "known = [each for name, each in vars(builtins).items() if isinstance(each, type)\n"
        "         and issubclass(each, BaseException) and each.__name__ == name]\n"
        "for each in known:\n"
        "    print(each.__name__, *(base.__name__ for base in known if issubclass(each, base)))"_s;
    const std::optional<QByteArray> output = runPython({u"-c"_s, program});
    QVERIFY(output);
    QHash<QString, QStringList> families;
    for (const QString &line : QString::fromUtf8(*output).split(u'\n', Qt::SkipEmptyParts))
        families.insert(line.section(u' ', 0, 0), line.split(u' ').mid(1));
    QVERIFY(families.size() > 60);
    for (auto each = families.cbegin(); each != families.cend(); ++each) {
        QVERIFY2(!python::exceptionOf(each.key(), {}).isOwn, qPrintable(each.key()));
        QVERIFY2(isReserved(each.key()), qPrintable(each.key()));
        for (const QString &base : families.keys())
            QVERIFY2(isSubclass(each.key(), base) == each.value().contains(base),
                     qPrintable(each.key() + u" of "_s + base));
    }
}

SIGNALBOX_TEST(TestPython)

} // namespace tst_python

#include "tst_python.moc"
