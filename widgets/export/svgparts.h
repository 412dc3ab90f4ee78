// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPoint>

#include <vector>

namespace signalbox {

/// So many of the whole numbers in which a drawing is kept make a pixel.
inline constexpr int kSvgUnits = 100;

/// A stroke, an area or a word of a drawing. Two that have the same form differ only by where their points
/// are.
struct SvgPart {
    enum class Kind : quint8 { Path, Glyph, Glyphs, Image };
    Kind kind = Kind::Path;
    int look = -1; ///< class of SvgStock: colours, width of the pen
    int clip = -1; ///< of SvgDrawing::clips, or in an animation of all clips; -1 for none
    /// Of a path its letters: M L C Z; of one glyph its scale; else the element, with @ for what places it
    QByteArray form;
    QPoint place; ///< in units
    QList<int> numbers; ///< of a path: x and y of each point, from \c place; of a glyph which one

    bool operator==(const SvgPart &) const = default;
    bool isLike(const SvgPart &other) const
    {
        return kind == other.kind && look == other.look && clip == other.clip && form == other.form;
    }
    std::size_t hash() const;
};

/// An area outside of which parts are not seen: a path.
struct SvgClip {
    QByteArray form;
    QList<int> numbers; ///< x and y of each point

    bool operator==(const SvgClip &) const = default;
};

/// A picture, the lowest part first.
struct SvgDrawing {
    std::vector<SvgPart> parts;
    QList<SvgClip> clips;
};

/// What parts refer to by a number: looks, outlines of letters, textures. Grows with each drawing.
class SvgStock {
public:
    int look(const QByteArray &css); ///< such as "fill:#fff"
    /// Of a glyph of that name, 1000 units high; \a outline is asked for when it is a new one.
    template <typename Outline> int glyph(const QString &name, const Outline &outline)
    {
        const auto known = m_glyphNumbers.constFind(name);
        if (known != m_glyphNumbers.constEnd())
            return *known;
        m_glyphs.append(outline());
        return *m_glyphNumbers.insert(name, int(m_glyphs.size()) - 1);
    }
    bool isBlank(int glyph) const { return m_glyphs[glyph].isEmpty(); }
    int pattern(const QByteArray &content); ///< attributes and content of a <pattern>

    /// All that was asked for, as the <style> and <defs> of a drawing.
    QByteArray text() const;

private:
    QList<QByteArray> m_looks;
    QHash<QByteArray, int> m_lookNumbers;
    QList<QByteArray> m_glyphs;
    QHash<QString, int> m_glyphNumbers;
    QList<QByteArray> m_patterns;
    QHash<QByteArray, int> m_patternNumbers;
};

/// "12.34", ".5", "-3": the shortest way to say so many hundredths.
QByteArray svgNumber(int hundredths);
/// The path as d has it; \a whole: with all its letters, so that another of the same form can take its place
/// step by step, and to tenths of a pixel.
QByteArray svgPath(const QByteArray &form, const QList<int> &numbers, QPoint place, bool whole = false);
/// The element of a part with what moves it \a inside, and of a glyph \a within its own element what makes
/// another one of it.
QByteArray svgElement(const SvgPart &part, const QByteArray &attributes = {}, const QByteArray &inside = {},
                      const QByteArray &within = {});

} // namespace signalbox
