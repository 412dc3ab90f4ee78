// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

#include <functional>
#include <memory>

namespace signalbox {

class Interpreter;

/// Runs a program by the rules of CPython's asyncio, turn for turn, in virtual time.
///
///     Simulation simulation(runnable(layout));
///     while (!simulation.advance(10'000))
///         …                                  // the window lets Qt's event loop breathe here
///     const Run run = simulation.takeRun();
///
/// Time moves only when nothing is ready. Task bodies are QCoro::Task<> coroutines; destroying a simulation
/// that is halfway resumes every parked one with an order to leave that no step can swallow, so nothing
/// leaks.
class Simulation {
public:
    /// Rounds of endless loops, and tasks created, without time moving after which the run ends as a busy
    /// loop. What the program's finite loops may cause comes on top.
    static constexpr qint64 kSpinBudget = 100'000;

    explicit Simulation(Program program, qint64 spinBudget = kSpinBudget);
    ~Simulation();
    Simulation(const Simulation &) = delete;
    Simulation &operator=(const Simulation &) = delete;

    /// Runs at most about \a turns turns of the loop. True when the run has ended.
    bool advance(qint64 turns);
    bool hasEnded() const;
    Micros now() const;

    /// Calls \a look once, when the run is about to have more than \a facts facts: then \a hasProbed().
    void probe(qsizetype facts, std::function<void(Interpreter &)> look);
    bool hasProbed() const;
    /// Calls \a look whenever the run is about to have another fact; in place of any probe.
    void watch(std::function<void(Interpreter &)> look);

    /// Has \a isWanted asked now and then, in the thread that calls advance(), also in the middle of a turn
    /// of a program in Python: whether the run is to go on. Where it says no, the run ends there, as stopped.
    void attend(std::function<bool()> isWanted);
    /// Ends the run between two turns, as one that a person stopped.
    void stop();
    /// Calls \a look now: between two turns, or from what attend() was given.
    void show(const std::function<void(Interpreter &)> &look);

    Run runSoFar() const; ///< a copy, for showing a long run while it grows
    Run takeRun(); ///< moves it out; the simulation is of no use afterwards

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

/// Runs \a program to its end.
Run simulate(const Program &program);
Run simulate(const Layout &layout);

} // namespace signalbox
