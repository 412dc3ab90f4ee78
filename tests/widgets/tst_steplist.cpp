// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "tests/support/stepeditorfixture.h"
#include "tests/support/suite.h"

#include <QTest>

#include <functional>

namespace tst_steplist {

using namespace signalbox;
using namespace signalbox::testing::stepeditor;
using namespace Qt::StringLiterals;

namespace {

using Deed = std::function<steps::Edit(const QList<Step> &, const StepPath &)>;

} // namespace

class TestStepList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsOfStepLists_data();
    void editsOfStepLists();
    void replacingABlockFreesWhatItHeld();
    void stepsThatWouldLieTooDeepAreRefused();
};

void TestStepList::editsOfStepLists_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<StepPath>("path");
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<QString>("after"); // empty: refused
    QTest::addColumn<StepPath>("place");
    const auto row = [](const char *name, const QString &before, const StepPath &path, const Deed &deed,
                        const QString &after, const StepPath &place) {
        QTest::newRow(name) << before << path << deed << after << place;
    };
    const auto adding = [](Verb verb) -> Deed {
        return [verb](const QList<Step> &steps, const StepPath &path) {
            Step step;
            step.verb = verb;
            return steps::insert(steps, path, step);
        };
    };
    const auto moving = [](int by) -> Deed {
        return
            [by](const QList<Step> &steps, const StepPath &path) { return steps::moveBy(steps, path, by); };
    };
    const auto dropping = [](const StepPath &parent, int at) -> Deed {
        return [parent, at](const QList<Step> &steps, const StepPath &path) {
            return steps::moveTo(steps, path, parent, at);
        };
    };
    const Deed removing = steps::remove;
    const Deed doubling = steps::duplicate;
    const Deed indenting = steps::indent;
    const Deed outdenting = steps::outdent;

    row("add to nothing", u""_s, {}, adding(Verb::Sleep), u"sleep"_s, {0});
    row("add behind the selected", u"sleep put"_s, {0}, adding(Verb::Get), u"sleep get put"_s, {1});
    row("add into an empty block", u"repeat"_s, {0}, adding(Verb::Get), u"repeat(get)"_s, {0, 0});
    row("add behind a full block", u"repeat(get)"_s, {0}, adding(Verb::Put), u"repeat(get) put"_s, {1});
    row("except goes to the try around", u"try(with(sleep) finally(log))"_s, {0, 0, 0}, adding(Verb::Except),
        u"try(with(sleep) except finally(log))"_s, {0, 1});
    row("finally goes last", u"try(sleep except(log))"_s, {0}, adding(Verb::Finally),
        u"try(sleep except(log) finally)"_s, {0, 2});
    row("except needs a try", u"sleep"_s, {0}, adding(Verb::Except), {}, {});
    row("only one finally", u"try(sleep finally(log))"_s, {0, 0}, adding(Verb::Finally), {}, {});
    row("a step behind except goes inside", u"try(sleep except(log))"_s, {0, 1}, adding(Verb::Sleep),
        u"try(sleep except(log sleep))"_s, {0, 1, 1});
    row("except* goes to the try around", u"try(sleep finally(log))"_s, {0, 0}, adding(Verb::ExceptStar),
        u"try(sleep except_star finally(log))"_s, {0, 1});
    row("except beside except*", u"try(sleep except_star(log))"_s, {0, 0}, adding(Verb::Except), {}, {});
    row("else goes behind its if", u"if(log) sleep"_s, {0, 0}, adding(Verb::Else), u"if(log) else sleep"_s,
        {1});
    row("only one else", u"if(log) else"_s, {0}, adding(Verb::Else), {}, {});
    row("else needs an if", u"sleep"_s, {0}, adding(Verb::Else), {}, {});
    row("add behind an if and its else", u"if(log) else(log) put"_s, {0}, adding(Verb::Get),
        u"if(log) else(log) get put"_s, {2});
    row("add into an else", u"if(log) else"_s, {1}, adding(Verb::Get), u"if(log) else(get)"_s, {1, 0});
    row("remove an if with its else", u"put if(log) else(log) get"_s, {1}, removing, u"put get"_s, {1});
    row("remove an else", u"if(log) else(log)"_s, {1}, removing, u"if(log)"_s, {0});
    row("duplicate an if with its else", u"if(log) else(put)"_s, {0}, doubling,
        u"if(log) else(put) if(log) else(put)"_s, {2});
    row("duplicate no else", u"if(log) else(put)"_s, {1}, doubling, {}, {});
    row("move an if from its else", u"if(log) else(put) get"_s, {0}, moving(1), {}, {});
    row("move a step between if and else", u"if(log) else(put) get"_s, {2}, moving(-1), {}, {});
    row("outdent from an if with an else", u"if(log put) else(get)"_s, {0, 1}, outdenting,
        u"if(log) else(get) put"_s, {2});
    row("add an operand", u"gather"_s, {0}, adding(Verb::Get), u"gather(get)"_s, {0, 0});
    row("add another operand", u"gather(get)"_s, {0, 0}, adding(Verb::Join), u"gather(get join)"_s, {0, 1});
    row("what is no operand goes behind", u"gather(get) put"_s, {0, 0}, adding(Verb::Log),
        u"gather(get) log put"_s, {1});
    row("what is no operand goes behind the empty one", u"repeat(gather)"_s, {0, 0}, adding(Verb::Set),
        u"repeat(gather set)"_s, {0, 1});
    row("indent no operand", u"gather(get) set"_s, {1}, indenting, {}, {});
    row("drop no operand", u"gather(get) repeat(put)"_s, {1}, dropping({0}, 0), {}, {});
    row("remove selects the next", u"sleep put get"_s, {1}, removing, u"sleep get"_s, {1});
    row("remove the last selects the one before", u"sleep put"_s, {1}, removing, u"sleep"_s, {0});
    row("remove the only one selects its block", u"repeat(put)"_s, {0, 0}, removing, u"repeat"_s, {0});
    row("remove nothing", u"sleep"_s, {}, removing, {}, {});
    row("duplicate takes the body along", u"repeat(put)"_s, {0}, doubling, u"repeat(put) repeat(put)"_s, {1});
    row("duplicate no finally", u"try(sleep finally(log))"_s, {0, 1}, doubling, {}, {});
    row("move down", u"sleep put"_s, {0}, moving(1), u"put sleep"_s, {1});
    row("move up", u"sleep put"_s, {1}, moving(-1), u"put sleep"_s, {0});
    row("move up beyond the first", u"sleep put"_s, {0}, moving(-1), {}, {});
    row("move down beyond the block", u"repeat(put) get"_s, {0, 0}, moving(1), {}, {});
    row("move finally before a step", u"try(sleep finally(log))"_s, {0, 1}, moving(-1), {}, {});
    row("indent into the block above", u"repeat(put) get"_s, {1}, indenting, u"repeat(put get)"_s, {0, 1});
    row("indent before the handlers", u"try(put except(log)) get"_s, {1}, indenting,
        u"try(put get except(log))"_s, {0, 1});
    row("indent under no block", u"put get"_s, {1}, indenting, {}, {});
    row("indent the first", u"put get"_s, {0}, indenting, {}, {});
    row("outdent", u"repeat(put get) set"_s, {0, 0}, outdenting, u"repeat(get) put set"_s, {1});
    row("outdent at the top", u"put"_s, {0}, outdenting, {}, {});
    row("outdent an except", u"try(put except(log))"_s, {0, 1}, outdenting, {}, {});
    row("drop further down", u"sleep put get"_s, {0}, dropping({}, 2), u"put sleep get"_s, {1});
    row("drop further up", u"sleep put get"_s, {2}, dropping({}, 0), u"get sleep put"_s, {0});
    row("drop into a later block", u"sleep repeat(put)"_s, {0}, dropping({1}, 1), u"repeat(put sleep)"_s,
        {0, 1});
    row("drop out of a block", u"repeat(put get)"_s, {0, 1}, dropping({}, 0), u"get repeat(put)"_s, {0});
    row("drop into itself", u"repeat(try(put))"_s, {0}, dropping({0, 0}, 0), {}, {});
    row("drop into a plain step", u"sleep put"_s, {0}, dropping({1}, 0), {}, {});
}

void TestStepList::editsOfStepLists()
{
    QFETCH(QString, before);
    QFETCH(StepPath, path);
    QFETCH(Deed, deed);
    QFETCH(QString, after);
    QFETCH(StepPath, place);
    const QList<Step> start = parse(before);
    QCOMPARE(shape(start), before);
    const steps::Edit edit = deed(start, path);
    QCOMPARE(edit.refusal.isEmpty(), !after.isEmpty());
    QCOMPARE(shape(edit.steps), after.isEmpty() ? before : after);
    if (!after.isEmpty())
        QCOMPARE(edit.place, place);
    QVERIFY(steps::fault(edit.steps).isEmpty());
}

void TestStepList::replacingABlockFreesWhatItHeld()
{
    Step sleep;
    const auto freed = steps::replace(parse(u"repeat(put get) set"_s), {0}, sleep);
    QCOMPARE(shape(freed.steps), u"sleep put get set"_s);
    Step forever;
    forever.verb = Verb::Forever;
    QCOMPARE(shape(steps::replace(parse(u"repeat(put)"_s), {0}, forever).steps), u"forever(put)"_s);
    // A try that becomes a loop would leave its except without a meaning.
    QVERIFY(!steps::replace(parse(u"try(put except(log))"_s), {0}, forever).refusal.isEmpty());
}

void TestStepList::stepsThatWouldLieTooDeepAreRefused()
{
    Step forever;
    forever.verb = Verb::Forever;
    QList<Step> steps;
    StepPath innermost;
    for (int depth = 1; depth < kDeepestNesting; ++depth) {
        const steps::Edit edit = steps::insert(steps, innermost, forever);
        QCOMPARE(edit.refusal, QString());
        steps = edit.steps;
        innermost = edit.place;
    }
    QVERIFY(steps::insert(steps, innermost, Step()).refusal.isEmpty());
    QVERIFY(steps::insert(steps, innermost, forever).refusal.contains(u"64"_s));
}

SIGNALBOX_TEST(TestStepList)

} // namespace tst_steplist

#include "tst_steplist.moc"
