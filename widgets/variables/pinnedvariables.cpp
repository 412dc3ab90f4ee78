// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/variables/pinnedvariables.h"

#include "engine/messages/message.h"
#include "widgets/painting/taskcolours.h"
#include "widgets/session/stoppedruns.h"

#include <algorithm>
#include <limits>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTurnsAtOnce = 100;
constexpr qint64 kNanosPerMilli = 1'000'000;

} // namespace

PinnedVariables::PinnedVariables(RunKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
    , m_runNumber(keeper.runNumber())
{
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
    // A run that was stopped would go on behind its last fact, for nobody knows how long.
    const Run &run = m_keeper.replay().run();
    const qsizetype enough = run.hasEnded() && run.ending() == Ending::Stopped
        ? factsBeforeStop(run) - 1
        : std::numeric_limits<qsizetype>::max();
    m_search.reset(new Errand<Histories>(
        [program = m_keeper.program(), places, enough](const Errand<Histories>::Desk &desk) {
            VariableSearch search(program, places);
            qint64 told = 0;
            const auto goesOn = [&] {
                if (desk.nanoseconds() - told > kBetween * kNanosPerMilli && desk.isEmpty()) {
                    desk.deliver(search.histories());
                    told = desk.nanoseconds();
                }
                return desk.isWanted() && search.factsSeen() < enough;
            };
            search.attend(goesOn);
            while (!search.advance(kTurnsAtOnce) && goesOn()) { }
            desk.deliver(search.histories());
        }));
    connect(m_search.get(), &ErrandBase::came, this, &PinnedVariables::take);
}

void PinnedVariables::take()
{
    const bool isDone = m_search && m_search->isDone(); // before it is asked for the last time
    const std::optional<Histories> histories = m_search ? m_search->take() : std::nullopt;
    if (!histories && !isDone)
        return;
    auto history = histories ? histories->begin() : Histories::const_iterator();
    for (Pin &pin : m_pins) {
        if (!pin.isKnown && histories)
            pin.history = *history++;
        pin.isKnown = pin.isKnown || isDone;
    }
    if (isDone)
        m_search.reset();
    Q_EMIT changed();
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
                           .goal = qint32(change.times),
                           .begin = change.time,
                           .end = at + 1 < changes.size() ? changes[at + 1].time
                               : pin.history.isCut        ? change.time
                                                          : std::max(end, change.time),
                           .value = lane.texts.size()});
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
