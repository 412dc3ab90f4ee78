// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/stops.h"

#include <QJsonArray>

#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

const QString kStops = u"stops"_s;
const QString kTime = u"time"_s;
const QString kCaption = u"caption"_s;
constexpr double kLatest = 1e6; ///< seconds: no run is longer

QList<Stop> inOrder(const QList<Stop> &stops)
{
    QMap<Micros, Stop> sorted;
    for (const Stop &stop : stops)
        if (sorted.size() < kMostStops || sorted.contains(stop.time))
            sorted.insert(stop.time, stop);
    return sorted.values();
}

} // namespace

QList<Stop> stopsOf(const Layout &layout)
{
    QList<Stop> stops;
    for (const QJsonValue &value : layout.extra[kStops].toArray()) {
        QJsonObject object = value.toObject();
        const double time = object.take(kTime).toDouble(-1);
        if (!(time >= 0 && time <= kLatest))
            continue;
        const QString caption = object.take(kCaption).toString();
        stops.append({fromSeconds(time), caption, object});
    }
    return inOrder(stops);
}

void setStops(Layout &layout, const QList<Stop> &stops)
{
    QJsonArray array;
    for (const Stop &stop : inOrder(stops)) {
        QJsonObject object = stop.extra;
        const double time = toSeconds(stop.time);
        object[kTime] = std::floor(time) == time ? QJsonValue(qint64(time)) : QJsonValue(time);
        object[kCaption] = stop.caption;
        array.append(object);
    }
    if (array.isEmpty())
        layout.extra.remove(kStops);
    else
        layout.extra[kStops] = array;
}

} // namespace signalbox
