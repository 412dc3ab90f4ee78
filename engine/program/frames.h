// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/programwriter.h"

namespace signalbox {

/// What frames on the canvas mean: each is a task that starts what it holds and waits for it as its kind
/// does.
class FrameWriter {
public:
    explicit FrameWriter(ProgramWriter &writer)
        : m_writer(writer)
    {
    }
    void writeTaskGroup(const Node &node);
    void writeGather(const Node &node);
    void writeWait(const Node &node);
    void writeTimeout(const Node &node);
    void writeShield(const Node &node);
    void writeRetry(const Node &node);

private:
    ProgramWriter &m_writer;
};

} // namespace signalbox
