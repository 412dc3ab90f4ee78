// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/playheadsides.h"
#include "widgets/pages/sketchtables.h"

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

/// Of a playhead, at which whoever paints a mark cuts it.
enum class PlayheadSide : quint8 { Both, Before, Ahead };

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
    PlayheadSide side = PlayheadSide::Both; ///< where it is seen

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
class Sketch : public QPaintDevice, public PlayheadSides {
public:
    static constexpr int kFine = 2; ///< textures are as sharp as this

    /// \a size in pixels. \a tables must outlive it.
    Sketch(SketchTables &tables, QSize size);
    ~Sketch() override;
    Q_DISABLE_COPY_MOVE(Sketch)

    QPaintEngine *paintEngine() const override;
    const std::vector<SketchMark> &marks() const;

    /// Sides are painted once for all pictures that follow.
    bool beginSide(bool isAhead) override;
    void endSide() override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    const QSize m_size;
    std::unique_ptr<Engine> m_engine;
};

} // namespace signalbox
