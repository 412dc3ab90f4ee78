// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

#include <QByteArrayView>

namespace signalbox::syntax {

/// What the token of a number stands for: an int of any size, a float or an imaginary number. Nothing for an
/// int of more decimal digits than Python reads (4,300), or of more in another base than is sensible.
std::optional<Literal> numberOf(QByteArrayView token);

/// How many digits a decimal number has, for the words of that refusal.
int digitsOf(QByteArrayView token);

} // namespace signalbox::syntax
