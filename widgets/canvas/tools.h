// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/linkoffer.h"
#include "widgets/canvas/canvascamera.h"
#include "widgets/painting/canvaspainter.h"

#include <QSet>

#include <memory>

namespace signalbox {

class CanvasView;

/// Where the hand is while a button is held.
struct Hand {
    QPointF at; ///< in view pixels
    Qt::KeyboardModifiers modifiers;
};

/// What one drag does, from press to release. It shows itself in the overlay and in a preview; the document
/// hears of it once, in finish(). A gesture that is dropped unfinished (Esc) has changed nothing.
class Gesture {
public:
    explicit Gesture(CanvasView &view)
        : m_view(view)
    {
    }
    virtual ~Gesture() = default;
    Gesture(const Gesture &) = delete;
    Gesture &operator=(const Gesture &) = delete;

    virtual void move(const Hand &hand) = 0;
    virtual void finish(const Hand &hand) = 0;
    virtual void abandon() { }
    virtual void decorate(CanvasOverlay &) const { }
    virtual const Layout *preview() const { return nullptr; } ///< the layout as it would become
    /// To the next or previous choice; false where there are none to choose from.
    virtual bool step(bool) { return false; }
    virtual bool isByKeyboard() const { return false; }

protected:
    CanvasView &m_view;
};

/// The gesture that a press of the left button at this place begins.
std::unique_ptr<Gesture> gestureAt(CanvasView &view, const Hand &hand);
std::unique_ptr<Gesture> panGesture(CanvasView &view, const Hand &hand);
/// Which sides of which frame the pointer could drag, for the press and for the shape of the pointer.
struct FrameEdge {
    NodeId frame = NodeId::None;
    Qt::Edges edges;
};
FrameEdge frameEdgeAt(const CanvasView &view, QPointF canvas);

// ---- wiring, in toolswire.cpp

/// A wire that could be drawn: \c source to \c target as offerLink() takes them.
struct WireChoice {
    NodeId source = NodeId::None;
    NodeId target = NodeId::None;
    LinkOffer offer;
};

/// A wire begun at a port of \a origin. From an actor's In port things flow backwards: towards it.
WireChoice wireChoice(const Layout &layout, NodeId origin, bool backwards, NodeId other);
/// All fitting wires of \a origin, to the others in reading order; both ways where these differ.
QList<WireChoice> fittingWires(const Layout &layout, NodeId origin);
/// Kinds that a new node at the end of a wire could have.
QList<NodeKind> fittingKinds(const Layout &layout, NodeId origin, bool backwards);
/// "cook-1 gets from window", for people.
QString wireSentence(const Layout &layout, const Link &link);
QString wireSentence(const Layout &layout, const LinkOffer &offer);

std::unique_ptr<Gesture> wireGesture(CanvasView &view, const CanvasGeometry::PortPlace &port,
                                     const Hand &hand);
/// Goes through the fitting wires of \a origin by step(); null where there are none.
std::unique_ptr<Gesture> keyboardWire(CanvasView &view, NodeId origin);

/// Nodes in the order of reading: row by row, each from the left.
QList<NodeId> readingOrder(const Layout &layout);
/// Nodes held by \a nodes, through all frames, themselves included.
QSet<NodeId> withMembers(const Layout &layout, const QList<NodeId> &nodes);
QPointF onGrid(QPointF canvas); ///< the nearest point of the grid

} // namespace signalbox
