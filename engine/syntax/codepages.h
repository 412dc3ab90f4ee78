// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace signalbox::syntax {

/// An encoding of one byte a letter, whose first half is ASCII, as files from before UTF-8 declare it.
struct CodePage {
    static constexpr qsizetype kUpper = 128; ///< letters beyond ASCII

    const char *names; ///< as Python knows it, in small letters and with hyphens, a space around each
    const char16_t *upper;

    /// The first byte that is no letter, or -1.
    qsizetype firstBadByte(const QByteArray &text) const;
    /// Such bytes stay what they are in Latin-1.
    QString decoded(const QByteArray &text) const;
    /// Nothing where it lacks one of the letters.
    std::optional<QByteArray> encoded(const QString &letters) const;
};

/// Null where the encoding is none of those that are known.
const CodePage *codePage(const QByteArray &encoding);

} // namespace signalbox::syntax
