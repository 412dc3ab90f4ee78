// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace signalbox {

class Actions;

/// All keys, and what the mouse does, on one sheet.
class HelpDialog : public QDialog {
    Q_OBJECT
public:
    HelpDialog(const Actions &actions, QWidget *parent);
};

} // namespace signalbox
