// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace signalbox {

/// What is to be written, for askWhereToSave().
struct SaveQuestion {
    QString title; ///< of the dialog
    QString suggestion; ///< path that is filled in; where it is only a name, \c folder says where
    QString folder; ///< where the dialog begins; empty for the suggestion's own
    QString filter; ///< as QFileDialog takes it: "Python programs (*.py)"
    QString suffix; ///< added to a name without one
};

/// Lets the person choose a file to write, over \a window, and asks before one that exists is replaced. Empty
/// when the person would rather not.
QString askWhereToSave(QWidget *window, const SaveQuestion &question);

} // namespace signalbox
