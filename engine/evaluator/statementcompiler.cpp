// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/statementcompiler.h"

#include "engine/evaluator/beyond.h"

#include "engine/syntax/unparse.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

namespace {

struct StatementWords {
    Q_DECLARE_TR_FUNCTIONS(Compiler)
};

/// What `from __future__ import` knows.
const QStringList kFeatures{u"annotations"_s,    u"nested_scopes"_s,   u"generators"_s,
                            u"division"_s,       u"absolute_import"_s, u"with_statement"_s,
                            u"generator_stop"_s, u"print_function"_s,  u"unicode_literals"_s};

std::optional<QString> documentationOf(const syntax::Statements &body, PythonVersion version)
{
    if (body.empty())
        return {};
    const auto *statement = std::get_if<syntax::ExpressionStatement>(&body.front()->node);
    const auto *constant = statement ? std::get_if<syntax::Constant>(&statement->value->node) : nullptr;
    const auto *text = constant ? std::get_if<std::u32string>(&constant->value) : nullptr;
    return text ? std::optional(cutDocumentation(QString::fromStdU32String(*text), version)) : std::nullopt;
}

/// Whether all is `pass`, or text.
bool doesNothing(const syntax::Statements &body)
{
    return std::all_of(body.begin(), body.end(), [](const auto &each) {
        const auto *statement = std::get_if<syntax::ExpressionStatement>(&each->node);
        return std::holds_alternative<syntax::Pass>(each->node)
            || (statement && std::holds_alternative<syntax::Constant>(statement->value->node));
    });
}

/// What the value of a call is assigned to, where that is one variable or attribute.
QString variableOf(const syntax::Statement &statement)
{
    const syntax::Expression *target = nullptr, *value = nullptr;
    if (const auto *plain = std::get_if<syntax::Assign>(&statement.node);
        plain && plain->targets.size() == 1) {
        target = plain->targets.front().get();
        value = plain->value.get();
    } else if (const auto *annotated = std::get_if<syntax::AnnAssign>(&statement.node)) {
        target = annotated->target.get();
        value = annotated->value.get();
    }
    if (!value || !std::holds_alternative<syntax::Call>(value->node))
        return {};
    if (const auto *name = std::get_if<syntax::Name>(&target->node))
        return name->id;
    const auto *attribute = std::get_if<syntax::Attribute>(&target->node);
    return attribute ? attribute->name : QString();
}

Code::Kind kindOf(const syntax::FunctionDef &node, const Symbols &symbols)
{
    if (node.isAsync)
        return symbols.isGenerator() ? Code::Kind::AsyncGenerator : Code::Kind::Coroutine;
    return symbols.isGenerator() ? Code::Kind::Generator : Code::Kind::Function;
}

} // namespace

QString cutDocumentation(const QString &text, PythonVersion version)
{
    if (version < PythonVersion::Python313)
        return text;
    QStringList lines = text.split(u'\n');
    const auto blanks = [](const QString &line) {
        const auto letter = std::find_if(line.begin(), line.end(), [](QChar each) { return each != u' '; });
        return qsizetype(letter - line.begin());
    };
    std::optional<qsizetype> margin;
    for (qsizetype at = 1; at < lines.size(); ++at) {
        if (const qsizetype before = blanks(lines[at]); before < lines[at].size())
            margin = std::min(margin.value_or(before), before);
    }
    lines.front().remove(0, blanks(lines.front()));
    for (qsizetype at = 1; at < lines.size(); ++at)
        lines[at].remove(0, std::min(margin.value_or(0), blanks(lines[at])));
    return lines.join(u'\n');
}

void StatementCompiler::all(const syntax::Statements &statements)
{
    for (const auto &statement : statements)
        one(*statement);
}

/// A `finally` is written more than once, and numbered once.
int StatementCompiler::numberOf(const syntax::Statement &statement)
{
    Compilation &compilation = m_unit.compilation;
    const auto known = compilation.numbers.constFind(&statement);
    if (known != compilation.numbers.constEnd())
        return *known;
    const int number = int(compilation.statements.size());
    compilation.numbers.insert(&statement, number);
    compilation.statements.push_back({statement.span, int(statement.node.index()), m_unit.depth,
                                      m_unit.parent, m_unit.function, variableOf(statement)});
    return number;
}

void StatementCompiler::one(const syntax::Statement &statement)
{
    const int number = numberOf(statement), before = m_unit.parent;
    Assembler::At at(m_out, statement.span);
    m_unit.parent = number;
    ++m_unit.depth;
    mark();
    std::visit([this](const auto &node) { compile(node); }, statement.node);
    --m_unit.depth;
    m_unit.parent = before;
}

void StatementCompiler::compile(const syntax::ExpressionStatement &node)
{
    if (std::holds_alternative<syntax::Constant>(node.value->node))
        return;
    m_expressions.value(*node.value);
    m_out.emit(Op::Pop);
}

void StatementCompiler::compile(const syntax::Assign &node)
{
    m_expressions.value(*node.value);
    for (std::size_t at = 0; at < node.targets.size(); ++at) {
        if (at + 1 < node.targets.size())
            m_out.emit(Op::Copy, 0);
        m_expressions.store(*node.targets[at]);
    }
}

void StatementCompiler::compile(const syntax::TypeAlias &)
{
    m_unit.refuse(StatementWords::tr("The statement `type` is not understood."));
}

void StatementCompiler::annotation(ExpressionCompiler &into, const syntax::Expression &expression)
{
    const syntax::Expression &plain = isStarred(expression) ? starredValue(expression) : expression;
    if (m_unit.compilation.keepsAnnotationsAsText)
        into.text(syntax::unparsed(plain, m_unit.compilation.version).value_or(QString()));
    else
        into.value(plain);
}

/// In a class an annotation is evaluated. One that cannot be is kept as it is written, since it means
/// nothing.
void StatementCompiler::compile(const syntax::AnnAssign &node)
{
    if (node.value) {
        m_expressions.value(*node.value);
        m_expressions.store(*node.target);
    }
    const auto *name = std::get_if<syntax::Name>(&node.target->node);
    if (m_unit.kind != Code::Kind::Class || !name || !node.isSimple)
        return;
    Assembler::Cover cover;
    Assembler::Label end;
    m_out.begin(cover);
    annotation(m_expressions, *node.annotation);
    m_out.end(cover);
    m_out.jump(Op::Jump, end);
    m_out.bind(cover);
    m_out.emit(Op::Pop);
    m_out.text(syntax::unparsed(*node.annotation, m_unit.compilation.version).value_or(QString()));
    m_out.bind(end);
    m_out.named(Op::Annotate, m_unit.mangled(name->id));
}

void StatementCompiler::compile(const syntax::Delete &node)
{
    for (const auto &target : node.targets)
        m_expressions.remove(*target);
}

void StatementCompiler::compile(const syntax::Return &node)
{
    if (!m_unit.isFunction())
        m_unit.refuse(u"'return' outside function"_s);
    if (node.value && m_unit.kind == Code::Kind::AsyncGenerator)
        m_unit.refuse(u"'return' with value in async generator"_s);
    if (node.value)
        m_expressions.value(*node.value);
    else
        m_out.none();
    m_blocks.leaveFunction();
}

void StatementCompiler::compile(const syntax::Raise &node)
{
    if (node.exception)
        m_expressions.value(*node.exception);
    if (node.cause)
        m_expressions.value(*node.cause);
    m_out.emit(Op::Raise, (node.exception ? 1 : 0) + (node.cause ? 1 : 0));
}

void StatementCompiler::compile(const syntax::Assert &node)
{
    Assembler::Label holds;
    m_expressions.condition(*node.test, true, holds);
    // What a traceback marks: 3.12 alone has the whole statement.
    const bool isWhole = m_unit.compilation.version == PythonVersion::Python312;
    Assembler::At at(m_out, isWhole ? m_out.place() : node.test->span);
    m_out.emit(Op::LoadAssertionError);
    if (node.message) {
        m_out.emit(Op::PrepareCall);
        m_expressions.value(*node.message);
        m_out.call(1);
    }
    m_out.emit(Op::Raise, 1);
    m_out.bind(holds);
}

/// Refuses what is beyond us, unless a file of the program's own goes by that name.
void StatementCompiler::checkImported(const QString &module)
{
    if (m_unit.compilation.around.modules.contains(module.section('.'_L1, 0, 0)))
        return;
    if (const QString reason = whyNotImported(module); !reason.isEmpty())
        m_unit.refuse(reason);
}

void StatementCompiler::compile(const syntax::Import &node)
{
    for (const syntax::ImportedName &each : node.names) {
        checkImported(each.name);
        m_out.named(Op::Import, each.name, each.asName.has_value());
        m_unit.store(each.asName ? *each.asName : each.name.section('.'_L1, 0, 0));
    }
}

void StatementCompiler::compile(const syntax::ImportFrom &node)
{
    const QString module = QString(node.level, '.'_L1) + node.module.value_or(QString());
    if (module == "__future__"_L1) {
        for (const syntax::ImportedName &each : node.names)
            if (!kFeatures.contains(each.name))
                m_unit.refuse(u"future feature %1 is not defined"_s.arg(each.name));
        return;
    }
    checkImported(module);
    m_out.named(Op::Import, module, 1);
    for (const syntax::ImportedName &each : node.names) {
        if (each.name == "*"_L1) {
            if (m_unit.kind != Code::Kind::Module)
                m_unit.refuse(u"import * only allowed at module level"_s);
            m_out.emit(Op::ImportAll);
            m_unit.compilation.takesAll = true;
            return;
        }
        Assembler::At at(m_out, each.span);
        m_out.named(Op::ImportFrom, each.name);
        m_unit.store(each.asName ? *each.asName : each.name);
    }
    m_out.emit(Op::Pop);
}

void StatementCompiler::decorate(const syntax::Expressions &decorators)
{
    for (const auto &each : decorators) {
        m_expressions.value(*each);
        m_out.emit(Op::PrepareCall);
    }
}

void StatementCompiler::callDecorators(const syntax::Expressions &decorators)
{
    for (auto each = decorators.rbegin(); each != decorators.rend(); ++each) {
        Assembler::At at(m_out, (*each)->span);
        m_out.call(1);
    }
}

/// Pushes a function that makes the dict of annotations, where there are any.
bool StatementCompiler::annotations(const syntax::FunctionDef &node)
{
    Symbols &symbols = m_unit.compilation.symbols.of(&node.parameters);
    Unit unit(m_unit.compilation, symbols, Code::Kind::Function, u"<annotations>"_s, &m_unit);
    Assembler::At at(unit.out, m_out.place());
    beginCode(unit);
    ExpressionCompiler into(unit);
    int count = 0;
    const auto add = [&](const QString &name, const syntax::ExpressionPtr &expression) {
        if (!expression)
            return;
        unit.out.text(unit.mangled(name));
        annotation(into, *expression);
        ++count;
    };
    const syntax::Parameters &parameters = node.parameters;
    for (const auto *list : {&parameters.positionalOnly, &parameters.positional})
        for (const syntax::Parameter &each : *list)
            add(each.name, each.annotation);
    if (parameters.rest)
        add(parameters.rest->name, parameters.rest->annotation);
    for (const syntax::Parameter &each : parameters.keywordOnly)
        add(each.name, each.annotation);
    if (parameters.keywords)
        add(parameters.keywords->name, parameters.keywords->annotation);
    add(u"return"_s, node.returns);
    if (count == 0)
        return false;
    unit.out.emit(Op::BuildDict, count);
    unit.out.emit(Op::Return);
    m_out.emit(Op::MakeFunction, m_out.addInner(unit.take()));
    return true;
}

void StatementCompiler::compile(const syntax::FunctionDef &node)
{
    if (m_unit.kind == Code::Kind::Class && node.name == "__del__"_L1 && !doesNothing(node.body))
        m_unit.refuse(
            StatementWords::tr("The method `__del__` is not understood: nothing here calls it when an "
                               "object goes away."));
    decorate(node.decorators);
    int parts = m_expressions.defaults(node.parameters);
    if (annotations(node))
        parts |= HasAnnotations;
    Symbols &symbols = m_unit.compilation.symbols.of(&node);
    Unit unit(m_unit.compilation, symbols, kindOf(node, symbols), node.name, &m_unit);
    unit.function = m_unit.parent;
    unit.parent = m_unit.parent;
    Assembler::At at(unit.out, m_out.place());
    writeParameters(unit, node.parameters);
    unit.out.code().documentation = documentationOf(node.body, m_unit.compilation.version);
    unit.out.code().line = node.decorators.empty() ? m_out.place().line : node.decorators.front()->span.line;
    beginCode(unit);
    StatementCompiler(unit).all(node.body);
    unit.out.none();
    unit.out.emit(Op::Return);
    m_out.emit(Op::MakeFunction, m_out.addInner(unit.take()), parts);
    callDecorators(node.decorators);
    m_unit.store(node.name);
}

void StatementCompiler::compile(const syntax::ClassDef &node)
{
    decorate(node.decorators);
    m_expressions.spreadArguments(node.bases, node.keywords, true);
    Symbols &symbols = m_unit.compilation.symbols.of(&node);
    Unit unit(m_unit.compilation, symbols, Code::Kind::Class, node.name, &m_unit);
    unit.function = m_unit.parent;
    unit.parent = m_unit.parent;
    Assembler::At at(unit.out, m_out.place());
    unit.out.code().documentation = documentationOf(node.body, m_unit.compilation.version);
    if (symbols.givesClass())
        unit.out.code().classCell = 0;
    beginCode(unit);
    StatementCompiler(unit).all(node.body);
    unit.out.none();
    unit.out.emit(Op::Return);
    m_out.emit(Op::MakeClass, m_out.addInner(unit.take()));
    callDecorators(node.decorators);
    m_unit.store(node.name);
}

} // namespace signalbox::evaluator
