// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/evaluator.h"

namespace signalbox::evaluator {

/// One stretch of an evaluation, from where it was left to where it is left again.
class Machine {
public:
    Machine(Evaluator &evaluator, Module &module, Evaluation &evaluation);
    Outcome run();

private:
    using Value = objects::Value;

    /// What comes after an instruction.
    enum class After : quint8 { GoOn, Raised, Called, Awaits, Yielded, Finished };

    After step(const Instruction &instruction);
    After put(Value result);
    After putAnswer(objects::Answer answer, bool negated);
    void jump(const Instruction &instruction) { m_state.next = std::size_t(instruction.a); }
    Value &top(std::size_t below = 0) { return m_state.stack[m_state.top - 1 - below]; }
    const Value &nameOf(const Instruction &instruction) const
    {
        return m_loaded.names[std::size_t(instruction.a)];
    }

    After loadLocal(const Instruction &instruction);
    After loadGlobal(const Instruction &instruction);
    After loadOuter(const Instruction &instruction);
    After forget(Value &variable, const Instruction &instruction);
    After missing(const Instruction &instruction);
    After unary(const Instruction &instruction);
    After binary(const Instruction &instruction);
    After inPlace(const Instruction &instruction);
    After compare(const Instruction &instruction);
    After build(const Instruction &instruction);
    After buildDict(const Instruction &instruction);
    After addTo(const Instruction &instruction);
    After mergeInto(const Instruction &instruction);
    After mergeKeywords(const Instruction &instruction);
    After access(const Instruction &instruction);
    After unpack(const Instruction &instruction);
    After next(const Instruction &instruction);
    After call(std::size_t count, int keywords);
    After loadMethod(const Instruction &instruction);
    After callMethod(const Instruction &instruction);
    After callSpread(const Instruction &instruction);
    After callNow();
    After format(const Instruction &instruction);
    std::vector<Value> take(std::size_t count);

    Evaluator &m_evaluator;
    objects::Context &m_context;
    Module &m_module;
    Evaluation &m_state;
    const Loaded &m_loaded;
    Value *const m_locals;
};

} // namespace signalbox::evaluator
