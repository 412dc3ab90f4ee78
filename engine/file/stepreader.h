// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/fieldreader.h"
#include "engine/layout/layout.h"

#include <QHash>
#include <QJsonArray>

namespace signalbox {

/// What a document's other parts need to know of a node before all of it has been read.
struct KnownNode {
    std::optional<NodeKind> kind; ///< nothing where the file names no kind that exists
    QString subject; ///< for people: 'Queue "orders"'
    qsizetype index = 0; ///< in the file's list of nodes
};
using KnownNodes = QHash<quint32, KnownNode>;

/// The least count that a step of \a verb may have: only what is written to a counter may be negative.
qint64 leastCount(Verb verb);

/// Reads the steps of Tasks and reports what is wrong with them. One for a whole document, as it also counts.
class StepReader {
public:
    /// Both must outlive the reader.
    StepReader(const KnownNodes &nodes, ProblemList &problems);

    QList<Step> read(const QJsonArray &list, const QString &place, const QString &subject);
    /// The same of a step that no task has; nothing where it says no verb that there is.
    std::optional<Step> readAlone(const QJsonObject &step, const QString &place, const QString &subject);

private:
    QList<Step> readList(const QJsonArray &list, const QString &place, std::optional<Verb> holder, int depth);
    std::optional<Step> readStep(const QJsonValue &value, const QString &place, int depth);
    void readTarget(FieldReader &fields, const QString &key, Step &step);
    NodeId readNode(FieldReader &fields, const QString &key, const QString &asker,
                    const QList<NodeKind> &kinds);
    Predicate readPredicate(FieldReader &fields);
    void checkElse(const QString &place, Verb verb, Verb before);
    void checkOperand(const QString &place, std::optional<Verb> holder, Verb verb);
    void checkTry(const QString &place, std::optional<Verb> holder, Verb verb, Verb before);

    const KnownNodes &m_nodes;
    ProblemList &m_problems;
    QString m_subject;
    int m_count = 0;
    bool m_isByHand = false; ///< the step is what a hand does
};

} // namespace signalbox
