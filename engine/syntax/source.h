// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/fault.h"

#include <QByteArray>

#include <optional>

namespace signalbox::syntax {

/// A text as the lexer wants it: UTF-8 without a byte order mark, lines that end in \n.
struct Source {
    QByteArray text;
    std::optional<SyntaxFault> fault; ///< of the encoding

    /// Reads what a file holds. Of the encodings that a file may declare (PEP 263) these are known: UTF-8,
    /// ASCII and Latin-1.
    static Source of(const QByteArray &bytes);
    /// The same of what is no file: UTF-8, whatever encoding it declares.
    static Source ofText(const QByteArray &text);

    /// Larger texts are refused, as their trees would take gigabytes.
    static constexpr qsizetype kLargest = 4 * 1024 * 1024;
};

} // namespace signalbox::syntax
