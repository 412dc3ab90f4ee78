// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/code/codefield.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/gallery.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/layoutpage.h"
#include "widgets/panels/nodepage.h"
#include "widgets/panels/paramedit.h"
#include "widgets/panels/stepeditor.h"
#include "widgets/panels/stepfields.h"
#include "widgets/panels/verbpicker.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

namespace tst_inspector {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// The inspector of an example, as the window has it.
struct InspectorFixture {
    explicit InspectorFixture(int number)
        : keeper(document)
        , player(keeper)
        , inspector(document, keeper, player)
    {
        document.reset(*loadLayout(exampleFiles().at(number - 1)).layout);
        inspector.resize(280, 700);
        inspector.show();
    }

    NodeId id(const QString &name) const { return document.layout().findByName(name)->id; }
    const Node &node(const QString &name) const { return *document.layout().findByName(name); }
    void select(const QString &name) { inspector.setSelection({id(name)}); }
    QString undoText() { return document.undoStack().undoText(); }

    /// The widget that a screen reader knows by this name.
    template <typename Widget> Widget *field(const QString &name) const
    {
        for (Widget *widget : inspector.widget()->findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    QString sentence() const { return field<QLabel>(u"What it is doing now"_s)->text(); }

    Document document;
    RunKeeper keeper;
    Player player;
    Inspector inspector;
};

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void durationsStepHalveAndChangeTheirLaw();
    void whatIsTypedCountsOnceTheHandRests();
    void timesAreReadInMillisecondsToo();
    void fieldsStayWhereTheyAreAsTheSentenceGrows();
    void aSelectedStepShowsItsParameters();
    void secondsShowNoMoreThanNeeded_data();
    void secondsShowNoMoreThanNeeded();
    void halvingTheWorkTimeChangesTheRunAtOnce();
    void everyParameterOfEveryKindIsThere_data();
    void everyParameterOfEveryKindIsThere();
    void numbersFlagsAndTimesActAtOnce();
    void choicesActAtOnce();
    void everyEditOfAStepIsOneUndoStep();
    void oneSpinIsOneUndoStep();
    void renaming();
    void theSentenceFollowsThePlayhead();
    void stepsOfATask();
    void wiresCanBeRemovedAndFollowed();
    void membersOfAFrame();
    void severalNodesChangeTogether();
    void whatSomeOfSeveralHaveChangesInThose();
    void stepsOfTasksAlikeChangeTogether();
    void theLayoutItself();
    void theDiceTryASeedThatCanBeKept();
    void anotherDocumentUnderTheSameSelection();
    void everythingHasAName();
    void everyKindAndVerbFitsThePanel();
    void nothingIsWiderThanThePanel();
};

void TestInspector::durationsStepHalveAndChangeTheirLaw()
{
    DurationEdit edit;
    edit.setDuration(Duration::fixed(700'000));
    QSignalSpy edited(&edit, &DurationEdit::durationEdited);
    auto *low = edit.findChildren<SecondsSpin *>().first();
    QTest::keyClick(low, Qt::Key_Down);
    QCOMPARE(edit.duration(), Duration::fixed(650'000));
    QTest::keyClick(low, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(edit.duration(), Duration::fixed(325'000));
    QTest::keyClick(low, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(edit.duration(), Duration::fixed(650'000));
    QCOMPARE(edited.count(), 3);
    QTest::keyClicks(low, u"0,25"_s); // replaces what is selected; a comma is a point
    QCOMPARE(edit.duration(), Duration::fixed(250'000));

    auto *law = edit.findChild<QComboBox *>();
    law->setCurrentIndex(int(Duration::Law::Uniform));
    Q_EMIT law->activated(law->currentIndex());
    QCOMPARE(edit.duration(), Duration::uniform(125'000, 375'000));
    law->setCurrentIndex(int(Duration::Law::Exponential));
    Q_EMIT law->activated(law->currentIndex());
    QCOMPARE(edit.duration(), Duration::exponential(125'000));

    const qsizetype before = edited.count();
    edit.setDuration(Duration::fixed(0));
    QCOMPARE(edited.count(), before); // setting tells nobody
    edit.setZeroMeans(u"at once"_s);
    QCOMPARE(low->text(), u"at once"_s);
    QCOMPARE(SecondsSpin::stepAt(1'000'000, true), 100'000);
    QCOMPARE(SecondsSpin::stepAt(1'000'000, false), 50'000);
}

void TestInspector::whatIsTypedCountsOnceTheHandRests()
{
    SecondsSpin spin;
    spin.setTime(700'000);
    QSignalSpy edited(&spin, &SecondsSpin::timeEdited);
    spin.selectAll();
    QTest::keyClicks(&spin, u"0.012"_s);
    QCOMPARE(edited.count(), 0);
    spin.setTime(700'000); // the document says so still, but the hand is at work
    QTRY_COMPARE(edited.count(), 1);
    QCOMPARE(edited.first().first().value<Micros>(), 12'000);

    spin.selectAll();
    QTest::keyClicks(&spin, u"0.5"_s);
    QTest::keyClick(&spin, Qt::Key_Return);
    QVERIFY(edited.count() > 1);
    for (qsizetype told = 1; told < edited.count(); ++told)
        QCOMPARE(edited.at(told).first().value<Micros>(), 500'000);

    edited.clear();
    QTest::keyClick(&spin, Qt::Key_Up);
    QCOMPARE(edited.count(), 1);
}

void TestInspector::timesAreReadInMillisecondsToo()
{
    SecondsSpin spin;
    for (const auto &[typed, time] : {std::pair(u"300ms"_s, 300'000), std::pair(u"250 ms"_s, 250'000),
                                      std::pair(u"2s"_s, 2'000'000), std::pair(u"1.5"_s, 1'500'000)}) {
        spin.selectAll();
        QTest::keyClicks(&spin, typed);
        QTest::keyClick(&spin, Qt::Key_Return);
        QCOMPARE(spin.time(), time);
    }
    QCOMPARE(spin.text(), u"1.50 s"_s);
}

void TestInspector::fieldsStayWhereTheyAreAsTheSentenceGrows()
{
    InspectorFixture bench(1);
    bench.select(u"orders"_s);
    auto *every = bench.field<SecondsSpin>(u"Every"_s);
    QCoreApplication::processEvents();
    const QPoint place = every->mapTo(&bench.inspector, QPoint());
    for (Micros time = 0; time < bench.keeper.replay().endTime(); time += 500'000) {
        bench.player.seek(time);
        QCoreApplication::processEvents();
        QCOMPARE(every->mapTo(&bench.inspector, QPoint()), place);
    }
}

void TestInspector::aSelectedStepShowsItsParameters()
{
    InspectorFixture bench(9);
    bench.inspector.resize(316, 420);
    bench.select(u"baker"_s);
    QCoreApplication::processEvents();
    auto *editor = bench.inspector.widget()->findChild<StepEditor *>();
    editor->select({0, 0, 0});
    auto *what = bench.field<QComboBox>(u"What the step does"_s);
    const auto isInView = [&] {
        const QRect place(what->mapTo(bench.inspector.viewport(), QPoint()), what->size());
        return bench.inspector.viewport()->rect().contains(place);
    };
    QTRY_VERIFY(isInView());
}

void TestInspector::secondsShowNoMoreThanNeeded_data()
{
    QTest::addColumn<Micros>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("two decimals") << Micros(700'000) << u"0.70 s"_s;
    QTest::newRow("three") << Micros(2'345'000) << u"2.345 s"_s;
    QTest::newRow("one microsecond") << Micros(1) << u"0.000001 s"_s;
    QTest::newRow("a minute") << 60 * kMicrosPerSecond << u"60.00 s"_s;
}

void TestInspector::secondsShowNoMoreThanNeeded()
{
    QFETCH(Micros, time);
    QFETCH(QString, text);
    SecondsSpin spin;
    spin.setTime(time);
    QCOMPARE(spin.text(), text);
    QCOMPARE(spin.time(), time);
}

void TestInspector::halvingTheWorkTimeChangesTheRunAtOnce()
{
    InspectorFixture bench(1);
    bench.select(u"cook"_s);
    QCOMPARE(bench.keeper.replay().endTime(), fromSeconds(14.2));
    auto *work = bench.field<SecondsSpin>(u"Work time"_s);
    QVERIFY(work);
    QTest::keyClick(work, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(parameter<Duration>(bench.node(u"cook"_s), Param::Work), Duration::fixed(350'000));
    QCOMPARE(bench.undoText(), u"Change work time of cook"_s);
    QTRY_COMPARE(bench.keeper.replay().endTime(), fromSeconds(7.2));
    bench.document.undoStack().undo();
    QCOMPARE(work->text(), u"0.70 s"_s); // the field follows the document
}

void TestInspector::everyParameterOfEveryKindIsThere_data()
{
    QTest::addColumn<NodeKind>("kind");
    for (const NodeInfo &row : nodeCatalog())
        QTest::newRow(qPrintable(row.key)) << row.kind;
}

void TestInspector::everyParameterOfEveryKindIsThere()
{
    QFETCH(NodeKind, kind);
    InspectorFixture bench(1);
    const NodeId added = bench.document.addNode(kind, {0, 400});
    bench.inspector.setSelection({added});
    QList<Param> shown;
    for (const ParamEdit *edit : bench.inspector.widget()->findChildren<ParamEdit *>())
        shown.append(edit->param());
    if (bench.inspector.widget()->findChild<StepEditor *>())
        shown.prepend(Param::Steps);
    if (bench.inspector.widget()->findChild<CodeField *>())
        shown.prepend(Param::Code);
    QCOMPARE(shown, info(kind).parameters);
    if (!isCode(kind)) // which has no moments to tell of
        QVERIFY(!bench.sentence().isEmpty());
}

void TestInspector::numbersFlagsAndTimesActAtOnce()
{
    InspectorFixture bench(5);
    bench.select(u"window"_s);
    auto *capacity = bench.field<QSpinBox>(u"Capacity"_s);
    QTest::keyClick(capacity, Qt::Key_Up);
    QCOMPARE(parameter<qint64>(bench.node(u"window"_s), Param::Capacity), 9);
    QCOMPARE(bench.undoText(), u"Change capacity of window"_s);
    capacity->setValue(0);
    QCOMPARE(capacity->text(), u"unbounded"_s);

    bench.select(u"kitchen open"_s);
    auto *flag = bench.inspector.widget()->findChild<QCheckBox *>();
    QTest::mouseClick(flag, Qt::LeftButton, {}, QPoint(8, flag->height() / 2));
    QCOMPARE(parameter<bool>(bench.node(u"kitchen open"_s), Param::IsSet), true);
    QCOMPARE(bench.undoText(), u"Change set at the start of kitchen open"_s);

    bench.select(u"orders"_s);
    bench.field<SecondsSpin>(u"Every"_s)->setValue(0.45);
    QCOMPARE(parameter<Duration>(bench.node(u"orders"_s), Param::Every), Duration::fixed(450'000));
    QCOMPARE(bench.undoText(), u"Change every of orders"_s);
}

void TestInspector::choicesActAtOnce()
{
    InspectorFixture bench(1);
    bench.select(u"order window"_s);
    auto *order = bench.field<QComboBox>(u"Order"_s);
    QCOMPARE(order->count(), 3);
    order->setCurrentIndex(2);
    Q_EMIT order->activated(2);
    const auto chosen = [&] { return parameter<qint64>(bench.node(u"order window"_s), Param::Order); };
    QCOMPARE(chosen(), qint64(QueueOrder::Priority));
    QCOMPARE(bench.undoText(), u"Change order of order window"_s);
    bench.document.undoStack().undo();
    QCOMPARE(order->currentIndex(), 0);
    QCOMPARE(chosen(), qint64(QueueOrder::Fifo));
}

void TestInspector::everyEditOfAStepIsOneUndoStep()
{
    InspectorFixture bench(1);
    const NodeId task = bench.document.addNode(NodeKind::Task, {0, 400});
    bench.document.addNode(NodeKind::Counter, {200, 400});
    bench.inspector.setSelection({task});
    auto *editor = bench.inspector.widget()->findChild<StepEditor *>();
    const auto steps = [&] {
        return parameter<QList<Step>>(*bench.document.layout().find(task), Param::Steps);
    };
    QList<QList<Step>> history;
    const auto deed = [&](const std::function<void()> &act) {
        history.append(steps());
        const int before = bench.document.undoStack().count();
        act();
        QCOMPARE(bench.document.undoStack().count(), before + 1);
        QVERIFY(steps() != history.last());
    };
    const auto choose = [&](const QString &name, int row) {
        auto *combo = bench.field<QComboBox>(name);
        combo->setCurrentIndex(row);
        Q_EMIT combo->activated(row);
    };
    deed([&] { editor->addStep(Verb::Put); });
    deed([&] { choose(u"What it puts"_s, 2); });
    deed([&] { Q_EMIT editor->findChild<StepFields *>()->findChild<VerbPicker *>()->verbChosen(Verb::If); });
    deed([&] { choose(u"What the step asks"_s, 10); });
    deed([&] { choose(u"How it is compared"_s, 3); });
    deed([&] { editor->addStep(Verb::Else); });
    deed([&] { editor->addStep(Verb::Gather); });
    deed([&] { editor->addStep(Verb::Sleep); });
    deed([&] { editor->addStep(Verb::Log); }); // no operand: it goes behind the gather
    while (!history.isEmpty()) {
        bench.document.undoStack().undo();
        QCOMPARE(steps(), history.takeLast());
    }
}

void TestInspector::oneSpinIsOneUndoStep()
{
    InspectorFixture bench(1);
    bench.select(u"order window"_s);
    auto *capacity = bench.field<QSpinBox>(u"Capacity"_s);
    for (int tick = 0; tick < 4; ++tick)
        QTest::keyClick(capacity, Qt::Key_Up);
    QCOMPARE(bench.document.undoStack().count(), 1);
    Q_EMIT capacity->editingFinished();
    QTest::keyClick(capacity, Qt::Key_Up);
    QCOMPARE(bench.document.undoStack().count(), 2);
    bench.document.undoStack().undo();
    bench.document.undoStack().undo();
    QCOMPARE(capacity->value(), 5);
}

void TestInspector::renaming()
{
    InspectorFixture bench(1);
    const NodeId cook = bench.id(u"cook"_s);
    bench.select(u"cook"_s);
    auto *name = bench.field<QLineEdit>(u"Name"_s);
    name->selectAll();
    QTest::keyClicks(name, u"chef"_s);
    QCOMPARE(bench.document.layout().find(cook)->name, u"cook"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(bench.document.layout().find(cook)->name, u"chef"_s);
    QCOMPARE(bench.undoText(), u"Rename cook to chef"_s);
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(name->text(), u"chef"_s); // nothing is no name
    QTest::keyClicks(name, u"!"_s);
    bench.select(u"orders"_s); // what was being typed is not lost
    QCOMPARE(bench.document.layout().find(cook)->name, u"chef!"_s);
}

void TestInspector::theSentenceFollowsThePlayhead()
{
    InspectorFixture bench(1);
    bench.select(u"orders"_s);
    bench.player.seek(fromSeconds(0.1));
    const QString sleeping = bench.sentence();
    QVERIFY(sleeping.contains(u"sleeps"_s));
    bench.player.seek(fromSeconds(2.2)); // the window is full then
    QVERIFY2(bench.sentence().contains(u"order window"_s), qPrintable(bench.sentence()));
    bench.player.seek(fromSeconds(0.1));
    QCOMPARE(bench.sentence(), sleeping);
}

void TestInspector::stepsOfATask()
{
    InspectorFixture bench(9);
    bench.select(u"baker"_s);
    auto *editor = bench.inspector.widget()->findChild<StepEditor *>();
    QVERIFY(editor);
    editor->select({0, 0, 0});
    bench.field<SecondsSpin>(u"Time of the step"_s)->setValue(0.5);
    QCOMPARE(parameter<QList<Step>>(bench.node(u"baker"_s), Param::Steps)[0].body[0].body[0].time,
             Duration::fixed(500'000));
    QCOMPARE(bench.undoText(), u"Change steps of baker"_s);
    editor->duplicateSteps();
    QCOMPARE(bench.document.undoStack().count(), 2);
    QCOMPARE(editor->selected(), (StepPath{0, 0, 1}));
    bench.document.undoStack().undo();
    bench.document.undoStack().undo();
    bench.player.seek(fromSeconds(1));
    QAbstractItemModel *model = editor->findChild<QAbstractItemView *>()->model();
    const QModelIndex sleep = model->index(0, 0, model->index(0, 0, model->index(0, 0)));
    QVERIFY(sleep.data(Qt::AccessibleTextRole).toString().contains(u"here it is now"_s));
}

void TestInspector::wiresCanBeRemovedAndFollowed()
{
    InspectorFixture bench(9);
    bench.select(u"baker"_s);
    QSignalSpy picked(&bench.inspector, &Inspector::nodePicked);
    auto *words = bench.field<QLabel>(u"fire alarm cancels baker"_s);
    QVERIFY(words);
    Q_EMIT words->linkActivated(QString::number(quint32(bench.id(u"fire alarm"_s))));
    QCOMPARE(picked.first().first().value<NodeId>(), bench.id(u"fire alarm"_s));
    const qsizetype links = bench.document.layout().links.size();
    QTest::mouseClick(bench.field<QToolButton>(u"Remove the wire: fire alarm cancels baker"_s),
                      Qt::LeftButton);
    QCOMPARE(bench.document.layout().links.size(), links - 1);
    QCOMPARE(bench.undoText(), u"Disconnect fire alarm from baker"_s);
    // A wire that follows from steps takes those along.
    QTest::mouseClick(bench.field<QToolButton>(u"Remove the wire: baker holds while working oven"_s),
                      Qt::LeftButton);
    QCOMPARE(parameter<QList<Step>>(bench.node(u"baker"_s), Param::Steps)[0].verb, Verb::Try);
    QTRY_VERIFY(!bench.field<QToolButton>(u"Remove the wire: baker holds while working oven"_s));
}

void TestInspector::membersOfAFrame()
{
    InspectorFixture bench(6);
    bench.select(u"dinner"_s);
    auto *members = bench.field<QLabel>(u"Tasks in its frame"_s);
    for (const QString &name : {u"soup"_s, u"roast"_s, u"pasta"_s, u"sauce"_s})
        QVERIFY(members->text().contains(name));
    bench.document.removeNodes({bench.id(u"soup"_s)});
    QVERIFY(!members->text().contains(u"soup"_s));
}

void TestInspector::severalNodesChangeTogether()
{
    InspectorFixture bench(2);
    const QList<NodeId> cooks{bench.id(u"cook-1"_s), bench.id(u"cook-2"_s), bench.id(u"cook-3"_s)};
    bench.inspector.setSelection(cooks);
    auto *work = bench.field<SecondsSpin>(u"Work time"_s);
    QVERIFY(work);
    QTest::keyClick(work, Qt::Key_Up);
    QTest::keyClick(work, Qt::Key_Up);
    for (const NodeId cook : cooks)
        QCOMPARE(parameter<Duration>(*bench.document.layout().find(cook), Param::Work),
                 Duration::fixed(700'000));
    QCOMPARE(bench.document.undoStack().count(), 1);
    QCOMPARE(bench.undoText(), u"Change work time of 3 nodes"_s);
    bench.document.undoStack().undo();
    QCOMPARE(parameter<Duration>(bench.node(u"cook-3"_s), Param::Work), Duration::fixed(1'000'000));

    bench.inspector.setSelection({bench.id(u"web"_s), bench.id(u"cook-1"_s)});
    QList<Param> common;
    for (const ParamEdit *edit : bench.inspector.widget()->findChildren<ParamEdit *>())
        common.append(edit->param());
    QCOMPARE(common, (QList<Param>{Param::Count, Param::Working, Param::Start}));
    bench.document.removeNodes({bench.id(u"web"_s)});
    QCOMPARE(bench.inspector.selection(), QList<NodeId>{bench.id(u"cook-1"_s)});
    QVERIFY(bench.field<SecondsSpin>(u"Work time"_s));
}

void TestInspector::whatSomeOfSeveralHaveChangesInThose()
{
    InspectorFixture bench(2);
    Document &document = bench.document;
    const auto isSaid = [&bench](const QString &part) {
        const auto labels = bench.inspector.widget()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    };
    // As after pasting all of a drawing: its queue shares nothing with the tasks, which share something.
    const NodeId queue = document.addNode(NodeKind::Queue, {});
    bench.inspector.setSelection({bench.id(u"cook-1"_s), bench.id(u"cook-2"_s), queue});
    QVERIFY(isSaid(u"They have no setting in common."_s));
    QVERIFY(isSaid(u"2 of 3 have it."_s));
    auto *work = bench.field<SecondsSpin>(u"Work time"_s);
    QVERIFY(work);
    const Node before = *document.layout().find(queue);
    QTest::keyClick(work, Qt::Key_Up);
    for (const QString &cook : {u"cook-1"_s, u"cook-2"_s})
        QCOMPARE(parameter<Duration>(bench.node(cook), Param::Work), Duration::fixed(650'000));
    QCOMPARE(*document.layout().find(queue), before);

    // Pieces of a program: code is edited one by one, what functions have beside it together.
    const NodeId module = document.addNode(NodeKind::Module, {});
    const NodeId function = document.addNode(NodeKind::Function, {});
    bench.inspector.setSelection({module, function});
    QVERIFY(isSaid(u"Each has code of its own"_s));
    QVERIFY(!isSaid(u"no setting in common"_s));
}

/// Each keeps what nobody touched, all change in one step of the history, and differences are told.
void TestInspector::stepsOfTasksAlikeChangeTogether()
{
    InspectorFixture bench(2);
    Document &document = bench.document;
    const QList<NodeId> tasks{document.addNode(NodeKind::Task, {}), document.addNode(NodeKind::Task, {})};
    const auto stepsOf = [&](NodeId node) {
        return parameter<QList<Step>>(*document.layout().find(node), Param::Steps);
    };
    Step nap;
    nap.time = Duration::fixed(1'000'000);
    Step words;
    words.verb = Verb::Log;
    words.text = u"one"_s;
    document.setParameter(tasks, Param::Steps, QList<Step>{nap, words});
    words.text = u"two"_s;
    document.setParameter(tasks[1], Param::Steps, QList<Step>{nap, words});
    document.endGesture();
    bench.inspector.setSelection(tasks);
    const auto isSaid = [&bench](const QString &part) {
        const auto labels = bench.inspector.widget()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    };
    QVERIFY(isSaid(u"Not the same everywhere"_s));
    auto *editor = bench.inspector.widget()->findChild<StepEditor *>();
    QVERIFY(editor && editor->isVisible());
    const int before = document.undoStack().count();
    editor->select(StepPath{0});
    auto *time = editor->findChild<SecondsSpin *>();
    QTest::keyClick(time, Qt::Key_Up);
    QTest::keyClick(time, Qt::Key_Up);
    QCOMPARE(document.undoStack().count(), before + 1);
    for (const NodeId task : tasks)
        QVERIFY(stepsOf(task)[0].time != nap.time);
    QCOMPARE(stepsOf(tasks[0])[1].text, u"one"_s);
    QCOMPARE(stepsOf(tasks[1])[1].text, u"two"_s);
    editor->addStep(Verb::Log); // where they are not the same, nothing says what it would do
    QCOMPARE(stepsOf(tasks[0]).size(), 2);
    QVERIFY(isSaid(u"once their fields say the same"_s));
    editor->select(StepPath{1});
    auto *text = bench.field<QLineEdit>(u"Words"_s);
    QVERIFY(text);
    text->selectAll();
    QTest::keyClicks(text, u"both"_s);
    QCOMPARE(stepsOf(tasks[0]), stepsOf(tasks[1]));
    QVERIFY(!isSaid(u"Not the same everywhere"_s));
    editor->addStep(Verb::Sleep);
    QCOMPARE(stepsOf(tasks[1]).size(), 3);
    QCOMPARE(stepsOf(tasks[0]), stepsOf(tasks[1]));
    document.setParameter(tasks[1], Param::Steps, QList<Step>{nap});
    QVERIFY(isSaid(u"They do different things"_s));
    QVERIFY(!editor->isVisible());
}

void TestInspector::theLayoutItself()
{
    InspectorFixture bench(11);
    auto *title = bench.field<QLineEdit>(u"Title"_s);
    QCOMPARE(title->text(), u"Random arrivals"_s);
    title->selectAll();
    QTest::keyClicks(title, u"Queueing"_s);
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(bench.document.layout().title, u"Queueing"_s);
    QCOMPARE(bench.undoText(), u"Change title"_s);

    auto *description = bench.field<QPlainTextEdit>(u"Description"_s);
    QVERIFY(QTest::qWaitForWindowActive(&bench.inspector));
    description->setFocus();
    QTest::keyClicks(description, u"Look: "_s);
    title->setFocus();
    QVERIFY(bench.document.layout().description.startsWith(u"Look: "_s));

    auto *seed = bench.field<QDoubleSpinBox>(u"Seed"_s);
    QCOMPARE(seed->text(), u"7"_s);
    const quint64 run = bench.keeper.runNumber();
    QTest::keyClick(seed, Qt::Key_Up);
    QCOMPARE(bench.document.layout().settings.seed, 8);
    QCOMPARE(bench.undoText(), u"Change seed"_s);
    QVERIFY(bench.keeper.runNumber() != run);
    auto *end = bench.field<QComboBox>(u"It ends"_s);
    auto *endTime = bench.field<SecondsSpin>(u"End time"_s);
    QVERIFY(!endTime->isVisible());
    end->setCurrentIndex(3);
    Q_EMIT end->activated(3);
    QCOMPARE(bench.document.layout().settings.end, EndRule::AtTime);
    QVERIFY(endTime->isVisible());
    endTime->setValue(3);
    QCOMPARE(bench.document.layout().settings.endTime, 3 * kMicrosPerSecond);
    QTRY_COMPARE(bench.keeper.replay().endTime(), 3 * kMicrosPerSecond);
    bench.field<SecondsSpin>(u"Horizon"_s)->setValue(30);
    QCOMPARE(bench.document.layout().settings.horizon, 30 * kMicrosPerSecond);

    auto *python = bench.field<QComboBox>(u"Rules of"_s);
    QCOMPARE(python->currentText(), u"Python 3.11"_s);
    python->setCurrentIndex(1);
    Q_EMIT python->activated(1);
    QCOMPARE(bench.document.layout().settings.python, PythonVersion::Python312);
    QCOMPARE(bench.undoText(), u"Change settings"_s);
    bench.document.undoStack().undo();
    QCOMPARE(python->currentText(), u"Python 3.11"_s);

    auto *stepCost = bench.field<QSpinBox>(u"A step costs"_s);
    QCOMPARE(stepCost->text(), u"nothing"_s);
    stepCost->setValue(250);
    QCOMPARE(stepCost->text(), u"250 ns"_s);
    QCOMPARE(bench.document.layout().settings.stepCost, 250);
    bench.document.undoStack().undo();
    QCOMPARE(stepCost->value(), 0);
}

void TestInspector::theDiceTryASeedThatCanBeKept()
{
    InspectorFixture bench(11);
    const auto button = [&](const QString &text) {
        const auto all = bench.inspector.widget()->findChildren<QPushButton *>();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](auto *each) { return each->text() == text; });
        return found == all.end() ? nullptr : *found;
    };
    auto *seed = bench.field<QDoubleSpinBox>(u"Seed"_s);
    auto *dice = bench.field<QToolButton>(u"Throw the dice"_s);
    const quint64 run = bench.keeper.runNumber();
    QVERIFY(!button(u"Keep"_s)->isVisible());
    QTest::mouseClick(dice, Qt::LeftButton);
    QVERIFY(bench.keeper.runNumber() != run);
    QCOMPARE(seed->text(), u"7"_s);
    QVERIFY(!bench.document.isModified());
    QVERIFY(button(u"Keep"_s)->isVisible());
    QTest::mouseClick(button(u"Back"_s), Qt::LeftButton);
    QVERIFY(!bench.keeper.triedSeed());

    QTest::mouseClick(dice, Qt::LeftButton);
    const qint64 tried = bench.keeper.triedSeed().value();
    QTest::mouseClick(button(u"Keep"_s), Qt::LeftButton);
    QCOMPARE(bench.document.layout().settings.seed, tried);
    QCOMPARE(bench.document.undoStack().count(), 1);
    QCOMPARE(qint64(seed->value()), tried);
    QVERIFY(!button(u"Keep"_s)->isVisible());

    QTest::mouseClick(dice, Qt::LeftButton);
    QTest::keyClick(seed, Qt::Key_Up); // who sets the seed sees its run
    QVERIFY(!bench.keeper.triedSeed());
    QCOMPARE(bench.keeper.layout(), bench.document.layout());
}

void TestInspector::anotherDocumentUnderTheSameSelection()
{
    InspectorFixture bench(11);
    bench.select(u"desk"_s);
    bench.document.reset(*loadLayout(exampleFiles().at(8)).layout); // has a Task of the same id
    QVERIFY(bench.inspector.widget()->findChild<StepEditor *>());
    bench.document.reset({});
    QVERIFY(bench.inspector.selection().isEmpty());
    QVERIFY(bench.field<QLineEdit>(u"Title"_s));
}

void TestInspector::everythingHasAName()
{
    InspectorFixture bench(9);
    for (const QList<NodeId> &selection :
         {QList<NodeId>{}, QList<NodeId>{bench.id(u"baker"_s)}, QList<NodeId>{bench.id(u"manager"_s)},
          QList<NodeId>{bench.id(u"baker"_s), bench.id(u"helper"_s)}}) {
        bench.inspector.setSelection(selection);
        if (auto *steps = bench.inspector.widget()->findChild<StepEditor *>())
            steps->select({0});
        for (QWidget *widget : bench.inspector.widget()->findChildren<QWidget *>()) {
            const bool takesFocus = widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy();
            const bool isPart = qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
            if (!widget->isVisible() || !takesFocus || isPart || qobject_cast<QScrollBar *>(widget))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(isNamed, widget->metaObject()->className());
        }
    }
}

/// Every kind of node, and a task with a step of every verb, each selected in turn: nothing has to be
/// scrolled sideways and nothing that takes the keyboard is without a name.
void TestInspector::everyKindAndVerbFitsThePanel()
{
    InspectorFixture bench(1);
    NodeId task = NodeId::None;
    for (const NodeInfo &row : nodeCatalog()) {
        const NodeId added = bench.document.addNode(row.kind, {0, 400});
        task = row.kind == NodeKind::Task ? added : task;
        bench.inspector.setSelection({added});
        QCoreApplication::processEvents();
        QVERIFY2(bench.inspector.widget()->minimumSizeHint().width() <= bench.inspector.viewport()->width(),
                 qPrintable(row.key));
    }
    bench.inspector.setSelection({task});
    auto *editor = bench.inspector.widget()->findChild<StepEditor *>();
    for (const VerbInfo &row : verbCatalog()) {
        if (!row.forPeople)
            continue;
        if (row.verb == Verb::Except || row.verb == Verb::ExceptStar)
            editor->addStep(Verb::Try);
        editor->addStep(row.verb);
        QVERIFY2(editor->refusal().isEmpty(), qPrintable(row.key + editor->refusal()));
        QCoreApplication::processEvents();
        QVERIFY2(bench.inspector.widget()->minimumSizeHint().width() <= bench.inspector.viewport()->width(),
                 qPrintable(row.key));
        QTRY_VERIFY(!bench.inspector.horizontalScrollBar()->isVisible());
        for (QWidget *widget : editor->findChildren<QWidget *>()) {
            const bool takesFocus = widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy();
            const bool isPart = qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
            if (widget->isVisible() && takesFocus && !isPart && !qobject_cast<QScrollBar *>(widget)
                && !qobject_cast<QAbstractButton *>(widget))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(row.key));
        }
    }
}

void TestInspector::nothingIsWiderThanThePanel()
{
    InspectorFixture bench(9);
    for (const QString &name : {QString(), u"baker"_s, u"manager"_s, u"oven"_s}) {
        bench.inspector.setSelection(name.isEmpty() ? QList<NodeId>{} : QList<NodeId>{bench.id(name)});
        if (auto *steps = bench.inspector.widget()->findChild<StepEditor *>())
            steps->select({0, 0, 0});
        QCoreApplication::processEvents();
        QVERIFY2(bench.inspector.widget()->minimumSizeHint().width() <= bench.inspector.viewport()->width(),
                 qPrintable(name));
        QTRY_VERIFY(!bench.inspector.horizontalScrollBar()->isVisible());
    }
}

SIGNALBOX_TEST(TestInspector)

} // namespace tst_inspector

#include "tst_inspector.moc"
