// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/code/codefield.h"

#include "engine/assist/codefaults.h"
#include "engine/messages/message.h"
#include "widgets/code/codeassist.h"
#include "widgets/code/codelook.h"
#include "widgets/code/renamebox.h"
#include "widgets/code/scintilla.h"
#include "widgets/look/breakable.h"
#include "widgets/look/livewords.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFaultMark = 8; ///< Scintilla's indicator under what is wrong
constexpr int kFaultLine = 2; ///< its marker on the line
constexpr int kFewestLines = 4;
constexpr int kMostLines = 24; ///< longer code scrolls
constexpr int kFaultsTold = 3; ///< in words; every one is marked

/// The theme whose palette the application has: fields come and go with what is selected.
Theme currentTheme(const QPalette &palette)
{
    for (const Theme &theme : {Theme::dark(), Theme::light(), Theme::highContrast()}) {
        if (theme.palette().color(QPalette::Window) == palette.color(QPalette::Window))
            return theme;
    }
    return Theme::dark();
}

/// Tells when it has done with a key.
class Editor : public QsciScintilla {
public:
    using QsciScintilla::QsciScintilla;
    std::function<void(const QString &typed)> done;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        QsciScintilla::keyPressEvent(event);
        done(event->key() == Qt::Key_Backspace ? u"\b"_s : event->text());
    }
    void inputMethodEvent(QInputMethodEvent *event) override
    {
        QsciScintilla::inputMethodEvent(event);
        done(event->commitString());
    }
};

/// Lines as they are with or without a comment sign, whichever they have not.
QStringList toggled(QStringList lines)
{
    const auto isBlank = [](const QString &line) { return line.trimmed().isEmpty(); };
    const bool isComment = std::all_of(lines.begin(), lines.end(), [&](const QString &line) {
        return isBlank(line) || line.trimmed().startsWith(u'#');
    });
    qsizetype indent = -1;
    for (const QString &line : lines) {
        if (!isBlank(line)) {
            const qsizetype own = line.size() - QStringView(line).trimmed().size(); // at least
            qsizetype at = 0;
            while (at < own && line[at].isSpace())
                ++at;
            indent = indent < 0 ? at : std::min(indent, at);
        }
    }
    for (QString &line : lines) {
        if (isBlank(line))
            continue;
        if (!isComment) {
            line.insert(indent, u"# "_s);
            continue;
        }
        const qsizetype sign = line.indexOf(u'#');
        line.remove(sign, line.sliced(sign).startsWith(u"# ") ? 2 : 1);
    }
    return lines;
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
    auto *editor = new Editor(this);
    editor->done = [this](const QString &typed) { keyDone(typed); };
    m_editor = editor;
    m_editor->setProperty("role", u"code"_s);
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
    m_assist = new CodeAssist(m_editor);
    m_rename = new RenameBox(m_editor);
    connect(m_rename, &RenameBox::named, this,
            [this](const QString &name) { Q_EMIT renamed(m_renamedPlace, name); });
    m_fault = new QLabel(this);
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->hide();
    m_keys = new QLabel(this);
    m_keys->setProperty("role", u"faint"_s);
    m_keys->setWordWrap(true);
    QSizePolicy room = m_keys->sizePolicy();
    room.setRetainSizeWhenHidden(true); // nothing below moves as the keyboard comes and goes
    m_keys->setSizePolicy(room);
    m_keys->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_editor);
    column->addWidget(m_fault);
    column->addWidget(m_keys);
    setFocusProxy(m_editor);
    keepTranslated(this, [this] {
        m_editor->setAccessibleName(tr("Python code"));
        m_editor->setToolTip(
            tr("Ctrl+Space shows how a name may go on, Ctrl+Shift+Space what a call takes, F2 "
               "renames everywhere, Ctrl+/ makes comments of lines, Ctrl+Tab leaves."));
        m_keys->setText(tr("Ctrl+Space: how a name goes on. F2: rename. Ctrl+Tab: leave."));
    });
    connect(m_editor, &QsciScintilla::textChanged, this, [this] {
        m_isChanged = true;
        fitHeight();
        showFaults();
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
    const long left = m_editor->SendScintilla(QsciScintilla::SCI_GETXOFFSET);
    m_isFilling = true;
    m_editor->setScrollWidth(1); // grows with what it shows, but never shrinks by itself
    m_editor->setText(text);
    m_editor->setCursorPosition(std::min(line, m_editor->lines() - 1), column);
    m_editor->setFirstVisibleLine(top);
    m_editor->SendScintilla(QsciScintilla::SCI_SETXOFFSET, (unsigned long)left);
    m_isFilling = false;
}

void CodeField::setSurroundings(const assist::Surroundings &around)
{
    if (around == m_around)
        return;
    m_around = around;
    m_assist->setSurroundings(around);
    showFaults();
}

void CodeField::goToLine(int line)
{
    m_editor->setCursorPosition(std::max(0, line - 1), 0);
    m_editor->ensureLineVisible(std::max(0, line - 1));
    m_editor->setFocus();
}

QString CodeField::faultWords() const
{
    return m_faultWords;
}

void CodeField::askName(const QString &name)
{
    m_assist->close();
    m_renamedPlace = m_assist->caret();
    m_rename->open(name, m_assist->rectOf(m_renamedPlace));
}

void CodeField::endRenaming(const QString &refusal)
{
    if (!refusal.isEmpty())
        return m_rename->refuse(refusal);
    m_rename->hide();
    m_editor->setFocus();
}

void CodeField::tell(const QString &words)
{
    showWords(m_faultWords.isEmpty() ? words : words + u'\n' + m_faultWords);
    // Of long code, what stands under it is out of sight; scrolling there would take the code away.
    QToolTip::showText(m_assist->rectOf(m_assist->caret()).bottomLeft(), asToolTip(words), m_editor);
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

void CodeField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        m_fault->setMinimumHeight(0); // it was for another width
}

/// So that what there is can be read without scrolling in what already scrolls.
void CodeField::fitHeight()
{
    m_editor->ensurePolished(); // or its frame is another's
    const QFontMetrics metrics(codeFont());
    const int line = std::max(1, int(m_editor->SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL)));
    const int lines = std::clamp(m_editor->lines() + 1, kFewestLines, kMostLines);
    const int height = lines * line + 2 * m_editor->frameWidth() + 4;
    // While somebody writes, it does not become lower: the page around it might scroll.
    m_editor->setFixedHeight(m_editor->hasFocus() ? std::max(height, m_editor->minimumHeight()) : height);
    const qsizetype digits = QString::number(m_editor->lines()).size();
    m_editor->setMarginWidth(0, metrics.horizontalAdvance(QString(digits + 1, u'0')) + 2);
}

void CodeField::showFaults()
{
    m_editor->markerDeleteAll(kFaultLine);
    const int last = m_editor->lines() - 1;
    m_editor->clearIndicatorRange(0, 0, last, m_editor->lineLength(last), kFaultMark);
    QStringList words;
    const std::vector<assist::CodeFault> faults = assist::faultsIn(text(), m_around);
    for (const assist::CodeFault &fault : faults) {
        if (words.size() < kFaultsTold)
            words.append(fault.line > 0 ? fill(tr("Line {line}, column {column}: {message}"),
                                               {{u"line", QString::number(fault.line)},
                                                {u"column", QString::number(fault.column)},
                                                {u"message", fault.message}})
                                        : fault.message);
        if (fault.line < 1 || fault.line > m_editor->lines())
            continue;
        const int line = fault.line - 1;
        const int begin = std::max(0, fault.column - 1);
        const bool endsThere = fault.endLine == fault.line && fault.endColumn > fault.column;
        m_editor->markerAdd(line, kFaultLine);
        m_editor->fillIndicatorRange(line, begin, line, endsThere ? fault.endColumn - 1 : begin + 1,
                                     kFaultMark);
    }
    if (const auto more = int(faults.size()) - kFaultsTold; more > 0)
        words.append(tr("and %n more", nullptr, more));
    m_faultWords = words.join(u'\n');
    showWords(m_faultWords);
}

/// Keeps the most room that words have needed, so that nothing jumps while somebody writes.
void CodeField::showWords(const QString &words)
{
    m_fault->setText(words);
    if (words.isEmpty())
        return;
    m_fault->show();
    if (isVisible()) // before, it has no width yet
        m_fault->setMinimumHeight(
            std::max(m_fault->minimumHeight(), m_fault->heightForWidth(m_fault->width())));
}

/// Comments the lines of the selection, or takes their signs away.
void CodeField::toggleComment()
{
    int first = 0;
    int from = 0;
    int last = 0;
    int to = 0;
    m_editor->getSelection(&first, &from, &last, &to);
    const bool isSelected = first >= 0;
    if (!isSelected) {
        m_editor->getCursorPosition(&first, &from);
        last = first;
    } else if (to == 0 && last > first) {
        --last; // the selection ends before that line
    }
    QStringList lines;
    for (int line = first; line <= last; ++line)
        lines.append(m_editor->text(line).remove(u'\n'));
    const QByteArray changed = toggled(lines).join(u'\n').toUtf8();
    const auto begin = (unsigned long)m_editor->positionFromLineIndex(first, 0);
    const auto end = (unsigned long)m_editor->SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION, last);
    m_editor->SendScintilla(QsciScintilla::SCI_SETTARGETSTART, begin);
    m_editor->SendScintilla(QsciScintilla::SCI_SETTARGETEND, end);
    m_editor->SendScintilla(QsciScintilla::SCI_REPLACETARGET, (unsigned long)changed.size(),
                            changed.constData());
    if (isSelected)
        m_editor->SendScintilla(QsciScintilla::SCI_SETSEL, begin, long(begin) + long(changed.size()));
}

bool CodeField::takeKey(const QKeyEvent &key)
{
    if (m_assist->takeKey(key))
        return true;
    if (key.key() == Qt::Key_F2) {
        m_assist->close();
        Q_EMIT renameWanted(m_assist->caret());
        return true;
    }
    if (key.key() != Qt::Key_Slash || !key.modifiers().testFlag(Qt::ControlModifier))
        return false;
    toggleComment();
    return true;
}

/// The page around it is often lower than the code.
void CodeField::keepCaretInView()
{
    const QRect caret = m_assist->rectOf(m_assist->caret());
    for (QWidget *at = parentWidget(); at; at = at->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(at);
        if (!area || !area->widget())
            continue;
        const int middle = area->widget()->mapFromGlobal(caret.center()).y();
        area->ensureVisible(area->horizontalScrollBar()->value(), middle, 0, caret.height());
    }
}

void CodeField::keyDone(const QString &typed)
{
    keepCaretInView(); // before anything opens beside it
    if (m_fault->text() != m_faultWords)
        showWords(m_faultWords); // what was told has been read
    m_assist->keyDone(typed, std::exchange(m_isChanged, false));
}

/// Tab is for the code; the keyboard gets out by Ctrl+Tab.
bool CodeField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_keys->show();
    if (event->type() == QEvent::FocusOut) {
        m_keys->hide();
        m_assist->close();
        Q_EMIT editingFinished();
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool goesOn = key->key() == Qt::Key_Tab;
        if ((goesOn || key->key() == Qt::Key_Backtab) && key->modifiers().testFlag(Qt::ControlModifier))
            return focusNextPrevChild(goesOn);
        m_isChanged = false;
        if (takeKey(*key))
            return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isComment = key->key() == Qt::Key_Slash && key->modifiers().testFlag(Qt::ControlModifier);
        if (m_assist->isKey(*key) || key->key() == Qt::Key_F2 || isComment) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::MouseButtonPress)
        m_assist->close();
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
