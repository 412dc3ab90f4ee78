// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QByteArray>

namespace signalbox::reading {

/// Tells whether another text says all that a text says, so that it may stand for it: the same to the
/// character, or the same syntax tree with the same comments and blank lines in the same places. What may
/// differ is how lines are broken, and quotes.
class SameText {
public:
    SameText(const QString &text, PythonVersion version);

    bool is(const QString &other) const;

private:
    /// What of a text may not be lost.
    struct Contents {
        QByteArray tree; ///< without positions; empty where it is no Python
        QStringList comments; ///< each with the number of statements that begin before it
        QStringList blankLines; ///< the same

        bool operator==(const Contents &) const = default;
    };
    static Contents contentsOf(const QString &text, PythonVersion version);

    QString m_text;
    PythonVersion m_version;
    Contents m_contents;
};

} // namespace signalbox::reading
