// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/program/program.h"
#include "tests/support/suite.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/freshsteps.h"
#include "widgets/panels/predicateedit.h"
#include "widgets/panels/programplaces.h"
#include "widgets/panels/stepeditor.h"
#include "widgets/panels/stepfields.h"
#include "widgets/panels/stepmodel.h"
#include "widgets/panels/stepwords.h"
#include "widgets/panels/verbpicker.h"
#include "widgets/panels/verbrow.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <functional>
#include <memory>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr NodeId kTask{1}, kOven{2}, kWindow{3}, kBell{4}, kOther{5}, kNews{6}, kLine{7}, kServed{8},
    kVerdict{9}, kGong{10}, kHands{11}, kUrgent{12};

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
    layout.nodes = {
        node(kTask, NodeKind::Task, u"cook"_s),         node(kOven, NodeKind::Lock, u"oven"_s),
        node(kWindow, NodeKind::Queue, u"window"_s),    node(kBell, NodeKind::Event, u"bell"_s),
        node(kOther, NodeKind::Task, u"helper"_s),      node(kNews, NodeKind::Condition, u"news"_s),
        node(kLine, NodeKind::Barrier, u"start"_s),     node(kServed, NodeKind::Counter, u"served"_s),
        node(kVerdict, NodeKind::Future, u"verdict"_s), node(kGong, NodeKind::Ticker, u"gong"_s),
        node(kHands, NodeKind::Executor, u"hands"_s),   node(kUrgent, NodeKind::Queue, u"urgent"_s)};
    layout.nodes.last().parameters.insert(Param::Order, qint64(QueueOrder::Priority));
    layout.nodes[0].parameters.insert(Param::Steps, steps);
    return layout;
}

/// A step editor over a layout that takes every edit, as a document does.
struct StepEditorFixture {
    explicit StepEditorFixture(const QList<Step> &steps)
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
    /// The visible field that a screen reader knows by this name.
    template <typename Widget> Widget *field(const QString &name) const
    {
        for (Widget *widget : editor.findChildren<Widget *>()) {
            if (widget->accessibleName() == name && widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void choose(const QString &field, const QString &entry) const
    {
        auto *combo = this->field<QComboBox>(field);
        QVERIFY2(combo, qPrintable(field));
        const int row = combo->findText(entry);
        QVERIFY2(row >= 0, qPrintable(entry));
        combo->setCurrentIndex(row);
        Q_EMIT combo->activated(row);
    }
    /// The picker that the button of the step's fields opens.
    VerbPicker *picker() const { return editor.findChild<StepFields *>()->findChild<VerbPicker *>(); }

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
    void stepsThatWouldLieTooDeepAreRefused();
    void wordsAreReadable_data();
    void wordsAreReadable();
    void programStepsHaveTheirPlace();
    void placesAreThoseOfTheProgram_data();
    void placesAreThoseOfTheProgram();
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

void TestStepEditor::stepsThatWouldLieTooDeepAreRefused()
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
    QTest::newRow("put") << step(Verb::Put, kWindow) << u"put item into window"_s;
    QTest::newRow("put nowhere") << step(Verb::Put) << u"put item into …"_s;
    Step repeat = step(Verb::Repeat);
    repeat.count = 3;
    QTest::newRow("repeat") << repeat << u"repeat 3 times"_s;
    Step raise = step(Verb::Raise);
    raise.text = u"RuntimeError: burned"_s;
    QTest::newRow("raise") << raise << u"raise RuntimeError: burned"_s;
    Step log = step(Verb::Log);
    log.text = u"bread"_s;
    QTest::newRow("log") << log << u"log \"bread\""_s;
    Step soup = step(Verb::PutNowait, kUrgent);
    soup.text = u"soup"_s;
    soup.count = 2;
    QTest::newRow("by priority") << soup << u"put_nowait soup into urgent (priority 2)"_s;
    soup.target = kWindow;
    QTest::newRow("in order") << soup << u"put_nowait soup into window"_s;
    soup.choice = quint8(PutChoice::Forward);
    QTest::newRow("forward") << soup << u"put_nowait the item taken last into window"_s;
    soup.choice = quint8(PutChoice::Sentinel);
    QTest::newRow("sentinel") << soup << u"put_nowait None into window"_s;
    soup.choice = quint8(PutChoice::Result);
    QTest::newRow("put a result") << soup << u"put_nowait the result into window"_s;
    const auto giving = [&](Verb verb, const QString &text, ValueChoice choice, NodeId target = {}) {
        Step made = step(verb, target);
        made.text = text;
        made.choice = quint8(choice);
        return made;
    };
    using C = ValueChoice;
    QTest::newRow("return") << giving(Verb::Return, {}, C::Text) << u"return"_s;
    QTest::newRow("return a text") << giving(Verb::Return, u"soup"_s, C::Text) << u"return \"soup\""_s;
    QTest::newRow("return the item") << giving(Verb::Return, u"soup"_s, C::Item) << u"return the item"_s;
    QTest::newRow("return the result") << giving(Verb::Return, {}, C::Result) << u"return the result"_s;
    QTest::newRow("set_result") << giving(Verb::SetResult, {}, C::Text, kVerdict) << u"set_result verdict"_s;
    QTest::newRow("set_result to a text")
        << giving(Verb::SetResult, u"guilty"_s, C::Text, kVerdict) << u"set_result verdict: \"guilty\""_s;
    QTest::newRow("set_result to the result")
        << giving(Verb::SetResult, {}, C::Result, kVerdict) << u"set_result verdict: the result"_s;
    QTest::newRow("log the item") << giving(Verb::Log, {}, C::Item) << u"log the item"_s;
    QTest::newRow("log words and the result")
        << giving(Verb::Log, u"got"_s, C::Result) << u"log \"got\", the result"_s;
    QTest::newRow("result") << step(Verb::Result, kOther) << u"result of helper"_s;
    QTest::newRow("get") << step(Verb::Get, kWindow) << u"get from window"_s;
    QTest::newRow("wait for an event") << step(Verb::Wait, kBell) << u"wait for bell"_s;
    QTest::newRow("wait in a condition") << step(Verb::Wait, kNews) << u"wait in news"_s;
    QTest::newRow("wait at a barrier") << step(Verb::Wait, kLine) << u"wait at start"_s;
    Step notify = step(Verb::Notify, kNews);
    notify.count = 2;
    QTest::newRow("notify") << notify << u"notify 2 in news"_s;
    QTest::newRow("write") << step(Verb::Write, kServed) << u"write served + 1"_s;
    Step less = step(Verb::Write, kServed);
    less.count = -2;
    QTest::newRow("write less") << less << u"write served - 2"_s;
    Step fail = step(Verb::SetException, kVerdict);
    fail.text = u"ValueError: no"_s;
    QTest::newRow("set_exception") << fail << u"set_exception verdict: ValueError: no"_s;
    Step run = step(Verb::RunInExecutor, kHands);
    run.time = Duration::fixed(300'000);
    QTest::newRow("run_in_executor") << run << u"run_in_executor on hands, 0.30 s"_s;
    QTest::newRow("ticks") << step(Verb::AsyncFor, kGong) << u"async for ticks of gong"_s;
    QTest::newRow("items") << step(Verb::AsyncFor, kWindow) << u"async for items of window"_s;
    QTest::newRow("call") << step(Verb::Call, kOther) << u"call helper without await"_s;
    Step cancel = step(Verb::Cancel, kOther);
    QTest::newRow("cancel") << cancel << u"cancel helper"_s;
    cancel.text = u"closing"_s;
    QTest::newRow("cancel with words") << cancel << u"cancel helper \"closing\""_s;
    Step wait = step(Verb::WaitTasks);
    QTest::newRow("wait for all") << wait << u"asyncio.wait until all are done"_s;
    wait.choice = quint8(WaitChoice::FirstCompleted);
    wait.time = Duration::fixed(2'000'000);
    QTest::newRow("wait for the first") << wait << u"asyncio.wait until the first is done, at most 2.00 s"_s;
    Step gather = step(Verb::Gather);
    QTest::newRow("gather") << gather << u"gather"_s;
    gather.choice = quint8(GatherChoice::ReturnExceptions);
    QTest::newRow("gather all") << gather << u"gather, collecting failures"_s;
    Step limited = step(Verb::WaitFor);
    limited.time = Duration::fixed(1'000'000);
    QTest::newRow("wait_for") << limited << u"asyncio.wait_for 1.00 s"_s;
    Step retry = step(Verb::Retry);
    retry.count = 3;
    retry.time = Duration::fixed(500'000);
    QTest::newRow("retry") << retry << u"retry 3 times, after 0.50 s"_s;
    retry.text = u"OSError"_s;
    QTest::newRow("retry on") << retry << u"retry 3 times on OSError, after 0.50 s"_s;
    const auto asking = [&](Verb verb, const Predicate &predicate) {
        Step made = step(verb, verb == Verb::WaitUntil ? kNews : NodeId::None);
        made.predicate = predicate;
        return made;
    };
    using P = Predicate;
    const P counted{P::Of::Counter, P::Relation::GreaterEqual, false, kServed, 3, {}};
    QTest::newRow("if") << asking(Verb::If, counted) << u"if counter served >= 3"_s;
    QTest::newRow("wait_until") << asking(Verb::WaitUntil, counted)
                                << u"wait until counter served >= 3 in news"_s;
    P notCounted = counted;
    notCounted.negated = true;
    QTest::newRow("if not") << asking(Verb::If, notCounted) << u"if not counter served >= 3"_s;
    QTest::newRow("is not") << asking(Verb::While, {P::Of::EventSet, {}, true, kBell, 0, {}})
                            << u"while bell is not set"_s;
    QTest::newRow("was not") << asking(Verb::If, {P::Of::TaskCancelled, {}, true, kOther, 0, {}})
                             << u"if helper was not cancelled"_s;
    QTest::newRow("None") << asking(Verb::If, {P::Of::GotSentinel, {}, false, {}, 0, {}})
                          << u"if the item is None"_s;
    QTest::newRow("no result") << asking(Verb::If, {P::Of::GotNoResult, {}, true, {}, 0, {}})
                               << u"if the result is not None"_s;
    QTest::newRow("has failed") << asking(Verb::If, {P::Of::TaskFailed, {}, false, kOther, 0, {}})
                                << u"if helper has failed"_s;
    QTest::newRow("has not failed") << asking(Verb::If, {P::Of::FutureFailed, {}, true, kVerdict, 0, {}})
                                    << u"if verdict has not failed"_s;
    QTest::newRow("cancelling") << asking(Verb::If,
                                          {P::Of::Cancelling, P::Relation::Greater, false, {}, 1, {}})
                                << u"if requests to cancel > 1"_s;
    QTest::newRow("about nothing") << asking(Verb::If, {P::Of::QueueEmpty, {}, false, {}, 0, {}})
                                   << u"if … is empty"_s;
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
    const QList<StepPath> expected{{0}, {0, 0}, {0, 1}, {2}};
    QCOMPARE(steps::placesOfProgram(layout, list), expected);
}

void TestStepEditor::placesAreThoseOfTheProgram_data()
{
    QTest::addColumn<QString>("steps");
    QTest::newRow("plain") << u"sleep put get set"_s;
    QTest::newRow("loops") << u"break repeat(break while(break) forever(return)) break"_s;
    QTest::newRow("if and else") << u"if(log if(log)) else(sleep) else(sleep) if else log"_s;
    QTest::newRow("try") << u"try(except(log) sleep finally(log) except(sleep) except_star(log)) try(put)"_s;
    QTest::newRow("long handlers")
        << u"try(sleep except(sleep sleep log sleep sleep log sleep sleep) finally(log log log log log))"_s;
    QTest::newRow("except*") << u"repeat(try(sleep except_star(return break repeat(return break))))"_s;
    QTest::newRow("operands")
        << u"gather(get log spawn await run_in_executor) shield(get put) wait_for(set)"_s;
    QTest::newRow("no operands") << u"gather wait_tasks as_completed shield wait_for"_s;
    QTest::newRow("waits")
        << u"async_for(wait) retry(wait_until notify break) group(spawn) timeout_at(await)"_s;
}

/// The inspector marks the step that runs, so it must count as the program does, with and without targets.
void TestStepEditor::placesAreThoseOfTheProgram()
{
    QFETCH(QString, steps);
    const std::function<void(QList<Step> &, bool)> aim = [&](QList<Step> &list, bool all) {
        const Layout layout = kitchen({});
        for (qsizetype row = 0; row < list.size(); ++row) {
            const Step fresh = steps::make(layout, list[row].verb, kTask);
            if (all || row % 2 == 0) {
                list[row].target = fresh.target;
                list[row].predicate = fresh.predicate;
            }
            aim(list[row].body, all);
        }
    };
    for (const bool all : {true, false}) {
        QList<Step> list = parse(steps);
        aim(list, all);
        const Layout layout = kitchen(list);
        const Program program = expand(layout);
        const ProgramBody &body = program.bodies[*program.bodyOf(kTask)];
        const QList<StepPath> places = steps::placesOfProgram(layout, list);
        QCOMPARE(quint32(places.size()), body.end - body.begin);
        for (qsizetype i = 0; i < places.size(); ++i) {
            const Step &step = *steps::at(list, places[i]);
            const auto holder = steps::holderOf(list, places[i]);
            const bool isOperand = holder && info(*holder).takesOperands && step.verb != Verb::Await;
            const Verb written = program.steps[body.begin + quint32(i)].verb;
            QCOMPARE(info(written).key, info(isOperand ? Verb::Spawn : step.verb).key);
        }
    }
}

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
    for (const Qt::Key key : {Qt::Key_Insert, Qt::Key_Return, Qt::Key_Enter}) {
        QTest::keyClick(bench.tree(), key);
        QVERIFY(adds->isVisible());
        adds->hide();
    }
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
    QCOMPARE(int(offered.size()), kVerbCount - 1); // all but the one that only programs have
}

void TestStepEditor::aVerbIsFoundByTyping()
{
    StepEditorFixture bench(parse(u"sleep"_s));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->setFocus();
    bench.editor.select({0});
    QTest::keyClick(bench.tree(), Qt::Key_Insert);
    VerbPicker *picker = nullptr;
    for (VerbPicker *each : bench.editor.findChildren<VerbPicker *>())
        picker = each->isVisible() ? each : picker;
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
    QTest::keyClick(bench.tree(), Qt::Key_Insert);
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
    QCOMPARE(steps::verbsIn(std::nullopt).size(), kVerbCount - 1);
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

void TestStepEditor::droppingMovesAStep()
{
    StepEditorFixture bench(parse(u"sleep repeat(put)"_s));
    auto *model = static_cast<StepModel *>(bench.tree()->model());
    const std::unique_ptr<QMimeData> data(model->mimeData({model->indexOf({0})}));
    model->dropMimeData(data.get(), Qt::MoveAction, -1, 0, model->indexOf({1}));
    QTRY_COMPARE(shape(bench.steps()), u"repeat(put sleep)"_s);
    QCOMPARE(bench.editor.selected(), (StepPath{0, 1}));

    StepEditorFixture other(parse(u"log"_s));
    auto *foreign = static_cast<StepModel *>(other.tree()->model());
    QVERIFY(!foreign->dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
    QCOMPARE(shape(other.steps()), u"log"_s);
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
#include "tst_stepeditor.moc"
