// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/runkeeper.h"

#include "engine/interpreter/scripts.h"
#include "widgets/session/runpatience.h"

#include <QRandomGenerator>

#include <utility>

namespace signalbox {

namespace {

constexpr qint64 kNanosPerMilli = 1'000'000;
constexpr qint64 kNanosPerMicro = 1'000;
constexpr qint64 kSlice = 8 * kNanosPerMilli; ///< half a frame: the rest is for painting and input
constexpr int kGrace = 4; ///< milliseconds in which a run that takes longer tells how far it came
constexpr int kPatience = 200; ///< milliseconds in which runs in threads notice that nobody wants them
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
    abandonRun();
    ErrandBase::waitForAll(std::chrono::milliseconds(kPatience));
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

void RunKeeper::abandonRun()
{
    m_stop.request_stop();
    m_longRun.reset();
    m_preparing.reset();
    m_clock->tick();
}

void RunKeeper::restart(Program program)
{
    abandonRun();
    m_stop = std::stop_source();
    ++m_runNumber;
    m_spent = 0;
    m_stoppedIn.clear();
    m_isStopAsked = false;
    m_program = std::move(program);
    if (m_program.script.isEmpty())
        beginSlices();
    else
        runInThread();
}

void RunKeeper::runAgain()
{
    restart(Program(m_program));
}

void RunKeeper::stopRunning()
{
    if (m_longRun)
        m_longRun->stop();
    m_isStopAsked = true;
}

/// Most runs are whole in less than a frame: for those nobody sees a beginning.
void RunKeeper::runInThread()
{
    m_longRun.reset(new LongRun(m_program));
    connect(m_longRun.get(), &ErrandBase::came, this, &RunKeeper::takeNews);
    m_longRun->waitFor(std::chrono::milliseconds(runPatience() + kGrace));
    std::optional<RunNews> news = m_longRun->take();
    if (!news) {
        news = RunNews{};
        news->run.program = m_program;
    }
    accept(std::move(*news));
}

void RunKeeper::takeNews()
{
    if (std::optional<RunNews> news = m_longRun ? m_longRun->take() : std::nullopt)
        accept(std::move(*news));
}

void RunKeeper::accept(RunNews news)
{
    m_spent = news.nanoseconds;
    m_running = true;
    if (news.hasEnded) {
        m_longRun.reset();
        m_stoppedIn = std::move(news.stoppedIn);
    }
    publish(std::move(news.run), news.hasEnded);
}

void RunKeeper::beginSlices()
{
    auto simulation = std::make_unique<Simulation>(m_program);
    m_running = true;
    if (advance(*simulation)) {
        publish(simulation->takeRun(), true);
        return;
    }
    Run begun = simulation->runSoFar();
    letRun(runInSlices(std::move(simulation), m_stop.get_token()));
    publish(std::move(begun), false);
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
        if (m_isStopAsked)
            simulation->stop();
        ended = m_isStopAsked || advance(*simulation);
        const qint64 now = m_clock->nanoseconds();
        if (!ended && now - publishedAt >= kBetweenGrowths && hasGrownEnough(m_spent, spentBefore)) {
            publishedAt = now;
            spentBefore = m_spent;
            publish(simulation->runSoFar(), false);
        }
        if (stop.stop_requested())
            co_return; // a listener edited the layout or deleted the keeper
    }
    Run run = simulation->takeRun();
    if (m_isStopAsked)
        run.stoppedAfter = m_spent / kNanosPerMicro;
    publish(std::move(run), true);
}

/// A short run, and the beginning of any, is there at once: nobody sees a run of another layout.
void RunKeeper::publish(Run run, bool hasEnded)
{
    if (run.trace.size() > factsAtOnce()) {
        prepare(std::move(run), hasEnded);
        return;
    }
    m_preparing.reset();
    Replay replay(std::make_shared<const Run>(std::move(run)));
    QList<Verdict> verdicts = hasEnded ? signalbox::verdicts(replay) : QList<Verdict>();
    show({std::move(replay), std::move(verdicts), hasEnded});
}

void RunKeeper::prepare(Run run, bool hasEnded)
{
    if (m_preparing && !hasEnded)
        return; // it grows faster than it can be looked at
    const std::stop_token stop = m_stop.get_token();
    if (m_shownNumber != m_runNumber) {
        Run begun;
        begun.program = m_program;
        show({Replay(std::make_shared<const Run>(std::move(begun))), {}, false});
    }
    if (stop.stop_requested())
        return; // a listener edited the layout or deleted the keeper
    using Preparing = Errand<Prepared>;
    m_preparing.reset(new Preparing(
        [run = std::make_shared<const Run>(std::move(run)), hasEnded](const Preparing::Desk &desk) {
            Replay replay(run, [&desk] { return desk.isWanted(); });
            if (!desk.isWanted())
                return;
            replay.factIndex(); // whoever points at something asks for it
            replay.found();
            QList<Verdict> verdicts = hasEnded ? signalbox::verdicts(replay) : QList<Verdict>();
            desk.deliver({std::move(replay), std::move(verdicts), hasEnded});
        }));
    connect(m_preparing.get(), &ErrandBase::came, this, &RunKeeper::takePrepared);
}

void RunKeeper::takePrepared()
{
    std::optional<Prepared> prepared = m_preparing ? m_preparing->take() : std::nullopt;
    if (!prepared)
        return;
    m_preparing.reset();
    show(std::move(*prepared));
}

void RunKeeper::show(Prepared prepared)
{
    const std::stop_token stop = m_stop.get_token();
    m_running = !prepared.hasEnded;
    m_shownNumber = m_runNumber;
    m_replay = std::move(prepared.replay);
    m_verdicts = std::move(prepared.verdicts);
    if (!m_running)
        m_milliseconds = double(m_spent) / double(kNanosPerMilli);
    Q_EMIT runChanged();
    if (prepared.hasEnded && !stop.stop_requested()) // by a listener, who may have deleted the keeper
        Q_EMIT finished();
}

void RunKeeper::retell()
{
    m_verdicts = m_running ? QList<Verdict>{} : signalbox::verdicts(m_replay);
    Q_EMIT retold();
}

} // namespace signalbox
