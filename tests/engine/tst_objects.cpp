// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/builtinfunctions.h"
#include "engine/builtins/methods.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/iterators.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_objects {

using namespace signalbox;
using namespace signalbox::objects;
// Of these there are others in signalbox, which tests beside this one use.
using objects::Call;
using objects::Value;

namespace {

// A run's heap and context; what was raised as the last line of a traceback.
struct World {
    Heap heap;
    Context context{heap};

    Value text(std::string_view utf8) { return makeText(heap, utf8); }
    Value numbers(std::initializer_list<int> of)
    {
        std::vector<Value> items;
        for (const int each : of)
            items.push_back(Value::integer(each));
        return makeList(heap, std::move(items));
    }
    std::string shown(const Value &value)
    {
        const Value words = value.isMissing() ? Value() : reprOf(context, value);
        return words.isMissing() ? raised() : toUtf8(words);
    }
    std::string raised()
    {
        const Value exception = takeRaised(context);
        return exception.isMissing() ? "nothing" : exceptionLine(context, exception);
    }
    Value method(const Value &self, std::string_view name, std::vector<Value> arguments = {})
    {
        return callMethod(context, self, text(name), {arguments.data(), qsizetype(arguments.size())});
    }
};

// Doubles what it is given, as a function of the program would.
class Doubler final : public Opaque {
public:
    Doubler()
        : Opaque(typeOfKind(Kind::Function))
    {
    }
    bool isCallable() const override { return true; }
    Value call(Context &context, const Arguments &arguments) override
    {
        return add(context, arguments[0], arguments[0]);
    }
    qint64 footprint() const override { return qint64(sizeof(Doubler)); }
};

} // namespace

class TestObjects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void intsGrowBeyondSixtyFourBitsAndComeBack();
    void listsThatContainThemselvesEndWithTheirHeap();
    void deepListsAreFreedWithoutRecursion();
    void theAccountKnowsWhatLivesAndWhatWasFreed();
    void whatIsTooLargeIsRefusedAtOnce();
    void deepRepresentationsRaiseRecursionError();
    void setsKeepPythonsOrder();
    void unpackingCounts();
    void keysAreCalledBack();
    void sortKeepsEqualItemsInTheirOrder();
    void programsHaveExceptionTypesOfTheirOwn();
    void versionsDifferInWords();
};

void TestObjects::intsGrowBeyondSixtyFourBitsAndComeBack()
{
    World world;
    const Value most = Value::integer(std::numeric_limits<qint64>::max());
    const Value more = add(world.context, most, Value::integer(1));
    QCOMPARE(world.shown(more), std::string("9223372036854775808"));
    const Value back = binary(world.context, Operator::Subtract, more, Value::integer(1));
    QVERIFY(back.isSmallInt());
    QVERIFY(back.isSame(most));
}

void TestObjects::listsThatContainThemselvesEndWithTheirHeap()
{
    World world;
    const Value list = world.numbers({1, 2});
    QVERIFY(list.as<List>()->append(world.context, list));
    const Value dict = makeDict(world.heap);
    QVERIFY(dict.as<Dict>()->set(world.context, Value::integer(0), dict));
    QCOMPARE(world.shown(list), std::string("[1, 2, [...]]"));
    QCOMPARE(world.shown(dict), std::string("{0: {...}}"));
}

void TestObjects::deepListsAreFreedWithoutRecursion()
{
    World world;
    Value nested = makeList(world.heap, {});
    for (int depth = 0; depth < 300'000; ++depth)
        nested = makeList(world.heap, {nested});
    QVERIFY(world.heap.account().used() > 0);
    nested = {};
    QCOMPARE(world.heap.account().used(), 0);
}

void TestObjects::theAccountKnowsWhatLivesAndWhatWasFreed()
{
    World world;
    {
        Value list = makeList(world.heap, {});
        for (int i = 0; i < 1000; ++i)
            QVERIFY(list.as<List>()->append(world.context, world.text("item " + std::to_string(i))));
        QVERIFY(world.heap.account().used() > 1000 * 16);
        Value dict = makeDict(world.heap), set = makeSet(world.heap);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(dict.as<Dict>()->set(world.context, Value::integer(i), list));
            QVERIFY(set.as<Set>()->add(world.context, Value::integer(i)));
        }
        set.as<Set>()->clear();
        dict.as<Dict>()->clear();
        world.method(list, "clear");
    }
    QCOMPARE(world.heap.account().used(), 0);
}

void TestObjects::whatIsTooLargeIsRefusedAtOnce()
{
    World world;
    // What hardly any machine has is refused as in CPython, and the program goes on from it.
    const Value beyond = Value::integer(1'000'000'000'000);
    QCOMPARE(world.shown(binary(world.context, Operator::Multiply, world.numbers({0}), beyond)),
             std::string("MemoryError"));
    QVERIFY(!world.context.isOutOfMemory());
    const Value huge = Value::integer(10'000'000'000);
    const Value ten = Value::integer(10);
    QCOMPARE(world.shown(binary(world.context, Operator::Multiply, world.numbers({0}), huge)),
             std::string("MemoryError"));
    QVERIFY(world.context.isOutOfMemory());
    QCOMPARE(world.shown(binary(world.context, Operator::Multiply, world.text("a"), huge)),
             std::string("MemoryError"));
    QCOMPARE(world.shown(binary(world.context, Operator::Power, ten, Value::integer(10'000'000'000))),
             std::string("MemoryError"));
    QCOMPARE(world.shown(binary(world.context, Operator::ShiftLeft, ten, huge)), std::string("MemoryError"));
    QCOMPARE(world.shown(world.method(world.text("a"), "center", {huge})), std::string("MemoryError"));
    const Value range = call(world.context, builtinNamed("range"), huge);
    QCOMPARE(world.shown(call(world.context, builtinNamed("list"), range)), std::string("MemoryError"));
}

void TestObjects::deepRepresentationsRaiseRecursionError()
{
    World world;
    Value nested = makeList(world.heap, {}), other = makeList(world.heap, {});
    for (int depth = 0; depth < 2000; ++depth) {
        nested = makeList(world.heap, {nested});
        other = makeList(world.heap, {other});
    }
    QCOMPARE(
        world.shown(nested),
        std::string("RecursionError: maximum recursion depth exceeded while getting the repr of an object"));
    QCOMPARE(equal(world.context, nested, other), Answer::Raised);
    QCOMPARE(world.raised(), std::string("RecursionError: maximum recursion depth exceeded in comparison"));
}

void TestObjects::setsKeepPythonsOrder()
{
    // PYTHONHASHSEED=0 python3 -c "print({'spam', 'eggs', 'ham'}, {9, 1, 17})"
    World world;
    const Value numbers = makeSet(world.heap);
    for (const int each : {9, 1, 17})
        QVERIFY(numbers.as<Set>()->add(world.context, Value::integer(each)));
    QCOMPARE(world.shown(numbers), std::string("{9, 1, 17}"));
    const Value words = makeSet(world.heap);
    for (const char *each : {"spam", "eggs", "ham"})
        QVERIFY(words.as<Set>()->add(world.context, world.text(each)));
    QCOMPARE(world.shown(words), std::string("{'spam', 'eggs', 'ham'}"));
}

void TestObjects::unpackingCounts()
{
    World world;
    std::vector<Value> out;
    QVERIFY(!unpack(world.context, world.numbers({1, 2, 3}), 2, -1, out));
    QCOMPARE(world.raised(), std::string("ValueError: too many values to unpack (expected 2)"));
    out.clear();
    QVERIFY(unpack(world.context, world.numbers({1, 2, 3}), 2, 0, out));
    QCOMPARE(world.shown(out[0]), std::string("[1, 2]"));
    QCOMPARE(world.shown(out[1]), std::string("3"));
}

void TestObjects::keysAreCalledBack()
{
    World world;
    const Value doubler = world.heap.adopt(new Doubler);
    const Value arguments[] = {doubler, world.numbers({1, 2})};
    const Value mapped = call(world.context, builtinNamed("map"), {arguments, 2});
    QCOMPARE(world.shown(call(world.context, builtinNamed("list"), mapped)), std::string("[2, 4]"));
}

void TestObjects::sortKeepsEqualItemsInTheirOrder()
{
    World world;
    std::vector<Value> pairs;
    for (int i = 0; i < 200; ++i)
        pairs.push_back(makePair(world.heap, Value::integer(i * 7 % 5), Value::integer(i)));
    std::vector<Value> lengths = pairs;
    const Value first = builtinNamed("len"); // all are equally long
    const Value list = makeList(world.heap, std::move(pairs));
    const Value names[] = {world.text("key")};
    const Value arguments[] = {list, first};
    const Value sorted = call(world.context, builtinNamed("sorted"), {arguments, 1, names});
    QCOMPARE(world.shown(sorted), world.shown(list));
}

void TestObjects::programsHaveExceptionTypesOfTheirOwn()
{
    World world;
    const Value type = makeExceptionType(world.heap, "__main__.Late", *builtinType("TimeoutError"));
    const Value error = call(world.context, type, world.text("by far"));
    QCOMPARE(world.shown(error), std::string("Late('by far')"));
    QCOMPARE(exceptionLine(world.context, error), std::string("Late: by far"));
    QVERIFY(typeOf(error).isSubtypeOf(*builtinType("OSError")));
    QVERIFY(!typeOf(error).isSubtypeOf(*builtinType("ValueError")));
}

void TestObjects::versionsDifferInWords()
{
    Heap heap;
    const auto words = [&](PythonVersion version) {
        Context context(heap, version);
        const Value text = makeText(heap, std::string_view("a"));
        const Value one = Value::integer(1);
        const Value found = callMethod(context, text, makeText(heap, std::string_view("find")), {&one, 1});
        return found.isMissing() ? exceptionLine(context, takeRaised(context)) : std::string();
    };
    QCOMPARE(words(PythonVersion::Python311), std::string("TypeError: must be str, not int"));
    QCOMPARE(words(PythonVersion::Python313),
             std::string("TypeError: find() argument 1 must be str, not int"));
}

SIGNALBOX_TEST(TestObjects)

} // namespace tst_objects

#include "tst_objects.moc"
