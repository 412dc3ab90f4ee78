// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/compiler.h"

#include "engine/evaluator/scope.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace signalbox::evaluator {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Compiler)
};

/// Walks an expression and writes its code, in the order in which Python evaluates
/// (https://docs.python.org/3/reference/expressions.html#evaluation-order).
class Compiler {
public:
    explicit Compiler(Scope &scope)
        : m_scope(scope)
        , m_out(scope.code())
    {
    }

    void value(const syntax::Expression &expression)
    {
        Assembler::At at(m_out, expression.span);
        std::visit([this](const auto &node) { compile(node); }, expression.node);
    }
    void store(const syntax::Expression &target);
    /// The same value into each.
    void storeAll(const syntax::Expressions &targets)
    {
        for (std::size_t at = 0; at < targets.size(); ++at) {
            if (at + 1 < targets.size())
                m_out.emit(Op::Copy, 0);
            store(*targets[at]);
        }
    }
    void remove(const syntax::Expression &target);
    void augmented(const syntax::AugAssign &assignment);

private:
    void compile(const syntax::BoolOp &node);
    void compile(const syntax::NamedExpr &node);
    void compile(const syntax::BinOp &node);
    void compile(const syntax::UnaryOp &node);
    void compile(const syntax::Lambda &node);
    void compile(const syntax::IfExp &node);
    void compile(const syntax::Dict &node);
    void compile(const syntax::Set &node) { display(node.elements, Op::BuildSet, Op::SetAdd, Op::SetUpdate); }
    void compile(const syntax::ListComp &node);
    void compile(const syntax::SetComp &node);
    void compile(const syntax::DictComp &node);
    void compile(const syntax::GeneratorExp &node);
    void compile(const syntax::Await &node);
    void compile(const syntax::Yield &) { refuse(Words::tr("Generators of one's own are not understood yet.")); }
    void compile(const syntax::YieldFrom &)
    {
        refuse(Words::tr("Generators of one's own are not understood yet."));
    }
    void compile(const syntax::Compare &node);
    void compile(const syntax::Call &node);
    void compile(const syntax::FormattedValue &node);
    void compile(const syntax::JoinedStr &node);
    void compile(const syntax::Constant &node) { m_out.constant(node.value); }
    void compile(const syntax::Attribute &node);
    void compile(const syntax::Subscript &node);
    void compile(const syntax::Starred &)
    {
        refuse(Words::tr("A starred expression stands only in calls, lists, tuples and sets."));
    }
    void compile(const syntax::Name &node) { m_scope.load(node.id); }
    void compile(const syntax::List &node)
    {
        display(node.elements, Op::BuildList, Op::ListAppend, Op::ListExtend);
    }
    void compile(const syntax::Tuple &node);
    void compile(const syntax::Slice &node);

    void display(const syntax::Expressions &elements, Op build, Op add, Op extend);
    void comprehension(const std::vector<syntax::Comprehension> &generators, Op build,
                       const std::function<void(int depth)> &element);
    void loop(const std::vector<syntax::Comprehension> &generators, std::size_t at,
              const std::function<void(int depth)> &element);
    void iterable(const syntax::Expression &expression)
    {
        ++m_iterables;
        value(expression);
        --m_iterables;
    }
    void comparison(syntax::Comparison op);
    void callSpread(const syntax::Call &node);
    void condition(const syntax::Expression &test, bool jumpsIf, Assembler::Label &to);
    void storeInto(const syntax::Expressions &targets);
    void refuse(const QString &reason) { m_scope.refuse(reason, m_out.place()); }

    Scope &m_scope;
    Assembler &m_out;
    int m_iterables = 0; ///< of comprehensions, that the expression at hand is part of
};

bool isStarred(const syntax::Expression &expression)
{
    return std::holds_alternative<syntax::Starred>(expression.node);
}

bool hasStarred(const syntax::Expressions &expressions)
{
    return std::any_of(expressions.begin(), expressions.end(), [](const auto &each) { return isStarred(*each); });
}

const syntax::Expression &starredValue(const syntax::Expression &starred)
{
    return *std::get<syntax::Starred>(starred.node).value;
}

void Compiler::compile(const syntax::BoolOp &node)
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

void Compiler::compile(const syntax::NamedExpr &node)
{
    const QString &name = std::get<syntax::Name>(node.target->node).id;
    if (m_iterables > 0)
        refuse(u"assignment expression cannot be used in a comprehension iterable expression"_s);
    if (m_scope.isOfComprehension(name))
        refuse(u"assignment expression cannot rebind comprehension iteration variable '%1'"_s.arg(name));
    value(*node.value);
    m_out.emit(Op::Copy, 0);
    store(*node.target);
}

void Compiler::compile(const syntax::BinOp &node)
{
    value(*node.left);
    value(*node.right);
    m_out.emit(Op::Binary, int(node.op));
}

void Compiler::compile(const syntax::UnaryOp &node)
{
    value(*node.operand);
    if (node.op == syntax::UnaryOperator::Not)
        m_out.emit(Op::Not);
    else
        m_out.emit(Op::Unary, int(node.op));
}

void Compiler::compile(const syntax::IfExp &node)
{
    Assembler::Label otherwise, end;
    condition(*node.test, false, otherwise);
    value(*node.body);
    m_out.jump(Op::Jump, end);
    m_out.bind(otherwise);
    value(*node.otherwise);
    m_out.bind(end);
}

/// Goes to \a to where \a test comes out as \a jumpsIf, without making a bool of `not`.
void Compiler::condition(const syntax::Expression &test, bool jumpsIf, Assembler::Label &to)
{
    if (const auto *negated = std::get_if<syntax::UnaryOp>(&test.node);
        negated && negated->op == syntax::UnaryOperator::Not)
        return condition(*negated->operand, !jumpsIf, to);
    value(test);
    m_out.jump(jumpsIf ? Op::JumpIfTrue : Op::JumpIfFalse, to);
}

void Compiler::display(const syntax::Expressions &elements, Op build, Op add, Op extend)
{
    if (!hasStarred(elements)) {
        for (const auto &element : elements)
            value(*element);
        m_out.emit(build, int(elements.size()));
        return;
    }
    m_out.emit(build, 0);
    for (const auto &element : elements) {
        const bool starred = isStarred(*element);
        value(starred ? starredValue(*element) : *element);
        m_out.emit(starred ? extend : add, 0);
    }
}

void Compiler::compile(const syntax::Tuple &node)
{
    if (!hasStarred(node.elements))
        return display(node.elements, Op::BuildTuple, Op::ListAppend, Op::ListExtend);
    display(node.elements, Op::BuildList, Op::ListAppend, Op::ListExtend);
    m_out.emit(Op::ListToTuple);
}

void Compiler::compile(const syntax::Dict &node)
{
    m_out.emit(Op::BuildDict, 0);
    for (std::size_t at = 0; at < node.values.size(); ++at) {
        if (!node.keys[at]) {
            value(*node.values[at]);
            m_out.emit(Op::DictUpdate, 0);
            continue;
        }
        value(*node.keys[at]);
        value(*node.values[at]);
        m_out.emit(Op::DictSet, 0);
    }
}

/// A comprehension runs in the function that it stands in, with variables of its own.
void Compiler::comprehension(const std::vector<syntax::Comprehension> &generators, Op build,
                             const std::function<void(int depth)> &element)
{
    iterable(*generators.front().iterable); // in the scope outside
    const Scope::Inner inner(m_scope, generators);
    m_out.emit(build, 0);
    m_out.emit(Op::Swap, 1);
    loop(generators, 0, element);
}

void Compiler::loop(const std::vector<syntax::Comprehension> &generators, std::size_t at,
                    const std::function<void(int depth)> &element)
{
    if (at == generators.size())
        return element(int(at)); // so many iterators lie above what is made
    const syntax::Comprehension &each = generators[at];
    if (at > 0)
        iterable(*each.iterable);
    m_out.emit(each.isAsync ? Op::IterateAsync : Op::Iterate);
    Assembler::Label next, end;
    m_out.bind(next);
    if (each.isAsync) {
        m_out.jump(Op::NextAsync, end);
        m_out.emit(Op::Await, 1);
    } else {
        m_out.jump(Op::Next, end);
    }
    store(*each.target);
    for (const auto &test : each.conditions)
        condition(*test, false, next);
    loop(generators, at + 1, element);
    m_out.jump(Op::Jump, next);
    m_out.bind(end);
}

void Compiler::compile(const syntax::ListComp &node)
{
    comprehension(node.generators, Op::BuildList, [&](int depth) {
        value(*node.element);
        m_out.emit(Op::ListAppend, depth);
    });
}

void Compiler::compile(const syntax::SetComp &node)
{
    comprehension(node.generators, Op::BuildSet, [&](int depth) {
        value(*node.element);
        m_out.emit(Op::SetAdd, depth);
    });
}

void Compiler::compile(const syntax::DictComp &node)
{
    comprehension(node.generators, Op::BuildDict, [&](int depth) {
        value(*node.key);
        value(*node.value);
        m_out.emit(Op::DictSet, depth);
    });
}

void Compiler::compile(const syntax::GeneratorExp &node)
{
    iterable(*node.generators.front().iterable);
    m_out.emit(Op::Iterate);
    Scope scope(m_scope, Scope::Kind::Generator);
    Compiler inner(scope);
    const Scope::Inner own(scope, node.generators);
    inner.loop(node.generators, 0, [&](int) {
        inner.value(*node.element);
        inner.m_out.emit(Op::Yield);
    });
    scope.finish();
    m_out.emit(Op::Generator, m_scope.adopt(scope));
}

void Compiler::compile(const syntax::Lambda &node)
{
    const syntax::Parameters &parameters = node.parameters;
    if (parameters.rest || parameters.keywords || !parameters.keywordOnly.empty() || !parameters.defaults.empty())
        return refuse(Words::tr("A lambda here has plain parameters: no defaults, no stars."));
    Scope scope(m_scope, Scope::Kind::Lambda);
    for (const auto *list : {&parameters.positionalOnly, &parameters.positional})
        for (const syntax::Parameter &parameter : *list)
            scope.addParameter(parameter.name);
    Compiler inner(scope);
    inner.value(*node.body);
    scope.finish();
    m_out.emit(Op::Lambda, m_scope.adopt(scope));
}

void Compiler::compile(const syntax::Await &node)
{
    if (m_scope.kind() != Scope::Kind::Function)
        return refuse(Words::tr("A generator expression that awaits is not understood yet; a list does as well: "
                                "[await … for …]."));
    value(*node.value);
    m_out.emit(Op::Await);
}

void Compiler::comparison(syntax::Comparison op)
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
void Compiler::compile(const syntax::Compare &node)
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

void Compiler::compile(const syntax::Call &node)
{
    const bool spreads = hasStarred(node.arguments)
        || std::any_of(node.keywords.begin(), node.keywords.end(), [](const auto &each) { return !each.name; });
    if (spreads)
        return callSpread(node);
    const auto *method = std::get_if<syntax::Attribute>(&node.function->node);
    value(method ? *method->value : *node.function);
    if (method)
        m_out.named(Op::LoadMethod, method->name);
    for (const auto &argument : node.arguments)
        value(*argument);
    std::vector<QString> names;
    for (const syntax::Keyword &keyword : node.keywords) {
        value(*keyword.value);
        names.push_back(*keyword.name);
    }
    const int count = int(node.arguments.size() + names.size());
    if (method)
        m_out.callMethod(method->name, count, names);
    else
        m_out.call(count, names);
}

void Compiler::callSpread(const syntax::Call &node)
{
    value(*node.function);
    m_out.emit(Op::BuildList, 0);
    for (const auto &argument : node.arguments) {
        const bool starred = isStarred(*argument);
        value(starred ? starredValue(*argument) : *argument);
        m_out.emit(starred ? Op::ListExtend : Op::ListAppend, 0);
    }
    m_out.emit(Op::ListToTuple);
    if (!node.keywords.empty()) {
        m_out.emit(Op::BuildDict, 0);
        for (const syntax::Keyword &keyword : node.keywords) {
            if (keyword.name)
                m_out.text(*keyword.name);
            else
                m_out.emit(Op::BuildDict, 0);
            value(*keyword.value);
            if (!keyword.name)
                m_out.emit(Op::DictUpdate, 0);
            m_out.emit(keyword.name ? Op::DictSet : Op::DictMerge, 0);
        }
    }
    m_out.emit(Op::CallSpread, !node.keywords.empty());
}

void Compiler::compile(const syntax::FormattedValue &node)
{
    value(*node.value);
    if (node.format)
        value(*node.format);
    m_out.emit(Op::Format, node.conversion < 0 ? 0 : node.conversion, node.format != nullptr);
}

void Compiler::compile(const syntax::JoinedStr &node)
{
    for (const auto &part : node.values)
        value(*part);
    m_out.emit(Op::BuildText, int(node.values.size()));
}

void Compiler::compile(const syntax::Attribute &node)
{
    value(*node.value);
    m_out.named(Op::LoadAttribute, node.name);
}

void Compiler::compile(const syntax::Subscript &node)
{
    value(*node.value);
    value(*node.slice);
    m_out.emit(Op::LoadSubscript);
}

void Compiler::compile(const syntax::Slice &node)
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

void Compiler::storeInto(const syntax::Expressions &targets)
{
    int star = -1;
    for (std::size_t at = 0; at < targets.size(); ++at)
        if (isStarred(*targets[at]))
            star = int(at);
    m_out.emit(Op::Unpack, int(targets.size()), star + 1);
    for (const auto &target : targets)
        store(isStarred(*target) ? starredValue(*target) : *target);
}

/// Into \a target goes what is on top.
void Compiler::store(const syntax::Expression &target)
{
    Assembler::At at(m_out, target.span);
    if (const auto *name = std::get_if<syntax::Name>(&target.node)) {
        m_scope.store(name->id);
    } else if (const auto *attribute = std::get_if<syntax::Attribute>(&target.node)) {
        value(*attribute->value);
        m_out.named(Op::StoreAttribute, attribute->name);
    } else if (const auto *subscript = std::get_if<syntax::Subscript>(&target.node)) {
        value(*subscript->value);
        value(*subscript->slice);
        m_out.emit(Op::StoreSubscript);
    } else if (const auto *list = std::get_if<syntax::List>(&target.node)) {
        storeInto(list->elements);
    } else if (const auto *tuple = std::get_if<syntax::Tuple>(&target.node)) {
        storeInto(tuple->elements);
    }
}

void Compiler::remove(const syntax::Expression &target)
{
    Assembler::At at(m_out, target.span);
    const auto each = [this](const syntax::Expressions &targets) {
        for (const auto &one : targets)
            remove(*one);
    };
    if (const auto *name = std::get_if<syntax::Name>(&target.node)) {
        m_scope.remove(name->id);
    } else if (const auto *attribute = std::get_if<syntax::Attribute>(&target.node)) {
        value(*attribute->value);
        m_out.named(Op::DeleteAttribute, attribute->name);
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
void Compiler::augmented(const syntax::AugAssign &assignment)
{
    Assembler::At at(m_out, assignment.target->span);
    if (const auto *attribute = std::get_if<syntax::Attribute>(&assignment.target->node)) {
        value(*attribute->value);
        m_out.emit(Op::Copy, 0);
        m_out.named(Op::LoadAttribute, attribute->name);
        value(*assignment.value);
        m_out.emit(Op::InPlace, int(assignment.op));
        m_out.emit(Op::Swap, 1);
        m_out.named(Op::StoreAttribute, attribute->name);
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
        m_scope.load(name->id);
        value(*assignment.value);
        m_out.emit(Op::InPlace, int(assignment.op));
        m_scope.store(name->id);
    }
}

Compiled compiled(Names &names, int given, const std::function<void(Compiler &)> &write)
{
    Scope scope(names, given);
    Compiler compiler(scope);
    write(compiler);
    scope.finish();
    return scope.result();
}

} // namespace

Compiled compileExpression(const syntax::Expression &expression, Names &names)
{
    return compiled(names, 0, [&](Compiler &compiler) { compiler.value(expression); });
}

Compiled compileAssignment(const syntax::Expressions &targets, const syntax::Expression &value, Names &names)
{
    return compiled(names, 0, [&](Compiler &compiler) {
        compiler.value(value);
        compiler.storeAll(targets);
    });
}

Compiled compileAugmented(const syntax::AugAssign &assignment, Names &names)
{
    return compiled(names, 0, [&](Compiler &compiler) { compiler.augmented(assignment); });
}

Compiled compileDeletion(const syntax::Expressions &targets, Names &names)
{
    return compiled(names, 0, [&](Compiler &compiler) {
        for (const auto &target : targets)
            compiler.remove(*target);
    });
}

Compiled compileStore(const syntax::Expression &target, Names &names)
{
    return compiled(names, 1, [&](Compiler &compiler) { compiler.store(target); });
}

} // namespace signalbox::evaluator
