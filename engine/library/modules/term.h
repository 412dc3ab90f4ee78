// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/protocol.h"
#include "engine/operations/arithmetic.h"

namespace signalbox::modules {

/// A value in a formula that Python computes with its own operators, so that ints stay ints and what is no
/// number raises in the right words. What raised stays Missing through the rest of the formula.
///
///     return (Term(context, low) + (high - low) * Term::real(context, u)).take();
class Term {
public:
    Term(objects::Context &context, objects::Value value)
        : m_context(&context)
        , m_value(std::move(value))
    {
    }
    static Term real(objects::Context &context, double real) { return {context, objects::Value::real(real)}; }
    static Term integer(objects::Context &context, qint64 number)
    {
        return {context, objects::Value::integer(number)};
    }

    Term with(objects::Operator op, const Term &other) const
    {
        if (m_value.isMissing() || other.m_value.isMissing())
            return {*m_context, {}};
        return {*m_context, objects::binary(*m_context, op, m_value, other.m_value)};
    }
    Term operator+(const Term &other) const { return with(objects::Operator::Add, other); }
    Term operator-(const Term &other) const { return with(objects::Operator::Subtract, other); }
    Term operator*(const Term &other) const { return with(objects::Operator::Multiply, other); }
    Term operator/(const Term &other) const { return with(objects::Operator::Divide, other); }
    Term operator%(const Term &other) const { return with(objects::Operator::Modulo, other); }
    Term over(const Term &other) const { return with(objects::Operator::FloorDivide, other); }
    Term power(const Term &other) const { return with(objects::Operator::Power, other); }

    objects::Answer is(objects::Comparison how, const Term &other) const
    {
        if (m_value.isMissing() || other.m_value.isMissing())
            return objects::Answer::Raised;
        return objects::compare(*m_context, how, m_value, other.m_value);
    }
    bool hasRaised() const { return m_value.isMissing(); }
    const objects::Value &value() const { return m_value; }
    objects::Value take() { return std::move(m_value); }

private:
    objects::Context *m_context;
    objects::Value m_value;
};

} // namespace signalbox::modules
