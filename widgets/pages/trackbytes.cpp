// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/trackbytes.h"

#include <algorithm>

namespace signalbox {

namespace {

/// Tracks that are looked through for where two runs agree again.
constexpr std::size_t kFarthestAgreement = 300;

/// All but the times.
QByteArray keyOfWay(const Track &track)
{
    QByteArray key;
    key.reserve(qsizetype((3 + track.knots.size() * 7) * sizeof(int)));
    const auto add = [&key](int number) {
        key.append(reinterpret_cast<const char *>(&number), qsizetype(sizeof number));
    };
    add(track.look);
    add(int(track.side));
    add(track.isClipped ? 1 : 0);
    for (const Track::Knot &knot : track.knots) {
        add(knot.content);
        add(knot.x);
        add(knot.y);
        for (const int side : knot.clip)
            add(side);
    }
    return key;
}

/// A stretch of tracks that two runs have.
struct Agreement {
    std::size_t other = 0; ///< where it begins in the other
    std::size_t own = 0;
    std::size_t length = 0;
};

/// What \a own has in common with \a other, in the order of both; as much as lies near.
std::vector<Agreement> agreements(const std::vector<int> &other, const std::vector<int> &own)
{
    std::vector<Agreement> all;
    std::size_t from = 0;
    std::size_t at = 0;
    // One alone may be chance.
    const auto agree = [&](std::size_t one, std::size_t two) {
        return other[one] == own[two]
            && (one + 1 >= other.size() || two + 1 >= own.size() || other[one + 1] == own[two + 1]);
    };
    while (from < other.size() && at < own.size()) {
        std::size_t length = 0;
        while (from + length < other.size() && at + length < own.size()
               && other[from + length] == own[at + length])
            ++length;
        if (length > 0)
            all.push_back({from, at, length});
        from += length;
        at += length;
        bool isFound = false;
        for (std::size_t apart = 1; apart < kFarthestAgreement && !isFound; ++apart)
            for (std::size_t passed = 0; passed <= apart && !isFound; ++passed)
                if (from + passed < other.size() && at + apart - passed < own.size()
                    && agree(from + passed, at + apart - passed)) {
                    isFound = true;
                    from += passed;
                    at += apart - passed;
                }
        if (!isFound)
            ++at;
    }
    return all;
}

} // namespace

int TrackBytes::wayOf(const Track &track)
{
    const QByteArray key = keyOfWay(track);
    const auto found = m_wayNumbers.constFind(key);
    return found != m_wayNumbers.cend() ? *found : *m_wayNumbers.insert(key, int(m_wayNumbers.size()));
}

void TrackBytes::addWay(const Track &track)
{
    m_looks.addStep(track.look);
    m_kinds.add(quint64(track.knots.size()) << 3 | quint64(track.side) << 1 | (track.isClipped ? 1 : 0));
    const std::size_t kind = track.isWord ? 1 : 0;
    for (const Track::Knot &knot : track.knots) {
        m_contents[kind].addStep(knot.content);
        m_xs[kind].addStep(knot.x);
        m_ys[kind].addStep(knot.y);
        for (std::size_t side = 0; track.isClipped && side < m_clips.size(); ++side)
            m_clips[side].addStep(knot.clip[side]);
    }
}

void TrackBytes::addOwn(int way, const Times &times)
{
    constexpr quint64 first = 2; // of those that are told by their number
    if (m_lastWay >= 0 && m_after[std::size_t(m_lastWay)] == way) {
        m_ways.add(0);
    } else if (way == m_writtenWays) {
        m_ways.add(1);
    } else {
        const qint64 farther = way - m_lastGuess;
        m_ways.add(first + ((quint64(farther) << 1) ^ quint64(farther >> 63)));
        m_lastGuess = way;
    }
    m_begins.addSigned(times.begin - m_lastOwn);
    m_lastOwn = times.begin;
    m_lives.add(quint64(times.life));
    for (const int gap : times.gaps)
        m_gaps.add(quint64(gap));
}

/// It is the track that comes next in the run.
void TrackBytes::pass(int way)
{
    m_after.resize(std::max(m_after.size(), std::size_t(way) + 1), -1);
    if (m_lastWay >= 0)
        m_after[std::size_t(m_lastWay)] = way;
    m_lastWay = way;
}

void TrackBytes::addLike(const Times &times, const Times &other)
{
    const int shift = times.begin - other.begin;
    m_laterBegins.addSigned(shift - m_lastShift);
    m_lastShift = shift;
    m_longerLives.addSigned(times.life - other.life);
    for (std::size_t at = 0; at < times.gaps.size(); ++at)
        m_longerGaps.addSigned(times.gaps[at] - other.gaps[at]);
}

void TrackBytes::addRun(const std::vector<Track> &tracks, int like)
{
    RunTracks run;
    for (const Track &track : tracks) {
        run.ways.push_back(wayOf(track));
        Times times{track.begin, track.end < 0 ? 0 : track.end - track.begin, {}};
        for (std::size_t at = 1; at < track.knots.size(); ++at)
            times.gaps.push_back(track.knots[at].moment - track.knots[at - 1].moment);
        run.times.push_back(std::move(times));
    }
    static const RunTracks nothing;
    const RunTracks &other = like < 0 ? nothing : m_runs[std::size_t(like)];
    m_likes.add(like < 0 ? 0 : m_runs.size() - std::size_t(like));
    m_lastOwn = 0;
    m_lastShift = 0;
    m_lastWay = -1;
    std::size_t at = 0;
    std::size_t passed = 0;
    const auto addOwnUpTo = [&](std::size_t end) {
        m_turns.add(end - at);
        for (; at < end; ++at) {
            addOwn(run.ways[at], run.times[at]);
            pass(run.ways[at]);
            if (run.ways[at] < m_writtenWays)
                continue;
            addWay(tracks[at]);
            ++m_writtenWays;
        }
    };
    for (const Agreement &each : agreements(other.ways, run.ways)) {
        addOwnUpTo(each.own);
        m_turns.add(each.length);
        m_turns.add(each.other - passed);
        passed = each.other + each.length;
        for (std::size_t step = 0; step < each.length; ++step, ++at) {
            addLike(run.times[at], other.times[each.other + step]);
            pass(run.ways[at]);
        }
    }
    addOwnUpTo(tracks.size());
    m_turns.add(0);
    m_runs.push_back(std::move(run));
}

QByteArray TrackBytes::bytes() const
{
    QByteArray bytes;
    appendColumns(bytes, {&m_likes, &m_turns, &m_looks, &m_kinds});
    for (std::size_t kind = 0; kind < m_contents.size(); ++kind)
        appendColumns(bytes, {&m_contents[kind], &m_xs[kind], &m_ys[kind]});
    for (const ByteColumn &clip : m_clips)
        appendColumns(bytes, {&clip});
    appendColumns(bytes,
                  {&m_ways, &m_begins, &m_lives, &m_gaps, &m_laterBegins, &m_longerLives, &m_longerGaps});
    return bytes;
}

} // namespace signalbox
