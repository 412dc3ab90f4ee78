// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/assembler.h"

#include <algorithm>
#include <bit>

namespace signalbox::evaluator {

namespace {

/// How many values more lie on the stack after an instruction that does not jump.
int effectOf(Op op, int a, int b)
{
    switch (op) {
    case Op::EnterWith:
    case Op::EnterAsyncWith:
        return 2;
    case Op::Constant:
    case Op::LoadLocal:
    case Op::LoadCell:
    case Op::LoadGlobal:
    case Op::LoadName:
    case Op::LoadNameOrCell:
    case Op::LoadVariables:
    case Op::LoadGlobals:
    case Op::Copy:
    case Op::Next:
    case Op::NextAsync:
    case Op::PrepareCall:
    case Op::LoadMethod:
    case Op::PushHandled:
    case Op::ExitWith:
    case Op::Import:
    case Op::ImportFrom:
    case Op::LoadAssertionError:
    case Op::MatchLength:
    case Op::MatchMapping:
    case Op::MatchKeys:
        return 1;
    case Op::DeleteLocal:
    case Op::DeleteCell:
    case Op::DeleteGlobal:
    case Op::DeleteName:
    case Op::ForgetLocal:
    case Op::MakeCell:
    case Op::Swap:
    case Op::Unary:
    case Op::Not:
    case Op::Jump:
    case Op::JumpBack:
    case Op::ListToTuple:
    case Op::LoadAttribute:
    case Op::Iterate:
    case Op::IterateAsync:
    case Op::Awaitable:
    case Op::Delegable:
    case Op::Yield:
    case Op::Generator:
    case Op::MatchException:
    case Op::MatchGroup:
    case Op::MatchRest:
    case Op::Statement:
        return 0;
    case Op::StoreLocal:
    case Op::StoreCell:
    case Op::StoreGlobal:
    case Op::StoreName:
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
    case Op::Send:
    case Op::MakeClass:
    case Op::Return:
    case Op::PopHandled:
    case Op::SetHandled:
    case Op::Reraise:
    case Op::GroupOf:
    case Op::ImportAll:
    case Op::Annotate:
        return -1;
    case Op::DictSet:
    case Op::StoreAttribute:
    case Op::DeleteSubscript:
    case Op::EndAsync:
    case Op::ReraiseHandled:
    case Op::MatchClass:
        return -2;
    case Op::StoreSubscript:
        return -3;
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildSet:
    case Op::BuildSlice:
    case Op::BuildText:
        return 1 - a;
    case Op::BuildDict:
        return 1 - 2 * a;
    case Op::Unpack:
        return a - 1;
    case Op::Call:
        return -a - 1;
    case Op::CallSpread:
        return a != 0 ? -3 : -2;
    case Op::Format:
        return -b;
    case Op::MakeFunction:
        return 1 - std::popcount(unsigned(b));
    case Op::Raise:
        return -a;
    }
    Q_UNREACHABLE();
}

/// What lies there where a jump is taken, beside what does where it is not.
int effectOfJump(Op op)
{
    if (op == Op::Next || op == Op::JumpIfFalse || op == Op::JumpIfTrue) // the iterator is gone
        return -1;
    return 0; // Jump, and those that keep what they looked at
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
    if (op == Op::ExitWith) // the call that it makes
        m_deepest = std::max(m_deepest, m_depth + 5);
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

void Assembler::named(Op op, const QString &name, int b, bool isGlobal)
{
    const int index = nameIndex(name);
    if (isGlobal)
        m_code.isGlobal[std::size_t(index)] = true;
    emit(op, index, b);
}

void Assembler::attribute(Op op, const QString &name)
{
    if (m_code.caches < 0xffff) // the last one is shared by all that are beyond
        ++m_code.caches;
    emit(op, nameIndex(name), m_code.caches - 1);
}

void Assembler::call(int count, const std::vector<QString> &keywords)
{
    emit(Op::Call, count, keywordsIndex(keywords));
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
    label.target = position();
    for (const std::size_t jump : label.jumps)
        m_code.instructions[jump].a = label.target;
    if (label.depth >= 0)
        moveTo(label.depth);
}

void Assembler::begin(Cover &cover)
{
    cover.depth = m_depth;
    cover.from = position();
}

void Assembler::pause(Cover &cover)
{
    if (cover.from >= 0 && cover.from < position())
        cover.stretches.push_back({cover.from, position(), -1, cover.depth});
    cover.from = -1;
}

void Assembler::end(Cover &cover)
{
    pause(cover);
    for (const Handler &stretch : cover.stretches) {
        cover.rows.push_back(m_code.handlers.size());
        m_code.handlers.push_back(stretch);
    }
}

void Assembler::bind(Cover &cover)
{
    for (const std::size_t row : cover.rows)
        m_code.handlers[row].target = position();
    moveTo(cover.depth + 1);
}

int Assembler::addInner(std::shared_ptr<const Code> code)
{
    m_code.inner.push_back(std::move(code));
    return int(m_code.inner.size()) - 1;
}

std::shared_ptr<const Code> Assembler::take()
{
    m_code.deepest = m_deepest;
    return std::make_shared<const Code>(std::move(m_code));
}

int Assembler::nameIndex(const QString &name)
{
    const int index = indexIn(m_code.names, name);
    m_code.isGlobal.resize(m_code.names.size());
    return index;
}

/// 0 for none; else 1 more than where they stand.
int Assembler::keywordsIndex(const std::vector<QString> &keywords)
{
    return keywords.empty() ? 0 : indexIn(m_code.keywords, keywords) + 1;
}

} // namespace signalbox::evaluator
