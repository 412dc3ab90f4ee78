// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/naming.h"

#include <QHash>

namespace signalbox {

/// Writes a trace as JSON lines, a slice at a time: one of millions of facts needs no room for all of its
/// text, and its writer can stop between two slices. All slices together are what toJsonLines() gives.
///
///     JsonLinesWriter writer(run);
///     while (!writer.isAtEnd())
///         file.write(writer.next());
class JsonLinesWriter {
public:
    static constexpr qsizetype kSlice = 20'000; ///< facts, a few megabytes of text

    /// The run must outlive the writer.
    explicit JsonLinesWriter(const Run &run);

    bool isAtEnd() const { return m_at == m_run.trace.size(); }
    double progress() const; ///< 0 to 1
    QByteArray next(qsizetype facts = kSlice);

private:
    void writeFact(const Fact &fact);
    void writeWait(const Fact &fact);
    void writeResource(const Fact &fact);
    void writeScope(const Fact &fact);
    void writeEnd(const Fact &fact);
    void value(const Fact &fact);
    void outcome(const Fact &fact);
    void writeMember(const Fact &fact);
    void verbAndObject(const Fact &fact);

    void json(const char *key, const QByteArray &value);
    void text(const char *key, const QString &words);
    void number(const char *key, qint64 value);
    void seconds(const char *key, Micros time);
    void task(const char *key, quint32 id);
    void scope(const char *key, quint32 id);
    void object(const Fact &fact);
    void resource(quint32 id);
    const QByteArray &verbKey(Verb verb);

    const Run &m_run;
    const std::vector<ScopeEntry> m_scopes;
    std::vector<QByteArray> m_kinds; ///< quoted, by FactKind
    std::vector<QByteArray> m_tasks; ///< quoted names by TaskId, each made when it is first needed
    std::vector<QByteArray> m_scopeNames; ///< the same, by ScopeId
    const ItemValues m_values;
    QHash<quint64, QByteArray> m_objects; ///< the same, by verb (futures apart from tasks) and object
    QHash<quint32, QByteArray> m_resources;
    QHash<Verb, QByteArray> m_verbs;
    QByteArray m_out;
    qsizetype m_at = 0;
};

} // namespace signalbox
