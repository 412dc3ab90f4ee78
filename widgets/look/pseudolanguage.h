// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTranslator>

namespace signalbox {

/// \a words as a language that nobody speaks would have them: accented, two fifths longer and in brackets, so
/// that a text that was never handed to translation is seen (it has no brackets), and a place too narrow for
/// German too (the closing bracket is cut). Places ({task}, %n, %1), the & of a key, and HTML tags stay.
QString pseudoWords(const QString &words);

/// Translates everything into that language. Switched on by SIGNALBOX_LANGUAGE=pseudo.
class PseudoLanguage : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation,
                      int n) const override;
};

} // namespace signalbox
