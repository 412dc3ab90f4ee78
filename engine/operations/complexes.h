// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/iterators.h"

namespace signalbox::objects {

/// A complex number. Arithmetic is CPython's, step for step: the last digits are the same.
class Complex final : public Opaque {
public:
    Complex(double real, double imaginary);

    double realPart() const { return m_real; }
    double imaginaryPart() const { return m_imaginary; }
    bool isIterable() const override { return false; }
    bool isTrue() const override { return m_real != 0 || m_imaginary != 0; }
    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    /// Nothing is less or more than it: Raised without an exception, for the usual words.
    Answer order(Context &, Comparison, const Value &) override { return Answer::Raised; }
    Value operate(Context &context, Operator op, const Value &other, bool isReflected) override;
    Value operateAlone(Context &context, UnaryOperator op) override;
    qint64 footprint() const override { return qint64(sizeof(Complex)); }

private:
    const double m_real;
    const double m_imaginary;
};

const Type &complexType();
Value makeComplex(Context &context, double real, double imaginary);
/// one ** other, where that of floats is no float: (-8) ** 0.5.
[[nodiscard]] Value complexPower(Context &context, double one, double other);

} // namespace signalbox::objects
