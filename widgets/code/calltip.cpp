// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/code/calltip.h"

#include "widgets/code/codelook.h"

#include <QGuiApplication>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

CallTip::CallTip(QWidget *editor)
    : QFrame(editor, Qt::ToolTip)
    , m_signature(new QLabel)
    , m_words(new QLabel)
{
    setObjectName(u"callTip"_s);
    setAccessibleName(tr("What the call takes"));
    setProperty("role", u"card"_s);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_signature->setTextFormat(Qt::RichText);
    m_signature->setFont(codeFont());
    m_words->setTextFormat(Qt::PlainText);
    m_words->setProperty("role", u"muted"_s);
    for (QLabel *label : {m_signature, m_words})
        label->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 6);
    column->setSpacing(2);
    column->addWidget(m_signature);
    column->addWidget(m_words);
}

void CallTip::open(const assist::CallHelp &help, const QRect &opening)
{
    m_help = help;
    const auto part = [&help](int begin, int end) {
        return help.signature.sliced(begin, end - begin).toHtmlEscaped();
    };
    const int size = int(help.signature.size());
    m_signature->setText(help.function.toHtmlEscaped() + part(0, help.begin) + u"<b><u>"_s
                         + part(help.begin, help.end) + u"</u></b>"_s + part(help.end, size));
    m_words->setText(help.words);
    m_words->setVisible(!help.words.isEmpty());
    const int letters = 56;
    const QFontMetrics code(codeFont());
    const int needed = std::max(code.horizontalAdvance(help.function + help.signature) + code.maxWidth(),
                                m_words->fontMetrics().horizontalAdvance(help.words));
    const int width = std::min(needed, letters * m_words->fontMetrics().averageCharWidth()) + 30;
    setFixedWidth(width);
    setFixedHeight(layout()->heightForWidth(width));
    const QScreen *screen = QGuiApplication::screenAt(opening.center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    const int above = opening.top() - 4 - height();
    QWidget::move(std::clamp(opening.left() - 12, room.left(), std::max(room.left(), room.right() - width)),
                  above < room.top() ? opening.bottom() + 4 : above);
    show();
    raise();
}

QString CallTip::words() const
{
    const QString call = m_help.function + m_help.signature;
    return m_help.words.isEmpty() ? call : call + u". "_s + m_help.words;
}

} // namespace signalbox
