// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stepeditorfixture.h"
#include "tests/support/suite.h"
#include "widgets/panels/stepblocks.h"
#include "widgets/panels/stepclipboard.h"
#include "widgets/panels/stepsalike.h"

#include <QTest>

namespace tst_stepblocks {

using namespace signalbox;
using namespace signalbox::testing::stepeditor;
using namespace Qt::StringLiterals;

namespace {

/// "shape | places", or why it was refused.
QString told(const steps::Edits &edits)
{
    if (!edits.refusal.isEmpty())
        return edits.refusal;
    QStringList places;
    for (const StepPath &path : edits.places) {
        QStringList rows;
        for (const int row : path)
            rows.append(QString::number(row));
        places.append(rows.join(u'.'));
    }
    return shape(edits.steps) + u" | "_s + places.join(u' ');
}

Step block(Verb verb)
{
    Step step;
    step.verb = verb;
    return step;
}

} // namespace

/// What is done to several steps at once.
class TestStepBlocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void severalAreRemovedWithWhatGoesAlong();
    void severalMoveTogether();
    void movingGoesIntoAndOutOfBlocks();
    void anElseStaysWithItsIf();
    void stepsGoInFrontAndBehind();
    void aBlockGoesAroundThem();
    void onlyBlocksThatFitAreOffered();
    void indentAndOutdentTakeAll();
    void whatWouldMeanNothingIsRefused();
    void theClipboardHoldsText();
    void theClipboardFindsTargetsByName();
    void whatIsChangedInOneChangesInTheOthers();
};

void TestStepBlocks::severalAreRemovedWithWhatGoesAlong()
{
    const QList<Step> list = parse(u"sleep repeat(put get) log"_s);
    QCOMPARE(told(steps::removeAll(list, {{0}, {1}, {1, 0}})), u"log | 0"_s);
    QCOMPARE(told(steps::removeAll(list, {{1, 0}, {1, 1}})), u"sleep repeat log | 1"_s);
    QCOMPARE(told(steps::removeAll(list, {{2}})), u"sleep repeat(put get) | 1"_s);
    QCOMPARE(told(steps::removeAll(parse(u"if(put) else(get) log"_s), {{0}})), u"log | 0"_s);
    QCOMPARE(told(steps::removeAll(parse(u"log"_s), {{0}})), u" | "_s);
}

void TestStepBlocks::severalMoveTogether()
{
    const QList<Step> list = parse(u"sleep put get repeat(log) join"_s);
    QCOMPARE(told(steps::moveAll(list, {{0}, {2}}, {3}, 1)), u"put repeat(log sleep get) join | 1.1 1.2"_s);
    QCOMPARE(told(steps::moveAll(list, {{4}, {3, 0}}, {}, 0)), u"log join sleep put get repeat | 0 1"_s);
    QCOMPARE(told(steps::moveAll(list, {{0}, {1}}, {}, 5)), u"get repeat(log) join sleep put | 3 4"_s);
    QCOMPARE(told(steps::duplicateAll(list, {{0}, {1}})),
             u"sleep put sleep put get repeat(log) join | 2 3"_s);
}

void TestStepBlocks::movingGoesIntoAndOutOfBlocks()
{
    QList<Step> list = parse(u"sleep put repeat(log) join"_s);
    QList<StepPath> at{{0}, {1}};
    QStringList seen;
    for (int press = 0; press < 4; ++press) {
        const steps::Edits edits = steps::shiftAll(list, at, true);
        list = edits.steps;
        at = edits.places;
        seen.append(shape(list));
    }
    QCOMPARE(seen,
             (QStringList{u"repeat(sleep put log) join"_s, u"repeat(log sleep put) join"_s,
                          u"repeat(log) sleep put join"_s, u"repeat(log) join sleep put"_s}));
    QCOMPARE(told(steps::shiftAll(list, at, true)), u"It is the last step."_s);
    QStringList back;
    for (int press = 0; press < 4; ++press) {
        const steps::Edits edits = steps::shiftAll(list, at, false);
        list = edits.steps;
        at = edits.places;
        back.append(shape(list));
    }
    QCOMPARE(back,
             (QStringList{u"repeat(log) sleep put join"_s, u"repeat(log sleep put) join"_s,
                          u"repeat(sleep put log) join"_s, u"sleep put repeat(log) join"_s}));
    // Past what cannot hold them, and in front of what deals with errors.
    QCOMPARE(told(steps::shiftAll(parse(u"log gather(get)"_s), {{0}}, true)), u"gather(get) log | 1"_s);
    QCOMPARE(told(steps::shiftAll(parse(u"try(put except(log)) sleep"_s), {{1}}, false)),
             u"try(put sleep except(log)) | 0.1"_s);
}

void TestStepBlocks::anElseStaysWithItsIf()
{
    const QList<Step> list = parse(u"if(put) else(get) sleep"_s);
    QCOMPARE(told(steps::shiftAll(list, {{0}}, true)), u"sleep if(put) else(get) | 1 2"_s);
    QCOMPARE(told(steps::shiftAll(list, {{2}}, false)), u"if(put) else(get sleep) | 1.1"_s);
    QCOMPARE(told(steps::moveAll(list, {{0}}, {}, 3)), u"sleep if(put) else(get) | 1 2"_s);
    QCOMPARE(steps::copies(list, {{0}}).size(), 2);
    QCOMPARE(told(steps::insertBefore(list, {1}, block(Verb::Log))), u"log if(put) else(get) sleep | 0"_s);
    QCOMPARE(told(steps::insertAll(list, {0}, {block(Verb::Log)})), u"if(put) else(get) log sleep | 2"_s);
}

void TestStepBlocks::stepsGoInFrontAndBehind()
{
    const QList<Step> list = parse(u"sleep repeat"_s);
    QCOMPARE(told(steps::insertBefore(list, {0}, block(Verb::Log))), u"log sleep repeat | 0"_s);
    QCOMPARE(told(steps::insertBefore(list, {}, block(Verb::Log))), u"sleep repeat log | 2"_s);
    QCOMPARE(told(steps::insertAll(list, {0}, parse(u"put get"_s))), u"sleep put get repeat | 1 2"_s);
    QCOMPARE(told(steps::insertAll(list, {1}, parse(u"put get"_s))), u"sleep repeat(put get) | 1.0 1.1"_s);
    QCOMPARE(told(steps::insertAll(list, {}, parse(u"put get"_s))), u"sleep repeat put get | 2 3"_s);
}

void TestStepBlocks::aBlockGoesAroundThem()
{
    const QList<Step> list = parse(u"sleep put get log"_s);
    const Step except = block(Verb::Except);
    QCOMPARE(told(steps::wrap(list, {{1}, {2}}, block(Verb::With), except)),
             u"sleep with(put get) log | 1"_s);
    QCOMPARE(told(steps::wrap(list, {{0}, {3}}, block(Verb::While), except)),
             u"while(sleep log) put get | 0"_s);
    QCOMPARE(told(steps::wrap(list, {{3}}, block(Verb::Try), except)),
             u"sleep put get try(log except) | 3"_s);
    QCOMPARE(told(steps::wrap(parse(u"if(put) else(get) log"_s), {{0}}, block(Verb::Timeout), except)),
             u"timeout(if(put) else(get)) log | 0"_s);
    QCOMPARE(told(steps::wrap(parse(u"repeat(put get)"_s), {{0, 1}}, block(Verb::If), except)),
             u"repeat(put if(get)) | 0.1"_s);
}

void TestStepBlocks::onlyBlocksThatFitAreOffered()
{
    const QList<Verb> around = steps::wrapsFor(parse(u"sleep log"_s), {{0}, {1}});
    for (const Verb verb : {Verb::With, Verb::Timeout, Verb::Try, Verb::While, Verb::If, Verb::Group})
        QVERIFY2(around.contains(verb), qPrintable(info(verb).key));
    for (const Verb verb : {Verb::Else, Verb::Except, Verb::Finally, Verb::Sleep, Verb::Gather})
        QVERIFY2(!around.contains(verb), qPrintable(info(verb).key));
    QVERIFY(steps::wrapsFor(parse(u"get put"_s), {{0}, {1}}).contains(Verb::Gather)); // both can be awaited
    QVERIFY(steps::wrapsFor(parse(u"try(put finally)"_s), {{0, 1}}).isEmpty());
    QVERIFY(steps::wrapsFor({}, {}).isEmpty());
}

void TestStepBlocks::indentAndOutdentTakeAll()
{
    const QList<Step> list = parse(u"repeat(log) put get"_s);
    QCOMPARE(told(steps::indentAll(list, {{1}, {2}})), u"repeat(log put get) | 0.1 0.2"_s);
    QCOMPARE(told(steps::outdentAll(parse(u"repeat(log put get) join"_s), {{0, 1}, {0, 2}})),
             u"repeat(log) put get join | 1 2"_s);
    QCOMPARE(told(steps::outdentAll(list, {{1}})), u"It is in no block."_s);
    QCOMPARE(told(steps::indentAll(list, {{0}})), u"The step above is no block that could hold it."_s);
    QCOMPARE(told(steps::outdentAll(parse(u"if(put) else(get)"_s), {{0, 0}})), u"if else(get) put | 2"_s);
}

void TestStepBlocks::whatWouldMeanNothingIsRefused()
{
    const QList<Step> list = parse(u"try(put except(log)) gather(get)"_s);
    QVERIFY(told(steps::moveAll(list, {{0}}, {0}, 0)).contains(u"into itself"_s));
    QVERIFY(told(steps::moveAll(list, {{0, 0}}, {0}, 2)).contains(u"\"try\""_s));
    QVERIFY(told(steps::moveAll(list, {{0, 1}}, {}, 0)).contains(u"\"try\""_s));
    QVERIFY(told(steps::moveAll(list, {{0, 0}}, {0, 0}, 0)).contains(u"into itself"_s));
    const steps::Edits refused = steps::moveAll(list, {{0, 1}}, {}, 0);
    QCOMPARE(shape(refused.steps), shape(list));
    QVERIFY(!steps::removeAll(list, {}).refusal.isEmpty());
}

void TestStepBlocks::theClipboardHoldsText()
{
    const Layout layout = kitchen({});
    QList<Step> list = parse(u"put with(sleep) if(log)"_s);
    list[0].target = kWindow;
    list[0].text = u"soup"_s;
    list[1].target = kOven;
    list[2].predicate.of = Predicate::Of::QueueEmpty;
    list[2].predicate.target = kUrgent;
    const QString text = steps::clipboardText(layout, list);
    QVERIFY(text.contains(u"\"soup\""_s));
    const auto back = steps::stepsFromClipboard(text, layout);
    QVERIFY(back);
    QCOMPARE(*back, list);
    QVERIFY(!steps::stepsFromClipboard(u"soup"_s, layout));
    QVERIFY(!steps::stepsFromClipboard(QString(), layout));
}

void TestStepBlocks::theClipboardFindsTargetsByName()
{
    QList<Step> list = parse(u"put get"_s);
    list[0].target = kWindow;
    list[1].target = kUrgent;
    const QString text = steps::clipboardText(kitchen({}), list);
    Layout other;
    other.nodes = {node(NodeId(90), NodeKind::Queue, u"window"_s),
                   node(kUrgent, NodeKind::Lock, u"urgent"_s)};
    const auto back = steps::stepsFromClipboard(text, other);
    QVERIFY(back);
    QCOMPARE((*back)[0].target, NodeId(90));
    QCOMPARE((*back)[1].target, NodeId::None); // a lock of the same number is another thing
}

void TestStepBlocks::whatIsChangedInOneChangesInTheOthers()
{
    QList<Step> one = parse(u"sleep repeat(put)"_s);
    QList<Step> other = one;
    QVERIFY(steps::areAlike(one, other));
    other[0].time = Duration::fixed(7);
    other[1].body[0].text = u"b"_s;
    QVERIFY(steps::areAlike(one, other));
    QList<Step> after = one;
    after[1].count = 9;
    const auto edited = steps::alsoEdited(one, after, other);
    QVERIFY(edited);
    QCOMPARE((*edited)[1].count, 9);
    QCOMPARE((*edited)[0].time, Duration::fixed(7));
    QCOMPARE((*edited)[1].body[0].text, u"b"_s);
    after.append(parse(u"log"_s));
    QVERIFY(!steps::alsoEdited(one, after, other)); // where would it go?
    QCOMPARE(*steps::alsoEdited(one, after, one), after);
    QVERIFY(!steps::areAlike(one, parse(u"sleep repeat(get)"_s)));
}

SIGNALBOX_TEST(TestStepBlocks)

} // namespace tst_stepblocks

#include "tst_stepblocks.moc"
