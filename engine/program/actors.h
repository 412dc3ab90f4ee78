// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/programwriter.h"

namespace signalbox {

/// Producer, Consumer and Canceller are short forms: what they mean, in the steps that a Task has.
class ActorWriter {
public:
    explicit ActorWriter(ProgramWriter &writer)
        : m_writer(writer)
    {
    }
    void writeProducer(const Node &node);
    void writeConsumer(const Node &node);
    void writeCanceller(const Node &node);

private:
    quint32 openRounds(const Node &node);
    void writeStart(const Node &node);
    void writeEnd(const Node &node);
    void writeWork(const Node &node, Param duration);
    void writeRound(const Node &node, quint32 queue);
    void writeSentinels(const Node &node);
    void addPut(quint32 queue, PutChoice choice, qint64 priority = 0);

    ProgramWriter &m_writer;
};

} // namespace signalbox
