// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/unit.h"

#include "engine/builtins/builtinfunctions.h"
#include "engine/evaluator/beyond.h"

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

QString Unit::qualified(const QString &name)
{
    if (!m_comprehension.isEmpty())
        return m_comprehension + u'.' + name;
    if (kind == Code::Kind::Module)
        return name;
    const QString &around = out.code().qualifiedName;
    const bool isInFunction = isFunction() && out.code().name != "<genexpr>"_L1;
    return isInFunction ? around + ".<locals>."_L1 + name : around + u'.' + name;
}

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
    code.qualifiedName = isGlobal || !outer ? name : outer->qualified(name);
}

Unit::Inner::Inner(Unit &unit, const void *node, const QString &name)
    : m_unit(unit)
    , m_before(unit.m_symbols)
    , m_nameBefore(unit.m_comprehension)
{
    if (unit.compilation.version == PythonVersion::Python311)
        unit.m_comprehension = unit.qualified(name);
    unit.m_symbols = &unit.compilation.symbols.of(node);
    for (const int cell : unit.m_symbols->cells())
        unit.out.emit(Op::MakeCell, cell, 1);
}

Unit::Inner::~Inner()
{
    m_unit.m_symbols = m_before;
    m_unit.m_comprehension = m_nameBefore;
}

/// Whether a comprehension is at hand that is a function of its own in this Python, and the name is from
/// outside.
bool Unit::isFromAround(const QString &name) const
{
    return compilation.version == PythonVersion::Python311
        && m_symbols->kind() == Symbols::Kind::Comprehension && !m_symbols->isVariable(name);
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
        out.emit(op, place.index, how == Access::Load && isFromAround(name) ? 1 : 0);
    else
        out.named(op, name, 0, true);
}

void Unit::checkAttribute(const QString &name)
{
    if (const QString reason = whyNotAsked(name);
        compilation.isOfProgram && !reason.isEmpty() && !compilation.symbols.bindsAnywhere(name))
        refuse(reason);
}

void Unit::checkDocumentation(const QString &builtin)
{
    const Symbols::Place place = m_symbols->placeOf(mangled(builtin));
    const bool isGlobal =
        place.kind == Symbols::Place::Kind::Global || place.kind == Symbols::Place::Kind::Name;
    if (compilation.isOfProgram && isGlobal && !compilation.symbols.makesGlobal(builtin)
        && !m_symbols->isBound(builtin) && !objects::builtinNamed(builtin.toStdString()).isMissing())
        compilation.undocumented.push_back({whyNoDocumentation(), out.place()});
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
