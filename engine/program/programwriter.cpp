// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/programwriter.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

ProgramWriter::ProgramWriter(const LayoutIndex &itsIndex)
    : index(itsIndex)
{
    text(QString()); // 0 stands for no text
}

quint32 ProgramWriter::open(Verb verb, quint32 target, const Duration &time, qint64 count,
                            const QString &words)
{
    const quint32 at = quint32(program.steps.size());
    ProgramStep step;
    step.verb = verb;
    step.end = at + 1;
    step.target = target;
    step.actsOnBody = info(verb).targets.contains(NodeKind::Task);
    step.time = time;
    step.count = count;
    step.text = text(words);
    step.node = node;
    program.steps.push_back(step);
    return at;
}

quint32 ProgramWriter::text(const QString &words)
{
    const auto known = m_texts.constFind(words);
    if (known != m_texts.constEnd())
        return *known;
    const quint32 at = quint32(program.texts.size());
    program.texts.append(words);
    m_texts.insert(words, at);
    return at;
}

void ProgramWriter::addSleep(const Duration &duration)
{
    if (duration != Duration::fixed(0))
        open(Verb::Sleep, 0, duration);
}

void ProgramWriter::addWork(const Duration &duration, WorkChoice choice)
{
    switch (choice) {
    case WorkChoice::Waits:
        return addSleep(duration);
    case WorkChoice::Computes:
        break;
    }
    if (duration != Duration::fixed(0))
        open(Verb::Cpu, 0, duration);
}

void ProgramWriter::addSpawns(const Indices &bodies)
{
    for (const quint32 body : bodies)
        add(Verb::Spawn, body);
}

quint32 ProgramWriter::addExtra(const QString &name, Extra extra)
{
    const quint32 body = quint32(program.bodies.size());
    program.bodies.push_back({.name = name});
    extras.push_back(std::move(extra));
    return body;
}

} // namespace signalbox
