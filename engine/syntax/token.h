// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox::syntax {

/// What a token is. Keywords stand last, in the order of their names.
enum class Kind : quint8 {
    // clang-format off
    EndMarker, Name, Number, String, FStringStart, FStringMiddle, FStringEnd, Newline, Indent, Dedent,
    Error, ///< the lexer can go no further: Lexer::fault()
    LeftParen, RightParen, LeftBracket, RightBracket, LeftBrace, RightBrace, Colon, Comma, Semicolon, Plus,
    Minus, Star, Slash, Bar, Ampersand, Less, Greater, Equal, Dot, Percent, EqualEqual, NotEqual, LessGreater,
    LessEqual, GreaterEqual, Tilde, Caret, LeftShift, RightShift, DoubleStar, PlusEqual, MinusEqual, StarEqual,
    SlashEqual, PercentEqual, AmpersandEqual, BarEqual, CaretEqual, LeftShiftEqual, RightShiftEqual,
    DoubleStarEqual, DoubleSlash, DoubleSlashEqual, At, AtEqual, Arrow, Ellipsis, ColonEqual, Exclamation,
    Unknown, ///< a character that no rule of the grammar knows
    False, None, True, And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except,
    Finally, For, From, Global, If, Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise, Return, Try, While,
    With, Yield
    // clang-format on
};
inline constexpr Kind kLastKind = Kind::Yield;

/// A piece of the text, [begin, end) in bytes.
struct Token {
    Kind kind = Kind::EndMarker;
    int begin = 0;
    int end = 0;
    Span span;
    int brackets = 0; ///< that are open behind it
};

/// What people write behind `#`.
struct Comment {
    int line = 0; ///< from 1
    int column = 0; ///< in bytes from 0
    QString text; ///< with the #
    bool standsAlone = false; ///< nothing but blanks before it on its line

    bool operator==(const Comment &) const = default;
};

} // namespace signalbox::syntax
