// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/nodecheck.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

void NodeCheck::warnAt(const QString &place, const QString &reason, const QString &remedy,
                       const QList<Place> &places)
{
    const QList<Place> all = QList<Place>{{u"node", titleOf(m_node)}} + places;
    m_problems.append({Problem::Severity::Warning, place, m_node.id, fill(reason, all), fill(remedy, all)});
}

} // namespace signalbox
