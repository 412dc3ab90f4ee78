// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/activation.h"

#include "engine/objects/texts.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

const Type &cellType()
{
    static const NativeType type({.name = "cell"});
    return type;
}

} // namespace

void Activation::begin(const Loaded &what)
{
    const Code &code = *what.code;
    const std::size_t variables = std::size_t(code.variables.size());
    const std::size_t size = variables + std::size_t(code.deepest) + 1;
    if (size > m_size) {
        m_slots = std::make_unique<Value[]>(size);
        m_size = size;
    }
    loaded = &what;
    locals = m_slots.get();
    bottom = top = locals + variables;
    next = code.instructions.data();
    statement = -1;
    resumed = Resumed::Call;
    ownsHandled = false;
    thrower = -1;
}

void Activation::clear()
{
    for (Value *each = locals; each != top; ++each)
        *each = Value();
    top = bottom;
    handled = function = generator = names = bases = {};
}

Value Activation::variable(int place) const
{
    const Value &value = locals[place];
    return sortOf(value) == Sort::Cell ? Cell::of(value)->content : value;
}

const syntax::Span &Activation::place() const
{
    const auto at = next - loaded->code->instructions.data();
    return loaded->code->places[std::size_t(at > 0 ? at - 1 : 0)];
}

Cell::Cell(Value holds)
    : Opaque(cellType())
    , content(std::move(holds))
{
    m_flag = quint8(Sort::Cell);
}

Value Cell::attribute(Context &context, const Value &name)
{
    if (toUtf8(name) != "cell_contents")
        return {};
    return content.isMissing() ? context.valueError("Cell is empty") : content;
}

} // namespace signalbox::evaluator
