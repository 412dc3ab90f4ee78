// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/panels/steplist.h"

namespace signalbox::steps {

/// \file
/// What a person does to several steps at once. Like the edits of single ones they are functions of values,
/// and refuse in words what would leave steps without a meaning. A step goes with what is inside it, and an
/// `else` with its `if`.

/// What an edit made of the steps.
struct Edits {
    QList<Step> steps; ///< as they were when refused
    QList<StepPath> places; ///< of the steps it was about, or of the one to select now
    QString refusal; ///< a sentence; empty when the edit was made
};

/// Those of \a paths that are in none of the others, in the order of the list, with what goes along.
QList<StepPath> outermost(const QList<Step> &steps, const QList<StepPath> &paths);
/// Copies of them, in order.
QList<Step> copies(const QList<Step> &steps, const QList<StepPath> &paths);

Edits removeAll(const QList<Step> &steps, const QList<StepPath> &paths);
Edits duplicateAll(const QList<Step> &steps, const QList<StepPath> &paths); ///< behind the last of them
/// \a fresh behind the step at \a path, or inside it where it is an empty block; at the end for an empty
/// path.
Edits insertAll(const QList<Step> &steps, const StepPath &path, const QList<Step> &fresh);
/// \a step in front of the one at \a path; what belongs to a `try` or an `if` goes where insert() puts it.
Edits insertBefore(const QList<Step> &steps, const StepPath &path, const Step &step);
/// To row \a row of the body of \a parent, both as they are before the move.
Edits moveAll(const QList<Step> &steps, const QList<StepPath> &paths, const StepPath &parent, int row);
/// One row up or down as in a text: into a block that they meet, out of one whose edge they are at, past a
/// step that cannot hold them.
Edits shiftAll(const QList<Step> &steps, const QList<StepPath> &paths, bool goesDown);
Edits indentAll(const QList<Step> &steps, const QList<StepPath> &paths); ///< into the block just above
Edits outdentAll(const QList<Step> &steps, const QList<StepPath> &paths); ///< out of their block, behind it
/// Into \a block, which stands where the first of them stood; a `try` is given an `except`.
Edits wrap(const QList<Step> &steps, const QList<StepPath> &paths, const Step &block, const Step &handler);
/// The verbs that wrap() takes for them.
QList<Verb> wrapsFor(const QList<Step> &steps, const QList<StepPath> &paths);

} // namespace signalbox::steps
