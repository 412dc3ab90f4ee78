// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/pagerun.h"

#include "engine/sentences/eventsentences.h"
#include "widgets/painting/motion.h"
#include "widgets/session/player.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr int kMomentsAfterEnd = 12;

FilmSpec inTheme(FilmSpec spec, const Theme &theme)
{
    spec.theme = theme;
    return spec;
}

} // namespace

PageRun::PageRun(const Layout &layout, const Replay &replay, const FilmSpec &spec, Micros step,
                 SketchTables &tables, SketchLooks &looks, qsizetype mostEvents)
    : m_isFirst(looks.all().empty())
    , m_dark(layout, replay, inTheme(spec, spec.theme.isDark ? spec.theme : Theme::dark()))
    , m_light(layout, replay, inTheme(spec, Theme::light()))
    , m_tables(tables)
    , m_sketch(tables, sizeOf(m_dark))
    , m_lightSketch(tables, sizeOf(m_dark))
    , m_maker(tables, looks)
{
    chooseMoments(std::max<Micros>(step, 1), std::max<qsizetype>(mostEvents, 1));
    m_world = replay.atFact(m_facts.front());
}

QSize PageRun::sizeOf(const Film &film)
{
    return film.spec().size - QSize(0, film.captionPixels());
}

void PageRun::choose(Micros time, qsizetype facts, const QString &sentence)
{
    PageMoment moment;
    moment.time = time;
    if (!sentence.isEmpty()) {
        moment.event = facts;
        moment.sentence = sentence;
    }
    m_moments.push_back(moment);
    m_facts.push_back(facts);
}

/// The beginning, what happens with how it was just before, and so many moments in between that what moves
/// on its way is seen doing so.
void PageRun::chooseMoments(Micros step, qsizetype mostEvents)
{
    const Replay &replay = m_dark.replay();
    const Trace &trace = replay.run().trace;
    const FilmSpec &spec = m_dark.spec();
    const EventSentences sentences(replay.run());
    const auto isShown = [](const Fact &fact) { return isVisible(fact) || fact.kind == FactKind::RunEnded; };
    qsizetype events = 0;
    qsizetype first = 0;
    for (qsizetype at = 0; at < trace.size(); ++at) {
        const Micros time = trace[at].time;
        first += time < spec.from ? 1 : 0;
        events += isShown(trace[at]) && time >= spec.from && time <= spec.to ? 1 : 0;
    }
    const double part = std::min(1.0, double(mostEvents) / double(std::max<qsizetype>(1, events)));
    double due = 0;
    Micros now = spec.from;
    choose(now, first);
    const auto passUpTo = [&](Micros time, qsizetype facts) {
        for (; now + step < time; choose(now, facts))
            now += step;
        if (now < time - 1)
            choose(time - 1, facts);
        now = time;
    };
    for (qsizetype at = first; at < trace.size() && trace[at].time <= spec.to; ++at) {
        const Fact &fact = trace[at];
        const bool isNew = fact.time > now;
        if (isNew)
            passUpTo(fact.time, at);
        due += isShown(fact) ? part : 0;
        const bool isLast = at + 1 == trace.size() || trace[at + 1].time > fact.time;
        if (isShown(fact) && (due >= 1 || isLast)) {
            due = std::max(0.0, due - 1);
            choose(fact.time, at + 1, sentences.of(fact));
        } else if (isLast) {
            choose(fact.time, at + 1);
        }
    }
    const qsizetype last = m_facts.back();
    if (now < spec.to) {
        passUpTo(spec.to, last);
        choose(spec.to, last);
    }
    // What was still on its way arrives.
    const Micros settling = spec.to == replay.endTime() ? settlingTime(paceOf(trace)) : 0;
    for (int number = 1; settling > 0 && number <= kMomentsAfterEnd; ++number) {
        choose(spec.to, last);
        m_moments.back().afterEnd = settling * number / kMomentsAfterEnd;
    }
}

std::vector<SketchMark> PageRun::painted(Sketch &sketch, const Film &film, const World &world,
                                         Micros afterEnd)
{
    QPainter painter(&sketch);
    painter.scale(Sketch::kFine, Sketch::kFine);
    painter.translate(0, -film.captionPixels());
    film.paint(painter, world, afterEnd, &sketch);
    painter.end();
    return sketch.marks();
}

bool PageRun::paintNext()
{
    if (m_next >= m_moments.size())
        return false;
    const PageMoment &moment = m_moments[m_next];
    const Trace &trace = m_dark.replay().run().trace;
    while (m_world.facts < m_facts[m_next])
        m_world.apply(trace[m_world.facts]);
    m_world.time = moment.time;
    const double place = moment.place(int(m_next));
    const std::vector<SketchMark> dark = painted(m_sketch, m_dark, m_world, moment.afterEnd);
    // Between two events nothing gets another colour, mostly; and what the first run did not show in both
    // themes, others hardly do.
    if ((moment.event > 0 && m_isFirst) || !m_maker.add(place, dark, nullptr, !m_isFirst)) {
        const std::vector<SketchMark> light = painted(m_lightSketch, m_light, m_world, moment.afterEnd);
        m_maker.add(place, dark, light.size() == dark.size() ? &light : &dark, false);
    }
    ++m_next;
    return m_next < m_moments.size();
}

} // namespace signalbox
