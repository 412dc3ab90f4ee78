// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/codecard.h"

#include "engine/script/cardsize.h"

#include <algorithm>

namespace signalbox {

namespace {

constexpr double kAbove = 4; ///< between the head and the first row
constexpr double kDeeper = 24; ///< by which a call inside another makes that one higher

} // namespace

CodeCard::CodeCard(const QRectF &card, const CodeOutline &outline, int callingRow, int calls)
    : m_card(card)
    , m_shelf(shelfLines(outline, card.width()) * kShelf)
    , m_foot(hasFoot(outline) ? kCodeFoot : 0)
{
    const auto all = int(outline.rows.size());
    const ShownRows usual = shownRows(all);
    // A call in a row that is only counted stands below that.
    m_callingRow = calls > 0 ? std::min(callingRow, usual.counted > 0 ? usual.shown : all - 1) : -1;
    m_calls = calls > 0 ? kCodeCall + (calls - 1) * kDeeper : 0;
    const double room = card.height() - kCodeHead - kAbove - m_foot - m_shelf - m_calls;
    const int lines = std::max(0, int((room + 2) / kCodeRow));
    const int wanted = usual.shown + (usual.counted > 0 ? 1 : 0);
    // The row that waits, and the line that counts what there is no room for, are never pushed off.
    m_rows =
        wanted <= lines ? usual.shown : std::clamp(lines - 1, std::min(m_callingRow + 1, all), usual.shown);
    m_counted = all - m_rows;
}

QRectF CodeCard::row(int at) const
{
    const double pushed = m_calls > 0 && at > m_callingRow ? m_calls : 0;
    return {m_card.left(), m_card.top() + kCodeHead + kAbove + at * kCodeRow + pushed, m_card.width(),
            kCodeRow};
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
