// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/script/rowsign.h"

#include <QSet>
#include <QStringList>

#include <memory>
#include <vector>

namespace signalbox {

/// How a part of a row is set, as an editor of code would.
struct CodeSpan {
    enum class Style : quint8 { Keyword, Text, Number };
    int begin = 0; ///< in the row's text
    int length = 0;
    Style style = Style::Keyword;

    bool operator==(const CodeSpan &) const = default;
};

/// Code on one line, without comments: what stood on several is joined.
struct CodeWords {
    QString text;
    std::vector<CodeSpan> spans;

    bool operator==(const CodeWords &) const = default;
};

/// A logical line of a piece of code.
struct CodeRow {
    int line = 1; ///< first and last in the piece, from 1
    int endLine = 1;
    int depth = 0; ///< how far in it stands, in blocks
    RowSign sign = RowSign::Other;
    CodeWords words;

    bool operator==(const CodeRow &) const = default;
};

/// A piece of code as a card shows it. Made of tokens alone, so that code which is no Python yet has one too.
struct CodeOutline {
    QString name; ///< of the function or class that it defines first; empty for none
    bool isAsync = false;
    bool isClass = false;
    CodeWords signature; ///< behind the name, to before the colon: "(city, delay=1.0)"
    QStringList decorators; ///< "@dataclass"
    int definitionLine = 0; ///< of the `def`; 0 for none
    std::vector<CodeRow> rows; ///< without decorators and the line that defines
    QSet<QString> uses; ///< global names that it says but does not bind

    /// The row that a line of the piece, from 1, is part of; -1 for none.
    int rowOfLine(int line) const;
};

/// Of \a code; the same text is read once for many askers.
std::shared_ptr<const CodeOutline> codeOutline(const QString &code);

} // namespace signalbox
