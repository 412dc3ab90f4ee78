// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasstate.h"
#include "widgets/painting/canvaspicture.h"

#include <memory>

namespace signalbox {

/// Where the pointer is while a button is held.
struct Pointer {
    QPointF at; ///< in view pixels
    Qt::KeyboardModifiers modifiers;
};

/// What one drag does, from press to release. It shows itself in the overlay and in a preview; the document
/// hears of it once, in finish(). A gesture that is dropped unfinished (Esc) has changed nothing.
class Gesture {
public:
    explicit Gesture(CanvasState &state)
        : m_state(state)
    {
    }
    virtual ~Gesture() = default;
    Gesture(const Gesture &) = delete;
    Gesture &operator=(const Gesture &) = delete;

    virtual void move(const Pointer &pointer) = 0;
    virtual void finish(const Pointer &pointer) = 0;
    virtual void abandon() { }
    virtual void decorate(CanvasOverlay &) const { }
    virtual const Layout *preview() const { return nullptr; } ///< the layout as it would become
    /// To the next or previous choice; false where there are none to choose from.
    virtual bool step(bool) { return false; }
    virtual bool isByKeyboard() const { return false; }

protected:
    CanvasState &m_state;
};

} // namespace signalbox
