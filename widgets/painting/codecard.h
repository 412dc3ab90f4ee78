// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/script/codeoutline.h"

#include <QRectF>

namespace signalbox {

/// Where the parts of the card of some code stand. A call that is in place pushes down the rows behind the
/// one that waits for it, and the last ones off the card where there is no room for all.
class CodeCard {
public:
    /// \a callingRow: the one that waits for \a calls calls, one inside the other; -1 for none.
    CodeCard(const QRectF &card, const CodeOutline &outline, int callingRow = -1, int calls = 0);

    int rows() const { return m_rows; } ///< how many are shown
    int counted() const { return m_counted; } ///< how many the line behind them counts, 0 for no such line
    QRectF row(int at) const; ///< one past the last is that line
    QRectF calls() const; ///< null for none
    QRectF shelf() const; ///< for what it makes; null where it makes nothing
    QRectF foot() const; ///< null where no task can run it

private:
    QRectF m_card;
    int m_rows = 0;
    int m_counted = 0;
    int m_callingRow = -1;
    double m_calls = 0; ///< height
    double m_shelf = 0;
    double m_foot = 0;
};

} // namespace signalbox
