// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lanes/looklegend.h"

#include "widgets/look/livewords.h"
#include "widgets/painting/textures.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <array>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kGap = 6; ///< between a sample and its words
constexpr double kApart = 16; ///< between two entries
constexpr int kHeldUpLook = kActivityCount;
/// A blocking call is no state of its own: those whom it holds up are.
constexpr std::array kLooks{int(Activity::Computing), int(Activity::Outside), int(Activity::Somebody),
                            int(Activity::Ready), kHeldUpLook};

} // namespace

LookLegend::LookLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    keepTranslated(this, [this] {
        QStringList words;
        for (const Entry &entry : entries())
            words += entry.words;
        setAccessibleName(tr("Looks of what a task does"));
        setAccessibleDescription(words.join(QStringLiteral(", ")));
        updateGeometry();
        update();
    });
}

void LookLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

double LookLegend::widthOf(bool withWords) const
{
    double width = 0;
    for (const int look : kLooks) {
        Q_UNUSED(look);
        width += kSwatch.width() + (withWords ? kApart : kGap);
    }
    if (withWords) {
        const QFontMetricsF metrics(Theme::smallFont());
        for (const QString &words : {tr("computes"), tr("waits for a timer or the outside"),
                                     tr("waits for somebody"), tr("ready"), tr("held up")})
            width += kGap + metrics.horizontalAdvance(words);
    }
    return width;
}

bool LookLegend::hasWords() const
{
    return width() >= widthOf(true);
}

QList<LookLegend::Entry> LookLegend::entries() const
{
    const QFontMetricsF metrics(Theme::smallFont());
    const std::array words{tr("computes"), tr("waits for a timer or the outside"), tr("waits for somebody"),
                           tr("ready"), tr("held up")};
    const bool withWords = hasWords();
    double x = width() - widthOf(withWords) + (withWords ? kApart : kGap);
    QList<Entry> all;
    for (std::size_t at = 0; at < kLooks.size(); ++at) {
        const double room = withWords ? kGap + metrics.horizontalAdvance(words[at]) : 0;
        all.append({kLooks[at], QRectF(x, 0, kSwatch.width() + room, height()), words[at]});
        x += kSwatch.width() + room + (withWords ? kApart : kGap);
    }
    return all;
}

QSize LookLegend::sizeHint() const
{
    return {int(std::ceil(widthOf(true))) + 1, int(QFontMetricsF(Theme::smallFont()).height()) + 8};
}

QSize LookLegend::minimumSizeHint() const
{
    return {int(std::ceil(widthOf(false))) + 1, sizeHint().height()};
}

bool LookLegend::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *const help = static_cast<QHelpEvent *>(event);
    for (const Entry &entry : entries()) {
        if (entry.place.contains(help->pos()))
            QToolTip::showText(help->globalPos(), entry.words, this);
    }
    return true;
}

void LookLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::smallFont());
    const bool withWords = hasWords();
    for (const Entry &entry : entries()) {
        const QRectF sample = swatchAt({entry.place.left() + kSwatch.width() / 2, entry.place.center().y()});
        if (entry.look == kHeldUpLook)
            paintHeldUpSwatch(painter, sample, m_theme.text, m_theme.warning);
        else
            paintSwatch(painter, Activity(entry.look), sample, m_theme.text, m_theme.panel);
        painter.setPen(m_theme.mutedText);
        if (withWords)
            painter.drawText(entry.place.adjusted(kSwatch.width() + kGap, 0, 2, 0),
                             Qt::AlignLeft | Qt::AlignVCenter, entry.words);
    }
}

} // namespace signalbox
