// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/pagebytes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <lzma.h>

#include <algorithm>
#include <new>
#include <utility>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kFarthestMatch = 1 << 25; ///< bytes back; a packer takes twelve times that of memory
constexpr uint32_t kLongEnough = 273; ///< a match for which no longer one is looked, the most there is
constexpr qsizetype kPiece = 1 << 16; ///< bytes that are packed before it is asked whether they are wanted
constexpr qsizetype kMostOverhead = 100; ///< the header, the end, and a quarter where nothing is alike
constexpr qsizetype kUnpackedSize = 5; ///< where in the header it stands, which liblzma leaves open

QByteArray shapesOf(const SketchTables &tables)
{
    ByteColumn commands;
    ByteColumn points;
    for (const SketchTables::Shape &shape : tables.shapes) {
        commands.add(quint64(shape.commands));
        int before[2] = {};
        for (std::size_t at = 0; at < shape.points.size(); ++at) {
            points.addSigned(shape.points[at] - before[at % 2]);
            before[at % 2] = shape.points[at];
        }
    }
    QByteArray bytes;
    appendColumns(bytes, {&commands, &points});
    return bytes;
}

QByteArray wordsOf(const SketchTables &tables)
{
    ByteColumn glyphShapes;
    for (const int shape : tables.glyphs)
        glyphShapes.add(quint64(shape));
    ByteColumn lengths;
    ByteColumn glyphs;
    ByteColumn places;
    // From one letter to another it is mostly as far as the last time.
    QHash<std::pair<int, int>, int> advances;
    for (const SketchTables::Word &word : tables.words) {
        lengths.add(word.glyphs.size());
        int before = 0;
        int glyphBefore = -1;
        for (const auto &[glyph, place] : word.glyphs) {
            glyphs.add(quint64(glyph));
            int &usual = advances[{glyphBefore, glyph}];
            places.addSigned(place - before - usual);
            usual = place - before;
            before = place;
            glyphBefore = glyph;
        }
    }
    QByteArray bytes;
    appendColumns(bytes, {&glyphShapes, &lengths, &glyphs, &places});
    return bytes;
}

QByteArray texturesOf(const SketchTables &tables)
{
    ByteColumn textures;
    for (const auto &[size, alpha] : tables.textures) {
        textures.add(quint64(size.width()));
        textures.add(quint64(size.height()));
        for (const char pixel : alpha)
            textures.add(quint8(pixel));
    }
    QByteArray bytes;
    appendColumns(bytes, {&textures});
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
    ByteColumn forms;
    ByteColumn colours;
    for (const SketchLook &look : looks.all()) {
        forms.add(quint64(look.form));
        for (const QRgb colour : {look.fill[0], look.fill[1], look.line[0], look.line[1]})
            colours.add(quint64(number(colour)));
    }
    QByteArray bytes;
    appendColumns(bytes, {&forms, &colours});
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

void PageBytes::addRun(const std::vector<PageMoment> &moments, const std::vector<Track> &tracks, int like)
{
    m_counts.add(moments.size());
    Micros time = 0;
    Micros rest = 0;
    qsizetype event = 0;
    for (const PageMoment &moment : moments) {
        m_times.addSigned(moment.time - std::exchange(time, moment.time));
        m_rests.addSigned(moment.afterEnd - std::exchange(rest, moment.afterEnd));
        m_events.add(moment.event > 0 ? quint64(moment.event - event) : 0);
        if (moment.event == 0)
            continue;
        event = moment.event;
        m_sentenceColumn.addStep(sentence(moment.sentence));
    }
    m_tracks.addRun(tracks, like);
    ++m_runs;
}

QByteArray PageBytes::unpacked(const SketchTables &tables, const SketchLooks &looks,
                               QJsonObject heading) const
{
    QJsonArray palette;
    const QByteArray lookBytes = looksOf(looks, palette);
    heading[u"commands"_s] = texts(tables.commands);
    heading[u"forms"_s] = texts(tables.forms);
    heading[u"palette"_s] = palette;
    heading[u"sentences"_s] = QJsonArray::fromStringList(m_sentences);
    heading[u"runs"_s] = m_runs;
    QByteArray bytes;
    appendPart(bytes, QJsonDocument(heading).toJson(QJsonDocument::Compact));
    bytes += shapesOf(tables) + wordsOf(tables) + texturesOf(tables) + lookBytes;
    appendColumns(bytes, {&m_counts, &m_times, &m_rests, &m_events, &m_sentenceColumn});
    bytes += m_tracks.bytes();
    return bytes;
}

QByteArray PageBytes::packed(const QByteArray &bytes, const std::function<bool()> &isWanted)
{
    lzma_options_lzma options;
    lzma_lzma_preset(&options, LZMA_PRESET_DEFAULT);
    options.dict_size = uint32_t(std::clamp<qsizetype>(bytes.size(), LZMA_DICT_SIZE_MIN, kFarthestMatch));
    options.nice_len = kLongEnough;
    options.pb = 0; // integers begin anywhere
    lzma_stream stream = LZMA_STREAM_INIT;
    QByteArray packed(bytes.size() + bytes.size() / 4 + kMostOverhead, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<const uint8_t *>(bytes.constData());
    stream.next_out = reinterpret_cast<uint8_t *>(packed.data());
    stream.avail_out = std::size_t(packed.size());
    lzma_ret state = lzma_alone_encoder(&stream, &options);
    bool isLeft = false;
    for (qsizetype left = bytes.size(); state == LZMA_OK && !isLeft;) {
        const qsizetype piece = std::min(left, kPiece);
        left -= piece;
        stream.avail_in = std::size_t(piece);
        state = lzma_code(&stream, left == 0 ? LZMA_FINISH : LZMA_RUN);
        isLeft = isWanted && !isWanted();
    }
    packed.resize(qsizetype(stream.total_out));
    lzma_end(&stream);
    if (isLeft)
        return {};
    if (state != LZMA_STREAM_END)
        throw std::bad_alloc();
    qToLittleEndian(quint64(bytes.size()), packed.data() + kUnpackedSize);
    return packed;
}

} // namespace signalbox
