// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/builtinfunctions.h"
#include "engine/builtins/methods.h"
#include "engine/library/imports.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/attributes.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/iterators.h"
#include "engine/operations/subscripts.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_modules {

using namespace signalbox;
using namespace signalbox::objects;
// Of these there are others in signalbox, which tests beside this one use.
using objects::Call;
using objects::Value;

namespace {

// A run whose clock goes on only by sleeping; what was raised as the last line of a traceback.
class World final : public modules::Host {
public:
    explicit World(PythonVersion version = PythonVersion::Python311)
        : context(heap, version)
    {
        context.setSurroundings(this);
    }

    Micros now() const override { return m_now; }
    Value sleep(Context &, Micros time) override
    {
        m_now += time;
        return Value::none();
    }
    void write(Stream stream, const QString &text) override
    {
        (stream == Stream::Output ? output : errors) += text;
    }
    QString freshSeed() override { return QString::number(++m_seeds); }

    /// module.name, made anew each time.
    Value get(std::string_view module, std::string_view name)
    {
        for (const auto &[each, value] : modules::findModule(module)->make(context))
            if (each == name)
                return value;
        return {};
    }
    Value text(std::string_view utf8) { return makeText(heap, utf8); }
    Value numbers(std::initializer_list<int> of)
    {
        std::vector<Value> items;
        for (const int each : of)
            items.push_back(Value::integer(each));
        return makeList(heap, std::move(items));
    }
    Value run(const Value &callee, const std::vector<Value> &arguments = {})
    {
        return call(context, callee, Arguments{arguments.data(), qsizetype(arguments.size())});
    }
    Value method(const Value &self, std::string_view name, const std::vector<Value> &arguments = {})
    {
        return callMethod(context, self, text(name), {arguments.data(), qsizetype(arguments.size())});
    }
    std::string shown(const Value &value)
    {
        const Value words = value.isMissing() ? Value() : reprOf(context, value);
        if (!words.isMissing())
            return toUtf8(words);
        return context.hasRaised() ? exceptionLine(context, takeRaised(context)) : "nothing";
    }

    Heap heap;
    Context context;
    QString output;
    QString errors;

private:
    Micros m_now = 0;
    int m_seeds = 0;
};

} // namespace

class TestModules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomDrawsWhatPythonDraws();
    void generatorsWithoutASeedDifferButAreTheSameInEachRun();
    void timeIsThatOfTheRun();
    void datesCountAsTheCalendarDoes();
    void aDequeForgetsAtItsOtherEnd();
    void aDefaultDictMakesWhatIsMissing();
    void countersAddUp();
    void namedTuplesHaveFields();
    void iteratorsOfItertoolsAreLazy();
    void aPartialKeepsItsArguments();
    void aHeapPopsTheLeast();
    void errorsHavePythonsWords();
    void versionsDiffer();
    void loggingWritesToTheErrorStream();
    void exitingRaises();
    void modulesInPythonAreThere();
    void everyModuleHasAttributes();
};

void TestModules::randomDrawsWhatPythonDraws()
{
    World world;
    const Value random = world.run(world.get("random", "Random"), {Value::integer(42)});
    QCOMPARE(world.shown(world.method(random, "random")), "0.6394267984578837");
    QCOMPARE(world.shown(world.method(random, "randint", {Value::integer(1), Value::integer(100)})), "4");
    QCOMPARE(world.shown(world.method(random, "sample", {world.numbers({1, 2, 3, 4}), Value::integer(2)})),
             "[3, 1]");
}

void TestModules::generatorsWithoutASeedDifferButAreTheSameInEachRun()
{
    const auto draws = [] {
        World world;
        const Value type = world.get("random", "Random");
        const std::string one = world.shown(world.method(world.run(type), "random"));
        return std::pair(one, world.shown(world.method(world.run(type), "random")));
    };
    QVERIFY(draws().first != draws().second);
    QCOMPARE(draws(), draws());
}

void TestModules::timeIsThatOfTheRun()
{
    World world;
    QCOMPARE(world.shown(world.run(world.get("time", "perf_counter"))), "0.0");
    QCOMPARE(world.shown(world.run(world.get("time", "sleep"), {Value::real(1.5)})), "None");
    QCOMPARE(world.shown(world.run(world.get("time", "monotonic"))), "1.5");
    QCOMPARE(world.shown(world.run(world.get("time", "time"))), "1704103201.5");
    const Value now = world.method(world.get("datetime", "datetime"), "now");
    QCOMPARE(world.shown(now), "datetime.datetime(2024, 1, 1, 10, 0, 1, 500000)");
    QCOMPARE(world.shown(formatValue(world.context, now, U"%H:%M:%S")), "'10:00:01'");
}

void TestModules::datesCountAsTheCalendarDoes()
{
    World world;
    const Value date = world.get("datetime", "date"), delta = world.get("datetime", "timedelta");
    const Value leap = world.run(date, {Value::integer(2024), Value::integer(2), Value::integer(28)});
    const Value two = world.run(delta, {Value::integer(2)});
    QCOMPARE(world.shown(add(world.context, leap, two)), "datetime.date(2024, 3, 1)");
    QCOMPARE(world.shown(binary(world.context, Operator::Divide, two, Value::integer(3))),
             "datetime.timedelta(seconds=57600)");
}

void TestModules::aDequeForgetsAtItsOtherEnd()
{
    World world;
    const Value type = world.get("collections", "deque");
    const Value deque = world.run(type, {world.numbers({1, 2, 3}), Value::integer(3)});
    QCOMPARE(world.shown(world.method(deque, "append", {Value::integer(4)})), "None");
    QCOMPARE(world.shown(deque), "deque([2, 3, 4], maxlen=3)");
    QCOMPARE(world.shown(subscript(world.context, deque, Value::integer(-1))), "4");
    QVERIFY(isIn(world.context, Value::integer(1), deque) == Answer::No);
    QCOMPARE(world.shown(world.method(deque, "remove", {Value::integer(1)})),
             "ValueError: 1 is not in deque");
}

void TestModules::aDefaultDictMakesWhatIsMissing()
{
    World world;
    const Value dict = world.run(world.get("collections", "defaultdict"), {builtinNamed("list")});
    const Value made = subscript(world.context, dict, world.text("a"));
    QVERIFY(!world.method(made, "append", {Value::integer(1)}).isMissing());
    QCOMPARE(world.shown(dict), "defaultdict(<class 'list'>, {'a': [1]})");
    QCOMPARE(world.shown(world.method(dict, "get", {world.text("b")})), "None");
}

void TestModules::countersAddUp()
{
    World world;
    const Value type = world.get("collections", "Counter");
    const Value one = world.run(type, {world.text("abca")}), other = world.run(type, {world.text("ab")});
    QCOMPARE(world.shown(add(world.context, one, other)), "Counter({'a': 3, 'b': 2, 'c': 1})");
    QCOMPARE(world.shown(binary(world.context, Operator::Subtract, one, other)), "Counter({'a': 1, 'c': 1})");
    QCOMPARE(world.shown(world.method(one, "most_common", {Value::integer(1)})), "[('a', 2)]");
}

void TestModules::namedTuplesHaveFields()
{
    World world;
    const Value type =
        world.run(world.get("collections", "namedtuple"), {world.text("Point"), world.text("x y")});
    const Value point = world.run(type, {Value::integer(1), Value::integer(2)});
    QCOMPARE(world.shown(point), "Point(x=1, y=2)");
    QCOMPARE(world.shown(attributeOf(world.context, point, world.text("y"))), "2");
    QCOMPARE(world.shown(world.run(type, {Value::integer(1)})),
             "TypeError: Point.__new__() missing 1 required positional argument: 'y'");
}

void TestModules::iteratorsOfItertoolsAreLazy()
{
    World world;
    const Value count = world.run(world.get("itertools", "count"));
    const Value some = world.run(world.get("itertools", "islice"), {count, Value::integer(3)});
    QCOMPARE(world.shown(world.run(builtinNamed("list"), {some})), "[0, 1, 2]");
    QCOMPARE(world.shown(nextOf(world.context, count)), "3");
}

void TestModules::aPartialKeepsItsArguments()
{
    World world;
    const Value partial =
        world.run(world.get("functools", "partial"), {builtinNamed("pow"), Value::integer(2)});
    QCOMPARE(world.shown(world.run(partial, {Value::integer(10)})), "1024");
    QCOMPARE(world.shown(partial), "functools.partial(<built-in function pow>, 2)");
}

void TestModules::aHeapPopsTheLeast()
{
    World world;
    const Value heap = world.numbers({5, 1, 4, 2});
    QVERIFY(!world.run(world.get("heapq", "heapify"), {heap}).isMissing());
    QCOMPARE(world.shown(heap), "[1, 2, 4, 5]");
    QCOMPARE(world.shown(world.run(world.get("heapq", "heappop"), {heap})), "1");
    QCOMPARE(world.shown(heap), "[2, 5, 4]");
}

void TestModules::errorsHavePythonsWords()
{
    World world;
    QCOMPARE(world.shown(world.run(world.get("math", "sqrt"), {Value::integer(-1)})),
             "ValueError: math domain error");
    QCOMPARE(world.shown(world.run(world.get("math", "sqrt"))),
             "TypeError: math.sqrt() takes exactly one argument (0 given)");
    QCOMPARE(world.shown(world.run(world.get("json", "loads"), {world.text("[1,")})),
             "json.decoder.JSONDecodeError: Expecting value: line 1 column 4 (char 3)");
    QCOMPARE(world.shown(world.run(world.get("statistics", "mean"), {world.numbers({})})),
             "statistics.StatisticsError: mean requires at least one data point");
}

void TestModules::versionsDiffer()
{
    const auto shown = [](PythonVersion version) {
        World world(version);
        const Value dict = world.run(world.get("collections", "OrderedDict"));
        (void)!setSubscript(world.context, dict, Value::integer(1), Value::integer(2));
        return world.shown(dict);
    };
    QCOMPARE(shown(PythonVersion::Python311), "OrderedDict([(1, 2)])");
    QCOMPARE(shown(PythonVersion::Python313), "OrderedDict({1: 2})");
    QVERIFY(World(PythonVersion::Python311).get("itertools", "batched").isMissing());
    QVERIFY(!World(PythonVersion::Python312).get("itertools", "batched").isMissing());
}

void TestModules::loggingWritesToTheErrorStream()
{
    World world;
    modules::Attributes logging = modules::findModule("logging")->make(world.context);
    const auto named = [&](std::string_view name) {
        for (const auto &[each, value] : logging)
            if (each == name)
                return value;
        return Value();
    };
    QVERIFY(!world.run(named("basicConfig")).isMissing());
    const Value logger = world.run(named("getLogger"), {world.text("shop")});
    QVERIFY(!world.method(logger, "warning", {world.text("%d left"), Value::integer(3)}).isMissing());
    QVERIFY(!world.method(logger, "info", {world.text("unseen")}).isMissing());
    QCOMPARE(world.errors, QStringLiteral("WARNING:shop:3 left\n"));
    QCOMPARE(world.output, QString());
}

void TestModules::exitingRaises()
{
    World world;
    QCOMPARE(world.shown(world.run(world.get("sys", "exit"), {Value::integer(3)})), "SystemExit: 3");
}

void TestModules::modulesInPythonAreThere()
{
    QVERIFY(modules::pythonSource("contextlib").contains("def asynccontextmanager"));
    QVERIFY(modules::pythonSource("dataclasses").contains("def dataclass"));
    QVERIFY(modules::pythonSource("warnings").contains("def warn"));
    QVERIFY(modules::pythonSource("socket").isEmpty());
    QVERIFY(!modules::findModule("os"));
}

void TestModules::everyModuleHasAttributes()
{
    for (const char *name : {"__future__", "bisect",   "collections", "collections.abc", "copy",   "datetime",
                             "functools",  "heapq",    "_inspect",    "itertools",       "json",   "logging",
                             "math",       "operator", "random",      "statistics",      "string", "sys",
                             "textwrap",   "time",     "types",       "typing"}) {
        World world;
        QVERIFY2(modules::findModule(name), name);
        QVERIFY2(!modules::findModule(name)->make(world.context).empty(), name);
    }
}

SIGNALBOX_TEST(TestModules)

} // namespace tst_modules

#include "tst_modules.moc"
