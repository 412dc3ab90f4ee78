// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"

namespace signalbox::objects {

/// What stands between operands, and before one.
enum class Operator : quint8 {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    ShiftLeft,
    ShiftRight,
    And,
    Xor,
    Or,
    MatrixMultiply,
};
enum class UnaryOperator : quint8 { Plus, Minus, Invert };

} // namespace signalbox::objects
