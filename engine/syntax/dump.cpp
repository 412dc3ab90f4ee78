// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/dump.h"

#include <bit>

namespace signalbox::syntax {

namespace {

constexpr const char *kContexts[] = {"Load", "Store", "Del"};
constexpr const char *kBoolOperators[] = {"And", "Or"};
constexpr const char *kUnaryOperators[] = {"Invert", "Not", "UAdd", "USub"};
constexpr const char *kBinaryOperators[] = {"Add",    "Sub",    "Mult",    "MatMult", "Div",
                                            "Mod",    "Pow",    "LShift",  "RShift",  "BitOr",
                                            "BitXor", "BitAnd", "FloorDiv"};
constexpr const char *kComparisons[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                        "GtE", "Is",    "IsNot", "In",  "NotIn"};
constexpr const char *kTypeParameters[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};

/// Writes nodes one behind another into one text.
class Dump {
public:
    QByteArray take() { return std::move(m_text); }

    template <typename... Members> void node(const char *name, const Members &...members)
    {
        m_text.append(name).append('(');
        bool isFirst = true;
        ((m_text.append(isFirst ? "" : ", "), isFirst = false, write(members)), ...);
        m_text.append(')');
    }
    void place(const Span &span)
    {
        m_text.append('@')
            .append(QByteArray::number(span.line))
            .append(':')
            .append(QByteArray::number(span.column));
        m_text.append('-')
            .append(QByteArray::number(span.endLine))
            .append(':')
            .append(QByteArray::number(span.endColumn));
    }

    void write(const char *word) { m_text.append(word); }
    void write(int number) { m_text.append(QByteArray::number(number)); }
    void write(bool flag) { m_text.append(flag ? '1' : '0'); }
    void write(const QString &name) { text(name.toStdU32String()); }
    template <typename Value> void write(const std::optional<Value> &value)
    {
        value ? write(*value) : write("None");
    }
    template <typename Value> void write(const std::unique_ptr<Value> &value)
    {
        value ? write(*value) : write("None");
    }
    template <typename Value> void write(const std::vector<Value> &values)
    {
        m_text.append('[');
        for (std::size_t each = 0; each < values.size(); ++each) {
            m_text.append(each == 0 ? "" : ", ");
            write(values[each]);
        }
        m_text.append(']');
    }
    template <typename Node>
    requires requires(const Node &node)
    {
        node.node;
        node.span;
    }
    void write(const Node &written)
    {
        std::visit([this](const auto &each) { this->write(each); }, written.node);
        place(written.span);
    }

    void write(const Literal &value)
    {
        std::visit([this](const auto &each) { literal(each); }, value);
    }
    void write(Context context) { write(kContexts[int(context)]); }
    void write(BoolOperator op) { write(kBoolOperators[int(op)]); }
    void write(UnaryOperator op) { write(kUnaryOperators[int(op)]); }
    void write(BinaryOperator op) { write(kBinaryOperators[int(op)]); }
    void write(Comparison op) { write(kComparisons[int(op)]); }

    void write(const Keyword &each) { node("keyword", each.name, each.value), place(each.span); }
    void write(const Comprehension &each)
    {
        node("comprehension", each.target, each.iterable, each.conditions, each.isAsync);
    }
    void write(const Parameter &each) { node("arg", each.name, each.annotation), place(each.span); }
    void write(const Parameters &each)
    {
        node("arguments", each.positionalOnly, each.positional, each.rest, each.keywordOnly,
             each.keywordDefaults, each.keywords, each.defaults);
    }
    void write(const TypeParameter &each)
    {
        if (each.kind == TypeParameter::Kind::TypeVar)
            node("TypeVar", each.name, each.bound, each.defaultValue);
        else
            node(kTypeParameters[int(each.kind)], each.name, each.defaultValue);
        place(each.span);
    }
    void write(const ImportedName &each) { node("alias", each.name, each.asName), place(each.span); }
    void write(const ExceptHandler &each)
    {
        node("ExceptHandler", each.type, each.name, each.body), place(each.span);
    }
    void write(const WithItem &each) { node("withitem", each.context, each.variables); }
    void write(const MatchCase &each) { node("match_case", each.pattern, each.guard, each.body); }

    void write(const BoolOp &each) { node("BoolOp", each.op, each.values); }
    void write(const NamedExpr &each) { node("NamedExpr", each.target, each.value); }
    void write(const BinOp &each) { node("BinOp", each.left, each.op, each.right); }
    void write(const UnaryOp &each) { node("UnaryOp", each.op, each.operand); }
    void write(const Lambda &each) { node("Lambda", each.parameters, each.body); }
    void write(const IfExp &each) { node("IfExp", each.test, each.body, each.otherwise); }
    void write(const Dict &each) { node("Dict", each.keys, each.values); }
    void write(const Set &each) { node("Set", each.elements); }
    void write(const ListComp &each) { node("ListComp", each.element, each.generators); }
    void write(const SetComp &each) { node("SetComp", each.element, each.generators); }
    void write(const DictComp &each) { node("DictComp", each.key, each.value, each.generators); }
    void write(const GeneratorExp &each) { node("GeneratorExp", each.element, each.generators); }
    void write(const Await &each) { node("Await", each.value); }
    void write(const Yield &each) { node("Yield", each.value); }
    void write(const YieldFrom &each) { node("YieldFrom", each.value); }
    void write(const Compare &each) { node("Compare", each.left, each.ops, each.comparators); }
    void write(const Call &each) { node("Call", each.function, each.arguments, each.keywords); }
    void write(const FormattedValue &each)
    {
        node("FormattedValue", each.value, each.conversion, each.format);
    }
    void write(const JoinedStr &each) { node("JoinedStr", each.values); }
    void write(const Constant &each) { node("Constant", each.value, each.isUnicodeMarked ? "'u'" : "None"); }
    void write(const Attribute &each) { node("Attribute", each.value, each.name, each.context); }
    void write(const Subscript &each) { node("Subscript", each.value, each.slice, each.context); }
    void write(const Starred &each) { node("Starred", each.value, each.context); }
    void write(const Name &each) { node("Name", each.id, each.context); }
    void write(const List &each) { node("List", each.elements, each.context); }
    void write(const Tuple &each) { node("Tuple", each.elements, each.context); }
    void write(const Slice &each) { node("Slice", each.lower, each.upper, each.step); }

    void write(const MatchValue &each) { node("MatchValue", each.value); }
    void write(const MatchSingleton &each) { node("MatchSingleton", each.value); }
    void write(const MatchSequence &each) { node("MatchSequence", each.patterns); }
    void write(const MatchMapping &each) { node("MatchMapping", each.keys, each.patterns, each.rest); }
    void write(const MatchClass &each)
    {
        node("MatchClass", each.type, each.patterns, each.keywords, each.keywordPatterns);
    }
    void write(const MatchStar &each) { node("MatchStar", each.name); }
    void write(const MatchAs &each) { node("MatchAs", each.pattern, each.name); }
    void write(const MatchOr &each) { node("MatchOr", each.patterns); }

    void write(const FunctionDef &each)
    {
        node(each.isAsync ? "AsyncFunctionDef" : "FunctionDef", each.name, each.parameters, each.body,
             each.decorators, each.returns, each.typeParameters);
    }
    void write(const ClassDef &each)
    {
        node("ClassDef", each.name, each.bases, each.keywords, each.body, each.decorators,
             each.typeParameters);
    }
    void write(const Return &each) { node("Return", each.value); }
    void write(const Delete &each) { node("Delete", each.targets); }
    void write(const Assign &each) { node("Assign", each.targets, each.value); }
    void write(const TypeAlias &each) { node("TypeAlias", each.name, each.typeParameters, each.value); }
    void write(const AugAssign &each) { node("AugAssign", each.target, each.op, each.value); }
    void write(const AnnAssign &each)
    {
        node("AnnAssign", each.target, each.annotation, each.value, each.isSimple);
    }
    void write(const For &each)
    {
        node(each.isAsync ? "AsyncFor" : "For", each.target, each.iterable, each.body, each.otherwise);
    }
    void write(const While &each) { node("While", each.test, each.body, each.otherwise); }
    void write(const If &each) { node("If", each.test, each.body, each.otherwise); }
    void write(const With &each) { node(each.isAsync ? "AsyncWith" : "With", each.items, each.body); }
    void write(const Match &each) { node("Match", each.subject, each.cases); }
    void write(const Raise &each) { node("Raise", each.exception, each.cause); }
    void write(const Try &each)
    {
        node(each.isStar ? "TryStar" : "Try", each.body, each.handlers, each.otherwise, each.finalBody);
    }
    void write(const Assert &each) { node("Assert", each.test, each.message); }
    void write(const Import &each) { node("Import", each.names); }
    void write(const ImportFrom &each) { node("ImportFrom", each.module, each.names, each.level); }
    void write(const Global &each) { node("Global", each.names); }
    void write(const Nonlocal &each) { node("Nonlocal", each.names); }
    void write(const ExpressionStatement &each) { node("Expr", each.value); }
    void write(const Pass &) { node("Pass"); }
    void write(const Break &) { node("Break"); }
    void write(const Continue &) { node("Continue"); }

private:
    void literal(NoneLiteral) { write("None"); }
    void literal(EllipsisLiteral) { write("Ellipsis"); }
    void literal(bool value) { write(value ? "True" : "False"); }
    void literal(const IntegerLiteral &value) { m_text.append(value.digits); }
    void literal(ImaginaryLiteral value) { bits(value.imaginary), m_text.append('j'); }
    void literal(double value) { bits(value); }
    void literal(const std::u32string &value) { text(value); }
    void literal(const QByteArray &value)
    {
        m_text.append('b');
        text(std::u32string(reinterpret_cast<const uchar *>(value.constData()),
                            reinterpret_cast<const uchar *>(value.constData()) + value.size()));
    }
    void bits(double value)
    {
        m_text.append("0x").append(QByteArray::number(std::bit_cast<quint64>(value), 16));
    }

    void text(const std::u32string &letters)
    {
        m_text.append('\'');
        for (const char32_t letter : letters) {
            if (letter >= 0x20 && letter < 0x7f && letter != '\'' && letter != '\\')
                m_text.append(char(letter));
            else
                m_text.append('\\').append(QByteArray::number(uint(letter), 16)).append(';');
        }
        m_text.append('\'');
    }

    QByteArray m_text;
};

} // namespace

QByteArray dumped(const Module &module)
{
    Dump dump;
    dump.node("Module", module.body);
    return dump.take();
}

QByteArray dumped(const Expression &expression)
{
    Dump dump;
    dump.write(expression);
    return dump.take();
}

} // namespace signalbox::syntax
