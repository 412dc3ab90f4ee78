// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/comparison/ghostkeeper.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSpinBox;
class QTableView;
class QToolButton;

namespace signalbox {

class DeltasModel;

/// Pins a run, and says in a sentence where the present one parts from it and why, and by how much every
/// figure has changed.
class ComparePanel : public QWidget {
    Q_OBJECT
public:
    /// Must outlive the panel.
    explicit ComparePanel(GhostKeeper &ghosts, QWidget *parent = nullptr);

    QString sentence() const; ///< that is shown; empty where nothing is pinned
    QSize sizeHint() const override { return {620, 260}; }

Q_SIGNALS:
    void fileAsked(); ///< that is to be pinned
    void timePicked(signalbox::Micros time);

private:
    QWidget *makeBar();
    QWidget *makeTold();
    QWidget *makeTable();
    void showGhost();
    void showWords();

    GhostKeeper &m_ghosts;
    QToolButton *m_pin = nullptr;
    QToolButton *m_pinSeed = nullptr;
    QToolButton *m_pinFile = nullptr;
    QToolButton *m_unpin = nullptr;
    QToolButton *m_goThere = nullptr;
    QSpinBox *m_seed = nullptr;
    QLabel *m_told = nullptr;
    QCheckBox *m_all = nullptr;
    QTableView *m_table = nullptr;
    DeltasModel *m_model = nullptr;
};

} // namespace signalbox
