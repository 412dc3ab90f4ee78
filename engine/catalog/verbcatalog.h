// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/choiceinfo.h"
#include "engine/layout/layout.h"

namespace signalbox {

/// The headings under which verbs are offered, in their order.
enum class VerbGroup : quint8 { Time, Queues, Locks, Signals, Tasks, Several, Flow, Errors };
inline constexpr int kVerbGroupCount = int(VerbGroup::Errors) + 1;

/// What a step can do: its words, and which fields of a Step it uses.
struct VerbInfo {
    Verb verb;
    VerbGroup group;
    QString key; ///< in files: "task_done"
    Phrase label; ///< for people: "task_done"
    Phrase help; ///< one sentence
    QString icon; ///< name of the icon in resources/icons
    QString python; ///< what Python calls it: "Queue.task_done"; empty where it has no word for it
    QList<NodeKind> targets = {}; ///< kinds it can act on; empty where it acts on none
    std::optional<LinkKind> link = {}; ///< what it says about its task and its target
    bool hasTime = false;
    bool hasCount = false;
    bool hasText = false;
    bool hasOptionals = false; ///< a count of 1 and an empty text need not be written down
    bool hasPredicate = false;
    bool hasBody = false;
    bool takesOperands = false; ///< each step of the body is something to await: a task, a coroutine
    bool canBeOperand =
        false; ///< it is such a thing: `queue.get()` is a coroutine, `queue.get_nowait()` is none
    bool forPeople =
        true; ///< false for what no step of a task can be: only programs have it, or only hands do
    QList<ChoiceInfo> choices = {};
    Phrase doing = ""; ///< in a sentence: "put into {object}"; empty where it is its label and the object
    QString scope = {}; ///< what its block is called in a trace: "group"; empty for what opens none
    Phrase scopeNamed = ""; ///< for people, of a frame on the canvas: "group {name}"
    Phrase scopeOf = ""; ///< for people, among the steps of a task: "the group in {task}"
    Micros usualTime = kMicrosPerSecond / 2; ///< of a new step
    qint64 usualCount = 1;
    QString usualText = {};
};

const QList<VerbInfo> &verbCatalog();
const VerbInfo &info(Verb verb);

/// asyncio.wait's return_when, of a frame and of a step: the rows of WaitChoice.
const QList<ChoiceInfo> &waitChoices();

} // namespace signalbox
