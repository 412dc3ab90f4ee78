// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/pagebytes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Integers one after the other.
class Column {
public:
    void add(quint64 value)
    {
        for (; value > 0x7f; value >>= 7)
            m_bytes += char(0x80 | (value & 0x7f));
        m_bytes += char(value);
    }
    void addSigned(qint64 value) { add((quint64(value) << 1) ^ quint64(value >> 63)); }
    /// How much more than the one before.
    void addStep(qint64 value)
    {
        addSigned(value - m_last);
        m_last = value;
    }
    const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    qint64 m_last = 0;
};

void append(QByteArray &bytes, const QByteArray &part)
{
    Column length;
    length.add(quint64(part.size()));
    bytes += length.bytes() + part;
}

void append(QByteArray &bytes, std::initializer_list<const Column *> columns)
{
    for (const Column *column : columns)
        append(bytes, column->bytes());
}

/// All that a track says, to be found again in another run.
QByteArray keyOf(const Track &track)
{
    QByteArray key;
    const int numbers[] = {track.look, track.isClipped ? 1 : 0, track.begin, track.end};
    key.append(reinterpret_cast<const char *>(numbers), sizeof numbers);
    key.append(reinterpret_cast<const char *>(track.knots.data()),
               qsizetype(track.knots.size() * sizeof(Track::Knot)));
    return key;
}

QByteArray shapesOf(const SketchTables &tables)
{
    Column commands;
    Column points;
    for (const SketchTables::Shape &shape : tables.shapes) {
        commands.add(quint64(shape.commands));
        int before[2] = {};
        for (std::size_t at = 0; at < shape.points.size(); ++at) {
            points.addSigned(shape.points[at] - before[at % 2]);
            before[at % 2] = shape.points[at];
        }
    }
    QByteArray bytes;
    append(bytes, {&commands, &points});
    return bytes;
}

QByteArray wordsOf(const SketchTables &tables)
{
    Column glyphShapes;
    for (const int shape : tables.glyphs)
        glyphShapes.add(quint64(shape));
    Column lengths;
    Column glyphs;
    Column places;
    for (const SketchTables::Word &word : tables.words) {
        lengths.add(word.glyphs.size());
        int before = 0;
        for (const auto &[glyph, place] : word.glyphs) {
            glyphs.add(quint64(glyph));
            places.addSigned(place - before);
            before = place;
        }
    }
    QByteArray bytes;
    append(bytes, {&glyphShapes, &lengths, &glyphs, &places});
    return bytes;
}

QByteArray texturesOf(const SketchTables &tables)
{
    Column textures;
    for (const auto &[size, alpha] : tables.textures) {
        textures.add(quint64(size.width()));
        textures.add(quint64(size.height()));
        for (const char pixel : alpha)
            textures.add(quint8(pixel));
    }
    QByteArray bytes;
    append(bytes, {&textures});
    return bytes;
}

/// A style that browsers know: "#rrggbbaa".
QString styleOf(QRgb colour)
{
    const quint32 shifted = (colour << 8) | quint32(qAlpha(colour));
    return u'#' + QString::number(shifted, 16).rightJustified(8, u'0');
}

QByteArray looksOf(const SketchLooks &looks, QJsonArray &palette)
{
    QHash<QRgb, int> numbers;
    const auto number = [&](QRgb colour) {
        const auto found = numbers.constFind(colour);
        if (found != numbers.cend())
            return *found;
        palette.append(styleOf(colour));
        return *numbers.insert(colour, int(palette.size()) - 1);
    };
    Column forms;
    Column colours;
    for (const SketchLook &look : looks.all()) {
        forms.add(quint64(look.form));
        for (const QRgb colour : {look.fill[0], look.fill[1], look.line[0], look.line[1]})
            colours.add(quint64(number(colour)));
    }
    QByteArray bytes;
    append(bytes, {&forms, &colours});
    return bytes;
}

QJsonArray texts(const std::vector<QByteArray> &all)
{
    QJsonArray array;
    for (const QByteArray &each : all)
        array.append(QString::fromLatin1(each));
    return array;
}

} // namespace

int PageBytes::sentence(const QString &words)
{
    const auto found = m_sentenceNumbers.constFind(words);
    if (found != m_sentenceNumbers.cend())
        return *found;
    m_sentences.append(words);
    return *m_sentenceNumbers.insert(words, int(m_sentences.size()) - 1);
}

void PageBytes::addMoments(const std::vector<PageMoment> &moments)
{
    Column times;
    Column rests;
    Column events;
    Column sentences;
    qsizetype lastEvent = 0;
    for (const PageMoment &moment : moments) {
        times.addStep(moment.time);
        rests.addStep(moment.afterEnd);
        events.add(moment.event > 0 ? quint64(moment.event - lastEvent) : 0);
        lastEvent = std::max(lastEvent, moment.event);
        if (moment.event > 0)
            sentences.addStep(sentence(moment.sentence));
    }
    append(m_bytes, {&times, &rests, &events, &sentences});
}

void PageBytes::addTracks(const std::vector<const Track *> &tracks)
{
    Column looks;
    Column counts;
    Column begins;
    Column lives;
    Column moments;
    Column contents;
    Column xs;
    Column ys;
    Column clips[4];
    for (const Track *track : tracks) {
        looks.addStep(track->look);
        counts.add(quint64(track->knots.size()) << 1 | (track->isClipped ? 1 : 0));
        begins.addStep(track->begin);
        lives.add(track->end < 0 ? 0 : quint64(track->end - track->begin));
        int before = track->begin;
        for (const Track::Knot &knot : track->knots) {
            moments.add(quint64(knot.moment - before));
            before = knot.moment;
            contents.addStep(knot.content);
            xs.addStep(knot.x);
            ys.addStep(knot.y);
            for (int side = 0; track->isClipped && side < 4; ++side)
                clips[side].addStep(knot.clip[side]);
        }
    }
    append(m_bytes,
           {&looks, &counts, &begins, &lives, &moments, &contents, &xs, &ys, &clips[0], &clips[1], &clips[2],
            &clips[3]});
}

void PageBytes::addRun(const std::vector<PageMoment> &moments, const std::vector<Track> &tracks)
{
    addMoments(moments);
    // Turn by turn: so many of its own, then so many of those of the run before, from there on.
    Column turns;
    std::vector<const Track *> own;
    QByteArrayList keys;
    for (const Track &track : tracks)
        keys.append(keyOf(track));
    quint64 fresh = 0;
    int expected = 0;
    for (qsizetype at = 0; at < keys.size();) {
        const QList<int> places = m_before.value(keys[at]);
        int from = -1;
        for (const int place : places)
            if (place >= expected && (from < 0 || place < from))
                from = place;
        if (from < 0) {
            own.push_back(&tracks[std::size_t(at)]);
            ++fresh;
            ++at;
            continue;
        }
        int length = 1;
        while (at + length < keys.size() && from + length < m_keys.size()
               && keys[at + length] == m_keys[from + length])
            ++length;
        turns.add(fresh);
        turns.add(quint64(length));
        turns.add(quint64(from - expected));
        expected = from + length;
        at += length;
        fresh = 0;
    }
    turns.add(fresh);
    append(m_bytes, {&turns});
    addTracks(own);
    m_before.clear();
    for (int at = 0; at < int(keys.size()); ++at)
        m_before[keys[at]].append(at);
    m_keys = keys;
    ++m_runs;
}

QByteArray PageBytes::packed(const SketchTables &tables, const SketchLooks &looks, QJsonObject heading) const
{
    QJsonArray palette;
    const QByteArray lookBytes = looksOf(looks, palette);
    heading[u"commands"_s] = texts(tables.commands);
    heading[u"forms"_s] = texts(tables.forms);
    heading[u"palette"_s] = palette;
    heading[u"sentences"_s] = QJsonArray::fromStringList(m_sentences);
    heading[u"runs"_s] = m_runs;
    QByteArray bytes;
    append(bytes, QJsonDocument(heading).toJson(QJsonDocument::Compact));
    bytes += shapesOf(tables) + wordsOf(tables) + texturesOf(tables) + lookBytes + m_bytes;
    return qCompress(bytes, 9).mid(4); // without Qt's own length before it
}

} // namespace signalbox
