// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The longest run that there can be, ten million events, in the real window, beside one of 100,000 in the
// same process. "opening" is from the edit until everything is there: longest_stall_ms is how long the window
// did not answer meanwhile, peak_mb what the process ever took. "frame" rows paint the timeline as it is on
// the screen, of all of the run, of the middle of it and of a few events; in "scrub" rows the playhead is
// somewhere else for each frame, and the whole window is painted. The counter over_short says how many times
// longer than in the short run a frame takes: it is to be near one.
// Counted is the time of the processor in the window's thread, so that whatever else the machine does is not.

#include "app/mainwindow.h"
#include "app/preferences.h"
#include "engine/catalog/catalog.h"
#include "engine/layout/layout.h"
#include "widgets/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>
#include <memory>
#include <string>

using namespace signalbox;

namespace {

constexpr qint64 kShort = 100'000;
constexpr qint64 kLong = 10'000'000;

/// Three producers that pass items on to a consumer each, with times that do not fall together; one of the
/// consumers computes. About \a events of them.
Layout passingOn(qint64 events)
{
    constexpr qint64 eventsOfAnItem = 7;
    constexpr int pairs = 3;
    Layout layout;
    const auto add = [&layout](NodeKind kind, QPointF where) -> Node & {
        layout.nodes.append(makeNode(layout, kind, where));
        return layout.nodes.last();
    };
    quint32 link = 0;
    for (int pair = 0; pair < pairs; ++pair) {
        const double y = 160.0 * pair;
        Node &maker = add(NodeKind::Producer, {0, y});
        maker.parameters[Param::Every] = Duration::fixed(20 + 3 * pair);
        maker.parameters[Param::Count] = events / eventsOfAnItem / pairs + 1;
        const NodeId from = maker.id;
        const NodeId queue = add(NodeKind::Queue, {260, y}).id;
        Node &cook = add(NodeKind::Consumer, {520, y});
        cook.parameters[Param::Work] = Duration::fixed(7 + 2 * pair);
        if (pair == 0)
            cook.parameters[Param::Working] = qint64(WorkChoice::Computes);
        const NodeId to = cook.id;
        layout.links.append({LinkId(++link), LinkKind::Putting, from, queue, {}});
        layout.links.append({LinkId(++link), LinkKind::Getting, to, queue, {}});
    }
    return layout;
}

qint64 peakMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() / 1024;
    }
    return 0;
}

/// Of the processor, in this thread.
template <typename Work> double millisecondsOf(const Work &work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    };
    const double begun = now();
    work();
    return now() - begun;
}

/// A window of its own with one run, and nothing of the person who lets this run.
class Stage {
public:
    Stage()
        : m_preferences(m_folder.filePath(QStringLiteral("settings.ini")))
        , m_window(m_preferences, m_folder.filePath(QStringLiteral("journals")))
    {
        m_window.resize(1440, 900);
        m_window.show();
        QApplication::processEvents();
    }
    ~Stage() { m_window.document().undoStack().setClean(); }

    /// Seconds until the run of so many events can be seen.
    double open(qint64 events)
    {
        m_events = events;
        m_stall = 0;
        m_window.document().undoStack().setClean();
        QElapsedTimer all;
        all.start();
        step([&] { m_window.document().reset(passingOn(events)); });
        LaneKeeper &lanes = timeline().lanes();
        while (m_window.keeper().isRunning() || lanes.isBusy())
            step([] {
                QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            });
        step([] { QCoreApplication::processEvents(); });
        return double(all.nsecsElapsed()) / 1e9;
    }
    qint64 events() const { return m_events; }
    double longestStall() const { return m_stall; } ///< milliseconds
    qsizetype facts() { return m_window.keeper().replay().factCount(); }
    TimelineView &timeline() { return *m_window.findChild<TimelineView *>(); }
    Player &player() { return m_window.player(); }

    static Stage &instance()
    {
        static Stage *stage =
            new Stage; // outlives every row; deleted by nobody, as the application goes first
        return *stage;
    }

private:
    template <typename Work> void step(const Work &work)
    {
        m_stall = std::max(m_stall, millisecondsOf(work));
    }

    QTemporaryDir m_folder;
    Preferences m_preferences;
    MainWindow m_window;
    qint64 m_events = 0;
    double m_stall = 0;
};

Stage &stageWith(qint64 events)
{
    Stage &stage = Stage::instance();
    if (stage.events() != events)
        stage.open(events);
    return stage;
}

void opening(benchmark::State &state)
{
    Stage &stage = Stage::instance();
    for (auto _ : state)
        state.SetIterationTime(stage.open(state.range(0)));
    state.counters["events"] = double(stage.facts());
    state.counters["longest_stall_ms"] = stage.longestStall();
    state.counters["peak_mb"] = double(peakMegabytes());
}

/// Milliseconds of a frame of the short run, by row.
std::map<std::string, double> &shortFrames()
{
    static std::map<std::string, double> frames;
    return frames;
}

/// \a share of the run is in view, elsewhere in each frame.
template <typename Frame>
void measure(benchmark::State &state, const std::string &row, qint64 share, const Frame &frame)
{
    Stage &stage = stageWith(state.range(0));
    TimelineView &view = stage.timeline();
    const Micros end = view.timeline().end;
    const Micros length = std::max<Micros>(200, end / share);
    double total = 0;
    double worst = 0;
    qint64 frames = 0;
    for (auto _ : state) {
        const double place = std::fmod(double(frames++) * 0.618034, 1.0);
        const Micros from = Micros(place * double(end - length));
        if (share == 1)
            view.fit();
        else
            view.setRange(from, from + length);
        const Micros time = share == 1 ? Micros(place * double(end)) : from + length / 2;
        const double took = millisecondsOf([&] { frame(stage, time); });
        state.SetIterationTime(took / 1e3);
        total += took;
        worst = std::max(worst, took);
    }
    const double mean = total / double(std::max<qint64>(1, frames));
    state.counters["worst_ms"] = worst;
    if (state.range(0) == kShort)
        shortFrames()[row] = mean;
    else if (shortFrames()[row] > 0)
        state.counters["over_short"] = mean / shortFrames()[row];
}

void frame(benchmark::State &state, const std::string &row, qint64 share)
{
    measure(state, row, share, [](Stage &stage, Micros) { stage.timeline().viewport()->repaint(); });
}

void scrub(benchmark::State &state, const std::string &row, qint64 share)
{
    measure(state, row, share, [](Stage &stage, Micros time) {
        stage.player().seek(time);
        QCoreApplication::processEvents();
    });
}

void enroll()
{
    constexpr qint64 few = 100'000;
    const std::pair<const char *, qint64> shares[] = {{"all", 1}, {"middle", 100}, {"near", few}};
    for (const qint64 events : {kShort, kLong}) {
        benchmark::RegisterBenchmark("opening", opening)
            ->Arg(events)
            ->Iterations(1)
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond);
        for (const auto &[name, share] : shares) {
            const std::string frames = std::string("frame/") + name;
            const std::string scrubs = std::string("scrub/") + name;
            const auto add = [events](const std::string &row, auto work, qint64 part) {
                benchmark::RegisterBenchmark(row.c_str(), work, row, part)
                    ->Arg(events)
                    ->UseManualTime()
                    ->Unit(benchmark::kMillisecond);
            };
            add(frames, frame, share);
            add(scrubs, scrub, share);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    enroll();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
