// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/fault.h"
#include "engine/syntax/token.h"

#include <optional>

namespace signalbox::syntax {

/// A text, read byte by byte with its lines counted, and the first fault that was found in it.
class LetterReader {
public:
    /// Whether a newline is added where the last line has none.
    enum class LastLine : quint8 { IsEnded, StaysOpen };

    /// Why it can go no further, once it gave Kind::Error.
    const std::optional<SyntaxFault> &fault() const { return m_fault; }
    /// Whether the fault is worth more than one that the parser found earlier in the text.
    bool faultComesFirst() const { return m_faultComesFirst; }

    const QByteArray &text() const { return m_text; }
    PythonVersion version() const { return m_version; }
    /// The column, in characters from 1, of a byte of a line.
    int characterColumn(int line, int byteColumn) const;
    /// The line on which it stands.
    int line() const { return m_line; }
    /// How far in bytes it is on its line.
    int column() const { return m_pos - m_lineStart; }

protected:
    LetterReader(QByteArray text, PythonVersion version, LastLine lastLine);

    static constexpr int kEnd = -1; ///< what get() gives at the end of the text

    static constexpr bool isDigit(int letter) { return letter >= '0' && letter <= '9'; }
    static constexpr bool isBlank(int letter) { return letter == ' ' || letter == '\t' || letter == '\f'; }
    /// What is beyond ASCII may stand in a name, which is looked at once it was read.
    static constexpr bool beginsName(int letter)
    {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_'
            || letter >= 0x80;
    }
    static constexpr bool isInName(int letter) { return beginsName(letter) || isDigit(letter); }
    static bool isIn(const char *letters, int letter);

    int get();
    int peek(int ahead = 0) const;
    void back();

    /// From m_start to here.
    Token token(Kind kind);
    /// A fault at this place, or at a column in bytes.
    Token error(const QString &message, int columnEnd = -1);
    Token errorAt(int byteColumn, int endByteColumn, const QString &message);
    Token lateError(const QString &message, FaultKind kind, int column = 1);

    QByteArray m_text;
    PythonVersion m_version;
    const char *m_data;
    int m_size;
    int m_pos = 0;
    int m_line = 0;
    int m_lineStart = -1;
    int m_start = 0; ///< of the token
    int m_startLine = 1;
    int m_startLineStart = 0;
    std::optional<SyntaxFault> m_fault;
    std::optional<Token> m_last;
    bool m_faultComesFirst = false;
};

} // namespace signalbox::syntax
