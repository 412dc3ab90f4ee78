// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/banner.h"

#include "engine/messages/message.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

namespace {

constexpr int kGap = 8; ///< pixels around a banner

/// The same, in whatever words.
bool areSame(const QList<Verdict> &some, const QList<Verdict> &others)
{
    return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                      [](const Verdict &one, const Verdict &other) {
                          return one.kind == other.kind && one.time == other.time && one.nodes == other.nodes;
                      });
}

QAccessibleInterface *accessibleBanner(const QString &, QObject *object)
{
    auto *banner = qobject_cast<Banner *>(object);
    return banner ? new QAccessibleWidget(banner, QAccessible::AlertMessage) : nullptr;
}

void installBannerAccessibility()
{
    static const bool isInstalled = (QAccessible::installFactory(accessibleBanner), true);
    Q_UNUSED(isInstalled)
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_icon(new QLabel)
    , m_words(new QLabel)
    , m_close(new QToolButton)
{
    installBannerAccessibility();
    setProperty("role", QStringLiteral("card"));
    setAutoFillBackground(true);
    keepTranslated(this, [this] { setAccessibleName(tr("Message")); });
    m_row->setContentsMargins(12, 6, 6, 6);
    m_row->setSpacing(10);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row->addWidget(m_icon);
    m_row->addWidget(m_words, 1);
    m_close->setIcon(icons::icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    keepTranslated(m_close, [this] {
        m_close->setToolTip(tr("Put this message away"));
        m_close->setAccessibleName(m_close->toolTip());
    });
    m_row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    hide();
}

void Banner::setTheme(const Theme &theme)
{
    m_theme = theme;
    display();
}

void Banner::show(Tone tone, const QString &title, const QString &sentence)
{
    removeButtons();
    m_tone = tone;
    m_title = title;
    m_sentence = sentence;
    display();
    QFrame::show();
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

/// The keyboard stays where it is for the button that comes in the place of one that goes.
void Banner::removeButtons()
{
    m_focused = -1;
    for (qsizetype at = 0; at < m_buttons.size(); ++at) {
        if (m_buttons[at]->hasFocus())
            m_focused = at;
    }
    if (m_focused >= 0)
        m_close->setFocus();
    qDeleteAll(m_buttons);
    m_buttons.clear();
}

void Banner::setVisible(bool visible)
{
    const QWidget *focus = QApplication::focusWidget();
    if (!visible && m_behind && focus && isAncestorOf(focus))
        m_behind->setFocus();
    QFrame::setVisible(visible);
}

void Banner::setSentence(const QString &sentence)
{
    if (sentence == m_sentence)
        return;
    m_sentence = sentence;
    display();
}

void Banner::display()
{
    const QColor colour = m_tone == Tone::Error ? m_theme.error
        : m_tone == Tone::Warning               ? m_theme.warning
                                                : m_theme.accent;
    const QString icon = m_tone == Tone::Error ? QStringLiteral("error")
        : m_tone == Tone::Warning              ? QStringLiteral("problems")
                                               : QStringLiteral("info");
    const int side = fontMetrics().height() + 4;
    m_icon->setPixmap(icons::icon(icon, colour).pixmap(QSize(side, side), devicePixelRatioF()));
    setAccessibleDescription(m_title + QStringLiteral(". ") + m_sentence);
    m_words->setText(QStringLiteral("<b style=\"color:%1\">%2</b>&nbsp; %3")
                         .arg(colour.name(), m_title.toHtmlEscaped(), m_sentence.toHtmlEscaped()));
}

QPushButton *Banner::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    m_row->insertWidget(m_row->count() - 1, button);
    if (m_buttons.size() == m_focused && QApplication::focusWidget() == m_close)
        button->setFocus();
    m_buttons.append(button);
    return button;
}

QString Banner::title() const
{
    return m_title;
}

QString Banner::sentence() const
{
    return m_sentence;
}

BannerStack::BannerStack(QWidget *below, const QList<Banner *> &banners)
    : QWidget(below->parentWidget())
    , m_below(below)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    for (Banner *banner : banners) {
        column->addWidget(banner);
        banner->setBehind(below);
    }
    m_below->installEventFilter(this);
    raise();
}

bool BannerStack::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

bool BannerStack::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        place();
    return QWidget::eventFilter(watched, event);
}

/// No larger than what it shows: beside it the mouse finds what lies below.
void BannerStack::place()
{
    const int wide = m_below->width() - 2 * kGap;
    const int high = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide)
                                                   : layout()->totalSizeHint().height();
    setGeometry(m_below->x() + kGap, m_below->y() + kGap, wide, high);
    Q_EMIT covers(high > 0 ? high + kGap : 0);
}

VerdictBanner::VerdictBanner(QWidget *parent)
    : Banner(parent)
{
    connect(this, &Banner::dismissed, this, [this] { m_dismissed = m_verdicts; });
}

void VerdictBanner::setVerdicts(const QList<Verdict> &all)
{
    // That a run was cut off is no fault of the program: its mark and its line among the problems will do.
    QList<Verdict> verdicts = all;
    verdicts.removeIf([](const Verdict &verdict) { return verdict.severity == Verdict::Severity::Note; });
    if (verdicts == m_verdicts)
        return;
    if (!areSame(verdicts, m_verdicts))
        m_current = 0;
    m_verdicts = verdicts;
    if (m_verdicts.isEmpty())
        m_dismissed.clear();
    if (m_verdicts.isEmpty() || areSame(m_verdicts, m_dismissed))
        hide();
    else
        displayVerdict();
}

void VerdictBanner::displayVerdict()
{
    const Verdict verdict = m_verdicts[m_current];
    const bool isError = verdict.severity == Verdict::Severity::Error;
    show(isError ? Tone::Error : Tone::Warning, verdict.title, verdict.sentence);
    connect(addButton(tr("Show")), &QPushButton::clicked, this, [this, verdict] { Q_EMIT shown(verdict); });
    if (verdict.kind == Verdict::Kind::Stopped)
        connect(addButton(tr("Run Again")), &QPushButton::clicked, this, &VerdictBanner::runAgainWanted);
    if (m_verdicts.size() > 1) {
        QPushButton *next = addButton(fill(
            tr("{number} of {count}"),
            {{u"number", QString::number(m_current + 1)}, {u"count", QString::number(m_verdicts.size())}}));
        next->setToolTip(tr("Read the next message"));
        // Not from within the button's own signal: showing the next message deletes the button.
        connect(
            next, &QPushButton::clicked, this,
            [this] {
                m_current = (m_current + 1) % m_verdicts.size();
                displayVerdict();
            },
            Qt::QueuedConnection);
    }
}

} // namespace signalbox
