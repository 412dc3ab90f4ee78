// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/printed.h"
#include "engine/traceexport/exportwords.h"
#include "engine/traceexport/tracewriter.h"

#include <QStringList>

namespace signalbox {

/// A sequence diagram in Mermaid: tasks, and the queues, locks, events and futures that they use, with an
/// arrow for each item put or got, each lock taken or given back, each task started, each wait ended, each
/// cancellation, and notes for what is printed and how tasks end. Of a long run it has the beginning: nobody
/// reads a diagram of thousands of arrows. Its last note, and leftOut(), say so.
class SequenceWriter : public TraceWriter {
public:
    static constexpr qsizetype kMostMessages = 200;
    static constexpr qsizetype kMostParticipants = 40;

    /// The run must outlive it.
    SequenceWriter(const Run &run, const QString &title);

    bool isAtEnd() const override { return m_isAtEnd; }
    double progress() const override;
    QByteArray next() override;
    QString leftOut() const override;

private:
    /// Who sends or gets a message: a task or a resource.
    struct Party {
        bool isTask = true;
        quint32 number = 0;
        bool operator==(const Party &) const = default;
    };
    /// What a task waits for.
    struct Awaited {
        Verb verb = Verb::Sleep;
        quint32 object = kNone;
        bool isFuture = false;
    };
    struct Row {
        FactKind kind;
        void (SequenceWriter::*tell)(const Fact &) = nullptr;
    };
    static const Row kRows[];

    void follow(qsizetype fact);
    void created(const Fact &fact);
    void waits(const Fact &fact);
    void woken(const Fact &fact);
    void put(const Fact &fact);
    void got(const Fact &fact);
    void held(const Fact &fact);
    void stuck(const Fact &fact);
    void switched(const Fact &fact);
    void settled(const Fact &fact);
    void cancelled(const Fact &fact);
    void ended(const Fact &fact);
    void printed(const PrintedLine &line);

    void arrow(Micros time, const Party &from, const Party &to, const char *head, const QString &words);
    void note(Micros time, const Party &over, const QString &words);
    bool hasRoomFor(std::initializer_list<Party> parties);
    QString idOf(const Party &party) const;
    QByteArray diagram() const;

    const Run &m_run;
    const QString m_title;
    ExportWords m_words;
    const ItemValues m_values;
    const std::vector<PrintedLine> m_printed;
    std::size_t m_nextPrinted = 0;
    std::vector<Awaited> m_awaited; ///< by TaskId
    std::vector<Party> m_parties; ///< in the order in which they come
    QStringList m_messages; ///< lines
    qsizetype m_all = 0; ///< messages, with those left out
    qsizetype m_at = 0;
    bool m_isAtEnd = false;
};

} // namespace signalbox
