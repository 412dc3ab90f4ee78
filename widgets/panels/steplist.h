// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QList>
#include <QString>

namespace signalbox {

/// Where a step is: its place in the list, in the body of the step there, and so on. Empty: the task itself.
using StepPath = QList<int>;

/// The edits a person makes to the steps of a task, as functions of values. None leaves `except` or `finally`
/// anywhere but at the end of a `try`, an `else` anywhere but behind its `if`, or among operands what cannot
/// be awaited: they say in words why not.
namespace steps {

/// What an edit made of the steps.
struct Edit {
    QList<Step> steps; ///< as they were when refused
    StepPath place; ///< of the step the edit was about, or of the one to select now
    QString refusal; ///< a sentence; empty when the edit was made
};

bool isHandler(const Step &step); ///< an except, except* or finally
const Step *at(const QList<Step> &steps, const StepPath &path); ///< null when there is none
/// Why these steps mean nothing as they stand ("finally" in front of other steps), or nothing.
QString fault(const QList<Step> &steps);

/// Puts \a step after the one at \a path, inside it where it is an empty block, else where such a step fits
/// best near there: an `except` goes to the end of the `try` around, an `else` behind the `if`, and what is
/// no operand behind the step that holds some. At the end for an empty path.
Edit insert(const QList<Step> &steps, const StepPath &path, const Step &step);
Edit remove(const QList<Step> &steps, const StepPath &path);
Edit duplicate(const QList<Step> &steps, const StepPath &path);
Edit moveBy(const QList<Step> &steps, const StepPath &path, int places); ///< among those of its block
Edit indent(const QList<Step> &steps, const StepPath &path); ///< into the block just above
Edit outdent(const QList<Step> &steps, const StepPath &path); ///< out of its block, behind it
/// To row \a row of the body of \a parent, both as they are before the move.
Edit moveTo(const QList<Step> &steps, const StepPath &path, const StepPath &parent, int row);
/// Another step in this place. Its body is kept, or follows it where the new step holds none.
Edit replace(const QList<Step> &steps, const StepPath &path, const Step &step);

/// The verb of the block that holds the step at \a path; nothing for the task itself.
std::optional<Verb> holderOf(const QList<Step> &steps, const StepPath &path);
/// The same for a step that insert() would put after the one at \a path.
std::optional<Verb> holderOfNext(const QList<Step> &steps, const StepPath &path);
/// What can stand directly inside \a holder: among operands, only what can be one.
QList<Verb> verbsIn(std::optional<Verb> holder);

} // namespace steps
} // namespace signalbox
