// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/document/document.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Step step(Verb verb, NodeId target, QList<Step> body = {})
{
    Step made;
    made.verb = verb;
    made.target = target;
    made.body = std::move(body);
    return made;
}

Node node(quint32 id, NodeKind kind, const QString &name, QPointF position, quint32 scope = 0)
{
    Node made;
    made.id = NodeId(id);
    made.kind = kind;
    made.name = name;
    made.position = position;
    made.scope = NodeId(scope);
    if (isScope(kind))
        made.size = QSizeF(300, 200);
    return made;
}

constexpr NodeId kWeb{1}, kWindow{2}, kOven{3}, kCook{4}, kOuter{5}, kInner{6}, kHelper{7}, kBell{8};

/// web puts into window, cook gets from it and holds oven; helper, a Task in a frame within a frame, uses
/// several of them by its steps.
Layout kitchen()
{
    Layout layout;
    layout.title = u"Kitchen"_s;
    layout.nodes = {node(1, NodeKind::Producer, u"web"_s, {0, 0}),
                    node(2, NodeKind::Queue, u"window"_s, {200, 0}),
                    node(3, NodeKind::Lock, u"oven"_s, {400, 100}),
                    node(4, NodeKind::Consumer, u"cook"_s, {400, 0}),
                    node(5, NodeKind::TaskGroup, u"outer"_s, {0, 200}),
                    node(6, NodeKind::Timeout, u"inner"_s, {20, 220}, 5),
                    node(7, NodeKind::Task, u"helper"_s, {40, 240}, 6),
                    node(8, NodeKind::Event, u"bell"_s, {600, 0})};
    layout.nodes[6].parameters.insert(
        Param::Steps,
        QList<Step>{step(Verb::With, kOven, {step(Verb::Get, kWindow), step(Verb::Wait, kBell)}),
                    step(Verb::Put, kWindow)});
    layout.links = {{LinkId(1), LinkKind::Putting, kWeb, kWindow, {}},
                    {LinkId(2), LinkKind::Getting, kCook, kWindow, {}},
                    {LinkId(3), LinkKind::Guarding, kCook, kOven, {}}};
    return layout;
}

QList<Step> stepsOf(const Document &document, NodeId task)
{
    return parameter<QList<Step>>(*document.layout().find(task), Param::Steps);
}

using Edit = std::function<void(Document &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVerbIsOneStepThatGoesBackAndForth_data();
    void everyVerbIsOneStepThatGoesBackAndForth();
    void whatChangesNothingLeavesNoStep_data();
    void whatChangesNothingLeavesNoStep();
    void addingPutsTheNodeIntoItsFrame();
    void connectingDrawsTheOfferedWire();
    void connectingATaskAppendsTheChosenStep();
    void connectingWhatDoesNotFitSaysWhy();
    void deletingTakesWiresAndStepsAlong();
    void deletingWhatStepsAskAboutLeavesTheSteps();
    void deletingAFrameMovesItsMembersOut();
    void undoingADeleteRestoresTheOrderOfNodesAndLinks();
    void disconnectingADerivedWireRemovesItsSteps();
    void movingAFrameMovesWhatItHolds();
    void movingIntoAFrameKeepsFramesOutOfThemselves();
    void framesAndStepsLieNoDeeperThanDocumentsHold();
    void copiesUseWhatTheirOriginalsUse();
    void changesOfOneParameterMergeWithinAGesture();
    void aChangeThatComesBackIsObsolete();
    void aDefaultThatWasWrittenOutSurvivesComingBack();
    void severalNodesChangeInOneStepThatMerges();
    void severalNodesThatComeBackLeaveNoStep();
    void parametersStayWithinTheCatalogsLimits();
    void changesOfTheSeedMerge();
    void theStarFollowsTheHistory();
    void aSaveInAGestureBeginsAnotherStep();
    void aFailedSaveChangesNothing();
    void resettingForgetsTheHistory();
    void aRecoveredDocumentIsModified();
    void aMacroIsOneChange();
    void anyHistoryUndoesAndRedoesExactly();
};

void TestDocument::everyVerbIsOneStepThatGoesBackAndForth_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char *tag, const QString &name, const Edit &edit) {
        QTest::newRow(tag) << name << edit;
    };
    row("add", u"Add Queue"_s, [](Document &d) { d.addNode(NodeKind::Queue, {10, 20}); });
    row("add frame", u"Add TaskGroup"_s, [](Document &d) { d.addNode(NodeKind::TaskGroup, {10, 20}); });
    row("connect", u"Connect web to bell"_s, [](Document &d) { d.connectNodes(kWeb, kBell); });
    row("connect a task", u"Connect helper to bell"_s,
        [](Document &d) { d.connectNodes(kHelper, kBell, 1); });
    row("disconnect", u"Disconnect cook from window"_s, [](Document &d) { d.removeLink(LinkId(2)); });
    row("disconnect a task", u"Disconnect helper from oven"_s, [](Document &d) {
        d.removeLink(Link{LinkId::None, LinkKind::Guarding, kHelper, kOven, {}});
    });
    row("delete one", u"Delete window"_s, [](Document &d) { d.removeNodes({kWindow}); });
    row("delete some", u"Delete 2 nodes"_s, [](Document &d) { d.removeNodes({kCook, kWeb}); });
    row("delete a frame", u"Delete outer"_s, [](Document &d) { d.removeNodes({kOuter}); });
    row("move one", u"Move web"_s, [](Document &d) { d.moveNodes({kWeb}, {5, 6}); });
    row("move some", u"Move 3 nodes"_s, [](Document &d) { d.moveNodes({kWeb, kCook, kBell}, {5, 6}); });
    row("move into a frame", u"Move cook"_s, [](Document &d) { d.moveNodes({kCook}, {}, kInner); });
    row("resize", u"Resize outer"_s, [](Document &d) { d.resizeScope(kOuter, {1, 2, 333, 444}); });
    row("rename", u"Rename web to shop"_s, [](Document &d) { d.renameNode(kWeb, u" shop "_s); });
    row("change a number", u"Change capacity of window"_s,
        [](Document &d) { d.setParameter(kWindow, Param::Capacity, qint64(9)); });
    row("change a time", u"Change work time of cook"_s,
        [](Document &d) { d.setParameter(kCook, Param::Work, Duration::fixed(7)); });
    row("change a flag", u"Change set at the start of bell"_s,
        [](Document &d) { d.setParameter(kBell, Param::IsSet, true); });
    row("change steps", u"Change steps of helper"_s,
        [](Document &d) { d.setParameter(kHelper, Param::Steps, QList<Step>{step(Verb::Sleep, {})}); });
    row("change the seed", u"Change seed"_s, [](Document &d) {
        Settings settings = d.layout().settings;
        settings.seed = 7;
        d.setSettings(settings);
    });
    row("change the settings", u"Change settings"_s, [](Document &d) {
        Settings settings = d.layout().settings;
        settings.end = EndRule::AtTime;
        d.setSettings(settings);
    });
    row("change the title", u"Change title"_s, [](Document &d) { d.setDescription(u"Bakery"_s, {}); });
    row("describe", u"Change description"_s, [](Document &d) { d.setDescription(u"Kitchen"_s, u"Hot."_s); });
    row("duplicate one", u"Duplicate cook"_s, [](Document &d) { d.duplicate({kCook}); });
    row("duplicate some", u"Duplicate 2 nodes"_s, [](Document &d) { d.duplicate({kCook, kOuter}); });
    row("paste", u"Paste 1 node"_s, [](Document &d) {
        Layout fragment;
        fragment.nodes = {node(20, NodeKind::Queue, u"tray"_s, {1, 1})};
        d.addFragment(fragment, u"Paste 1 node"_s);
    });
}

void TestDocument::everyVerbIsOneStepThatGoesBackAndForth()
{
    QFETCH(QString, name);
    QFETCH(Edit, edit);
    const Layout before = kitchen();
    Document document;
    document.reset(before);
    QSignalSpy changed(&document, &Document::changed);

    edit(document);
    const Layout after = document.layout();
    QVERIFY(after != before);
    QCOMPARE(document.undoStack().count(), 1);
    QCOMPARE(document.undoStack().undoText(), name);
    QCOMPARE(changed.count(), 1);
    QVERIFY(document.isModified());

    document.undoStack().undo();
    QVERIFY(document.layout() == before);
    QCOMPARE(changed.count(), 2);
    QVERIFY(!document.isModified());
    document.undoStack().redo();
    QVERIFY(document.layout() == after);
    QCOMPARE(changed.count(), 3);
    document.undoStack().undo();
    QVERIFY(document.layout() == before);
}

void TestDocument::whatChangesNothingLeavesNoStep_data()
{
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char *tag, const Edit &edit) { QTest::newRow(tag) << edit; };
    row("same value", [](Document &d) { d.setParameter(kWindow, Param::Capacity, qint64(5)); });
    row("same name", [](Document &d) { d.renameNode(kWeb, u"web"_s); });
    row("no name", [](Document &d) { d.renameNode(kWeb, u"  "_s); });
    row("same settings", [](Document &d) { d.setSettings(Settings{}); });
    row("same words", [](Document &d) { d.setDescription(u"Kitchen"_s, {}); });
    row("no way", [](Document &d) { d.moveNodes({kWeb}, {}); });
    row("into no frame", [](Document &d) { d.moveNodes({kWeb}, {}, kWindow); });
    row("same frame", [](Document &d) { d.resizeScope(kOuter, {0, 200, 300, 200}); });
    row("not a frame", [](Document &d) { d.resizeScope(kWeb, {0, 200, 300, 200}); });
    row("delete nothing", [](Document &d) { d.removeNodes({}); });
    row("delete nobody", [](Document &d) { d.removeNodes({NodeId(99)}); });
    row("move nobody", [](Document &d) { d.moveNodes({NodeId(99)}, {1, 1}); });
    row("no such wire", [](Document &d) { d.removeLink(LinkId(99)); });
    row("no such derived wire", [](Document &d) {
        d.removeLink(Link{LinkId::None, LinkKind::Setting, kHelper, kBell, {}});
    });
    row("duplicate nothing", [](Document &d) { d.duplicate({NodeId(99)}); });
    row("paste nothing", [](Document &d) { d.addFragment({}, u"Paste 0 nodes"_s); });
    row("refused wire", [](Document &d) { d.connectNodes(kWindow, kOven); });
}

void TestDocument::whatChangesNothingLeavesNoStep()
{
    QFETCH(Edit, edit);
    Document document;
    document.reset(kitchen());
    QSignalSpy changed(&document, &Document::changed);
    edit(document);
    QCOMPARE(document.undoStack().count(), 0);
    QCOMPARE(changed.count(), 0);
    QVERIFY(document.layout() == kitchen());
}

void TestDocument::addingPutsTheNodeIntoItsFrame()
{
    Document document;
    document.reset(kitchen());
    const NodeId inFrame = document.addNode(NodeKind::Task, {50, 250}, kInner);
    QCOMPARE(document.layout().find(inFrame)->scope, kInner);
    QCOMPARE(document.layout().nodes.last().id, inFrame);
    const NodeId notInAQueue = document.addNode(NodeKind::Task, {50, 250}, kWindow);
    QCOMPARE(document.layout().find(notInAQueue)->scope, NodeId::None);
    QVERIFY(document.layout().find(inFrame)->name != document.layout().find(notInAQueue)->name);
}

void TestDocument::connectingDrawsTheOfferedWire()
{
    Document document;
    document.reset(kitchen());
    // Dragged from the event to the producer: the producer is the user all the same.
    QVERIFY(!document.connectNodes(kBell, kWeb));
    const Link &link = document.layout().links.last();
    QVERIFY(link == (Link{LinkId(4), LinkKind::Waiting, kWeb, kBell, {}}));
}

void TestDocument::connectingATaskAppendsTheChosenStep()
{
    Document document;
    document.reset(kitchen());
    const QList<Step> before = stepsOf(document, kHelper);
    QVERIFY(!document.connectNodes(kHelper, kBell, 1));
    QVERIFY(stepsOf(document, kHelper) == before + QList<Step>{step(Verb::Clear, kBell)});
    QCOMPARE(document.layout().links.size(), 3);
}

void TestDocument::connectingWhatDoesNotFitSaysWhy()
{
    Document document;
    document.reset(kitchen());
    const auto refusal = document.connectNodes(kWeb, kWindow);
    QVERIFY(refusal);
    QCOMPARE(*refusal, u"web and window are already connected."_s);
    QCOMPARE(document.undoStack().count(), 0);
}

void TestDocument::deletingTakesWiresAndStepsAlong()
{
    Document document;
    document.reset(kitchen());
    document.removeNodes({kWindow});
    QCOMPARE(document.layout().links.size(), 1);
    QCOMPARE(document.layout().links.first().id, LinkId(3));
    QVERIFY(stepsOf(document, kHelper) == (QList<Step>{step(Verb::With, kOven, {step(Verb::Wait, kBell)})}));
    // Without its lock, what the `with` held is still to be done.
    document.removeNodes({kOven});
    QVERIFY(stepsOf(document, kHelper) == (QList<Step>{step(Verb::Wait, kBell)}));
}

/// An `if` whose counter goes keeps what it holds, and the file can be opened again.
void TestDocument::deletingWhatStepsAskAboutLeavesTheSteps()
{
    Layout layout = kitchen();
    layout.nodes.append(node(9, NodeKind::Counter, u"served"_s, {0, 600}));
    layout.nodes.append(node(10, NodeKind::Condition, u"news"_s, {0, 700}));
    Step asking = step(Verb::If, NodeId::None, {step(Verb::Wait, kBell)});
    asking.predicate = {Predicate::Of::Counter, Predicate::Relation::Less, true, NodeId(9), 4, {}};
    Step waiting = step(Verb::WaitUntil, NodeId(10));
    waiting.predicate = asking.predicate;
    const QList<Step> steps{step(Verb::Forever, NodeId::None, {asking}), waiting};
    layout.find(kHelper)->parameters.insert(Param::Steps, steps);
    QList<Step> left = steps;
    left[0].body[0].predicate.target = NodeId::None;
    left[1].predicate.target = NodeId::None;
    Document document;
    document.reset(layout);
    document.removeNodes({NodeId(9)});
    QVERIFY(stepsOf(document, kHelper) == left);
    QVERIFY(decodeLayout(encodeLayout(document.layout())).layout);
    document.undoStack().undo();
    QVERIFY(document.layout() == layout);
    document.removeLink(Link{LinkId::None, LinkKind::Asking, kHelper, NodeId(9), {}});
    QVERIFY(stepsOf(document, kHelper) == left);
    QVERIFY(document.layout().find(NodeId(9)));
    document.undoStack().undo();
    // A copy asks about the copy of what its original asks about.
    const QList<NodeId> copies = document.duplicate({kHelper, NodeId(9)});
    QCOMPARE(stepsOf(document, copies[0])[1].predicate.target, copies[1]);
    QCOMPARE(stepsOf(document, copies[0])[1].target, NodeId(10));
    document.removeNodes({NodeId(10)});
    QCOMPARE(stepsOf(document, kHelper).size(), 1);
}

void TestDocument::deletingAFrameMovesItsMembersOut()
{
    Document document;
    document.reset(kitchen());
    document.removeNodes({kInner});
    QCOMPARE(document.layout().find(kHelper)->scope, kOuter);
    document.undoStack().undo();
    document.removeNodes({kInner, kOuter});
    QCOMPARE(document.layout().find(kHelper)->scope, NodeId::None);
    document.undoStack().undo();
    QVERIFY(document.layout() == kitchen());
}

void TestDocument::undoingADeleteRestoresTheOrderOfNodesAndLinks()
{
    Document document;
    document.reset(kitchen());
    document.removeNodes({kBell, kWeb, kWindow, kHelper});
    QCOMPARE(document.layout().nodes.size(), 4);
    document.undoStack().undo();
    QVERIFY(document.layout().nodes == kitchen().nodes);
    QVERIFY(document.layout().links == kitchen().links);
}

void TestDocument::disconnectingADerivedWireRemovesItsSteps()
{
    Document document;
    document.reset(kitchen());
    // helper both gets from and puts into window: only the getting goes.
    document.removeLink(Link{LinkId::None, LinkKind::Getting, kHelper, kWindow, {}});
    QVERIFY(stepsOf(document, kHelper)
            == (QList<Step>{step(Verb::With, kOven, {step(Verb::Wait, kBell)}), step(Verb::Put, kWindow)}));
}

void TestDocument::movingAFrameMovesWhatItHolds()
{
    Document document;
    document.reset(kitchen());
    document.moveNodes({kOuter, kHelper}, {10, -5});
    QCOMPARE(document.layout().find(kOuter)->position, QPointF(10, 195));
    QCOMPARE(document.layout().find(kInner)->position, QPointF(30, 215));
    QCOMPARE(document.layout().find(kHelper)->position, QPointF(50, 235)); // once, though it is named twice
    QCOMPARE(document.layout().find(kWeb)->position, QPointF(0, 0));
}

void TestDocument::movingIntoAFrameKeepsFramesOutOfThemselves()
{
    Document document;
    document.reset(kitchen());
    document.moveNodes({kOuter}, {1, 1}, kInner);
    QCOMPARE(document.layout().find(kOuter)->scope, NodeId::None);
    // What goes along with its frame stays in it.
    document.moveNodes({kInner, kHelper}, {1, 1}, NodeId::None);
    QCOMPARE(document.layout().find(kInner)->scope, NodeId::None);
    QCOMPARE(document.layout().find(kHelper)->scope, kInner);
}

void TestDocument::framesAndStepsLieNoDeeperThanDocumentsHold()
{
    Document document;
    document.reset(kitchen());
    NodeId innermost = NodeId::None;
    for (int depth = 0; depth < kDeepestNesting; ++depth)
        innermost = document.addNode(NodeKind::Timeout, {}, innermost);
    const NodeId last = document.addNode(NodeKind::Shield, {});
    document.moveNodes({last}, {}, innermost);
    QCOMPARE(document.layout().find(last)->scope, innermost);
    document.moveNodes({kHelper}, {}, innermost);
    QCOMPARE(document.layout().find(kHelper)->scope, innermost);
    // One frame more would be one too many, also around what is moved. It is refused in words.
    const QSignalSpy refused(&document, &Document::refused);
    const Layout full = document.layout();
    document.moveNodes({kOuter}, {}, last);
    document.moveNodes({kHelper}, {}, last);
    QCOMPARE(document.addNode(NodeKind::Timeout, {}, last), NodeId::None);
    QVERIFY(!document.hasRoomFor(NodeKind::Task, last));
    QVERIFY(document.layout() == full);
    QCOMPARE(refused.size(), 4);
    for (const QList<QVariant> &told : refused)
        QCOMPARE(told.first().toString(),
                 u"Frames lie no more than 64 deep, one in the other, so nothing was changed."_s);

    QList<Step> steps;
    for (int depth = 1; depth < kDeepestNesting; ++depth)
        steps = {step(Verb::With, kOven, steps)};
    document.setParameter(kHelper, Param::Steps, steps);
    QVERIFY(stepsOf(document, kHelper) == steps);
    document.setParameter(kHelper, Param::Steps, QList<Step>{step(Verb::With, kOven, steps)});
    QCOMPARE(refused.last().first().toString(),
             u"Steps lie no more than 64 deep, one in the other, so nothing was changed."_s);
    document.setParameter(kHelper, Param::Steps, QList<Step>(kMostSteps + 1, step(Verb::Put, kWindow)));
    QCOMPARE(refused.last().first().toString(),
             u"The tasks of a layout have no more than 100,000 steps together, so nothing was changed."_s);
    QCOMPARE(refused.size(), 6);
    QVERIFY(stepsOf(document, kHelper) == steps);
    QVERIFY(decodeLayout(encodeLayout(document.layout())).layout);
}

void TestDocument::copiesUseWhatTheirOriginalsUse()
{
    Document document;
    document.reset(kitchen());
    const QList<NodeId> copies = document.duplicate({kCook, kWindow, kOuter});
    QCOMPARE(copies.size(), 3);
    const Layout &layout = document.layout();
    QCOMPARE(layout.find(copies[0])->name, u"cook-2"_s);
    QCOMPARE(layout.find(copies[0])->position, QPointF(432, 32));
    // The copied cook takes from the copied window and shares the oven; nobody else uses the copied window.
    QCOMPARE(layout.links.size(), 5);
    QVERIFY(layout.links[3] == (Link{LinkId(4), LinkKind::Getting, copies[0], copies[1], {}}));
    QVERIFY(layout.links[4] == (Link{LinkId(5), LinkKind::Guarding, copies[0], kOven, {}}));
    // outer was copied with inner and helper in it.
    QCOMPARE(layout.nodes.size(), 13);
    const QList<NodeId> inner = layout.heldBy(copies[2]);
    QCOMPARE(inner.size(), 1);
    const QList<NodeId> helper = layout.heldBy(inner[0]);
    QCOMPARE(helper.size(), 1);
    QVERIFY(stepsOf(document, helper[0])
            == (QList<Step>{step(Verb::With, kOven, {step(Verb::Get, copies[1]), step(Verb::Wait, kBell)}),
                            step(Verb::Put, copies[1])}));
}

void TestDocument::changesOfOneParameterMergeWithinAGesture()
{
    Document document;
    document.reset(kitchen());
    QSignalSpy changed(&document, &Document::changed);
    for (qint64 capacity = 6; capacity < 10; ++capacity)
        document.setParameter(kWindow, Param::Capacity, capacity);
    QCOMPARE(document.undoStack().count(), 1);
    QCOMPARE(changed.count(), 4);
    document.setParameter(kCook, Param::Work, Duration::fixed(1)); // another one
    document.setParameter(kWindow, Param::Capacity, qint64(3)); // no longer right after
    QCOMPARE(document.undoStack().count(), 3);
    document.endGesture();
    document.setParameter(kWindow, Param::Capacity, qint64(2));
    QCOMPARE(document.undoStack().count(), 4);
    document.undoStack().undo();
    document.setParameter(kWindow, Param::Capacity, qint64(1)); // after an undo: not with the step before
    QCOMPARE(document.undoStack().count(), 4);
    document.undoStack().setIndex(1);
    QCOMPARE(parameter<qint64>(*document.layout().find(kWindow), Param::Capacity), 9);
    document.undoStack().undo();
    QVERIFY(document.layout() == kitchen());
}

void TestDocument::aChangeThatComesBackIsObsolete()
{
    Document document;
    document.reset(kitchen());
    document.setParameter(kWindow, Param::Capacity, qint64(6));
    document.setParameter(kWindow, Param::Capacity, qint64(5));
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(!document.isModified());
    QVERIFY(document.layout() == kitchen());
}

void TestDocument::aDefaultThatWasWrittenOutSurvivesComingBack()
{
    Layout layout = kitchen();
    layout.find(kWindow)->parameters.insert(Param::Capacity, qint64(5));
    Document document;
    document.reset(layout);
    document.setParameter(kWindow, Param::Capacity, qint64(6));
    document.setParameter(kWindow, Param::Capacity, qint64(5));
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(document.layout() == layout);
}

void TestDocument::severalNodesChangeInOneStepThatMerges()
{
    Document document;
    document.reset(kitchen());
    const NodeId other = document.addNode(NodeKind::Queue, {1, 1});
    document.setParameter(other, Param::Capacity, qint64(8));
    document.endGesture();
    const Layout before = document.layout();
    const int steps = document.undoStack().count();
    QSignalSpy changed(&document, &Document::changed);
    for (qint64 capacity = 10; capacity < 14; ++capacity)
        document.setParameter({kWindow, other, kWindow, NodeId(999)}, Param::Capacity, capacity);
    QCOMPARE(changed.count(), 4);
    QCOMPARE(document.undoStack().count(), steps + 1);
    QCOMPARE(document.undoStack().undoText(), u"Change capacity of 2 nodes"_s);
    for (const NodeId queue : {kWindow, other})
        QCOMPARE(parameter<qint64>(*document.layout().find(queue), Param::Capacity), 13);
    document.setParameter(kWindow, Param::Capacity, qint64(3)); // another set of nodes
    QCOMPARE(document.undoStack().count(), steps + 2);
    document.undoStack().undo();
    document.undoStack().undo();
    QCOMPARE(document.layout(), before); // each has its own value again
    document.undoStack().redo();
    QCOMPARE(parameter<qint64>(*document.layout().find(other), Param::Capacity), 13);
}

void TestDocument::severalNodesThatComeBackLeaveNoStep()
{
    Document document;
    document.reset(kitchen());
    const NodeId other = document.addNode(NodeKind::Queue, {1, 1});
    document.undoStack().setClean();
    const int steps = document.undoStack().count();
    document.setParameter({kWindow, other}, Param::Capacity, qint64(6));
    document.setParameter({kWindow, other}, Param::Capacity, qint64(5));
    QCOMPARE(document.undoStack().count(), steps);
    QVERIFY(!document.isModified());

    document.setParameter(other, Param::Capacity, qint64(7));
    document.endGesture();
    document.setParameter({kWindow, other}, Param::Capacity, qint64(6));
    document.setParameter({kWindow, other}, Param::Capacity, qint64(5)); // where only one of them began
    QCOMPARE(document.undoStack().count(), steps + 2);
    document.undoStack().undo();
    QCOMPARE(parameter<qint64>(*document.layout().find(other), Param::Capacity), 7);
}

void TestDocument::parametersStayWithinTheCatalogsLimits()
{
    Document document;
    document.reset(kitchen());
    document.setParameter(kWindow, Param::Capacity, qint64(-3));
    QCOMPARE(parameter<qint64>(*document.layout().find(kWindow), Param::Capacity), 0);
    document.setParameter(kCook, Param::Work, Duration::uniform(-5, 10));
    QVERIFY(parameter<Duration>(*document.layout().find(kCook), Param::Work) == Duration::uniform(0, 10));
}

void TestDocument::changesOfTheSeedMerge()
{
    Document document;
    document.reset(kitchen());
    Settings settings;
    for (const qint64 seed : {2, 3, 4}) {
        settings.seed = seed;
        document.setSettings(settings);
    }
    QCOMPARE(document.undoStack().count(), 1);
    settings.horizon = 5 * kMicrosPerSecond;
    document.setSettings(settings);
    QCOMPARE(document.undoStack().count(), 2); // "Change settings" is another step than "Change seed"
    document.undoStack().undo();
    QCOMPARE(document.layout().settings.seed, 4);
    document.undoStack().undo();
    QCOMPARE(document.layout().settings.seed, 1);
}

void TestDocument::theStarFollowsTheHistory()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kitchen.signalbox"_s);
    Document document;
    document.reset(kitchen());
    QSignalSpy star(&document, &Document::modifiedChanged);
    QCOMPARE(document.displayName(), u"Kitchen"_s);

    document.renameNode(kWeb, u"a"_s);
    document.renameNode(kWeb, u"b"_s);
    document.renameNode(kWeb, u"c"_s);
    document.undoStack().undo();
    QVERIFY(!document.save(path));
    QVERIFY(!document.isModified());
    QCOMPARE(document.displayName(), u"kitchen.signalbox"_s);

    document.undoStack().undo();
    QVERIFY(document.isModified());
    document.undoStack().redo();
    QVERIFY(!document.isModified());
    document.undoStack().redo();
    QVERIFY(document.isModified());
    document.undoStack().undo();
    QVERIFY(!document.isModified());
    document.undoStack().undo();
    document.renameNode(kWeb, u"d"_s); // what was saved can no longer be reached
    document.undoStack().undo();
    QVERIFY(document.isModified());

    QList<bool> told;
    for (const auto &arguments : std::as_const(star))
        told.append(arguments.first().toBool());
    QCOMPARE(told, (QList<bool>{true, false, true, false, true, false, true}));
}

void TestDocument::aSaveInAGestureBeginsAnotherStep()
{
    QTemporaryDir folder;
    Document document;
    document.reset(kitchen());
    document.setParameter(kWindow, Param::Capacity, qint64(6));
    QVERIFY(!document.save(folder.filePath(u"a.signalbox"_s)));
    document.setParameter(kWindow, Param::Capacity, qint64(7));
    QVERIFY(document.isModified());
    document.undoStack().undo();
    QVERIFY(!document.isModified());
    QCOMPARE(parameter<qint64>(*document.layout().find(kWindow), Param::Capacity), 6);
}

void TestDocument::aFailedSaveChangesNothing()
{
    QTemporaryDir folder;
    Document document;
    document.reset(kitchen());
    document.renameNode(kWeb, u"a"_s);
    QSignalSpy path(&document, &Document::pathChanged);
    const auto error = document.save(folder.filePath(u"no/such/folder/a.signalbox"_s));
    QVERIFY(error);
    QVERIFY(!error->isEmpty());
    QVERIFY(document.isModified());
    QVERIFY(document.filePath().isEmpty());
    QCOMPARE(path.count(), 0);
}

void TestDocument::resettingForgetsTheHistory()
{
    Document document;
    document.reset(kitchen());
    document.renameNode(kWeb, u"a"_s);
    QSignalSpy changed(&document, &Document::changed);
    QSignalSpy star(&document, &Document::modifiedChanged);
    QSignalSpy canUndo(&document.undoStack(), &QUndoStack::canUndoChanged);
    document.reset(Layout{}, u"/somewhere/empty.signalbox"_s);
    QVERIFY(document.layout() == Layout{});
    QVERIFY(!document.undoStack().canUndo());
    QVERIFY(!document.isModified());
    QCOMPARE(document.filePath(), u"/somewhere/empty.signalbox"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(star.count(), 1);
    QCOMPARE(canUndo.last().first().toBool(), false);
    document.reset(Layout{});
    QCOMPARE(document.displayName(), u"untitled"_s);
}

void TestDocument::aRecoveredDocumentIsModified()
{
    Document document;
    QSignalSpy star(&document, &Document::modifiedChanged);
    document.recover(kitchen(), u"/somewhere/kitchen.signalbox"_s);
    QVERIFY(document.isModified());
    QCOMPARE(star.count(), 1);
    document.renameNode(kWeb, u"a"_s);
    document.undoStack().undo();
    QVERIFY(document.isModified());
}

void TestDocument::aMacroIsOneChange()
{
    Document document;
    document.reset(kitchen());
    QSignalSpy changed(&document, &Document::changed);
    document.undoStack().beginMacro(u"Insert queue"_s);
    const NodeId queue = document.addNode(NodeKind::Queue, {1, 1});
    QVERIFY(!document.connectNodes(kWeb, queue));
    document.setParameter(queue, Param::Capacity, qint64(1));
    document.undoStack().endMacro();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QCOMPARE(changed.count(), 2);
    QVERIFY(document.layout() == kitchen());
}

namespace {

/// One edit of any kind on whatever the document holds by now.
void editSomehow(Document &document, QRandomGenerator &random)
{
    const auto &nodes = document.layout().nodes;
    const auto any = [&] {
        return nodes.isEmpty() ? NodeId::None : nodes[qsizetype(random.bounded(int(nodes.size())))].id;
    };
    const NodeId one = any();
    switch (random.bounded(12)) {
    case 0:
    case 1:
        document.addNode(NodeKind(random.bounded(kNodeKindCount)), QPointF(random.bounded(500), 0), one);
        break;
    case 2:
    case 3:
    case 4:
        document.connectNodes(one, any(), random.bounded(3));
        break;
    case 5:
        document.removeNodes({one, any()});
        break;
    case 6:
        document.moveNodes({one, any()}, QPointF(random.bounded(3), 1));
        break;
    case 7:
        if (const Node *node = document.layout().find(any()))
            document.moveNodes({one}, {}, isScope(node->kind) ? node->id : NodeId::None);
        break;
    case 8:
        document.renameNode(one, QString::number(random.bounded(1000)));
        break;
    case 9:
        if (const Node *node = document.layout().find(one); node && node->kind == NodeKind::Queue)
            document.setParameter(one, Param::Capacity, qint64(random.bounded(3)));
        break;
    case 10:
        if (nodes.size() < 40)
            document.duplicate({one});
        break;
    default:
        const QList<Link> links = allLinks(document.layout());
        if (!links.isEmpty())
            document.removeLink(links[qsizetype(random.bounded(int(links.size())))]);
    }
}

} // namespace

void TestDocument::anyHistoryUndoesAndRedoesExactly()
{
    QRandomGenerator random(20260101);
    for (int round = 0; round < 20; ++round) {
        Document document;
        document.reset(kitchen());
        QList<Layout> states{document.layout()}; // by index of the undo stack
        QUndoStack &history = document.undoStack();
        for (int edit = 0; edit < 100; ++edit) {
            const Layout before = document.layout();
            editSomehow(document, random);
            if (document.layout() != before) {
                states.resize(history.index());
                states.append(document.layout());
            }
            if (random.bounded(5) == 0)
                history.setIndex(random.bounded(history.index(), history.count() + 1));
            else if (random.bounded(5) == 0)
                history.setIndex(history.index() / 2 + history.index() / 4);
            QVERIFY(document.layout() == states.at(history.index()));
        }
        const int top = history.count();
        QVERIFY(top > 5);
        QCOMPARE(states.size(), top + 1);
        history.setIndex(top);
        for (int index = top; index >= 0; --index) {
            document.undoStack().setIndex(index);
            QVERIFY2(document.layout() == states[index], qPrintable(document.undoStack().redoText()));
        }
        for (int index = 0; index <= top; ++index) {
            document.undoStack().setIndex(index);
            QVERIFY2(document.layout() == states[index], qPrintable(document.undoStack().undoText()));
        }
    }
}

SIGNALBOX_TEST(TestDocument)
#include "tst_document.moc"
