// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace signalbox {

namespace {

template <typename Places> QString filled(const QString &pattern, const Places &places)
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

} // namespace

QString fill(const QString &pattern, std::initializer_list<Place> places)
{
    return filled(pattern, places);
}

QString fill(const QString &pattern, const QList<Place> &places)
{
    return filled(pattern, places);
}

QString plural(const char *context, const char *many, const char *one, qint64 count)
{
    const auto numbered = [count](const char *words) {
        return QString::fromUtf8(words).replace(QStringLiteral("%n"), QString::number(count));
    };
    // Qt tells forms apart by an int; what is larger is many in any language.
    const int number = int(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
    const QString said = QCoreApplication::translate(context, many, nullptr, number);
    return said == numbered(many) && count == 1 ? numbered(one) : said;
}

} // namespace signalbox
