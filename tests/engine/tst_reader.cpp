// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/importer/importer.h"
#include "engine/layout/interventions.h"
#include "engine/program/program.h"
#include "engine/python/python.h"
#include "engine/reader/drawing.h"
#include "tests/support/likeness.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QRectF>
#include <QTest>

#include <algorithm>

namespace tst_reader {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kSource = QStringLiteral(SIGNALBOX_SOURCE_DIR);

QString pythonOf(const Layout &layout)
{
    return toPython(expand(layout), layout.title, layout.description).text();
}

std::optional<Layout> readBack(const QString &text)
{
    return readDrawing(text, PythonVersion::Python311);
}

QString exampleText(const QString &name)
{
    return pythonOf(*loadLayout(kSource + u"/examples/"_s + name + u".signalbox"_s).layout);
}

Node *add(Layout &layout, NodeKind kind, const QString &name)
{
    layout.nodes.append(makeNode(layout, kind, {}));
    layout.nodes.back().name = name;
    return &layout.nodes.back();
}

Step step(Verb verb, NodeId target = NodeId::None)
{
    Step made;
    made.verb = verb;
    made.target = target;
    return made;
}

/// A queue, and a Task that does \a steps with it; the queue has the first id.
Layout taskDoing(const QList<Step> &steps)
{
    Layout layout;
    add(layout, NodeKind::Queue, u"orders"_s);
    add(layout, NodeKind::Task, u"cook"_s)->parameters.insert(Param::Steps, steps);
    return layout;
}

using Card = std::pair<NodeKind, QString>; ///< with its text

Card cardOf(const Node &node)
{
    return {node.kind, parameter<QString>(node, Param::Code)};
}

QList<Card> codeOf(const Layout &layout)
{
    QList<Card> cards;
    for (const Node &node : layout.nodes) {
        if (isCode(node.kind))
            cards.append(cardOf(node));
    }
    return cards;
}

/// Whether it has code alone, and says of it nothing beside the text.
bool isItsText(const Layout &layout)
{
    return std::none_of(layout.nodes.begin(), layout.nodes.end(), [](const Node &node) {
        return !isCode(node.kind) || node.parameters.contains(Param::Starts)
            || node.parameters.contains(Param::Computes);
    });
}

/// Rows of the layouts, of all there are, that are \a wanted.
void addLayouts(bool (*wanted)(const Layout &))
{
    QTest::addColumn<QString>("path");
    for (const QString &folder : {u"/examples/"_s, u"/tests/engine/layouts/"_s,
                                  u"/tests/conformance/cases/"_s, u"/tests/conformance/mixed/"_s}) {
        const QDir directory(kSource + folder, u"*.signalbox"_s);
        for (const QString &file : directory.entryList()) {
            const QString path = directory.filePath(file);
            const LoadResult loaded = loadLayout(path);
            QVERIFY2(loaded.layout, qPrintable(path));
            if (wanted(*loaded.layout))
                QTest::newRow(qPrintable(file)) << path;
        }
    }
}

} // namespace

/// What Signalbox exports as Python comes back as the drawing that it was. Random layouts: tests/reader.
class TestReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawingsComeBack_data();
    void drawingsComeBack();
    void codeComesBackAsCode_data();
    void codeComesBackAsCode();
    void workThatComputesComesBack_data();
    void workThatComputesComesBack();
    void namesThatPythonDoesNotKnowComeBack_data();
    void namesThatPythonDoesNotKnowComeBack();
    void settingsComeBack();
    void titlesAndDescriptionsComeBack();
    void taskOfTheSameStepsIsTheShortForm();
    void aTaskThatSleepsForNoTimeIsNoCanceller();
    void whatIsDoneByHandComesBack();
    void brokenLinesAndQuotesMayDiffer();
    void whatSomebodyAddedKeepsItCode_data();
    void whatSomebodyAddedKeepsItCode();
    void importingGivesTheDrawing();
};

void TestReader::drawingsComeBack_data()
{
    addLayouts([](const Layout &layout) { return codeOf(layout).isEmpty(); });
}

void TestReader::drawingsComeBack()
{
    QFETCH(QString, path);
    const Layout layout = *loadLayout(path).layout;
    const auto read = readBack(pythonOf(layout));
    QVERIFY(read);
    const testing::Likeness likeness = testing::likenessOf(layout, *read);
    QCOMPARE(likeness.difference, QString());
    QCOMPARE(likeness.otherForms, QStringList());
    QCOMPARE(pythonOf(*read), pythonOf(layout));
}

void TestReader::codeComesBackAsCode_data()
{
    addLayouts([](const Layout &layout) { return !codeOf(layout).isEmpty(); });
}

/// Card for card, and nothing else where a layout is no more than its text. What the export writes for drawn
/// nodes, for tasks that cards are started as and for what they compute becomes code.
void TestReader::codeComesBackAsCode()
{
    QFETCH(QString, path);
    const Layout layout = *loadLayout(path).layout;
    const QString text = pythonOf(layout);
    const ImportedCode imported = importPython(text, layout.title);
    QVERIFY(imported.layout && imported.refusals.isEmpty());
    const QList<Card> cards = codeOf(*imported.layout);
    QCOMPARE(cards.size(), imported.layout->nodes.size());
    QCOMPARE(pythonOf(*imported.layout), text);
    for (const Node &node : layout.nodes) {
        if (isCode(node.kind) && parameter<Duration>(node, Param::Computes) == Duration::fixed(0))
            QVERIFY2(cards.contains(cardOf(node)), qPrintable(node.name));
    }
    if (isItsText(layout))
        QCOMPARE(cards, codeOf(layout));
}

void TestReader::workThatComputesComesBack_data()
{
    QTest::addColumn<Duration>("time");
    QTest::addColumn<bool>("isGuarded");
    for (const bool isGuarded : {false, true}) {
        const char *where = isGuarded ? "inside of a lock" : "alone";
        QTest::addRow("fixed, %s", where) << Duration::fixed(400'000) << isGuarded;
        QTest::addRow("drawn, %s", where) << Duration::uniform(100'000, 300'000) << isGuarded;
    }
}

void TestReader::workThatComputesComesBack()
{
    QFETCH(Duration, time);
    QFETCH(bool, isGuarded);
    Layout layout;
    const NodeId orders = add(layout, NodeKind::Queue, u"orders"_s)->id;
    const NodeId stove = add(layout, NodeKind::Lock, u"stove"_s)->id;
    Node *guest = add(layout, NodeKind::Producer, u"guest"_s);
    guest->parameters.insert(Param::Every, time);
    Node *cook = add(layout, NodeKind::Consumer, u"cook"_s);
    cook->parameters.insert(Param::Work, time);
    QList<Link> &links = layout.links;
    links.append({LinkId(1), LinkKind::Putting, layout.nodes[2].id, orders, {}});
    links.append({LinkId(2), LinkKind::Getting, layout.nodes[3].id, orders, {}});
    if (isGuarded)
        links.append({LinkId(3), LinkKind::Guarding, layout.nodes[3].id, stove, {}});
    for (Node &node : layout.nodes) {
        if (!isResource(node.kind))
            node.parameters.insert(Param::Working, qint64(WorkChoice::Computes));
    }
    const auto read = readBack(pythonOf(layout));
    QVERIFY(read);
    QCOMPARE(testing::likenessOf(layout, *read).difference, QString());
    for (const Node &node : read->nodes.last(2))
        QCOMPARE(parameter<qint64>(node, Param::Working), qint64(WorkChoice::Computes));
}

void TestReader::namesThatPythonDoesNotKnowComeBack_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"order window"_s, u"class"_s, u"main"_s, u"jam \"x\""_s, u"'quoted'"_s, u"C:\\new"_s, u"# 1"_s,
          u"  spaces "_s, u"type: ignore"_s, u"厨房 🍕"_s, u"a\u202eb"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestReader::namesThatPythonDoesNotKnowComeBack()
{
    QFETCH(QString, name);
    for (const NodeKind kind :
         {NodeKind::Queue, NodeKind::Task, NodeKind::Ticker, NodeKind::Future, NodeKind::Counter}) {
        Layout layout;
        add(layout, kind, name);
        const auto read = readBack(pythonOf(layout));
        QVERIFY(read);
        QCOMPARE(read->nodes.size(), 1);
        QCOMPARE(read->nodes.front().name, name);
        QCOMPARE(read->nodes.front().kind, kind);
    }
}

void TestReader::settingsComeBack()
{
    Layout layout = taskDoing({step(Verb::Sleep)});
    layout.settings.seed = 7;
    layout.settings.horizon = 2'500'000;
    layout.settings.stepCost = 250;
    layout.settings.python = PythonVersion::Python313;
    layout.settings.end = EndRule::AtTime;
    layout.settings.endTime = 1'500'000;
    const QString text = pythonOf(layout);
    QVERIFY2(text.startsWith(
                 u"# python 3.13, horizon 2.5 s, each step costs 250 ns, seed 7\n\nimport asyncio\n"_s),
             qPrintable(text));
    QCOMPARE(readBack(text)->settings, layout.settings);
    // A generator of random numbers says the seed by itself.
    Step drawn = step(Verb::Sleep);
    drawn.time = Duration::uniform(1, 2);
    layout.nodes.back().parameters.insert(Param::Steps, QList<Step>{drawn});
    QVERIFY(!pythonOf(layout).contains(u"seed"_s));
    QCOMPARE(readBack(pythonOf(layout))->settings, layout.settings);
}

void TestReader::titlesAndDescriptionsComeBack()
{
    const QString lesson = u"What \"waits\" is not working. "_s.repeated(6).trimmed();
    for (const QString &title : {u""_s, u"Kitchen"_s, u"Who waits?"_s, u"Say \"hi\""_s}) {
        for (const QString &description : {u""_s, lesson}) {
            Layout layout;
            layout.title = title;
            layout.description = description;
            const auto read = readBack(pythonOf(layout));
            QVERIFY(read);
            QCOMPARE(read->title, title);
            QCOMPARE(read->description, description);
        }
    }
}

/// Nothing in the text tells them apart.
void TestReader::taskOfTheSameStepsIsTheShortForm()
{
    const NodeId orders{1};
    Step loop = step(Verb::Forever);
    loop.body = {step(Verb::Get, orders), step(Verb::TaskDone, orders)};
    Layout layout = taskDoing({loop});
    const auto read = readBack(pythonOf(layout));
    QVERIFY(read);
    QCOMPARE(read->nodes.back().kind, NodeKind::Consumer);
    QCOMPARE(pythonOf(*read), pythonOf(layout));
    // Beside somebody who returns main would wait for the queue of a Consumer, and does not for a Task's.
    add(layout, NodeKind::Task, u"guest"_s);
    const auto other = readBack(pythonOf(layout));
    QVERIFY(other);
    QCOMPARE(other->nodes[1].kind, NodeKind::Task);
}

void TestReader::aTaskThatSleepsForNoTimeIsNoCanceller()
{
    Layout layout = taskDoing({step(Verb::Sleep), step(Verb::Cancel, NodeId{3})});
    add(layout, NodeKind::Task, u"guest"_s)->parameters.insert(Param::Steps, QList{step(Verb::Sleep)});
    layout.settings.end = EndRule::AtTime;
    const auto read = readBack(pythonOf(layout));
    QVERIFY(read);
    QCOMPARE(read->nodes[1].kind, NodeKind::Task);
    QCOMPARE(pythonOf(*read), pythonOf(layout));
}

void TestReader::whatIsDoneByHandComesBack()
{
    Step pause = step(Verb::Sleep);
    pause.time = Duration::fixed(1'000'000);
    Layout layout = taskDoing({pause, pause});
    // A task of a person's own that looks the same: main waits for it.
    add(layout, NodeKind::Task, u"by hand"_s)
        ->parameters.insert(Param::Steps, QList{pause, step(Verb::Cancel, NodeId{2})});
    Step failure = step(Verb::FailWait, NodeId{2});
    failure.text = u"OSError: the oven is cold"_s;
    Step longer = step(Verb::DelayWait, NodeId{2});
    longer.time = Duration::fixed(500'000);
    layout.interventions = {{0, step(Verb::PutNowait, NodeId{1}), {}},
                            {500'000, longer, {}},
                            {1'500'000, failure, {}},
                            {1'500'000, step(Verb::Cancel, NodeId{3}), {}}};
    const auto read = readBack(pythonOf(layout));
    QVERIFY(read);
    QCOMPARE(read->nodes.size(), layout.nodes.size());
    QCOMPARE(momentsOf(read->interventions), momentsOf(layout.interventions));
    QCOMPARE(read->interventions[2].step.text, failure.text);
    QCOMPARE(testing::likenessOf(layout, *read).difference, QString());
    QCOMPARE(pythonOf(*read), pythonOf(layout));
}

void TestReader::brokenLinesAndQuotesMayDiffer()
{
    QString text = exampleText(u"01_bounded_queue"_s);
    const Layout layout = *readBack(text);
    text.replace(u"asyncio.Queue(maxsize=5)"_s, u"asyncio.Queue(\n    maxsize=5\n)"_s);
    text.replace(u"name=\"cook\""_s, u"name='cook'"_s);
    QCOMPARE(readBack(text), std::optional(layout));
}

void TestReader::whatSomebodyAddedKeepsItCode_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("comment") << u"import asyncio\n"_s << u"import asyncio  # of course\n"_s;
    QTest::newRow("comment of its own") << u"import asyncio\n"_s << u"# All of it.\nimport asyncio\n"_s;
    QTest::newRow("blank line") << u"import asyncio\n"_s << u"import asyncio\n\n"_s;
    QTest::newRow("statement") << u"import asyncio\n"_s << u"import asyncio\n\nx = [1]\n"_s;
    QTest::newRow("other time") << u"asyncio.sleep("_s << u"asyncio.sleep(1 + "_s;
    QTest::newRow("other variable") << u"item = "_s << u"order = "_s;
    QTest::newRow("parameter") << u"():  # "_s << u"(x=1):  # "_s;
    QTest::newRow("other name") << u"  # order window"_s << u"  # the window"_s;
}

void TestReader::whatSomebodyAddedKeepsItCode()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QString text = exampleText(before.startsWith(u"()"_s) ? u"02_many_hands"_s : u"01_bounded_queue"_s);
    QVERIFY(text.contains(before));
    text.replace(before, after);
    QVERIFY(!readBack(text));
    const ImportedCode imported = importPython(text, {});
    QVERIFY(imported.layout);
    QVERIFY(isCode(imported.layout->nodes.front().kind));
    QCOMPARE(pythonOf(*imported.layout), text);
}

void TestReader::importingGivesTheDrawing()
{
    const QString text = exampleText(u"06_task_group_fails_together"_s);
    const ImportedCode imported = importPython(text, u"a file's name"_s);
    QVERIFY(imported.layout && imported.refusals.isEmpty());
    QCOMPARE(pythonOf(*imported.layout), text);
    for (const Node &node : imported.layout->nodes) {
        QVERIFY(!isCode(node.kind));
        if (!isScope(node.kind))
            continue;
        for (const NodeId held : imported.layout->heldBy(node.id))
            QVERIFY(QRectF(node.position, node.size).contains(imported.layout->find(held)->position));
    }
}

SIGNALBOX_TEST(TestReader)

} // namespace tst_reader

#include "tst_reader.moc"
