// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/longrun.h"

#include "widgets/session/runpatience.h"

#include <algorithm>

namespace signalbox {

namespace {

constexpr qint64 kMillisecondOfWork = 1'000'000;
constexpr qint64 kMicrosecondOfWork = 1'000;
constexpr qint64 kBetweenNews = 100 * kMillisecondOfWork;
constexpr qint64 kTurnsUnasked = 500;

/// The thread's side.
class Work {
public:
    using Desk = LongRun::Desk;

    Work(const Desk &desk, const Program &program, const std::atomic<bool> &isStopped)
        : m_desk(desk)
        , m_isStopped(isStopped)
        , m_simulation(program)
    {
        m_simulation.attend([this] { return goesOn(); });
    }

    void run()
    {
        while (!m_simulation.advance(kTurnsUnasked)) {
            if (!goesOn())
                m_simulation.stop();
        }
        RunNews news{m_simulation.takeRun(), true, m_desk.nanoseconds(), std::move(m_stoppedIn)};
        if (news.run.ending() == Ending::Stopped)
            news.run.stoppedAfter = news.nanoseconds / kMicrosecondOfWork;
        m_desk.deliver(std::move(news));
    }

private:
    /// Asked every few milliseconds at most, often between two instructions of the program.
    bool goesOn()
    {
        if (!m_desk.isWanted())
            return false;
        if (m_isStopped) {
            m_simulation.show([this](Interpreter &now) { m_stoppedIn = callStacksOf(now); });
            return false;
        }
        if (m_desk.nanoseconds() >= m_nextNews)
            tell();
        return true;
    }

    /// Copying a growing run only when half as much work again has gone into it keeps all copies together
    /// linear in its length.
    void tell()
    {
        if (!m_desk.isEmpty())
            return; // the window is busy with what it was told before, or has yet to come to it
        m_desk.deliver({m_simulation.runSoFar(), false, m_desk.nanoseconds(), {}});
        const qint64 now = m_desk.nanoseconds();
        m_nextNews = now + std::max(kBetweenNews, now / 2);
    }

    const Desk &m_desk;
    const std::atomic<bool> &m_isStopped;
    Simulation m_simulation;
    CallStacks m_stoppedIn;
    qint64 m_nextNews = runPatience() * kMillisecondOfWork;
};

} // namespace

LongRun::LongRun(const Program &program)
    : LongRun(program, std::make_shared<std::atomic<bool>>(false))
{
}

LongRun::LongRun(const Program &program, std::shared_ptr<std::atomic<bool>> isStopped)
    : Errand([program, isStopped](const Desk &desk) { Work(desk, program, *isStopped).run(); })
    , m_isStopped(std::move(isStopped))
{
}

} // namespace signalbox
