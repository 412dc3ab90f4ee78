// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"
#include "tests/support/documentlayout.h"
#include "tests/support/suite.h"
#include "widgets/document/document.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace tst_documenthistory {

using namespace signalbox;
using namespace signalbox::testing::document;
using namespace Qt::StringLiterals;

/// Undo, and the star that says whether the file has it all.
class TestDocumentHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesOfOneParameterMergeWithinAGesture();
    void aChangeThatComesBackIsObsolete();
    void aDefaultThatWasWrittenOutSurvivesComingBack();
    void severalNodesChangeInOneStepThatMerges();
    void severalNodesThatComeBackLeaveNoStep();
    void changesOfTheSeedMerge();
    void theStarFollowsTheHistory();
    void aSaveInAGestureBeginsAnotherStep();
    void aFailedSaveChangesNothing();
    void resettingForgetsTheHistory();
    void aRecoveredDocumentIsModified();
    void aMacroIsOneChange();
    void anyHistoryUndoesAndRedoesExactly();
};

void TestDocumentHistory::changesOfOneParameterMergeWithinAGesture()
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

void TestDocumentHistory::aChangeThatComesBackIsObsolete()
{
    Document document;
    document.reset(kitchen());
    document.setParameter(kWindow, Param::Capacity, qint64(6));
    document.setParameter(kWindow, Param::Capacity, qint64(5));
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(!document.isModified());
    QVERIFY(document.layout() == kitchen());
}

void TestDocumentHistory::aDefaultThatWasWrittenOutSurvivesComingBack()
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

void TestDocumentHistory::severalNodesChangeInOneStepThatMerges()
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

void TestDocumentHistory::severalNodesThatComeBackLeaveNoStep()
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

void TestDocumentHistory::changesOfTheSeedMerge()
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

void TestDocumentHistory::theStarFollowsTheHistory()
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

void TestDocumentHistory::aSaveInAGestureBeginsAnotherStep()
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

void TestDocumentHistory::aFailedSaveChangesNothing()
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

void TestDocumentHistory::resettingForgetsTheHistory()
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

void TestDocumentHistory::aRecoveredDocumentIsModified()
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

void TestDocumentHistory::aMacroIsOneChange()
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

void TestDocumentHistory::anyHistoryUndoesAndRedoesExactly()
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

SIGNALBOX_TEST(TestDocumentHistory)

} // namespace tst_documenthistory

#include "tst_documenthistory.moc"
