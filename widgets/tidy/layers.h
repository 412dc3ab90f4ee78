// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRectF>

#include <vector>

namespace signalbox {

/// Boxes that stand beside each other, in columns along the arrows between them: the method of Sugiyama,
/// Tagawa and Toda (1981). Arrows in a circle are turned until there is none, columns follow from the longest
/// ways, boxes of a column are sorted so that few arrows cross, and then moved up and down until arrows are
/// as straight as can be.
class Layers {
public:
    struct Item {
        QSizeF size;
        QPointF before; ///< where it stood
    };
    struct Arrow {
        int from = 0;
        int to = 0;
        bool flows = true; ///< see TidyGraph::Arrow
        double leaves = 0; ///< below the top of \c from
        double arrives = 0; ///< below the top of \c to
    };

    Layers(std::vector<Item> items, std::vector<Arrow> arrows);

    /// One place for each item; the leftmost and the uppermost are at 0.
    std::vector<QPointF> places();

private:
    struct Piece {
        double height = 0;
        double wanted = 0; ///< the middle, as it was before
        double top = 0;
        int rank = 0;
        int item = -1; ///< none: a long arrow goes by
    };
    struct Thread { ///< an arrow, or a part of it, from one column to the next
        int left = 0; ///< a piece
        int right = 0;
        double leaves = 0;
        double arrives = 0;
    };

    void turnCircles();
    void rankByFlow();
    void rankTheUsed();
    void makePieces();
    void addThreads(const Arrow &arrow);
    void sortColumns();
    bool sortOnce(int column, bool byLeft);
    qint64 crossings() const;
    void straighten();
    void straighten(int column, bool byLeft, bool byRight);
    double gapBetween(const Piece &upper, const Piece &lower) const;
    std::vector<double> columnLefts() const;

    std::vector<Item> m_items;
    std::vector<Arrow> m_arrows;
    std::vector<Arrow> m_forward; ///< those that flow, turned
    std::vector<int> m_ranks; ///< by item
    std::vector<Piece> m_pieces; ///< the items first
    std::vector<Thread> m_threads;
    std::vector<std::vector<int>> m_toLeft; ///< threads by piece
    std::vector<std::vector<int>> m_toRight;
    std::vector<std::vector<int>> m_columns; ///< pieces from the top
};

} // namespace signalbox
