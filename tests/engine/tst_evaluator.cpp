// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/compiler.h"
#include "engine/evaluator/execution.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/operations/functions.h"
#include "engine/syntax/parser.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_evaluator {

using namespace signalbox;
using namespace signalbox::evaluator;
using namespace Qt::StringLiterals;
using objects::Kind;
using objects::Value;

namespace {

/// Something that only a loop can wait for.
class Thing final : public objects::Opaque {
public:
    Thing()
        : Opaque(*objects::builtinType("object"))
    {
    }
    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(Thing)); }
};

Value waitFor(const objects::Call &call)
{
    return call.context.suspend(call[0]);
}

constexpr objects::FunctionRow waitRow{"wait", waitFor, objects::Signature::One};

/// A program with what it prints.
class Program final : public Host {
public:
    explicit Program(const char *text)
        : context(heap)
        , evaluator(std::make_unique<Evaluator>(context, *this))
    {
        const auto parsed = syntax::parseModule(text, PythonVersion::Python311);
        compiled = compileModule(*parsed.module, PythonVersion::Python311);
        if (const auto *code = std::get_if<std::shared_ptr<const ModuleCode>>(&compiled)) {
            module = evaluator->makeModule(*code, "__main__", u"test.py"_s);
            set("thing", heap.adopt(new Thing));
            set("wait", heap.adopt(new objects::Function(waitRow, nullptr, Value())));
        }
    }
    ~Program() override
    {
        module = {};
        evaluator.reset();
    }
    Value importModule(objects::Context &inContext, const QString &name) override
    {
        return inContext.raise(*objects::builtinType("ModuleNotFoundError"), name.toStdString());
    }
    void put(const std::string &text, bool) override { printed += text; }
    void neverAwaited(const std::string &name) override { forgotten += name; }

    void set(const char *name, Value value)
    {
        ModuleObject::of(module)->set(QString::fromUtf8(name), std::move(value));
    }
    Value get(const char *name) { return ModuleObject::of(module)->get(QString::fromUtf8(name)); }
    const std::vector<StatementInfo> &statements() const
    {
        return std::get<std::shared_ptr<const ModuleCode>>(compiled)->statements;
    }
    std::string raised() { return objects::exceptionLine(context, objects::takeRaised(context)); }
    Execution::State runModule() { return Execution(*evaluator, module).run(); }

    objects::Heap heap;
    objects::Context context;
    std::unique_ptr<Evaluator> evaluator;
    Compiled compiled;
    Value module;
    std::string printed;
    std::string forgotten;
};

using State = Execution::State;

constexpr auto kWaiting = R"(
async def inner(x):
    local = x + 1
    try:
        got = await thing
    except ValueError as error:
        return f"caught {error}"
    return got, local

async def outer():
    return await inner(1)

coroutine = outer()
)";

} // namespace

class TstEvaluator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAwaitOfWhatOnlyALoopKnowsIsLeftAndGoneOnWith()
    {
        Program program(kWaiting);
        QCOMPARE(program.runModule(), State::Finished);
        Execution task(*program.evaluator, program.get("coroutine"));
        QCOMPARE(task.run(), State::Waiting);
        QVERIFY(task.wanted().isSame(program.get("thing")));
        QVERIFY(!task.isYielded());
        task.give(Value::integer(5));
        QCOMPARE(task.run(), State::Finished);
        QCOMPARE(objects::toUtf8(objects::reprOf(program.context, task.result())), "(5, 2)");
    }

    void anExceptionStrikesWhereItWaits()
    {
        Program program(kWaiting);
        QCOMPARE(program.runModule(), State::Finished);
        Execution task(*program.evaluator, program.get("coroutine"));
        QCOMPARE(task.run(), State::Waiting);
        task.throwIn(objects::makeException(program.context, *objects::builtinType("ValueError"),
                                            {Value::integer(1)}));
        QCOMPARE(task.run(), State::Finished);
        QCOMPARE(objects::toUtf8(task.result()), "caught 1");
    }

    void anExceptionBeforeTheFirstRunStrikesAtTheBeginning()
    {
        Program program(kWaiting);
        QCOMPARE(program.runModule(), State::Finished);
        Execution task(*program.evaluator, program.get("coroutine"));
        task.throwIn(objects::makeException(program.context, *objects::builtinType("ValueError"), {}));
        QCOMPARE(task.run(), State::Raised);
        QCOMPARE(program.raised(), "ValueError");
    }

    void whileItWaitsCallsVariablesAndStatementAreSeen()
    {
        Program program(kWaiting);
        QCOMPARE(program.runModule(), State::Finished);
        Execution task(*program.evaluator, program.get("coroutine"));
        QCOMPARE(task.run(), State::Waiting);
        QCOMPARE(task.activations().size(), std::size_t(2));
        const Activation &innermost = *task.activations().back();
        QCOMPARE(task.activations().front()->name(), u"outer"_s);
        QCOMPARE(innermost.name(), u"inner"_s);
        QCOMPARE(innermost.variableNames(), (QStringList{u"x"_s, u"local"_s, u"got"_s, u"error"_s}));
        QCOMPARE(innermost.variable(0).integer(), 1);
        QCOMPARE(innermost.variable(1).integer(), 2);
        QVERIFY(innermost.variable(2).isMissing());
        QCOMPARE(program.statements()[std::size_t(task.statement())].span.line, 5);
        QCOMPARE(
            program.statements()[std::size_t(program.statements()[std::size_t(task.statement())].function)]
                .span.line,
            2);
    }

    void aBuiltinThatSuspendsIsWaitedFor()
    {
        Program program("def f():\n    return wait(7) + 1\nresult = f()\n");
        Execution main(*program.evaluator, program.module);
        QCOMPARE(main.run(), State::Waiting);
        QCOMPARE(main.wanted().integer(), 7);
        main.give(Value::integer(41));
        QCOMPARE(main.run(), State::Finished);
        QCOMPARE(program.get("result").integer(), 42);
    }

    void whereCppWaitsNothingCanBeWaitedFor()
    {
        Program program("sorted([1], key=lambda x: wait(x))\n");
        Execution main(*program.evaluator, program.module);
        QCOMPARE(main.run(), State::Raised);
        QVERIFY(QString::fromStdString(program.raised()).startsWith(u"RuntimeError"_s));
    }

    void aBareYieldOfAnAwaitableReachesTheLoop()
    {
        Program program(
            "class Nap:\n    def __await__(self):\n        got = yield 3\n        return got * 2\n"
            "async def f():\n    return await Nap()\ncoroutine = f()\n");
        QCOMPARE(program.runModule(), State::Finished);
        Execution task(*program.evaluator, program.get("coroutine"));
        QCOMPARE(task.run(), State::Waiting);
        QVERIFY(task.isYielded());
        QCOMPARE(task.wanted().integer(), 3);
        task.give(Value::integer(4));
        QCOMPARE(task.run(), State::Finished);
        QCOMPARE(task.result().integer(), 8);
    }

    void twoTasksTakeTurns()
    {
        Program program("async def f(name):\n    for i in range(2):\n        print(name, i)\n        await "
                        "thing\n    return name\n"
                        "a = f('a')\nb = f('b')\n");
        QCOMPARE(program.runModule(), State::Finished);
        Execution a(*program.evaluator, program.get("a")), b(*program.evaluator, program.get("b"));
        for (int round = 0; round < 2; ++round)
            for (Execution *each : {&a, &b}) {
                QCOMPARE(each->run(), State::Waiting);
                each->give(Value::none());
            }
        QCOMPARE(a.run(), State::Finished);
        QCOMPARE(b.run(), State::Finished);
        QCOMPARE(program.printed, "a 0\nb 0\na 1\nb 1\n");
        QCOMPARE(program.context.depth, 0);
    }

    void aCoroutineThatNobodyAwaitsIsTold()
    {
        Program program("async def f(): pass\nf()\nc = f()\nc.close()\ndel c\n");
        QCOMPARE(program.runModule(), State::Finished);
        QCOMPARE(program.forgotten, "f");
    }

    void anEndlessLoopEndsWithTheBudget()
    {
        for (const char *text :
             {"while True: pass",
              "def f(): return f()\nwhile True:\n    try: f()\n    except RecursionError: pass",
              "sorted([1, 2], key=lambda x: [0 for _ in iter(int, 1)])"}) {
            Program program(text);
            program.budget = 100'000;
            QCOMPARE(program.runModule(), State::Exhausted);
        }
    }

    void whatIsRefusedIsNamedWithItsLine()
    {
        Program program("x = 1\nreturn x\nbreak\nimport socket\n");
        const auto &refusals = std::get<std::vector<Refusal>>(program.compiled);
        QCOMPARE(refusals.size(), std::size_t(3));
        QCOMPARE(refusals[0].place.line, 2);
        QCOMPARE(refusals[0].reason, u"'return' outside function"_s);
        QCOMPARE(refusals[1].reason, u"'break' outside loop"_s);
        QCOMPARE(refusals[2].place.line, 4);
    }

    void aFinalizerIsRefusedUnlessItDoesNothing()
    {
        const Program empty("class A:\n    def __del__(self):\n        'gone'\n        pass\n");
        QVERIFY(!std::holds_alternative<std::vector<Refusal>>(empty.compiled));
        const Program program(
            "class A:\n    def __del__(self):\n        print('gone')\ndef __del__(): return 1\n");
        QVERIFY(std::holds_alternative<std::vector<Refusal>>(program.compiled));
        const auto &refusals = std::get<std::vector<Refusal>>(program.compiled);
        QCOMPARE(refusals.size(), std::size_t(1));
        QCOMPARE(refusals[0].place.line, 2);
    }

    void builtinsThatAreNotKnownAreRefusedByName()
    {
        const auto linesOf = [](const char *text) {
            const Program program(text);
            std::vector<int> lines;
            if (const auto *refusals = std::get_if<std::vector<Refusal>>(&program.compiled))
                for (const Refusal &each : *refusals)
                    lines.push_back(each.place.line);
            return lines;
        };
        const std::vector<int> none, first{1}, second{2};
        QCOMPARE(linesOf("x = 1\neval('x')"), second);
        QCOMPARE(linesOf("def f():\n    return open('x')"), second);
        QCOMPARE(linesOf("print(len.__doc__)"), first);
        QCOMPARE(linesOf("(1).__reduce__()"), first);
        QCOMPARE(linesOf("'a'.encode('utf-16')"), first);
        QCOMPARE(linesOf("b'a'.decode(errors='surrogateescape')"), first);
        // What the program itself calls so is not the builtin.
        QCOMPARE(linesOf("def open(x): return x\nopen(1)"), none);
        QCOMPARE(linesOf("def f(input): return input"), none);
        QCOMPARE(linesOf("def f():\n    global input\n    input = 1\ndef g(): return input"), none);
        QCOMPARE(linesOf("from x import *\nopen(1)"), none);
        QCOMPARE(linesOf("class A:\n    def __reduce__(self): return 1\nA().__reduce__()"), none);
        QCOMPARE(linesOf("def f():\n    'words'\nprint(f.__doc__)"), none);
        QCOMPARE(linesOf("'a'.encode('latin-1')"), none);
    }

    void aCallbackIsAnExecutionOfItsOwn()
    {
        Program program("def callback(a, b=2):\n    return a + b\n");
        QCOMPARE(program.runModule(), State::Finished);
        const Value arguments[] = {Value::integer(5)};
        Execution call(*program.evaluator, program.get("callback"), objects::Arguments{arguments, 1});
        QCOMPARE(call.run(), State::Finished);
        QCOMPARE(call.result().integer(), 7);
        Execution wrong(*program.evaluator, program.get("callback"), objects::Arguments{});
        QCOMPARE(wrong.run(), State::Raised);
        QCOMPARE(program.raised(), "TypeError: callback() missing 1 required positional argument: 'a'");
    }
};

SIGNALBOX_TEST(TstEvaluator)

} // namespace tst_evaluator

#include "tst_evaluator.moc"
