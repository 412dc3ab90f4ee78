// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace.h"

#include <memory>

namespace signalbox {

/// Runs a program by the rules of CPython's asyncio, turn for turn, in virtual time.
///
///     Simulation simulation(expand(layout));
///     while (!simulation.advance(10'000))
///         …                                  // the window lets Qt's event loop breathe here
///     const Run run = simulation.takeRun();
///
/// Time moves only when nothing is ready. Task bodies are QCoro::Task<> coroutines; destroying a simulation
/// that is halfway resumes every parked one with an order to leave that no step can swallow, so nothing
/// leaks.
class Simulation {
public:
    explicit Simulation(Program program);
    ~Simulation();
    Simulation(const Simulation &) = delete;
    Simulation &operator=(const Simulation &) = delete;

    /// Runs at most about \a turns turns of the loop. True when the run has ended.
    bool advance(qint64 turns);
    bool hasEnded() const;
    Micros now() const;

    /// The run so far.
    const Run &run() const;
    Run takeRun(); ///< moves it out; the simulation is of no use afterwards

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

/// Runs \a program to its end.
Run simulate(const Program &program);
Run simulate(const Layout &layout);

} // namespace signalbox
