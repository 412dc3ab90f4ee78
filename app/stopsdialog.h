// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/stops.h"

#include <QDialog>

class QPushButton;

namespace signalbox {

class MomentTable;

/// The stops of a document as a list: added at the playhead, moved by their time, told by their caption,
/// removed. What stops() gives counts once the dialog was accepted.
class StopsDialog : public QDialog {
    Q_OBJECT
public:
    /// Begins with a stop at the playhead, that of \a stops or a new one, and its caption to write. \a
    /// playhead and \a end, that of the run, are in microseconds.
    StopsDialog(const QList<Stop> &stops, Micros playhead, Micros end, QWidget *parent);

    QList<Stop> stops() const; ///< as the list says now, in order of time

private:
    void addAtPlayhead();
    void add(const Stop &stop);
    void removeChosen();

    Micros m_playhead;
    MomentTable *m_table;
    QPushButton *m_remove;
};

} // namespace signalbox
