// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sketch.h"

namespace signalbox::flow {

namespace {

// Stories about groups of errors and who takes which part. They begin as layouts; what they are held to was
// taken from CPython 3.11 running the same.

/// Tasks 1 to 4 fail after one another; a task group makes a group of what they raise.
Sketch failing()
{
    return std::move(Sketch()
                         .helper("v", {raise("ValueError: one")})
                         .helper("o", {raise("OSError: two")})
                         .helper("k", {raise("KeyError")})
                         .helper("both", {group({spawn(1), spawn(2)})}));
}

QList<testing::ProgramStory> starStories()
{
    const Step three = group({spawn(1), spawn(2), spawn(3)});
    const Step nested = group({spawn(4), spawn(1), spawn(3)});
    const auto story = [](const char *name, QList<Step> steps, const char *expected) {
        return testing::ProgramStory{QString::fromUtf8(name), failing().task("a", std::move(steps)).program(),
                                     QString::fromUtf8(expected)};
    };
    return {
        story("every except* takes its part, and what nobody takes goes on",
              {attempt({three, exceptStar("ValueError", {log("values")}),
                        exceptStar("OSError", {log("system")}), finally({log("finally")})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log values\n"
              "0 a caught\n"
              "0 a log system\n"
              "0 a log finally\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("all parts are taken",
              {attempt({three, exceptStar("LookupError", {log("lookups"), sleep(1)}),
                        exceptStar("Exception", {log("the rest")})}),
               log("fine")},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log lookups\n"
              "1 a caught\n"
              "1 a log the rest\n"
              "1 a log fine\n"
              "1 a ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a part of a nested group keeps its message",
              {attempt({attempt({nested, exceptStar("OSError", {log("system")})}),
                        except("ExceptionGroup", {log("left"), raise()})})},
              "0 a entered group\n"
              "0 both entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 k ended 1 KeyError\n"
              "0 v#2 ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 both cancel requested\n"
              "0 a cancel requested\n"
              "0 both cancel requested\n"
              "0 both cancel delivered\n"
              "0 both exited group 1\n"
              "0 both ended 1 ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log system\n"
              "0 a caught\n"
              "0 a log left\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (3 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("raised again, a part goes back to its place",
              {attempt({nested, exceptStar("ValueError", {log("values"), raise()}),
                        exceptStar("OSError", {log("system")})})},
              "0 a entered group\n"
              "0 both entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 k ended 1 KeyError\n"
              "0 v#2 ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 both cancel requested\n"
              "0 a cancel requested\n"
              "0 both cancel requested\n"
              "0 both cancel delivered\n"
              "0 both exited group 1\n"
              "0 both ended 1 ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log values\n"
              "0 a caught\n"
              "0 a log system\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (3 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a new error stands beside what goes on",
              {attempt({three, exceptStar("ValueError", {raise("TypeError: new")}),
                        exceptStar("OSError", {log("system"), raise()})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a caught\n"
              "0 a log system\n"
              "0 a ended 1 ExceptionGroup:  (2 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("new errors of several clauses make a group without a message",
              {attempt({three, exceptStar("ValueError", {raise("TypeError: new")}),
                        exceptStar("Exception", {raise("EOFError: end")})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a caught\n"
              "0 a ended 1 ExceptionGroup:  (2 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("one new error alone is no group",
              {attempt({attempt({three, exceptStar("Exception", {raise("TypeError: new")})}),
                        except("TypeError", {log("as it is")})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a caught\n"
              "0 a log as it is\n"
              "0 a ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a single error is wrapped for whoever takes it",
              {attempt({attempt({raise("ValueError: naked"), exceptStar("OSError", {log("no")}),
                                 exceptStar("ValueError", {log("wrapped"), raise()})}),
                        except("ExceptionGroup", {log("a group")})}),
               attempt({attempt({raise("ValueError: naked"), exceptStar("OSError", {log("no")})}),
                        except("ValueError", {log("as it was")})}),
               attempt({raise("ValueError: naked"), exceptStar("ValueError", {raise("KeyError: new")})})},
              "0 a caught\n"
              "0 a log wrapped\n"
              "0 a caught\n"
              "0 a log a group\n"
              "0 a caught\n"
              "0 a log as it was\n"
              "0 a caught\n"
              "0 a ended 1 KeyError: new\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a group cannot be taken from a group",
              {attempt({three, exceptStar("ExceptionGroup", {log("never")}), finally({log("finally")})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a log finally\n"
              "0 a ended 1 TypeError: catching ExceptionGroup with except* is not allowed. Use except "
              "instead.\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("an outer except* takes from what an inner one left",
              {attempt({attempt({nested, exceptStar("OSError", {log("inner")})}),
                        exceptStar("ValueError", {log("outer")})})},
              "0 a entered group\n"
              "0 both entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 k ended 1 KeyError\n"
              "0 v#2 ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 both cancel requested\n"
              "0 a cancel requested\n"
              "0 both cancel requested\n"
              "0 both cancel delivered\n"
              "0 both exited group 1\n"
              "0 both ended 1 ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log inner\n"
              "0 a caught\n"
              "0 a log outer\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("raise in a try inside a clause still raises the part again",
              {attempt({three,
                        exceptStar("ValueError",
                                   {attempt({raise("EOFError: a"), except("EOFError", {})}),
                                    attempt({raise(), finally({log("finally")})})})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a caught\n"
              "0 a log finally\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (3 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        {QStringLiteral("being cancelled is no Exception for except* either"),
         Sketch()
             .task("a", {attempt({sleep(9), exceptStar("Exception", {log("never")})})})
             .task("b",
                   {attempt({sleep(9), exceptStar("CancelledError", {log("wrapped")})}), log("swallowed")})
             .task("c", {attempt({sleep(9), exceptStar("BaseException", {log("wrapped"), raise()})})})
             .task("d",
                   {attempt({raise("ValueError: x"), exceptStar("ValueError", {sleep(9)}),
                             exceptStar("Exception", {log("never")})})})
             .task("e",
                   {sleep(1), on(Verb::Cancel, 1), on(Verb::Cancel, 2), on(Verb::Cancel, 3),
                    on(Verb::Cancel, 4)})
             .program(),
         QString::fromUtf8("0 d caught\n"
                           "1 a cancel requested\n"
                           "1 b cancel requested\n"
                           "1 c cancel requested\n"
                           "1 d cancel requested\n"
                           "1 e ended 0\n"
                           "1 a cancel delivered\n"
                           "1 a ended 2\n"
                           "1 b cancel delivered\n"
                           "1 b caught\n"
                           "1 b log wrapped\n"
                           "1 b log swallowed\n"
                           "1 b ended 0\n"
                           "1 c cancel delivered\n"
                           "1 c caught\n"
                           "1 c log wrapped\n"
                           "1 c ended 1 BaseExceptionGroup:  (1 sub-exception)\n"
                           "1 d cancel delivered\n"
                           "1 d ended 2\n"
                           "1 main ended 0\n"
                           "1 - run ended 0\n")},
        {QStringLiteral("cancelled in a clause, the next ones still run"),
         failing()
             .task("a",
                   {attempt({three, exceptStar("ValueError", {sleep(9)}),
                             exceptStar("OSError", {log("system")})})})
             .task("b", {sleep(1), on(Verb::Cancel, 5)})
             .program(),
         QString::fromUtf8("0 a entered group\n"
                           "0 v ended 1 ValueError: one\n"
                           "0 o ended 1 OSError: two\n"
                           "0 k ended 1 KeyError\n"
                           "0 a cancel requested\n"
                           "0 a cancel delivered\n"
                           "0 a exited group 1\n"
                           "0 a caught\n"
                           "1 a cancel requested\n"
                           "1 b ended 0\n"
                           "1 a cancel delivered\n"
                           "1 a caught\n"
                           "1 a log system\n"
                           "1 a ended 1 BaseExceptionGroup:  (2 sub-exceptions)\n"
                           "1 main ended 0\n"
                           "1 - run ended 0\n")},
    };
}

} // namespace

} // namespace signalbox::flow

namespace signalbox::testing {

QList<ProgramStory> exceptStarStories()
{
    return flow::starStories();
}

} // namespace signalbox::testing
