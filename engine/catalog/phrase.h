// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// Words of the catalog that people read: written down in English, translated each time they are asked for,
/// so that a window which changes its language only asks again.
///
///     .label = QT_TRANSLATE_NOOP("Catalog", "Queue")     in a row
///     info(NodeKind::Queue).label()                      wherever somebody reads it
class Phrase {
public:
    /// \a english must live for ever, as a string literal does. There is no default: a row has to say ""
    /// where it has no words.
    constexpr Phrase(const char *english) // NOLINT(google-explicit-constructor): a literal is a phrase
        : m_english(english)
    {
    }

    QString operator()() const;
    /// As it is written: for what is the same in every language, such as a trace.
    QString english() const { return QString::fromUtf8(m_english); }
    constexpr bool isEmpty() const { return *m_english == '\0'; }

private:
    const char *m_english;
};

} // namespace signalbox
