// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/linkoffer.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "tests/support/tidiness.h"
#include "widgets/tidy/evenly.h"
#include "widgets/tidy/ownlayout.h"
#include "widgets/tidy/tidy.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

namespace tst_tidy {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

const QString kNoDot = u"/nowhere/dot"_s;

NodeId add(Layout &layout, NodeKind kind, const QString &name, QPointF at = {}, NodeId scope = NodeId::None)
{
    Node node = makeNode(layout, kind, at);
    node.name = name;
    node.scope = scope;
    layout.nodes.append(node);
    return node.id;
}

void link(Layout &layout, LinkKind kind, NodeId from, NodeId to)
{
    layout.links.append({layout.unusedLinkId(), kind, from, to, {}});
}

Step stepOn(Verb verb, NodeId target)
{
    Step step;
    step.verb = verb;
    step.target = target;
    return step;
}

QRectF box(const Layout &layout, NodeId node)
{
    return CanvasGeometry(layout).rect(node);
}

QList<QString> layoutFiles()
{
    QList<QString> files;
    for (const QString &folder : {u"/examples"_s, u"/tests/engine/layouts"_s}) {
        const QDir dir(QStringLiteral(SIGNALBOX_SOURCE_DIR) + folder);
        for (const QString &name : dir.entryList({u"*.signalbox"_s}, QDir::Files, QDir::Name))
            files.append(dir.filePath(name));
    }
    return files;
}

/// Anything on anything, as wires may lead: far more of them than people draw, frames in frames, all in a
/// heap.
Layout randomLayout(quint32 seed)
{
    QRandomGenerator random(seed);
    Layout layout;
    const int count = 3 + int(random.bounded(seed % 10 == 0 ? 60 : 14));
    for (int at = 0; at < count; ++at) {
        const auto kind =
            NodeKind(random.bounded(2) ? random.bounded(kFirstResource) : random.bounded(kNodeKindCount));
        const NodeId node = add(layout, kind, QStringLiteral("%1 \"%2\\ ->").arg(at).arg(seed),
                                QPointF(random.bounded(900), random.bounded(600)));
        QList<NodeId> frames;
        for (const Node &other : std::as_const(layout.nodes)) {
            if (isScope(other.kind) && other.id != node)
                frames.append(other.id);
        }
        if (!frames.isEmpty() && random.bounded(2))
            layout.find(node)->scope = frames[random.bounded(frames.size())];
    }
    for (int at = 0; at < count * 2; ++at) {
        const NodeId from = layout.nodes[random.bounded(count)].id;
        const NodeId to = layout.nodes[random.bounded(count)].id;
        const LinkOffer offer = offerLink(layout, from, to);
        if (!offer.fits)
            continue;
        if (offer.steps.isEmpty()) {
            link(layout, offer.kind, offer.from, offer.to);
            continue;
        }
        Node *task = layout.find(offer.from);
        auto steps = parameter<QList<Step>>(*task, Param::Steps);
        steps.append(offer.steps[random.bounded(offer.steps.size())]);
        task->parameters.insert(Param::Steps, steps);
    }
    return layout;
}

/// A program in place of dot, which says \a script does what.
QString programOf(const QTemporaryDir &folder, const QByteArray &script)
{
    QFile file(folder.filePath(u"dot"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file for a program");
    file.write("#!/bin/sh\n" + script + "\n");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

/// Whether nothing but places and sizes of frames is another.
bool isSameProgram(Layout one, Layout other)
{
    for (Layout *layout : {&one, &other}) {
        for (Node &node : layout->nodes) {
            node.position = {};
            node.size = {};
        }
    }
    return one == other;
}

} // namespace

class TestTidy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examplesAndGoldenLayoutsAreTidied_data();
    void examplesAndGoldenLayoutsAreTidied();
    void randomLayoutsAreTidied_data();
    void randomLayoutsAreTidied();
    void thingsFlowFromLeftToRight();
    void whatManyUseStandsNearThem();
    void circlesHaveAnEnd();
    void equalsKeepTheirOrderFromTheTop();
    void framesStandAroundWhatTheyHold();
    void framesInACircleAreTidiedAsWell();
    void tidyingTwiceChangesNothing();
    void whatIsNotSelectedStays();
    void membersAreTidiedInTheirFrame();
    void aThousandNodesTakeNoTime();
    void dotKnowsNumbersOnly();
    void whatDotSaysIsRead();
    void withoutAUsableDotItIsOurs_data();
    void withoutAUsableDotItIsOurs();
    void aDotThatHangsIsEndedAndNotAskedAgain();
    void risingNumbersAreTheNearest();
    void inversionsAreCounted();
};

void TestTidy::examplesAndGoldenLayoutsAreTidied_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("dot");
    for (const QString &file : layoutFiles()) {
        const QByteArray name = QFileInfo(file).baseName().toUtf8();
        QTest::addRow("%s, dot where it is installed", name.constData()) << file << u"dot"_s;
        QTest::addRow("%s, ours", name.constData()) << file << kNoDot;
    }
}

void TestTidy::examplesAndGoldenLayoutsAreTidied()
{
    QFETCH(QString, file);
    QFETCH(QString, dot);
    const Layout before = *loadLayout(file).layout;
    const Layout after = Tidy(Dot(dot)).tidied(before);
    QCOMPARE(overlapsIn(after), QStringList());
    QCOMPARE(wiresBehindCards(after), QStringList());
    QVERIFY(isSameProgram(before, after));
    for (const Node &node : after.nodes)
        QCOMPARE(node.position / CanvasGeometry::kGrid,
                 (node.position / CanvasGeometry::kGrid).toPoint().toPointF());
}

void TestTidy::randomLayoutsAreTidied_data()
{
    QTest::addColumn<quint32>("first");
    for (quint32 first = 1; first <= 300; first += 50)
        QTest::addRow("from seed %u", first) << first;
}

void TestTidy::randomLayoutsAreTidied()
{
    QFETCH(quint32, first);
    for (quint32 seed = first; seed < first + 50; ++seed) {
        const Layout before = randomLayout(seed);
        const Layout after = Tidy(Dot(seed % 5 == 0 ? u"dot"_s : kNoDot)).tidied(before);
        const auto where = QByteArray::number(seed);
        QVERIFY2(overlapsIn(after).isEmpty(), where + overlapsIn(after).join(u'\n').toUtf8());
        QVERIFY2(wiresBehindCards(after).isEmpty(), where + wiresBehindCards(after).join(u'\n').toUtf8());
        QVERIFY2(isSameProgram(before, after), where);
    }
}

void TestTidy::thingsFlowFromLeftToRight()
{
    Layout layout;
    const NodeId cook = add(layout, NodeKind::Consumer, u"cook"_s);
    const NodeId window = add(layout, NodeKind::Queue, u"window"_s);
    const NodeId web = add(layout, NodeKind::Producer, u"web"_s);
    const NodeId stop = add(layout, NodeKind::Canceller, u"stop"_s);
    link(layout, LinkKind::Putting, web, window);
    link(layout, LinkKind::Getting, cook, window);
    link(layout, LinkKind::Cancelling, stop, cook);
    for (const QString &dot : {u"dot"_s, kNoDot}) {
        const Layout after = Tidy(Dot(dot)).tidied(layout);
        QVERIFY(box(after, web).right() < box(after, window).left());
        QVERIFY(box(after, window).right() < box(after, cook).left());
        QVERIFY2(box(after, stop).right() < box(after, cook).left(), "who cancels stands left of whom");
    }
}

void TestTidy::whatManyUseStandsNearThem()
{
    Layout layout;
    QList<NodeId> cooks;
    for (int at = 0; at < 8; ++at)
        cooks.append(add(layout, NodeKind::Consumer, QString::number(at), QPointF(0, at * 200)));
    const NodeId oven = add(layout, NodeKind::Lock, u"oven"_s, {-900, 4000});
    for (const NodeId cook : std::as_const(cooks))
        link(layout, LinkKind::Guarding, cook, oven);
    const Layout after = Tidy(Dot(kNoDot)).tidied(layout);
    QRectF all;
    for (const NodeId cook : std::as_const(cooks))
        all |= box(after, cook);
    QVERIFY(box(after, oven).left() > all.right());
    QVERIFY(box(after, oven).left() < all.right() + 256);
    QVERIFY(std::abs(box(after, oven).center().y() - all.center().y()) < 64);
}

void TestTidy::circlesHaveAnEnd()
{
    Layout layout; // a client asks and is answered
    const NodeId client = add(layout, NodeKind::Task, u"client"_s, {0, 0});
    const NodeId questions = add(layout, NodeKind::Queue, u"questions"_s, {300, 0});
    const NodeId server = add(layout, NodeKind::Task, u"server"_s, {600, 0});
    const NodeId answers = add(layout, NodeKind::Queue, u"answers"_s, {300, 200});
    layout.find(client)->parameters.insert(Param::Steps,
                                           QList{stepOn(Verb::Put, questions), stepOn(Verb::Get, answers)});
    layout.find(server)->parameters.insert(Param::Steps,
                                           QList{stepOn(Verb::Get, questions), stepOn(Verb::Put, answers)});
    const Layout after = Tidy(Dot(kNoDot)).tidied(layout);
    QVERIFY2(box(after, client).right() < box(after, questions).left(),
             "it begins where it stood furthest left");
    QVERIFY(box(after, questions).right() < box(after, server).left());
    QCOMPARE(wiresBehindCards(after), QStringList());
}

void TestTidy::equalsKeepTheirOrderFromTheTop()
{
    Layout layout;
    const NodeId window = add(layout, NodeKind::Queue, u"window"_s, {400, 0});
    QList<NodeId> makers;
    for (const double y : {300.0, 0.0, 150.0}) {
        makers.append(add(layout, NodeKind::Producer, QString::number(y), {0, y}));
        link(layout, LinkKind::Putting, makers.last(), window);
    }
    for (const QString &dot : {u"dot"_s, kNoDot}) {
        const Layout after = Tidy(Dot(dot)).tidied(layout);
        QVERIFY(box(after, makers[1]).bottom() < box(after, makers[2]).top());
        QVERIFY(box(after, makers[2]).bottom() < box(after, makers[0]).top());
    }
}

void TestTidy::framesStandAroundWhatTheyHold()
{
    Layout layout;
    const NodeId outer = add(layout, NodeKind::Timeout, u"outer"_s);
    const NodeId inner = add(layout, NodeKind::TaskGroup, u"inner"_s, {}, outer);
    const NodeId empty = add(layout, NodeKind::Gather, u"empty"_s);
    const NodeId soup = add(layout, NodeKind::Task, u"soup"_s, {}, inner);
    const NodeId roast = add(layout, NodeKind::Task, u"roast"_s, {}, inner);
    const Layout after = Tidy(Dot(kNoDot)).tidied(layout);
    QVERIFY(box(after, inner).contains(box(after, soup)));
    QVERIFY(box(after, inner).contains(box(after, roast)));
    QVERIFY(box(after, outer).contains(box(after, inner)));
    QVERIFY2(box(after, soup).top() >= box(after, inner).top() + 40, "its title stays clear");
    QCOMPARE(box(after, empty).size(), box(layout, empty).size());
    QCOMPARE(overlapsIn(after), QStringList());
}

void TestTidy::framesInACircleAreTidiedAsWell()
{
    Layout layout;
    const NodeId one = add(layout, NodeKind::TaskGroup, u"one"_s);
    const NodeId two = add(layout, NodeKind::TaskGroup, u"two"_s, {}, one);
    layout.find(one)->scope = two;
    const Layout after = Tidy(Dot(kNoDot)).tidied(layout);
    QVERIFY(box(after, one) != box(after, two));
    QVERIFY(!Tidy(Dot(kNoDot)).tidied(layout, {two}).nodes.isEmpty());
}

void TestTidy::tidyingTwiceChangesNothing()
{
    for (const QString &file : layoutFiles()) {
        const Layout once = Tidy(Dot(kNoDot)).tidied(*loadLayout(file).layout);
        QVERIFY2(Tidy(Dot(kNoDot)).tidied(once) == once, qPrintable(file));
    }
}

void TestTidy::whatIsNotSelectedStays()
{
    Layout layout;
    const NodeId web = add(layout, NodeKind::Producer, u"web"_s, {320, 320});
    const NodeId window = add(layout, NodeKind::Queue, u"window"_s, {320, 320});
    const NodeId cook = add(layout, NodeKind::Consumer, u"cook"_s, {320, 320});
    const NodeId other = add(layout, NodeKind::Lock, u"other"_s, {640, 320});
    link(layout, LinkKind::Putting, web, window);
    link(layout, LinkKind::Getting, cook, window);
    const Layout after = Tidy(Dot(kNoDot)).tidied(layout, {web, window});
    QCOMPARE(box(after, other), box(layout, other));
    QCOMPARE(box(after, cook), box(layout, cook));
    QVERIFY(box(after, web).right() < box(after, window).left());
    QCOMPARE(overlapsIn(after), QStringList());
    QCOMPARE(wiresBehindCards(after), QStringList());
}

void TestTidy::membersAreTidiedInTheirFrame()
{
    Layout layout;
    const NodeId group = add(layout, NodeKind::TaskGroup, u"group"_s, {0, 0});
    const NodeId right = add(layout, NodeKind::Task, u"right"_s, {320, 0});
    QList<NodeId> members;
    for (int at = 0; at < 4; ++at)
        members.append(add(layout, NodeKind::Task, QString::number(at), {32, 48}, group));
    const Layout after = Tidy(Dot(kNoDot)).tidied(layout, members);
    QCOMPARE(overlapsIn(after), QStringList());
    QCOMPARE(box(after, group).topLeft(), QPointF(0, 0));
    QVERIFY2(box(after, group).contains(box(after, members.last())), "the frame has grown");
    QCOMPARE(box(after, right).top(), 0.0);
}

void TestTidy::aThousandNodesTakeNoTime()
{
    Layout layout;
    QList<NodeId> row;
    for (int at = 0; at < 1000; ++at) {
        row.append(add(layout, at % 2 ? NodeKind::Queue : NodeKind::Task, QString::number(at)));
        if (at % 2 == 0)
            continue;
        layout.find(row[at - 1])->parameters.insert(Param::Steps, QList{stepOn(Verb::Put, row[at])});
        if (at > 20)
            layout.find(row[at - 20 - 1])
                ->parameters.insert(Param::Steps,
                                    QList{stepOn(Verb::Put, row[at - 20]), stepOn(Verb::Get, row[at])});
    }
    QElapsedTimer clock;
    clock.start();
    const Layout after = Tidy().tidied(layout);
    QVERIFY2(clock.elapsed() < 5000,
             qPrintable(QString::number(clock.elapsed()))); // a tenth of it, in a release
    QCOMPARE(overlapsIn(after), QStringList());
}

void TestTidy::dotKnowsNumbersOnly()
{
    Layout layout;
    const NodeId group = add(layout, NodeKind::TaskGroup, u"evil\"]; group"_s);
    const NodeId web = add(layout, NodeKind::Producer, u"evil\" -> web"_s, {}, group);
    const NodeId window = add(layout, NodeKind::Queue, u"evil\\"_s);
    link(layout, LinkKind::Putting, web, window);
    const TidyGraph graph = tidyGraph(layout, {group, web, window});
    const QByteArray text = Dot::textOf(graph);
    QVERIFY(!text.contains("evil"));
    QVERIFY(text.contains("subgraph cluster0 {"));
    QVERIFY(text.contains("n1->n2"));
    QCOMPARE(text.count('{'), text.count('}'));
}

void TestTidy::whatDotSaysIsRead()
{
    Layout layout;
    const NodeId web = add(layout, NodeKind::Producer, u"web"_s);
    const NodeId window = add(layout, NodeKind::Queue, u"window"_s);
    const TidyGraph graph = tidyGraph(layout, {web, window});
    const auto places =
        Dot::placesIn("graph 1 9 9\nnode n0 1.5 2 2.889 1.333 \"\" solid box black lightgrey\n"
                      "node n1 6 3 3.5 1.7 \"\"\nstop\n",
                      graph);
    QVERIFY(places);
    QCOMPARE(places->at(0).center(), QPointF(108, -144));
    QCOMPARE(places->at(1).center(), QPointF(432, -216));
    for (const char *strange : {"", "node n0 1 1 1 1\n", "node n0 1 1\nnode n7 1 1\n",
                                "node n0 nan 1\nnode n1 1 1\n", "node n0 x 1\nnode n1 1 1\n", "<svg/>"})
        QVERIFY2(!Dot::placesIn(strange, graph), strange);
}

void TestTidy::withoutAUsableDotItIsOurs_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("it fails") << QByteArray("cat >/dev/null; exit 1");
    QTest::newRow("it crashes") << QByteArray("kill -SEGV $$");
    QTest::newRow("it says something else") << QByteArray("cat >/dev/null; echo node n0 all over the place");
    QTest::newRow("it says nothing") << QByteArray("cat >/dev/null");
    QTest::newRow("it does not read") << QByteArray("exit 0");
}

void TestTidy::withoutAUsableDotItIsOurs()
{
    QFETCH(QByteArray, script);
    const QTemporaryDir folder;
    const Layout layout = randomLayout(7);
    QCOMPARE(Tidy(Dot(programOf(folder, script))).tidied(layout), Tidy(Dot(kNoDot)).tidied(layout));
}

void TestTidy::aDotThatHangsIsEndedAndNotAskedAgain()
{
    const QTemporaryDir folder;
    Dot dot(programOf(folder, "echo asked >>" + folder.filePath(u"asked"_s).toUtf8() + "\nexec sleep 60"));
    Layout layout;
    const NodeId web = add(layout, NodeKind::Producer, u"web"_s);
    const TidyGraph graph = tidyGraph(layout, {web});
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!dot.layout(graph, 300));
    QVERIFY(!dot.layout(graph, 300));
    QVERIFY(clock.elapsed() < 5000);
    QFile asked(folder.filePath(u"asked"_s));
    QVERIFY(asked.open(QIODevice::ReadOnly));
    QCOMPARE(asked.readAll(), "asked\n");
}

void TestTidy::risingNumbersAreTheNearest()
{
    QCOMPARE(nearestRising({}), std::vector<double>());
    QCOMPARE(nearestRising({1, 2, 3}), (std::vector<double>{1, 2, 3}));
    QCOMPARE(nearestRising({3, 1}), (std::vector<double>{2, 2}));
    QCOMPARE(nearestRising({0, 6, 3, 0, 9}), (std::vector<double>{0, 3, 3, 3, 9}));
}

void TestTidy::inversionsAreCounted()
{
    QCOMPARE(inversionsOf({}), 0);
    QCOMPARE(inversionsOf({0, 1, 1, 2}), 0);
    QCOMPARE(inversionsOf({3, 2, 1, 0}), 6);
    QCOMPARE(inversionsOf({1, 0, 2, 0}), 3);
}

SIGNALBOX_TEST(TestTidy)

} // namespace tst_tidy

#include "tst_tidy.moc"
