// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/sketchtables.h"

#include <QByteArrayList>

#include <utility>

namespace signalbox {

namespace {

template <typename Value> void appendRaw(QByteArray &bytes, const Value &value)
{
    bytes.append(reinterpret_cast<const char *>(&value), qsizetype(sizeof value));
}

/// A number for \a key in \a numbers, the next one where it is new.
int numberOf(QHash<QByteArray, int> &numbers, const QByteArray &key, bool &isNew)
{
    const auto found = numbers.constFind(key);
    isNew = found == numbers.cend();
    return isNew ? *numbers.insert(key, int(numbers.size())) : *found;
}

/// The keys of a table by number.
std::vector<QByteArray> byNumber(const QHash<QByteArray, int> &numbers)
{
    std::vector<QByteArray> keys(std::size_t(numbers.size()));
    for (auto each = numbers.cbegin(); each != numbers.cend(); ++each)
        keys[std::size_t(each.value())] = each.key();
    return keys;
}

} // namespace

int SketchTables::shape(const QByteArray &commandsOfIt, std::vector<int> points)
{
    bool isNew = false;
    const int commandNumber = numberOf(m_commandNumbers, commandsOfIt, isNew);
    if (isNew)
        commands.push_back(commandsOfIt);
    QByteArray key;
    appendRaw(key, commandNumber);
    key.append(reinterpret_cast<const char *>(points.data()), qsizetype(points.size() * sizeof(int)));
    const int number = numberOf(m_shapeNumbers, key, isNew);
    if (isNew)
        shapes.push_back({commandNumber, std::move(points)});
    return number;
}

int SketchTables::form(const QByteArray &description)
{
    bool isNew = false;
    const int number = numberOf(m_formNumbers, description, isNew);
    if (isNew)
        forms.push_back(description);
    return number;
}

int SketchTables::word(const QByteArray &key, Word (*make)(SketchTables &tables, const void *source),
                       const void *source)
{
    bool isNew = false;
    const int number = numberOf(m_wordNumbers, key, isNew);
    if (isNew)
        words.push_back(make(*this, source));
    return number;
}

int SketchTables::addGlyph(const QByteArray &key, int shape)
{
    m_glyphNumbers.insert(key, int(glyphs.size()));
    glyphs.push_back(shape);
    return int(glyphs.size()) - 1;
}

int SketchTables::texture(QSize size, const QByteArray &alpha)
{
    bool isNew = false;
    const int number = numberOf(m_textureNumbers, QByteArray::number(size.width()) + ' ' + alpha, isNew);
    if (isNew)
        textures.emplace_back(size, alpha);
    return number;
}

/// \a form with the numbers that textures and shapes have here. Where they stand is said at Sketch.
QByteArray SketchTables::adoptedForm(const QByteArray &form, const SketchTables &other,
                                     const Numbers &numbers)
{
    QByteArrayList parts = form.split(',');
    qsizetype at = 0;
    const auto next = [&parts, &at] { return parts[at++].toInt(); };
    constexpr int textured = 2;
    constexpr int matrix = 4;
    constexpr int place = 2;
    constexpr int lineEnds = 3; // width, cap, join
    if (next() == textured) {
        const auto &[size, alpha] = other.textures[std::size_t(parts[at].toInt())];
        parts[at++] = QByteArray::number(texture(size, alpha));
        at += matrix + place;
    }
    if (next() != 0) {
        at += lineEnds;
        const int dashes = next();
        at += dashes + 1;
    }
    at += 2; // the rule, and whether it is crisp
    if (next() != 0)
        at += matrix;
    for (int left = next(); left > 0; --left, at += 2)
        parts[at] = QByteArray::number(numbers.shape(parts[at].toInt()));
    return parts.join(',');
}

SketchTables::Numbers SketchTables::adopt(const SketchTables &other)
{
    Numbers numbers;
    for (const Shape &each : other.shapes)
        numbers.m_shapes.push_back(shape(other.commands[std::size_t(each.commands)], each.points));
    std::vector<int> glyphNumbers;
    const std::vector<QByteArray> glyphKeys = byNumber(other.m_glyphNumbers);
    for (std::size_t at = 0; at < glyphKeys.size(); ++at) {
        const int known = glyph(glyphKeys[at]);
        glyphNumbers.push_back(known >= 0 ? known : addGlyph(glyphKeys[at], numbers.shape(other.glyphs[at])));
    }
    const std::vector<QByteArray> wordKeys = byNumber(other.m_wordNumbers);
    for (std::size_t at = 0; at < wordKeys.size(); ++at) {
        Word adopted = other.words[at];
        for (auto &[number, offset] : adopted.glyphs)
            number = glyphNumbers[std::size_t(number)];
        const auto same = [](SketchTables &, const void *source) {
            return *static_cast<const Word *>(source);
        };
        numbers.m_words.push_back(word(wordKeys[at], same, &adopted));
    }
    for (const QByteArray &each : other.forms)
        numbers.m_forms.push_back(form(adoptedForm(each, other, numbers)));
    return numbers;
}

} // namespace signalbox
