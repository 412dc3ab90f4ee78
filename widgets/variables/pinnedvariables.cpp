// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/variables/pinnedvariables.h"

#include "engine/messages/message.h"
#include "widgets/painting/taskcolours.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSlice = 8; ///< milliseconds: half a frame, the rest is for painting and input
constexpr qint64 kTurnsAtOnce = 100;

} // namespace

PinnedVariables::PinnedVariables(RunKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
    , m_runNumber(keeper.runNumber())
{
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &PinnedVariables::work);
    connect(&keeper, &RunKeeper::runChanged, this, &PinnedVariables::runChanged);
    connect(&keeper, &RunKeeper::finished, this, &PinnedVariables::begin);
}

PinnedVariables::~PinnedVariables() = default;

bool PinnedVariables::isPinned(const VariableName &name) const
{
    return std::any_of(m_pins.begin(), m_pins.end(), [&](const Pin &pin) { return pin.name == name; });
}

void PinnedVariables::toggle(const VariableName &name)
{
    const auto found =
        std::find_if(m_pins.begin(), m_pins.end(), [&](const Pin &pin) { return pin.name == name; });
    if (found != m_pins.end()) {
        unpin(int(found - m_pins.begin()));
        return;
    }
    if (m_pins.size() >= kMost)
        m_pins.removeFirst();
    m_pins.append({name, TaskId::None, {}, false});
    begin();
    Q_EMIT changed();
    Q_EMIT chosen();
}

void PinnedVariables::unpin(int at)
{
    if (at < 0 || at >= m_pins.size())
        return;
    m_pins.removeAt(at);
    begin();
    Q_EMIT changed();
    Q_EMIT chosen();
}

QList<VariableName> PinnedVariables::names() const
{
    QList<VariableName> names;
    for (const Pin &pin : m_pins)
        names.append(pin.name);
    return names;
}

void PinnedVariables::setNames(const QList<VariableName> &names)
{
    const QList<VariableName> wanted = names.first(std::min<qsizetype>(names.size(), kMost));
    if (wanted == this->names())
        return;
    QList<Pin> pins;
    for (const VariableName &name : wanted) {
        const auto known =
            std::find_if(m_pins.begin(), m_pins.end(), [&](const Pin &pin) { return pin.name == name; });
        pins.append(known == m_pins.end() ? Pin{name, TaskId::None, {}, false} : *known);
    }
    m_pins = pins;
    begin();
    Q_EMIT changed();
}

void PinnedVariables::runChanged()
{
    if (m_runNumber == m_keeper.runNumber() || m_pins.isEmpty())
        return;
    for (Pin &pin : m_pins)
        pin = {pin.name, TaskId::None, {}, false};
    begin();
    Q_EMIT changed();
}

/// Looks for what is not known, once the run is whole: its tasks have their names then.
void PinnedVariables::begin()
{
    m_search.reset();
    m_slices.stop();
    m_runNumber = m_keeper.runNumber();
    if (m_keeper.isRunning())
        return;
    QList<VariablePlace> places;
    for (Pin &pin : m_pins) {
        if (pin.isKnown)
            continue;
        const qsizetype task = m_keeper.replay().run().taskNames.indexOf(pin.name.task);
        pin.task = task < 0 ? TaskId::None : TaskId(task);
        places.append({pin.task, pin.name.function, pin.name.variable});
    }
    if (places.isEmpty())
        return;
    m_search = std::make_unique<VariableSearch>(m_keeper.program(), places);
    m_told.start();
    m_slices.start();
}

void PinnedVariables::work()
{
    QElapsedTimer spent;
    spent.start();
    bool isDone = false;
    while (!isDone && spent.elapsed() < kSlice)
        isDone = m_search->advance(kTurnsAtOnce);
    if (!isDone && m_told.elapsed() < kBetween)
        return;
    m_told.start();
    take();
    if (isDone) {
        for (Pin &pin : m_pins)
            pin.isKnown = true;
        m_search.reset();
        m_slices.stop();
    }
    Q_EMIT changed();
}

void PinnedVariables::take()
{
    auto history = m_search->histories().begin();
    for (Pin &pin : m_pins) {
        if (!pin.isKnown)
            pin.history = *history++;
    }
}

QList<TimelineLane> PinnedVariables::lanes() const
{
    QList<TimelineLane> lanes;
    for (const Pin &pin : m_pins)
        lanes.append(laneOf(pin));
    return lanes;
}

TimelineLane PinnedVariables::laneOf(const Pin &pin) const
{
    const Run &run = m_keeper.replay().run();
    TimelineLane lane;
    lane.kind = Lane::Kind::Variable;
    lane.name = pin.name.function == u"<module>"
        ? pin.name.variable
        : fill(tr("{variable} · {task}"), {{u"variable", pin.name.variable}, {u"task", pin.name.task}});
    lane.about = aboutWords(pin);
    if (pin.task != TaskId::None)
        lane.colour = taskColourIndices(m_keeper.layout(), run).value(index(pin.task), -1);
    const QList<VariableChange> &changes = pin.history.changes;
    const Micros end = run.trace.isEmpty() ? 0 : run.trace.back().time;
    for (qsizetype at = 0; at < changes.size(); ++at) {
        const VariableChange &change = changes[at];
        if (change.text.isEmpty())
            continue;
        lane.spans.append({.kind = LaneSpan::Kind::Value,
                           .begin = change.time,
                           .end = at + 1 < changes.size() ? changes[at + 1].time
                               : pin.history.isCut        ? change.time
                                                          : std::max(end, change.time),
                           .value = lane.texts.size(),
                           .goal = change.times});
        lane.texts.append({.text = change.text});
    }
    return lane;
}

QString PinnedVariables::aboutWords(const Pin &pin) const
{
    const auto words = [&](const QString &pattern) {
        return fill(pattern,
                    {{u"variable", pin.name.variable},
                     {u"function", pin.name.function},
                     {u"task", pin.name.task},
                     {u"count", QString::number(pin.history.changes.size())}});
    };
    if (!pin.isKnown)
        return words(tr("Variable {variable} of {function} in task {task}: looking for its values…"));
    if (pin.task == TaskId::None)
        return words(tr("Variable {variable} of {function}: this run has no task {task}."));
    if (pin.history.changes.isEmpty())
        return words(tr("Variable {variable} of {function} never has a value in task {task}."));
    if (pin.history.isCut)
        return words(tr("Variable {variable} of {function} in task {task}: its first {count} values. There "
                        "are too many to keep all."));
    return words(tr("Variable {variable} of {function} in task {task}, pinned."));
}

} // namespace signalbox
