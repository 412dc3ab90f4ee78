// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"
#include "engine/program/program.h"

#include <QTest>

using namespace signalbox;

namespace {

/// Builds layouts by name, as a person would draw them.
class Drawing {
public:
    NodeId add(NodeKind kind, const char *name, QMap<Param, ParamValue> parameters = {},
               NodeId scope = NodeId::None)
    {
        Node node = makeNode(layout, kind, {});
        node.name = QString::fromUtf8(name);
        node.parameters = std::move(parameters);
        node.scope = scope;
        layout.nodes.append(node);
        return node.id;
    }
    void wire(NodeId from, NodeId to)
    {
        const LinkOffer offer = offerLink(layout, from, to);
        QVERIFY2(offer.fits, qPrintable(offer.refusal));
        layout.links.append({layout.unusedLinkId(), offer.kind, offer.from, offer.to, {}});
    }

    Layout layout;
};

ParamValue seconds(double time)
{
    return Duration::fixed(fromSeconds(time));
}

ParamValue number(qint64 value)
{
    return value;
}

} // namespace

class TestExpand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyLayoutIsAMainThatReturns();
    void producerAndConsumerAreShortForms();
    void mainEndsWhenDrained();
    void mainEndsAtATime();
    void guardsHoldDuringTheWork();
    void eventsGateAndAnnounce();
    void scopesRunWhatTheyHold();
    void cancellerWaitsAndCancels();
    void spawnedTasksDoNotStartByThemselves();
    void stepsWithoutATargetAreLeftOut();
};

void TestExpand::emptyLayoutIsAMainThatReturns()
{
    QCOMPARE(toText(expand(Layout{})), QStringLiteral("main:\n"));
}

void TestExpand::producerAndConsumerAreShortForms()
{
    Drawing drawing;
    const NodeId web =
        drawing.add(NodeKind::Producer, "web", {{Param::Count, number(3)}, {Param::Every, seconds(0.2)}});
    const NodeId window = drawing.add(NodeKind::Queue, "window");
    const NodeId cook =
        drawing.add(NodeKind::Consumer, "cook", {{Param::Work, seconds(0.7)}, {Param::Count, number(3)}});
    drawing.wire(web, window);
    drawing.wire(window, cook);
    QCOMPARE(toText(expand(drawing.layout)),
             QStringLiteral("main:\n"
                            "    spawn web\n"
                            "    spawn cook\n"
                            "    wait\n"
                            "        await web\n"
                            "        await cook\n"
                            "web:\n"
                            "    repeat 3\n"
                            "        sleep 0.20 s\n"
                            "        put window\n"
                            "cook:\n"
                            "    repeat 3\n"
                            "        get window\n"
                            "        sleep 0.70 s\n"
                            "        task_done window\n"));
}

void TestExpand::mainEndsWhenDrained()
{
    Drawing drawing;
    const NodeId web = drawing.add(NodeKind::Producer, "web", {{Param::Count, number(3)}});
    const NodeId window = drawing.add(NodeKind::Queue, "window");
    const NodeId cook = drawing.add(NodeKind::Consumer, "cook");
    drawing.wire(web, window);
    drawing.wire(window, cook);
    QVERIFY(toText(expand(drawing.layout))
                .startsWith(QStringLiteral("main:\n"
                                           "    spawn web\n"
                                           "    spawn cook\n"
                                           "    wait\n"
                                           "        await web\n"
                                           "    join window\n"
                                           "    cancel cook\n"
                                           "    wait\n"
                                           "        await cook\n"
                                           "web:\n")));
}

void TestExpand::mainEndsAtATime()
{
    Drawing drawing;
    drawing.add(NodeKind::Producer, "web");
    drawing.layout.settings.end = EndRule::AtTime;
    drawing.layout.settings.endTime = 4 * kMicrosPerSecond;
    QVERIFY(toText(expand(drawing.layout))
                .startsWith(QStringLiteral("main:\n"
                                           "    spawn web\n"
                                           "    sleep 4.00 s\n"
                                           "    cancel web\n"
                                           "    wait\n"
                                           "        await web\n")));
}

void TestExpand::guardsHoldDuringTheWork()
{
    Drawing drawing;
    const NodeId window = drawing.add(NodeKind::Queue, "window");
    const NodeId cook = drawing.add(NodeKind::Consumer, "cook", {{Param::Work, seconds(0.7)}});
    const NodeId oven = drawing.add(NodeKind::Lock, "oven");
    const NodeId stoves = drawing.add(NodeKind::Semaphore, "stoves");
    drawing.wire(window, cook);
    drawing.wire(cook, oven);
    drawing.wire(cook, stoves);
    QVERIFY(toText(expand(drawing.layout))
                .endsWith(QStringLiteral("cook:\n"
                                         "    forever\n"
                                         "        get window\n"
                                         "        with oven\n"
                                         "            with stoves\n"
                                         "                sleep 0.70 s\n"
                                         "        task_done window\n")));
}

void TestExpand::eventsGateAndAnnounce()
{
    Drawing drawing;
    const NodeId chef =
        drawing.add(NodeKind::Producer, "chef", {{Param::Count, number(1)}, {Param::Start, seconds(2)}});
    const NodeId open = drawing.add(NodeKind::Event, "open");
    const NodeId guest = drawing.add(NodeKind::Producer, "guest", {{Param::Count, number(1)}});
    drawing.wire(chef, open);
    drawing.wire(open, guest);
    QVERIFY(toText(expand(drawing.layout))
                .endsWith(QStringLiteral("chef:\n"
                                         "    sleep 2.00 s\n"
                                         "    repeat 1\n"
                                         "        sleep 0.50 s\n"
                                         "    set open\n"
                                         "guest:\n"
                                         "    wait for open\n"
                                         "    repeat 1\n"
                                         "        sleep 0.50 s\n")));
}

void TestExpand::scopesRunWhatTheyHold()
{
    Drawing drawing;
    const NodeId rush = drawing.add(NodeKind::Timeout, "rush", {{Param::Delay, seconds(3)}});
    const NodeId makers = drawing.add(NodeKind::TaskGroup, "makers", {}, rush);
    drawing.add(NodeKind::Task, "fax", {{Param::Steps, QList<Step>{}}}, makers);
    QCOMPARE(toText(expand(drawing.layout)),
             QStringLiteral("main:\n"
                            "    spawn rush\n"
                            "    wait\n"
                            "        await rush\n"
                            "rush:\n"
                            "    try\n"
                            "        timeout 3.00 s\n"
                            "            TaskGroup\n"
                            "                spawn makers\n"
                            "        except TimeoutError\n"
                            "            log time is up\n"
                            "makers:\n"
                            "    TaskGroup\n"
                            "        spawn fax\n"
                            "fax:\n"));
}

void TestExpand::cancellerWaitsAndCancels()
{
    Drawing drawing;
    const NodeId boss = drawing.add(NodeKind::Canceller, "boss", {{Param::At, seconds(1.5)}});
    const NodeId web = drawing.add(NodeKind::Producer, "web");
    drawing.wire(boss, web);
    QVERIFY(toText(expand(drawing.layout))
                .contains(QStringLiteral("boss:\n"
                                         "    sleep 1.50 s\n"
                                         "    cancel web\n")));
}

void TestExpand::spawnedTasksDoNotStartByThemselves()
{
    Drawing drawing;
    drawing.add(NodeKind::Task, "helper", {{Param::Spawned, true}});
    QVERIFY(!toText(expand(drawing.layout)).contains(QStringLiteral("spawn")));
}

void TestExpand::stepsWithoutATargetAreLeftOut()
{
    Step inside;
    inside.verb = Verb::Sleep;
    inside.time = Duration::fixed(100'000);
    Step guard;
    guard.verb = Verb::With;
    guard.target = NodeId(99);
    guard.body = {inside};
    Drawing drawing;
    drawing.add(NodeKind::Task, "t", {{Param::Steps, QList<Step>{guard}}});
    QVERIFY(toText(expand(drawing.layout)).endsWith(QStringLiteral("t:\n    sleep 0.10 s\n")));
}

QTEST_GUILESS_MAIN(TestExpand)
#include "tst_expand.moc"
