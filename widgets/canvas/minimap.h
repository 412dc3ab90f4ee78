// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace signalbox {

class CanvasState;

/// The whole canvas in a corner of its view, with a frame around what is in view. A click or drag goes there.
/// It hides itself while everything is in view.
class Minimap : public QWidget {
    Q_OBJECT
public:
    Minimap(QWidget &canvas, CanvasState &state);
    void rebuild(); ///< after another layout
    void refresh(); ///< after another camera or size

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void goTo(QPointF at);
    QRectF whole() const; ///< canvas area the map shows
    double scale() const;
    QPointF toMap(QPointF canvas) const;

    struct Block {
        QRectF rect; ///< in canvas units
        int colour = -1; ///< of an actor's task
        bool isFrame = false;
    };

    CanvasState &m_state;
    QList<Block> m_blocks; ///< kept, because the map is painted whenever the canvas under it is
};

} // namespace signalbox
