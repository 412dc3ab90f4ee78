// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"

namespace signalbox {

/// \file
/// What all sentences share: how clauses, times, places in line and results are put into words.

/// \a clauses as one sentence: one after the other, single spaces, one full stop. Empty ones are left out.
QString sentence(const QStringList &clauses);
/// To the nearest millisecond, which is as much as a sentence can bear; what is shorter, exactly.
QString timeWords(Micros time);
/// "next in line", "second of 3 in line"; empty for who is not in it.
QString placeWords(const Line<TaskId> &line, TaskId id);
/// A result as a sentence can bear it: what is very long is cut. Empty for None.
QString resultWords(const Run &run, qint64 text);
/// "a", "a and b", "a, b and c".
QString listWords(const QStringList &words);
QString itemCount(qint64 count); ///< "1 item", "3 items"
QString taskCount(qint64 count);
QString permitCount(qint64 count);
QString workerCount(qint64 count);

} // namespace signalbox
