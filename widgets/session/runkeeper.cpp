// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/runkeeper.h"

#include "engine/interpreter/scripts.h"

#include <QRandomGenerator>

#include <utility>

namespace signalbox {

namespace {

constexpr qint64 kNanosPerMilli = 1'000'000;
constexpr qint64 kSlice = 8 * kNanosPerMilli; ///< half a frame: the rest is for painting and input
constexpr qint64 kTurnsAtOnce = 500; ///< between two looks at the clock
constexpr qint64 kBetweenGrowths = 100 * kNanosPerMilli;
constexpr int kDiceSides = 10'000; ///< seeds a person can remember and say

/// Copying a growing run only when half as much work again has gone into it keeps all copies together linear
/// in its length.
bool hasGrownEnough(qint64 spent, qint64 spentBefore)
{
    return spent >= spentBefore + spentBefore / 2;
}

} // namespace

RunKeeper::RunKeeper(Document &document, QObject *parent, std::unique_ptr<FrameClock> clock)
    : QObject(parent)
    , m_document(document)
    , m_clock(clock ? std::move(clock) : std::make_unique<FrameClock>(std::chrono::milliseconds(0)))
    , m_layout(document.layout())
    , m_ownSeed(m_layout.settings.seed)
{
    connect(&document, &Document::restarted, this, [this] { setTried(std::nullopt); });
    connect(&document, &Document::changed, this, &RunKeeper::documentChanged);
    restart(runnable(m_layout));
}

RunKeeper::~RunKeeper()
{
    stopRun();
}

void RunKeeper::documentChanged()
{
    const qint64 own = m_document.layout().settings.seed;
    if (std::exchange(m_ownSeed, own) != own)
        setTried(std::nullopt);
    runPresentLayout();
}

void RunKeeper::runPresentLayout()
{
    m_layout = m_document.layout();
    m_layout.settings.seed = m_tried.value_or(m_layout.settings.seed);
    Program program = runnable(m_layout);
    if (program != m_program)
        restart(std::move(program));
}

void RunKeeper::setTried(std::optional<qint64> seed)
{
    if (m_tried == seed)
        return;
    m_tried = seed;
    Q_EMIT triedSeedChanged();
}

void RunKeeper::trySeed(std::optional<qint64> seed)
{
    setTried(seed == m_ownSeed ? std::nullopt : seed);
    runPresentLayout();
}

void RunKeeper::tryAnotherSeed()
{
    const qint64 now = m_layout.settings.seed;
    qint64 drawn = QRandomGenerator::global()->bounded(kDiceSides);
    while (drawn == now || drawn == m_ownSeed)
        drawn = (drawn + 1) % kDiceSides;
    trySeed(drawn);
}

void RunKeeper::keepTriedSeed()
{
    if (!m_tried)
        return;
    Settings settings = m_document.layout().settings;
    settings.seed = *m_tried;
    m_document.endGesture();
    m_document.setSettings(settings);
    m_document.endGesture();
}

void RunKeeper::stopRun()
{
    m_stop.request_stop();
    m_clock->tick();
}

void RunKeeper::restart(Program program)
{
    stopRun();
    m_stop = std::stop_source();
    const std::stop_token stop = m_stop.get_token();
    ++m_runNumber;
    m_spent = 0;
    m_program = std::move(program);
    auto simulation = std::make_unique<Simulation>(m_program);
    m_running = !advance(*simulation);
    if (m_running) {
        Run begun = simulation->runSoFar();
        letRun(runInSlices(std::move(simulation), stop));
        publish(std::move(begun));
        return;
    }
    publish(simulation->takeRun());
    if (!stop.stop_requested())
        Q_EMIT finished();
}

bool RunKeeper::advance(Simulation &simulation)
{
    const qint64 begin = m_clock->nanoseconds();
    bool ended = false;
    qint64 spent = 0;
    while (!ended && spent < kSlice) {
        ended = simulation.advance(kTurnsAtOnce);
        spent = m_clock->nanoseconds() - begin;
    }
    m_spent += spent;
    return ended;
}

QCoro::Task<> RunKeeper::runInSlices(std::unique_ptr<Simulation> simulation, std::stop_token stop)
{
    qint64 publishedAt = m_clock->nanoseconds();
    qint64 spentBefore = m_spent;
    for (bool ended = false; !ended;) {
        co_await m_clock->nextFrame();
        if (stop.stop_requested())
            co_return; // another layout, or the keeper is gone
        ended = advance(*simulation);
        const qint64 now = m_clock->nanoseconds();
        if (!ended && now - publishedAt >= kBetweenGrowths && hasGrownEnough(m_spent, spentBefore)) {
            publishedAt = now;
            spentBefore = m_spent;
            publish(simulation->runSoFar());
        }
        if (stop.stop_requested())
            co_return; // a listener edited the layout or deleted the keeper
    }
    m_running = false;
    publish(simulation->takeRun());
    if (!stop.stop_requested())
        Q_EMIT finished();
}

void RunKeeper::tellVerdicts()
{
    m_verdicts = m_running ? QList<Verdict>{} : signalbox::verdicts(m_replay);
}

void RunKeeper::retell()
{
    tellVerdicts();
    Q_EMIT retold();
}

void RunKeeper::publish(Run run)
{
    m_replay = Replay(std::make_shared<const Run>(std::move(run)));
    tellVerdicts();
    if (!m_running)
        m_milliseconds = double(m_spent) / double(kNanosPerMilli);
    Q_EMIT runChanged();
}

} // namespace signalbox
