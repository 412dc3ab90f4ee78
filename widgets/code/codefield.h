// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "widgets/look/theme.h"

#include <QWidget>

class QLabel;
class QsciLexerPython;
class QsciScintilla;

namespace signalbox {

/// Edits a piece of Python: coloured as in the code panel, as high as its lines within reason, with what
/// Python says is wrong under the text and at the very character.
class CodeField : public QWidget {
    Q_OBJECT
public:
    explicit CodeField(QWidget *parent = nullptr);
    ~CodeField() override;

    QString text() const;
    /// Another text, telling nobody; the caret and the view stay where they are as far as they can.
    void setText(const QString &text);
    void setVersion(PythonVersion version); ///< whose rules decide what is wrong
    void goToLine(int line); ///< the caret to a line from 1, and into view
    QString faultWords() const; ///< what is wrong, in words; empty for nothing

Q_SIGNALS:
    void textEdited(const QString &text); ///< by hand, at every key
    void editingFinished(); ///< the hand has left it

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void paint();
    void fitHeight();
    void showFault();

    PythonVersion m_version = PythonVersion::Python311;
    Theme m_theme;
    bool m_isFilling = false;
    QsciScintilla *m_editor = nullptr;
    QsciLexerPython *m_lexer = nullptr;
    QLabel *m_fault = nullptr;
};

} // namespace signalbox
