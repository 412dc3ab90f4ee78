// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/story.h"

namespace signalbox::testing {

/// A run written by hand in which everything happens that the first story-tellers did not know: conditions,
/// barriers, counters, futures, executors, gather, shield, messages, and what is forgotten.
struct Workshop : signalbox::Story {
    static constexpr Micros kSecond = kMicrosPerSecond;

    quint32 full = resource(NodeKind::Condition, QStringLiteral("full"));
    quint32 gate = resource(NodeKind::Barrier, QStringLiteral("gate"), 3);
    quint32 till = resource(NodeKind::Counter, QStringLiteral("till"), 5);
    quint32 promise = resource(NodeKind::Future, QStringLiteral("promise"));
    quint32 pool = resource(NodeKind::Executor, QStringLiteral("pool"), 1);
    TaskId ada = task(QStringLiteral("ada"));
    TaskId bob = task(QStringLiteral("bob"));
    quint32 awaits = step(Verb::Await, promise, false); // bob's
    TaskId cat = task(QStringLiteral("cat"));
    TaskId both = task(QStringLiteral("both"));
    quint32 gathers = step(Verb::Gather);
    TaskId hog = task(QStringLiteral("hog"));
    quint32 blocks = step(Verb::Block);
    quint32 lost = body(QStringLiteral("lost"));

    Workshop()
    {
        meet();
        count();
        wait();
        work();
        end();
    }

private:
    void barrier(TaskId by, BarrierState state, qint64 waiting) { changes(by, gate, state, waiting); }
    /// 0 to 2 s: ada and bob wait in the condition, cat notifies; then both stand at the gate.
    void meet()
    {
        turn(ada).waits(ada, Verb::Wait, full).turn(bob).waits(bob, Verb::Wait, full);
        at(kSecond).turn(cat).did(FactKind::Acquired, cat, full).did(FactKind::Notified, cat, full, 1);
        woken(ada, Verb::Wait, cat).turn(ada).waits(ada, Verb::Acquire, full);
        at(2 * kSecond).turn(cat).did(FactKind::Released, cat, full, 1).woken(ada, Verb::Acquire, cat);
        goesOn(ada, Verb::Acquire, full).did(FactKind::Acquired, ada, full);
        did(FactKind::Released, ada, full, 1);
        barrier(ada, BarrierState::Filling, 1);
        waits(ada, Verb::Wait, gate);
        at(3 * kSecond).turn(cat);
        barrier(cat, BarrierState::Broken, 1);
        woken(ada, Verb::Wait, cat).goesOn(ada, Verb::Wait, gate);
    }
    /// 4 and 5 s: ada and cat read 5 and both write 6.
    void count()
    {
        at(4 * kSecond)
            .turn(ada)
            .did(FactKind::CounterRead, ada, till, 5)
            .did(FactKind::CounterRead, cat, till, 5);
        did(FactKind::CounterWritten, ada, till, 6);
        at(5 * kSecond).turn(cat).did(FactKind::CounterWritten, cat, till, 6);
    }
    /// 6 and 7 s: bob awaits the promise, which ada sets; both gathers them.
    void wait()
    {
        at(6 * kSecond).woken(bob, Verb::Wait, cat).goesOn(bob, Verb::Wait, full);
        waits(bob, Verb::Await, promise, 0, awaits);
        turn(both).enters(both, Verb::Gather, 0, gathers);
        did(FactKind::ScopeMember, both, 0, index(ada)).did(FactKind::ScopeMember, both, 0, index(bob));
        joins(both, 0, {promise, true});
        waits(both, Verb::Gather, 0, 0, gathers);
        at(7 * kSecond).turn(ada);
        fact(FactKind::FutureDone, ada, promise, text(QStringLiteral("ValueError: no")))
            .setOutcome(Outcome::Raised);
        woken(bob, Verb::Await, ada).goesOn(bob, Verb::Await, promise);
    }
    /// 8 to 9 s: one worker, two calls, and a thread.
    void work()
    {
        at(8 * kSecond).turn(ada).waits(ada, Verb::RunInExecutor, pool);
        did(FactKind::JobBegan, ada, pool, 0).turn(bob).waits(bob, Verb::RunInExecutor, pool);
        turn(cat).did(FactKind::JobBegan, cat, kNone, JobPlace{0, 1}).waits(cat, Verb::ToThread, kNone);
        at(9 * kSecond).did(FactKind::JobEnded, ada, pool, 0).woken(ada, Verb::RunInExecutor);
        did(FactKind::JobBegan, bob, pool, JobPlace{0, 2});
        goesOn(ada, Verb::RunInExecutor, pool).ends(ada);
    }
    /// 10 to 12 s: cat is cancelled with a message, hog blocks, lost is forgotten.
    void end()
    {
        const auto message = quint32(text(QStringLiteral("enough")));
        at(10 * kSecond).turn(hog);
        fact(FactKind::CancelRequested, cat, index(hog))
            .setRequest(CancelCause::Task, ScopeId::None, message);
        woken(cat, Verb::ToThread, hog, true).turn(cat);
        fact(FactKind::CancelDelivered, cat, kNone, message).verb = Verb::ToThread;
        did(FactKind::Uncancelled, cat, kNone, 0).sleeps(cat, 11 * kSecond);
        turn(hog).did(FactKind::NeverAwaited, hog, kNone, lost);
        Fact &block = fact(FactKind::StepBegan, hog, kNone, 2 * kSecond);
        block.verb = Verb::Block;
        block.step = blocks;
        at(12 * kSecond).ends(hog, Outcome::Raised, QStringLiteral("OSError: late"));
        did(FactKind::NeverRetrieved, hog, kNone, run().texts.size() - 1).runEnds(Ending::Horizon);
    }
};

} // namespace signalbox::testing
