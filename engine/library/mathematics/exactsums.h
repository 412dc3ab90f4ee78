// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <vector>

namespace signalbox::modules {

/// A number that ints and floats add up to without any rounding: an int times a power of two.
class Exact {
public:
    Exact() = default;
    /// Of an int, a bool or a finite float.
    static Exact of(objects::Context &context, const objects::Value &number);
    static Exact ofReal(objects::Context &context, double real);

    bool add(objects::Context &context, const Exact &other);
    Exact times(objects::Context &context, const Exact &other) const;

    /// As a fraction, not reduced.
    objects::Value numerator(objects::Context &context) const;
    objects::Value denominator(objects::Context &context) const;
    bool isZero() const;
    int sign() const;
    /// The nearest float; infinite where none is as large.
    double toReal(objects::Context &context) const;

private:
    objects::Value m_number = objects::Value::integer(0);
    qint64 m_exponent = 0;
};

/// one / other, the nearest float; infinite where none is as large.
double quotientOf(objects::Context &context, const objects::Value &one, const objects::Value &other);
/// floor(sqrt(n)) of an int that is not negative.
objects::Value integerRoot(objects::Context &context, const objects::Value &number);
/// sqrt(one / other), the nearest float.
double rootOfQuotient(objects::Context &context, const objects::Value &one, const objects::Value &other);
/// sqrt(x² + y² + …), the nearest float.
double euclideanNorm(objects::Context &context, const std::vector<double> &coordinates);

} // namespace signalbox::modules
