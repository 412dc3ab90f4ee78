// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QPaintDevice>
#include <QRect>
#include <QRgb>
#include <QSize>

#include <memory>
#include <vector>

namespace signalbox {

/// Parts of a pixel that coordinates of a sketch are whole numbers of.
inline constexpr int kSketchUnits = 16;
/// Units of glyphs in the height of their font.
inline constexpr int kGlyphUnits = 1000;

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
    QHash<QByteArray, int> m_commandNumbers;
    QHash<QByteArray, int> m_shapeNumbers;
    QHash<QByteArray, int> m_formNumbers;
    QHash<QByteArray, int> m_wordNumbers;
    QHash<QByteArray, int> m_glyphNumbers;
    QHash<QByteArray, int> m_textureNumbers;
};

/// Something painted: an outline that is filled or drawn along, or words.
struct SketchMark {
    int form = 0; ///< all that it looks like besides its colours
    QRgb fill = 0;
    QRgb line = 0;
    bool isWord = false;
    int content = 0; ///< a shape, or a word
    int x = 0; ///< sketch units
    int y = 0;
    bool isClipped = false;
    int clip[4] = {}; ///< left, top, right, bottom in sketch units; 0 where it is not clipped

    bool operator==(const SketchMark &) const = default;
};

/// A surface that keeps what is painted on it as marks instead of pixels: the same painters as the window's
/// leave a picture that another program can paint. It is laid out with \c kFine pixels for one.
///
///     Sketch sketch(tables, size);
///     QPainter painter(&sketch);
///     painter.scale(Sketch::kFine, Sketch::kFine);
///     film.paint(painter, world);
///
/// A form is a list of integers, each ending in a comma: the filling (0 none, 1 a colour, 2 a texture with
/// its number and where it lies), the line (0 none, or its width and how it ends, joins and is dashed), the
/// rule of filling, whether it is a rectangle that fills whole pixels, a word's matrix, and outlines that it
/// is cut at.
class Sketch : public QPaintDevice {
public:
    static constexpr int kFine = 2; ///< textures are as sharp as this

    /// \a size in pixels. \a tables must outlive it.
    Sketch(SketchTables &tables, QSize size);
    ~Sketch() override;
    Q_DISABLE_COPY_MOVE(Sketch)

    QPaintEngine *paintEngine() const override;
    const std::vector<SketchMark> &marks() const;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    const QSize m_size;
    std::unique_ptr<Engine> m_engine;
};

} // namespace signalbox
