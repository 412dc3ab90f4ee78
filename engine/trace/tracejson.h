// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/naming.h"

#include <QHash>

#include <utility>
#include <vector>

namespace signalbox {

/// Writes a trace as JSON lines, a slice at a time: one of millions of facts needs no room for all of its
/// text, and its writer can stop between two slices. All slices together are what toJsonLines() gives.
/// resources/trace.schema.json says what may stand in a line. What a program prints is in it, also what went
/// to stderr, which is no fact: that has a line of the same form as what was printed to stdout.
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
    /// What a fact of one kind says behind its time, task and kind.
    struct Row {
        FactKind kind;
        void (JsonLinesWriter::*rest)(const Fact &) = nullptr;
    };
    static const Row kRows[];

    void writeFact(const Fact &fact);
    void writeErrors(qsizetype fact);
    void findOutput();
    void created(const Fact &fact);
    void iteration(const Fact &fact);
    void waiting(const Fact &fact);
    void woken(const Fact &fact);
    void waited(const Fact &fact);
    void step(const Fact &fact);
    void item(const Fact &fact);
    void unfinished(const Fact &fact);
    void permits(const Fact &fact);
    void resource(const Fact &fact);
    void entered(const Fact &fact);
    void exited(const Fact &fact);
    void inScope(const Fact &fact);
    void aborting(const Fact &fact);
    void cancelRequested(const Fact &fact);
    void thrown(const Fact &fact);
    void error(const Fact &fact);
    void outcome(const Fact &fact);
    void notified(const Fact &fact);
    void barrier(const Fact &fact);
    void settled(const Fact &fact);
    void counter(const Fact &fact);
    void member(const Fact &fact);
    void uncancelled(const Fact &fact);
    void job(const Fact &fact);
    void forgotten(const Fact &fact);
    void unretrieved(const Fact &fact);
    void stuck(const Fact &fact);
    void end(const Fact &fact);

    void value(const Fact &fact);
    void verbAndObject(const Fact &fact);
    void json(const char *key, const QByteArray &value);
    void text(const char *key, const QString &words);
    void number(const char *key, qint64 value);
    void seconds(const char *key, Micros time);
    void task(const char *key, TaskId id);
    void scope(const char *key, ScopeId id);
    void object(const Fact &fact);
    const QByteArray &verbKey(Verb verb);
    bool isAtFuture(const Fact &fact) const;

    const Run &m_run;
    const std::vector<ScopeEntry> m_scopes;
    std::vector<QByteArray> m_kinds; ///< quoted, by FactKind
    std::vector<QByteArray> m_tasks; ///< quoted names by TaskId, each made when it is first needed
    std::vector<QByteArray> m_scopeNames; ///< the same, by ScopeId
    const ItemValues m_values;
    QHash<quint64, QByteArray> m_objects; ///< the same, by verb (futures apart from tasks) and object
    QHash<quint32, QByteArray> m_resources;
    QHash<Verb, QByteArray> m_verbs;
    std::vector<bool> m_awaitsFuture; ///< by TaskId: the last wait was at a future's resource
    QHash<qsizetype, quint32> m_open; ///< by fact: pieces of output whose line goes on
    std::vector<std::pair<qsizetype, quint32>> m_errors; ///< fact, and the piece that went to stderr with it
    std::size_t m_nextError = 0;
    QByteArray m_out;
    qsizetype m_at = 0;
};

/// The trace as JSON lines, the form of `signalbox run --trace`: one object a fact, names instead of numbers.
/// It is the same in every language.
QByteArray toJsonLines(const Run &run);

} // namespace signalbox
