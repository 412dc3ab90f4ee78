// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "widgets/timeline/timelinegeometry.h"

#include <QImage>
#include <QRect>
#include <QString>
#include <QTransform>

#include <functional>
#include <list>
#include <mutex>

class QPainter;

namespace signalbox {

/// What lanes look like behind the playhead and ahead of it, each painted once: as long as nothing but the
/// playhead moves, a picture is a part of the one beside a part of the other. May be used by several threads.
class LaneSheets {
public:
    /// All that a picture of some lanes depends on, but for what forget() is told. Of two pictures with the
    /// same key only the playhead differs.
    struct Key {
        const Timeline *timeline = nullptr;
        TimelineGeometry geometry;
        int first = 0; ///< lanes
        int last = 0;
        NodeId selected = NodeId::None;
        TaskId selectedTask = TaskId::None;
        QString find = {};
        QTransform transform = {}; ///< onto the device, set by paint()
        QRect pixels = {}; ///< of the device, set by paint()

        bool operator==(const Key &) const = default;
    };
    using PaintSide = std::function<void(QPainter &painter, bool isAhead)>;

    /// Lanes are painted whole, twice, once \a patience pictures had the same key: where a picture moves with
    /// the playhead that is never worth it.
    explicit LaneSheets(int patience)
        : m_patience(patience)
    {
    }

    /// The timeline of the keys is another, or the theme.
    void forget();
    /// Paints the rectangle \a part, in units of \a painter, left of \a split as \a paintSide paints what has
    /// been shown, and right of it as it paints what lies ahead; that must fill the part. Returns whether it
    /// did; else it has painted nothing.
    bool paint(QPainter &painter, Key key, const QRectF &part, double split, const PaintSide &paintSide);

private:
    struct Sheet {
        Key key;
        int seen = 0; ///< pictures with this key, without it
        QImage shown;
        QImage ahead;
    };
    Sheet &sheetOf(const Key &key);

    int m_patience;
    std::mutex m_mutex;
    std::list<Sheet> m_sheets; ///< the last used first
};

} // namespace signalbox
