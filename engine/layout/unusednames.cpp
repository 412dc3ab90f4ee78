// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/unusednames.h"

#include "engine/layout/layout.h"
#include "engine/layout/limits.h"

namespace signalbox {

UnusedNames::UnusedNames(const Layout &layout)
{
    m_taken.reserve(layout.nodes.size());
    for (const Node &node : layout.nodes)
        m_taken.insert(node.name);
}

QString UnusedNames::take(const QString &wanted)
{
    QString name = wanted;
    if (m_taken.contains(name)) {
        // "cook-2" counts on as "cook-3", not as "cook-2-2".
        const qsizetype dash = wanted.lastIndexOf(QLatin1Char('-'));
        bool counted = false;
        if (dash > 0)
            wanted.mid(dash + 1).toUInt(&counted);
        const QString stem = counted ? wanted.left(dash) : wanted;
        int &number = m_next[stem];
        number = std::max(number, 2);
        do {
            const QString ending = QLatin1Char('-') + QString::number(number++);
            name = beginningOf(stem, kLongestName - ending.size()) + ending;
        } while (m_taken.contains(name));
    }
    m_taken.insert(name);
    return name;
}

} // namespace signalbox
