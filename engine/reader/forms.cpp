// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/forms.h"

#include <cmath>

namespace signalbox::reading {

using namespace Qt::StringLiterals;

namespace {

template <typename Kind> const Kind *literalOf(const Expression *expression)
{
    const auto *constant = as<syntax::Constant>(expression);
    return constant ? std::get_if<Kind>(&constant->value) : nullptr;
}

/// Letter by letter, as a Python string may hold halves of a pair.
QString asText(const std::u32string &letters)
{
    QString text;
    for (const char32_t letter : letters) {
        if (QChar::requiresSurrogates(letter))
            text.append(QChar(QChar::highSurrogate(letter))).append(QChar(QChar::lowSurrogate(letter)));
        else
            text.append(QChar(char16_t(letter)));
    }
    return text;
}

} // namespace

QString nameOf(const Expression *expression)
{
    const auto *name = as<syntax::Name>(expression);
    return name ? name->id : QString();
}

QString dottedName(const Expression *expression)
{
    const auto *attribute = as<syntax::Attribute>(expression);
    if (!attribute)
        return nameOf(expression);
    // asyncio.current_task().uncancel: what is called without arguments on the way there has its parentheses.
    const NamedCall before = callOf(attribute->value.get());
    if (before && before.count() == 0 && before.call->keywords.empty())
        return before.name + u"()."_s + attribute->name;
    const QString owner = dottedName(attribute->value.get());
    return owner.isEmpty() ? owner : owner + u'.' + attribute->name;
}

bool isNone(const Expression *expression)
{
    return literalOf<syntax::NoneLiteral>(expression);
}

bool isTrue(const Expression *expression)
{
    const bool *flag = literalOf<bool>(expression);
    return flag && *flag;
}

std::optional<qint64> integerOf(const Expression *expression)
{
    if (const auto *negative = as<syntax::UnaryOp>(expression);
        negative && negative->op == syntax::UnaryOperator::USub) {
        const auto size = integerOf(negative->operand.get());
        return size ? std::optional(-*size) : std::nullopt;
    }
    const auto *number = literalOf<syntax::IntegerLiteral>(expression);
    bool fits = false;
    const qint64 value = number ? number->digits.toLongLong(&fits) : 0;
    return fits ? std::optional(value) : std::nullopt;
}

std::optional<Micros> secondsOf(const Expression *expression)
{
    constexpr qint64 most = 1'000'000'000;
    if (const auto whole = integerOf(expression))
        return std::abs(*whole) <= most ? std::optional(*whole * kMicrosPerSecond) : std::nullopt;
    const double *number = literalOf<double>(expression);
    if (!number || !(*number <= double(most)))
        return std::nullopt;
    return std::llround(*number * double(kMicrosPerSecond));
}

std::optional<QString> textOf(const Expression *expression)
{
    const auto *letters = literalOf<std::u32string>(expression);
    return letters ? std::optional(asText(*letters)) : std::nullopt;
}

const Expression *NamedCall::argument(qsizetype at) const
{
    return at < count() ? call->arguments[std::size_t(at)].get() : nullptr;
}

const Expression *NamedCall::argument(const QString &keyword) const
{
    if (!call)
        return nullptr;
    for (const syntax::Keyword &each : call->keywords) {
        if (each.name == keyword)
            return each.value.get();
    }
    return nullptr;
}

NamedCall callOf(const Expression *expression)
{
    const auto *call = as<syntax::Call>(expression);
    const QString name = call ? dottedName(call->function.get()) : QString();
    return name.isEmpty() ? NamedCall{} : NamedCall{name, call};
}

std::optional<Duration> durationOf(const Expression *expression)
{
    const NamedCall drawn = callOf(expression);
    if (!drawn) {
        const auto time = secondsOf(expression);
        return time ? std::optional(Duration::fixed(*time)) : std::nullopt;
    }
    if (drawn.method() == u"uniform") {
        const auto low = secondsOf(drawn.argument(0));
        const auto high = secondsOf(drawn.argument(1));
        return low && high ? std::optional(Duration::uniform(*low, *high)) : std::nullopt;
    }
    const auto *rate = as<syntax::BinOp>(drawn.argument(0)); // 1 / mean
    const auto mean = rate ? secondsOf(rate->right.get()) : std::nullopt;
    return drawn.method() == u"expovariate" && mean ? std::optional(Duration::exponential(*mean))
                                                    : std::nullopt;
}

} // namespace signalbox::reading
