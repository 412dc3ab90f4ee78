// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/run.h"

namespace signalbox {

using namespace Qt::StringLiterals;

QString Run::taskName(TaskId id) const
{
    if (index(id) < quint32(taskNames.size()))
        return taskNames[qsizetype(index(id))];
    return id == TaskId::None ? QString() : u"a task"_s;
}

} // namespace signalbox
