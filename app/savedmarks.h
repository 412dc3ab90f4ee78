// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/document/document.h"
#include "widgets/timeline/timelinearea.h"

namespace signalbox {

/// Keeps the moments that a person has marked in the timeline, with their names, among a document's settings,
/// as SavedPins does with variables: they are saved with the document, and each can be undone. Other than
/// stops they say nothing to whoever sees an export.
class SavedMarks : public QObject {
    Q_OBJECT
public:
    static constexpr int kMost = 1'000; ///< what a file has beyond is left out

    /// Both must outlive it.
    SavedMarks(Document &document, TimelineArea &timeline, QObject *parent = nullptr);

private:
    void write();
    void read();

    Document &m_document;
    TimelineArea &m_timeline;
};

} // namespace signalbox
