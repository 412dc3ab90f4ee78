// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/program.h"
#include "widgets/look/theme.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QsciLexerPython;
class QsciScintilla;

namespace signalbox {

class CodeAssist;
class RenameBox;

/// Edits a piece of Python: coloured as in the code panel, as high as its lines within reason, with ways to
/// go on while a name is typed, what the call at the caret takes, and what is wrong under the text and at the
/// very character. It changes nothing but its text; a name is changed everywhere by whoever has the document.
///
/// Keys besides an editor's own, the most useful of which stand under the text while it has the keyboard:
/// Ctrl+Space (ways to go on), Ctrl+Shift+Space (what a call takes), F2 (rename), Ctrl+/ (comment), Ctrl+Tab
/// (leave).
class CodeField : public QWidget {
    Q_OBJECT
public:
    explicit CodeField(QWidget *parent = nullptr);
    ~CodeField() override;

    QString text() const;
    /// Another text, telling nobody; the caret and the view stay where they are as far as they can.
    void setText(const QString &text);
    /// What it is part of: what names it can say, and whose rules decide what is wrong.
    void setSurroundings(const assist::Surroundings &around);
    void goToLine(int line); ///< the caret to a line from 1, and into view
    void keepCaretInView(); ///< scrolls what it stands in, if need be
    QString faultWords() const; ///< what is wrong, in words; empty for nothing
    /// Asks for another name of what stands at the caret and is called \a name; \c renamed tells it.
    void askName(const QString &name);
    void endRenaming(const QString &refusal); ///< it is done, or why it is not: then it asks on
    void tell(const QString &words); ///< at the caret and under the text, until the next key

Q_SIGNALS:
    void textEdited(const QString &text); ///< by hand, at every key
    void editingFinished(); ///< the hand has left it
    void renameWanted(qsizetype place); ///< of the name at this place of the text, in characters
    void renamed(qsizetype place, const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void paint();
    void fitHeight();
    void showFaults();
    void showWords(const QString &words);
    void toggleComment();
    bool takeKey(const QKeyEvent &key);
    void keyDone(const QString &typed);

    assist::Surroundings m_around;
    Theme m_theme;
    bool m_isFilling = false;
    bool m_isChanged = false; ///< by the key that the editor has in hand
    QString m_faultWords;
    qsizetype m_renamedPlace = 0;
    QsciScintilla *m_editor = nullptr;
    QsciLexerPython *m_lexer = nullptr;
    QLabel *m_fault = nullptr;
    QLabel *m_keys = nullptr; ///< what they do here, while they are at work here
    CodeAssist *m_assist = nullptr;
    RenameBox *m_rename = nullptr;
};

} // namespace signalbox
