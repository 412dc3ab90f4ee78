// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/completion.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace signalbox {

/// A list of ways to go on, beside the caret: names with what calls of them take, and below them a sentence
/// about the one that is chosen. The keyboard stays with the editor, which tells the list what to do.
class CompletionList : public QFrame {
    Q_OBJECT
public:
    explicit CompletionList(QWidget *editor);

    /// Shows \a suggestions under \a word, the place of what is typed of it on the screen; above it where
    /// there is no room. The one that is \a typed already is chosen, else the first.
    void open(const std::vector<assist::Suggestion> &suggestions, const QString &typed, const QRect &word);
    void move(int rows); ///< round at the ends by single rows
    assist::Suggestion current() const;
    bool hasMoved() const { return m_hasMoved; } ///< the person chose by the arrow keys

Q_SIGNALS:
    void chosen(); ///< by the mouse
    void currentTold(const QString &words); ///< the one that is chosen, for a screen reader

private:
    void tellCurrent();
    void fit(const QRect &word);

    std::vector<assist::Suggestion> m_suggestions;
    bool m_hasMoved = false;
    QListWidget *m_list;
    QLabel *m_words;
};

} // namespace signalbox
