// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/token.h"

#include <QByteArrayView>

#include <optional>

namespace signalbox::syntax {

/// A character that no identifier has at its place.
struct BadCharacter {
    qsizetype end = 0; ///< in bytes, behind it
    char32_t letter = 0;
};

/// The first character of \a word (UTF-8) that makes it no identifier: the rules are XID_Start and
/// XID_Continue of Unicode 14 (Python 3.11), 15.0 (3.12) or 15.1 (3.13).
std::optional<BadCharacter> badCharacter(QByteArrayView word, PythonVersion version);

/// How Python knows the identifier \a word: in normal form KC.
QString normalName(QByteArrayView word);

/// The keyword that \a word is, or Kind::Name.
Kind keywordOrName(QByteArrayView word);

/// How a token of \a kind is written; empty where it has no fixed text.
QString spelling(Kind kind);

} // namespace signalbox::syntax
