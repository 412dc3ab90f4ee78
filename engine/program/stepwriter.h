// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/programwriter.h"

namespace signalbox {

/// Writes what a person wrote as the steps of a Task. Steps that can mean nothing (without a target, a break
/// outside a loop) are left out, so that a program is always one that Python would accept.
class StepWriter {
public:
    /// Where steps stand: Python lets `break` stand only in loops, and neither it nor `return` leave an
    /// except*.
    struct Place {
        bool canBreak = false;
        bool canReturn = true;
    };

    explicit StepWriter(ProgramWriter &writer)
        : m_writer(writer)
    {
    }
    void writeSteps(const QList<Step> &steps, Place place);
    void writeStep(const Step &step, Place place);

private:
    void writeBlock(const Step &step, quint32 at, Place place);
    void writeIf(const Step &step, const Step *otherwise, Place place);
    void writeTry(const Step &step, Place place);
    void writeOperands(const Step &step);
    void writeOperand(const Step &operand);
    quint32 openStep(const Step &step, quint32 target);
    QString coroutineName(const Step &operand) const;
    bool isOperand(const Step &step) const;
    bool isMeaningless(const Step &step, Place place) const;
    std::optional<quint32> targetOf(const Step &step) const;
    std::optional<ProgramPredicate> resolve(const Predicate &predicate) const;

    ProgramWriter &m_writer;
};

} // namespace signalbox
