// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/catalog/linkoffer.h"
#include "engine/program/program.h"
#include "engine/program/programtext.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_expand {

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

Step step(Verb verb, NodeId target = NodeId::None, QList<Step> body = {})
{
    Step made;
    made.verb = verb;
    made.target = target;
    made.body = std::move(body);
    return made;
}

Step sleepStep(double time)
{
    Step made = step(Verb::Sleep);
    made.time = Duration::fixed(fromSeconds(time));
    return made;
}

Step worded(Verb verb, const char *words, QList<Step> body = {})
{
    Step made = step(verb, NodeId::None, std::move(body));
    made.text = QString::fromUtf8(words);
    return made;
}

Step asking(Verb verb, Predicate::Of of, QList<Step> body = {}, NodeId target = NodeId::None)
{
    Step made = step(verb, NodeId::None, std::move(body));
    made.predicate.of = of;
    made.predicate.target = target;
    return made;
}

ParamValue steps(QList<Step> list)
{
    return list;
}

/// The part of a program's text that tells of the body \a name.
QString bodyText(const Program &program, const char *name)
{
    const QString text = toText(program);
    const qsizetype begin = text.indexOf(QLatin1String(name) + QStringLiteral(":\n"));
    qsizetype end = begin;
    do
        end = text.indexOf(u'\n', end) + 1;
    while (end < text.size() && text[end] == u' ');
    return text.mid(begin, end - begin);
}

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
    void resourcesBringWhatIsSetOnThem();
    void everythingThatCanBeSetOnAResourceCounts();
    void sentinelsEndConsumers();
    void priorityQueuesTakeNoSentinels();
    void consumersPassItemsOn();
    void itemsOfStepsHaveWords();
    void framesAreTasks();
    void waitFramesCancelWhatIsPending();
    void severalInAShieldAreGathered();
    void operandsBecomeTasksOfTheirOwn();
    void onlyWhatCanBeAwaitedIsAnOperand();
    void questionsFindWhatTheyAskAbout();
    void whatPythonWouldRefuseIsLeftOut();
    void loopsThatEndByThemselvesAreNotEndless_data();
    void loopsThatEndByThemselvesAreNotEndless();
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

void TestExpand::resourcesBringWhatIsSetOnThem()
{
    Drawing drawing;
    drawing.add(NodeKind::Queue, "jobs",
                {{Param::Capacity, number(4)}, {Param::Order, number(int(QueueOrder::Priority))}});
    drawing.add(NodeKind::Semaphore, "doors", {{Param::Permits, number(3)}, {Param::Bounded, true}});
    drawing.add(NodeKind::Barrier, "start", {{Param::Parties, number(5)}});
    drawing.add(NodeKind::Counter, "sold", {{Param::Initial, number(6)}});
    drawing.add(NodeKind::Ticker, "clock", {{Param::Count, number(7)}, {Param::Every, seconds(0.25)}});
    drawing.add(NodeKind::Executor, "pool", {{Param::Workers, number(8)}});
    const Program program = expand(drawing.layout);
    const std::vector<ProgramResource> &all = program.resources;
    QCOMPARE(all.size(), 6u);
    QCOMPARE(all[0].amount, 4);
    QCOMPARE(all[0].order, QueueOrder::Priority);
    QCOMPARE(all[1].amount, 3);
    QVERIFY(all[1].isBounded);
    QCOMPARE(all[2].amount, 5);
    QCOMPARE(all[3].amount, 6);
    QCOMPARE(all[4].amount, 7);
    QVERIFY(all[4].time == Duration::fixed(250'000));
    QCOMPARE(all[5].amount, 8);
}

void TestExpand::everythingThatCanBeSetOnAResourceCounts()
{
    const auto another = [](const ParamValue &value) -> ParamValue {
        if (const bool *flag = std::get_if<bool>(&value))
            return !*flag;
        if (const qint64 *number = std::get_if<qint64>(&value))
            return *number + 1;
        return Duration::fixed(std::get<Duration>(value).low + 1);
    };
    for (const NodeInfo &kind : nodeCatalog()) {
        if (kind.group != NodeGroup::Resource)
            continue;
        Drawing drawing;
        drawing.add(kind.kind, "it");
        const ProgramResource before = expand(drawing.layout).resources.front();
        for (const Param each : kind.parameters) {
            Drawing other;
            other.add(kind.kind, "it", {{each, another(info(each).defaultValue)}});
            QVERIFY2(expand(other.layout).resources.front() != before,
                     qPrintable(kind.key + u' ' + info(each).key));
        }
    }
}

void TestExpand::sentinelsEndConsumers()
{
    Drawing drawing;
    const NodeId web =
        drawing.add(NodeKind::Producer, "web", {{Param::Count, number(3)}, {Param::Sentinels, number(2)}});
    const NodeId window = drawing.add(NodeKind::Queue, "window");
    const NodeId cook = drawing.add(NodeKind::Consumer, "cook", {{Param::UntilSentinel, true}});
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
                            "        sleep 0.50 s\n"
                            "        put window\n"
                            "    repeat 2\n"
                            "        put window sentinel\n"
                            "cook:\n"
                            "    forever\n"
                            "        get window\n"
                            "        if the item is None\n"
                            "            task_done window\n"
                            "            break\n"
                            "        sleep 0.50 s\n"
                            "        task_done window\n"));
}

void TestExpand::priorityQueuesTakeNoSentinels()
{
    Drawing drawing;
    const NodeId web =
        drawing.add(NodeKind::Producer, "web",
                    {{Param::Count, number(1)}, {Param::Sentinels, number(1)}, {Param::Priority, number(7)}});
    const NodeId jobs =
        drawing.add(NodeKind::Queue, "jobs", {{Param::Order, number(int(QueueOrder::Priority))}});
    drawing.wire(web, jobs);
    QCOMPARE(bodyText(expand(drawing.layout), "web"),
             QStringLiteral("web:\n    repeat 1\n        sleep 0.50 s\n        put jobs 7\n"));
}

void TestExpand::consumersPassItemsOn()
{
    Drawing drawing;
    const NodeId raw = drawing.add(NodeKind::Queue, "raw");
    const NodeId done = drawing.add(NodeKind::Queue, "done");
    const NodeId cook =
        drawing.add(NodeKind::Consumer, "cook", {{Param::Count, number(1)}, {Param::Work, seconds(0)}});
    drawing.wire(raw, cook);
    drawing.wire(cook, done);
    QCOMPARE(bodyText(expand(drawing.layout), "cook"),
             QStringLiteral(
                 "cook:\n    repeat 1\n        get raw\n        put done forward\n        task_done raw\n"));
}

void TestExpand::itemsOfStepsHaveWords()
{
    Drawing drawing;
    const NodeId raw = drawing.add(NodeKind::Queue, "raw");
    Step named = step(Verb::Put, raw);
    named.text = QStringLiteral("tea");
    Step last = step(Verb::PutNowait, raw);
    last.choice = quint8(PutChoice::Sentinel);
    drawing.add(NodeKind::Task, "t", {{Param::Steps, steps({step(Verb::Put, raw), named, last})}});
    QCOMPARE(bodyText(expand(drawing.layout), "t"),
             QStringLiteral("t:\n    put raw item\n    put raw tea\n    put_nowait raw sentinel\n"));
}

void TestExpand::framesAreTasks()
{
    Drawing drawing;
    const NodeId all = drawing.add(NodeKind::Gather, "all", {{Param::ReturnExceptions, true}});
    drawing.add(NodeKind::Task, "a", {}, all);
    drawing.add(NodeKind::Task, "b", {}, all);
    const NodeId hard =
        drawing.add(NodeKind::Retry, "hard", {{Param::Attempts, number(4)}, {Param::Backoff, seconds(0.1)}});
    drawing.add(NodeKind::Task, "c", {}, hard);
    const NodeId late =
        drawing.add(NodeKind::Timeout, "late", {{Param::Absolute, true}, {Param::Delay, seconds(3)}});
    drawing.add(NodeKind::Task, "d", {}, late);
    const NodeId safe = drawing.add(NodeKind::Shield, "safe");
    drawing.add(NodeKind::Task, "e", {}, safe);
    const Program program = expand(drawing.layout);
    QCOMPARE(bodyText(program, "all"),
             QStringLiteral("all:\n    gather return_exceptions\n        spawn a\n        spawn b\n"));
    QCOMPARE(bodyText(program, "hard"),
             QStringLiteral("hard:\n    retry 0.10 s 4\n        TaskGroup\n            spawn c\n"));
    QVERIFY(bodyText(program, "late").contains(QStringLiteral("        timeout_at 3.00 s\n")));
    QCOMPARE(bodyText(program, "safe"), QStringLiteral("safe:\n    shield\n        spawn e\n"));
}

void TestExpand::waitFramesCancelWhatIsPending()
{
    for (const bool cancels : {true, false}) {
        Drawing drawing;
        const NodeId race = drawing.add(NodeKind::Wait, "race",
                                        {{Param::ReturnWhen, number(int(WaitChoice::FirstCompleted))},
                                         {Param::WaitTimeout, seconds(2)},
                                         {Param::CancelPending, cancels}});
        drawing.add(NodeKind::Task, "a", {}, race);
        drawing.add(NodeKind::Task, "b", {}, race);
        drawing.add(NodeKind::Wait, "empty");
        const Program program = expand(drawing.layout);
        const QString waits = QStringLiteral("race:\n"
                                             "    asyncio.wait FIRST_COMPLETED 2.00 s\n"
                                             "        spawn a\n"
                                             "        spawn b\n");
        const QString rest = QStringLiteral("    cancel a\n    cancel b\n");
        QCOMPARE(bodyText(program, "race"), cancels ? waits + rest : waits);
        QCOMPARE(bodyText(program, "empty"), QStringLiteral("empty:\n"));
    }
}

void TestExpand::severalInAShieldAreGathered()
{
    Drawing drawing;
    const NodeId safe = drawing.add(NodeKind::Shield, "safe-1");
    drawing.add(NodeKind::Task, "a", {}, safe);
    drawing.add(NodeKind::Task, "b", {}, safe);
    const Program program = expand(drawing.layout);
    QCOMPARE(bodyText(program, "safe-1"),
             QStringLiteral("safe-1:\n    shield\n        spawn safe_1_inner\n"));
    QCOMPARE(bodyText(program, "safe_1_inner"),
             QStringLiteral("safe_1_inner:\n    gather\n        spawn a\n        spawn b\n"));
    QCOMPARE(program.bodies.back().identifier, QStringLiteral("safe_1_inner"));
    QVERIFY(!program.bodies.back().isAnonymous);
}

void TestExpand::operandsBecomeTasksOfTheirOwn()
{
    Drawing drawing;
    const NodeId raw = drawing.add(NodeKind::Queue, "raw");
    const NodeId oven = drawing.add(NodeKind::Lock, "oven");
    const NodeId answer = drawing.add(NodeKind::Future, "answer");
    const NodeId helper = drawing.add(NodeKind::Task, "helper", {{Param::Spawned, true}});
    const QList<Step> operands{step(Verb::Spawn, helper), step(Verb::Await, answer), step(Verb::Get, raw),
                               step(Verb::Acquire, oven), sleepStep(1)};
    drawing.add(NodeKind::Task, "t",
                {{Param::Steps, steps({step(Verb::AsCompleted, NodeId::None, operands)})}});
    const Program program = expand(drawing.layout);
    QCOMPARE(bodyText(program, "t"),
             QStringLiteral("t:\n"
                            "    as_completed\n"
                            "        spawn helper\n"
                            "        await answer\n"
                            "        spawn Queue.get\n"
                            "        spawn Lock.acquire\n"
                            "        spawn sleep\n"));
    QCOMPARE(bodyText(program, "Queue.get"), QStringLiteral("Queue.get:\n    get raw\n"));
    QCOMPARE(bodyText(program, "sleep"), QStringLiteral("sleep:\n    sleep 1.00 s\n"));
    QVERIFY(program.bodies.back().isAnonymous);
    QCOMPARE(program.steps.back().node, drawing.layout.findByName(QStringLiteral("t"))->id);
}

void TestExpand::onlyWhatCanBeAwaitedIsAnOperand()
{
    Drawing drawing;
    const NodeId open = drawing.add(NodeKind::Event, "open");
    const NodeId raw = drawing.add(NodeKind::Queue, "raw");
    Step limit =
        step(Verb::WaitFor, NodeId::None,
             {step(Verb::Set, open), worded(Verb::Log, "no"), step(Verb::Wait, open), step(Verb::Get, raw)});
    limit.time = Duration::fixed(500'000);
    const QList<Step> none{step(Verb::Shield, NodeId::None, {step(Verb::Set, open)}),
                           step(Verb::WaitTasks, NodeId::None, {step(Verb::Repeat)}), step(Verb::Gather)};
    drawing.add(NodeKind::Task, "t", {{Param::Steps, steps(QList<Step>{limit} + none)}});
    QCOMPARE(bodyText(expand(drawing.layout), "t"),
             QStringLiteral("t:\n    asyncio.wait_for 0.50 s\n        spawn Event.wait\n    gather\n"));
}

void TestExpand::questionsFindWhatTheyAskAbout()
{
    using Of = Predicate::Of;
    Drawing drawing;
    const NodeId sold = drawing.add(NodeKind::Counter, "sold");
    const NodeId other = drawing.add(NodeKind::Task, "other");
    const NodeId room = drawing.add(NodeKind::Condition, "room");
    Step many = asking(Verb::While, Of::Counter, {sleepStep(1)}, sold);
    many.predicate.relation = Predicate::Relation::Less;
    many.predicate.value = 3;
    Step alive = asking(Verb::If, Of::TaskDone, {step(Verb::Cancel, other)}, other);
    alive.predicate.negated = true;
    Step until = asking(Verb::WaitUntil, Of::Counter, {}, sold);
    until.target = room;
    const Step lost = asking(Verb::If, Of::EventSet, {sleepStep(2)}, sold);
    const Step otherwise = step(Verb::Else, NodeId::None, {sleepStep(3)});
    drawing.add(NodeKind::Task, "t",
                {{Param::Steps, steps({many, alive, otherwise, lost, otherwise, until, otherwise})}});
    QCOMPARE(bodyText(expand(drawing.layout), "t"),
             QStringLiteral("t:\n"
                            "    while sold < 3\n"
                            "        sleep 1.00 s\n"
                            "    if not other is done\n"
                            "        cancel other\n"
                            "    else\n"
                            "        sleep 3.00 s\n"
                            "    wait until room sold == 0\n"));
}

void TestExpand::whatPythonWouldRefuseIsLeftOut()
{
    Drawing drawing;
    const QList<Step> ways{step(Verb::Break), step(Verb::Return)};
    const Step star =
        worded(Verb::ExceptStar, "OSError", ways + QList<Step>{step(Verb::Forever, NodeId::None, ways)});
    const QList<Step> list{
        step(Verb::Break),
        worded(Verb::Except, "ValueError"),
        step(Verb::Try, NodeId::None, {worded(Verb::Log, "plain")}),
        step(Verb::Try, NodeId::None,
             {star, step(Verb::Finally, NodeId::None, ways), worded(Verb::Except, "ValueError"),
              worded(Verb::Log, "body")}),
    };
    drawing.add(NodeKind::Task, "t", {{Param::Steps, steps(list)}});
    QCOMPARE(bodyText(expand(drawing.layout), "t"),
             QStringLiteral("t:\n"
                            "    log plain\n"
                            "    try\n"
                            "        log body\n"
                            "        except* OSError\n"
                            "            forever\n"
                            "                break\n"
                            "        finally\n"
                            "            return\n"));
}

void TestExpand::loopsThatEndByThemselvesAreNotEndless_data()
{
    using Of = Predicate::Of;
    const QList<Step> leaves{sleepStep(1), asking(Verb::If, Of::Cancelling, {step(Verb::Break)})};
    Step counts = asking(Verb::While, Of::Cancelling, {sleepStep(1)}); // while cancelling() == 0
    QTest::addColumn<QList<Step>>("list");
    QTest::addColumn<bool>("endless");
    QTest::newRow("forever") << QList<Step>{step(Verb::Forever, NodeId::None, {sleepStep(1)})} << true;
    QTest::newRow("break") << QList<Step>{step(Verb::Forever, NodeId::None, leaves)} << false;
    QTest::newRow("break of a loop inside")
        << QList<Step>{step(Verb::Forever, NodeId::None, {step(Verb::Repeat, NodeId::None, leaves)})} << true;
    QTest::newRow("return of a loop inside") << QList<Step>{step(
        Verb::Forever, NodeId::None, {step(Verb::Forever, NodeId::None, {step(Verb::Return)})})}
                                             << false;
    const Step answer = worded(Verb::Except, "CancelledError", {step(Verb::Break)});
    QTest::newRow("break when cancelled") << QList<Step>{step(
        Verb::Forever, NodeId::None, {step(Verb::Try, NodeId::None, {sleepStep(1), answer})})}
                                          << true;
    QTest::newRow("until cancelled") << QList<Step>{counts} << true;
    counts.predicate.value = 1;
    QTest::newRow("while asked to cancel") << QList<Step>{counts} << false;
    Step stopped = asking(Verb::While, Of::EventSet, {sleepStep(1)}, NodeId(1));
    QTest::newRow("while an event is set") << QList<Step>{stopped} << false;
    stopped.predicate.negated = true;
    QTest::newRow("until an event that nobody sets") << QList<Step>{stopped} << true;
    QTest::newRow("until an event that it sets") << QList<Step>{stopped, step(Verb::Set, NodeId(1))} << false;
    QTest::newRow("ticks") << QList<Step>{step(Verb::AsyncFor, NodeId(2), {sleepStep(1)})} << true;
    QTest::newRow("some ticks") << QList<Step>{step(Verb::AsyncFor, NodeId(3), {sleepStep(1)})} << false;
}

/// Automatically, main cancels who is endless once the others are done.
void TestExpand::loopsThatEndByThemselvesAreNotEndless()
{
    QFETCH(QList<Step>, list);
    QFETCH(bool, endless);
    const QList<std::pair<NodeKind, QMap<Param, ParamValue>>> frames{
        {NodeKind::TaskGroup, {}},
        {NodeKind::Gather, {}},
        {NodeKind::Shield, {}},
        {NodeKind::Retry, {}},
        {NodeKind::Wait, {}},
        {NodeKind::Wait, {{Param::ReturnWhen, number(int(WaitChoice::FirstCompleted))}}}};
    for (const auto &[kind, parameters] : frames) {
        Drawing drawing;
        drawing.add(NodeKind::Event, "stop");
        drawing.add(NodeKind::Ticker, "clock");
        drawing.add(NodeKind::Ticker, "three", {{Param::Count, number(3)}});
        drawing.add(NodeKind::Producer, "finite", {{Param::Count, number(1)}});
        const NodeId frame = drawing.add(kind, "frame", parameters);
        drawing.add(NodeKind::Task, "t", {{Param::Steps, list}}, frame);
        QCOMPARE(bodyText(expand(drawing.layout), "main").contains(QStringLiteral("cancel frame")), endless);
        const NodeId limited = drawing.add(NodeKind::Wait, "limited", {{Param::WaitTimeout, seconds(1)}});
        drawing.layout.find(NodeId(quint32(limited) - 1))->scope = limited;
        QVERIFY(!bodyText(expand(drawing.layout), "main").contains(QStringLiteral("cancel")));
    }
}

SIGNALBOX_TEST(TestExpand)

} // namespace tst_expand

#include "tst_expand.moc"
