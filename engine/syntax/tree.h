// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Python's abstract syntax, node for node as its own `ast` module has it, under the same names
/// (https://docs.python.org/3/library/ast.html#abstract-grammar). A value that only the parser makes.
namespace signalbox::syntax {

/// Where a node stands in the text, as `ast` counts: lines from 1, columns in bytes of UTF-8 from 0, the end
/// exclusive.
struct Span {
    int line = 0;
    int column = 0;
    int endLine = 0;
    int endColumn = 0;

    bool operator==(const Span &) const = default;
};
/// From the beginning of \a one to the end of \a other.
inline Span across(const Span &one, const Span &other)
{
    return {.line = one.line, .column = one.column, .endLine = other.endLine, .endColumn = other.endColumn};
}

struct Expression;
struct Statement;
struct Pattern;
/// Null where a node may do without.
using ExpressionPtr = std::unique_ptr<Expression>;
using Expressions = std::vector<ExpressionPtr>;
using Statements = std::vector<std::unique_ptr<Statement>>;
using Patterns = std::vector<std::unique_ptr<Pattern>>;

enum class Context : quint8 { Load, Store, Del };
enum class BoolOperator : quint8 { And, Or };
enum class UnaryOperator : quint8 { Invert, Not, UAdd, USub };
enum class BinaryOperator : quint8 {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv
};
enum class Comparison : quint8 { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

/// A literal. Texts are code points, as a Python string may hold lone surrogates.
struct NoneLiteral { };
struct EllipsisLiteral { };
struct IntegerLiteral {
    QByteArray digits; ///< decimal
};
struct ImaginaryLiteral {
    double imaginary = 0;
};
using Literal = std::variant<NoneLiteral, EllipsisLiteral, bool, IntegerLiteral, double, ImaginaryLiteral,
                             std::u32string, QByteArray>;

/// An argument of a call by name; `**mapping` where the name is missing.
struct Keyword {
    std::optional<QString> name;
    ExpressionPtr value;
    Span span;
};

/// `for target in iterable if condition …` of a comprehension.
struct Comprehension {
    ExpressionPtr target;
    ExpressionPtr iterable;
    Expressions conditions;
    bool isAsync = false;
};

/// A parameter of a function.
struct Parameter {
    QString name;
    ExpressionPtr annotation;
    Span span;
};

struct Parameters {
    std::vector<Parameter> positionalOnly;
    std::vector<Parameter> positional;
    std::optional<Parameter> rest; ///< *args
    std::vector<Parameter> keywordOnly;
    Expressions keywordDefaults; ///< as keywordOnly; null where there is none
    std::optional<Parameter> keywords; ///< **kwargs
    Expressions defaults; ///< of the last ones of positionalOnly and positional
};

// Expressions.
struct BoolOp {
    BoolOperator op;
    Expressions values;
};
struct NamedExpr {
    ExpressionPtr target;
    ExpressionPtr value;
};
struct BinOp {
    ExpressionPtr left;
    BinaryOperator op;
    ExpressionPtr right;
};
struct UnaryOp {
    UnaryOperator op;
    ExpressionPtr operand;
};
struct Lambda {
    Parameters parameters;
    ExpressionPtr body;
};
struct IfExp {
    ExpressionPtr test;
    ExpressionPtr body;
    ExpressionPtr otherwise;
};
struct Dict {
    Expressions keys;
    Expressions values;
}; ///< a null key is `**mapping`
struct Set {
    Expressions elements;
};
struct ListComp {
    ExpressionPtr element;
    std::vector<Comprehension> generators;
};
struct SetComp {
    ExpressionPtr element;
    std::vector<Comprehension> generators;
};
struct DictComp {
    ExpressionPtr key;
    ExpressionPtr value;
    std::vector<Comprehension> generators;
};
struct GeneratorExp {
    ExpressionPtr element;
    std::vector<Comprehension> generators;
};
struct Await {
    ExpressionPtr value;
};
struct Yield {
    ExpressionPtr value;
};
struct YieldFrom {
    ExpressionPtr value;
};
struct Compare {
    ExpressionPtr left;
    std::vector<Comparison> ops;
    Expressions comparators;
};
struct Call {
    ExpressionPtr function;
    Expressions arguments;
    std::vector<Keyword> keywords;
};
struct FormattedValue {
    ExpressionPtr value;
    int conversion = -1;
    ExpressionPtr format;
};
struct JoinedStr {
    Expressions values;
};
struct Constant {
    Literal value;
    bool isUnicodeMarked = false;
}; ///< u"…"
struct Attribute {
    ExpressionPtr value;
    QString name;
    Context context = Context::Load;
};
struct Subscript {
    ExpressionPtr value;
    ExpressionPtr slice;
    Context context = Context::Load;
};
struct Starred {
    ExpressionPtr value;
    Context context = Context::Load;
};
struct Name {
    QString id;
    Context context = Context::Load;
};
struct List {
    Expressions elements;
    Context context = Context::Load;
};
struct Tuple {
    Expressions elements;
    Context context = Context::Load;
};
struct Slice {
    ExpressionPtr lower;
    ExpressionPtr upper;
    ExpressionPtr step;
};

struct Expression {
    using Node = std::variant<BoolOp, NamedExpr, BinOp, UnaryOp, Lambda, IfExp, Dict, Set, ListComp, SetComp,
                              DictComp, GeneratorExp, Await, Yield, YieldFrom, Compare, Call, FormattedValue,
                              JoinedStr, Constant, Attribute, Subscript, Starred, Name, List, Tuple, Slice>;
    Node node;
    Span span;
    int height = 1; ///< of the tree from here down; the parser bounds it, so that whoever walks may recurse
};

// Patterns of `match`.
struct MatchValue {
    ExpressionPtr value;
};
struct MatchSingleton {
    Literal value;
};
struct MatchSequence {
    Patterns patterns;
};
struct MatchMapping {
    Expressions keys;
    Patterns patterns;
    std::optional<QString> rest;
};
struct MatchClass {
    ExpressionPtr type;
    Patterns patterns;
    std::vector<QString> keywords;
    Patterns keywordPatterns;
};
struct MatchStar {
    std::optional<QString> name;
};
struct MatchAs {
    std::unique_ptr<Pattern> pattern;
    std::optional<QString> name;
};
struct MatchOr {
    Patterns patterns;
};

struct Pattern {
    using Node = std::variant<MatchValue, MatchSingleton, MatchSequence, MatchMapping, MatchClass, MatchStar,
                              MatchAs, MatchOr>;
    Node node;
    Span span;
};

/// A type parameter (Python 3.12): `T: bound = default`, `*Ts`, `**P`.
struct TypeParameter {
    enum class Kind : quint8 { TypeVar, ParamSpec, TypeVarTuple };
    Kind kind = Kind::TypeVar;
    QString name;
    ExpressionPtr bound;
    ExpressionPtr defaultValue; ///< Python 3.13
    Span span;
};

struct ImportedName {
    QString name; ///< with dots
    std::optional<QString> asName;
    Span span;
};

struct ExceptHandler {
    ExpressionPtr type;
    std::optional<QString> name;
    Statements body;
    Span span;
};

struct WithItem {
    ExpressionPtr context;
    ExpressionPtr variables;
};

struct MatchCase {
    std::unique_ptr<Pattern> pattern;
    ExpressionPtr guard;
    Statements body;
};

// Statements.
struct FunctionDef {
    QString name;
    Parameters parameters;
    Statements body;
    Expressions decorators;
    ExpressionPtr returns;
    std::vector<TypeParameter> typeParameters;
    bool isAsync = false; ///< AsyncFunctionDef
};
struct ClassDef {
    QString name;
    Expressions bases;
    std::vector<Keyword> keywords;
    Statements body;
    Expressions decorators;
    std::vector<TypeParameter> typeParameters;
};
struct Return {
    ExpressionPtr value;
};
struct Delete {
    Expressions targets;
};
struct Assign {
    Expressions targets;
    ExpressionPtr value;
};
struct TypeAlias {
    ExpressionPtr name;
    std::vector<TypeParameter> typeParameters;
    ExpressionPtr value;
};
struct AugAssign {
    ExpressionPtr target;
    BinaryOperator op;
    ExpressionPtr value;
};
struct AnnAssign {
    ExpressionPtr target;
    ExpressionPtr annotation;
    ExpressionPtr value;
    bool isSimple = false;
};
struct For {
    ExpressionPtr target;
    ExpressionPtr iterable;
    Statements body;
    Statements otherwise;
    bool isAsync = false;
};
struct While {
    ExpressionPtr test;
    Statements body;
    Statements otherwise;
};
struct If {
    ExpressionPtr test;
    Statements body;
    Statements otherwise;
};
struct With {
    std::vector<WithItem> items;
    Statements body;
    bool isAsync = false;
};
struct Match {
    ExpressionPtr subject;
    std::vector<MatchCase> cases;
};
struct Raise {
    ExpressionPtr exception;
    ExpressionPtr cause;
};
struct Try {
    Statements body;
    std::vector<ExceptHandler> handlers;
    Statements otherwise;
    Statements finalBody;
    bool isStar = false; ///< TryStar
};
struct Assert {
    ExpressionPtr test;
    ExpressionPtr message;
};
struct Import {
    std::vector<ImportedName> names;
};
struct ImportFrom {
    std::optional<QString> module;
    std::vector<ImportedName> names;
    int level = 0;
};
struct Global {
    std::vector<QString> names;
};
struct Nonlocal {
    std::vector<QString> names;
};
struct ExpressionStatement {
    ExpressionPtr value;
}; ///< Expr
struct Pass { };
struct Break { };
struct Continue { };

struct Statement {
    using Node = std::variant<FunctionDef, ClassDef, Return, Delete, Assign, TypeAlias, AugAssign, AnnAssign,
                              For, While, If, With, Match, Raise, Try, Assert, Import, ImportFrom, Global,
                              Nonlocal, ExpressionStatement, Pass, Break, Continue>;
    Node node;
    Span span;
};

struct Module {
    Statements body;
};

} // namespace signalbox::syntax
