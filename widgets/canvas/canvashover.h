// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasstate.h"
#include "widgets/painting/canvaspicture.h"

#include <QTimer>

#include <functional>

class QWidget;

namespace signalbox {

class ValueHints;

/// What the mouse rests on, and the words about it: "cook-2 waits for lock oven, …". They come within a tenth
/// of a second, beside what they are about, and stay true while the run plays.
class CanvasHover : public QObject {
    Q_OBJECT
public:
    /// No words are shown while \a isQuiet says so. All must outlive it.
    CanvasHover(QWidget &canvas, const CanvasState &state, std::function<bool()> isQuiet);

    /// Where the values of variables are known from; null for nowhere.
    void setHints(ValueHints *hints);

    QPointF pointer() const { return m_pointer; } ///< in view pixels; left of the view while it is outside
    NodeId node() const { return m_node; }
    void moveTo(QPointF at);
    void setPointer(QPointF at) { m_pointer = at; } ///< while something is dragged
    void leave();
    /// What is under a pointer that rests may be something else, after a gesture or an edit.
    void refresh();
    void retell(); ///< words that are shown, at another moment of the run
    void hide(); ///< until the next move
    void forgetMissing();
    TaskId waiterAt(QPointF canvas) const; ///< whose name stands there in a line of waiters
    /// Where names of waiters stand, as painted last.
    std::vector<ChipPlace> &chips() { return m_chips; }

Q_SIGNALS:
    void changed();

private:
    bool find(QPointF at);
    QString nameAt(QPointF canvas, NodeId node) const;
    QString valueWords() const;
    QString words() const;
    void show();
    QPoint placeFor(QSize words) const;

    QWidget &m_canvas;
    const CanvasState &m_state;
    std::function<bool()> m_isQuiet;
    QPointF m_pointer = {-1, -1};
    NodeId m_node = NodeId::None;
    std::optional<Link> m_wire;
    TaskId m_task = TaskId::None;
    QString m_name; ///< in a row of code
    ValueHints *m_hints = nullptr;
    quint32 m_found = kNone; ///< a resource that code made
    std::vector<ChipPlace> m_chips;
    QTimer m_timer;
};

} // namespace signalbox
