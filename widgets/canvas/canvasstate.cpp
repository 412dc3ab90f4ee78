// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasstate.h"

#include "engine/checks/problems.h"
#include "engine/messages/message.h"

namespace signalbox {

CanvasState::CanvasState(Document &document, RunKeeper &keeper, Player &player, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_keeper(keeper)
    , m_player(player)
    , m_selection(document)
    , m_viewport(m_geometry)
{
}

void CanvasState::follow()
{
    m_geometry = CanvasGeometry(layout());
    ++m_revision;
    m_problems.clear();
    for (const Problem &problem : check(layout())) {
        if (problem.node != NodeId::None && !m_problems.contains(problem.node))
            m_problems.insert(
                problem.node,
                fill(tr("{reason} {remedy}"), {{u"reason", problem.reason}, {u"remedy", problem.remedy}}));
    }
    m_selection.follow(m_geometry);
}

} // namespace signalbox
