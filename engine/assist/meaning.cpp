// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/meaning.h"

#include "engine/assist/elements.h"
#include "engine/script/statementparts.h"
#include "engine/syntax/walk.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace signalbox::assist {

using namespace Qt::StringLiterals;
using namespace syntax;

namespace {

Meaning object(const QString &path)
{
    Meaning meaning;
    if (!path.isEmpty()) {
        meaning.kind = Meaning::Kind::Object;
        meaning.path = path;
    }
    return meaning;
}

/// What a row of the tables stands for; \a owner is who has it.
Meaning meant(const KnownRow &row)
{
    Meaning meaning;
    const QString owner = QString::fromLatin1(row.owner);
    const QString name = QString::fromLatin1(row.name);
    switch (row.kind) {
    case KnownKind::Module:
        meaning.kind = Meaning::Kind::Module;
        meaning.path = name;
        break;
    case KnownKind::Type:
        meaning.kind = Meaning::Kind::Type;
        meaning.path = owner.isEmpty() ? name : owner + u'.' + name;
        break;
    case KnownKind::Function:
    case KnownKind::Coroutine:
        meaning.kind = Meaning::Kind::Function;
        meaning.row = &row;
        break;
    case KnownKind::Value:
        return object(QString::fromLatin1(row.gives));
    }
    return meaning;
}

Meaning ofPath(const QString &path)
{
    if (const KnownRow *row = knownByPath(path))
        return meant(*row);
    Meaning package; // which holds modules: "concurrent"
    for (const KnownRow *row : knownOf(u"modules")) {
        if (QString::fromLatin1(row->name).startsWith(path + u'.')) {
            package.kind = Meaning::Kind::Module;
            package.path = path;
        }
    }
    return package;
}

QString typeOf(const Literal &literal)
{
    struct Names {
        QString operator()(const NoneLiteral &) const { return {}; }
        QString operator()(const EllipsisLiteral &) const { return {}; }
        QString operator()(bool) const { return u"bool"_s; }
        QString operator()(const IntegerLiteral &) const { return u"int"_s; }
        QString operator()(double) const { return u"float"_s; }
        QString operator()(const ImaginaryLiteral &) const { return u"complex"_s; }
        QString operator()(const std::u32string &) const { return u"str"_s; }
        QString operator()(const QByteArray &) const { return u"bytes"_s; }
    };
    return std::visit(Names(), literal);
}

/// What return statements of a function's own give.
void addReturned(const Statements &body, std::vector<const Expression *> &values)
{
    for (const auto &statement : body) {
        if (const auto *back = statementAs<Return>(*statement); back && back->value)
            values.push_back(back->value.get());
        if (statementAs<FunctionDef>(*statement) || statementAs<ClassDef>(*statement))
            continue;
        for (const Statements *block : partsOf(*statement).blocks)
            addReturned(*block, values);
    }
}

/// The functions that a program shares, and the methods of its classes.
std::vector<const FunctionDef *> sharedFunctions(const std::vector<Binding> &globals)
{
    std::vector<const FunctionDef *> functions;
    for (const Binding &binding : globals) {
        if (binding.kind == Binding::Kind::Function)
            functions.push_back(binding.function);
        if (binding.kind != Binding::Kind::Class)
            continue;
        for (const auto &statement : binding.type->body) {
            if (const auto *method = statementAs<FunctionDef>(*statement))
                functions.push_back(method);
        }
    }
    return functions;
}

/// The argument of \a call for a parameter of the function that it calls; null for none.
const Expression *argumentOf(const Call &call, const FunctionDef &function, const QString &parameter)
{
    for (const Keyword &keyword : call.keywords) {
        if (keyword.name == parameter)
            return keyword.value.get();
    }
    const bool isMethod = std::holds_alternative<Attribute>(call.function->node);
    std::size_t place = 0;
    for (const auto *list : {&function.parameters.positionalOnly, &function.parameters.positional}) {
        for (const Parameter &each : *list) {
            if (each.name != parameter) {
                ++place;
                continue;
            }
            place -= isMethod && place > 0 ? 1 : 0; // the object is given by the dot
            const bool isThere = place < call.arguments.size()
                && std::none_of(call.arguments.begin(), call.arguments.end(), [](const auto &argument) {
                                     return std::holds_alternative<Starred>(argument->node);
                                 });
            return isThere ? call.arguments[place].get() : nullptr;
        }
    }
    return nullptr;
}

/// What the calls of \a function in the body of \a caller give to a parameter.
std::vector<const Expression *> argumentsFor(const FunctionDef &function, const QString &parameter,
                                             const FunctionDef &caller)
{
    std::vector<const Expression *> arguments;
    const auto look = [&](const Expression &expression, const auto &self) -> void {
        if (const auto *call = std::get_if<Call>(&expression.node)) {
            const auto *name = std::get_if<Name>(&call->function->node);
            const auto *attribute = std::get_if<Attribute>(&call->function->node);
            const bool isIt =
                (name && name->id == function.name) || (attribute && attribute->name == function.name);
            const Expression *argument = isIt ? argumentOf(*call, function, parameter) : nullptr;
            if (argument)
                arguments.push_back(argument);
        }
        forEachChild(expression.node, [&](const ExpressionPtr &child) { self(*child, self); });
    };
    const auto lookIn = [&](const Statements &body, const auto &self) -> void {
        for (const auto &statement : body) {
            const StatementParts parts = partsOf(*statement);
            for (const Expression *each : parts.expressions)
                look(*each, look);
            for (const Statements *block : parts.blocks)
                self(*block, self);
        }
    };
    lookIn(caller.body, lookIn);
    return arguments;
}

bool isDecorated(const FunctionDef &function, QStringView name)
{
    return std::any_of(function.decorators.begin(), function.decorators.end(), [name](const auto &each) {
        const auto *word = std::get_if<Name>(&each->node);
        return word && word->id == name;
    });
}

/// The type of what an expression builds by itself; empty for what depends on others.
QString builtType(const Expression &expression)
{
    struct Types {
        QString operator()(const Constant &node) const { return typeOf(node.value); }
        QString operator()(const JoinedStr &) const { return u"str"_s; }
        QString operator()(const List &) const { return u"list"_s; }
        QString operator()(const ListComp &) const { return u"list"_s; }
        QString operator()(const Dict &) const { return u"dict"_s; }
        QString operator()(const DictComp &) const { return u"dict"_s; }
        QString operator()(const Set &) const { return u"set"_s; }
        QString operator()(const SetComp &) const { return u"set"_s; }
        QString operator()(const Tuple &) const { return u"tuple"_s; }
        QString operator()(const Compare &) const { return u"bool"_s; }
    };
    return std::visit(
        [](const auto &node) {
            if constexpr (std::is_invocable_v<Types, decltype(node)>)
                return Types()(node);
            else
                return QString();
        },
        expression.node);
}

} // namespace

Scopes::Scopes(const std::vector<Binding> &globals)
{
    m_levels.push_back({globals, nullptr});
}

void Scopes::enter(const Statements &body, int line)
{
    for (const auto &statement : body) {
        if (line < statement->span.line || line > statement->span.endLine)
            continue;
        if (const auto *function = statementAs<FunctionDef>(*statement)) {
            Level level;
            level.bindings = parametersOf(*function);
            const Level &around = m_levels.back();
            if (around.type && !level.bindings.empty() && !isDecorated(*function, u"staticmethod")) {
                // The first parameter of a method is an object of the class around it.
                level.bindings.front().type = around.type;
            }
            const auto own = bindingsOf(function->body);
            level.bindings.insert(level.bindings.end(), own.begin(), own.end());
            m_levels.push_back(level);
        } else if (const auto *type = statementAs<ClassDef>(*statement)) {
            m_levels.push_back({bindingsOf(type->body), type});
        }
        for (const Statements *block : partsOf(*statement).blocks)
            enter(*block, line);
        return;
    }
}

std::vector<const Scopes::Level *> Scopes::visible() const
{
    std::vector<const Level *> levels;
    for (std::size_t at = m_levels.size(); at-- > 0;) {
        if (!m_levels[at].type || at + 1 == m_levels.size())
            levels.push_back(&m_levels[at]);
    }
    return levels;
}

const ClassDef *Scopes::typeAround() const
{
    for (std::size_t at = m_levels.size(); at-- > 0;) {
        if (m_levels[at].type)
            return m_levels[at].type;
    }
    return nullptr;
}

Meaning Scopes::ofName(const QString &name) const
{
    for (const Level *level : visible()) {
        Meaning last;
        bool isThere = false;
        for (const Binding &binding : level->bindings) {
            if (binding.name != name)
                continue;
            isThere = true;
            if (const Meaning meaning = of(binding))
                last = meaning;
        }
        if (isThere)
            return last;
    }
    const KnownRow *row = knownMember({}, name);
    return row ? meant(*row) : Meaning();
}

Meaning Scopes::of(const Binding &binding) const
{
    if (m_depth > kDeepest)
        return {};
    const QScopedValueRollback deeper(m_depth, m_depth + 1);
    Meaning meaning;
    switch (binding.kind) {
    case Binding::Kind::Import:
        return ofPath(binding.path);
    case Binding::Kind::Drawn:
        return object(binding.path);
    case Binding::Kind::Function:
        meaning.kind = Meaning::Kind::OwnFunction;
        meaning.function = binding.function;
        return meaning;
    case Binding::Kind::Class:
        meaning.kind = Meaning::Kind::OwnType;
        meaning.type = binding.type;
        return meaning;
    case Binding::Kind::Parameter:
        if (binding.type) {
            meaning.kind = Meaning::Kind::OwnObject;
            meaning.type = binding.type;
            return meaning;
        }
        break;
    case Binding::Kind::Variable:
        break;
    }
    if (binding.annotation) {
        meaning = annotated(*binding.annotation);
        if (meaning)
            return meaning;
    }
    if (binding.value)
        meaning = of(*binding.value);
    if (!meaning && binding.kind == Binding::Kind::Parameter)
        return given(*binding.function, binding.name);
    if (!binding.isElement)
        return meaning;
    const bool countsUp = meaning.kind == Meaning::Kind::Object && meaning.path == u"range";
    const bool isText = meaning.kind == Meaning::Kind::Object && meaning.path == u"str";
    return countsUp     ? object(u"int"_s)
        : isText        ? meaning
        : binding.value ? element(*binding.value)
                        : Meaning();
}

/// The first item that tells counts.
Meaning Scopes::element(const Expression &whole) const
{
    if (m_depth > kDeepest)
        return {};
    const QScopedValueRollback deeper(m_depth, m_depth + 1);
    if (const auto *name = std::get_if<Name>(&whole.node))
        return elementOfName(name->id);
    for (const ItemSource &source : itemSources(whole)) {
        Meaning meaning = source.isSpread ? element(*source.expression) : of(*source.expression);
        if (source.isAwaited)
            meaning = std::exchange(meaning.isAwaitable, false) ? meaning : Meaning();
        if (meaning)
            return meaning;
    }
    return {};
}

Meaning Scopes::elementOfName(const QString &name) const
{
    for (const Level *level : visible()) {
        Meaning last;
        bool isThere = false;
        for (const Binding &binding : level->bindings) {
            if (binding.name != name)
                continue;
            isThere = true;
            const auto *kind =
                binding.annotation ? std::get_if<Subscript>(&binding.annotation->node) : nullptr;
            const bool isValue = binding.value && !binding.isElement;
            const Meaning meaning = kind ? annotated(*kind->slice) // `list[Report]`
                : isValue                ? element(*binding.value)
                                         : Meaning();
            if (meaning)
                last = meaning;
        }
        if (isThere)
            return last;
    }
    return {};
}

/// `list[int]` is a list, `Queue | None` a Queue, "Shop" what the text says.
Meaning Scopes::annotated(const Expression &annotation) const
{
    if (const auto *subscript = std::get_if<Subscript>(&annotation.node))
        return annotated(*subscript->value);
    if (const auto *either = std::get_if<BinOp>(&annotation.node))
        return annotated(*either->left);
    Meaning type;
    if (const auto *text = std::get_if<Constant>(&annotation.node)) {
        if (const auto *words = std::get_if<std::u32string>(&text->value))
            type = ofName(QString::fromStdU32String(*words));
    } else {
        type = of(annotation);
    }
    const bool isType = type.kind == Meaning::Kind::Type || type.kind == Meaning::Kind::OwnType;
    return isType ? called(type) : Meaning();
}

Meaning Scopes::called(const Meaning &function) const
{
    Meaning given;
    switch (function.kind) {
    case Meaning::Kind::Type:
        return object(function.path);
    case Meaning::Kind::OwnType:
        given.kind = Meaning::Kind::OwnObject;
        given.type = function.type;
        return given;
    case Meaning::Kind::Function:
        given = object(QString::fromLatin1(function.row->gives));
        given.isAwaitable = function.row->kind == KnownKind::Coroutine;
        return given;
    case Meaning::Kind::OwnFunction:
        given = returned(*function.function);
        given.isAwaitable = function.function->isAsync;
        return given;
    case Meaning::Kind::Unknown:
    case Meaning::Kind::Module:
    case Meaning::Kind::Object:
    case Meaning::Kind::OwnObject:
        break;
    }
    return given;
}

/// The scope of a function that the program shares, or of a method.
Scopes Scopes::inside(const FunctionDef &function) const
{
    Scopes scopes({});
    scopes.m_levels = {m_levels.front()};
    scopes.m_depth = m_depth;
    Level own{parametersOf(function), nullptr};
    const auto bound = bindingsOf(function.body);
    own.bindings.insert(own.bindings.end(), bound.begin(), bound.end());
    scopes.m_levels.push_back(own);
    return scopes;
}

Meaning Scopes::given(const FunctionDef &function, const QString &parameter) const
{
    for (const FunctionDef *caller : sharedFunctions(m_levels.front().bindings)) {
        const std::vector<const Expression *> arguments = argumentsFor(function, parameter, *caller);
        if (arguments.empty())
            continue;
        const Scopes own = inside(*caller);
        for (const Expression *argument : arguments) {
            if (const Meaning meaning = own.of(*argument))
                return meaning;
        }
    }
    return {};
}

Meaning Scopes::returned(const FunctionDef &function) const
{
    if (m_depth > kDeepest)
        return {};
    const QScopedValueRollback deeper(m_depth, m_depth + 1);
    if (function.returns) {
        const Meaning told = annotated(*function.returns);
        if (told)
            return told;
    }
    std::vector<const Expression *> values;
    addReturned(function.body, values);
    const Scopes own = inside(function);
    for (const Expression *value : values) {
        const Meaning meaning = own.of(*value);
        if (meaning)
            return meaning;
    }
    return {};
}

std::vector<const ClassDef *> Scopes::lineage(const ClassDef &type, QString *knownBase) const
{
    std::vector<const ClassDef *> line;
    std::vector<const ClassDef *> open{&type};
    while (!open.empty()) {
        const ClassDef *at = open.front();
        open.erase(open.begin());
        if (std::find(line.begin(), line.end(), at) != line.end())
            continue;
        line.push_back(at);
        for (const ExpressionPtr &base : at->bases) {
            const Meaning meaning = of(*base);
            if (meaning.kind == Meaning::Kind::OwnType)
                open.push_back(meaning.type);
            else if (meaning.kind == Meaning::Kind::Type && knownBase && knownBase->isEmpty())
                *knownBase = meaning.path;
        }
    }
    return line;
}

Meaning Scopes::member(const Meaning &whole, const QString &name) const
{
    const bool isKnown = whole.kind == Meaning::Kind::Module || whole.kind == Meaning::Kind::Type
        || whole.kind == Meaning::Kind::Object;
    if (isKnown) {
        const KnownRow *row = knownMember(whole.path, name);
        if (row)
            return meant(*row);
        return whole.kind == Meaning::Kind::Module ? ofPath(whole.path + u'.' + name) : Meaning();
    }
    if (!whole.type)
        return {};
    QString base;
    Meaning found;
    for (const ClassDef *type : lineage(*whole.type, &base)) {
        for (const Binding &binding : attributesOf(*type)) {
            if (binding.name != name)
                continue;
            Meaning meaning = of(binding);
            if (binding.function && isDecorated(*binding.function, u"property"))
                meaning = called(meaning);
            meaning.isBound = meaning.kind == Meaning::Kind::OwnFunction
                && whole.kind == Meaning::Kind::OwnObject && !isDecorated(*binding.function, u"staticmethod");
            if (meaning)
                found = meaning;
        }
        if (found)
            return found;
    }
    const KnownRow *row = base.isEmpty() ? nullptr : knownMember(base, name);
    return row ? meant(*row) : Meaning();
}

Meaning Scopes::of(const Expression &expression) const
{
    if (m_depth > kDeepest)
        return {};
    const QScopedValueRollback deeper(m_depth, m_depth + 1);
    if (const QString type = builtType(expression); !type.isEmpty())
        return object(type);
    if (const auto *name = std::get_if<Name>(&expression.node))
        return ofName(name->id);
    if (const auto *attribute = std::get_if<Attribute>(&expression.node)) {
        const Meaning whole = of(*attribute->value);
        return whole.isAwaitable ? Meaning() : member(whole, attribute->name);
    }
    if (const auto *call = std::get_if<Call>(&expression.node)) {
        const auto *name = std::get_if<Name>(&call->function->node);
        if (name && name->id == u"super" && typeAround()) {
            Meaning self;
            self.kind = Meaning::Kind::OwnObject;
            self.type = typeAround();
            return self;
        }
        return called(of(*call->function));
    }
    if (const auto *await = std::get_if<Await>(&expression.node)) {
        Meaning meaning = of(*await->value);
        return std::exchange(meaning.isAwaitable, false) ? meaning : Meaning();
    }
    if (const auto *walrus = std::get_if<NamedExpr>(&expression.node))
        return of(*walrus->value);
    if (const auto *choice = std::get_if<IfExp>(&expression.node)) {
        const Meaning first = of(*choice->body);
        return first ? first : of(*choice->otherwise);
    }
    if (const auto *either = std::get_if<BoolOp>(&expression.node)) {
        const Meaning first = of(*either->values.front());
        return first ? first : of(*either->values.back());
    }
    if (const auto *operation = std::get_if<BinOp>(&expression.node)) {
        const Meaning left = of(*operation->left);
        const bool divides = operation->op == BinaryOperator::Div && left.path == u"int";
        return divides ? object(u"float"_s) : left;
    }
    if (const auto *part = std::get_if<Subscript>(&expression.node)) {
        const Meaning whole = of(*part->value);
        const bool isSlice = std::holds_alternative<Slice>(part->slice->node);
        return isSlice || whole.path == u"str" ? whole
            : whole.path == u"dict"            ? Meaning()
                                               : element(*part->value);
    }
    return {};
}

} // namespace signalbox::assist
