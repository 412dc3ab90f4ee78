// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/fault.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace signalbox::syntax {

/// A text as the lexer wants it: UTF-8 without a byte order mark, lines that end in \n.
struct Source {
    QByteArray text;
    std::optional<SyntaxFault> fault; ///< of the encoding

    /// Reads what a file holds. Of the encodings that a file may declare (PEP 263) these are known: UTF-8,
    /// ASCII, Latin-1 and the code pages of codepages.h.
    static Source of(const QByteArray &bytes);
    /// The same of what is no file: UTF-8, whatever encoding it declares.
    static Source ofText(const QByteArray &text);

    /// The letters of what a file holds, in the encoding that it declares, with the ends of lines as they
    /// are.
    static QString lettersOf(const QByteArray &bytes);
    /// The file that holds \a letters, in the encoding that they declare: lettersOf() of it is \a letters.
    /// Nothing where that encoding lacks one of them.
    static std::optional<QByteArray> bytesOf(const QString &letters);

    /// Larger texts are refused, as their trees would take gigabytes.
    static constexpr qsizetype kLargest = 4 * 1024 * 1024;
};

} // namespace signalbox::syntax
