// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/code/codefield.h"

#include "engine/messages/message.h"
#include "engine/syntax/parser.h"
#include "widgets/code/codelook.h"
#include "widgets/code/scintilla.h"
#include "widgets/look/livewords.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFaultMark = 8; ///< Scintilla's indicator under what is wrong
constexpr int kFaultLine = 2; ///< its marker on the line
constexpr int kFewestLines = 4;
constexpr int kMostLines = 24; ///< longer code scrolls

/// The theme whose palette the application has: fields come and go with what is selected.
Theme currentTheme(const QPalette &palette)
{
    for (const Theme &theme : {Theme::dark(), Theme::light(), Theme::highContrast()}) {
        if (theme.palette().color(QPalette::Window) == palette.color(QPalette::Window))
            return theme;
    }
    return Theme::dark();
}

} // namespace

CodeField::CodeField(QWidget *parent)
    : QWidget(parent)
    , m_theme(currentTheme(palette()))
{
    build();
    paint();
}

CodeField::~CodeField() = default;

void CodeField::build()
{
    m_editor = new QsciScintilla(this);
    m_editor->setUtf8(true);
    m_editor->setMarginType(0, QsciScintilla::NumberMargin);
    m_editor->setMarginMarkerMask(0, 0);
    m_editor->setMarginWidth(1, 0);
    m_editor->setAutoIndent(true);
    m_editor->setIndentationWidth(4);
    m_editor->setIndentationsUseTabs(false);
    m_editor->setTabIndents(true);
    m_editor->setBackspaceUnindents(true);
    m_editor->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_editor->setEolMode(QsciScintilla::EolUnix);
    m_editor->setScrollWidthTracking(true);
    m_editor->setScrollWidth(1);
    m_editor->setWrapMode(QsciScintilla::WrapNone);
    m_lexer = makePythonLexer(m_editor);
    m_editor->setLexer(m_lexer);
    // The document has the history: a time of editing is one step there.
    m_editor->SendScintilla(QsciScintilla::SCI_SETUNDOCOLLECTION, 0UL);
    for (const auto key : {Qt::CTRL | Qt::Key_Z, Qt::CTRL | Qt::Key_Y, Qt::CTRL | Qt::SHIFT | Qt::Key_Z}) {
        if (QsciCommand *command = m_editor->standardCommands()->boundTo(int(key.toCombined())))
            command->setKey(0);
    }
    m_editor->installEventFilter(this);
    m_fault = new QLabel(this);
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_editor);
    column->addWidget(m_fault);
    setFocusProxy(m_editor);
    keepTranslated(this, [this] { m_editor->setAccessibleName(tr("Python code")); });
    connect(m_editor, &QsciScintilla::textChanged, this, [this] {
        fitHeight();
        showFault();
        if (!m_isFilling)
            Q_EMIT textEdited(text());
    });
}

QString CodeField::text() const
{
    return m_editor->text();
}

void CodeField::setText(const QString &text)
{
    if (text == m_editor->text())
        return;
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    const int top = m_editor->firstVisibleLine();
    m_isFilling = true;
    m_editor->setScrollWidth(1); // grows with what it shows, but never shrinks by itself
    m_editor->setText(text);
    m_editor->setCursorPosition(std::min(line, m_editor->lines() - 1), column);
    m_editor->setFirstVisibleLine(top);
    m_isFilling = false;
}

void CodeField::setVersion(PythonVersion version)
{
    if (version == m_version)
        return;
    m_version = version;
    showFault();
}

void CodeField::goToLine(int line)
{
    m_editor->setCursorPosition(std::max(0, line - 1), 0);
    m_editor->ensureLineVisible(std::max(0, line - 1));
    m_editor->setFocus();
}

QString CodeField::faultWords() const
{
    return m_fault->text();
}

void CodeField::paint()
{
    paintCodeLook(*m_editor, *m_lexer, m_theme);
    m_editor->setCaretForegroundColor(m_theme.text);
    m_editor->setCaretWidth(2);
    m_editor->setMatchedBraceForegroundColor(m_theme.readable(m_theme.accent, m_theme.canvas));
    m_editor->setMatchedBraceBackgroundColor(m_theme.canvas);
    m_editor->indicatorDefine(QsciScintilla::SquiggleIndicator, kFaultMark);
    m_editor->setIndicatorForegroundColor(m_theme.error, kFaultMark);
    m_editor->markerDefine(QsciScintilla::Background, kFaultLine);
    m_editor->setMarkerBackgroundColor(mixedCodeColour(m_theme.error, m_theme.canvas, 0.16), kFaultLine);
    QPalette words = m_fault->palette();
    words.setColor(QPalette::WindowText, m_theme.error);
    m_fault->setPalette(words);
    fitHeight();
}

void CodeField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (!m_editor || !m_fault)
        return;
    const bool isOther = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    const Theme theme = currentTheme(palette());
    if (!isOther || (event->type() == QEvent::PaletteChange && theme == m_theme))
        return;
    m_theme = theme;
    paint();
}

/// So that what there is can be read without scrolling in what already scrolls.
void CodeField::fitHeight()
{
    const QFontMetrics metrics(codeFont());
    const int line = std::max(1, int(m_editor->SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL)));
    const int lines = std::clamp(m_editor->lines() + 1, kFewestLines, kMostLines);
    m_editor->setFixedHeight(lines * line + 2 * m_editor->frameWidth() + 4);
    const qsizetype digits = QString::number(m_editor->lines()).size();
    m_editor->setMarginWidth(0, metrics.horizontalAdvance(QString(digits + 1, u'0')) + 2);
}

void CodeField::showFault()
{
    m_editor->markerDeleteAll(kFaultLine);
    const int last = m_editor->lines() - 1;
    m_editor->clearIndicatorRange(0, 0, last, m_editor->lineLength(last), kFaultMark);
    const syntax::ParsedModule parsed = syntax::parseText(text(), m_version);
    m_fault->setVisible(!parsed.module);
    if (parsed.module) {
        m_fault->clear();
        return;
    }
    const syntax::SyntaxFault &fault = parsed.fault;
    m_fault->setText(fault.line > 0 ? fill(tr("Line {line}, column {column}: {message}"),
                                           {{u"line", QString::number(fault.line)},
                                            {u"column", QString::number(fault.column)},
                                            {u"message", fault.message}})
                                    : fault.message);
    if (fault.line < 1 || fault.line > m_editor->lines())
        return;
    const int line = fault.line - 1;
    const int begin = std::max(0, fault.column - 1);
    const bool endsThere = fault.endLine == fault.line && fault.endColumn > fault.column;
    m_editor->markerAdd(line, kFaultLine);
    m_editor->fillIndicatorRange(line, begin, line, endsThere ? fault.endColumn - 1 : begin + 1, kFaultMark);
}

/// Tab is for the code; the keyboard gets out by Ctrl+Tab.
bool CodeField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        Q_EMIT editingFinished();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool goesOn = key->key() == Qt::Key_Tab;
        if ((goesOn || key->key() == Qt::Key_Backtab) && key->modifiers().testFlag(Qt::ControlModifier))
            return focusNextPrevChild(goesOn);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
