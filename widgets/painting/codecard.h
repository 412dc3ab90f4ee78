// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/script/codeoutline.h"

#include <QRectF>

namespace signalbox {

/// Where the parts of the card of some code stand. A call that is in place pushes down the rows behind the
/// one that waits for it, and the last ones off the card where there is no room for all; where that is not
/// enough, the first ones make way. Neither ever covers what stands at the foot.
class CodeCard {
public:
    /// \a callingRow: the one that waits for \a calls calls, one inside the other; -1 for none.
    CodeCard(const QRectF &card, const CodeOutline &outline, int callingRow = -1, int calls = 0);

    int firstRow() const { return m_firstRow; } ///< that is shown; 0 unless a call needs the room
    int endRow() const { return m_endRow; } ///< one past the last that is shown
    int counted() const { return m_counted; } ///< how many the line behind them counts, 0 for no such line
    QRectF row(int at) const; ///< at least firstRow(); endRow() is that line
    int shownCalls() const { return m_shownCalls; } ///< of those in place, how many have room
    QRectF calls() const; ///< null for none
    QRectF shelf() const; ///< for what it makes; null where it makes nothing
    QRectF foot() const; ///< null where no task can run it

private:
    void showRows(int all, int lines);

    QRectF m_card;
    int m_firstRow = 0;
    int m_endRow = 0;
    int m_counted = 0;
    int m_callingRow = -1; ///< where the calls stand below it; that of the line which counts, for one in it
    int m_shownCalls = 0;
    double m_calls = 0; ///< height
    double m_shelf = 0;
    double m_foot = 0;
};

} // namespace signalbox
