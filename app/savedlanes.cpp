// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/savedlanes.h"

namespace signalbox {

SavedLanes::SavedLanes(Document &document, LaneKeeper &lanes, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_lanes(lanes)
{
    connect(&lanes, &LaneKeeper::chosen, this, &SavedLanes::write);
    connect(&document, &Document::changed, this, &SavedLanes::read);
    read();
}

void SavedLanes::write()
{
    Settings settings = m_document.layout().settings;
    const QJsonObject lanes = toJson(m_lanes.choice());
    if (lanes.isEmpty())
        settings.extra.remove(kSavedLanes);
    else
        settings.extra.insert(kSavedLanes, lanes);
    m_document.endGesture();
    m_document.setSettings(settings);
    m_document.endGesture();
}

void SavedLanes::read()
{
    m_lanes.setChoice(savedLaneChoice(m_document.layout()));
}

} // namespace signalbox
