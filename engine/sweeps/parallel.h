// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <functional>

namespace signalbox {

/// Has \a work done for each of \a count things, a few at a time as [from, to), by as many threads as there
/// are cores, this one among them; returns when all are done.
void inParallel(qsizetype count, const std::function<void(qsizetype from, qsizetype to)> &work);

} // namespace signalbox
