// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/program.h"

#include <QObject>
#include <QRect>

class QKeyEvent;
class QsciScintilla;

namespace signalbox {

class CallTip;
class CompletionList;

/// Helps whoever writes in an editor of code: a list of ways to go on while a name is typed, and what the
/// call at the caret takes. Ctrl+Space asks for the list, Ctrl+Shift+Space for the call; Esc closes both.
class CodeAssist : public QObject {
    Q_OBJECT
public:
    explicit CodeAssist(QsciScintilla *editor);

    void setSurroundings(const assist::Surroundings &around) { m_around = around; }
    bool isKey(const QKeyEvent &key) const; ///< means something here now
    bool takeKey(const QKeyEvent &key); ///< does what it means; false where the editor is to have it
    /// The editor has done with a key that stands for \a typed; \a isChanged where the text is another now.
    void keyDone(const QString &typed, bool isChanged);
    void close();

    qsizetype caret() const; ///< its place in the text, in characters
    QRect rectOf(qsizetype place) const; ///< of a character, on the screen

private:
    enum class Wish : quint8 { Typing, Asked };
    bool isListOpen() const;
    void showList(Wish wish);
    void closeList();
    void showCall(Wish wish);
    void accept();
    void followScrolling();

    QsciScintilla *m_editor;
    assist::Surroundings m_around;
    int m_typed = 0; ///< characters that a suggestion takes the place of
    QString m_word;
    qsizetype m_closedCall = -1; ///< the bracket of a call that the person wants no help with
    CompletionList *m_list;
    CallTip *m_call;
};

} // namespace signalbox
