// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/scriptsteps.h"

#include "engine/evaluator/activation.h"

#include <algorithm>

namespace signalbox::asyncio {

/// Whose code a line of the text is, counted from 1.
NodeId ScriptSteps::nodeAt(int line) const
{
    const std::vector<NodeId> &nodes = m_program.scriptNodes;
    return line >= 1 && std::size_t(line) <= nodes.size() ? nodes[std::size_t(line) - 1] : NodeId::None;
}

quint32 ScriptSteps::add(const evaluator::ModuleCode &code)
{
    std::vector<ProgramStep> &steps = m_program.steps;
    std::vector<ProgramBody> &bodies = m_program.bodies;
    m_code = &code;
    if (!isMixed())
        steps.clear();
    m_drawn = quint32(steps.size());
    for (const evaluator::StatementInfo &statement : code.statements) {
        const auto line = std::size_t(std::max(0, statement.span.line - 1));
        const quint32 drawn = line < m_program.scriptSteps.size() ? m_program.scriptSteps[line] : kNone;
        m_steps.push_back(drawn == kNone ? quint32(steps.size()) : drawn);
        if (drawn != kNone)
            continue;
        if (!statement.variable.isEmpty())
            m_variables.insert(quint32(steps.size()), statement.variable);
        ProgramStep &step = steps.emplace_back();
        step.verb = Verb::Statement;
        step.count = statement.span.line;
        step.node = nodeAt(statement.span.line);
        if (step.node == NodeId::None && statement.function >= 0) // a line that the page has added
            step.node = m_program.steps[m_steps[std::size_t(statement.function)]].node;
    }
    nest(code, m_steps);
    findTold();
    if (isMixed())
        bodies.emplace_back().begin = m_drawn;
    else
        bodies.resize(1);
    bodies.back().name = QStringLiteral("module"); // main() is a function of its own
    bodies.back().end = quint32(steps.size());
    return quint32(bodies.size() - 1);
}

void ScriptSteps::addFile(const evaluator::ModuleCode &code, NodeId node, quint32 body)
{
    std::vector<ProgramStep> &steps = m_program.steps;
    Steps &own = m_files[&code];
    for (const evaluator::StatementInfo &statement : code.statements) {
        own.push_back(quint32(steps.size()));
        if (!statement.variable.isEmpty())
            m_variables.insert(quint32(steps.size()), statement.variable);
        ProgramStep &step = steps.emplace_back();
        step.verb = Verb::Statement;
        step.count = statement.span.line;
        step.node = node;
    }
    nest(code, own);
    m_told.resize(steps.size(), true);
    m_program.bodies[body].end = quint32(steps.size());
}

/// What a statement holds follows it.
void ScriptSteps::nest(const evaluator::ModuleCode &code, const Steps &own)
{
    for (std::size_t at = 0; at < code.statements.size(); ++at) {
        if (own[at] < m_drawn)
            continue;
        std::size_t end = at + 1;
        while (end < code.statements.size()
               && code.statements[end].span.line <= code.statements[at].span.endLine)
            ++end;
        quint32 last = own[at];
        for (std::size_t inside = at + 1; inside < end; ++inside) {
            if (own[inside] >= m_drawn)
                last = own[inside];
        }
        m_program.steps[own[at]].end = last + 1;
    }
}

void ScriptSteps::findTold()
{
    m_told.assign(m_drawn, true);
    for (std::size_t at = m_drawn; at < m_program.steps.size(); ++at) {
        const NodeId node = m_program.steps[at].node;
        m_told.push_back(std::ranges::find(m_program.code, node, &ProgramCode::node) != m_program.code.end());
    }
}

quint32 ScriptSteps::stepOf(const evaluator::Activation &call) const
{
    const Steps *const own = call.statement >= 0 && call.loaded ? stepsOf(*call.loaded) : nullptr;
    return own ? (*own)[std::size_t(call.statement)] : kNone;
}

quint32 ScriptSteps::stepOf(const evaluator::CallStack &calls) const
{
    quint32 innermost = kNone;
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
        const quint32 step = stepOf(**call);
        if (step != kNone && (!isMixed() || m_told[step]))
            return step;
        if (innermost == kNone)
            innermost = step;
    }
    return innermost;
}

QString ScriptSteps::variableOf(quint32 step) const
{
    return m_variables.value(step);
}

NodeId ScriptSteps::nodeOf(const evaluator::Loaded &code) const
{
    const std::vector<evaluator::Instruction> &all = code.code->instructions;
    const auto statement = std::ranges::find(all, evaluator::Op::Statement, &evaluator::Instruction::op);
    const Steps *const own = statement == all.end() ? nullptr : stepsOf(code);
    return own ? m_program.steps[(*own)[std::size_t(statement->a)]].node : NodeId::None;
}

} // namespace signalbox::asyncio
