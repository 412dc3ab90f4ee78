// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/catalog/linkoffer.h"
#include "engine/catalog/links.h"
#include "tests/support/suite.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

namespace tst_catalog {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// Every value of the enum has its row at its place, with words, and a key of its own.
template <typename Info, typename Of> void verifyTable(const QList<Info> &catalog, int count, Of of)
{
    QCOMPARE(catalog.size(), count);
    QSet<QString> keys;
    for (qsizetype i = 0; i < catalog.size(); ++i) {
        const Info &row = catalog[i];
        QCOMPARE(qsizetype(of(row)), i);
        QCOMPARE(&info(of(row)), &row);
        QVERIFY(!row.key.isEmpty());
        QVERIFY2(!row.label().isEmpty(), qPrintable(row.key));
        QVERIFY2(row.help().endsWith(u'.'), qPrintable(row.key));
        QVERIFY2(!keys.contains(row.key), qPrintable(row.key));
        keys.insert(row.key);
    }
}

/// A language in which every word stands in brackets.
class Bracketed : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        return qstrcmp(context, "Catalog") == 0 ? u'[' + QString::fromUtf8(text) + u']' : QString();
    }
};

/// A producer and a consumer, a task and so on: one node of each kind, in the order of the catalog.
Layout oneOfEach()
{
    Layout layout;
    for (const NodeInfo &kind : nodeCatalog())
        layout.nodes.append(makeNode(layout, kind.kind, {}));
    return layout;
}

NodeId of(NodeKind kind)
{
    return NodeId(quint32(kind) + 1);
}

/// "getting", or "getting: get join" with the steps that a Task is offered, or "-".
QString inWords(const LinkOffer &offer)
{
    if (!offer.fits)
        return u"-"_s;
    QStringList words{info(offer.kind).key};
    for (const Step &step : offer.steps)
        words.append(info(step.verb).key);
    return words.join(u' ');
}

} // namespace

class TestCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesAreCompleteAndInOrder();
    void sentencesCanNameEverything();
    void everyIconIsThere();
    void wordsAreTranslatedWhenTheyAreRead();
    void pythonNamesAreNoLabels();
    void everyRelationHasItsOpposite();
    void parametersHaveDefaultsOfTheirType();
    void verbsActOnWhatTheirNameSays();
    void everyParameterBelongsToSomeKind();
    void newNodesHaveDefaultsAndNamesOfTheirOwn();
    void operandsAreWhatCanBeAwaited();
    void predicatesAskAboutWhatTheyName();
    void linksAreCalledByWhatTheyUse();
    void stepsThatAskAreLinkedToo();
    void everyPairIsOffered_data();
    void everyPairIsOffered();
    void offersLeadFromActorToWhatItUses();
    void framesTakeMembersAndNoWires();
    void refusalsSayWhatToDoInstead();
    void duplicatesAreRefused();
    void nothingIsLinkedToItselfOrToNothing();
};

void TestCatalog::tablesAreCompleteAndInOrder()
{
    verifyTable(nodeCatalog(), kNodeKindCount, [](const NodeInfo &row) { return row.kind; });
    verifyTable(paramCatalog(), kParamCount, [](const ParamInfo &row) { return row.param; });
    verifyTable(linkCatalog(), kLinkKindCount, [](const LinkInfo &row) { return row.kind; });
    verifyTable(verbCatalog(), kVerbCount, [](const VerbInfo &row) { return row.verb; });
    for (const NodeInfo &kind : nodeCatalog()) {
        QVERIFY2(!kind.icon.isEmpty(), qPrintable(kind.key));
        QVERIFY2(!kind.nameStem.isEmpty(), qPrintable(kind.key));
        QCOMPARE(int(isActor(kind.kind)) + int(isResource(kind.kind)) + int(isScope(kind.kind))
                     + int(isCode(kind.kind)),
                 1);
    }
}

void TestCatalog::sentencesCanNameEverything()
{
    for (const NodeInfo &row : nodeCatalog()) {
        const bool isNamed = isResource(row.kind) || row.kind == NodeKind::Task;
        QVERIFY2(row.named.english().contains(u"{name}"_s) == isNamed, qPrintable(row.key));
    }
    for (const VerbInfo &row : verbCatalog()) {
        const bool opensScope = !row.scope.isEmpty();
        QVERIFY2(row.scopeNamed.english().contains(u"{name}"_s) == opensScope, qPrintable(row.key));
        QVERIFY2(row.scopeOf.english().contains(u"{task}"_s) == opensScope, qPrintable(row.key));
    }
}

void TestCatalog::everyIconIsThere()
{
    QFile resources(QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/resources.qrc"));
    QVERIFY(resources.open(QIODevice::ReadOnly));
    const QByteArray listed = resources.readAll();
    const auto isThere = [&listed](const QString &icon) {
        return listed.contains("icons/" + icon.toUtf8() + ".svg");
    };
    for (const NodeInfo &row : nodeCatalog())
        QVERIFY2(isThere(row.icon), qPrintable(row.key));
    for (const VerbInfo &row : verbCatalog())
        QVERIFY2(isThere(row.icon), qPrintable(row.key));
    QCOMPARE(info(Verb::SetException).icon, u"future"_s);
    QCOMPARE(info(Verb::AsyncFor).icon, u"ticker"_s);
}

void TestCatalog::wordsAreTranslatedWhenTheyAreRead()
{
    QCOMPARE(info(NodeKind::Queue).label(), u"Queue"_s);
    Bracketed language;
    QCoreApplication::installTranslator(&language);
    const QString label = info(NodeKind::Queue).label();
    const QString link = labelOf(LinkKind::Putting, NodeKind::Counter);
    const QString zero = info(Param::Capacity).zeroMeans();
    const QString none = info(Param::Parties).zeroMeans();
    Predicate predicate;
    predicate.of = Predicate::Of::EventSet;
    predicate.negated = true;
    const QString asked = wordsOf(predicate, u"bell"_s);
    const QString english = info(Verb::Put).label.english();
    QCoreApplication::removeTranslator(&language);
    QCOMPARE(label, u"[Queue]"_s);
    QCOMPARE(link, u"[writes]"_s);
    QCOMPARE(zero, u"[unbounded]"_s);
    QCOMPARE(none, QString());
    QCOMPARE(asked, u"[bell is not set]"_s);
    QCOMPARE(english, u"put"_s);
    QCOMPARE(info(NodeKind::Queue).label(), u"Queue"_s);
}

/// What Python calls a thing is a name, or several: no words for people, and nothing to translate.
void TestCatalog::pythonNamesAreNoLabels()
{
    static const QRegularExpression name(u"^[A-Za-z_.*]+( [a-z]+)?$"_s);
    const auto verify = [](const QString &python, const QString &key) {
        for (const QString &each : python.split(u", "_s, Qt::SkipEmptyParts))
            QVERIFY2(name.match(each).hasMatch(), qPrintable(key));
    };
    for (const NodeInfo &row : nodeCatalog())
        verify(row.python, row.key);
    for (const VerbInfo &row : verbCatalog())
        verify(row.python, row.key);
    for (const ParamInfo &row : paramCatalog())
        verify(row.python, row.key);
    for (const ChoiceInfo &choice : info(Param::Order).choices)
        verify(choice.python, choice.key);
    QCOMPARE(info(NodeKind::Lock).python, u"asyncio.Lock"_s);
    QCOMPARE(info(Verb::Cpu).python, QString());
    QCOMPARE(info(Param::Capacity).python, u"maxsize"_s);
}

void TestCatalog::everyRelationHasItsOpposite()
{
    for (int at = 0; at < kRelationCount; ++at) {
        const auto relation = Predicate::Relation(at);
        QVERIFY(opposite(relation) != relation);
        QCOMPARE(opposite(opposite(relation)), relation);
    }
}

void TestCatalog::parametersHaveDefaultsOfTheirType()
{
    for (const ParamInfo &param : paramCatalog()) {
        switch (param.type) {
        case ParamInfo::Type::Flag:
            QVERIFY2(std::holds_alternative<bool>(param.defaultValue), qPrintable(param.key));
            break;
        case ParamInfo::Type::Number: {
            const qint64 *number = std::get_if<qint64>(&param.defaultValue);
            QVERIFY2(number, qPrintable(param.key));
            QVERIFY2(*number >= param.minimum && *number <= param.maximum, qPrintable(param.key));
            break;
        }
        case ParamInfo::Type::Time: {
            const Duration *time = std::get_if<Duration>(&param.defaultValue);
            QVERIFY2(time, qPrintable(param.key));
            QVERIFY2(time->low >= param.minimum && time->low <= param.maximum, qPrintable(param.key));
            break;
        }
        case ParamInfo::Type::Choice: {
            const qint64 *chosen = std::get_if<qint64>(&param.defaultValue);
            QVERIFY2(chosen && *chosen >= 0 && *chosen < param.choices.size(), qPrintable(param.key));
            break;
        }
        case ParamInfo::Type::Text:
        case ParamInfo::Type::Code:
            QVERIFY2(std::holds_alternative<QString>(param.defaultValue), qPrintable(param.key));
            QVERIFY2(param.maximum > 0, qPrintable(param.key));
            break;
        case ParamInfo::Type::Steps:
            QVERIFY2(std::holds_alternative<QList<Step>>(param.defaultValue), qPrintable(param.key));
            break;
        }
    }
}

void TestCatalog::verbsActOnWhatTheirNameSays()
{
    const auto queue = QList{NodeKind::Queue};
    const auto locks = QList{NodeKind::Lock, NodeKind::Semaphore, NodeKind::Condition};
    QCOMPARE(info(Verb::Put).targets, queue);
    QCOMPARE(info(Verb::Join).targets, queue);
    QCOMPARE(info(Verb::Acquire).targets, locks);
    QCOMPARE(info(Verb::With).targets, locks);
    QCOMPARE(info(Verb::Wait).targets, (QList{NodeKind::Event, NodeKind::Condition, NodeKind::Barrier}));
    for (const NodeKind kind : info(Verb::Await).targets)
        QVERIFY(isActor(kind) || isScope(kind) || kind == NodeKind::Future);
    QVERIFY(info(Verb::Sleep).hasTime && !info(Verb::Sleep).hasBody);
    QVERIFY(info(Verb::Timeout).hasTime && info(Verb::Timeout).hasBody);
    QVERIFY(info(Verb::Repeat).hasCount && info(Verb::Repeat).hasBody);
    QVERIFY(info(Verb::Raise).hasText && info(Verb::Except).hasText && info(Verb::Except).hasBody);
    QVERIFY(info(Verb::Group).forPeople && !info(Verb::WaitAll).forPeople && info(Verb::Finally).forPeople);
    QVERIFY(info(Verb::If).hasPredicate && info(Verb::WaitUntil).hasPredicate
            && !info(Verb::Else).hasPredicate);
}

void TestCatalog::everyParameterBelongsToSomeKind()
{
    QSet<int> used;
    for (const NodeInfo &kind : nodeCatalog()) {
        for (const Param param : kind.parameters)
            used.insert(int(param));
    }
    QCOMPARE(used.size(), kParamCount);
}

void TestCatalog::newNodesHaveDefaultsAndNamesOfTheirOwn()
{
    Layout layout = oneOfEach();
    for (const NodeInfo &kind : nodeCatalog()) {
        const Node node = makeNode(layout, kind.kind, QPointF(3, 4));
        QCOMPARE(node.name, kind.nameStem + (isCode(kind.kind) ? u"_2"_s : u"-2"_s));
        QCOMPARE(node.position, QPointF(3, 4));
        QCOMPARE(node.size.isEmpty(), kind.group != NodeGroup::Scope);
        QCOMPARE(node.parameters.isEmpty(), !isCode(kind.kind)); // code says something already
        QVERIFY(!layout.find(node.id));
    }
}

void TestCatalog::operandsAreWhatCanBeAwaited()
{
    QStringList operands;
    QStringList takers;
    for (const VerbInfo &verb : verbCatalog()) {
        if (verb.canBeOperand)
            operands.append(verb.key);
        if (verb.takesOperands && verb.forPeople)
            takers.append(verb.key);
        QVERIFY2(!verb.canBeOperand || !verb.hasBody, qPrintable(verb.key));
        QVERIFY2(!verb.takesOperands || verb.hasBody, qPrintable(verb.key));
    }
    QCOMPARE(operands.join(u' '), u"sleep to_thread put get join acquire wait wait_until spawn await"_s);
    QCOMPARE(takers.join(u' '), u"wait_for shield gather wait_tasks as_completed"_s);
}

void TestCatalog::predicatesAskAboutWhatTheyName()
{
    QCOMPARE(predicateCatalog().size(), kPredicateCount);
    QCOMPARE(relationKeys().size(), kRelationCount);
    QSet<QString> keys;
    for (qsizetype i = 0; i < predicateCatalog().size(); ++i) {
        const PredicateInfo &row = predicateCatalog()[i];
        QCOMPARE(qsizetype(row.of), i);
        QCOMPARE(&info(row.of), &row);
        QVERIFY2(!row.label().isEmpty(), qPrintable(row.key));
        QVERIFY2(!row.question().isEmpty(), qPrintable(row.key));
        QVERIFY2(row.yes() != row.no(), qPrintable(row.key));
        for (const Phrase &words : {row.yes, row.no}) {
            QCOMPARE(words.english().contains(u"{node}"_s), !row.targets.isEmpty());
            QCOMPARE(words.english().contains(u"{relation} {value}"_s), row.compares());
        }
        keys.insert(row.key);
    }
    QCOMPARE(keys.size(), kPredicateCount);
    QCOMPARE(info(Predicate::Of::BarrierBroken).targets, QList{NodeKind::Barrier});
    QVERIFY(info(Predicate::Of::GotSentinel).targets.isEmpty());
    QVERIFY(info(Predicate::Of::Counter).compares() && !info(Predicate::Of::TaskDone).compares());
}

void TestCatalog::linksAreCalledByWhatTheyUse()
{
    QCOMPARE(labelOf(LinkKind::Putting, NodeKind::Queue), u"puts into"_s);
    QCOMPARE(labelOf(LinkKind::Putting, NodeKind::Counter), u"writes"_s);
    QCOMPARE(labelOf(LinkKind::Getting, NodeKind::Ticker), u"loops over"_s);
    QCOMPARE(labelOf(LinkKind::Waiting, NodeKind::Barrier), u"waits at"_s);
    QCOMPARE(labelOf(LinkKind::Asking, NodeKind::Counter), u"asks about"_s);
}

void TestCatalog::stepsThatAskAreLinkedToo()
{
    Layout layout = oneOfEach();
    const NodeId task = of(NodeKind::Task);
    Step asking;
    asking.verb = Verb::WaitUntil;
    asking.target = of(NodeKind::Condition);
    asking.predicate.target = of(NodeKind::Counter);
    Step alone; // about the task itself, whatever target it may have had before
    alone.verb = Verb::If;
    alone.predicate = {Predicate::Of::GotSentinel, {}, false, of(NodeKind::Lock), 0, {}};
    alone.body = {asking, asking};
    layout.find(task)->parameters.insert(Param::Steps, QList<Step>{alone});
    const QList<Link> expected{{LinkId::None, LinkKind::Waiting, task, of(NodeKind::Condition), {}},
                               {LinkId::None, LinkKind::Asking, task, of(NodeKind::Counter), {}}};
    QCOMPARE(allLinks(layout), expected);
}

void TestCatalog::everyPairIsOffered_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QStringList>("expected");
    // For each kind the drag begins at: what it offers towards every kind, in the order of the catalog.
    const QString no = u"-"_s;
    const QString tasks = u"awaiting await cancel spawn result"_s;
    const QString guard = u"guarding with acquire release"_s;
    const QString run = u"waiting run_in_executor"_s;
    const QString ticks = u"getting async_for"_s;
    const QString putting = u"putting"_s;
    const QString getting = u"getting"_s;
    const QString guarding = u"guarding"_s;
    const QString setting = u"setting"_s;
    const QString waiting = u"waiting"_s;
    const QString cancels = u"cancelling"_s;
    using Row = QStringList;
    const auto row = [](NodeKind kind, const QList<QStringList> &expected) {
        QStringList all; // actors, resources, frames
        for (const QStringList &some : expected)
            all += some;
        all += QStringList(kNodeKindCount - kFirstCode, u"-"_s); // code takes no wire
        QTest::newRow(qPrintable(info(kind).key)) << int(kind) << all;
    };
    const Row sixNo(6, no);
    const Row tenNo(10, no);
    const Row sixTasks(6, tasks);
    const Row sixCancels(6, cancels);
    // Towards a queue, lock, semaphore, event, condition, barrier, counter, future, ticker, executor.
    const Row byWorker{putting, guarding, guarding, setting, guarding, waiting, no, no, no, no};
    const Row byTask{u"putting put"_s,
                     guard,
                     guard,
                     u"setting set clear"_s,
                     u"setting notify notify_all with"_s,
                     u"waiting wait reset abort"_s,
                     u"putting write"_s,
                     u"setting set_result set_exception cancel"_s,
                     ticks,
                     run};
    using K = NodeKind;
    row(K::Producer, {{no, no, tasks, cancels}, byWorker, sixNo});
    row(K::Consumer, {{no, no, tasks, cancels}, byWorker, sixNo});
    row(K::Task, {{tasks, tasks, no, tasks}, byTask, sixTasks});
    row(K::Canceller, {{cancels, cancels, cancels, no}, tenNo, sixCancels});
    // From a resource to a producer, consumer, task, canceller.
    row(K::Queue, {{no, getting, u"getting get join async_for"_s, no}, tenNo, sixNo});
    row(K::Lock, {{guarding, guarding, guard, no}, tenNo, sixNo});
    row(K::Semaphore, {{guarding, guarding, guard, no}, tenNo, sixNo});
    row(K::Event, {{waiting, waiting, u"waiting wait"_s, no}, tenNo, sixNo});
    row(K::Condition, {{guarding, guarding, u"waiting wait wait_until with"_s, no}, tenNo, sixNo});
    row(K::Barrier, {{waiting, waiting, u"waiting wait"_s, no}, tenNo, sixNo});
    row(K::Counter, {{no, no, u"getting read"_s, no}, tenNo, sixNo});
    row(K::Future, {{no, no, u"awaiting await cancel result"_s, no}, tenNo, sixNo});
    row(K::Ticker, {{no, no, ticks, no}, tenNo, sixNo});
    row(K::Executor, {{no, no, run, no}, tenNo, sixNo});
    for (const NodeKind frame : {K::TaskGroup, K::Gather, K::Wait, K::Timeout, K::Shield, K::Retry})
        row(frame, {{no, no, tasks, cancels}, tenNo, sixNo});
    for (const NodeKind code : {K::Function, K::Class, K::Module})
        row(code, {Row(4, no), tenNo, sixNo});
}

void TestCatalog::refusalsSayWhatToDoInstead()
{
    const Layout layout = oneOfEach();
    const auto refusal = [&](NodeKind from, NodeKind to) {
        return offerLink(layout, of(from), of(to)).refusal;
    };
    QCOMPARE(refusal(NodeKind::Producer, NodeKind::Counter),
             u"producer-1 has no step that reads or writes counter-1: use a Task instead."_s);
    QCOMPARE(refusal(NodeKind::Future, NodeKind::Consumer),
             u"consumer-1 has no step that sets or awaits future-1: use a Task instead."_s);
    QCOMPARE(refusal(NodeKind::Producer, NodeKind::Ticker),
             u"producer-1 goes at its own pace; to loop over the ticks of ticker-1, use a Task."_s);
    QCOMPARE(refusal(NodeKind::Consumer, NodeKind::Executor),
             u"consumer-1 makes no blocking calls; a Task can run them on pool-1."_s);
    QCOMPARE(refusal(NodeKind::Canceller, NodeKind::Event),
             u"A canceller cancels tasks; event-1 is an Event."_s);
    QCOMPARE(refusal(NodeKind::Canceller, NodeKind::Barrier),
             u"A canceller cancels tasks; barrier-1 is a Barrier."_s);
    QCOMPARE(refusal(NodeKind::Canceller, NodeKind::Future),
             u"A canceller cancels tasks; a Task can cancel the future future-1 in one of its steps."_s);
    QCOMPARE(refusal(NodeKind::Task, NodeKind::Function),
             u"function_1 is code: it uses others by their names, and wires follow from what it says."_s);
}

void TestCatalog::everyPairIsOffered()
{
    QFETCH(int, source);
    QFETCH(QStringList, expected);
    const Layout layout = oneOfEach();
    QStringList offered;
    for (const NodeInfo &kind : nodeCatalog())
        offered.append(inWords(offerLink(layout, of(NodeKind(source)), of(kind.kind))));
    QCOMPARE(offered, expected);
}

void TestCatalog::offersLeadFromActorToWhatItUses()
{
    const Layout layout = oneOfEach();
    for (const Node &source : layout.nodes) {
        for (const Node &target : layout.nodes) {
            const LinkOffer offer = offerLink(layout, source.id, target.id);
            QCOMPARE(offer.refusal.isEmpty(), offer.fits);
            if (!offer.fits) {
                QVERIFY2(offer.refusal.endsWith(u'.'), qPrintable(offer.refusal));
                continue;
            }
            const Node &actor = *layout.find(offer.from);
            QVERIFY(isActor(actor.kind));
            QVERIFY((offer.from == source.id && offer.to == target.id)
                    || (offer.from == target.id && offer.to == source.id));
            QCOMPARE(offer.steps.isEmpty(), actor.kind != NodeKind::Task);
            for (const Step &step : offer.steps) {
                QCOMPARE(step.target, offer.to);
                QVERIFY(info(step.verb).targets.contains(layout.find(offer.to)->kind));
            }
        }
    }
}

void TestCatalog::framesTakeMembersAndNoWires()
{
    const Layout layout = oneOfEach();
    const NodeId group = of(NodeKind::TaskGroup);
    const QString refusal = offerLink(layout, of(NodeKind::Producer), group).refusal;
    QCOMPARE(refusal,
             u"%1 is a frame: move %2 into it to make it a member."_s.arg(
                 layout.find(group)->name, layout.find(of(NodeKind::Producer))->name));
}

void TestCatalog::duplicatesAreRefused()
{
    Layout layout = oneOfEach();
    const NodeId consumer = of(NodeKind::Consumer);
    const NodeId queue = of(NodeKind::Queue);
    layout.links.append({LinkId(1), LinkKind::Getting, consumer, queue, {}});
    const LinkOffer again = offerLink(layout, queue, consumer);
    QVERIFY(!again.fits);
    QCOMPARE(again.refusal, u"consumer-1 and queue-1 are already connected."_s);
    // The other way round it means something else, and a task may do the same as often as it likes.
    QCOMPARE(inWords(offerLink(layout, consumer, queue)), u"putting"_s);
    Step get;
    get.verb = Verb::Get;
    get.target = queue;
    layout.find(of(NodeKind::Task))->parameters.insert(Param::Steps, QList<Step>{get});
    QVERIFY(offerLink(layout, queue, of(NodeKind::Task)).fits);
}

void TestCatalog::nothingIsLinkedToItselfOrToNothing()
{
    const Layout layout = oneOfEach();
    for (const Node &node : layout.nodes) {
        QCOMPARE(offerLink(layout, node.id, node.id).refusal,
                 u"%1 cannot be connected to itself."_s.arg(node.name));
        QVERIFY(!offerLink(layout, node.id, NodeId::None).fits);
        QVERIFY(!offerLink(layout, NodeId(99), node.id).fits);
    }
}

SIGNALBOX_TEST(TestCatalog)

} // namespace tst_catalog

#include "tst_catalog.moc"
