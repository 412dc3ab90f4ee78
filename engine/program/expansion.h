// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

#include <QHash>

namespace signalbox {

/// Writes a program body by body. Steps that hold others are opened and closed; what is opened inside follows
/// it. Bodies that turn out to be needed on the way (operands, what a shield holds) are written last.
class Expansion {
public:
    explicit Expansion(const Layout &layout);
    Program expand();

private:
    using Indices = std::vector<quint32>;
    /// A body without a node of its own: what it holds and whose steps those are.
    struct Extra {
        NodeId owner = NodeId::None;
        Step operand;
        Indices members; ///< of a shield that has several, instead of an operand
    };
    /// Where steps stand: Python lets `break` stand only in loops, and neither it nor `return` leave an
    /// except*.
    struct Place {
        bool canBreak = false;
        bool canReturn = true;
    };

    // expand.cpp: the whole, main and the actors
    void nameEverything();
    void nameResource(const Node &node);
    void writeBody(const Node &node);
    void writeMain();
    void writeDrainedEnd(const Indices &all);
    void writeProducer(const Node &node);
    void writeSentinels(const Node &node);
    void writeConsumer(const Node &node);
    void writeRound(const Node &node, quint32 queue);
    void writeCanceller(const Node &node);
    void writeStart(const Node &node);
    void writeEnd(const Node &node);
    void writeWork(const Node &node, Param duration);
    void writeSleep(const Duration &duration);
    void addWaitAll(const Indices &bodies);
    std::vector<bool> drainedQueues() const;
    bool endsDrained(const Indices &all) const;

    // frames.cpp: frames as tasks, and who goes on for ever
    void writeFrame(const Node &node);
    void writeGroup(const Indices &members);
    void writeWait(const Node &node);
    void writeTimeout(const Node &node);
    void writeShield(const Node &node);
    void addSpawns(const Indices &bodies);
    bool isEndless(const Node &node) const;
    bool isEndlessFrame(const Node &node) const;
    bool holdsForever(const QList<Step> &steps) const;
    bool isEndlessLoop(const Step &step) const;
    bool isAlwaysTrue(const Predicate &predicate) const;

    // writesteps.cpp: the steps of a Task
    void writeSteps(const QList<Step> &steps, Place place);
    void writeStep(const Step &step, Place place);
    void writeBlock(const Step &step, quint32 at, Place place);
    void writeIf(const Step &step, const Step *otherwise, Place place);
    void writeTry(const Step &step, Place place);
    void writeOperands(const Step &step);
    void writeOperand(const Step &operand);
    void writeExtra(Extra extra);
    quint32 openStep(const Step &step, quint32 target);
    QString coroutineName(const Step &operand) const;
    bool isOperand(const Step &step) const;
    bool isMeaningless(const Step &step, Place place) const;
    std::optional<quint32> targetOf(const Step &step) const;
    std::optional<quint32> indexOf(NodeId node, const QList<NodeKind> &kinds) const;
    std::optional<ProgramPredicate> resolve(const Predicate &predicate) const;
    quint32 addExtra(const QString &name, Extra extra);

    quint32 open(Verb verb, quint32 target = 0, const Duration &time = {}, qint64 count = 0,
                 const QString &text = {});
    void close(quint32 step) { m_program.steps[step].end = quint32(m_program.steps.size()); }
    quint32 add(Verb verb, quint32 target = 0) { return open(verb, target); }
    void addPut(quint32 queue, PutChoice choice, qint64 priority = 0);
    quint32 text(const QString &words);

    Indices targets(const Node &node, LinkKind kind) const;
    Indices started(NodeId scope) const;
    const Node &nodeOf(quint32 body) const { return *m_nodes[body]; }

    const Layout &m_layout;
    QHash<NodeId, QList<Link>> m_linksOf; ///< by user, in order
    QHash<NodeId, QList<const Node *>> m_heldBy; ///< by frame, in order
    QHash<NodeId, quint32> m_bodies; ///< bodies of actors and scopes
    QHash<NodeId, quint32> m_resources;
    QHash<QString, quint32> m_texts;
    std::vector<const Node *> m_nodes; ///< by body; null for `main`
    std::vector<Extra> m_extras; ///< bodies that follow those of m_nodes
    Program m_program;
    NodeId m_node = NodeId::None; ///< whose body is being written
};

} // namespace signalbox
