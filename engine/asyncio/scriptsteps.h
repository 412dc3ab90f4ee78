// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"
#include "engine/evaluator/runtime.h"
#include "engine/program/program.h"

#include <QHash>

#include <unordered_map>

namespace signalbox::asyncio {

/// Which step each statement of a program in Python is. In a text that other nodes than code have a part in,
/// a line that says a step of such a node is that step, so that facts name what was drawn; any other
/// statement is a step of its own.
class ScriptSteps {
public:
    explicit ScriptSteps(Program &program)
        : m_program(program)
    {
    }
    /// Adds the statements of \a code, and a body for the module that they are; which one.
    quint32 add(const evaluator::ModuleCode &code);
    /// Adds those of a file beside the program, which belong to \a node, to the module that \a body is. Their
    /// lines are counted in the file.
    void addFile(const evaluator::ModuleCode &code, NodeId node, quint32 body);

    /// The step that the statement is in which \a call stands; kNone for none of the program's.
    quint32 stepOf(const evaluator::Activation &call) const;
    /// The step that \a calls, the outermost first, are in: where the text is of code alone, that of the
    /// innermost call. Else what is no part of any node (what a page of Python brings along: `compute()`, the
    /// class of a ticker) is told as what calls it.
    quint32 stepOf(const evaluator::CallStack &calls) const;
    /// Whether it is a call of the program's own; what stands in a library's module is not.
    bool isOfProgram(const evaluator::Activation &call) const
    {
        return call.statement >= 0 && call.loaded && stepsOf(*call.loaded);
    }
    /// What a step assigns the value of a call to: "jobs"; empty for any other step.
    QString variableOf(quint32 step) const;
    /// The node that holds \a code.
    NodeId nodeOf(const evaluator::Loaded &code) const;
    /// Whether other nodes than code have a part in the text.
    bool isMixed() const { return !m_program.scriptSteps.empty(); }

private:
    using Steps = std::vector<quint32>; ///< by statement
    /// Of the module that \a code is in; null of a library's.
    const Steps *stepsOf(const evaluator::Loaded &code) const
    {
        if (code.moduleCode.get() == m_code)
            return &m_steps;
        const auto file = m_files.find(code.moduleCode.get());
        return file == m_files.end() ? nullptr : &file->second;
    }
    NodeId nodeAt(int line) const;
    void nest(const evaluator::ModuleCode &code, const Steps &own);
    void findTold();

    Program &m_program;
    const evaluator::ModuleCode *m_code = nullptr;
    Steps m_steps; ///< of the program's text
    std::unordered_map<const evaluator::ModuleCode *, Steps> m_files; ///< of those beside it
    quint32 m_drawn = 0; ///< steps that were there before
    QHash<quint32, QString> m_variables; ///< by step
    std::vector<bool> m_told; ///< by step: whether a card or what was drawn says it
};

} // namespace signalbox::asyncio
