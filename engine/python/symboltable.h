// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

#include <QHash>
#include <QSet>

namespace signalbox::python {

/// Which variables exported code has, what they are called and where they live.
///
/// A task is kept in `cook_task`. That is a variable of the function which starts it, unless another
/// function, or another task of the same function, could ask for it, or somebody could ask before it is
/// started: then it is global, and asking too early is a NameError.
class SymbolTable {
public:
    explicit SymbolTable(const Program &program);

    const Program &program() const { return m_program; }
    const ProgramStep &step(quint32 at) const { return m_program.steps[at]; }
    const QString &words(const ProgramStep &step) const { return m_program.texts[qsizetype(step.text)]; }

    const QString &function(quint32 body) const { return m_program.bodies[body].identifier; }
    const QString &resource(quint32 at) const { return m_program.resources[at].identifier; }
    /// A variable beside those of nodes: \a wanted, or with a number where a node has that name.
    QString name(const QString &wanted) const { return name(wanted, QString()); }
    QString task(quint32 body) const { return name(function(body) + QStringLiteral("_task")); }
    /// Of the number-th operand with a task like it in one call, counted from the last.
    QString operandTask(const QString &wanted, int number) const;
    /// Of a ticker: what `async for` goes round in.
    QString tickerClass(quint32 resource) const;
    QString random(quint32 body) const { return name(function(body) + QStringLiteral("_random")); }

    /// What an anonymous body stands for, where that is a single call: `queue.get()`. kNone for a body that
    /// needs a function.
    quint32 callOf(quint32 body) const;
    bool hasFunction(quint32 body) const { return callOf(body) == kNone; }
    /// Whether anybody waits for, cancels or asks about the newest task of \a body.
    bool isAskedFor(quint32 body) const { return !m_uses[body].isEmpty(); }
    /// Whether a duration of \a body's steps is random.
    bool drawsRandomly(quint32 body) const { return m_drawing.contains(body); }
    /// Whether a step of \a body uses what was awaited before.
    bool usesResult(quint32 body) const { return m_resultUses.contains(body); }
    bool usesExecutor(quint32 body) const { return m_executing.contains(body); }
    /// The moment at which the program began, where somebody asks for it.
    bool asksForStart() const { return !m_startUses.isEmpty(); }
    QString start() const { return name(QStringLiteral("START")); }
    /// What the function of \a body declares global.
    QStringList globals(quint32 body) const;

    static bool isLoop(Verb verb);
    static bool isHandler(Verb verb);
    static bool isRandom(const Duration &duration);

private:
    using Bodies = QSet<quint32>;
    /// Where a walk stands: in whose function, and in a loop or not.
    struct Place {
        quint32 body = 0;
        bool isInLoop = false;
    };

    void takeNames();
    /// The same name for the same \a purpose only.
    QString name(const QString &wanted, const QString &purpose) const;
    void walk(quint32 begin, quint32 end, Place place, Bodies &assigned);
    void walkBlock(quint32 at, Place place, Bodies &assigned);
    void look(quint32 at, Place place, Bodies &assigned);
    void lookAtValues(const ProgramStep &step, Place place);
    void lookAtSpawn(const ProgramStep &step, Place place, Bodies &assigned);
    void use(quint32 task, Place place, const Bodies &assigned);
    void findLoners();
    bool keeps(quint32 body, quint32 task) const { return m_kept.contains({body, task}); }
    bool isGlobal(quint32 task) const;

    Program m_program;
    mutable QHash<QString, QString> m_names; ///< given so far, by purpose and what was wanted
    mutable QSet<QString> m_taken;
    std::vector<Bodies> m_uses; ///< by task: the functions that ask for it
    std::vector<std::vector<quint32>> m_assigns; ///< by function: the tasks it keeps, in order
    QSet<std::pair<quint32, quint32>> m_kept; ///< the same: function and task
    std::vector<quint32> m_keepers; ///< by task: how many functions keep it
    Bodies m_loners; ///< of which there is never more than one task
    std::vector<std::vector<Place>> m_sites; ///< by body: where tasks of it are made
    std::vector<Bodies> m_written; ///< by function: counters
    std::vector<Bodies> m_read;
    Bodies m_everWritten; ///< counters, by any function
    Bodies m_early; ///< tasks that somebody may ask for before they are started
    Bodies m_drawing;
    Bodies m_executing;
    Bodies m_startUses;
    Bodies m_resultUses;
};

} // namespace signalbox::python
