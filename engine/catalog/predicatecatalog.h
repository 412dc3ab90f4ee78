// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/phrase.h"
#include "engine/layout/layout.h"

namespace signalbox {

/// What an `if`, a `while` or Condition.wait_for can ask.
struct PredicateInfo {
    /// Whom Python asks.
    enum class Subject : quint8 { Resource, Task, Item, Result, Itself };
    /// What its answer says.
    enum class Answer : quint8 { Truth, Number, NoneMeansYes, NoneMeansNo };

    Predicate::Of of;
    QString key; ///< in files: "event_set"
    Phrase label; ///< for people, behind a name: "is set"
    Phrase question; ///< for people, of any such node: "an event is set"
    Phrase yes; ///< for people: "{node} is set"; of what compares: "{node} {relation} {value}"
    Phrase no; ///< the same denied: "{node} is not set"
    QString python; ///< behind its subject: ".is_set()"
    Subject subject;
    Answer answer;
    QList<NodeKind> targets = {}; ///< empty where it asks about the task itself

    bool compares() const { return answer == Answer::Number; } ///< uses relation and value
};

const QList<PredicateInfo> &predicateCatalog();
const PredicateInfo &info(Predicate::Of of);

const QStringList &relationKeys(); ///< "==", "!=", … as in Python
/// The relation that holds where \a relation does not: < of >=.
Predicate::Relation opposite(Predicate::Relation relation);

/// What \a predicate asks, of a node called \a node: "oven is not locked", "cakes >= 3".
QString wordsOf(const Predicate &predicate, const QString &node);

} // namespace signalbox
