// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/actors.h"
#include "engine/program/endless.h"
#include "engine/program/frames.h"
#include "engine/program/stepwriter.h"

namespace signalbox {

/// Who writes the bodies of nodes.
struct Writers {
    ActorWriter actors;
    FrameWriter frames;
    StepWriter steps;
};

/// Makes a program of a layout: what runs and what it uses, main, and the body of every node. Bodies that
/// turn out to be needed on the way (operands, what a shield holds) are written last.
class Expansion {
public:
    explicit Expansion(const Layout &layout);
    Program expand();

private:
    using Indices = LayoutIndex::Indices;

    void nameEverything();
    void writeBody(quint32 body);
    void writeExtra(ProgramWriter::Extra extra);
    void addInterventions();
    void addHand(const Intervention &intervention);
    void writeMain();
    void writeDrainedEnd(const Indices &all);
    void addWaitAll(const Indices &bodies);
    std::vector<bool> drainedQueues() const;
    void noteNamed(const ProgramCode &code, std::vector<bool> &queues) const;
    bool endsDrained(const Indices &all) const;

    LayoutIndex m_index;
    ProgramWriter m_writer;
    Writers m_writers;
    Endless m_isEndless;
};

} // namespace signalbox
