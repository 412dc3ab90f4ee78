// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/codecard.h"

#include "engine/script/cardsize.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kAbove = 4; ///< between the head and the first row
constexpr double kDeeper = 24; ///< by which a call inside another makes that one higher
constexpr double kOver = 2; ///< by which the last row may come over the line below it

} // namespace

CodeCard::CodeCard(const QRectF &card, const CodeOutline &outline, int callingRow, int calls)
    : m_card(card)
    , m_shelf(shelfLines(outline, card.width()) * kShelf)
    , m_foot(hasFoot(outline) ? kCodeFoot : 0)
{
    const auto all = int(outline.rows.size());
    const ShownRows usual = shownRows(all);
    const double room = card.height() - kCodeHead - kAbove - m_foot - m_shelf + kOver;
    // The row that waits stands above its calls.
    const int deeper = int(std::floor((room - kCodeRow - kCodeCall) / kDeeper));
    m_shownCalls = callingRow < 0 ? 0 : std::clamp(deeper + 1, 0, calls);
    if (m_shownCalls > 0) {
        // A call in a row that is only counted stands below the line that counts.
        m_callingRow = std::min(callingRow, usual.counted > 0 ? usual.shown : all - 1);
        m_calls = kCodeCall + (m_shownCalls - 1) * kDeeper;
    }
    showRows(all, std::max(0, int((room - m_calls) / kCodeRow)));
}

/// As many of \a all rows as \a lines have room for, that of the call among them.
void CodeCard::showRows(int all, int lines)
{
    const ShownRows usual = shownRows(all);
    const int wanted = usual.shown + (usual.counted > 0 ? 1 : 0);
    if (wanted <= lines) {
        m_endRow = usual.shown;
    } else if (m_callingRow == wanted - 1) {
        m_firstRow = std::min(wanted - lines, usual.shown);
        m_endRow = usual.shown;
    } else if (lines > 1) {
        const int shown = lines - 1; // and one that counts
        m_firstRow = std::max(0, m_callingRow + 1 - shown);
        m_endRow = m_firstRow + shown;
    } else {
        m_firstRow = std::max(0, m_callingRow);
        m_endRow = std::min(m_firstRow + lines, all);
        return;
    }
    m_counted = all - m_endRow;
}

QRectF CodeCard::row(int at) const
{
    const double pushed = m_calls > 0 && at > m_callingRow ? m_calls : 0;
    const double above = kCodeHead + kAbove + (at - m_firstRow) * kCodeRow;
    return {m_card.left(), m_card.top() + above + pushed, m_card.width(), kCodeRow};
}

QRectF CodeCard::calls() const
{
    if (m_calls <= 0)
        return {};
    const QRectF above = row(m_callingRow);
    return {above.left(), above.bottom(), above.width(), m_calls};
}

QRectF CodeCard::shelf() const
{
    if (m_shelf <= 0)
        return {};
    return {m_card.left(), m_card.bottom() - m_foot - m_shelf, m_card.width(), m_shelf};
}

QRectF CodeCard::foot() const
{
    if (m_foot <= 0)
        return {};
    return {m_card.left(), m_card.bottom() - m_foot, m_card.width(), m_foot};
}

} // namespace signalbox
