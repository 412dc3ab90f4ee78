// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/simulation.h"

#include "engine/asyncio/threads.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/scripts.h"

namespace signalbox {

class Simulation::Loop {
public:
    Loop(Program program, qint64 spinBudget)
        : m_horizon(program.horizon)
    {
        m_run.program = std::move(program);
        m_interpreter = std::make_unique<Interpreter>(m_run, m_loop, spinBudget);
        m_script = m_interpreter->script();
        m_interpreter->start();
    }

    bool advance(qint64 turns);
    bool hasEnded() const { return m_hasEnded; }
    Micros now() const { return m_loop.now(); }
    void probe(qsizetype facts, std::function<void(Interpreter &)> look)
    {
        m_loop.setProbe(facts, [this, look = std::move(look)] {
            m_hasProbed = true;
            look(*m_interpreter);
        });
    }
    bool hasProbed() const { return m_hasProbed; }
    void watch(std::function<void(Interpreter &)> look)
    {
        m_look = std::move(look);
        watchNext(m_loop.trace().size());
    }
    void attend(std::function<bool()> isWanted)
    {
        if (m_script)
            m_script->attend(std::move(isWanted));
    }
    void stop()
    {
        if (!m_hasEnded)
            end(Ending::Stopped);
    }
    void show(const std::function<void(Interpreter &)> &look) { look(*m_interpreter); }
    Run runSoFar();
    Run takeRun();

private:
    void watchNext(qsizetype facts);
    qsizetype runIteration();
    bool goOnInScript();
    void endModule();
    bool mustEnd();
    bool endWhereCut();
    void shutDown();
    void end(Ending ending);

    const Micros m_horizon;
    Run m_run;
    EventLoop m_loop;
    std::unique_ptr<Interpreter> m_interpreter;
    asyncio::ScriptRun *m_script = nullptr;
    std::function<void(Interpreter &)> m_look;
    bool m_hasProbed = false;
    bool m_hasEnded = false;
    bool m_isShuttingDown = false;
};

void Simulation::Loop::watchNext(qsizetype facts)
{
    m_loop.setProbe(facts, [this, facts] {
        m_loop.setProbe(-1, nullptr); // should looking leave a fact
        m_look(*m_interpreter);
        watchNext(facts + 1);
    });
}

bool Simulation::Loop::advance(qint64 turns)
{
    Q_ASSERT(m_interpreter); // not after takeRun()
    while (!m_hasEnded && turns > 0) {
        if (!mustEnd())
            turns -= std::max(qsizetype(1), runIteration());
    }
    return m_hasEnded;
}

/// Whether there is nothing more to run; the run has ended then.
bool Simulation::Loop::mustEnd()
{
    if (m_loop.hasReady()) {
        if (m_loop.now() <= m_horizon)
            return false;
        end(Ending::Horizon);
    } else if (const auto deadline = m_loop.nextDeadline(); !deadline) {
        end(Ending::Deadlock);
    } else if (*deadline > m_horizon) {
        m_loop.holdFor(std::max<Micros>(0, m_horizon - m_loop.now()));
        end(Ending::Horizon);
    }
    return m_hasEnded;
}

inline bool Simulation::Loop::endWhereCut() // asked after every handle
{
    if (!m_interpreter->cut()) [[likely]]
        return false;
    end(m_interpreter->cut()->ending);
    return true;
}

qsizetype Simulation::Loop::runIteration()
{
    const qsizetype handles = m_loop.beginIteration();
    if (endWhereCut()) // by a thread
        return handles;
    for (qsizetype at = 0; at < handles; ++at) {
        m_interpreter->dispatch(m_loop.takeReady());
        if (endWhereCut())
            return handles;
        if (m_script && goOnInScript())
            return handles;
        if (m_interpreter->runner().takeExit()) { // what is ready stays so
            shutDown();
            return handles;
        }
    }
    if (m_script ? m_script->asyncio().takeStop() : m_interpreter->runner().mustStop())
        shutDown();
    return handles;
}

/// Python ends when its threads have.
void Simulation::Loop::endModule()
{
    m_script->asyncio().threads().finishAll();
    if (!endWhereCut())
        end(Ending::Finished);
}

/// After each handle of a program in Python: whether what is ready must wait, since the module has come to
/// its end or goes on instead.
bool Simulation::Loop::goOnInScript()
{
    if (m_script->asyncio().isModuleDone()) {
        endModule();
        return true;
    }
    if (!m_script->asyncio().isLeaving())
        return false;
    shutDown();
    return true;
}

/// asyncio.run() cancels what is left when the loop has stopped, and returns when it has stopped once more.
void Simulation::Loop::shutDown()
{
    if (m_script) {
        const bool goesOn = m_interpreter->goOnAfterLoop();
        if (!m_hasEnded && !endWhereCut() && !goesOn)
            endModule();
        return;
    }
    if (std::exchange(m_isShuttingDown, true) || !m_interpreter->runner().cancelAll())
        end(Ending::Finished);
}

void Simulation::Loop::end(Ending ending)
{
    if (ending == Ending::Deadlock)
        m_interpreter->waitGraph().recordDeadlock();
    else if (ending == Ending::Horizon || ending == Ending::Stopped)
        m_interpreter->waitGraph().recordCycle(true); // some may be stuck while others go on for ever
    m_interpreter->runner().recordUnretrieved();
    const bool isBusy = ending == Ending::BusyLoop;
    const bool isCutInTask = isBusy || (ending == Ending::Stopped && m_interpreter->cut());
    const TaskId task = isCutInTask ? m_interpreter->cut()->task->id : TaskId::None;
    const quint32 raised = ending == Ending::Finished ? m_interpreter->raised() : 0;
    m_loop.record(FactKind::RunEnded, task, isBusy ? m_interpreter->cut()->step : kNone)
        .setEnding(ending)
        .setText(raised);
    m_hasEnded = true;
}

Run Simulation::Loop::runSoFar()
{
    Run run = m_run;
    run.trace = m_loop.trace();
    return run;
}

Run Simulation::Loop::takeRun()
{
    m_interpreter.reset(); // it refers to the run
    m_run.trace = std::move(m_loop.trace());
    return std::move(m_run);
}

Simulation::Simulation(Program program, qint64 spinBudget)
    : m_loop(std::make_unique<Loop>(std::move(program), spinBudget))
{
}

Simulation::~Simulation() = default;

bool Simulation::advance(qint64 turns)
{
    return m_loop->advance(turns);
}

bool Simulation::hasEnded() const
{
    return m_loop->hasEnded();
}

Micros Simulation::now() const
{
    return m_loop->now();
}

void Simulation::probe(qsizetype facts, std::function<void(Interpreter &)> look)
{
    m_loop->probe(facts, std::move(look));
}

bool Simulation::hasProbed() const
{
    return m_loop->hasProbed();
}

void Simulation::watch(std::function<void(Interpreter &)> look)
{
    m_loop->watch(std::move(look));
}

void Simulation::attend(std::function<bool()> isWanted)
{
    m_loop->attend(std::move(isWanted));
}

void Simulation::stop()
{
    m_loop->stop();
}

void Simulation::show(const std::function<void(Interpreter &)> &look)
{
    m_loop->show(look);
}

Run Simulation::runSoFar() const
{
    return m_loop->runSoFar();
}

Run Simulation::takeRun()
{
    return m_loop->takeRun();
}

Run simulate(const Program &program)
{
    Simulation simulation(program);
    while (!simulation.advance(1'000'000)) { }
    return simulation.takeRun();
}

Run simulate(const Layout &layout)
{
    return simulate(runnable(layout));
}

} // namespace signalbox
