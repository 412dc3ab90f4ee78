// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// repr() of a float: the shortest digits that read back as it.
std::string realText(double real);
/// In one of the forms e, f, g (or E, F, G) of C's printf, with every digit right however many there are.
/// \a isAlternate: keep the point and trailing zeros, as '#' asks.
std::string formattedReal(double real, char form, int precision, bool isAlternate);
/// -1 never; \a real that equal ints have the same.
Hash hashOfReal(double real);
/// one // other and one % other. Raise ZeroDivisionError.
[[nodiscard]] bool divideReals(Context &context, double one, double other, double &quotient, double &rest,
                               const char *zeroWords);
/// one ** other; refuses a complex result by ValueError, as complex numbers do not exist here.
Value powerReals(Context &context, double one, double other);
/// round(real, digits), to the even neighbour of exact halves.
double roundedReal(double real, qint64 digits);
/// From what float() accepts, blanks around it cut off already and digits in ASCII. False where it is none.
bool realFromText(std::string_view text, double &out);
/// float.hex().
std::string hexadecimalReal(double real);

} // namespace signalbox::objects
