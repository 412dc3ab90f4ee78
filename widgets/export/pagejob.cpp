// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/pagejob.h"

#include "engine/file/outputfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/messages/message.h"
#include "engine/sweeps/sweep.h"
#include "widgets/export/pagepainters.h"
#include "widgets/export/pagerun.h"
#include "widgets/pages/pagetext.h"

#include <QDir>
#include <QJsonArray>
#include <QLocale>
#include <QThreadPool>

#include <atomic>
#include <cmath>
#include <future>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct PageWords {
    Q_DECLARE_TR_FUNCTIONS(PageJob)
};

constexpr double kPicturesInSecond = 25; ///< at the film's speed; what lies between is straight
constexpr double kMostPictures = 2'400; ///< between events, of all runs together
constexpr qsizetype kMostEventsOfAll = 12'000; ///< that are painted one by one, of all runs together
constexpr qint64 kTurnsAtOnce = 20'000;
constexpr int kMostSliders = 2;
constexpr int kPatience = 15; ///< milliseconds that a step waits for other threads

SweepPlan planOf(const Film &film)
{
    SweepPlan plan{.layout = film.layout()};
    for (const SweepRange &range : film.spec().sliders)
        if (std::optional<SweepAxis> axis = axisFor(film.layout(), range))
            plan.axes.push_back(std::move(*axis));
    return plan;
}

QJsonArray pairOf(double one, double other)
{
    return {one, other};
}

/// Of the page's picture.
QJsonArray rectangleOf(const Film &film, const QRectF &area)
{
    return {area.left(), area.top() - film.captionPixels(), area.width(), area.height()};
}

/// Where its lanes are and between which moments, how it ended, and what there is to say of it.
QJsonObject aboutRun(const Film &film)
{
    const Film::Axis axis = film.axis();
    QJsonArray verdicts;
    for (const Verdict &verdict : film.verdicts())
        verdicts.append(QJsonArray{double(verdict.time), verdict.title});
    return {{u"lanes"_s, rectangleOf(film, axis.area)},
            {u"span"_s, pairOf(double(axis.from), double(axis.to))},
            {u"events"_s, double(film.replay().factCount())},
            {u"end"_s, double(film.replay().endTime())},
            {u"verdicts"_s, verdicts}};
}

class PageJob : public ExportJob {
public:
    PageJob(const Film &film, Micros moment, const QString &path)
        : m_film(film)
        , m_moment(moment)
        , m_path(path)
        , m_plan(planOf(film))
        , m_replays(std::max<qsizetype>(1, m_plan.points()))
    {
        if (m_plan.axes.empty())
            m_replays.front() = film.replay();
    }

    bool step() override;
    void cancel() override
    {
        if (m_state == State::Working)
            end(State::Cancelled);
    }
    State state() const override { return m_state; }
    double progress() const override;
    QString error() const override { return m_error; }
    QString remark() const override { return m_remark; }

private:
    void simulateSlice();
    void paintSlice();
    void paintFirst();
    void take(const PaintedRun &run);
    std::unique_ptr<PaintedRun> painted(qsizetype point, const std::function<bool(double)> &isWanted) const;
    int likeOf(qsizetype point) const;
    void pack();
    void write(const QByteArray &pictures);
    QString remarkOn(qsizetype size) const;
    void end(State state);
    void fail(Refusal refusal);
    FilmSpec spec() const;
    Micros stepOfTime() const;
    qsizetype mostEvents() const;
    QJsonObject heading() const;
    QJsonArray sliders() const;

    const Film &m_film;
    const Micros m_moment;
    const QString m_path;
    const SweepPlan m_plan;
    std::vector<Replay> m_replays; ///< by point of the plan
    std::size_t m_simulated = 0;
    Micros m_longest = 0;
    std::unique_ptr<Simulation> m_simulation;
    std::size_t m_painted = 0;
    std::unique_ptr<PageRun> m_run;
    SketchTables m_tables;
    SketchLooks m_looks;
    SketchTables m_firstTables; ///< of the first run, with which others begin
    SketchLooks m_firstLooks;
    PageBytes m_bytes;
    QJsonArray m_about; ///< each run
    std::unique_ptr<PagePainters> m_painters; ///< of all runs but the first; goes before what it reads
    std::future<QByteArray> m_packed;
    const std::shared_ptr<std::atomic<bool>> m_isWanted = std::make_shared<std::atomic<bool>>(true);
    qsizetype m_unpacked = 0; ///< bytes
    QString m_remark;
    std::unique_ptr<OutputFile> m_file; ///< open from the first step on
    State m_state = State::Working;
    QString m_error;
};

void PageJob::end(State state)
{
    m_state = state;
    *m_isWanted = false;
    m_painters.reset();
    m_simulation.reset();
    m_run.reset();
    m_replays.clear();
    m_file.reset(); // what of it is not committed goes
}

void PageJob::fail(Refusal refusal)
{
    m_error = fill(PageWords::tr("Cannot write {file}: {reason} {remedy}"),
                   {{u"file", QDir::toNativeSeparators(m_path)},
                    {u"reason", refusal.reason},
                    {u"remedy", refusal.remedy}});
    end(State::Failed);
}

double PageJob::progress() const
{
    const double forRuns = m_plan.axes.empty() ? 0 : 0.1;
    if (m_state == State::Written)
        return 1;
    const double all = double(std::max<std::size_t>(1, m_replays.size()));
    const double painted =
        m_painters ? 1 + m_painters->runsDone() : double(m_painted) + (m_run ? m_run->progress() : 0);
    return forRuns * double(m_simulated) / all + (1 - forRuns) * std::min(0.999, painted / all);
}

bool PageJob::step()
{
    if (m_state != State::Working)
        return false;
    if (!m_file) {
        // Whether it can be written is known before there is anything to write.
        m_file = std::make_unique<OutputFile>(m_path);
        if (!m_file->open())
            fail(m_file->refusal());
    } else if (!m_plan.axes.empty() && m_simulated < m_replays.size()) {
        simulateSlice();
    } else if (m_painted < m_replays.size()) {
        paintSlice();
    } else if (!m_packed.valid()) {
        pack();
    } else if (m_packed.wait_for(std::chrono::milliseconds(kPatience)) == std::future_status::ready) {
        write(m_packed.get());
    }
    return m_state == State::Working;
}

void PageJob::simulateSlice()
{
    if (!m_simulation)
        m_simulation = std::make_unique<Simulation>(runnable(m_plan.layoutAt(qsizetype(m_simulated))));
    if (!m_simulation->advance(kTurnsAtOnce))
        return;
    Replay replay(std::make_shared<const Run>(m_simulation->takeRun()));
    m_simulation.reset();
    m_longest = std::max(m_longest, replay.endTime());
    m_replays[m_simulated++] = replay;
}

FilmSpec PageJob::spec() const
{
    FilmSpec spec = m_film.spec();
    if (m_plan.axes.empty())
        return spec;
    // Runs that end later are shown to their end, where this one is.
    if (spec.to >= m_film.replay().endTime())
        spec.to = -1;
    spec.room = spec.to < 0 ? m_longest : spec.to;
    return spec;
}

/// Of many runs fewer pictures each.
Micros PageJob::stepOfTime() const
{
    const FilmSpec &spec = m_film.spec();
    const double wanted = spec.speed * double(kMicrosPerSecond) / kPicturesInSecond;
    const Micros end = m_plan.axes.empty() ? spec.to : this->spec().room;
    const double length = double(end - spec.from) * double(m_replays.size());
    return Micros(std::llround(std::max(wanted, length / kMostPictures)));
}

void PageJob::paintSlice()
{
    if (m_painted == 0) {
        paintFirst();
        return;
    }
    if (!m_painters)
        m_painters = std::make_unique<PagePainters>(
            1, qsizetype(m_replays.size()),
            [this](qsizetype point, const std::function<bool(double)> &isWanted) {
                return painted(point, isWanted);
            });
    if (const std::unique_ptr<PaintedRun> run = m_painters->next(kPatience))
        take(*run);
}

/// From it the others know what mostly looks how in both themes.
void PageJob::paintFirst()
{
    if (!m_run)
        m_run =
            std::make_unique<PageRun>(m_plan.axes.empty() ? m_film.layout() : m_plan.layoutAt(0),
                                      m_replays[0], spec(), stepOfTime(), m_tables, m_looks, mostEvents());
    if (m_run->paintNext())
        return;
    m_about.append(aboutRun(m_run->film()));
    m_bytes.addRun(m_run->moments(), m_run->tracks(), likeOf(0));
    m_run.reset();
    m_firstTables = m_tables;
    m_firstLooks = m_looks;
    ++m_painted;
}

std::unique_ptr<PaintedRun> PageJob::painted(qsizetype point,
                                             const std::function<bool(double)> &isWanted) const
{
    auto made = std::make_unique<PaintedRun>();
    made->tables = m_firstTables;
    made->looks = m_firstLooks;
    PageRun run(m_plan.layoutAt(point), m_replays[std::size_t(point)], spec(), stepOfTime(), made->tables,
                made->looks, mostEvents());
    do {
        if (!isWanted(run.progress()))
            return nullptr;
    } while (run.paintNext());
    made->moments = run.moments();
    made->tracks = run.tracks();
    made->about = aboutRun(run.film());
    return made;
}

void PageJob::take(const PaintedRun &run)
{
    const SketchTables::Numbers numbers = m_tables.adopt(run.tables);
    std::vector<Track> tracks = run.tracks;
    renumber(tracks, m_looks.adopt(run.looks, numbers), numbers);
    m_about.append(run.about);
    m_bytes.addRun(run.moments, tracks, likeOf(qsizetype(m_painted)));
    ++m_painted;
}

/// The neighbour that differs by one step of one slider.
int PageJob::likeOf(qsizetype point) const
{
    const qsizetype inRow = m_plan.axes.empty() ? 1 : qsizetype(m_plan.axes.front().values.size());
    return int(point % inRow > 0 ? point - 1 : point - inRow);
}

qsizetype PageJob::mostEvents() const
{
    return std::min(PageRun::kMostEvents, kMostEventsOfAll / qsizetype(m_replays.size()));
}

/// It takes a while, and may be given up meanwhile.
void PageJob::pack()
{
    const QByteArray bytes = m_bytes.unpacked(m_tables, m_looks, heading());
    m_unpacked = bytes.size();
    const auto work = std::make_shared<std::packaged_task<QByteArray()>>([bytes, isWanted = m_isWanted] {
        return PageBytes::packed(bytes, [isWanted] { return isWanted->load(); });
    });
    m_packed = work->get_future();
    QThreadPool::globalInstance()->start([work] { (*work)(); });
}

QString PageJob::remarkOn(qsizetype size) const
{
    if (size <= kLargePage)
        return {};
    const auto words = [](qsizetype bytes) {
        return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
    };
    return fill(
        PageWords::tr(
            "The page has {size}, more than the {most} that it should have, and {before} before it was "
            "packed. Longer steps of a slider, a shorter span or fewer parts of the picture make it "
            "smaller."),
        {{u"size", words(size)}, {u"most", words(kLargePage)}, {u"before", words(m_unpacked)}});
}

QJsonArray PageJob::sliders() const
{
    QJsonArray all;
    for (const SweepAxis &axis : m_plan.axes) {
        QJsonArray values;
        int usual = 0;
        for (std::size_t at = 0; at < axis.values.size(); ++at) {
            values.append(valueWords(axis.knob, axis.values[at]));
            if (std::abs(axis.values[at] - axis.knob.value)
                < std::abs(axis.values[std::size_t(usual)] - axis.knob.value))
                usual = int(at);
        }
        all.append(QJsonObject{{u"label"_s, axis.knob.label}, {u"values"_s, values}, {u"at"_s, usual}});
    }
    return all;
}

QJsonObject PageJob::heading() const
{
    QJsonArray stops;
    for (const Stop &stop : m_film.stops())
        stops.append(QJsonArray{double(stop.time), stop.caption});
    const FilmSpec &spec = m_film.spec();
    const QSize size = PageRun::sizeOf(m_film);
    return {{u"size"_s, pairOf(size.width(), size.height())},
            {u"speed"_s, spec.speed},
            {u"grounds"_s,
             QJsonArray{(spec.theme.isDark ? spec.theme : Theme::dark()).canvas.name(),
                        Theme::light().canvas.name()}},
            {u"canvas"_s, rectangleOf(m_film, m_film.viewport().area)},
            {u"about"_s, m_about},
            {u"stops"_s, stops},
            {u"sliders"_s, sliders()}};
}

void PageJob::write(const QByteArray &pictures)
{
    const FilmSpec &spec = m_film.spec();
    PageText page{.title = m_film.title(),
                  .description = m_film.layout().description,
                  .size = PageRun::sizeOf(m_film),
                  .opensIn = !spec.keepsTheme ? QString()
                      : spec.theme.isDark     ? u"dark"_s
                                              : u"light"_s,
                  .enclosed = m_film.enclosed(m_moment),
                  .pictures = pictures};
    if (spec.theme.isDark)
        page.dark = spec.theme;
    const QByteArray text = pageText(page);
    if (m_file->write(text) && m_file->commit()) {
        m_remark = remarkOn(text.size());
        end(State::Written);
    } else {
        fail(m_file->refusal());
    }
}

} // namespace

std::optional<QString> refusalOfPage(const Film &film)
{
    const QList<SweepRange> &sliders = film.spec().sliders;
    if (sliders.size() > kMostSliders)
        return PageWords::tr("A page has two sliders at most.");
    const SweepPlan plan = planOf(film);
    if (qsizetype(plan.axes.size()) < sliders.size())
        return fill(PageWords::tr("No number is called \"{name}\"."), {{u"name", sliders.back().name}});
    if (sliders.size() == kMostSliders && sliders[0].name == sliders[1].name)
        return PageWords::tr("Both sliders would set the same number.");
    for (const SweepAxis &axis : plan.axes)
        if (axis.values.size() < 2)
            return fill(PageWords::tr("A slider needs two values at least, and there is one between the ends "
                                      "of \"{name}\": {value}. Choose ends further apart or shorter steps."),
                        {{u"name", axis.knob.name}, {u"value", valueWords(axis.knob, axis.values[0])}});
    if (plan.points() > kMostPageRuns)
        return fill(PageWords::tr("That would be {runs} runs, and {most} are the most that a page can hold. "
                                  "Choose longer steps or a shorter range."),
                    {{u"runs", QString::number(plan.points())}, {u"most", QString::number(kMostPageRuns)}});
    return std::nullopt;
}

int runsOfPage(const Film &film)
{
    return int(std::max<qsizetype>(1, planOf(film).points()));
}

std::unique_ptr<ExportJob> beginPage(const Film &film, Micros moment, const QString &path)
{
    return std::make_unique<PageJob>(film, moment, path);
}

} // namespace signalbox
