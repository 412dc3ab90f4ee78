// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"

#include <QSet>
#include <QTest>

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
        QVERIFY2(!row.label.isEmpty(), qPrintable(row.key));
        QVERIFY2(row.help.endsWith(u'.'), qPrintable(row.key));
        QVERIFY2(!keys.contains(row.key), qPrintable(row.key));
        keys.insert(row.key);
    }
}

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
    void parametersHaveDefaultsOfTheirType();
    void verbsActOnWhatTheirNameSays();
    void everyParameterBelongsToSomeKind();
    void newNodesHaveDefaultsAndNamesOfTheirOwn();
    void everyPairIsOffered_data();
    void everyPairIsOffered();
    void offersLeadFromActorToWhatItUses();
    void framesTakeMembersAndNoWires();
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
        QCOMPARE(int(isActor(kind.kind)) + int(isResource(kind.kind)) + int(isScope(kind.kind)), 1);
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
        case ParamInfo::Type::Steps:
            QVERIFY2(std::holds_alternative<QList<Step>>(param.defaultValue), qPrintable(param.key));
            break;
        }
    }
}

void TestCatalog::verbsActOnWhatTheirNameSays()
{
    const auto queue = QList{NodeKind::Queue};
    const auto locks = QList{NodeKind::Lock, NodeKind::Semaphore};
    QCOMPARE(info(Verb::Put).targets, queue);
    QCOMPARE(info(Verb::Join).targets, queue);
    QCOMPARE(info(Verb::Acquire).targets, locks);
    QCOMPARE(info(Verb::With).targets, locks);
    QCOMPARE(info(Verb::Wait).targets, QList{NodeKind::Event});
    for (const NodeKind kind : info(Verb::Await).targets)
        QVERIFY(isActor(kind) || isScope(kind));
    QVERIFY(info(Verb::Sleep).hasTime && !info(Verb::Sleep).hasBody);
    QVERIFY(info(Verb::Timeout).hasTime && info(Verb::Timeout).hasBody);
    QVERIFY(info(Verb::Repeat).hasCount && info(Verb::Repeat).hasBody);
    QVERIFY(info(Verb::Raise).hasText && info(Verb::Except).hasText && info(Verb::Except).hasBody);
    QVERIFY(!info(Verb::Group).forPeople && !info(Verb::WaitAll).forPeople && info(Verb::Finally).forPeople);
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
        QCOMPARE(node.name, kind.nameStem + u"-2"_s);
        QCOMPARE(node.position, QPointF(3, 4));
        QCOMPARE(node.size.isEmpty(), kind.group != NodeGroup::Scope);
        QVERIFY(node.parameters.isEmpty());
        QVERIFY(!layout.find(node.id));
    }
}

void TestCatalog::everyPairIsOffered_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QStringList>("expected");
    // For each kind the drag begins at: what it offers towards every kind, in the order of the catalog.
    const QString tasks = u"awaiting await cancel spawn"_s;
    const QString put = u"putting put"_s;
    const QString get = u"getting get join"_s;
    const QString guard = u"guarding with acquire release"_s;
    const QString set = u"setting set clear"_s;
    const QString wait = u"waiting wait"_s;
    const QString no = u"-"_s;
    const QString putting = u"putting"_s;
    const QString getting = u"getting"_s;
    const QString guarding = u"guarding"_s;
    const QString setting = u"setting"_s;
    const QString waiting = u"waiting"_s;
    const QString cancels = u"cancelling"_s;
    const auto row = [](NodeKind kind, const QStringList &expected) {
        QTest::newRow(qPrintable(info(kind).key)) << int(kind) << expected;
    };
    using K = NodeKind;
    // Towards:         producer consumer task   canceller queue    lock      semaphore event    group timeout
    row(K::Producer, {no, no, tasks, cancels, putting, guarding, guarding, setting, no, no});
    row(K::Consumer, {no, no, tasks, cancels, putting, guarding, guarding, setting, no, no});
    row(K::Task, {tasks, tasks, no, tasks, put, guard, guard, set, tasks, tasks});
    row(K::Canceller, {cancels, cancels, cancels, no, no, no, no, no, cancels, cancels});
    row(K::Queue, {no, getting, get, no, no, no, no, no, no, no});
    row(K::Lock, {guarding, guarding, guard, no, no, no, no, no, no, no});
    row(K::Semaphore, {guarding, guarding, guard, no, no, no, no, no, no, no});
    row(K::Event, {waiting, waiting, wait, no, no, no, no, no, no, no});
    row(K::TaskGroup, {no, no, tasks, cancels, no, no, no, no, no, no});
    row(K::Timeout, {no, no, tasks, cancels, no, no, no, no, no, no});
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

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
