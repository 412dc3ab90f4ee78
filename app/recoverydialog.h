// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "widgets/document/recovery.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace signalbox {

/// All documents that were lost when Signalbox was ended, to be recovered one at a time. Closing it leaves
/// every one of them for later.
class RecoveryDialog : public QDialog {
    Q_OBJECT
public:
    /// One that can be recovered.
    struct Lost {
        RecoveryJournal::Entry entry;
        Layout layout;
    };
    enum class Choice : quint8 { Later, Recover, OpenSaved };

    RecoveryDialog(const QList<Lost> &lost, QWidget *parent);

    Choice choice() const { return m_choice; }
    const Lost &chosen() const { return m_lost[row()]; } ///< unless the choice is Later

private:
    void fillList();
    void addButtons();
    qsizetype row() const;
    void updateButtons();
    void leaveWith(Choice choice);
    void discard();

    QList<Lost> m_lost;
    Choice m_choice = Choice::Later;
    QTreeWidget *m_list = nullptr;
    QPushButton *m_openSaved = nullptr;
};

} // namespace signalbox
