// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QSize>

#include <utility>
#include <vector>

namespace signalbox {

/// What sketches have in common and say by number: outlines, letters, words, and how all of it is painted.
/// Each table holds a thing once, in the order of its first use.
class SketchTables {
public:
    struct Shape {
        int commands = 0; ///< among \c commands
        std::vector<int> points; ///< x and y in turn, in sketch units from where the mark is
    };
    struct Word {
        std::vector<std::pair<int, int>> glyphs; ///< which, and where from the beginning, in glyph units
    };

    /// Under which numbers tables have what others have under theirs.
    class Numbers {
    public:
        int shape(int number) const { return at(m_shapes, number); }
        int word(int number) const { return at(m_words, number); }
        int form(int number) const { return at(m_forms, number); }

    private:
        friend class SketchTables;
        static int at(const std::vector<int> &numbers, int number) { return numbers[std::size_t(number)]; }

        std::vector<int> m_shapes;
        std::vector<int> m_words;
        std::vector<int> m_forms;
    };

    /// What \a other has besides all of these, of which it was a copy once, comes here; what has been added
    /// here since stays. The answer is under which numbers.
    Numbers adopt(const SketchTables &other);

    int shape(const QByteArray &commandsOfIt, std::vector<int> points);
    int form(const QByteArray &description);
    int word(const QByteArray &key, Word (*make)(SketchTables &tables, const void *source),
             const void *source);
    int glyph(const QByteArray &key) const { return m_glyphNumbers.value(key, -1); }
    int addGlyph(const QByteArray &key, int shape);
    int texture(QSize size, const QByteArray &alpha);

    std::vector<QByteArray> commands; ///< "MLLC", a letter for each element of an outline; Z closes a part
    std::vector<Shape> shapes;
    std::vector<int> glyphs; ///< shapes, in glyph units
    std::vector<Word> words;
    std::vector<QByteArray> forms; ///< see Sketch
    std::vector<std::pair<QSize, QByteArray>> textures; ///< opacity of each pixel

private:
    QByteArray adoptedForm(const QByteArray &form, const SketchTables &other, const Numbers &numbers);

    QHash<QByteArray, int> m_commandNumbers;
    QHash<QByteArray, int> m_shapeNumbers;
    QHash<QByteArray, int> m_formNumbers;
    QHash<QByteArray, int> m_wordNumbers;
    QHash<QByteArray, int> m_glyphNumbers;
    QHash<QByteArray, int> m_textureNumbers;
};

} // namespace signalbox
