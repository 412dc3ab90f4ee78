// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptdesk.h"
#include "tests/support/suite.h"
#include "widgets/variables/stackwords.h"
#include "widgets/variables/variablespanel.h"

#include <QLabel>
#include <QTest>
#include <QTreeWidget>

namespace tst_variablespanel {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

const QString kCounting = u"import asyncio\n"
                          "async def count(box):\n"
                          "    for number in range(3):\n"
                          "        await asyncio.sleep(1)\n"
                          "        box.append(number)\n"
                          "    total = sum(box)\n"
                          "    return total\n"
                          "async def main():\n"
                          "    shared = [10]\n"
                          "    same = shared\n"
                          "    await count(shared)\n"
                          "asyncio.run(main())\n"_s;

struct VariablesFixture : ScriptDesk {
    VariablesPanel panel{keeper, player};
    QTreeWidget &tree;

    explicit VariablesFixture(const QString &text = kCounting)
        : ScriptDesk(text)
        , tree(*panel.findChild<QTreeWidget *>())
    {
        panel.resize(360, 400);
    }
    /// "count: number = 1, box = […]": the first call of that name, once it has come.
    QTreeWidgetItem *call(const QString &function) const
    {
        for (int at = 0; at < tree.topLevelItemCount(); ++at)
            if (tree.topLevelItem(at)->text(0) == function)
                return tree.topLevelItem(at);
        return nullptr;
    }
    QTreeWidgetItem *variable(const QString &function, const QString &name) const
    {
        QTreeWidgetItem *of = call(function);
        for (int at = 0; of && at < of->childCount(); ++at)
            if (of->child(at)->text(0) == name || of->child(at)->text(0) == u"● "_s + name)
                return of->child(at);
        return nullptr;
    }
};

} // namespace

class TestVariablesPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCallStackIsThatOfTheMoment()
    {
        VariablesFixture it;
        QVERIFY(it.panel.isVisibleTo(nullptr));
        it.panel.show();
        it.player.seek(1'500'000);
        QTRY_VERIFY(it.variable(u"count"_s, u"number"_s));
        QCOMPARE(it.variable(u"count"_s, u"number"_s)->text(1), u"1"_s);
        QCOMPARE(it.call(u"count"_s)->text(1), u"line 4"_s);
        QCOMPARE(it.tree.topLevelItem(0), it.call(u"count"_s)); // the innermost first
        QCOMPARE(it.variable(u"count"_s, u"total"_s)->text(1), u"not yet"_s);
    }

    void whatHasJustChangedIsMarkedInWordsToo()
    {
        VariablesFixture it;
        it.panel.show();
        it.player.seek(2'000'000);
        QTRY_VERIFY(it.variable(u"count"_s, u"number"_s));
        QTRY_VERIFY(it.variable(u"count"_s, u"box"_s)->text(1).contains(u"[10, 0, 1]"));
        const QTreeWidgetItem *box = it.variable(u"count"_s, u"box"_s);
        QVERIFY2(box->text(0).startsWith(u"●"), qPrintable(box->text(0)));
        QVERIFY(box->data(0, Qt::AccessibleTextRole).toString().contains(u"changed"));
    }

    void oneObjectHasOneMarkWhereverItIs()
    {
        VariablesFixture it;
        it.panel.show();
        it.player.seek(1'500'000);
        QTRY_VERIFY(it.variable(u"main"_s, u"same"_s));
        for (const auto &[function, name] :
             {std::pair(u"main"_s, u"same"_s), std::pair(u"main"_s, u"shared"_s),
              std::pair(u"count"_s, u"box"_s)})
            QVERIFY(it.variable(function, name)->text(1).startsWith(u"① "));
    }

    void anObjectThatSeveralTasksHaveIsTheSameInEach()
    {
        const QString text = u"import asyncio\nasync def work(box):\n    await asyncio.sleep(1)\n"
                             "async def main():\n    box = []\n"
                             "    await asyncio.gather(work(box), work(box))\nasyncio.run(main())\n"_s;
        const CallStacks stacks = callStacksAt(programOfScript(text, PythonVersion::Python312), 12);
        QSet<quint64> boxes;
        for (const QList<ShownCall> &calls : stacks) {
            for (const ShownCall &call : calls) {
                for (const ShownItem &variable : call.variables) {
                    if (variable.key == u"box")
                        boxes.insert(variable.value.identity);
                }
            }
        }
        QCOMPARE(boxes.size(), 1);
        QCOMPARE(sharedMarks(stacks).value(*boxes.begin()), u"①"_s);
        QCOMPARE(briefValue(u"<asyncio.queues.Queue object at 0x7f31c0a4>"_s), u"Queue"_s);
        QCOMPARE(briefValue(u"<coroutine object main at 0x7f31c0a4>"_s), u"coroutine main"_s);
        QCOMPARE(briefValue(u"<asyncio.locks.Lock object at 0x7f31c0a4 [locked]>"_s), u"Lock [locked]"_s);
        QCOMPARE(briefValue(u"<shop.Till object>"_s), u"Till"_s);
        QCOMPARE(briefValue(u"'<x object at 0x1>'"_s), u"'<x object at 0x1>'"_s);
    }

    /// A task that has not begun has no variables yet, one that has left its last call none any more.
    void atEveryEventThereAreVariablesOrWhyThereAreNone()
    {
        VariablesFixture it(u"import asyncio\n"
                            "async def wait(box):\n"
                            "    async with asyncio.timeout(3):\n"
                            "        await asyncio.sleep(1)\n"
                            "        return box\n"
                            "async def main():\n"
                            "    await asyncio.gather(wait(1), wait(2), asyncio.sleep(1))\n"
                            "asyncio.run(main())\n"_s);
        it.panel.show();
        QSet<QString> why;
        for (int at = 0; at < 200 && !it.player.isAtEnd(); ++at) {
            it.tree.clear(); // what comes is of the next moment
            it.player.stepForward();
            QTRY_VERIFY2(it.tree.topLevelItemCount() > 0, qPrintable(QString::number(at)));
            if (it.tree.topLevelItem(0)->isFirstColumnSpanned())
                why.insert(it.tree.topLevelItem(0)->text(0));
        }
        QCOMPARE(why.size(), 2);
    }

    void aContainerOpensAndStaysOpen()
    {
        VariablesFixture it;
        it.panel.show();
        it.player.seek(1'500'000);
        QTRY_VERIFY(it.variable(u"count"_s, u"box"_s));
        it.variable(u"count"_s, u"box"_s)->setExpanded(true);
        QCOMPARE(it.variable(u"count"_s, u"box"_s)->childCount(), 2);
        it.player.seek(2'500'000);
        QTRY_COMPARE(it.variable(u"count"_s, u"box"_s)->childCount(), 3);
        QVERIFY(it.variable(u"count"_s, u"box"_s)->isExpanded());
    }

    void aProgramOfStepsHasNone()
    {
        Document document;
        RunKeeper keeper(document);
        Player player(keeper);
        VariablesPanel panel(keeper, player);
        document.addNode(NodeKind::Task, {0, 0});
        QVERIFY(panel.isHidden());
    }

    void changedVariablesKnowsNewCallsFromOldOnes()
    {
        const ShownValue one{.type = u"int"_s, .text = u"1"_s, .items = {}};
        const ShownValue two{.type = u"int"_s, .text = u"2"_s, .items = {}};
        const ShownCall before{u"f"_s, 0, {{u"a"_s, one}, {u"b"_s, one}}};
        const ShownCall now{u"f"_s, 1, {{u"a"_s, two}, {u"b"_s, one}}};
        QCOMPARE(changedVariables({before}, {now}), QSet<QString>{u"0/a"_s});
        QCOMPARE(changedVariables({before}, {now, {u"g"_s, 0, {{u"c"_s, one}}}}), QSet<QString>{u"0/a"_s});
        QCOMPARE(changedVariables({{u"h"_s, 0, {}}}, {now}), QSet<QString>());
    }
};

SIGNALBOX_TEST(TestVariablesPanel)

} // namespace tst_variablespanel

#include "tst_variablespanel.moc"
