// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMessageBox>
#include <QString>

namespace signalbox {

/// What a person is told in a box of its own: what happened, then where and what to do, in sentences. All of
/// it is shown as plain text, whatever names from files and documents stand in it.
struct Notice {
    QMessageBox::Icon icon = QMessageBox::Information;
    QString title;
    QString text;
    QString more; ///< smaller, below \c text; may be empty
    QString details; ///< what "Copy Details" puts on the clipboard; empty where there is no such button
    QString differences = {}; ///< what "Show Differences" unfolds, a line each; empty where there is none
};

/// A button: its words and what kind of answer it is.
struct Answer {
    QString words;
    QMessageBox::ButtonRole role;
};

/// Asks over \a window, which may be null, and waits. The place in \a answers of the one that was chosen: the
/// first is what Enter means unless it destroys something; the last is what Esc and closing the box mean, and
/// Enter then, so that one must change nothing.
///
///     if (ask(this, {QMessageBox::Question, tr("Replace"), tr("Replace it?")},
///             {{tr("Replace"), QMessageBox::AcceptRole}, {tr("Cancel"), QMessageBox::RejectRole}}) == 0)
qsizetype ask(QWidget *window, const Notice &notice, const QList<Answer> &answers);

/// Tells something that has only one answer.
void tell(QWidget *window, const Notice &notice);

} // namespace signalbox
