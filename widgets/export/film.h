// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/stops.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "engine/sweeps/sweep.h"
#include "widgets/export/codecolumn.h"
#include "widgets/look/playheadsides.h"
#include "widgets/look/theme.h"
#include "widgets/painting/canvaspicture.h"
#include "widgets/timeline/timelinegeometry.h"

#include <QCoreApplication>
#include <QImage>
#include <QSize>

#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace signalbox {

class LaneSheets;

inline constexpr QSize kSmallestPicture(160, 90); ///< pixels
inline constexpr int kLongestSide = 7680;

/// What to paint of a run, and how fast.
struct FilmSpec {
    Micros from = 0;
    Micros to = -1; ///< negative: the end of the run
    QSize size{1280, 720}; ///< pixels
    double framesPerSecond = 25; ///< one of the format's
    double speed = 1; ///< virtual seconds shown in one second
    double rest = 1.5; ///< seconds for which the last picture stays before the animation starts again
    bool stops = false; ///< holds at the document's stops, and shows their captions
    double hold = 2; ///< seconds for which it holds at each
    bool canvas = true;
    bool loopStrip = true;
    bool timeline = true;
    bool code = false; ///< the program in Python beside all that
    bool captions = true; ///< of stops, over the picture or below it
    bool largeType = false; ///< for projectors, seen from far away
    Theme theme = Theme::dark();
    bool document = true; ///< keeps the document in the file, so that Signalbox opens it again
    Micros room =
        0; ///< up to which the timeline goes at least, so that runs of other lengths can be compared
    // Of a page alone:
    QList<SweepRange> sliders; ///< numbers that its readers set; two at most
    bool keepsTheme = false; ///< it opens in \c theme, not in what its reader's system prefers

    bool operator==(const FilmSpec &) const = default;
};

/// A run as pictures: the canvas, the event-loop strip and the timeline under a caption, with the lanes as
/// the document has them arranged, and if wanted the code beside. It is painted by the code that paints the
/// window, so that the frame at a time shows what the window shows at that time.
///
///     const Film film(layout, replay, spec);
///     for (int number = 0; number < film.frameCount(); ++number)
///         write(film.frame(number));
class Film {
    Q_DECLARE_TR_FUNCTIONS(Film)
public:
    /// The replay must be of \a layout.
    Film(const Layout &layout, const Replay &replay, const FilmSpec &spec);
    ~Film();

    int frameCount() const { return int(m_frames.size()); }
    /// For how many times 1 / framesPerSecond a frame stays: 1, but where the film holds.
    int periods(int frame) const { return m_frames[std::size_t(frame)].periods; }
    /// At which the frame holds; null where it does not.
    const Stop *stopAt(int frame) const;
    double seconds() const; ///< how long it plays
    /// What a file keeps to open at \a moment of the run again; empty where the document is left out.
    QByteArray enclosed(Micros moment) const;
    QString title() const; ///< that stands in the caption
    const Layout &layout() const { return m_layout; }
    const Replay &replay() const { return m_replay; }
    const QList<Verdict> &verdicts() const { return m_verdicts; } ///< of the whole run
    /// Of the line at the top with the title and the time, in whole pixels.
    int captionPixels() const;
    const QList<Stop> &stops() const { return m_stops; } ///< at which it holds
    /// How what is on its way gets from frame to frame.
    enum class Moves : quint8 {
        Freely, ///< it is where it is
        ByPixels, ///< it is at the nearest whole pixel, with the same edges in every frame
    };
    /// The picture of any moment of the run, on a painter that fills its device with the theme's canvas;
    /// units are pixels. \a afterEnd as in CanvasPicture, \a sides as in TimelinePicture.
    void paint(QPainter &painter, const World &world, Micros afterEnd, PlayheadSides *sides = nullptr,
               Moves moves = Moves::Freely) const;
    Micros timeOf(int frame) const
    {
        return m_frames[std::size_t(frame)].time;
    } ///< virtual time that the frame shows
    const FilmSpec &spec() const { return m_spec; } ///< with the span as it is within the run
    /// Why this animation would take hours or fill a disk, and what to change; nothing when it is within
    /// reason.
    std::optional<QString> tooMuch() const;

    /// While the last picture stays, what was still on its way at the end of the run arrives.
    QImage frame(int number) const;
    QImage still(Micros time) const { return painted(time, CanvasPicture::kAtRest); }
    /// The same onto whatever \a painter draws, whose units are pixels of the picture.
    void paintFrame(QPainter &painter, int number) const;
    void paintStill(QPainter &painter, Micros time) const;
    double scale() const { return parts().scale; } ///< pixels for a unit, in which fonts are

    /// Where the canvas is in a picture, in pixels, and how it is shown there: pixels for a canvas unit, and
    /// what of the canvas is in view.
    struct Viewport {
        QRectF area;
        double zoom = 1;
        QRectF visible;
    };
    Viewport viewport() const;

    /// Where the timeline's lanes are in a picture, and which moments are at their ends, in pixels. Empty
    /// where there are none.
    struct Axis {
        QRectF area;
        Micros from = 0;
        Micros to = 0;
    };
    Axis axis() const;

private:
    struct Parts {
        double scale = 1; ///< pixels for a unit of the layout below
        double pixel = 0; ///< such units in whole multiples of which things move; 0 for anywhere
        QRectF caption;
        QRectF canvas;
        QRectF strip;
        QRectF lanes;
        QRectF code;
    };
    struct Frame {
        Micros time = 0;
        Micros afterEnd = 0;
        int periods = 1;
        qsizetype stop = -1; ///< at which it holds
    };
    QImage painted(Micros time, Micros afterEnd, const Stop *stop = nullptr,
                   Moves moves = Moves::Freely) const;
    void paintOn(QPainter &painter, Micros time, Micros afterEnd, const Stop *stop = nullptr,
                 Moves moves = Moves::Freely) const;
    void addStops();
    void paintStop(QPainter &painter, const Stop &stop) const;
    double step() const; ///< virtual microseconds from a frame to the next
    Parts parts() const;
    Viewport fitted(const QRectF &area) const;
    void paintCaption(QPainter &painter, const World &world, const Parts &parts) const;
    void paintProgram(QPainter &painter, const World &world, Micros afterEnd, const Parts &parts) const;
    void paintStrip(QPainter &painter, const World &world, const QRectF &area) const;
    void paintLanes(QPainter &painter, const World &world, PlayheadSides *sides, const Parts &parts) const;
    /// Lanes as they fit into some room: the size that they are painted in, and times what.
    struct Lanes {
        TimelineGeometry geometry;
        double height = 0;
        double words = 1;
    };
    Lanes lanesIn(const QRectF &area, double scale) const;
    double lanesHeight(const QSizeF &room) const;
    double naturalLanes() const; ///< height with which the window would show them
    double wholeRows(const TimelineGeometry &geometry, double height) const;
    void paintLeftOut(QPainter &painter, const TimelineGeometry &geometry, double rows) const;
    double tallestRows() const; ///< times their usual height
    double largestLaneWords() const;
    double largestZoom() const;
    bool isUpright() const;

    Layout m_layout;
    Replay m_replay;
    FilmSpec m_spec;
    CanvasGeometry m_geometry;
    Timeline m_timeline;
    std::optional<CodeColumn> m_code;
    QList<Verdict> m_verdicts;
    QList<Stop> m_stops; ///< within the span
    std::vector<Frame> m_frames;
    std::unique_ptr<LaneSheets> m_sheets; ///< for all frames; the span in view is the same
};

} // namespace signalbox
