// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stepeditorfixture.h"
#include "tests/support/suite.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/freshsteps.h"
#include "widgets/panels/predicateedit.h"
#include "widgets/panels/stepeditor.h"
#include "widgets/panels/stepmodel.h"
#include "widgets/panels/stepwords.h"
#include "widgets/panels/verbpicker.h"
#include "widgets/panels/verbrow.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <memory>

namespace tst_stepeditor {

using namespace signalbox;
using namespace signalbox::testing::stepeditor;
using namespace Qt::StringLiterals;

namespace {

/// The list of verbs that is open.
VerbPicker *openPicker(const StepEditor &editor)
{
    for (VerbPicker *each : editor.findChildren<VerbPicker *>()) {
        if (each->isVisible())
            return each;
    }
    return nullptr;
}

/// Chooses in it, by the keyboard.
void pick(const StepEditor &editor, const QString &verb)
{
    VerbPicker *picker = openPicker(editor);
    QVERIFY(picker);
    auto *search = picker->findChild<QLineEdit *>();
    QTest::keyClicks(search, verb);
    QTest::keyClick(search, Qt::Key_Return);
}

/// How many there are.
int verbsForPeople()
{
    return int(std::count_if(verbCatalog().begin(), verbCatalog().end(),
                             [](const VerbInfo &row) { return row.forPeople; }));
}

} // namespace

class TestStepEditor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysEditTheTree();
    void insertAddsAStepWhateverTheWindowDoesWithThatKey();
    void fieldsEditTheSelectedStep();
    void fieldsFollowTheVerb();
    void anItemHasFieldsOfItsOwn();
    void aResultHasFieldsOfItsOwn();
    void questionsAreAskedFieldByField();
    void aCounterCanBeWrittenWithLess();
    void everyVerbIsInOneGroup();
    void aVerbIsFoundByTyping();
    void amongOperandsOnlyOperandsAreOffered();
    void anIllegalPlaceIsRefusedInWords();
    void droppingMovesSteps();
    void severalAreEditedByKeysAlone();
    void theFieldsAreReachedAndLeftByKeys();
    void stepsAreAddedInFrontAndBehind();
    void aBlockIsPutAroundTheSelection();
    void stepsGoThroughTheClipboard();
    void aDozenStepsAreSeenAndNoneMovesUnderTheHand();
    void theKeyboardIsFollowedOutOfSight();
    void everyDeedIsInTheMenuWithItsKey();
    void theStepThatRunsIsMarked();
};

void TestStepEditor::keysEditTheTree()
{
    StepEditorFixture bench(parse(u"repeat(sleep) put get"_s));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    QTreeView *tree = bench.tree();
    tree->setFocus();
    bench.editor.select({1});
    QTest::keyClick(tree, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(sleep put) get"_s);
    QCOMPARE(bench.editor.selected(), (StepPath{0, 1}));
    QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(put sleep) get"_s);
    QTest::keyClick(tree, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(tree, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(sleep) put get"_s);
    QTest::keyClick(tree, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(sleep) put put get"_s);
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(shape(bench.steps()), u"repeat(sleep) put get"_s);
    QTest::keyClick(tree, Qt::Key_Up);
    QTest::keyClick(tree, Qt::Key_Up);
    QCOMPARE(bench.editor.selected(), (StepPath{0, 0}));
}

/// The window has commands on Insert and Delete as well, and lets whoever has the keyboard take them instead.
void TestStepEditor::insertAddsAStepWhateverTheWindowDoesWithThatKey()
{
    StepEditorFixture bench(parse(u"sleep put"_s));
    QAction quickAdd;
    QAction deleteNodes;
    quickAdd.setShortcut(Qt::Key_Insert);
    deleteNodes.setShortcut(Qt::Key_Delete);
    bench.editor.addActions({&quickAdd, &deleteNodes});
    QSignalSpy taken(&quickAdd, &QAction::triggered);
    QSignalSpy deleted(&deleteNodes, &QAction::triggered);
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->setFocus();
    bench.editor.select({0});
    auto *adds = bench.editor.findChild<VerbPicker *>(QString(), Qt::FindDirectChildrenOnly);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        QTest::keyClick(bench.tree(), key);
        QVERIFY(adds->isVisible());
        adds->hide();
    }
    QTest::keyClick(bench.tree(), Qt::Key_Insert);
    VerbPicker *before = openPicker(bench.editor);
    QVERIFY(before && before != adds);
    before->hide();
    QTest::keyClick(bench.tree(), Qt::Key_Delete);
    QCOMPARE(shape(bench.steps()), u"put"_s);
    QCOMPARE(taken.count() + deleted.count(), 0);
}

void TestStepEditor::fieldsEditTheSelectedStep()
{
    StepEditorFixture bench(parse(u"sleep repeat log with"_s));
    bench.editor.select({0});
    auto *spin = bench.editor.findChild<SecondsSpin *>();
    QCOMPARE(spin->accessibleName(), u"Time of the step"_s);
    QSignalSpy ended(&bench.editor, &StepEditor::gestureEnded);
    QTest::keyClick(spin, Qt::Key_Up);
    QTest::keyClick(spin, Qt::Key_Up);
    QCOMPARE(bench.steps()[0].time, Duration::fixed(60'000));
    QCOMPARE(ended.count(), 0); // ticks of one spin are one gesture
    bench.editor.select({1});
    QVERIFY(ended.count() > 0);
    bench.field<QSpinBox>(u"Times"_s)->setValue(7);
    QCOMPARE(bench.steps()[1].count, 7);
    bench.editor.select({2});
    QTest::keyClicks(bench.field<QLineEdit>(u"Words"_s), u"hello"_s);
    QCOMPARE(bench.steps()[2].text, u"hello"_s);
    bench.editor.select({3});
    QCOMPARE(bench.field<QComboBox>(u"What the step acts on"_s)->count(), 2); // what can be held
    bench.choose(u"What the step acts on"_s, u"news"_s);
    QCOMPARE(bench.steps()[3].target, kNews);
}

void TestStepEditor::fieldsFollowTheVerb()
{
    StepEditorFixture bench(parse(u"sleep"_s));
    bench.editor.select({0});
    for (const VerbInfo &row : verbCatalog()) {
        const bool isTail = row.verb == Verb::Else || row.verb == Verb::Except || row.verb == Verb::ExceptStar
            || row.verb == Verb::Finally;
        if (!row.forPeople || isTail)
            continue;
        Q_EMIT bench.picker()->verbChosen(row.verb);
        QCOMPARE(bench.steps()[0].verb, row.verb);
        const bool isPut = row.verb == Verb::Put || row.verb == Verb::PutNowait;
        QCOMPARE(bench.editor.findChild<DurationEdit *>()->isVisible(), row.hasTime);
        QCOMPARE(bench.editor.findChild<PredicateEdit *>()->isVisible(), row.hasPredicate);
        QCOMPARE(bench.field<QComboBox>(u"What the step acts on"_s) != nullptr, !row.targets.isEmpty());
        // The priority of an item is of interest only where the queue looks at it.
        const QStringList counts{u"Times"_s, u"Priority"_s, u"How many"_s, u"Adds"_s, u"Attempts"_s};
        const bool hasCount = std::any_of(counts.begin(), counts.end(), [&](const QString &name) {
            return bench.field<QSpinBox>(name) != nullptr;
        });
        QCOMPARE(hasCount, row.hasCount && !isPut);
    }
}

void TestStepEditor::anItemHasFieldsOfItsOwn()
{
    StepEditorFixture bench(parse(u"put"_s));
    bench.editor.select({0});
    bench.choose(u"What the step acts on"_s, u"window"_s);
    QTest::keyClicks(bench.field<QLineEdit>(u"Item"_s), u"soup"_s);
    QVERIFY(!bench.field<QSpinBox>(u"Priority"_s));
    bench.choose(u"What the step acts on"_s, u"urgent"_s);
    bench.field<QSpinBox>(u"Priority"_s)->setValue(2);
    QCOMPARE(steps::words(bench.layout, bench.steps()[0]), u"put soup into urgent (priority 2)"_s);
    Q_EMIT bench.picker()->verbChosen(Verb::PutNowait); // the same item, hastily
    QCOMPARE(steps::words(bench.layout, bench.steps()[0]), u"put_nowait soup into urgent (priority 2)"_s);
    bench.choose(u"What it puts"_s, u"the item taken last"_s);
    QCOMPARE(bench.steps()[0].choice, quint8(PutChoice::Forward));
    QVERIFY(!bench.field<QLineEdit>(u"Item"_s));
}

void TestStepEditor::aResultHasFieldsOfItsOwn()
{
    StepEditorFixture bench(parse(u"return"_s));
    bench.editor.select({0});
    const auto words = [&] { return steps::words(bench.layout, bench.steps()[0]); };
    QCOMPARE(bench.field<QLineEdit>(u"Text"_s)->placeholderText(), u"None"_s);
    QTest::keyClicks(bench.field<QLineEdit>(u"Text"_s), u"soup"_s);
    QCOMPARE(words(), u"return \"soup\""_s);
    Q_EMIT bench.picker()->verbChosen(Verb::SetResult); // the same, to a future
    QCOMPARE(words(), u"set_result verdict: \"soup\""_s);
    bench.choose(u"What it is set to"_s, u"the result awaited last"_s);
    QVERIFY(!bench.field<QLineEdit>(u"Text"_s));
    QCOMPARE(words(), u"set_result verdict: the result"_s);
    Q_EMIT bench.picker()->verbChosen(Verb::Return);
    QCOMPARE(words(), u"return the result"_s);
    bench.choose(u"What it returns"_s, u"a text"_s);
    QCOMPARE(words(), u"return \"soup\""_s);
    // print() has its words whatever comes behind them.
    Q_EMIT bench.picker()->verbChosen(Verb::Log);
    QCOMPARE(bench.field<QLineEdit>(u"Words"_s)->text(), u"here"_s);
    bench.choose(u"What it prints"_s, u"the item taken last"_s);
    QCOMPARE(bench.field<QLineEdit>(u"Words before it"_s)->text(), u"here"_s);
    QCOMPARE(words(), u"log \"here\", the item"_s);
    Q_EMIT bench.picker()->verbChosen(Verb::Put);
    bench.choose(u"What it puts"_s, u"the result awaited last"_s);
    QVERIFY(!bench.field<QLineEdit>(u"Item"_s));
}

void TestStepEditor::questionsAreAskedFieldByField()
{
    StepEditorFixture bench(parse(u"while"_s));
    bench.editor.select({0});
    const auto words = [&] { return steps::words(bench.layout, bench.steps()[0]); };
    QSignalSpy ended(&bench.editor, &StepEditor::gestureEnded);
    bench.choose(u"What the step asks"_s, u"the value of a counter"_s);
    QCOMPARE(words(), u"while counter served >= 3"_s);
    QCOMPARE(ended.count(), 2);
    bench.choose(u"How it is compared"_s, u"<"_s);
    bench.field<QSpinBox>(u"What it is compared with"_s)->setValue(-1);
    QCOMPARE(words(), u"while counter served < -1"_s);
    auto *negation = bench.editor.findChild<QCheckBox *>();
    negation->click();
    QCOMPARE(words(), u"while not counter served < -1"_s);
    bench.choose(u"What the step asks"_s, u"a queue is empty"_s);
    QCOMPARE(words(), u"while window is not empty"_s);
    QVERIFY(!bench.field<QSpinBox>(u"What it is compared with"_s));
    bench.choose(u"What the step asks about"_s, u"urgent"_s);
    bench.choose(u"What the step asks"_s, u"a queue is full"_s); // of the same queue
    QCOMPARE(words(), u"while urgent is not full"_s);
    negation->click();
    bench.choose(u"What the step asks"_s, u"the item is None"_s);
    QCOMPARE(words(), u"while the item is None"_s);
    QVERIFY(!bench.field<QComboBox>(u"What the step asks about"_s));
    bench.choose(u"What the step asks"_s, u"the result is None"_s);
    QVERIFY(!bench.field<QComboBox>(u"What the step asks about"_s));
    bench.choose(u"What the step asks"_s, u"a task has failed"_s);
    QCOMPARE(words(), u"while helper has failed"_s);
    bench.choose(u"What the step asks"_s, u"a future was cancelled"_s);
    QCOMPARE(words(), u"while verdict was cancelled"_s);
    bench.choose(u"What the step asks"_s, u"the item is None"_s);
    Q_EMIT bench.picker()->verbChosen(Verb::If); // the same question, once
    QCOMPARE(words(), u"if the item is None"_s);
}

void TestStepEditor::aCounterCanBeWrittenWithLess()
{
    StepEditorFixture bench(parse(u"write repeat"_s));
    bench.editor.select({0});
    bench.field<QSpinBox>(u"Adds"_s)->setValue(-7);
    QCOMPARE(bench.steps()[0].count, -7);
    bench.editor.select({1});
    QCOMPARE(bench.field<QSpinBox>(u"Times"_s)->minimum(), 0);
    QCOMPARE(bench.steps()[0].count, -7);
}

void TestStepEditor::everyVerbIsInOneGroup()
{
    QSet<int> offered;
    VerbGroup last = VerbGroup::Time;
    for (const VerbRow &row : verbRows()) {
        QVERIFY(!titleOf(info(row.verb).group).isEmpty());
        QVERIFY2(info(row.verb).group >= last, qPrintable(info(row.verb).key)); // a heading stands there once
        last = info(row.verb).group;
        QVERIFY2(info(row.verb).forPeople, qPrintable(info(row.verb).key));
        QVERIFY2(!offered.contains(int(row.verb)), qPrintable(info(row.verb).key));
        offered.insert(int(row.verb));
        QCOMPARE(&rowOf(row.verb), &row);
    }
    QCOMPARE(int(offered.size()), verbsForPeople()); // all but what only programs have, or hands
}

void TestStepEditor::aVerbIsFoundByTyping()
{
    StepEditorFixture bench(parse(u"sleep"_s));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->setFocus();
    bench.editor.select({0});
    QTest::keyClick(bench.tree(), Qt::Key_Return);
    VerbPicker *picker = openPicker(bench.editor);
    QVERIFY(picker);
    auto *search = picker->findChild<QLineEdit *>();
    auto *list = picker->findChild<QListWidget *>();
    QTest::keyClicks(search, u"wait_f"_s);
    QCOMPARE(list->count(), 2); // Condition.wait_for and asyncio.wait_for
    QVERIFY(search->accessibleDescription().startsWith(u"asyncio.wait_for: "_s));
    QCOMPARE(list->item(1)->text(), u"wait until"_s);
    QCOMPARE(list->item(1)->data(Qt::AccessibleDescriptionRole).toString(), info(Verb::WaitUntil).help());
    search->clear();
    QTest::keyClicks(search, u"none"_s); // only the help of "async for" says so
    QCOMPARE(list->count(), 1);
    search->clear();
    QTest::keyClicks(search, u"zzz"_s);
    QCOMPARE(list->count(), 0);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(picker->isVisible());
    search->clear();
    QCOMPARE(list->currentItem()->text(), u"sleep"_s);
    QTest::keyClick(search, Qt::Key_Up); // round to the last, over the headings
    QCOMPARE(list->currentItem()->text(), u"retry"_s);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(list->currentItem()->text(), u"compute"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!picker->isVisible());
    QCOMPARE(shape(bench.steps()), u"sleep cpu"_s);
    bench.tree()->setFocus();
    QTest::keyClick(bench.tree(), Qt::Key_Return);
    QVERIFY(picker->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!picker->isVisible());
    QCOMPARE(shape(bench.steps()), u"sleep cpu"_s);
}

void TestStepEditor::amongOperandsOnlyOperandsAreOffered()
{
    const QList<Verb> operands = steps::verbsIn(Verb::Gather);
    for (const VerbInfo &row : verbCatalog())
        QCOMPARE(operands.contains(row.verb), row.canBeOperand);
    QCOMPARE(steps::verbsIn(std::nullopt).size(), verbsForPeople());
    const QList<Step> list = parse(u"gather repeat(shield(get))"_s);
    QCOMPARE(steps::holderOfNext(list, {0}), Verb::Gather); // empty: what comes next goes inside
    QCOMPARE(steps::holderOfNext(list, {1}), std::nullopt);
    QCOMPARE(steps::holderOfNext(list, {1, 0, 0}), Verb::Shield);
    QCOMPARE(steps::holderOf(list, {1, 0}), Verb::Repeat);

    StepEditorFixture bench(list);
    bench.editor.select({1, 0, 0});
    auto *verb = bench.field<QComboBox>(u"What the step does"_s);
    QCOMPARE(verb->currentText(), u"get"_s);
    QTest::keyClick(verb, Qt::Key_Space);
    QVERIFY(bench.picker()->isVisible());
    auto *search = bench.picker()->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"log"_s);
    QCOMPARE(bench.picker()->findChild<QListWidget *>()->count(), 0);
    search->clear();
    QTest::keyClicks(search, u"join"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(shape(bench.steps()), u"gather repeat(shield(join))"_s);
    bench.editor.select({1});
    Q_EMIT bench.picker()->verbChosen(Verb::AsCompleted); // which cannot hold a shield
    QVERIFY(bench.editor.refusal().contains(u"\"shield\" cannot"_s));
    QCOMPARE(shape(bench.steps()), u"gather repeat(shield(join))"_s);
}

void TestStepEditor::anIllegalPlaceIsRefusedInWords()
{
    StepEditorFixture bench(parse(u"sleep"_s));
    bench.editor.select({0});
    bench.editor.addStep(Verb::Finally);
    QVERIFY(bench.editor.refusal().contains(u"\"try\""_s));
    QCOMPARE(shape(bench.steps()), u"sleep"_s);
    bench.editor.addStep(Verb::Try);
    QVERIFY(bench.editor.refusal().isEmpty());
    bench.editor.addStep(Verb::Finally);
    QCOMPARE(shape(bench.steps()), u"sleep try(finally)"_s);
    QCOMPARE(bench.editor.selected(), (StepPath{1, 0}));
}

void TestStepEditor::droppingMovesSteps()
{
    StepEditorFixture bench(parse(u"sleep repeat(put)"_s));
    auto *model = static_cast<StepModel *>(bench.tree()->model());
    const std::unique_ptr<QMimeData> data(model->mimeData({model->indexOf({0})}));
    model->dropMimeData(data.get(), Qt::MoveAction, -1, 0, model->indexOf({1}));
    QTRY_COMPARE(shape(bench.steps()), u"repeat(put sleep)"_s);
    QCOMPARE(bench.editor.selected(), (StepPath{0, 1}));

    StepEditorFixture several(parse(u"sleep log repeat(put)"_s));
    auto *rows = static_cast<StepModel *>(several.tree()->model());
    const std::unique_ptr<QMimeData> two(rows->mimeData({rows->indexOf({1}), rows->indexOf({0})}));
    rows->dropMimeData(two.get(), Qt::MoveAction, 0, 0, rows->indexOf({2}));
    QTRY_COMPARE(shape(several.steps()), u"repeat(sleep log put)"_s);
    QCOMPARE(several.editor.selection(), (QList<StepPath>{{0, 0}, {0, 1}}));

    StepEditorFixture other(parse(u"log"_s));
    auto *foreign = static_cast<StepModel *>(other.tree()->model());
    QVERIFY(!foreign->dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
    QCOMPARE(shape(other.steps()), u"log"_s);
}

void TestStepEditor::severalAreEditedByKeysAlone()
{
    StepEditorFixture bench(parse(u"sleep put repeat(get) log"_s));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    QTreeView *tree = bench.tree();
    tree->setFocus();
    bench.editor.select({0});
    QTest::keyClick(tree, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(bench.editor.selection(), (QList<StepPath>{{0}, {1}}));
    QVERIFY(!bench.editor.findChild<StepFields *>()->isVisible()); // they have no fields in common
    QTest::keyClick(tree, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(sleep put get) log"_s);
    QCOMPARE(bench.editor.selection(), (QList<StepPath>{{0, 0}, {0, 1}}));
    QSignalSpy edited(&bench.editor, &StepEditor::stepsEdited);
    QTest::keyClick(tree, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(get) sleep put log"_s);
    QCOMPARE(edited.count(), 1); // one step of the history
    QTest::keyClick(tree, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(get) sleep put sleep put log"_s);
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(shape(bench.steps()), u"repeat(get) sleep put log"_s);
    QTest::keyClick(tree, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(shape(bench.steps()), QString());
}

void TestStepEditor::theFieldsAreReachedAndLeftByKeys()
{
    StepEditorFixture bench(parse(u"sleep put"_s));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    QSignalSpy wanted(&bench.editor, &StepEditor::fieldsWanted);
    bench.tree()->setFocus();
    bench.editor.select({0});
    QTest::keyClick(bench.tree(), Qt::Key_Down);
    QCOMPARE(wanted.count(), 0); // choosing one scrolls nothing
    QTest::keyClick(bench.tree(), Qt::Key_F2);
    QCOMPARE(wanted.count(), 1);
    QWidget *field = QApplication::focusWidget();
    QVERIFY(field && bench.editor.findChild<StepFields *>()->isAncestorOf(field));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), bench.tree());
}

void TestStepEditor::stepsAreAddedInFrontAndBehind()
{
    StepEditorFixture bench(parse(u"sleep repeat(put)"_s));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->setFocus();
    bench.editor.select({0});
    QTest::keyClick(bench.tree(), Qt::Key_Insert);
    pick(bench.editor, u"compute"_s);
    QCOMPARE(shape(bench.steps()), u"cpu sleep repeat(put)"_s);
    QCOMPARE(bench.editor.selected(), StepPath{0});
    bench.tree()->setFocus();
    QTest::keyClick(bench.tree(), Qt::Key_Return);
    pick(bench.editor, u"log"_s);
    QCOMPARE(shape(bench.steps()), u"cpu log sleep repeat(put)"_s);
}

void TestStepEditor::aBlockIsPutAroundTheSelection()
{
    StepEditorFixture bench(parse(u"sleep put get"_s));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->setFocus();
    bench.editor.selectSeveral(QList<StepPath>{{1}, {2}});
    QTest::keyClick(bench.tree(), Qt::Key_B, Qt::ControlModifier);
    pick(bench.editor, u"with"_s);
    QCOMPARE(shape(bench.steps()), u"sleep with(put get)"_s);
    QCOMPARE(bench.editor.selected(), StepPath{1});
    QCOMPARE(bench.steps()[1].target, kOven);
    bench.tree()->setFocus();
    bench.editor.select({0});
    QTest::keyClick(bench.tree(), Qt::Key_B, Qt::ControlModifier);
    pick(bench.editor, u"try"_s);
    QCOMPARE(shape(bench.steps()), u"try(sleep except) with(put get)"_s);
    bench.tree()->setFocus();
    bench.editor.select({0, 1});
    QTest::keyClick(bench.tree(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!openPicker(bench.editor));
    QVERIFY(!bench.editor.refusal().isEmpty());
}

void TestStepEditor::stepsGoThroughTheClipboard()
{
    StepEditorFixture bench(parse(u"sleep put repeat(get)"_s));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->setFocus();
    bench.editor.selectSeveral(QList<StepPath>{{0}, {1}});
    QTest::keyClick(bench.tree(), Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(get)"_s);
    bench.editor.select({0, 0});
    QTest::keyClick(bench.tree(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(get sleep put)"_s);
    QCOMPARE(bench.editor.selection(), (QList<StepPath>{{0, 1}, {0, 2}}));
    QGuiApplication::clipboard()->setText(u"soup"_s);
    QTest::keyClick(bench.tree(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(bench.editor.refusal().contains(u"clipboard"_s));
    QCOMPARE(shape(bench.steps()), u"repeat(get sleep put)"_s);
    bench.editor.select({0, 0});
    QTest::keyClick(bench.tree(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(shape(bench.steps()), u"repeat(get sleep put)"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"\"get\""_s));
}

void TestStepEditor::aDozenStepsAreSeenAndNoneMovesUnderTheHand()
{
    QStringList many(40, u"sleep"_s);
    StepEditorFixture bench(parse(many.join(u' ')));
    bench.editor.resize(320, 900);
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    QTreeView *tree = bench.tree();
    tree->setFocus();
    const int row = tree->visualRect(tree->model()->index(0, 0)).height();
    QVERIFY(tree->viewport()->height() >= 12 * row);
    bench.editor.select({20});
    QScrollBar *bar = tree->verticalScrollBar();
    bar->setValue(bar->value() + row / 2); // a row is seen in part
    const int scrolled = bar->value();
    const QModelIndex partly = tree->indexAt({5, 0});
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, Qt::NoModifier,
                      QPoint(40, std::max(1, tree->visualRect(partly).bottom())));
    QCOMPARE(tree->currentIndex(), partly);
    QCOMPARE(bar->value(), scrolled);
    bench.editor.select({22});
    bar->setValue(16 * row); // it stands amidst the others
    const int before = bar->value();
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up}) {
        QTest::keyClick(tree, key, Qt::AltModifier);
        QCOMPARE(bar->value(), before);
    }
    QTest::keyClick(tree, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(bar->value(), before);
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(bar->value(), before);
    bench.editor.findChild<SecondsSpin *>()->setFocus();
    QCOMPARE(bar->value(), before);
    tree->setFocus(); // a field that is left tells the editor, which is about to go
}

void TestStepEditor::theKeyboardIsFollowedOutOfSight()
{
    QStringList many(14, u"sleep"_s);
    auto bench = std::make_unique<StepEditorFixture>(parse(many.join(u' ')));
    QScrollArea area;
    area.setWidgetResizable(true);
    area.setWidget(&bench->editor);
    area.resize(320, 200); // sees only the first rows
    area.show();
    QVERIFY(QTest::qWaitForWindowActive(&area));
    QTreeView *tree = bench->tree();
    tree->setFocus();
    bench->editor.select({0});
    area.verticalScrollBar()->setValue(0);
    bench->editor.select({12});
    QCoreApplication::processEvents();
    QCOMPARE(area.verticalScrollBar()->value(), 0); // nobody pressed a key
    QTest::keyClick(tree, Qt::Key_Down);
    QTRY_VERIFY(area.verticalScrollBar()->value() > 0);
    const QRect row = tree->visualRect(tree->currentIndex());
    const QPoint place = tree->viewport()->mapTo(area.viewport(), row.center());
    QVERIFY(area.viewport()->rect().contains(place));
    area.takeWidget();
}

void TestStepEditor::everyDeedIsInTheMenuWithItsKey()
{
    StepEditorFixture bench(parse(u"sleep put"_s));
    bench.editor.select({0});
    QStringList seen;
    QTimer::singleShot(0, &bench.editor, [&seen] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return;
        for (const QAction *action : menu->actions()) {
            if (!action->shortcut().isEmpty() && action->isEnabled())
                seen.append(action->text());
        }
        menu->close();
    });
    Q_EMIT bench.tree()->customContextMenuRequested({5, 5});
    QCOMPARE(seen.size(), 13);
    QVERIFY(seen.contains(u"Put in a block"_s) && seen.contains(u"Cut steps"_s));
}

void TestStepEditor::theStepThatRunsIsMarked()
{
    StepEditorFixture bench(parse(u"sleep put"_s));
    auto *model = static_cast<StepModel *>(bench.tree()->model());
    const auto isMarked = [&](const StepPath &path) {
        return model->indexOf(path).data(Qt::AccessibleTextRole).toString().contains(u"here it is now"_s);
    };
    bench.editor.setRunning(StepPath{1});
    QVERIFY(isMarked({1}) && !isMarked({0}));
    bench.editor.setRunning(StepPath{0});
    QVERIFY(isMarked({0}) && !isMarked({1}));
    bench.editor.setRunning(std::nullopt);
    QVERIFY(!isMarked({0}) && !isMarked({1}));
}

SIGNALBOX_TEST(TestStepEditor)

} // namespace tst_stepeditor

#include "tst_stepeditor.moc"
