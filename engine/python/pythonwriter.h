// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/python/pythonpage.h"
#include "engine/python/pythonscope.h"

namespace signalbox::python {

/// Writes coroutine functions: a body's steps, one statement each.
class Writer {
public:
    Writer(const Scope &scope, Page &page)
        : m_scope(scope)
        , m_page(page)
    {
    }

    void writeFunction(quint32 body);
    /// Whether what the loop \a at holds, loops inside aside, puts items that carry the number of the round.
    bool numbersItems(quint32 at) const;

private:
    // pythonwriter.cpp: functions, simple statements
    void writeOpening(quint32 body);
    void writeLeaf(quint32 at);
    std::optional<QString> resourceStatement(const ProgramStep &step) const;
    std::optional<QString> plainStatement(const ProgramStep &step) const;
    void addCall(const QString &line, quint32 at);
    void writeSpawn(quint32 at);
    void add(const QString &line, quint32 at) { m_page.add(line, at); }
    const ProgramStep &step(quint32 at) const { return m_scope.step(at); }

    // pythonwords.cpp: expressions
    QString call(const ProgramStep &step) const;
    QString duration(const Duration &duration) const;
    QString item(const ProgramStep &step) const;
    QString plainItem(const ProgramStep &step) const;
    QString value(const ProgramStep &step) const;
    QString printed(const ProgramStep &step) const;
    QString resultTarget() const;
    QString condition(const ProgramPredicate &predicate) const;
    QString subject(const ProgramPredicate &predicate) const;
    QString exception(const QString &words, const QString &missing) const;
    QString exceptionType(const QString &words, const QString &missing) const;
    QString taskOrFuture(const ProgramStep &step) const;
    QString itemTarget(quint32 queue) const;
    Code created(const QString &creator, quint32 body, bool isNamed) const;
    Code operand(quint32 at, bool isForWait) const;
    std::vector<Code> operands(quint32 at) const;

    // pythonblocks.cpp
    void writeSteps(quint32 begin, quint32 end);
    void writeBlock(quint32 at);
    void writeInside(quint32 at);
    void writePlainBlock(quint32 at, const QString &line);
    void writeGroup(quint32 at);
    void writeLoop(quint32 at);
    void writeCounted(quint32 at);
    void writeAsyncFor(quint32 at);
    void writeRetry(quint32 at);
    quint32 writeIf(quint32 at, quint32 end, const QString &keyword);
    void writeTry(quint32 at);
    void writeHandler(quint32 at, bool isStar);
    void writeMaking(quint32 at);
    void writeAwaiting(quint32 at);
    void writeSingle(quint32 at);
    bool groupIsUsed(quint32 begin, quint32 end) const;

    const Scope &m_scope;
    Page &m_page;
    quint32 m_body = Program::kMain; ///< whose function is being written
    QStringList m_groups; ///< variables of the groups around, the innermost last; empty where it needs none
    QStringList m_numbers; ///< variables of the counted loops around
    int m_retries = 0; ///< retries around: each counts its attempts in a variable of its own
    QHash<quint32, QString> m_made; ///< by operand: the variable of its task, where it was made before
    bool m_canBreak = false; ///< there is a loop to leave
    bool m_canReturn = true; ///< an except* block cannot be left so
};

} // namespace signalbox::python
