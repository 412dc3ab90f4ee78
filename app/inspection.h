// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

namespace signalbox {

class Inspector;
class VariablesPanel;

/// The inspector above the call stack. Where both would have too little room, the call stack is folded away
/// until a person unfolds it, or the window is higher again.
class Inspection : public QSplitter {
    Q_OBJECT
public:
    /// Takes both.
    Inspection(Inspector *inspector, VariablesPanel *variables);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();

    VariablesPanel *m_variables;
    bool m_isLow = false;
};

} // namespace signalbox
