// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox {

/// What Program::hands does, as text in Python that has to be put into a program's.
struct HandBlock {
    qsizetype place = 0; ///< in the text, at the beginning of a line
    int line = 0; ///< how many lines stand in front of it
    QString text; ///< whole lines
};

/// The block for \a text, the rest of \a program: behind its doc string and what comes from `__future__`, in
/// front of everything that may make an event loop. Nothing where nothing is done by hand.
///
/// It wraps `new_event_loop` of the policy that is in force, so that each loop begins with a timer for each
/// act, and takes no task, whose name would count. An act is done once, by the loop that runs then; where
/// none did, by the next one as it begins.
std::optional<HandBlock> handBlock(const Program &program, const QString &text);

/// What stands around the acts, a line for each, where the block's function has the name \a name.
struct HandFrame {
    QString before;
    QString after;
};
HandFrame handFrame(const QString &name);
inline constexpr int kLinesBeforeHands = 2; ///< empty, where a block does not begin the text; one follows

} // namespace signalbox
