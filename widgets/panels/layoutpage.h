// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/panels/inspectorpage.h"

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace signalbox {

class SecondsSpin;

/// What the inspector shows when nothing is selected: the layout itself, and how its run begins and ends.
class LayoutPage : public InspectorPage {
    Q_OBJECT
public:
    LayoutPage(Document &document, RunKeeper &keeper);

    void refresh() override;
    void showMoment() override;
    void commit() override;

protected:
    void revert() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addWords();
    void addSeed();
    void addTriedSeed();
    void addEnding();
    void addPython();
    void addStepCost();
    void listen(QComboBox *choices);
    void changeSettings();
    void changeSeed();
    void showSeed();

    Document &m_document;
    RunKeeper &m_keeper;
    QLineEdit *m_title;
    QPlainTextEdit *m_description;
    QDoubleSpinBox *m_seed; ///< the document's
    QWidget *m_triedRow; ///< while another seed is tried: which, and what can be done with it
    QLabel *m_triedWords;
    QComboBox *m_end;
    QLabel *m_endHelp;
    SecondsSpin *m_endTime;
    QLabel *m_endTimeLabel = nullptr;
    SecondsSpin *m_horizon;
    QComboBox *m_python;
    QSpinBox *m_stepCost;
    QLabel *m_counts;
    qsizetype m_countedFacts = -1; ///< of the run that m_counts tells of
    bool m_showing = false; ///< the fields are being filled, not edited
};

} // namespace signalbox
