// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/telling.h"

#include <algorithm>
#include <array>

namespace signalbox::evaluator {

namespace {

using namespace Qt::StringLiterals;

bool tellsOnly(const QString &name, bool isMethod)
{
    static constexpr std::array kFunctions{
        "abs"_L1, "ascii"_L1, "bool"_L1, "chr"_L1,  "float"_L1, "format"_L1, "hex"_L1,   "int"_L1,  "len"_L1,
        "max"_L1, "min"_L1,   "ord"_L1,  "repr"_L1, "round"_L1, "str"_L1,    "super"_L1, "type"_L1,
    };
    static constexpr std::array kMethods{
        "__repr__"_L1,     "__str__"_L1,       "capitalize"_L1, "center"_L1,   "format"_L1,
        "hex"_L1,          "isoformat"_L1,     "lower"_L1,      "ljust"_L1,    "removeprefix"_L1,
        "removesuffix"_L1, "replace"_L1,       "rjust"_L1,      "strftime"_L1, "strip"_L1,
        "title"_L1,        "total_seconds"_L1, "upper"_L1,      "zfill"_L1,
    };
    return isMethod ? std::find(kMethods.begin(), kMethods.end(), name) != kMethods.end()
                    : std::find(kFunctions.begin(), kFunctions.end(), name) != kFunctions.end();
}

/// Instructions that change nothing but the call's own variables. Of all others some change something, wait,
/// or go round.
constexpr std::array kReading{
    Op::Constant,
    Op::LoadLocal,
    Op::LoadCell,
    Op::LoadGlobal,
    Op::LoadAttribute,
    Op::StoreLocal,
    Op::Pop,
    Op::Copy,
    Op::Swap,
    Op::Unary,
    Op::Not,
    Op::Binary,
    Op::Compare,
    Op::Is,
    Op::In,
    Op::Jump,
    Op::JumpIfFalse,
    Op::JumpIfTrue,
    Op::JumpIfFalseOrPop,
    Op::JumpIfTrueOrPop,
    Op::BuildTuple,
    Op::BuildList,
    Op::BuildText,
    Op::Format,
    Op::Call,
    Op::Return,
    Op::Statement,
};

bool onlyReads(const Code &code)
{
    const auto nameAt = [&](const Instruction &at) { return code.names[std::size_t(at.a)]; };
    for (std::size_t at = 0; at < code.instructions.size(); ++at) {
        const Instruction &instruction = code.instructions[at];
        if (instruction.op == Op::PrepareCall) { // what is called was loaded just before
            const Instruction &callee = code.instructions[std::max<std::size_t>(at, 1) - 1];
            if (callee.op != Op::LoadGlobal || !tellsOnly(nameAt(callee), false))
                return false;
        } else if (instruction.op == Op::LoadMethod) {
            if (!tellsOnly(nameAt(instruction), true))
                return false;
        } else if (std::find(kReading.begin(), kReading.end(), instruction.op) == kReading.end()) {
            return false;
        }
    }
    return true;
}

} // namespace

Telling::Telling(Runtime &runtime)
    : m_runtime(runtime)
    , m_wasTelling(std::exchange(runtime.m_context.isTelling, true))
    , m_statementsBegun(std::exchange(runtime.m_statementsBegun, 0))
    , m_budget(runtime.m_host.budget)
{
}

Telling::~Telling()
{
    m_runtime.m_context.isTelling = m_wasTelling;
    m_runtime.m_statementsBegun = m_statementsBegun;
    m_runtime.m_host.budget = m_budget;
}

bool mayTell(const Activation &activation)
{
    return !activation.loaded->module->isOwn
        || (activation.code().kind == Code::Kind::Function && onlyReads(activation.code()));
}

} // namespace signalbox::evaluator
