// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/nodecheck.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

void NodeCheck::warnAt(const QString &place, const QString &reason, const QString &remedy,
                       const QList<Place> &places)
{
    const QList<Place> all = QList<Place>{{u"node", titleOf(m_node)}} + places;
    m_problems.append({.severity = Problem::Severity::Warning,
                       .place = place,
                       .node = m_node.id,
                       .reason = fill(reason, all),
                       .remedy = fill(remedy, all)});
}

void NodeCheck::warnInCode(int line, const QString &reason, const QString &remedy, const QList<Place> &places)
{
    warnAt(m_place + QStringLiteral("/code"), reason, remedy, places);
    m_problems.back().line = line;
}

} // namespace signalbox
