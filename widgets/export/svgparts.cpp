// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/svgparts.h"

#include <cmath>
#include <cstdlib>

namespace signalbox {

namespace {

int numberIn(QHash<QByteArray, int> &numbers, QList<QByteArray> &all, const QByteArray &one)
{
    const auto known = numbers.constFind(one);
    if (known != numbers.constEnd())
        return *known;
    all.append(one);
    return *numbers.insert(one, int(all.size()) - 1);
}

int pointsOf(char letter)
{
    return letter == 'C' ? 3 : (letter == 'Z' ? 0 : 1);
}

/// Fine enough for what moves.
QPoint tenths(QPoint place)
{
    constexpr int tenth = kSvgUnits / 10;
    const auto rounded = [](int number) { return int(std::lround(double(number) / tenth)) * tenth; };
    return {rounded(place.x()), rounded(place.y())};
}

/// Numbers one behind the other, with a blank only where it is needed.
void appendSvgNumber(QByteArray &text, int hundredths)
{
    const QByteArray number = svgNumber(hundredths);
    const char last = text.isEmpty() ? ' ' : text.back();
    const bool isBehindNumber = (last >= '0' && last <= '9') || last == '.';
    if (isBehindNumber && number[0] != '-')
        text += ' ';
    text += number;
}

} // namespace

std::size_t SvgPart::hash() const
{
    return qHashMulti(0, int(kind), look, clip, form, place.x(), place.y(), numbers);
}

int SvgStock::look(const QByteArray &css)
{
    return numberIn(m_lookNumbers, m_looks, css);
}

int SvgStock::pattern(const QByteArray &content)
{
    return numberIn(m_patternNumbers, m_patterns, content);
}

QByteArray SvgStock::text() const
{
    QByteArray text("<style>");
    for (qsizetype number = 0; number < m_looks.size(); ++number)
        text += ".c" + QByteArray::number(number) + '{' + m_looks[number] + "}\n";
    text += "</style>\n<defs>\n";
    for (qsizetype number = 0; number < m_glyphs.size(); ++number)
        if (!m_glyphs[number].isEmpty())
            text += "<path id=\"g" + QByteArray::number(number) + "\" d=\"" + m_glyphs[number] + "\"/>\n";
    for (qsizetype number = 0; number < m_patterns.size(); ++number)
        text += "<pattern id=\"p" + QByteArray::number(number) + "\" " + m_patterns[number] + "</pattern>\n";
    return text + "</defs>\n";
}

QByteArray svgNumber(int hundredths)
{
    QByteArray text = QByteArray::number(std::abs(hundredths) / kSvgUnits);
    if (const int rest = std::abs(hundredths) % kSvgUnits; rest != 0) {
        if (text == "0")
            text.clear();
        text += '.' + QByteArray::number(rest).rightJustified(2, '0');
        if (text.endsWith('0'))
            text.chop(1);
    }
    return hundredths < 0 ? '-' + text : text;
}

QByteArray svgPath(const QByteArray &form, const QList<int> &numbers, QPoint place, bool whole)
{
    QByteArray text;
    qsizetype at = 0;
    QPoint before;
    QPoint begin;
    char last = ' ';
    for (const char letter : form) {
        if (letter == 'Z') {
            text += 'z';
            before = begin;
            last = 'Z';
            continue;
        }
        QList<QPoint> points;
        for (int point = 0; point < pointsOf(letter); ++point, at += 2)
            points.append((whole ? tenths(place + QPoint(numbers[at], numbers[at + 1]))
                                 : place + QPoint(numbers[at], numbers[at + 1]))
                          - before);
        const QPoint by = points.last();
        before += by;
        if (letter == 'M')
            begin = before;
        const bool isStraight = letter == 'L' && (by.x() == 0 || by.y() == 0) && !whole;
        if (isStraight) {
            text += by.y() == 0 ? 'h' : 'v';
            appendSvgNumber(text, by.y() == 0 ? by.x() : by.y());
            last = 'h';
            continue;
        }
        if (letter != last)
            text += char(letter + 'a' - 'A');
        for (const QPoint &point : std::as_const(points)) {
            appendSvgNumber(text, point.x());
            appendSvgNumber(text, point.y());
        }
        last = letter;
    }
    return text;
}

QByteArray svgElement(const SvgPart &part, const QByteArray &attributes, const QByteArray &inside,
                      const QByteArray &within)
{
    const QByteArray look = part.look < 0 ? QByteArray() : " class=\"c" + QByteArray::number(part.look) + '"';
    if (part.kind == SvgPart::Kind::Path) {
        const QByteArray head = "<path" + look + attributes + " d=\""
            + svgPath(part.form, part.numbers, part.place, !inside.isEmpty()) + '"';
        return inside.isEmpty() ? head + "/>\n" : head + '>' + inside + "</path>\n";
    }
    // What moves it stands around it, as it has a place of its own.
    QByteArray placed = look + (inside.isEmpty() ? attributes : QByteArray()) + " transform=\"translate("
        + svgNumber(part.place.x()) + ' ' + svgNumber(part.place.y()) + ')';
    QByteArray element = part.form;
    if (part.kind == SvgPart::Kind::Glyph)
        element = "<use xlink:href=\"#g" + QByteArray::number(part.numbers[0]) + '"' + placed + part.form
            + "\">" + within + "</use>";
    else
        element.replace("@", placed);
    return inside.isEmpty() ? element + '\n' : "<g" + attributes + '>' + inside + element + "</g>\n";
}

} // namespace signalbox
