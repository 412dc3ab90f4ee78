// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/assembler.h"

#include <algorithm>

namespace signalbox::evaluator {

namespace {

/// How many values more lie on the stack after an instruction that does not jump.
int effectOf(Op op, int a, int b)
{
    switch (op) {
    case Op::Constant:
    case Op::LoadLocal:
    case Op::LoadGlobal:
    case Op::LoadOuter:
    case Op::Copy:
    case Op::Next:
    case Op::NextAsync:
    case Op::Lambda:
        return 1;
    case Op::StoreLocal:
    case Op::StoreGlobal:
    case Op::StoreOuter:
    case Op::Pop:
    case Op::Binary:
    case Op::InPlace:
    case Op::Compare:
    case Op::Is:
    case Op::In:
    case Op::JumpIfFalse:
    case Op::JumpIfTrue:
    case Op::JumpIfFalseOrPop:
    case Op::JumpIfTrueOrPop:
    case Op::ListAppend:
    case Op::SetAdd:
    case Op::ListExtend:
    case Op::SetUpdate:
    case Op::DictUpdate:
    case Op::DictMerge:
    case Op::LoadSubscript:
    case Op::DeleteAttribute:
    case Op::Yield:
        return -1;
    case Op::DeleteLocal:
    case Op::DeleteGlobal:
    case Op::Swap:
    case Op::Unary:
    case Op::Not:
    case Op::Jump:
    case Op::ListToTuple:
    case Op::LoadAttribute:
    case Op::LoadMethod:
    case Op::Iterate:
    case Op::IterateAsync:
    case Op::Await:
    case Op::Generator:
    case Op::Return:
        return 0;
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildSet:
    case Op::BuildSlice:
    case Op::BuildText:
        return 1 - a;
    case Op::BuildDict:
        return 1 - 2 * a;
    case Op::DictSet:
    case Op::StoreAttribute:
    case Op::DeleteSubscript:
        return -2;
    case Op::StoreSubscript:
        return -3;
    case Op::Unpack:
        return a - 1;
    case Op::Call:
        return -a;
    case Op::CallMethod:
        return -a;
    case Op::CallSpread:
        return a != 0 ? -2 : -1;
    case Op::Format:
        return -b;
    }
    Q_UNREACHABLE();
}

/// What lies there where a jump is taken, beside what does where it is not.
int effectOfJump(Op op)
{
    switch (op) {
    case Op::Next:
    case Op::NextAsync: // the iterator is gone
        return -1;
    case Op::JumpIfFalse:
    case Op::JumpIfTrue:
        return -1;
    default: // Jump, and those that keep what they looked at
        return 0;
    }
}

template <typename List, typename Value> int indexIn(List &list, const Value &value)
{
    const auto found = std::find(list.begin(), list.end(), value);
    if (found != list.end())
        return int(found - list.begin());
    list.push_back(value);
    return int(list.size()) - 1;
}

} // namespace

void Assembler::moveTo(int depth)
{
    m_depth = depth;
    m_deepest = std::max(m_deepest, depth);
}

void Assembler::emit(Op op, int a, int b)
{
    m_code.instructions.push_back({op, quint16(b), a});
    m_code.places.push_back(m_place);
    moveTo(m_depth + effectOf(op, a, b));
}

void Assembler::constant(const syntax::Literal &literal)
{
    m_code.literals.push_back(literal);
    emit(Op::Constant, int(m_code.literals.size()) - 1);
}

void Assembler::text(const QString &text)
{
    constant(text.toStdU32String());
}

void Assembler::call(int count, const std::vector<QString> &keywords)
{
    emit(Op::Call, count, keywordsIndex(keywords));
}

void Assembler::callMethod(const QString &name, int count, const std::vector<QString> &keywords)
{
    m_code.methods.push_back({nameIndex(name), keywordsIndex(keywords)});
    emit(Op::CallMethod, count, int(m_code.methods.size()) - 1);
}

void Assembler::jump(Op op, Label &to)
{
    const int depth = m_depth + effectOfJump(op);
    if (to.target < 0)
        to.jumps.push_back(m_code.instructions.size());
    to.depth = depth;
    emit(op, to.target);
}

void Assembler::bind(Label &label)
{
    label.target = int(m_code.instructions.size());
    for (const std::size_t jump : label.jumps)
        m_code.instructions[jump].a = label.target;
    if (label.depth >= 0)
        moveTo(label.depth);
}

int Assembler::addInner(std::shared_ptr<const Code> code)
{
    m_code.inner.push_back(std::move(code));
    return int(m_code.inner.size()) - 1;
}

std::shared_ptr<const Code> Assembler::take(const QStringList &variables, int parameters)
{
    m_code.deepest = m_deepest;
    m_code.variables = variables;
    m_code.parameters = parameters;
    return std::make_shared<const Code>(std::move(m_code));
}

int Assembler::nameIndex(const QString &name)
{
    return indexIn(m_code.names, name);
}

/// 0 for none; else 1 more than where they stand.
int Assembler::keywordsIndex(const std::vector<QString> &keywords)
{
    return keywords.empty() ? 0 : indexIn(m_code.keywords, keywords) + 1;
}

} // namespace signalbox::evaluator
