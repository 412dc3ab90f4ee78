// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/layoutindex.h"

namespace signalbox {

/// Writes the steps of a program one after the other. Steps that hold others are opened and closed; what is
/// opened inside follows it.
class ProgramWriter {
public:
    using Indices = LayoutIndex::Indices;
    /// A body without a node of its own: what it holds and whose steps those are. It is written last.
    struct Extra {
        NodeId owner = NodeId::None;
        Step operand;
        Indices members = {}; ///< of a shield that has several, instead of an operand
        std::optional<Micros> after = {}; ///< of an intervention: when it does its operand
    };

    explicit ProgramWriter(const LayoutIndex &index);

    quint32 open(Verb verb, quint32 target = 0, const Duration &time = {}, qint64 count = 0,
                 const QString &text = {});
    void close(quint32 step) { program.steps[step].end = quint32(program.steps.size()); }
    quint32 add(Verb verb, quint32 target = 0) { return open(verb, target); }
    void addSleep(const Duration &duration); ///< nothing where there is no time to sleep
    void addWork(const Duration &duration, WorkChoice choice); ///< the same of work
    void addSpawns(const Indices &bodies);
    /// The body of \a extra.
    quint32 addExtra(const QString &name, Extra extra);

    const LayoutIndex &index;
    Program program;
    NodeId node = NodeId::None; ///< whose body is being written
    std::vector<Extra> extras; ///< bodies that follow those of nodes

private:
    quint32 text(const QString &words);

    QHash<QString, quint32> m_texts;
};

} // namespace signalbox
