// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/expressioncompiler.h"

#include "engine/evaluator/beyondcalls.h"
#include "engine/evaluator/folding.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

namespace {

bool hasStarred(const syntax::Expressions &expressions)
{
    return std::any_of(expressions.begin(), expressions.end(),
                       [](const auto &each) { return isStarred(*each); });
}

// Of a display, CPython puts so many values on the stack before it makes anything of them; unhashable ones
// show that.
constexpr std::size_t kAtOnce = 30;
constexpr std::size_t kPairsAtOnce = kAtOnce / 2;

} // namespace

bool isStarred(const syntax::Expression &expression)
{
    return std::holds_alternative<syntax::Starred>(expression.node);
}

const syntax::Expression &starredValue(const syntax::Expression &starred)
{
    return *std::get<syntax::Starred>(starred.node).value;
}

void beginCode(Unit &unit)
{
    for (const int cell : unit.symbols().cells())
        unit.out.emit(Op::MakeCell, cell);
}

std::shared_ptr<const Code> compileBody(Unit &unit, const syntax::Expression &body)
{
    beginCode(unit);
    ExpressionCompiler(unit).value(body);
    unit.out.emit(Op::Return);
    return unit.take();
}

void ExpressionCompiler::value(const syntax::Expression &expression)
{
    Assembler::At at(m_out, expression.span);
    std::visit([this](const auto &node) { compile(node); }, expression.node);
}

void ExpressionCompiler::condition(const syntax::Expression &test, bool jumpsIf, Assembler::Label &to)
{
    if (const auto *negated = std::get_if<syntax::UnaryOp>(&test.node);
        negated && negated->op == syntax::UnaryOperator::Not)
        return condition(*negated->operand, !jumpsIf, to);
    if (const auto *both = std::get_if<syntax::BoolOp>(&test.node)) {
        // The last one decides; those before it do where they come out as `or` and `and` stop at.
        const bool stopsIf = both->op == syntax::BoolOperator::Or;
        Assembler::Label past;
        for (std::size_t at = 0; at + 1 < both->values.size(); ++at)
            condition(*both->values[at], stopsIf, stopsIf == jumpsIf ? to : past);
        condition(*both->values.back(), jumpsIf, to);
        if (stopsIf != jumpsIf)
            m_out.bind(past);
        return;
    }
    value(test);
    m_out.jump(jumpsIf ? Op::JumpIfTrue : Op::JumpIfFalse, to);
}

void ExpressionCompiler::compile(const syntax::Constant &node)
{
    m_out.constant(node.value);
}

void ExpressionCompiler::compile(const syntax::Starred &)
{
    refuse(u"can't use starred expression here"_s);
    m_out.none();
}

void ExpressionCompiler::compile(const syntax::NamedExpr &node)
{
    if (m_unit.compilation.iterables > 0)
        refuse(u"assignment expression cannot be used in a comprehension iterable expression"_s);
    value(*node.value);
    m_out.emit(Op::Copy, 0);
    store(*node.target);
}

/// A comprehension runs in the function that it stands in, with variables of its own.
void ExpressionCompiler::comprehension(const void *node, const std::vector<syntax::Comprehension> &generators,
                                       Op build, const Element &element)
{
    if (m_unit.compilation.symbols.of(node).awaits() && !m_unit.mayAwait())
        refuse(u"asynchronous comprehension outside of an asynchronous function"_s);
    iterable(*generators.front().iterable); // in the scope outside
    const Unit::Inner inner(m_unit, node,
                            build == Op::BuildList      ? u"<listcomp>"_s
                                : build == Op::BuildSet ? u"<setcomp>"_s
                                                        : u"<dictcomp>"_s);
    m_out.emit(build, 0);
    m_out.emit(Op::Swap, 1);
    m_out.emit(generators.front().isAsync ? Op::IterateAsync : Op::Iterate);
    loop(generators, 0, element);
}

void ExpressionCompiler::loop(const std::vector<syntax::Comprehension> &generators, std::size_t at,
                              const Element &element)
{
    if (at == generators.size())
        return element(int(at)); // so many iterators lie above what is made
    const syntax::Comprehension &each = generators[at];
    if (at > 0) {
        iterable(*each.iterable);
        m_out.emit(each.isAsync ? Op::IterateAsync : Op::Iterate);
    }
    if (each.isAsync)
        return asyncLoop(generators, at, element);
    Assembler::Label next, end;
    m_out.bind(next);
    m_out.jump(Op::Next, end);
    store(*each.target);
    for (const auto &test : each.conditions)
        condition(*test, false, next);
    loop(generators, at + 1, element);
    m_out.jump(Op::JumpBack, next);
    m_out.bind(end);
}

void ExpressionCompiler::asyncLoop(const std::vector<syntax::Comprehension> &generators, std::size_t at,
                                   const Element &element)
{
    const syntax::Comprehension &each = generators[at];
    Assembler::Label next;
    Assembler::Cover cover;
    m_out.bind(next);
    m_out.begin(cover);
    m_out.emit(Op::NextAsync);
    await(AwaitedBy::Next);
    m_out.end(cover);
    store(*each.target);
    for (const auto &test : each.conditions)
        condition(*test, false, next);
    loop(generators, at + 1, element);
    m_out.jump(Op::JumpBack, next);
    m_out.bind(cover);
    m_out.emit(Op::EndAsync);
}

void ExpressionCompiler::compile(const syntax::ListComp &node)
{
    comprehension(&node, node.generators, Op::BuildList, [&](int depth) {
        value(*node.element);
        m_out.emit(Op::ListAppend, depth);
    });
}

void ExpressionCompiler::compile(const syntax::SetComp &node)
{
    comprehension(&node, node.generators, Op::BuildSet, [&](int depth) {
        value(*node.element);
        m_out.emit(Op::SetAdd, depth);
    });
}

void ExpressionCompiler::compile(const syntax::DictComp &node)
{
    comprehension(&node, node.generators, Op::BuildDict, [&](int depth) {
        value(*node.key);
        value(*node.value);
        m_out.emit(Op::DictSet, depth);
    });
}

void ExpressionCompiler::compile(const syntax::GeneratorExp &node)
{
    const bool isAsync = node.generators.front().isAsync;
    iterable(*node.generators.front().iterable);
    m_out.emit(isAsync ? Op::IterateAsync : Op::Iterate);
    Symbols &symbols = m_unit.compilation.symbols.of(&node);
    Unit unit(m_unit.compilation, symbols,
              symbols.awaits() ? Code::Kind::AsyncGenerator : Code::Kind::Generator, u"<genexpr>"_s, &m_unit);
    unit.function = m_unit.function;
    unit.out.code().positional = 1;
    Assembler::At at(unit.out, m_out.place());
    beginCode(unit);
    unit.out.emit(Op::LoadLocal, 0);
    ExpressionCompiler inner(unit);
    inner.loop(node.generators, 0, [&](int) {
        inner.value(*node.element);
        unit.out.emit(Op::Yield);
        unit.out.emit(Op::Pop);
    });
    unit.out.none();
    unit.out.emit(Op::Return);
    m_out.emit(Op::Generator, m_out.addInner(unit.take()));
}

int ExpressionCompiler::defaults(const syntax::Parameters &parameters)
{
    int parts = 0;
    if (!parameters.defaults.empty()) {
        for (const auto &each : parameters.defaults)
            value(*each);
        m_out.emit(Op::BuildTuple, int(parameters.defaults.size()));
        parts |= HasDefaults;
    }
    int named = 0;
    for (std::size_t at = 0; at < parameters.keywordDefaults.size(); ++at) {
        if (!parameters.keywordDefaults[at])
            continue;
        m_out.text(m_unit.mangled(parameters.keywordOnly[at].name));
        value(*parameters.keywordDefaults[at]);
        ++named;
    }
    if (named > 0) {
        m_out.emit(Op::BuildDict, named);
        parts |= HasKeywordDefaults;
    }
    return parts;
}

void ExpressionCompiler::compile(const syntax::Lambda &node)
{
    const int parts = defaults(node.parameters);
    Symbols &symbols = m_unit.compilation.symbols.of(&node);
    Unit unit(m_unit.compilation, symbols,
              symbols.isGenerator() ? Code::Kind::Generator : Code::Kind::Function, u"<lambda>"_s, &m_unit);
    unit.function = m_unit.function;
    Assembler::At at(unit.out, m_out.place());
    writeParameters(unit, node.parameters);
    m_out.emit(Op::MakeFunction, m_out.addInner(compileBody(unit, *node.body)), parts);
}

void ExpressionCompiler::await(AwaitedBy by)
{
    m_out.emit(Op::Awaitable, int(by));
    m_out.none();
    m_out.emit(Op::Send);
}

void ExpressionCompiler::compile(const syntax::Await &node)
{
    if (!m_unit.isFunction())
        refuse(u"'await' outside function"_s);
    else if (!m_unit.mayAwait())
        refuse(u"'await' outside async function"_s);
    value(*node.value);
    await();
}

void ExpressionCompiler::compile(const syntax::Yield &node)
{
    if (!m_unit.isFunction())
        refuse(u"'yield' outside function"_s);
    else if (m_unit.symbols().kind() != Symbols::Kind::Function)
        refuse(u"'yield' inside a comprehension"_s);
    if (node.value)
        value(*node.value);
    else
        m_out.none();
    m_out.emit(Op::Yield);
}

void ExpressionCompiler::compile(const syntax::YieldFrom &node)
{
    if (!m_unit.isFunction())
        refuse(u"'yield' outside function"_s);
    else if (m_unit.mayAwait())
        refuse(u"'yield from' inside async function"_s);
    value(*node.value);
    m_out.emit(Op::Delegable);
    m_out.none();
    m_out.emit(Op::Send, 1);
}

/// Calls that know where they stand: super(), locals(), globals(). False of others.
bool ExpressionCompiler::callSpecially(const syntax::Call &node)
{
    using In = Symbols::Place::Kind;
    const auto *name = std::get_if<syntax::Name>(&node.function->node);
    if (!name || !node.arguments.empty() || !node.keywords.empty())
        return false;
    const In where = m_unit.symbols().placeOf(name->id).kind;
    if (where != In::Global && where != In::Name)
        return false;
    if (name->id == "globals"_L1
        || ((name->id == "locals"_L1 || name->id == "vars"_L1) && !m_unit.isFunction()
            && m_unit.kind == Code::Kind::Module)) {
        m_out.emit(Op::LoadGlobals);
        return true;
    }
    if (name->id == "locals"_L1 || name->id == "vars"_L1) {
        m_out.emit(Op::LoadVariables);
        return true;
    }
    if (name->id == "dir"_L1) {
        m_unit.load(u"sorted"_s);
        m_out.emit(Op::PrepareCall);
        m_out.emit(m_unit.kind == Code::Kind::Module ? Op::LoadGlobals : Op::LoadVariables);
        m_out.call(1);
        return true;
    }
    const Symbols::Place own = m_unit.symbols().placeOf(Symbols::classCell());
    if (name->id != "super"_L1 || own.kind != In::Cell || m_unit.out.code().positional == 0)
        return false;
    value(*node.function);
    m_out.emit(Op::PrepareCall);
    m_unit.load(Symbols::classCell());
    m_unit.load(m_unit.symbols().owner().variables().first());
    m_out.call(2);
    return true;
}

void ExpressionCompiler::compile(const syntax::Call &node)
{
    if (callSpecially(node))
        return;
    refuseUnknownCodec(m_unit, node);
    const bool spreads = hasStarred(node.arguments)
        || std::any_of(node.keywords.begin(), node.keywords.end(),
                       [](const auto &each) { return !each.name; });
    if (spreads)
        return callSpread(node);
    if (const auto *method = std::get_if<syntax::Attribute>(&node.function->node)) {
        value(*method->value);
        Assembler::At at(m_out, node.function->span);
        m_unit.checkAttribute(method->name);
        m_out.attribute(Op::LoadMethod, m_unit.mangled(method->name));
    } else {
        value(*node.function);
        m_out.emit(Op::PrepareCall);
    }
    for (const auto &argument : node.arguments)
        value(*argument);
    std::vector<QString> names;
    for (const syntax::Keyword &keyword : node.keywords) {
        value(*keyword.value);
        names.push_back(*keyword.name);
    }
    m_out.call(int(node.arguments.size() + names.size()), names);
}

void ExpressionCompiler::spreadArguments(const syntax::Expressions &arguments,
                                         const std::vector<syntax::Keyword> &keywords, bool hasNames)
{
    m_out.emit(Op::BuildList, 0);
    for (const auto &argument : arguments) {
        const bool starred = isStarred(*argument);
        value(starred ? starredValue(*argument) : *argument);
        m_out.emit(starred ? Op::ListExtend : Op::ListAppend, 0, starred && arguments.size() == 1);
    }
    m_out.emit(Op::ListToTuple);
    if (!hasNames)
        return;
    m_out.emit(Op::BuildDict, 0);
    for (const syntax::Keyword &keyword : keywords) {
        if (keyword.name)
            m_out.text(*keyword.name);
        value(*keyword.value);
        if (keyword.name)
            m_out.emit(Op::BuildDict, 1);
        m_out.emit(Op::DictMerge, 0);
    }
}

void ExpressionCompiler::callSpread(const syntax::Call &node)
{
    value(*node.function);
    m_out.emit(Op::PrepareCall);
    spreadArguments(node.arguments, node.keywords, !node.keywords.empty());
    m_out.emit(Op::CallSpread, !node.keywords.empty());
}

void ExpressionCompiler::compile(const syntax::Attribute &node)
{
    value(*node.value);
    m_unit.checkAttribute(node.name);
    refuseDocumentation(m_unit, node);
    m_out.attribute(Op::LoadAttribute, m_unit.mangled(node.name));
}

void ExpressionCompiler::store(const syntax::Expression &target)
{
    Assembler::At at(m_out, target.span);
    if (const auto *name = std::get_if<syntax::Name>(&target.node)) {
        m_unit.store(name->id);
    } else if (const auto *attribute = std::get_if<syntax::Attribute>(&target.node)) {
        value(*attribute->value);
        m_out.attribute(Op::StoreAttribute, m_unit.mangled(attribute->name));
    } else if (const auto *subscript = std::get_if<syntax::Subscript>(&target.node)) {
        value(*subscript->value);
        value(*subscript->slice);
        m_out.emit(Op::StoreSubscript);
    } else if (const auto *list = std::get_if<syntax::List>(&target.node)) {
        storeInto(list->elements);
    } else if (const auto *tuple = std::get_if<syntax::Tuple>(&target.node)) {
        storeInto(tuple->elements);
    } else {
        refuse(u"starred assignment target must be in a list or tuple"_s);
    }
}

void ExpressionCompiler::remove(const syntax::Expression &target)
{
    Assembler::At at(m_out, target.span);
    const auto each = [this](const syntax::Expressions &targets) {
        for (const auto &one : targets)
            remove(*one);
    };
    if (const auto *name = std::get_if<syntax::Name>(&target.node)) {
        m_unit.remove(name->id);
    } else if (const auto *attribute = std::get_if<syntax::Attribute>(&target.node)) {
        value(*attribute->value);
        m_out.attribute(Op::DeleteAttribute, m_unit.mangled(attribute->name));
    } else if (const auto *subscript = std::get_if<syntax::Subscript>(&target.node)) {
        value(*subscript->value);
        value(*subscript->slice);
        m_out.emit(Op::DeleteSubscript);
    } else if (const auto *list = std::get_if<syntax::List>(&target.node)) {
        each(list->elements);
    } else if (const auto *tuple = std::get_if<syntax::Tuple>(&target.node)) {
        each(tuple->elements);
    }
}

/// What its target stands on is evaluated once, before the value.
void ExpressionCompiler::augmented(const syntax::AugAssign &assignment)
{
    Assembler::At at(m_out, assignment.target->span);
    if (const auto *attribute = std::get_if<syntax::Attribute>(&assignment.target->node)) {
        const QString name = m_unit.mangled(attribute->name);
        value(*attribute->value);
        m_out.emit(Op::Copy, 0);
        m_out.attribute(Op::LoadAttribute, name);
        value(*assignment.value);
        m_out.emit(Op::InPlace, int(assignment.op));
        m_out.emit(Op::Swap, 1);
        m_out.attribute(Op::StoreAttribute, name);
    } else if (const auto *subscript = std::get_if<syntax::Subscript>(&assignment.target->node)) {
        value(*subscript->value);
        value(*subscript->slice);
        m_out.emit(Op::Copy, 1);
        m_out.emit(Op::Copy, 1);
        m_out.emit(Op::LoadSubscript);
        value(*assignment.value);
        m_out.emit(Op::InPlace, int(assignment.op));
        m_out.emit(Op::Swap, 2); // container, key, result: the result below both
        m_out.emit(Op::Swap, 1);
        m_out.emit(Op::StoreSubscript);
    } else if (const auto *name = std::get_if<syntax::Name>(&assignment.target->node)) {
        m_unit.load(name->id);
        value(*assignment.value);
        m_out.emit(Op::InPlace, int(assignment.op));
        m_unit.store(name->id);
    }
}

void ExpressionCompiler::compile(const syntax::BoolOp &node)
{
    const Op jump = node.op == syntax::BoolOperator::And ? Op::JumpIfFalseOrPop : Op::JumpIfTrueOrPop;
    Assembler::Label end;
    for (std::size_t at = 0; at < node.values.size(); ++at) {
        value(*node.values[at]);
        if (at + 1 < node.values.size())
            m_out.jump(jump, end);
    }
    m_out.bind(end);
}

void ExpressionCompiler::compile(const syntax::BinOp &node)
{
    value(*node.left);
    value(*node.right);
    m_out.emit(Op::Binary, int(node.op));
}

void ExpressionCompiler::compile(const syntax::UnaryOp &node)
{
    value(*node.operand);
    if (node.op == syntax::UnaryOperator::Not)
        m_out.emit(Op::Not);
    else
        m_out.emit(Op::Unary, int(node.op));
}

void ExpressionCompiler::compile(const syntax::IfExp &node)
{
    Assembler::Label otherwise, end;
    condition(*node.test, false, otherwise);
    value(*node.body);
    m_out.jump(Op::Jump, end);
    m_out.bind(otherwise);
    value(*node.otherwise);
    m_out.bind(end);
}

void ExpressionCompiler::display(const syntax::Expressions &elements, Op build, Op add, Op extend)
{
    const bool isFoldedSet = build == Op::BuildSet && areFolded(elements);
    if (isFoldedSet || (!hasStarred(elements) && elements.size() <= kAtOnce)) {
        for (const auto &element : elements)
            value(*element);
        m_out.emit(build, int(elements.size()), isFoldedSet);
        return;
    }
    bool isBuilt = elements.size() > kAtOnce;
    if (isBuilt)
        m_out.emit(build, 0);
    for (std::size_t at = 0; at < elements.size(); ++at) {
        const bool starred = isStarred(*elements[at]);
        if (starred && !isBuilt) {
            m_out.emit(build, int(at));
            isBuilt = true;
        }
        value(starred ? starredValue(*elements[at]) : *elements[at]);
        if (isBuilt)
            m_out.emit(starred ? extend : add, 0);
    }
}

void ExpressionCompiler::compile(const syntax::Tuple &node)
{
    if (!hasStarred(node.elements) && node.elements.size() <= kAtOnce) // or a list is filled first
        return display(node.elements, Op::BuildTuple, Op::ListAppend, Op::ListExtend);
    display(node.elements, Op::BuildList, Op::ListAppend, Op::ListExtend);
    m_out.emit(Op::ListToTuple);
}

void ExpressionCompiler::compile(const syntax::Dict &node)
{
    const std::size_t count = node.values.size();
    bool isMade = false;
    for (std::size_t at = 0; at < count;) {
        std::size_t end = at; // of the pairs up to the next `**`
        while (end < count && node.keys[end])
            ++end;
        if (end == at) {
            if (!isMade)
                m_out.emit(Op::BuildDict, 0);
            value(*node.values[at++]);
            m_out.emit(Op::DictUpdate, 0);
        } else {
            pairs(node, at, std::min(end, at + kPairsAtOnce + 2));
            if (isMade)
                m_out.emit(Op::DictUpdate, 0);
            at = std::min(end, at + kPairsAtOnce + 2);
        }
        isMade = true;
    }
    if (!isMade)
        m_out.emit(Op::BuildDict, 0);
}

/// A dict of some of the pairs: if they are few, made when all are computed.
void ExpressionCompiler::pairs(const syntax::Dict &node, std::size_t begin, std::size_t end)
{
    const bool areFew = end - begin <= kPairsAtOnce;
    if (!areFew)
        m_out.emit(Op::BuildDict, 0);
    for (std::size_t at = begin; at < end; ++at) {
        value(*node.keys[at]);
        value(*node.values[at]);
        if (!areFew)
            m_out.emit(Op::DictSet, 0);
    }
    if (areFew)
        m_out.emit(Op::BuildDict, int(end - begin));
}

void ExpressionCompiler::comparison(syntax::Comparison op)
{
    using syntax::Comparison;
    switch (op) {
    case Comparison::Is:
    case Comparison::IsNot:
        m_out.emit(Op::Is, op == Comparison::IsNot);
        return;
    case Comparison::In:
    case Comparison::NotIn:
        m_out.emit(Op::In, op == Comparison::NotIn);
        return;
    case Comparison::Eq:
    case Comparison::NotEq:
    case Comparison::Lt:
    case Comparison::LtE:
    case Comparison::Gt:
    case Comparison::GtE:
        m_out.emit(Op::Compare, int(op));
        return;
    }
}

/// a < b < c: b is evaluated once, and c not at all where a < b is false.
void ExpressionCompiler::compile(const syntax::Compare &node)
{
    value(*node.left);
    Assembler::Label failed, end;
    for (std::size_t at = 0; at < node.ops.size(); ++at) {
        value(*node.comparators[at]);
        if (at + 1 == node.ops.size()) {
            comparison(node.ops[at]);
            break;
        }
        m_out.emit(Op::Swap, 1);
        m_out.emit(Op::Copy, 1);
        comparison(node.ops[at]);
        m_out.jump(Op::JumpIfFalseOrPop, failed);
    }
    if (node.ops.size() == 1)
        return;
    m_out.jump(Op::Jump, end);
    m_out.bind(failed);
    m_out.emit(Op::Swap, 1);
    m_out.emit(Op::Pop);
    m_out.bind(end);
}

void ExpressionCompiler::compile(const syntax::FormattedValue &node)
{
    value(*node.value);
    if (node.format)
        value(*node.format);
    m_out.emit(Op::Format, node.conversion < 0 ? 0 : node.conversion, node.format != nullptr);
}

void ExpressionCompiler::compile(const syntax::JoinedStr &node)
{
    for (const auto &part : node.values)
        value(*part);
    m_out.emit(Op::BuildText, int(node.values.size()));
}

void ExpressionCompiler::compile(const syntax::Subscript &node)
{
    value(*node.value);
    value(*node.slice);
    m_out.emit(Op::LoadSubscript);
}

void ExpressionCompiler::compile(const syntax::Slice &node)
{
    const auto part = [this](const syntax::ExpressionPtr &bound) {
        if (bound)
            value(*bound);
        else
            m_out.constant(syntax::NoneLiteral{});
    };
    part(node.lower);
    part(node.upper);
    if (node.step)
        value(*node.step);
    m_out.emit(Op::BuildSlice, node.step ? 3 : 2);
}

void ExpressionCompiler::storeInto(const syntax::Expressions &targets)
{
    int star = -1;
    for (std::size_t at = 0; at < targets.size(); ++at)
        if (isStarred(*targets[at]))
            star = int(at);
    m_out.emit(Op::Unpack, int(targets.size()), star + 1);
    for (const auto &target : targets)
        store(isStarred(*target) ? starredValue(*target) : *target);
}

} // namespace signalbox::evaluator
