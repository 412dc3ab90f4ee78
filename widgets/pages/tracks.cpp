// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/tracks.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kTolerance = 1.6; ///< sketch units that a straight way may be off: a tenth of a pixel
constexpr std::size_t kFarthest = 400; ///< marks that are looked through for where two pictures agree again
constexpr std::size_t kLargestGap = 20'000; ///< pairs that are weighed against each other
constexpr double kNear = 1'000; ///< weight of a pair; what lies apart weighs less, in pixels

QByteArray darkKey(int form, QRgb fill, QRgb line)
{
    const quint32 parts[] = {quint32(form), fill, line};
    return {reinterpret_cast<const char *>(parts), sizeof parts};
}

} // namespace

int SketchLooks::known(const SketchMark &dark) const
{
    return m_byDark.value(darkKey(dark.form, dark.fill, dark.line), -1);
}

int SketchLooks::number(const SketchLook &look)
{
    const QByteArray key(reinterpret_cast<const char *>(&look), sizeof look);
    const auto found = m_numbers.constFind(key);
    if (found != m_numbers.cend())
        return *found;
    m_all.push_back(look);
    const QByteArray dark = darkKey(look.form, look.fill[0], look.line[0]);
    m_byDark[dark] = m_byDark.contains(dark) ? -1 : int(m_all.size()) - 1;
    return *m_numbers.insert(key, int(m_all.size()) - 1);
}

std::vector<int> SketchLooks::adopt(const SketchLooks &other, const SketchTables::Numbers &numbers)
{
    std::vector<int> adopted;
    for (SketchLook look : other.m_all) {
        look.form = numbers.form(look.form);
        adopted.push_back(number(look));
    }
    return adopted;
}

void renumber(std::vector<Track> &tracks, const std::vector<int> &looks, const SketchTables::Numbers &numbers)
{
    for (Track &track : tracks) {
        track.look = looks[std::size_t(track.look)];
        for (Track::Knot &knot : track.knots)
            knot.content = track.isWord ? numbers.word(knot.content) : numbers.shape(knot.content);
    }
}

TrackMaker::Seen TrackMaker::seen(const SketchMark &mark, const SketchMark *light, bool isKnown) const
{
    Seen seen{.mark = mark};
    if (!mark.isWord)
        seen.commands = m_tables.shapes[std::size_t(mark.content)].commands;
    if (light)
        seen.look = m_looks.number({mark.form, {mark.fill, light->fill}, {mark.line, light->line}});
    else if (isKnown)
        seen.look = m_looks.known(mark);
    return seen;
}

/// Nothing has changed.
bool TrackMaker::isEqual(const Seen &before, const Seen &now)
{
    return before.mark == now.mark && (now.look < 0 || before.look == now.look);
}

/// It may have moved, or say something else.
bool TrackMaker::isSame(const Seen &before, const Seen &now)
{
    return before.mark.isWord == now.mark.isWord && before.mark.isClipped == now.mark.isClipped
        && before.mark.side == now.mark.side && before.commands == now.commands
        && before.mark.form == now.mark.form && before.mark.fill == now.mark.fill
        && before.mark.line == now.mark.line && (now.look < 0 || before.look == now.look);
}

/// Gives marks the track of what they are the same as.
void TrackMaker::pair(std::vector<Seen> &now) const
{
    std::size_t at = 0;
    std::size_t to = 0;
    // Two neighbours that agree are where the pictures do; one alone may be chance.
    const auto agree = [&](std::size_t before, std::size_t later) {
        return isEqual(m_before[before], now[later])
            && (before + 1 >= m_before.size() || later + 1 >= now.size()
                || isEqual(m_before[before + 1], now[later + 1]));
    };
    while (at < m_before.size() && to < now.size()) {
        if (isEqual(m_before[at], now[to])) {
            now[to].track = m_before[at].track;
            now[to].look = m_before[at].look;
            ++at;
            ++to;
            continue;
        }
        std::size_t nextAt = m_before.size();
        std::size_t nextTo = now.size();
        const std::size_t most = std::min(kFarthest, nextAt - at + nextTo - to);
        for (std::size_t apart = 1; apart < most && nextAt == m_before.size(); ++apart)
            for (std::size_t gone = 0; gone <= apart; ++gone) {
                const std::size_t come = apart - gone;
                if (at + gone < m_before.size() && to + come < now.size() && agree(at + gone, to + come)) {
                    nextAt = at + gone;
                    nextTo = to + come;
                    break;
                }
            }
        pairGap(at, nextAt, now, to, nextTo);
        at = nextAt;
        to = nextTo;
    }
}

/// Where nothing stayed as it was: as many as possible, and rather those that are near each other.
void TrackMaker::pairGap(std::size_t fromBefore, std::size_t toBefore, std::vector<Seen> &now,
                         std::size_t from, std::size_t to) const
{
    const std::size_t rows = toBefore - fromBefore;
    const std::size_t columns = to - from;
    if (rows == 0 || columns == 0 || rows * columns > kLargestGap)
        return;
    const auto weight = [&](std::size_t row, std::size_t column) {
        const Seen &one = m_before[fromBefore + row];
        const Seen &other = now[from + column];
        if (!isSame(one, other))
            return 0.0;
        const double apart = std::hypot(one.mark.x - other.mark.x, one.mark.y - other.mark.y) / kSketchUnits;
        return std::max(1.0, kNear - apart);
    };
    std::vector<double> best((rows + 1) * (columns + 1), 0);
    const auto cell = [&best, columns](std::size_t row, std::size_t column) -> double & {
        return best[row * (columns + 1) + column];
    };
    for (std::size_t row = rows; row-- > 0;)
        for (std::size_t column = columns; column-- > 0;)
            cell(row, column) = std::max({cell(row + 1, column), cell(row, column + 1),
                                          weight(row, column) + cell(row + 1, column + 1)});
    for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
        const double together = weight(row, column);
        if (together > 0 && cell(row, column) == together + cell(row + 1, column + 1)) {
            now[from + column].track = m_before[fromBefore + row].track;
            now[from + column].look = m_before[fromBefore + row].look;
            ++row;
            ++column;
        } else if (cell(row, column) == cell(row + 1, column)) {
            ++row;
        } else {
            ++column;
        }
    }
}

bool TrackMaker::add(double place, const std::vector<SketchMark> &dark, const std::vector<SketchMark> *light,
                     bool asksLooks)
{
    std::vector<Seen> now;
    now.reserve(dark.size());
    for (std::size_t at = 0; at < dark.size(); ++at)
        now.push_back(seen(dark[at], light ? &(*light)[at] : nullptr, asksLooks));
    pair(now);
    if (std::any_of(now.begin(), now.end(), [](const Seen &each) { return each.look < 0; }))
        return false;
    const int moment = int(m_places.size());
    m_places.push_back(place);
    for (const Seen &each : m_before)
        m_tracks[std::size_t(each.track)].end = moment;
    int below = -1;
    for (Seen &each : now) {
        if (each.track < 0)
            each.track = begin(each, below);
        m_tracks[std::size_t(each.track)].end = -1;
        keep(each.track, each);
        below = each.track;
    }
    m_before = std::move(now);
    return true;
}

int TrackMaker::begin(const Seen &what, int behind)
{
    const int number = int(m_tracks.size());
    m_tracks.push_back({.look = what.look,
                        .isWord = what.mark.isWord,
                        .isClipped = what.mark.isClipped,
                        .side = what.mark.side,
                        .begin = int(m_places.size()) - 1,
                        .knots = {}});
    int &above = behind < 0 ? m_lowest : m_above[std::size_t(behind)];
    const int next = above;
    above = number;
    m_above.push_back(next);
    return number;
}

/// Another knot, where anything is other than at the last; then also how it was just before.
void TrackMaker::keep(int track, const Seen &what)
{
    std::vector<Track::Knot> &knots = m_tracks[std::size_t(track)].knots;
    Track::Knot knot{int(m_places.size()) - 1, what.mark.content, what.mark.x, what.mark.y};
    std::copy(std::begin(what.mark.clip), std::end(what.mark.clip), knot.clip);
    if (!knots.empty()) {
        Track::Knot held = knots.back();
        held.moment = knot.moment;
        if (held == knot)
            return;
        held.moment = knot.moment - 1;
        if (held.moment > knots.back().moment)
            knots.push_back(held);
    }
    knots.push_back(knot);
}

/// Whether a straight way from \a one to \a other leads by \a knot.
bool TrackMaker::isBetween(const Track &track, const Track::Knot &one, const Track::Knot &knot,
                           const Track::Knot &other) const
{
    const auto place = [this](const Track::Knot &at) { return m_places[std::size_t(at.moment)]; };
    const double share = (place(knot) - place(one)) / (place(other) - place(one));
    const auto isNear = [share](double from, double at, double to) {
        return std::abs(from + (to - from) * share - at) <= kTolerance;
    };
    if (!isNear(one.x, knot.x, other.x) || !isNear(one.y, knot.y, other.y))
        return false;
    for (int side = 0; side < 4; ++side)
        if (!isNear(one.clip[side], knot.clip[side], other.clip[side]))
            return false;
    if (track.isWord || (one.content == knot.content && knot.content == other.content))
        return one.content == knot.content && knot.content == other.content;
    const std::vector<int> &from = m_tables.shapes[std::size_t(one.content)].points;
    const std::vector<int> &at = m_tables.shapes[std::size_t(knot.content)].points;
    const std::vector<int> &to = m_tables.shapes[std::size_t(other.content)].points;
    for (std::size_t point = 0; point < from.size(); ++point)
        if (!isNear(from[point], at[point], to[point]))
            return false;
    return true;
}

std::vector<Track::Knot> TrackMaker::simplified(const Track &track) const
{
    const std::vector<Track::Knot> &all = track.knots;
    std::vector<Track::Knot> kept{all.front()};
    for (std::size_t from = 0; from + 1 < all.size();) {
        std::size_t to = from + 1;
        const auto leadsBy = [&](std::size_t end) {
            for (std::size_t at = from + 1; at < end; ++at)
                if (!isBetween(track, all[from], all[at], all[end]))
                    return false;
            return true;
        };
        while (to + 1 < all.size() && leadsBy(to + 1))
            ++to;
        kept.push_back(all[to]);
        from = to;
    }
    return kept;
}

std::vector<Track> TrackMaker::tracks() const
{
    std::vector<Track> all;
    all.reserve(m_tracks.size());
    for (int at = m_lowest; at >= 0; at = m_above[std::size_t(at)]) {
        const Track &track = m_tracks[std::size_t(at)];
        all.push_back(track);
        all.back().knots = simplified(track);
    }
    return all;
}

} // namespace signalbox
