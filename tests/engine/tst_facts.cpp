// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/fact.h"
#include "tests/support/suite.h"

#include <QSet>
#include <QTest>

namespace tst_facts {

using namespace signalbox;

class TestFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsRow();
    void whatIsSaidIsRead();
    void aFactThatSaysNothingIsEqualToAnother();
};

/// The compiler holds the tables to the order; this holds the keys of JSON lines apart.
void TestFacts::everyKindHasItsRow()
{
    QSet<QByteArray> keys;
    for (int kind = 0; kind < kFactKindCount; ++kind) {
        QCOMPARE(int(rowOf(FactKind(kind)).kind), kind);
        keys.insert(rowOf(FactKind(kind)).key);
    }
    QCOMPARE(keys.size(), kFactKindCount);
}

/// With numbers that would run over into a neighbour if they were packed badly.
void TestFacts::whatIsSaidIsRead()
{
    constexpr quint32 most = kNone - 1;
    const auto fact = [](FactKind kind) { return Fact(7, TaskId(1), 2, kind); };
    const Fact created = fact(FactKind::TaskCreated).setBy(TaskId(most)).setBody(most, ScopeId(3));
    QCOMPARE(created.time, 7);
    QCOMPARE(index(created.by()), most);
    QCOMPARE(created.body(), most);
    QCOMPARE(index(created.group()), 3u);
    QCOMPARE(index(fact(FactKind::TaskCreated).setBody(1).group()), kNone);
    const Fact put = fact(FactKind::ItemPut).setResource(4).setItem({TaskId(most), most}).setRaises(true);
    QCOMPARE(put.resource(), 4u);
    QVERIFY((put.item() == Item{TaskId(most), most}));
    QVERIFY(put.raises());
    const Fact asked = fact(FactKind::CancelRequested).setRequest(CancelCause::Outer, ScopeId(most), 9);
    QCOMPARE(int(asked.cause()), int(CancelCause::Outer));
    QCOMPARE(index(asked.askingScope()), most);
    QCOMPARE(asked.message(), 9u);
    const Fact member = fact(FactKind::ScopeMember).setScope(ScopeId(5)).setMember({6, true});
    QCOMPARE(index(member.scope()), 5u);
    QVERIFY((member.member() == Member{6, true}));
    QCOMPARE(index(member.member().task()), kNone); // a future
    QCOMPARE(index(fact(FactKind::ScopeMember).setMember({6, false}).member().task()), 6u);
    const Fact job = fact(FactKind::JobBegan).setJob({most, 8});
    QVERIFY((job.job() == JobPlace{most, 8}));
    const Fact barrier = fact(FactKind::BarrierChanged).setBarrier(BarrierState::Broken, 2);
    QCOMPARE(int(barrier.barrier()), int(BarrierState::Broken));
    QCOMPARE(barrier.inside(), 2);
    QCOMPARE(fact(FactKind::CounterWritten).setValue(-5).value(), -5);
    QCOMPARE(fact(FactKind::WaitBegan).setDeadline(qint64(1) << 50).deadline(), qint64(1) << 50);
    QCOMPARE(fact(FactKind::StepBegan).setVerb(Verb::Cpu).setDuration(qint64(1) << 40).duration(),
             qint64(1) << 40);
    QCOMPARE(fact(FactKind::StepBegan).setVerb(Verb::Log).setText(most).text(), most);
    QCOMPARE(int(fact(FactKind::TaskEnded).setOutcome(Outcome::Cancelled).outcome()),
             int(Outcome::Cancelled));
}

void TestFacts::aFactThatSaysNothingIsEqualToAnother()
{
    QVERIFY(Fact() == Fact());
    QCOMPARE(Fact(0, TaskId::None, kNone, FactKind::EventSet).resource(), kNone);
    QVERIFY(!(Fact() == Fact(1, TaskId::None, kNone, FactKind::TurnBegan)));
}

SIGNALBOX_TEST(TestFacts)

} // namespace tst_facts

#include "tst_facts.moc"
