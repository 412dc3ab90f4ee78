// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/unit.h"

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

namespace {

QString qualifiedNameOf(const QString &name, Unit *outer)
{
    if (!outer || outer->kind == Code::Kind::Module)
        return name;
    const QString &around = outer->out.code().qualifiedName;
    return outer->isFunction() ? around + ".<locals>."_L1 + name : around + u'.' + name;
}

} // namespace

Unit::Unit(Compilation &inCompilation, Symbols &symbols, Code::Kind ofKind, const QString &name, Unit *outer)
    : compilation(inCompilation)
    , kind(ofKind)
    , isExpression(name.startsWith('<'_L1))
    , m_symbols(&symbols)
{
    Code &code = out.code();
    code.kind = kind;
    code.name = name;
    // A `global` name is that of the module, wherever it is defined.
    const bool isGlobal = outer && !isExpression && outer->kind != Code::Kind::Module
        && outer->symbols().placeOf(outer->mangled(name)).kind == Symbols::Place::Kind::Global;
    code.qualifiedName = isGlobal ? name : qualifiedNameOf(name, outer);
}

Unit::Inner::Inner(Unit &unit, const void *node)
    : m_unit(unit)
    , m_before(unit.m_symbols)
{
    unit.m_symbols = &unit.compilation.symbols.of(node);
    for (const int cell : unit.m_symbols->cells())
        unit.out.emit(Op::MakeCell, cell, 1);
}

void Unit::access(const QString &written, Access how)
{
    using In = Symbols::Place::Kind;
    static constexpr Op ops[][3] = {
        {Op::LoadGlobal, Op::StoreGlobal, Op::DeleteGlobal}, {Op::LoadName, Op::StoreName, Op::DeleteName},
        {Op::LoadLocal, Op::StoreLocal, Op::DeleteLocal},    {Op::LoadCell, Op::StoreCell, Op::DeleteCell},
        {Op::LoadNameOrCell, Op::StoreName, Op::DeleteName},
    };
    const QString name = mangled(written);
    const Symbols::Place place = m_symbols->placeOf(name);
    const Op op = ops[int(place.kind)][int(how)];
    if (op == Op::LoadNameOrCell)
        out.emit(op, place.index, out.nameIndex(name));
    else if (place.kind == In::Local || place.kind == In::Cell)
        out.emit(op, place.index);
    else
        out.named(op, name, 0, true);
}

std::shared_ptr<const Code> Unit::take()
{
    Code &code = out.code();
    code.variables = m_symbols->variables();
    code.captured = m_symbols->captured();
    if (m_symbols->outer())
        code.captures = m_symbols->captures();
    return out.take();
}

void writeParameters(Unit &unit, const syntax::Parameters &parameters)
{
    Code &code = unit.out.code();
    code.positionalOnly = int(parameters.positionalOnly.size());
    code.positional = code.positionalOnly + int(parameters.positional.size());
    code.keywordOnly = int(parameters.keywordOnly.size());
    code.hasRest = parameters.rest.has_value();
    code.hasKeywords = parameters.keywords.has_value();
}

} // namespace signalbox::evaluator
