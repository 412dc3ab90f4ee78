// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/stepeditor.h"
#include "widgets/panels/stepmodel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

#include <functional>
#include <memory>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr NodeId kTask{1}, kOven{2}, kWindow{3}, kBell{4}, kOther{5};

/// Steps as short words: "sleep", "try(sleep finally(log))".
QString shape(const QList<Step> &steps)
{
    QStringList words;
    for (const Step &step : steps) {
        const QString body = shape(step.body);
        words += info(step.verb).key + (body.isEmpty() ? QString() : u'(' + body + u')');
    }
    return words.join(u' ');
}

Verb verbOf(const QString &key)
{
    for (const VerbInfo &row : verbCatalog()) {
        if (row.key == key)
            return row.verb;
    }
    qFatal("no such verb: %s", qPrintable(key));
}

/// The steps that shape() shows so.
QList<Step> parse(const QString &text, qsizetype &at)
{
    QList<Step> steps;
    QString word;
    const auto flush = [&] {
        if (word.isEmpty())
            return;
        Step step;
        step.verb = verbOf(word);
        steps.append(step);
        word.clear();
    };
    for (; at < text.size() && text[at] != u')'; ++at) {
        if (text[at] == u'(') {
            flush();
            steps.last().body = parse(text, ++at);
        } else if (text[at] == u' ') {
            flush();
        } else {
            word += text[at];
        }
    }
    flush();
    return steps;
}

QList<Step> parse(const QString &text)
{
    qsizetype at = 0;
    return parse(text, at);
}

Node node(NodeId id, NodeKind kind, const QString &name)
{
    Node made;
    made.id = id;
    made.kind = kind;
    made.name = name;
    return made;
}

Layout kitchen(const QList<Step> &steps)
{
    Layout layout;
    layout.nodes = {node(kTask, NodeKind::Task, u"cook"_s), node(kOven, NodeKind::Lock, u"oven"_s),
                    node(kWindow, NodeKind::Queue, u"window"_s), node(kBell, NodeKind::Event, u"bell"_s),
                    node(kOther, NodeKind::Task, u"helper"_s)};
    layout.nodes[0].parameters.insert(Param::Steps, steps);
    return layout;
}

/// A step editor over a layout that takes every edit, as a document does.
struct Bench {
    explicit Bench(const QList<Step> &steps)
        : layout(kitchen(steps))
    {
        QObject::connect(&editor, &StepEditor::stepsEdited, &editor, [this](const QList<Step> &edited) {
            layout.nodes[0].parameters.insert(Param::Steps, edited);
            editor.setTask(layout, kTask);
        });
        editor.setTask(layout, kTask);
        editor.show();
    }
    QList<Step> steps() const { return parameter<QList<Step>>(layout.nodes[0], Param::Steps); }
    QTreeView *tree() const { return editor.findChild<QTreeView *>(); }

    Layout layout;
    StepEditor editor;
};

using Deed = std::function<steps::Edit(const QList<Step> &, const StepPath &)>;

} // namespace

Q_DECLARE_METATYPE(Deed)

class TestStepEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editsOfStepLists_data();
    void editsOfStepLists();
    void replacingABlockFreesWhatItHeld();
    void wordsAreReadable_data();
    void wordsAreReadable();
    void programStepsHaveTheirPlace();
    void keysEditTheTree();
    void fieldsEditTheSelectedStep();
    void fieldsFollowTheVerb();
    void anIllegalPlaceIsRefusedInWords();
    void droppingMovesAStep();
    void theStepThatRunsIsMarked();
};

void TestStepEditor::editsOfStepLists_data()
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

void TestStepEditor::editsOfStepLists()
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

void TestStepEditor::replacingABlockFreesWhatItHeld()
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

void TestStepEditor::wordsAreReadable_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<QString>("words");
    const auto step = [](Verb verb, NodeId target = NodeId::None) {
        Step made;
        made.verb = verb;
        made.target = target;
        return made;
    };
    Step sleep = step(Verb::Sleep);
    QTest::newRow("sleep(0)") << sleep << u"sleep one turn"_s;
    sleep.time = Duration::fixed(700'000);
    QTest::newRow("fixed") << sleep << u"sleep 0.70 s"_s;
    sleep.time = Duration::uniform(200'000, 500'000);
    QTest::newRow("uniform") << sleep << u"sleep 0.20 s to 0.50 s"_s;
    sleep.time = Duration::exponential(400'000);
    QTest::newRow("exponential") << sleep << u"sleep about 0.40 s"_s;
    QTest::newRow("with") << step(Verb::With, kOven) << u"with oven"_s;
    QTest::newRow("put") << step(Verb::Put, kWindow) << u"put window"_s;
    QTest::newRow("put nowhere") << step(Verb::Put) << u"put …"_s;
    Step repeat = step(Verb::Repeat);
    repeat.count = 3;
    QTest::newRow("repeat") << repeat << u"repeat 3 times"_s;
    Step raise = step(Verb::Raise);
    raise.text = u"RuntimeError: burned"_s;
    QTest::newRow("raise") << raise << u"raise RuntimeError: burned"_s;
    Step log = step(Verb::Log);
    log.text = u"bread"_s;
    QTest::newRow("log") << log << u"log \"bread\""_s;
}

void TestStepEditor::wordsAreReadable()
{
    QFETCH(Step, step);
    QFETCH(QString, words);
    QCOMPARE(steps::words(kitchen({}), step), words);
}

void TestStepEditor::programStepsHaveTheirPlace()
{
    QList<Step> list = parse(u"with(sleep put) put sleep"_s);
    list[0].target = kOven;
    list[0].body[1].target = kWindow;
    const Layout layout = kitchen(list); // the second put acts on nothing: no program has it
    QCOMPARE(steps::placeOfProgramStep(layout, list, 0), StepPath{0});
    QCOMPARE(steps::placeOfProgramStep(layout, list, 2), (StepPath{0, 1}));
    QCOMPARE(steps::placeOfProgramStep(layout, list, 3), StepPath{2});
    QVERIFY(!steps::placeOfProgramStep(layout, list, 4));
}

void TestStepEditor::keysEditTheTree()
{
    Bench bench(parse(u"repeat(sleep) put get"_s));
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

void TestStepEditor::fieldsEditTheSelectedStep()
{
    Bench bench(parse(u"sleep repeat log with"_s));
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
    bench.editor.findChild<QSpinBox *>()->setValue(7);
    QCOMPARE(bench.steps()[1].count, 7);
    bench.editor.select({2});
    QLineEdit *text = nullptr;
    for (QLineEdit *candidate : bench.editor.findChildren<QLineEdit *>()) {
        if (candidate->accessibleName() == u"Words"_s)
            text = candidate;
    }
    QVERIFY(text);
    QTest::keyClicks(text, u"hello"_s);
    QCOMPARE(bench.steps()[2].text, u"hello"_s);
    bench.editor.select({3});
    for (QComboBox *combo : bench.editor.findChildren<QComboBox *>()) {
        if (combo->accessibleName() != u"What the step acts on"_s)
            continue;
        QCOMPARE(combo->count(), 1); // of all nodes only the oven can be held
        combo->setCurrentIndex(0);
        Q_EMIT combo->activated(0);
    }
    QCOMPARE(bench.steps()[3].target, kOven);
}

void TestStepEditor::fieldsFollowTheVerb()
{
    Bench bench(parse(u"sleep"_s));
    bench.editor.select({0});
    auto *verb = bench.editor.findChild<QComboBox *>();
    for (const VerbInfo &row : verbCatalog()) {
        const int at = verb->findData(int(row.verb));
        QCOMPARE(at >= 0, row.forPeople);
        if (at < 0 || row.verb == Verb::Except || row.verb == Verb::Finally)
            continue;
        verb->setCurrentIndex(at);
        Q_EMIT verb->activated(at);
        QCOMPARE(bench.steps()[0].verb, row.verb);
        QCOMPARE(bench.editor.findChild<DurationEdit *>()->isVisible(), row.hasTime);
        QCOMPARE(bench.editor.findChild<QSpinBox *>()->isVisible(), row.hasCount);
    }
}

void TestStepEditor::anIllegalPlaceIsRefusedInWords()
{
    Bench bench(parse(u"sleep"_s));
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

void TestStepEditor::droppingMovesAStep()
{
    Bench bench(parse(u"sleep repeat(put)"_s));
    auto *model = static_cast<StepModel *>(bench.tree()->model());
    const std::unique_ptr<QMimeData> data(model->mimeData({model->indexOf({0})}));
    model->dropMimeData(data.get(), Qt::MoveAction, -1, 0, model->indexOf({1}));
    QTRY_COMPARE(shape(bench.steps()), u"repeat(put sleep)"_s);
    QCOMPARE(bench.editor.selected(), (StepPath{0, 1}));

    Bench other(parse(u"log"_s));
    auto *foreign = static_cast<StepModel *>(other.tree()->model());
    QVERIFY(!foreign->dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
    QCOMPARE(shape(other.steps()), u"log"_s);
}

void TestStepEditor::theStepThatRunsIsMarked()
{
    Bench bench(parse(u"sleep put"_s));
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

QTEST_MAIN(TestStepEditor)
#include "tst_stepeditor.moc"
