// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/code/codeassist.h"

#include "widgets/code/calltip.h"
#include "widgets/code/completionlist.h"
#include "widgets/code/scintilla.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLettersToBegin = 2; ///< of a name, before the list comes by itself
constexpr int kRowsOfPage = 8;

bool isPartOfName(const QString &typed)
{
    return !typed.isEmpty() && (typed.back().isLetterOrNumber() || typed.back() == u'_');
}

/// Ctrl+Space, or Ctrl+Shift+Space.
bool asksForHelp(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Space && key.modifiers().testFlag(Qt::ControlModifier);
}

} // namespace

CodeAssist::CodeAssist(QsciScintilla *editor)
    : QObject(editor)
    , m_editor(editor)
    , m_list(new CompletionList(editor))
    , m_call(new CallTip(editor))
{
    connect(m_list, &CompletionList::chosen, this, &CodeAssist::accept);
    connect(m_list, &CompletionList::currentTold, m_editor, &QWidget::setAccessibleDescription);
    connect(m_editor->verticalScrollBar(), &QScrollBar::valueChanged, this, &CodeAssist::close);
    connect(m_editor->horizontalScrollBar(), &QScrollBar::valueChanged, this, &CodeAssist::close);
}

bool CodeAssist::isListOpen() const
{
    return m_list->isVisible();
}

bool CodeAssist::isKey(const QKeyEvent &key) const
{
    if (asksForHelp(key))
        return true;
    if (key.key() == Qt::Key_Escape)
        return isListOpen() || m_call->isVisible();
    if (!isListOpen() || key.modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Tab:
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_list->hasMoved() || m_list->current().name != m_word; // else it ends the line
    default:
        return false;
    }
}

bool CodeAssist::takeKey(const QKeyEvent &key)
{
    if (!isKey(key))
        return false;
    switch (key.key()) {
    case Qt::Key_Space:
        if (key.modifiers().testFlag(Qt::ShiftModifier))
            showCall(Wish::Asked);
        else
            showList(Wish::Asked);
        break;
    case Qt::Key_Escape:
        if (!isListOpen()) {
            const auto help = assist::callHelpAt(m_editor->text(), caret(), m_around);
            m_closedCall = help ? help->opening : -1;
            m_call->hide();
        }
        closeList();
        break;
    case Qt::Key_Up:
        m_list->move(-1);
        break;
    case Qt::Key_Down:
        m_list->move(1);
        break;
    case Qt::Key_PageUp:
        m_list->move(-kRowsOfPage);
        break;
    case Qt::Key_PageDown:
        m_list->move(kRowsOfPage);
        break;
    default:
        accept();
    }
    return true;
}

void CodeAssist::keyDone(const QString &typed, bool isChanged)
{
    if (!isChanged) {
        closeList();
        if (m_call->isVisible())
            showCall(Wish::Asked);
        return;
    }
    const bool goesOn = isPartOfName(typed) || typed == u"." || (isListOpen() && typed == u"\b");
    if (goesOn)
        showList(Wish::Typing);
    else
        closeList();
    const bool isInCall = typed == u"(" || typed == u"," || m_call->isVisible();
    if (isInCall)
        showCall(Wish::Typing);
}

qsizetype CodeAssist::caret() const
{
    const int bytes = int(m_editor->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS));
    return m_editor->text(0, bytes).size();
}

QRect CodeAssist::rectOf(qsizetype place) const
{
    const long at = long(m_editor->text().first(place).toUtf8().size());
    const auto x = int(m_editor->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, at));
    const auto y = int(m_editor->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, at));
    const auto height = int(m_editor->SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL));
    return {m_editor->viewport()->mapToGlobal(QPoint(x, y)), QSize(1, height)};
}

void CodeAssist::showList(Wish wish)
{
    const qsizetype place = caret();
    const QString text = m_editor->text();
    const assist::Completion found = assist::completionAt(text, place, m_around);
    m_typed = found.typed;
    m_word = text.sliced(place - found.typed, found.typed);
    const bool isLongEnough = found.isAsked || found.typed >= (isListOpen() ? 1 : kLettersToBegin);
    const bool isSaid = found.suggestions.size() == 1 && found.suggestions.front().name == m_word;
    if (found.suggestions.empty() || isSaid || (wish == Wish::Typing && !isLongEnough))
        return closeList();
    followScrolling();
    m_list->open(found.suggestions, m_word, rectOf(place - found.typed));
}

void CodeAssist::showCall(Wish wish)
{
    const auto help = assist::callHelpAt(m_editor->text(), caret(), m_around);
    if (!help || (wish == Wish::Typing && help->opening == m_closedCall)) {
        m_call->hide();
        return;
    }
    m_closedCall = -1;
    followScrolling();
    m_call->open(*help, rectOf(help->opening));
    if (!isListOpen())
        m_editor->setAccessibleDescription(m_call->words());
}

/// What stands beside the caret goes away when something around the editor scrolls.
void CodeAssist::followScrolling()
{
    for (QWidget *at = m_editor->parentWidget(); at; at = at->parentWidget()) {
        if (const auto *area = qobject_cast<QAbstractScrollArea *>(at))
            connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, &CodeAssist::close,
                    Qt::UniqueConnection);
    }
}

void CodeAssist::accept()
{
    const QString name = m_list->current().name;
    const int end = int(m_editor->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS));
    const auto typed = int(m_word.toUtf8().size());
    closeList();
    if (name.isEmpty() || typed > end)
        return;
    const QByteArray bytes = name.toUtf8();
    m_editor->SendScintilla(QsciScintilla::SCI_SETTARGETSTART, (unsigned long)(end - typed));
    m_editor->SendScintilla(QsciScintilla::SCI_SETTARGETEND, (unsigned long)end);
    m_editor->SendScintilla(QsciScintilla::SCI_REPLACETARGET, (unsigned long)bytes.size(), bytes.constData());
    const auto behind = (unsigned long)(end - typed + int(bytes.size()));
    m_editor->SendScintilla(QsciScintilla::SCI_SETEMPTYSELECTION, behind);
    if (m_call->isVisible())
        showCall(Wish::Typing);
}

void CodeAssist::closeList()
{
    m_list->hide();
}

void CodeAssist::close()
{
    closeList();
    m_call->hide();
}

} // namespace signalbox
