// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace signalbox {

/// Where a wire ends, and the way on which it leaves the card there: one step along an axis.
struct WireEnd {
    QPointF at;
    QPointF outwards;
};

/// Keeps wires from running behind cards. Most are plain curves that meet none; the others are led around,
/// along the gaps between cards.
///
///     if (router.isBlocked(curve))
///         if (const QPainterPath detour = router.around(from, to, lane); !detour.isEmpty())
///             curve = detour;
class WireRouter {
public:
    WireRouter() = default;
    explicit WireRouter(std::vector<QRectF> cards);

    /// Whether \a path runs behind a card. On the border of a card it may begin and end.
    bool isBlocked(const QPainterPath &path) const;
    /// A path of straight pieces with round corners that meets no card, as short as can be and with few
    /// corners. Wires in different lanes (any number) keep a little apart. Empty where cards leave no gap, or
    /// where one covers an end.
    QPainterPath around(const WireEnd &from, const WireEnd &to, int lane) const;

private:
    std::vector<QRectF> cardsNear(const QRectF &area) const;

    std::vector<QRectF> m_cards; ///< by their left sides
    double m_widest = 0;
};

/// \a path as short straight pieces.
QPolygonF straightened(const QPainterPath &path);
/// Whether a straight piece from \a from to \a to meets the inside of \a box.
bool meets(const QRectF &box, QPointF from, QPointF to);

} // namespace signalbox
