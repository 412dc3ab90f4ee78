// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents in which code stands beside what is drawn: they run as one program, and what happens is told of
// the nodes. That CPython does the same with them is for tests/conformance to say.

#include "engine/checks/problems.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/program/identifiers.h"
#include "engine/python/python.h"
#include "engine/replay/printed.h"
#include "engine/replay/uses.h"
#include "engine/script/nodenames.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QTest>

namespace tst_mixed {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kFolder = QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/conformance/mixed/");

Layout documentOf(const QString &name)
{
    const LoadResult loaded = loadLayout(kFolder + name + u".signalbox"_s);
    return loaded.layout.value_or(Layout());
}

QStringList allDocuments()
{
    QStringList names = QDir(kFolder).entryList({u"*.signalbox"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(int(qstrlen(".signalbox")));
    return names;
}

void eachDocument()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : allDocuments())
        QTest::newRow(qPrintable(name)) << name;
}

QString nameOf(const Layout &layout, NodeId node)
{
    const Node *found = layout.find(node);
    return found ? found->name : QString();
}

/// The nodes that tasks of a run belong to.
QSet<QString> nodesOfTasks(const Layout &layout, const Run &run)
{
    QSet<QString> names;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        if (run.trace[at].kind == FactKind::TaskCreated)
            names.insert(nameOf(layout, run.program.bodies[run.trace[at].body()].node));
    }
    names.remove(QString());
    return names;
}

/// "cook getting order window", in the order of names.
QStringList usesOf(const Layout &layout, const Run &run)
{
    static const QStringList how{u"putting"_s,    u"getting"_s,  u"guarding"_s, u"setting"_s, u"waiting at"_s,
                                 u"cancelling"_s, u"awaiting"_s, u"spawning"_s, u"asking"_s};
    QStringList words;
    const auto uses = usesOfResources(run);
    for (std::size_t at = 0; at < uses.size(); ++at) {
        for (const ResourceUse &use : uses[at])
            words.append(nameOf(layout, use.node) + u' ' + how[qsizetype(use.how)] + u' '
                         + run.program.resources[at].name);
    }
    words.sort();
    return words;
}

} // namespace

class TestMixed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDocumentRunsAsItsText_data() { eachDocument(); }
    void aDocumentRunsAsItsText()
    {
        QFETCH(const QString, name);
        const Layout layout = documentOf(name);
        QVERIFY(!layout.nodes.isEmpty());
        const PythonSource source = toPython(expand(layout), layout.title, layout.description);
        const Program program = runnable(layout);
        QCOMPARE(program.script, source.text());
        QVERIFY(faultsOf(source.text().toUtf8(), program.python).isEmpty());
        const Run run = simulate(layout);
        QVERIFY(run.hasEnded());
        QCOMPARE(toPython(run.program, layout.title, layout.description).text(), source.text());
        QVERIFY(run == simulate(program));
    }

    void itsNodesHaveTheirTasks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("nodes");
        QTest::newRow("producer in code") << "01_code_puts"
                                          << "cook, order";
        QTest::newRow("consumers in code") << "02_code_takes"
                                           << "waiter, worker";
        QTest::newRow("workers in code") << "03_lock"
                                         << "bake, baker, helper";
        QTest::newRow("frame") << "05_timeout_frame"
                               << "cook, guest, later, patience";
        QTest::newRow("group") << "06_group_frame"
                               << "guest, host, kitchen, salad, soup";
        QTest::newRow("canceller") << "09_canceller"
                                   << "baker, manager, shop";
        QTest::newRow("gather") << "17_fails"
                                << "friend, guest, host, party";
    }
    void itsNodesHaveTheirTasks()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, nodes);
        const Layout layout = documentOf(name);
        QStringList found = nodesOfTasks(layout, simulate(layout)).values();
        found.sort();
        QCOMPARE(found.join(u", "_s), nodes);
    }

    void whatIsDrawnIsUsedByCode_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("uses");
        QTest::newRow("queue") << "01_code_puts"
                               << QStringList{u"cook getting order window"_s,
                                              u"order putting order window"_s};
        QTest::newRow("queue, joined by main")
            << "02_code_takes" << QStringList{u"waiter putting orders"_s, u"worker getting orders"_s};
        QTest::newRow("lock, in a function of another card")
            << "03_lock" << QStringList{u"bake guarding oven"_s};
        QTest::newRow("semaphore") << "04_semaphore" << QStringList{u"customer guarding tills"_s};
        QTest::newRow("event") << "05_timeout_frame"
                               << QStringList{u"cook setting bell"_s, u"guest waiting at bell"_s,
                                              u"later waiting at bell"_s};
        QTest::newRow("future") << "07_future"
                                << QStringList{u"guest awaiting soup"_s, u"kitchen setting soup"_s};
        QTest::newRow("executor") << "08_executor"
                                  << QStringList{u"letter guarding typists"_s, u"report guarding typists"_s};
        QTest::newRow("barrier") << "15_barrier"
                                 << QStringList{u"Ann waiting at gate"_s, u"Ben waiting at gate"_s,
                                                u"carla waiting at gate"_s};
    }
    void whatIsDrawnIsUsedByCode()
    {
        QFETCH(const QString, name);
        QFETCH(const QStringList, uses);
        const Layout layout = documentOf(name);
        QStringList drawn = usesOf(layout, simulate(layout));
        drawn.removeIf([&layout](const QString &each) {
            return std::ranges::none_of(layout.nodes, [&each](const Node &node) {
                return int(node.kind) >= kFirstResource && int(node.kind) < kFirstFrame
                    && each.endsWith(u' ' + node.name);
            });
        });
        QCOMPARE(drawn, uses);
    }

    void whatCodeMakesStandsBesideWhatIsDrawn()
    {
        const Layout layout = documentOf(u"13_condition_and_class"_s);
        const Run run = simulate(layout);
        const std::vector<FoundResource> found = foundResources(run);
        QCOMPARE(qsizetype(found.size()), 1);
        for (const FoundResource &each : found) {
            QCOMPARE(each.kind, NodeKind::Lock);
            QCOMPARE(nameOf(layout, each.node), u"Shelf"_s);
            QCOMPARE(run.program.script.split(u'\n').value(each.line - 1).trimmed(),
                     u"self.lock = asyncio.Lock()"_s);
        }
    }

    void endlessCodeEndsWhenItsQueueIsDrained()
    {
        const Layout layout = documentOf(u"02_code_takes"_s);
        const Run run = simulate(layout);
        QCOMPARE(run.ending(), Ending::Finished);
        const QString text = run.program.script;
        QVERIFY(text.indexOf(u"await orders.join()"_s) > text.indexOf(u"await asyncio.gather(waiter_task"_s));
        QVERIFY(text.contains(u"    for task in worker_tasks:\n        task.cancel()\n"_s));
    }

    void codeMayChangeADrawnCounter()
    {
        const Layout layout = documentOf(u"11_counter"_s);
        const Run run = simulate(layout);
        QStringList printed;
        for (const PrintedLine &line : printedLines(run))
            printed.append(line.text);
        QCOMPARE(printed, QStringList{u"guests: 2"_s});
    }

    void nothingIsWrongWithThem_data() { eachDocument(); }
    void nothingIsWrongWithThem()
    {
        QFETCH(const QString, name);
        QStringList words;
        for (const Problem &problem : check(documentOf(name)))
            words.append(problem.reason);
        QCOMPARE(words, QStringList());
    }

    void codeSaysNodesByTheNamesThatTheTextGivesThem_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &name : allDocuments())
            QTest::newRow(qPrintable(name)) << kFolder + name + u".signalbox"_s;
        const QDir examples(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
        for (const QString &name : examples.entryList({u"*.signalbox"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name)) << examples.filePath(name);
    }
    void codeSaysNodesByTheNamesThatTheTextGivesThem()
    {
        QFETCH(const QString, file);
        const Layout layout = loadLayout(file).layout.value_or(Layout());
        const Program program = expand(layout);
        const NodeNames names = namesOfNodes(layout);
        for (const ProgramResource &resource : program.resources)
            QCOMPARE(names.value(resource.node).value(0), resource.identifier);
        for (const ProgramBody &body : program.bodies) {
            if (layout.find(body.node))
                QCOMPARE(names.value(body.node).value(0), body.identifier);
        }
    }

    void aNodeThatIsRenamedIsRenamedInCode()
    {
        Layout layout = documentOf(u"03_lock"_s);
        const NodeNames before = namesOfNodes(layout);
        const NodeId oven = layout.findByName(u"oven"_s)->id;
        layout.find(oven)->name = u"big oven"_s;
        renameInCode(layout.nodes, oven, before, namesOfNodes(layout));
        QVERIFY(simulate(layout).program.script.contains(u"async with big_oven:"_s));
        QCOMPARE(usesOf(layout, simulate(layout)).value(0), u"bake guarding big oven"_s);
    }

    void aTaskThatIsRenamedIsRenamedInCode()
    {
        Layout layout = documentOf(u"09_canceller"_s);
        const NodeNames before = namesOfNodes(layout);
        const NodeId baker = layout.findByName(u"baker"_s)->id;
        layout.find(baker)->name = u"night baker"_s;
        renameInCode(layout.nodes, baker, before, namesOfNodes(layout));
        QVERIFY(simulate(layout).program.script.contains(u"await night_baker_task"_s));
    }

    void whatIsOnlyDrawnRunsWithoutAScript()
    {
        Layout layout = documentOf(u"03_lock"_s);
        layout.nodes.removeIf([](const Node &node) { return int(node.kind) >= kFirstCode; });
        QVERIFY(runnable(layout).script.isEmpty());
        QVERIFY(runnable(layout) == expand(layout));
    }
};

SIGNALBOX_TEST(TestMixed)

} // namespace tst_mixed

#include "tst_mixed.moc"
