// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/unparse.h"

#include <QList>

#include <charconv>
#include <cmath>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

/// How strongly things bind, from the weakest; what stands where a stronger one must stand gets brackets.
enum class Strength : quint8 {
    Yield,
    Named,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Term,
    Factor,
    Power,
    Await,
    Atom
};

constexpr Strength stronger(Strength strength)
{
    return Strength(quint8(strength) + 1);
}

struct BinaryWords {
    const char *text;
    Strength strength;
};
constexpr BinaryWords kBinaryTexts[] = {
    {" + ", Strength::Sum},    {" - ", Strength::Sum},   {" * ", Strength::Term},   {" @ ", Strength::Term},
    {" / ", Strength::Term},   {" % ", Strength::Term},  {" ** ", Strength::Power}, {" << ", Strength::Shift},
    {" >> ", Strength::Shift}, {" | ", Strength::BitOr}, {" ^ ", Strength::BitXor}, {" & ", Strength::BitAnd},
    {" // ", Strength::Term}};
constexpr const char *kComparisonTexts[] = {" == ", " != ", " < ",      " <= ", " > ",
                                            " >= ", " is ", " is not ", " in ", " not in "};

/// Thrown where nothing says what the tree says.
struct Unsayable { };

QString floatText(double value)
{
    if (std::isinf(value))
        return value < 0 ? u"-1e309"_s : u"1e309"_s;
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    QString text = QString::fromLatin1(buffer, end.ptr - buffer);
    if (!text.contains(u'.') && !text.contains(u'e') && !text.contains(u'n'))
        text += u".0"_s;
    return text;
}

QString escaped(char32_t letter, QChar quote)
{
    switch (letter) {
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\t':
        return u"\\t"_s;
    case U'\\':
        return u"\\\\"_s;
    default:
        break;
    }
    if (letter == quote.unicode())
        return u'\\' + QString(quote);
    if (letter < 0x20 || letter == 0x7f)
        return u"\\x%1"_s.arg(uint(letter), 2, 16, QLatin1Char('0'));
    if (letter >= 0xd800 && letter < 0xe000)
        return u"\\u%1"_s.arg(uint(letter), 4, 16, QLatin1Char('0'));
    if (letter >= 0x80 && !QChar::isPrint(letter))
        return u"\\U%1"_s.arg(uint(letter), 8, 16, QLatin1Char('0'));
    return QString::fromUcs4(&letter, 1);
}

class Unparser {
public:
    explicit Unparser(PythonVersion version)
        : m_version(version)
    {
    }

    QString take() { return std::move(m_text); }

    void write(const ExpressionPtr &expression, Strength least = Strength::Test)
    {
        write(*expression, least);
    }
    void write(const Expression &expression, Strength least)
    {
        std::visit([this, least](const auto &node) { say(node, least); }, expression.node);
    }

private:
    template <typename Inside> void bracketed(Strength own, Strength least, Inside inside)
    {
        if (own < least)
            m_text += u'(';
        inside();
        if (own < least)
            m_text += u')';
    }
    template <typename Values, typename Each> void list(const Values &values, Each each)
    {
        for (std::size_t at = 0; at < values.size(); ++at) {
            if (at > 0)
                m_text += u", "_s;
            each(values[at]);
        }
    }
    void elements(const Expressions &values)
    {
        list(values, [this](const ExpressionPtr &each) { write(each, Strength::Named); });
    }
    void words(const char *text) { m_text += QLatin1StringView(text); }

    void say(const BoolOp &node, Strength least)
    {
        const bool isAnd = node.op == BoolOperator::And;
        const Strength own = isAnd ? Strength::And : Strength::Or;
        bracketed(own, least, [&] {
            for (std::size_t at = 0; at < node.values.size(); ++at) {
                words(at == 0 ? "" : isAnd ? " and " : " or ");
                write(node.values[at], stronger(own));
            }
        });
    }
    void say(const NamedExpr &node, Strength least)
    {
        bracketed(Strength::Named, least, [&] {
            write(node.target, Strength::Atom);
            words(" := ");
            write(node.value);
        });
    }
    void say(const BinOp &node, Strength least)
    {
        const char *const text = kBinaryTexts[int(node.op)].text;
        const Strength own = kBinaryTexts[int(node.op)].strength;
        const bool isPower = own == Strength::Power;
        bracketed(own, least, [&] {
            write(node.left, isPower ? stronger(own) : own);
            words(text);
            write(node.right, isPower ? Strength::Factor : stronger(own));
        });
    }
    void say(const UnaryOp &node, Strength least)
    {
        const bool isNot = node.op == UnaryOperator::Not;
        const Strength own = isNot ? Strength::Not : Strength::Factor;
        bracketed(own, least, [&] {
            constexpr const char *kWords[] = {"~", "not ", "+", "-"};
            words(kWords[int(node.op)]);
            write(node.operand, own);
        });
    }
    void say(const Lambda &node, Strength least)
    {
        bracketed(Strength::Test, least, [&] {
            words("lambda");
            parameters(node.parameters);
            words(": ");
            write(node.body);
        });
    }
    void say(const IfExp &node, Strength least)
    {
        bracketed(Strength::Test, least, [&] {
            write(node.body, Strength::Or);
            words(" if ");
            write(node.test, Strength::Or);
            words(" else ");
            write(node.otherwise);
        });
    }
    void say(const Dict &node, Strength)
    {
        m_text += u'{';
        for (std::size_t at = 0; at < node.keys.size(); ++at) {
            words(at == 0 ? "" : ", ");
            if (node.keys[at]) {
                write(node.keys[at]);
                words(": ");
                write(node.values[at]);
            } else {
                words("**");
                write(node.values[at], Strength::BitOr);
            }
        }
        m_text += u'}';
    }
    void say(const Set &node, Strength)
    {
        words("{");
        node.elements.empty() ? words("*()") : elements(node.elements);
        words("}");
    }
    void say(const ListComp &node, Strength) { comprehension("[", node, "]"); }
    void say(const SetComp &node, Strength) { comprehension("{", node, "}"); }
    void say(const GeneratorExp &node, Strength) { comprehension("(", node, ")"); }
    void say(const DictComp &node, Strength)
    {
        words("{");
        write(node.key);
        words(": ");
        write(node.value);
        generators(node.generators);
        words("}");
    }
    template <typename Node> void comprehension(const char *opening, const Node &node, const char *closing)
    {
        words(opening);
        write(node.element, Strength::Named);
        generators(node.generators);
        words(closing);
    }
    void generators(const std::vector<Comprehension> &all)
    {
        for (const Comprehension &each : all) {
            words(each.isAsync ? " async for " : " for ");
            target(*each.target);
            words(" in ");
            write(each.iterable, Strength::Or);
            for (const ExpressionPtr &condition : each.conditions) {
                words(" if ");
                write(condition, Strength::Or);
            }
        }
    }
    /// A tuple needs no brackets there.
    void target(const Expression &expression)
    {
        const auto *tuple = std::get_if<Tuple>(&expression.node);
        if (tuple && !tuple->elements.empty())
            bareTuple(*tuple);
        else
            write(expression, Strength::BitOr);
    }
    void bareTuple(const Tuple &tuple)
    {
        elements(tuple.elements);
        words(tuple.elements.size() == 1 ? "," : "");
    }
    void say(const Await &node, Strength least)
    {
        bracketed(Strength::Await, least, [&] {
            words("await ");
            write(node.value, Strength::Atom);
        });
    }
    void say(const Yield &node, Strength least)
    {
        bracketed(Strength::Yield, least, [&] {
            words("yield");
            if (node.value) {
                words(" ");
                write(node.value, Strength::Test);
            }
        });
    }
    void say(const YieldFrom &node, Strength least)
    {
        bracketed(Strength::Yield, least, [&] {
            words("yield from ");
            write(node.value);
        });
    }
    void say(const Compare &node, Strength least)
    {
        bracketed(Strength::Compare, least, [&] {
            write(node.left, stronger(Strength::Compare));
            for (std::size_t at = 0; at < node.ops.size(); ++at) {
                words(kComparisonTexts[int(node.ops[at])]);
                write(node.comparators[at], stronger(Strength::Compare));
            }
        });
    }
    void say(const Call &node, Strength)
    {
        write(node.function, Strength::Atom);
        const bool isGenerator = node.arguments.size() == 1 && node.keywords.empty()
            && std::holds_alternative<GeneratorExp>(node.arguments[0]->node);
        if (isGenerator) // its brackets are those of the call
            return write(node.arguments[0], Strength::Test);
        words("(");
        list(node.arguments, [this](const ExpressionPtr &each) {
            const auto *star = std::get_if<Starred>(&each->node);
            words(star ? "*" : "");
            star ? write(star->value) : write(each, Strength::Named);
        });
        words(node.arguments.empty() || node.keywords.empty() ? "" : ", ");
        list(node.keywords, [this](const Keyword &each) {
            m_text += each.name ? *each.name + u'=' : u"**"_s;
            write(each.value);
        });
        words(")");
    }
    void say(const Attribute &node, Strength)
    {
        const auto *constant = std::get_if<Constant>(&node.value->node);
        const bool isInteger = constant && std::holds_alternative<IntegerLiteral>(constant->value);
        write(node.value, Strength::Atom);
        words(isInteger ? " ." : ".");
        m_text += node.name;
    }
    void say(const Subscript &node, Strength)
    {
        write(node.value, Strength::Atom);
        words("[");
        const auto *tuple = std::get_if<Tuple>(&node.slice->node);
        if (tuple && !tuple->elements.empty()) {
            list(tuple->elements, [this](const ExpressionPtr &each) {
                const auto *star = std::get_if<Starred>(&each->node);
                words(star ? "*" : "");
                star ? write(star->value) : write(each, Strength::Named);
            });
            const bool isStarred = std::holds_alternative<Starred>(tuple->elements[0]->node);
            words(tuple->elements.size() == 1 && !isStarred ? "," : "");
        } else {
            write(node.slice, Strength::Named);
        }
        words("]");
    }
    void say(const Starred &node, Strength)
    {
        words("*");
        write(node.value, Strength::BitOr);
    }
    void say(const Name &node, Strength) { m_text += node.id; }
    void say(const List &node, Strength)
    {
        words("[");
        elements(node.elements);
        words("]");
    }
    void say(const Tuple &node, Strength)
    {
        words("(");
        bareTuple(node);
        words(")");
    }
    void say(const Slice &node, Strength)
    {
        if (node.lower)
            write(node.lower);
        words(":");
        if (node.upper)
            write(node.upper);
        if (node.step) {
            words(":");
            write(node.step);
        }
    }

    void parameters(const Parameters &all)
    {
        const std::size_t count = all.positionalOnly.size() + all.positional.size();
        std::size_t at = 0;
        const char *before = " ";
        const auto one = [&](const QString &word, const ExpressionPtr *value) {
            words(before);
            before = ", ";
            m_text += word;
            if (value && *value) {
                words("=");
                write(*value);
            }
        };
        const auto positional = [&](const Parameter &each) {
            const bool hasDefault = at + all.defaults.size() >= count;
            one(each.name, hasDefault ? &all.defaults[at + all.defaults.size() - count] : nullptr);
            ++at;
        };
        for (const Parameter &each : all.positionalOnly)
            positional(each);
        if (!all.positionalOnly.empty())
            one(u"/"_s, nullptr);
        for (const Parameter &each : all.positional)
            positional(each);
        if (all.rest || !all.keywordOnly.empty())
            one(u'*' + (all.rest ? all.rest->name : QString()), nullptr);
        for (std::size_t each = 0; each < all.keywordOnly.size(); ++each)
            one(all.keywordOnly[each].name, &all.keywordDefaults[each]);
        if (all.keywords)
            one(u"**"_s + all.keywords->name, nullptr);
    }

    void say(const Constant &node, Strength)
    {
        std::visit([this](const auto &each) { literal(each); }, node.value);
    }
    void literal(NoneLiteral) { words("None"); }
    void literal(EllipsisLiteral) { words("..."); }
    void literal(bool value) { words(value ? "True" : "False"); }
    void literal(const IntegerLiteral &value) { m_text += QLatin1StringView(value.digits); }
    void literal(ImaginaryLiteral value) { m_text += floatText(value.imaginary) + u'j'; }
    void literal(double value) { m_text += floatText(value); }
    void literal(const std::u32string &value)
    {
        const QChar quote = value.find(U'\'') != value.npos && value.find(U'"') == value.npos ? u'"' : u'\'';
        m_text += quote;
        for (const char32_t letter : value)
            m_text += escaped(letter, quote);
        m_text += quote;
    }
    void literal(const QByteArray &value)
    {
        m_text += u"b'"_s;
        for (const char each : value)
            m_text += uchar(each) < 0x80 ? escaped(uchar(each), u'\'')
                                         : u"\\x%1"_s.arg(uint(uchar(each)), 2, 16, QLatin1Char('0'));
        m_text += u'\'';
    }

    void say(const FormattedValue &node, Strength) { fString({&node, 1}); }
    void say(const JoinedStr &node, Strength)
    {
        QString text;
        parts(node.values, text, false);
        finish(text);
    }
    struct OneField {
        const FormattedValue *field;
        int count;
    };
    void fString(OneField one)
    {
        QString text;
        field(*one.field, text);
        finish(text);
    }

    /// Takes the first quotes that will do: before Python 3.12 those that no field has.
    void finish(const QString &text)
    {
        for (const QString &quotes : {u"'"_s, u"\""_s, u"'''"_s, u"\"\"\""_s}) {
            if (m_version == PythonVersion::Python311 && m_fieldText.contains(quotes))
                continue;
            m_text += u'f' + quotes + resolved(text, quotes[0]) + quotes;
            return;
        }
        throw Unsayable();
    }

    static QString resolved(const QString &text, QChar quote)
    {
        QString result;
        for (const QChar each : text) {
            if (each == kQuoteMark)
                result += quote == u'\'' ? u"\\'"_s : u"'"_s;
            else if (each == kOtherMark)
                result += quote == u'"' ? u"\\\""_s : u"\""_s;
            else
                result += each;
        }
        return result;
    }

    void parts(const Expressions &values, QString &text, bool isSpec)
    {
        for (const ExpressionPtr &each : values) {
            if (const auto *value = std::get_if<FormattedValue>(&each->node)) {
                field(*value, text);
                continue;
            }
            if (const auto *nested = std::get_if<JoinedStr>(&each->node)) {
                parts(nested->values, text, isSpec);
                continue;
            }
            const auto *constant = std::get_if<Constant>(&each->node);
            const auto *letters = constant ? std::get_if<std::u32string>(&constant->value) : nullptr;
            if (!letters)
                throw Unsayable();
            for (const char32_t letter : *letters) {
                if ((letter == U'{' || letter == U'}') && isSpec)
                    text += letter == U'{' ? u"\\x7b"_s : u"\\x7d"_s;
                else if (letter == U'{' || letter == U'}')
                    text += QString(2, QChar(char16_t(letter)));
                else if (letter == U'\'')
                    text += kQuoteMark;
                else if (letter == U'"')
                    text += kOtherMark;
                else
                    text += escaped(letter, QChar());
            }
        }
    }

    void field(const FormattedValue &node, QString &text)
    {
        Unparser inner(m_version);
        inner.write(node.value, Strength::Test);
        QString inside = inner.take();
        // `{{` would be a brace, and a lambda's colon the end.
        if (inside.startsWith(u'{'))
            inside.prepend(u' ');
        if (std::holds_alternative<Lambda>(node.value->node))
            inside = u'(' + inside + u')';
        if (m_version == PythonVersion::Python311 && inside.contains(u'\\'))
            throw Unsayable();
        m_fieldText += inside;
        text += u'{' + inside;
        if (node.conversion >= 0)
            text += u'!' + QString(QChar(node.conversion));
        if (node.format) {
            text += u':';
            if (const auto *spec = std::get_if<JoinedStr>(&node.format->node))
                parts(spec->values, text, true);
        }
        text += u'}';
    }

    static constexpr QChar kQuoteMark =
        QChar(0xfdd0); ///< a ' of the text: no character, so none that stands in one
    static constexpr QChar kOtherMark = QChar(0xfdd1); ///< a " of the text

    PythonVersion m_version;
    QString m_text;
    QString m_fieldText; ///< of all fields
};

} // namespace

std::optional<QString> unparsed(const Expression &expression, PythonVersion version)
{
    try {
        Unparser unparser(version);
        unparser.write(expression, Strength::Test);
        return unparser.take();
    } catch (const Unsayable &) {
        return std::nullopt;
    }
}

} // namespace signalbox::syntax
