// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/documentlayout.h"
#include "tests/support/suite.h"
#include "widgets/document/document.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

namespace tst_document {

using namespace signalbox;
using namespace signalbox::testing::document;
using namespace Qt::StringLiterals;

namespace {

using Edit = std::function<void(Document &)>;

} // namespace

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
    void whatIsDoneByHandGoesWithItsNode();
    void deletingTakesWiresAndStepsAlong();
    void deletingWhatStepsAskAboutLeavesTheSteps();
    void deletingAFrameMovesItsMembersOut();
    void undoingADeleteRestoresTheOrderOfNodesAndLinks();
    void disconnectingADerivedWireRemovesItsSteps();
    void movingAFrameMovesWhatItHolds();
    void movingIntoAFrameKeepsFramesOutOfThemselves();
    void framesAndStepsLieNoDeeperThanDocumentsHold();
    void copiesUseWhatTheirOriginalsUse();
    void parametersStayWithinTheCatalogsLimits();
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

void TestDocument::whatIsDoneByHandGoesWithItsNode()
{
    Document document;
    document.reset(kitchen());
    Step cancel;
    cancel.verb = Verb::Cancel;
    cancel.target = kCook;
    Step put;
    put.verb = Verb::PutNowait;
    put.target = kWindow;
    document.setInterventions({{1'000'000, cancel, {}}, {2'000'000, put, {}}});
    document.removeNodes({kWindow});
    QCOMPARE(document.layout().interventions, (QList<Intervention>{{1'000'000, cancel, {}}}));
    document.undoStack().undo();
    QCOMPARE(document.layout().interventions.size(), 2);
    document.undoStack().redo();
    QCOMPARE(document.layout().interventions.size(), 1);
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

void TestDocument::parametersStayWithinTheCatalogsLimits()
{
    Document document;
    document.reset(kitchen());
    document.setParameter(kWindow, Param::Capacity, qint64(-3));
    QCOMPARE(parameter<qint64>(*document.layout().find(kWindow), Param::Capacity), 0);
    document.setParameter(kCook, Param::Work, Duration::uniform(-5, 10));
    QVERIFY(parameter<Duration>(*document.layout().find(kCook), Param::Work) == Duration::uniform(0, 10));
}

SIGNALBOX_TEST(TestDocument)

} // namespace tst_document

#include "tst_document.moc"
