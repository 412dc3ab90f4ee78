// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QWidget;

namespace signalbox {

/// \file
/// The way of the Tab key by where things stand. Qt's own goes by when they were made: what a panel makes
/// anew, as the inspector does for each selection, comes behind everything else in the window there.

/// What Tab reaches in \a part, itself included, as it is now: along layouts, and where there is none from
/// top to bottom.
QList<QWidget *> tabOrder(QWidget *part);

/// The one behind \a from, or before it, in \a part, around its ends; null where Tab reaches nothing.
QWidget *nextByTab(QWidget *part, const QWidget *from, bool isForward);

} // namespace signalbox
