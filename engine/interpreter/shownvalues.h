// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace signalbox {

struct ShownItem;

/// A Python value as people look at it.
struct ShownValue {
    QString type; ///< "list", "Order"
    QString text; ///< repr(), cut; of an instance of a class of the program its type and attributes, as no
                  ///< code of the program is run for this
    quint64 identity = 0; ///< the same for one and the same object; 0 for numbers, None and the like
    QList<ShownItem> items; ///< of a container, an instance, an exception; the first kMostShown
    qsizetype size = 0; ///< how many items there are

    static constexpr qsizetype kMostShown = 100;

    bool operator==(const ShownValue &) const; // ShownItem has to be known for it
};

/// What stands in a container: at a place, a key, or as an attribute.
struct ShownItem {
    QString key; ///< empty in a set, where nothing has a place
    ShownValue value;

    bool operator==(const ShownItem &) const = default;
};

} // namespace signalbox
