// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/tree.h"

/// What expressions are, asked in small questions. A null expression is none of it.
namespace signalbox::reading {

using syntax::Expression;

template <typename Form> const Form *as(const Expression *expression)
{
    return expression ? std::get_if<Form>(&expression->node) : nullptr;
}
template <typename Form> const Form *as(const syntax::ExpressionPtr &expression)
{
    return as<Form>(expression.get());
}

/// "item" of `item`; empty for what is no plain name.
QString nameOf(const Expression *expression);
/// "asyncio.sleep" of `asyncio.sleep`, and of whatever else is names with dots; else empty.
QString dottedName(const Expression *expression);

bool isNone(const Expression *expression);
bool isTrue(const Expression *expression);
std::optional<qint64> integerOf(const Expression *expression);
std::optional<Micros> secondsOf(const Expression *expression); ///< of a number
std::optional<QString> textOf(const Expression *expression); ///< of a literal

/// A call of `name(…)`, where the name may have dots: null for anything else.
struct NamedCall {
    QString name;
    const syntax::Call *call = nullptr;

    qsizetype count() const { return call ? qsizetype(call->arguments.size()) : 0; }
    const Expression *argument(qsizetype at) const; ///< by place; null where there is none
    const Expression *argument(const QString &keyword) const; ///< by name
    QString receiver() const { return name.section(u'.', 0, -2); } ///< "queue" of `queue.get()`
    QString method() const { return name.section(u'.', -1); }
    explicit operator bool() const { return call; }
};
NamedCall callOf(const Expression *expression);

/// A fixed time, or one that is drawn: `cook_random.uniform(1, 2)`.
std::optional<Duration> durationOf(const Expression *expression);

} // namespace signalbox::reading
