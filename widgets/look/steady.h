// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QString>

#include <cmath>

namespace signalbox {

/// \a value as a whole multiple of \a pixel; as it is where that is 0. What moves in steps of pixels has the
/// same edges in every frame, which formats that write what changes keep in less room.
inline double onGrid(double value, double pixel)
{
    return pixel > 0 ? std::round(value / pixel) * pixel : value;
}

inline QPointF onGrid(QPointF point, double pixel)
{
    return {onGrid(point.x(), pixel), onGrid(point.y(), pixel)};
}

/// \a words with a nought for each digit: how much room to leave so that nothing moves when a number changes.
inline QString steady(QString words)
{
    for (QChar &letter : words)
        if (letter.isDigit())
            letter = u'0';
    return words;
}

} // namespace signalbox
