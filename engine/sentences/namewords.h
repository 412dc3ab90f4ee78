// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/naming.h"

namespace signalbox {

/// \file
/// What things of a run are called inside a sentence. No number of a task, resource or scope ever reaches a
/// person.

/// "lock oven", "queue window"; "something" for an index that no resource has.
QString resourceWords(const Program &program, quint32 resource);
/// By the frame on the canvas: "group makers", "timeout rush" (also the group that a timeout's frame holds),
/// "gather both"; "the timeout in cook-1", "the shield in cook-1" where a Task's own steps have it.
QString scopeWords(const Run &run, const ScopeEntry &entry);
/// "a scope" for an index that no scope has.
QString scopeWords(const Run &run, const std::vector<ScopeEntry> &scopes, quint32 scope);
/// "lock oven", "queue window", "task cook-1"; of an Await or Cancel \a step tells tasks from futures.
QString objectWords(const Run &run, Verb verb, quint32 object, quint32 step = kNone);
/// "item 3", or "item 3 of orders-kiosk" where \a holder did not make it itself.
QString itemWords(const Run &run, const Item &item, TaskId holder);
/// The text of an exception; "an error" where the run has none.
QString errorWords(const Run &run, qint64 text);

} // namespace signalbox
