// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/livetasks.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidgetItem;

namespace signalbox {

class Document;
class MomentTable;
class Player;
class RunKeeper;

/// Lists what is done by hand while a run goes on; more is added at the playhead, moments are changed in the
/// list. What was accepted is in interventions().
class InterventionsDialog : public QDialog {
    Q_OBJECT
public:
    /// \a playhead and \a end, that of the run, are in microseconds. \a layout: which has the interventions.
    /// \a tasks: those of code that can be cancelled at the playhead.
    InterventionsDialog(const Layout &layout, Micros playhead, Micros end, const QList<LiveTask> &tasks,
                        QWidget *parent);

    QList<Intervention> interventions() const; ///< as the list says now, in order of time

private:
    void addChosen();
    void add(const Intervention &intervention);
    void fillChoices(const QList<LiveTask> &tasks);
    void textEdited(QTableWidgetItem *item);
    QString wordsOf(const Intervention &intervention) const;
    void updateButtons();

    const Layout m_layout;
    const Micros m_playhead;
    QList<Intervention> m_known; ///< by what their rows keep
    MomentTable *m_table;
    QComboBox *m_what;
    QPushButton *m_add;
    QPushButton *m_remove;
    QLabel *m_whyNot; ///< some things cannot be done here
};

/// Opens one over \a window and stays open with it; what is accepted goes into \a document, with undo.
void openInterventions(Document &document, Player &player, const RunKeeper &keeper, QWidget *window);

/// What \a document does by hand at one moment is done at another.
void moveInterventions(Document &document, Micros from, Micros to);

} // namespace signalbox
