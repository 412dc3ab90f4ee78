// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/python/pythonpage.h"
#include "engine/python/pythonverbs.h"
#include "engine/python/symboltable.h"

namespace signalbox::python {

/// What stands on the right of an `=`, behind an `await` or between parentheses, in the function of one body.
class Expressions {
public:
    explicit Expressions(const SymbolTable &symbols)
        : m_symbols(symbols)
    {
    }

    /// Whose function is being written: it draws from a generator of its own and numbers its items.
    void setBody(quint32 body) { m_body = body; }
    /// A counted loop begins or ends, whose variable items are numbered by.
    void pushNumber(const QString &variable) { m_numbers.append(variable); }
    void popNumber() { m_numbers.removeLast(); }
    qsizetype numberDepth() const { return m_numbers.size(); }
    /// By operand: the variable of its task, where it was made before the call.
    void setMade(const QHash<quint32, QString> &made) { m_made = made; }

    /// The call that a step is, without its `await`; nothing where it is none.
    std::optional<Code> call(const ProgramStep &step) const;
    /// The same as one text, of what can be awaited; empty where it cannot.
    QString awaited(const ProgramStep &step) const;
    QString duration(const Duration &duration) const;
    /// What a step returns or sets; empty for None.
    QString value(const ProgramStep &step) const;
    QString condition(const ProgramPredicate &predicate) const;
    Code exception(const QString &words, const QString &missing) const;
    QString exceptionType(const QString &words, const QString &missing) const;
    QString taskOrFuture(const ProgramStep &step) const;
    /// "result = " where the function uses what it has awaited.
    QString resultTarget() const;
    /// What a get() is assigned to: a PriorityQueue gives pairs.
    QString itemTarget(quint32 queue) const;
    /// A new task of \a body, made by \a creator: asyncio, or a group.
    Code created(const QString &creator, quint32 body, bool isNamed) const;
    /// What the step \a at waits for.
    std::vector<Code> operands(quint32 at) const;

private:
    QString headOf(const ProgramStep &step, const PythonVerb &row) const;
    QString inside(const ProgramStep &step, Inside what) const;
    QString item(const ProgramStep &step) const;
    QString printed(const ProgramStep &step) const;
    QString plainItem(const ProgramStep &step) const;
    QString subject(const ProgramPredicate &predicate) const;
    Code operand(quint32 at, bool isForWait) const;
    const ProgramStep &step(quint32 at) const { return m_symbols.step(at); }

    const SymbolTable &m_symbols;
    quint32 m_body = Program::kMain;
    QStringList m_numbers; ///< variables of the counted loops around
    QHash<quint32, QString> m_made;
};

} // namespace signalbox::python
