// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/fault.h"
#include "engine/syntax/token.h"

#include <QStringView>

#include <span>
#include <vector>

namespace signalbox {

/// Where the lines of a text begin, by Python's rule: \n, \r\n and \r end one.
class CodeLines {
public:
    explicit CodeLines(const QString &text);

    int count() const { return int(m_begins.size()) - 1; }
    /// Of a line from 1, with what ends it. One past the last stands for the end of the text.
    qsizetype begin(int line) const { return m_begins[std::size_t(line) - 1]; }
    QStringView line(int number) const;
    /// From the line \a first to before \a end.
    QString between(int first, int end) const;
    /// The place in the text of a column that syntax trees count, in bytes of UTF-8.
    qsizetype place(int line, int column) const;

private:
    QString m_text;
    std::vector<qsizetype> m_begins; ///< and the end of the text
};

/// A text in tokens, as far as it can be read; Python 3.13's, which shows what stands in an f-string.
struct CodeTokens {
    QByteArray text; ///< what tokens are pieces of: lines end in \n
    std::vector<syntax::Token> tokens; ///< without EndMarker and Error
    bool isWhole = true; ///< no fault was met

    static CodeTokens of(const QString &code);
    /// How many brackets are open where each of \a tokens stands, the outermost being 0.
    static std::vector<int> depths(std::span<const syntax::Token> tokens);
    QByteArrayView textOf(const syntax::Token &token) const
    {
        return QByteArrayView(text).sliced(token.begin, token.end - token.begin);
    }
    bool isWord(const syntax::Token &token, const char *word) const
    {
        return token.kind == syntax::Kind::Name && textOf(token) == word;
    }
};

} // namespace signalbox
