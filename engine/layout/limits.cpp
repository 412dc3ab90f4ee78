// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/limits.h"

#include <algorithm>

namespace signalbox {

QString beginningOf(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    const QString beginning = text.left(length);
    return !beginning.isEmpty() && beginning.back().isHighSurrogate() ? beginning.chopped(1) : beginning;
}

quint32 firstUnused(QList<quint32> used, qsizetype inARow)
{
    const auto highest = std::max_element(used.cbegin(), used.cend());
    if (highest == used.cend())
        return 1;
    if (*highest <= kHighestId - inARow)
        return *highest + 1;
    std::sort(used.begin(), used.end());
    quint32 first = 1;
    for (const quint32 id : std::as_const(used)) {
        if (id >= first && id - first >= inARow)
            break;
        first = std::max(first, id + 1);
    }
    return first;
}

} // namespace signalbox
