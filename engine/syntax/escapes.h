// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <variant>

namespace signalbox::syntax {

/// Why an escape is wrong, in the words of Python's SyntaxError.
struct EscapeFault {
    QString message;
};

/// The characters that \a text (UTF-8, without prefix and quotes) of a string stands for.
std::variant<std::u32string, EscapeFault> decodedText(QByteArrayView text, bool isRaw);

/// The same of bytes.
std::variant<QByteArray, EscapeFault> decodedBytes(QByteArrayView text, bool isRaw);

} // namespace signalbox::syntax
