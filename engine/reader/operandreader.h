// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/callreader.h"

#include <QSet>

#include <vector>

namespace signalbox::reading {

/// A line that makes a task and keeps it: a step of its own, or an operand of the call on one of the next
/// lines.
struct MadeTask {
    QString variable;
    Step operand; ///< Spawn, or a single call such as `queue.get()`
    bool isNamed = false; ///< a Spawn step names its task; an operand does so for asyncio.wait() alone
    bool isOwn = false; ///< it is kept in the variable of its function, as steps do
};

/// Where a call stands that takes operands.
struct CallPlace {
    bool isInGroup = false;
    QSet<QString> globals; ///< that its function declares
};

/// Reads gather() and what else takes operands.
class OperandReader {
public:
    explicit OperandReader(const ModuleNames &names)
        : m_names(names)
        , m_calls(names)
    {
    }

    /// `cook_task = asyncio.create_task(cook(), name="cook")`; nothing for another line.
    std::optional<MadeTask> madeBy(const syntax::Statement &statement) const;
    /// A task that a group makes, or a new one as operand of asyncio.wait().
    std::optional<Step> spawnOf(const NamedCall &call) const;
    /// `asyncio.gather(…)` with all its operands. Of \a made, the newest tasks, it takes away those that can
    /// only be operands of it. Nothing for a call that takes none.
    std::optional<Step> stepOf(const NamedCall &call, std::vector<MadeTask> &made,
                               const CallPlace &place) const;

private:
    std::optional<Step> operandOf(const Expression *expression) const;
    bool readOptions(const NamedCall &call, Step &step) const;
    static std::size_t firstOperand(Verb verb, const std::vector<MadeTask> &made, bool isInGroup);
    bool readOperands(const std::vector<const Expression *> &operands, std::vector<MadeTask> &made,
                      std::size_t first, const CallPlace &place, Step &step) const;

    const ModuleNames &m_names;
    CallReader m_calls;
};

} // namespace signalbox::reading
