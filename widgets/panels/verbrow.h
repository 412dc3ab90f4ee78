// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/verbcatalog.h"

namespace signalbox {

/// The heading of the verbs of a group.
QString titleOf(VerbGroup group);

/// What belongs to a verb in the panels: what its fields are called, and how a step of it reads. What can be
/// said of a verb outside of a window stands in the catalog.
///
/// Words are patterns with named places: {label}, {target}, {time}, {times}, {count}, {amount} (the
/// count without its sign), {text}, {choice},
/// {question}, {item} (what is put) and {value} (what is returned, set or printed).
struct VerbRow {
    /// What it gives away, as its choice says.
    enum class Gives : quint8 { Nothing, Item, Value };

    Verb verb;
    const char *words = nullptr; ///< null: the label, then what the catalog says it has
    /// Where the words depend on the step: one of several patterns.
    const char *(*wordsFor)(const Layout &layout, const Step &step) = nullptr;
    Gives gives = Gives::Nothing;
    const char *timeLabel = "Time"; ///< of its field; so are these
    const char *zeroTime = "at once"; ///< what a time of 0 means
    const char *countLabel = "Times";
    const char *textLabel = "Text";
    const char *textLabelBeside =
        nullptr; ///< where the choice gives a value too; null: then there is no text
    const char *textHint = "";
    const char *choiceLabel = "Choice";

    static QString translated(const char *words);
};

/// In the order in which they are offered, group after group: every verb for people, once. A verb needs a row
/// of its own where it has words of its own, or a place among the others.
const QList<VerbRow> &verbRows();
const VerbRow &rowOf(Verb verb); ///< one of all defaults for a verb that people do not use

} // namespace signalbox
