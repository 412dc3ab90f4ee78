// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// Whether a task of the first function that \a code defines goes on until somebody cancels it: by a `while
/// True` of its own that neither `break` nor `return` leaves in the ordinary course of things; one in an
/// except only answers an error.
bool isEndlessCode(const QString &code);

/// Whether \a code says of a queue that an item is done, so that a join() of it can come to its end.
bool marksItemsDone(const QString &code);

} // namespace signalbox
