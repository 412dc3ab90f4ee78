// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace signalbox {

/// What a line of code does, in a picture.
enum class RowSign : quint8 {
    Other,
    Note, ///< a doc string
    Assign,
    Call,
    Print,
    Await,
    Sleep,
    Gather,
    Wait,
    Timeout,
    Shield,
    Queue,
    Lock,
    Unlock,
    Event,
    Spawn,
    Cancel,
    Group,
    If,
    For,
    While,
    Try,
    With,
    Return,
    Raise,
    Yield,
    Import,
    Function,
    Class,
    Jump, ///< break, continue, pass
};
inline constexpr int kRowSignCount = int(RowSign::Jump) + 1;

} // namespace signalbox
