// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/python/python.h"

#include <QFile>
#include <QProcess>

/// Programs for tests of exported code: written down step by step, and run by Python.
namespace signalbox::python::testing {

using namespace Qt::StringLiterals;

inline const QString kSource = QStringLiteral(SIGNALBOX_SOURCE_DIR);

/// A step for a program written down here, with everything a step can have.
struct Line {
    ProgramStep step;
    QString text = {};
    QList<Line> body = {};

    Line times(qint64 count) const
    {
        return with([count](Line &line) { line.step.count = count; });
    }
    Line lasting(const Duration &time) const
    {
        return with([time](Line &line) { line.step.time = time; });
    }
    Line lasting(double time) const { return lasting(Duration::fixed(fromSeconds(time))); }
    Line saying(const QString &words) const
    {
        return with([words](Line &line) { line.text = words; });
    }
    Line choosing(auto choice) const
    {
        return with([choice](Line &line) { line.step.choice = quint8(choice); });
    }
    Line asking(Predicate::Of of, quint32 target = 0, qint64 value = 0, bool negated = false,
                Predicate::Relation relation = Predicate::Relation::Equal) const
    {
        return with([=](Line &line) { line.step.predicate = {of, relation, negated, target, value}; });
    }

private:
    Line with(const auto &change) const
    {
        Line changed = *this;
        change(changed);
        return changed;
    }
};
using Lines = QList<Line>;

enum Place : quint32 {
    Window,
    Pile,
    Desk,
    Oven,
    Stove,
    Shelf,
    Open,
    Table,
    Start,
    Dishes,
    Ready,
    Bell,
    Pool
};
enum Task : quint32 { Main, Cook, Waiter, Anonymous };

inline Line on(Verb verb, quint32 target = 0, Lines body = {})
{
    Line line;
    line.step.verb = verb;
    line.step.target = target;
    line.body = std::move(body);
    return line;
}
inline Line block(Verb verb, Lines body)
{
    return on(verb, 0, std::move(body));
}
inline Line onTask(Verb verb, Task task)
{
    Line line = on(verb, task);
    line.step.actsOnBody = true;
    return line;
}
inline Line log(const char *words)
{
    return on(Verb::Log).saying(QString::fromUtf8(words));
}

inline std::vector<ProgramResource> places()
{
    return {{.kind = NodeKind::Queue, .name = u"window"_s, .amount = 3},
            {.kind = NodeKind::Queue, .name = u"pile"_s, .order = QueueOrder::Lifo},
            {.kind = NodeKind::Queue, .name = u"desk"_s, .order = QueueOrder::Priority},
            {.kind = NodeKind::Lock, .name = u"oven"_s},
            {.kind = NodeKind::Semaphore, .name = u"stove"_s, .amount = 2},
            {.kind = NodeKind::Semaphore, .name = u"shelf"_s, .amount = 4, .isBounded = true},
            {.kind = NodeKind::Event, .name = u"doors open"_s, .amount = 1},
            {.kind = NodeKind::Condition, .name = u"table"_s},
            {.kind = NodeKind::Barrier, .name = u"start"_s, .amount = 2},
            {.kind = NodeKind::Counter, .name = u"dishes"_s, .amount = 7},
            {.kind = NodeKind::Future, .name = u"ready"_s},
            {.kind = NodeKind::Ticker,
             .name = u"kitchen bell"_s,
             .amount = 3,
             .time = Duration::fixed(fromSeconds(0.5))},
            {.kind = NodeKind::Executor, .name = u"pool"_s, .amount = 2}};
}

class Builder {
public:
    explicit Builder(std::vector<ProgramResource> resources = places())
    {
        m_program.resources = std::move(resources);
        m_program.texts = QStringList{QString()};
    }
    Builder &body(const QString &name, const Lines &lines, bool isAnonymous = false)
    {
        const quint32 begin = quint32(m_program.steps.size());
        add(lines);
        m_program.bodies.push_back({.name = name,
                                    .isAnonymous = isAnonymous,
                                    .begin = begin,
                                    .end = quint32(m_program.steps.size())});
        return *this;
    }
    const Program &program() const { return m_program; }

private:
    void add(const Lines &lines)
    {
        for (const Line &line : lines) {
            const std::size_t at = m_program.steps.size();
            m_program.steps.push_back(line.step);
            if (!line.text.isEmpty()) {
                m_program.steps[at].text = quint32(m_program.texts.size());
                m_program.texts.append(line.text);
            }
            add(line.body);
            m_program.steps[at].end = quint32(m_program.steps.size());
        }
    }

    Program m_program;
};

/// A cook who does \a lines, which main starts; a waiter; and somebody anonymous who gets from the window.
inline Program cookProgram(const Lines &lines)
{
    return Builder()
        .body(u"main"_s, {onTask(Verb::Spawn, Cook)})
        .body(u"cook"_s, lines)
        .body(u"waiter"_s, {})
        .body(u"Queue.get"_s, {on(Verb::Get, Window)}, true)
        .program();
}

/// The function of \a body without its first line, one level further out.
inline QStringList functionLines(const PythonSource &source, quint32 body)
{
    const PythonSpan span = source.functionOf(body);
    QStringList lines;
    for (quint32 at = span.first + 1; at < span.end; ++at)
        lines += source.lines[at].text.mid(4);
    return lines;
}

using Of = Predicate::Of;

/// Runs Python with \a arguments and returns what it wrote, or nothing when it was not content.
inline std::optional<QByteArray> runPython(const QStringList &arguments)
{
    QProcess process;
    process.start(u"python3"_s, QStringList{u"-W"_s, u"error"_s} + arguments);
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return process.readAllStandardOutput();
    qWarning("%s", process.readAllStandardError().constData());
    return std::nullopt;
}

inline bool write(const QString &path, const PythonSource &source)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(source.text().toUtf8()) >= 0;
}

} // namespace signalbox::python::testing
