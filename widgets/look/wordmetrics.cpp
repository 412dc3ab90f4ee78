// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/wordmetrics.h"

#include <QFont>

#include <utility>

namespace signalbox {

namespace {

constexpr qsizetype kMostFonts = 64; ///< canvases have a few sizes of each
constexpr qsizetype kMostWords = 4'096; ///< of a font: many screens full
constexpr qsizetype kLongestWords = 120; ///< longer ones would fill the memory, and are seldom seen twice

using Widths = QHash<QString, double>;

/// Of this thread, so that films that are painted beside the window need no lock. The same font is larger on
/// paper than on a screen.
std::shared_ptr<Widths> widthsOf(const QFont &font, double dotsPerInch)
{
    thread_local QHash<std::pair<QFont, double>, std::shared_ptr<Widths>> all;
    const std::pair key(font, dotsPerInch);
    if (all.size() >= kMostFonts && !all.contains(key))
        all.clear();
    std::shared_ptr<Widths> &widths = all[key];
    if (!widths)
        widths = std::make_shared<Widths>();
    return widths;
}

} // namespace

WordMetrics::WordMetrics(const QFont &font)
    : QFontMetricsF(font)
    , m_widths(widthsOf(font, fontDpi()))
{
}

double WordMetrics::horizontalAdvance(const QString &words) const
{
    if (words.size() > kLongestWords)
        return QFontMetricsF::horizontalAdvance(words);
    if (const auto known = m_widths->constFind(words); known != m_widths->cend())
        return *known;
    if (m_widths->size() >= kMostWords)
        m_widths->clear();
    const double width = QFontMetricsF::horizontalAdvance(words);
    m_widths->insert(words, width);
    return width;
}

} // namespace signalbox
