// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/document/document.h"
#include "widgets/timeline/lanekeeper.h"

namespace signalbox {

/// Keeps how lanes are arranged among a document's settings, as SavedPins does with variables: it is saved
/// with the document, and each change can be undone.
class SavedLanes : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    SavedLanes(Document &document, LaneKeeper &lanes, QObject *parent = nullptr);

private:
    void write();
    void read();

    Document &m_document;
    LaneKeeper &m_lanes;
};

} // namespace signalbox
