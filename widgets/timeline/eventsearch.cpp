// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/eventsearch.h"

#include "widgets/timeline/timelinewords.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace signalbox {

namespace {

constexpr Micros kEverLater = std::numeric_limits<Micros>::max();
constexpr qsizetype kMostKnown = 100'000; ///< words of spans

class EventSeeker {
public:
    EventSeeker(const Timeline &timeline, const Run &run, const QString &words,
                const std::function<bool()> &isWanted)
        : m_timeline(timeline)
        , m_run(run)
        , m_words(words)
        , m_isWanted(isWanted)
    {
    }
    /// The first behind a moment and lane, or the last before it.
    std::optional<FoundEvent> after(Micros time, int lane);
    std::optional<FoundEvent> before(Micros time, int lane);

private:
    QString match(const QString &text) const
    {
        return text.contains(m_words, Qt::CaseInsensitive) ? text : QString();
    }
    QString matchOf(const TimelineLane &lane, const LaneSpan &span);
    QString markMatch(const TimelineLane &lane, const LaneMark &mark) const;
    bool goesOn()
    {
        constexpr int rarely = 1000;
        if (m_isWanted && ++m_looked % rarely == 0)
            m_isGivenUp = m_isGivenUp || !m_isWanted();
        return !m_isGivenUp;
    }

    const Timeline &m_timeline;
    const Run &m_run;
    const QString m_words;
    const std::function<bool()> &m_isWanted;
    int m_looked = 0;
    bool m_isGivenUp = false;
    QHash<size_t, QString> m_known; ///< by hash of what they depend on
    std::optional<FoundEvent> m_best;
};

QString EventSeeker::matchOf(const TimelineLane &lane, const LaneSpan &span)
{
    if (span.kind == LaneSpan::Kind::Printed || span.kind == LaneSpan::Kind::Value) {
        const qint64 count = span.kind == LaneSpan::Kind::Printed ? span.goal : 1;
        for (qint64 at = span.value; at < span.value + count; ++at) {
            if (const QString words = match(lane.texts[at].text); !words.isEmpty())
                return words;
        }
        return {};
    }
    const Micros length = span.kind == LaneSpan::Kind::Sleeping ? span.end - span.begin : 0;
    const size_t key =
        qHashMulti(0, int(span.kind), int(span.verb), span.object, quint32(span.task), span.step, span.result,
                   span.value, span.goal, length, int(span.outcome), span.isFuture);
    const auto known = m_known.constFind(key);
    if (known != m_known.cend())
        return *known;
    if (m_known.size() >= kMostKnown)
        m_known.clear();
    return *m_known.insert(key, match(spanWords(m_run, span)));
}

QString EventSeeker::markMatch(const TimelineLane &lane, const LaneMark &mark) const
{
    const QString words = match(mark.text);
    return words.isEmpty() ? words : describeMark(m_run, lane, mark);
}

std::optional<FoundEvent> EventSeeker::after(Micros time, int lane)
{
    m_best.reset();
    for (int at = 0; at < m_timeline.lanes.size(); ++at) {
        const TimelineLane &each = m_timeline.lanes[at];
        const Micros first = at > lane ? time : time + 1;
        const Micros limit = m_best ? m_best->time : kEverLater;
        auto span = std::partition_point(each.spans.begin(), each.spans.end(),
                                         [first](const LaneSpan &one) { return one.begin < first; });
        for (; span != each.spans.end() && span->begin < limit && goesOn(); ++span) {
            if (const QString words = matchOf(each, *span); !words.isEmpty()) {
                m_best = {span->begin, at, words};
                break;
            }
        }
        for (const LaneMark &mark : each.marks) {
            const bool isSooner = mark.time >= first && (!m_best || mark.time < m_best->time);
            if (const QString words = isSooner ? markMatch(each, mark) : QString(); !words.isEmpty())
                m_best = {mark.time, at, words};
        }
    }
    return m_best;
}

std::optional<FoundEvent> EventSeeker::before(Micros time, int lane)
{
    m_best.reset();
    for (int at = int(m_timeline.lanes.size()) - 1; at >= 0; --at) {
        const TimelineLane &each = m_timeline.lanes[at];
        const Micros last = at < lane ? time : time - 1;
        const Micros limit = m_best ? m_best->time : -1;
        auto span = std::partition_point(each.spans.begin(), each.spans.end(),
                                         [last](const LaneSpan &one) { return one.begin <= last; });
        while (span != each.spans.begin() && std::prev(span)->begin > limit && goesOn()) {
            --span;
            if (const QString words = matchOf(each, *span); !words.isEmpty()) {
                m_best = {span->begin, at, words};
                break;
            }
        }
        for (const LaneMark &mark : each.marks) {
            const bool isLater = mark.time <= last && (!m_best || mark.time > m_best->time);
            if (const QString words = isLater ? markMatch(each, mark) : QString(); !words.isEmpty())
                m_best = {mark.time, at, words};
        }
    }
    return m_best;
}

} // namespace

std::optional<FoundEvent> EventSearch::find(const Timeline &timeline, const Run &run, const QString &words,
                                            Micros now, bool forward, const std::function<bool()> &isWanted)
{
    if (words.isEmpty())
        return std::nullopt;
    const bool goesOn = m_last && m_last->time == now && m_words == words;
    const int end = int(timeline.lanes.size());
    const int from = goesOn ? m_last->lane : forward ? -1 : end;
    EventSeeker seeker(timeline, run, words, isWanted);
    std::optional<FoundEvent> found = forward ? seeker.after(now, from) : seeker.before(now, from);
    if (!found) // once more from the other end
        found = forward ? seeker.after(0, -1) : seeker.before(timeline.end, end);
    m_last = found;
    m_words = words;
    return found;
}

} // namespace signalbox
