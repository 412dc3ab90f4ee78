// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/messages/message.h"

#include <algorithm>

namespace signalbox {

QString fill(const QString &pattern, std::initializer_list<Place> places)
{
    QString message;
    const QStringView rest(pattern);
    qsizetype from = 0;
    while (true) {
        const qsizetype open = rest.indexOf(u'{', from);
        const qsizetype close = open < 0 ? -1 : rest.indexOf(u'}', open);
        if (close < 0)
            return message.append(rest.sliced(from));
        const QStringView name = rest.sliced(open + 1, close - open - 1);
        const auto place = std::find_if(places.begin(), places.end(),
                                        [name](const Place &each) { return each.name == name; });
        if (place == places.end()) {
            message += rest.sliced(from, open + 1 - from);
            from = open + 1;
            continue;
        }
        message += rest.sliced(from, open - from);
        message += place->words;
        from = close + 1;
    }
}

} // namespace signalbox
