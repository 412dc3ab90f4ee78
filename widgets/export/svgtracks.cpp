// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/svgtracks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace signalbox {

namespace {

/// What goes farther from one picture to the next is another part that looks the same.
constexpr int kFarthest = 60 * kSvgUnits;
/// So far from where it was a part may be without anybody seeing it.
constexpr int kUnseenShift = 50;
/// Parts that are compared with one at most, of those between two that have been found.
constexpr std::size_t kMostCompared = 48;
/// Places that lie on one straight line.
constexpr qsizetype kMostOnTheWay = 300;

bool isNear(QPoint one, QPoint other)
{
    return (one - other).manhattanLength() <= kFarthest;
}

bool areNear(const QList<int> &one, const QList<int> &other)
{
    return one.size() == other.size() && std::equal(one.begin(), one.end(), other.begin(), [](int a, int b) {
               return std::abs(a - b) <= kFarthest;
           });
}

/// Places of \a numbers, those of -1 left out, that make up the longest rising sequence.
std::vector<std::size_t> longestRising(const std::vector<int> &numbers)
{
    std::vector<std::size_t> ends; // of the best sequence of each length
    std::vector<std::size_t> before(numbers.size());
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        if (numbers[at] < 0)
            continue;
        const auto place = std::lower_bound(ends.begin(), ends.end(), at, [&](std::size_t one, std::size_t) {
            return numbers[one] < numbers[at];
        });
        before[at] = place == ends.begin() ? numbers.size() : *(place - 1);
        if (place == ends.end())
            ends.push_back(at);
        else
            *place = at;
    }
    std::vector<std::size_t> rising;
    for (std::size_t at = ends.empty() ? numbers.size() : ends.back(); at < numbers.size(); at = before[at])
        rising.push_back(at);
    std::reverse(rising.begin(), rising.end());
    return rising;
}

QByteArray timing(double seconds)
{
    return " dur=\"" + QByteArray::number(seconds, 'g', 8) + "s\" repeatCount=\"indefinite\"";
}

/// A part of the whole, never later than it is.
QByteArray share(int time, int whole)
{
    const double fine = whole < 2000 ? 1e4 : 1e6;
    QByteArray text = QByteArray::number(std::floor(fine * time / whole) / fine, 'f', 6);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text.startsWith("0.") ? text.mid(1) : text;
}

} // namespace

/// The numbers that the clips of a drawing have among all. One whose edge alone has moved is the same.
QList<int> SvgTracks::clipsOf(const SvgDrawing &drawing)
{
    QList<int> numbers;
    const auto find = [&](const auto &fits) {
        for (std::size_t at = 0; at < m_clips.size(); ++at)
            if (m_clips[at].seen != m_pictures && fits(m_clips[at]))
                return int(at);
        return -1;
    };
    for (const SvgClip &clip : drawing.clips) {
        int number = find([&](const ClipTrack &track) { return track.now == clip; });
        if (number < 0)
            number = find([&](const ClipTrack &track) {
                if (track.seen != m_pictures - 1 || track.now.form != clip.form
                    || !areNear(track.now.numbers, clip.numbers))
                    return false;
                const auto same =
                    std::inner_product(clip.numbers.begin(), clip.numbers.end(), track.now.numbers.begin(),
                                       qsizetype(0), std::plus<>(), std::equal_to<>());
                return 2 * same >= clip.numbers.size() && !drawing.clips.contains(track.now);
            });
        if (number < 0) {
            number = int(m_clips.size());
            m_clips.push_back({clip, {}, clip, -1});
        }
        ClipTrack &track = m_clips[std::size_t(number)];
        addSample(track.samples, {}, track.now.numbers, {}, clip.numbers);
        track.now = clip;
        track.seen = m_pictures;
        numbers.append(number);
    }
    return numbers;
}

void SvgTracks::add(const SvgDrawing &drawing, int periods)
{
    const QList<int> clips = clipsOf(drawing);
    std::vector<SvgPart> parts = drawing.parts;
    for (SvgPart &part : parts)
        if (part.clip >= 0)
            part.clip = clips[part.clip];

    const std::vector<int> same = matched(parts);
    // Between which two of the old ones a new one lies.
    std::vector<int> below(parts.size() + 1, int(m_order.size()));
    for (std::size_t at = parts.size(); at-- > 0;)
        below[at] = same[at] < 0 ? below[at + 1] : m_ranks[std::size_t(same[at])];
    std::vector<std::vector<int>> fresh(m_order.size() + 1); // by what they lie below
    std::vector<int> live;
    int above = -1;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        int track = same[at] >= 0 ? same[at] : dormant(parts[at], above, below[at]);
        if (track >= 0) {
            above = m_ranks[std::size_t(track)];
        } else {
            track = int(m_tracks.size());
            m_tracks.push_back({parts[at], {}, {}, parts[at]});
            fresh[std::size_t(above + 1)].push_back(track);
        }
        show(m_tracks[std::size_t(track)], parts[at], periods);
        const std::size_t looks = parts[at].hash();
        if (!m_known.contains(looks, track))
            m_known.insert(looks, track);
        live.push_back(track);
    }
    std::vector<int> order;
    for (std::size_t rank = 0; rank <= m_order.size(); ++rank) {
        order.insert(order.end(), fresh[rank].begin(), fresh[rank].end());
        if (rank < m_order.size())
            order.push_back(m_order[rank]);
    }
    m_order = std::move(order);
    m_ranks.resize(m_tracks.size());
    for (std::size_t rank = 0; rank < m_order.size(); ++rank)
        m_ranks[std::size_t(m_order[rank])] = int(rank);
    m_live = std::move(live);
    m_time += periods;
    ++m_pictures;
}

void SvgTracks::show(Track &track, const SvgPart &part, int periods)
{
    if (!track.shown.isEmpty() && track.shown.last().to == m_time)
        track.shown.last().to += periods;
    else
        track.shown.append({m_time, m_time + periods});
    addSample(track.samples, track.now.place, track.now.numbers, part.place, part.numbers);
    track.now = part;
}

void SvgTracks::addSample(QList<Sample> &samples, QPoint before, const QList<int> &numbersBefore,
                          QPoint place, const QList<int> &numbers) const
{
    if (samples.isEmpty()) {
        samples.append({m_time, place, numbers});
        return;
    }
    if (before == place && numbersBefore == numbers)
        return;
    if (samples.last().time < m_time - 1)
        samples.append({m_time - 1, before, numbersBefore}); // until then it stayed
    samples.append({m_time, place, numbers});
}

/// For each part the track of the picture before that it goes on with; -1 for none. Their order is kept.
std::vector<int> SvgTracks::matched(const std::vector<SvgPart> &parts) const
{
    QHash<std::size_t, QList<int>> places; // in the picture before, the last one first
    for (std::size_t at = m_live.size(); at-- > 0;)
        places[m_tracks[std::size_t(m_live[at])].now.hash()].append(int(at));
    std::vector<int> before(parts.size(), -1);
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const auto found = places.find(parts[at].hash());
        if (found == places.end() || found->isEmpty())
            continue;
        const int place = found->takeLast();
        if (m_tracks[std::size_t(m_live[std::size_t(place)])].now == parts[at])
            before[at] = place;
    }
    std::vector<int> kept(parts.size(), -1);
    std::size_t begin = 0;
    for (const std::size_t at : longestRising(before)) {
        kept[at] = before[at];
        matchWithin(parts, kept, std::size_t(before[at]), begin, at);
        begin = at + 1;
    }
    matchWithin(parts, kept, m_live.size(), begin, parts.size());
    for (int &place : kept)
        place = place < 0 ? -1 : m_live[std::size_t(place)];
    return kept;
}

/// Of the parts in [begin, end), which have not been found as they are: those that have moved a little, or
/// whose points have.
void SvgTracks::matchWithin(const std::vector<SvgPart> &parts, std::vector<int> &before,
                            std::size_t beforeEnd, std::size_t begin, std::size_t end) const
{
    std::size_t cursor = begin == 0 ? 0 : std::size_t(before[begin - 1]) + 1;
    for (std::size_t at = begin; at < end; ++at) {
        std::size_t found = beforeEnd;
        for (std::size_t place = cursor; place < std::min(beforeEnd, cursor + kMostCompared); ++place) {
            const SvgPart &old = m_tracks[std::size_t(m_live[place])].now;
            if (!old.isLike(parts[at]) || !isNear(old.place, parts[at].place))
                continue;
            if (old.numbers == parts[at].numbers) {
                found = place;
                break;
            }
            if (found == beforeEnd
                && (old.kind == SvgPart::Kind::Glyph || areNear(old.numbers, parts[at].numbers)))
                found = place;
        }
        if (found == beforeEnd)
            continue;
        before[at] = int(found);
        cursor = found + 1;
    }
}

/// A track that is not seen yet in this picture, was last just like \a part, and lies between two ranks; -1
/// for none.
int SvgTracks::dormant(const SvgPart &part, int above, int below) const
{
    for (auto [at, end] = m_known.equal_range(part.hash()); at != end; ++at) {
        const Track &track = m_tracks[std::size_t(*at)];
        const int rank = std::size_t(*at) < m_ranks.size() ? m_ranks[std::size_t(*at)] : -1;
        if (rank > above && rank < below && track.shown.last().to <= m_time && track.now == part)
            return *at;
    }
    return -1;
}

QByteArray SvgTracks::text(double seconds) const
{
    QByteArray text("<defs>\n");
    for (qsizetype number = 0; number < qsizetype(m_clips.size()); ++number)
        text += clipText(number, seconds);
    text += "</defs>\n";
    int clip = -1;
    const auto changeClip = [&](int to) {
        if (clip == to)
            return;
        text += clip < 0 ? "" : "</g>\n";
        if (to >= 0)
            text += "<g clip-path=\"url(#" + m_clipName + QByteArray::number(to) + ")\">\n";
        clip = to;
    };
    for (std::size_t rank = 0; rank < m_order.size();) {
        const Track &track = m_tracks[std::size_t(m_order[rank])];
        changeClip(track.part.clip);
        // Those that come and go together.
        std::size_t end = rank + 1;
        while (end < m_order.size() && m_tracks[std::size_t(m_order[end])].shown == track.shown
               && m_tracks[std::size_t(m_order[end])].part.clip == clip)
            ++end;
        const bool isGroup = end > rank + 1 && !isAlways(track.shown);
        if (isGroup)
            text += QByteArray(track.shown[0].from == 0 ? "<g>" : "<g display=\"none\">")
                + seenText(track.shown, seconds) + '\n';
        for (std::size_t at = rank; at < end; ++at)
            text += trackText(m_tracks[std::size_t(m_order[at])], !isGroup, seconds);
        text += isGroup ? "</g>\n" : "";
        rank = end;
    }
    changeClip(-1);
    return text;
}

QByteArray SvgTracks::clipText(qsizetype number, double seconds) const
{
    const ClipTrack &track = m_clips[std::size_t(number)];
    SvgPart part;
    part.form = track.clip.form;
    part.numbers = track.clip.numbers;
    return "<clipPath id=\"" + m_clipName + QByteArray::number(number) + "\">"
        + svgElement(part, {}, wayText(track.samples, part, seconds)) + "</clipPath>\n";
}

/// \a isHere: it says itself when it is seen.
QByteArray SvgTracks::trackText(const Track &track, bool isHere, double seconds) const
{
    const bool comesAndGoes = isHere && !isAlways(track.shown);
    const QByteArray inside = (comesAndGoes ? seenText(track.shown, seconds) : QByteArray())
        + wayText(track.samples, track.part, seconds);
    const bool isLater = comesAndGoes && track.shown[0].from > 0;
    return svgElement(track.part, isLater ? " display=\"none\"" : "", inside,
                      track.part.kind == SvgPart::Kind::Glyph ? glyphText(track.samples, seconds)
                                                              : QByteArray());
}

QByteArray SvgTracks::seenText(const QList<Span> &shown, double seconds) const
{
    QByteArray values;
    QByteArray times;
    const auto say = [&](const char *value, int time) {
        values += (values.isEmpty() ? "" : ";") + QByteArray(value);
        times += (times.isEmpty() ? "" : ";") + share(time, m_time);
    };
    if (shown[0].from > 0)
        say("none", 0);
    for (const Span &span : shown) {
        say("inline", span.from);
        if (span.to < m_time)
            say("none", span.to);
    }
    return "<animate attributeName=\"display\" calcMode=\"discrete\" values=\"" + values + "\" keyTimes=\""
        + times + '"' + timing(seconds) + "/>";
}

/// Which glyph it is when: the digits of a clock are one that changes.
QByteArray SvgTracks::glyphText(const QList<Sample> &samples, double seconds) const
{
    QByteArray values;
    QByteArray times;
    int last = -1;
    for (const Sample &each : samples) {
        if (each.numbers[0] == last)
            continue;
        last = each.numbers[0];
        values += (values.isEmpty() ? "#g" : ";#g") + QByteArray::number(last);
        times += times.isEmpty() ? QByteArray("0") : ';' + share(each.time, m_time);
    }
    if (!values.contains(';'))
        return {};
    return "<animate attributeName=\"xlink:href\" calcMode=\"discrete\" values=\"" + values + "\" keyTimes=\""
        + times + '"' + timing(seconds) + "/>";
}

QByteArray SvgTracks::wayText(const QList<Sample> &all, const SvgPart &first, double seconds) const
{
    const bool isGlyph = first.kind == SvgPart::Kind::Glyph; // which says elsewhere what it becomes
    const bool isShift = isGlyph || std::all_of(all.begin(), all.end(), [&](const Sample &each) {
                             return each.numbers == first.numbers;
                         });
    if (std::all_of(all.begin(), all.end(), [&](const Sample &each) {
            return each.place == first.place && (isGlyph || each.numbers == first.numbers);
        }))
        return {};
    // Only where the way bends. Between two samples that are kept all others are near a straight line.
    QList<Sample> samples{all[0]};
    const auto isOnTheWay = [isShift](const Sample &from, const Sample &each, const Sample &to) {
        const double part = double(each.time - from.time) / (to.time - from.time);
        const auto isAt = [part](int a, int b, int c) {
            return std::abs(a + (c - a) * part - b) <= kUnseenShift;
        };
        for (qsizetype at = 0; at < each.numbers.size() && !isShift; ++at)
            if (!isAt(from.numbers[at], each.numbers[at], to.numbers[at]))
                return false;
        return isAt(from.place.x(), each.place.x(), to.place.x())
            && isAt(from.place.y(), each.place.y(), to.place.y());
    };
    for (qsizetype at = 1; at + 1 < all.size(); ++at) {
        // All since the one that was kept last.
        const Sample &from = samples.last();
        const auto begin = std::upper_bound(all.begin(), all.end(), from.time,
                                            [](int time, const Sample &each) { return time < each.time; });
        if (all.begin() + at - begin > kMostOnTheWay
            || !std::all_of(begin, all.begin() + at + 1,
                            [&](const Sample &each) { return isOnTheWay(from, each, all[at + 1]); }))
            samples.append(all[at]);
    }
    samples.append(all.last());
    if (samples[0].time > 0)
        samples.prepend({0, samples[0].place, samples[0].numbers});
    if (samples.last().time < m_time)
        samples.append({m_time, samples.last().place, samples.last().numbers});
    QByteArray values;
    QByteArray times;
    for (const Sample &each : std::as_const(samples)) {
        const QPoint shift = each.place - first.place;
        values += values.isEmpty() ? "" : ";";
        values += isShift ? svgNumber(shift.x()) + ' ' + svgNumber(shift.y())
                          : svgPath(first.form, each.numbers, each.place, true);
        times += (times.isEmpty() ? "" : ";") + share(each.time, m_time);
    }
    const QByteArray what = isShift ? "<animateTransform attributeName=\"transform\" type=\"translate\""
                                    : "<animate attributeName=\"d\"";
    return what + " values=\"" + values + "\" keyTimes=\"" + times + '"' + timing(seconds) + "/>";
}

} // namespace signalbox
