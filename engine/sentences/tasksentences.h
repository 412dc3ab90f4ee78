// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/moment.h"

namespace signalbox {

/// What a task is doing and why, in one sentence.
QString taskSentence(const Moment &moment, const TaskView &task);
/// The same for a body of which no task has been created yet.
QString notYetCreated(const Moment &moment, quint32 body);

} // namespace signalbox
