// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/replay/lanes.h"
#include "engine/replay/uses.h"
#include "engine/sentences/explain.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_uses {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Node codeNode(quint32 id, NodeKind kind, const QString &name, const QString &code)
{
    Node node;
    node.id = NodeId(id);
    node.kind = kind;
    node.name = name;
    node.parameters.insert(Param::Code, code);
    return node;
}

/// main makes a queue for a producer and a consumer; a class makes a lock for each of its instances.
Layout shop()
{
    Layout layout;
    layout.nodes = {
        codeNode(1, NodeKind::Module, u"imports"_s, u"import asyncio\n"_s),
        codeNode(2, NodeKind::Class, u"Till"_s,
                 u"\n\nclass Till:\n"
                 "    def __init__(self):\n"
                 "        self.lock = asyncio.Lock()\n"
                 "\n"
                 "    async def pay(self, what):\n"
                 "        async with self.lock:\n"
                 "            await asyncio.sleep(1)\n"_s),
        codeNode(3, NodeKind::Function, u"bake"_s,
                 u"\n\nasync def bake(out):\n    for n in range(3):\n        await out.put(n)\n"_s),
        codeNode(4, NodeKind::Function, u"sell"_s,
                 u"\n\nasync def sell(shelf, till):\n    for _ in range(3):\n"
                 "        await till.pay(await shelf.get())\n"_s),
        codeNode(
            5, NodeKind::Function, u"main"_s,
            u"\n\nasync def main():\n"
            "    shelf = asyncio.Queue(2)\n"
            "    unused = asyncio.Event()\n"
            "    await asyncio.gather(bake(shelf), sell(shelf, Till()), sell(asyncio.Queue(), Till()))\n"_s),
        codeNode(6, NodeKind::Module, u"start"_s, u"\n\nasyncio.run(asyncio.wait_for(main(), 9))\n"_s)};
    return layout;
}

const FoundResource *named(const std::vector<FoundResource> &all, const QString &name)
{
    const auto found = std::ranges::find(all, name, &FoundResource::name);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

/// What code makes as it runs, and whose code uses it.
class TestUses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCodeMakesIsKnownByWhoseCodeMadeItAndWhoseUsedIt()
    {
        const Run run = simulate(shop());
        const std::vector<FoundResource> all = foundResources(run);
        const FoundResource *shelf = named(all, u"shelf"_s);
        QVERIFY(shelf);
        QCOMPARE(shelf->node, NodeId(5));
        QCOMPARE(run.program.script.split(u'\n').value(shelf->line - 1), u"    shelf = asyncio.Queue(2)"_s);
        QCOMPARE(shelf->uses,
                 (std::vector<ResourceUse>{{NodeId(3), LinkKind::Putting}, {NodeId(4), LinkKind::Getting}}));
        const FoundResource *unused = named(all, u"unused"_s);
        QVERIFY(unused);
        QVERIFY(unused->uses.empty());
    }

    void whatAMethodMakesBelongsToItsClass()
    {
        const std::vector<FoundResource> all = foundResources(simulate(shop()));
        QCOMPARE(std::ranges::count(all, NodeKind::Lock, &FoundResource::kind), 2);
        const FoundResource *lock = named(all, u"lock"_s);
        QVERIFY(lock);
        QCOMPARE(lock->node, NodeId(2));
        QCOMPARE(lock->uses, (std::vector<ResourceUse>{{NodeId(2), LinkKind::Guarding}}));
    }

    void whatAsyncioMakesForItselfIsNotFound()
    {
        for (const FoundResource &each : foundResources(simulate(shop())))
            QVERIFY(each.kind != NodeKind::Future); // of gather()
    }

    void aProgramOfStepsMakesNothing()
    {
        Layout layout;
        Node queue;
        queue.id = NodeId(1);
        queue.kind = NodeKind::Queue;
        queue.name = u"orders"_s;
        layout.nodes = {queue};
        QVERIFY(foundResources(simulate(layout)).empty());
    }

    void aConditionWithTheLockOfAnotherIsHeldWithIt()
    {
        Layout layout;
        layout.nodes = {codeNode(1, NodeKind::Module, u"start"_s,
                                 u"import asyncio\n\n\nasync def main():\n"
                                 "    lock = asyncio.Lock()\n"
                                 "    full = asyncio.Condition(lock)\n"
                                 "    empty = asyncio.Condition(full)\n"
                                 "    alone = asyncio.Condition()\n"
                                 "    async with lock:\n"
                                 "        await asyncio.sleep(1)\n"
                                 "    async with empty:\n"
                                 "        await asyncio.sleep(2)\n"
                                 "    async with alone:\n"
                                 "        await asyncio.sleep(4)\n\n\n"
                                 "asyncio.run(main())\n"_s)};
        const Run run = simulate(layout);
        const Lanes lanes = lanesOf(run);
        const Replay replay(std::make_shared<const Run>(run));
        const World early = replay.at(kMicrosPerSecond / 2);
        QHash<QString, QList<std::pair<Micros, Micros>>> held;
        QHash<QString, QString> words;
        for (const FoundResource &found : foundResources(run)) {
            for (const Lane &lane : lanes.resources) {
                if (lane.resource != found.resource)
                    continue;
                for (const LaneSpan &span : lane.spans)
                    held[found.name].append({span.begin, span.end});
            }
            words[found.name] = explainResource(replay, early, found.resource);
        }
        constexpr Micros second = kMicrosPerSecond;
        const QList<std::pair<Micros, Micros>> both{{0, second}, {second, 3 * second}};
        QCOMPARE(held[u"lock"_s], both);
        QCOMPARE(held[u"full"_s], both);
        QCOMPARE(held[u"empty"_s], both);
        QCOMPARE(held[u"alone"_s], (QList<std::pair<Micros, Micros>>{{3 * second, 7 * second}}));
        QVERIFY2(words[u"full"_s].contains(u" full's lock is held by main since 0.00 s"),
                 qPrintable(words[u"full"_s]));
        QVERIFY2(words[u"empty"_s].contains(u" empty's lock is held by main"), qPrintable(words[u"empty"_s]));
        QVERIFY2(words[u"alone"_s].contains(u" alone's lock is free"), qPrintable(words[u"alone"_s]));
    }
};

SIGNALBOX_TEST(TestUses)

} // namespace tst_uses

#include "tst_uses.moc"
