// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/player.h"

#include <QPointer>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kSlowest = 0.1;
constexpr double kFastest = 100;
constexpr double kNanosPerMicro = 1000;

} // namespace

bool isVisible(const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::WaitEnded:
    case FactKind::DeadlockEdge:
        return false;
    case FactKind::StepBegan:
        return fact.verb == Verb::Cpu || fact.verb == Verb::DelayWait;
    case FactKind::TaskCreated:
    case FactKind::TurnBegan:
    case FactKind::Yielded:
    case FactKind::WaitBegan:
    case FactKind::Woken:
    case FactKind::ItemPut:
    case FactKind::ItemGot:
    case FactKind::TaskDoneCalled:
    case FactKind::Acquired:
    case FactKind::Released:
    case FactKind::EventSet:
    case FactKind::EventCleared:
    case FactKind::ScopeEntered:
    case FactKind::ScopeExited:
    case FactKind::TimeoutExpired:
    case FactKind::GroupAborting:
    case FactKind::CancelRequested:
    case FactKind::CancelDelivered:
    case FactKind::ErrorRaised:
    case FactKind::ErrorCaught:
    case FactKind::TaskEnded:
    case FactKind::Notified:
    case FactKind::BarrierChanged:
    case FactKind::FutureDone:
    case FactKind::CounterRead:
    case FactKind::CounterWritten:
    case FactKind::ScopeMember:
    case FactKind::Uncancelled:
    case FactKind::JobBegan:
    case FactKind::JobEnded:
    case FactKind::NeverAwaited:
    case FactKind::NeverRetrieved:
    case FactKind::RunEnded:
        break;
    }
    return true;
}

Player::Player(RunKeeper &keeper, QObject *parent, std::unique_ptr<FrameClock> clock)
    : QObject(parent)
    , m_keeper(keeper)
    , m_clock(clock ? std::move(clock) : std::make_unique<FrameClock>(std::chrono::milliseconds(16)))
    , m_world(keeper.replay().atFact(0))
    , m_runNumber(keeper.runNumber())
{
    connect(&keeper, &RunKeeper::runChanged, this, &Player::runChanged);
}

Player::~Player()
{
    m_stop.request_stop();
    m_clock->tick();
}

bool Player::isAtEnd() const
{
    return !m_keeper.isRunning() && m_place.facts >= m_keeper.replay().factCount();
}

void Player::play()
{
    if (m_playing)
        return;
    m_playing = true;
    m_rest = 0;
    m_stop = std::stop_source();
    letRun(playOn(m_stop.get_token()));
    const std::stop_token stop = m_stop.get_token();
    if (isAtEnd())
        toStart();
    if (!stop.stop_requested())
        Q_EMIT playingChanged(true);
}

void Player::pause()
{
    if (!m_playing)
        return;
    m_playing = false;
    m_stop.request_stop();
    m_clock->tick();
    Q_EMIT playingChanged(false);
}

QCoro::Task<> Player::playOn(std::stop_token stop)
{
    qint64 last = m_clock->nanoseconds();
    for (;;) {
        co_await m_clock->nextFrame();
        if (stop.stop_requested())
            co_return; // paused, or the player is gone
        const qint64 now = m_clock->nanoseconds();
        advance(now - last);
        last = now;
        if (stop.stop_requested())
            co_return; // a listener paused or deleted the player
        if (isAtEnd()) {
            pause();
            co_return;
        }
    }
}

void Player::advance(qint64 nanoseconds)
{
    const Micros end = m_keeper.replay().endTime();
    if (m_goal > end && m_keeper.isRunning())
        return; // the run has yet to come to where the playhead is
    const double exact = m_rest + double(nanoseconds) / kNanosPerMicro * m_speed;
    const double whole = std::floor(exact);
    m_rest = exact - whole;
    showTime(m_place.time + Micros(std::min(whole, double(end - m_place.time))));
}

void Player::setSpeed(double speed)
{
    const double wanted = std::clamp(speed, kSlowest, kFastest);
    if (wanted == m_speed)
        return;
    m_speed = wanted;
    Q_EMIT speedChanged(wanted);
}

void Player::seek(Micros time)
{
    m_rest = 0;
    showTime(time);
}

void Player::toStart()
{
    m_steppedFrom.reset();
    m_goal = 0;
    show({});
}

void Player::toEnd()
{
    seek(m_keeper.replay().endTime());
}

void Player::stepForward()
{
    stepTo(nextStop());
}

void Player::stepBack()
{
    stepTo(previousStop());
}

void Player::stepTo(std::optional<Place> place)
{
    const QPointer<Player> self(this);
    pause();
    if (!self || !place)
        return;
    if (!m_steppedFrom)
        m_steppedFrom = m_place;
    m_goal = place->time;
    show(*place);
}

/// Shows what has happened by \a time, or by the end where the run is not that long.
void Player::showTime(Micros time)
{
    const Replay &replay = m_keeper.replay();
    const Micros end = replay.endTime();
    m_steppedFrom.reset();
    m_goal = std::max<Micros>(time, 0);
    if (!m_keeper.isRunning())
        m_goal = std::min(m_goal, end);
    const Micros shown = std::min(m_goal, end);
    show({replay.run().trace.countUntil(shown), shown});
}

void Player::show(Place place)
{
    const Replay &replay = m_keeper.replay();
    m_place = place;
    // Between two facts time goes on all the same: only at() knows of it.
    const bool allOfThatTime = place.facts == replay.run().trace.countUntil(place.time);
    m_world = allOfThatTime ? replay.at(place.time) : replay.atFact(place.facts);
    Q_EMIT moved();
}

void Player::runChanged()
{
    const bool grown = m_runNumber == m_keeper.runNumber();
    m_runNumber = m_keeper.runNumber();
    const bool atStart = m_place == Place{} && m_goal == 0;
    if (!grown)
        m_steppedFrom.reset();
    if (atStart || (grown && m_steppedFrom))
        show(m_place); // a run that has grown begins as it did
    else
        showTime(m_goal);
}

Player::Place Player::stopAfter(qsizetype fact) const
{
    const Trace &trace = m_keeper.replay().run().trace;
    const Micros time = trace[fact].time;
    // What does not show and happens at the same time belongs to the stop, so that the last stop of a moment
    // is what seek() shows of it.
    qsizetype facts = fact + 1;
    while (facts < trace.size() && trace[facts].time == time && !isVisible(trace[facts]))
        ++facts;
    return {facts, time};
}

std::optional<Player::Place> Player::nextStop() const
{
    const Trace &trace = m_keeper.replay().run().trace;
    qsizetype fact = m_place.facts;
    while (fact < trace.size() && !isVisible(trace[fact]))
        ++fact;
    std::optional<Place> stop;
    if (fact < trace.size())
        stop = stopAfter(fact);
    if (m_steppedFrom && *m_steppedFrom > m_place && (!stop || *m_steppedFrom < *stop))
        stop = m_steppedFrom;
    return stop;
}

std::optional<Player::Place> Player::previousStop() const
{
    const Trace &trace = m_keeper.replay().run().trace;
    if (m_place == Place{})
        return std::nullopt;
    Place stop;
    for (qsizetype fact = m_place.facts - 1; fact >= 0; --fact) {
        if (isVisible(trace[fact]) && stopAfter(fact) < m_place) {
            stop = stopAfter(fact);
            break;
        }
    }
    if (m_steppedFrom && *m_steppedFrom<m_place && * m_steppedFrom> stop)
        stop = *m_steppedFrom;
    return stop;
}

} // namespace signalbox
