// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/document/document.h"
#include "widgets/variables/pinnedvariables.h"

namespace signalbox {

/// Keeps the variables that are pinned to the timeline among a document's settings: they are saved with it,
/// and pinning one can be undone. An older version keeps them as it keeps what it does not know.
class SavedPins : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    SavedPins(Document &document, PinnedVariables &pins, QObject *parent = nullptr);

private:
    void write();
    void read();

    Document &m_document;
    PinnedVariables &m_pins;
};

} // namespace signalbox
