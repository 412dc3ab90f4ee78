// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/callstacks.h"

#include <QSet>

namespace signalbox {

/// Whether two values look the same, whatever objects they are: those of two runs are never the same ones.
bool looksSame(const ShownValue &one, const ShownValue &other);

/// The variables of \a now whose values are others than in \a before, by place of the call and name:
/// "1/jobs". A call that has begun since has none that changed.
QSet<QString> changedVariables(const QList<ShownCall> &before, const QList<ShownCall> &now);
QString variableKey(int call, const QString &name);

/// Objects that are reachable from two places of \a stacks or more, of one task or of several, each with a
/// mark of its own: ①, ② …
QHash<quint64, QString> sharedMarks(const CallStacks &stacks);
/// "Queue" for "<asyncio.queues.Queue object at 0x7f31c0a4>": where an object is tells nobody anything.
QString briefValue(const QString &text);

} // namespace signalbox
