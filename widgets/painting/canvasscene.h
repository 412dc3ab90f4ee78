// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/inks.h"
#include "widgets/look/wordmetrics.h"
#include "widgets/painting/canvaspicture.h"
#include "widgets/painting/codemoment.h"
#include "widgets/painting/motion.h"
#include "widgets/painting/valueflow.h"

#include <array>
#include <span>

class QPainter;

namespace signalbox {

/// A font with its measures.
struct Lettering {
    QFont font;
    WordMetrics metrics;
};

/// What the painters of nodes, wires and cancellations share while one picture is painted: who stands for
/// which node at that moment, in which colour, and how text and chips are set. Made anew for every picture
/// and thrown away with it, so nothing of one moment can show in another.
class CanvasScene {
public:
    CanvasScene(QPainter &painterToUse, const CanvasPicture &pictureToPaint, const QRectF &visibleArea);

    QPainter &painter;
    const CanvasPicture &picture;
    const Theme &theme;
    const CanvasGeometry &geometry;
    const Run &run;
    const World &world;
    QRectF visible;
    double zoom = 1;
    Micros moment = 0; ///< of what moves: world.time or, at the end of the run, later
    double pixel; ///< as in CanvasPicture
    Pace pace;
    QueueSlides slides;
    QList<Token> tokens;
    QList<ValueFlow> values;
    QList<CancelWave> waves;
    CodeMoment life; ///< which tasks run which code

    /// Sizes are canvas units: a drawing keeps its proportions whatever the person's font size is; zooming
    /// enlarges it as a whole.
    Lettering title;
    Lettering frameTitle;
    Lettering body;
    Lettering small;
    Lettering badge;
    Lettering code; ///< all letters of a width
    Lettering codeName;

    /// Whether a cancellation is still on its way to or through a node.
    bool isStruck(NodeId node) const;
    /// Whether a cancellation that ends a node has still to reach it: until then it looks as if alive.
    bool isAboutToBeStruck(NodeId node) const;
    /// Whether \a task, for which \a node stands, was ended by a cancellation that has still to be seen
    /// arriving.
    bool isBeingCancelled(const Node &node, const TaskView &task) const;
    bool isVisible(const QRectF &rect) const { return visible.intersects(rect); }

    // What a node stands for now; null before it has begun.
    const TaskView *task(NodeId actor) const;
    const ResourceView *resource(NodeId node) const;
    quint32 resourceIndex(NodeId node) const; ///< kNone for none
    /// The newest that its task has entered; Timeout stands for both sorts of timeout.
    const ScopeView *scope(NodeId frame, Verb verb) const;
    int scopesOf(NodeId frame, Verb verb) const; ///< how many of them it has entered
    int tasksOf(NodeId actor) const; ///< how many times its body has been created so far
    /// Of what a task acts on; an Await's object may be a future.
    NodeId nodeOfObject(Verb verb, quint32 object, bool isFuture = false) const;
    QString nameOfObject(Verb verb, quint32 object, bool isFuture = false) const; ///< empty where it has none
    QList<quint32> heldBy(TaskId task) const; ///< resources

    // Colours. An index is that of taskColourIndex(); -1 stands for tasks that no actor stands for.
    int colourIndex(NodeId actor) const { return m_colours.value(actor, -1); }
    int colourIndex(TaskId task) const;
    QColor colour(int index) const;
    QColor wordColour(int index) const; ///< readable on a card
    Qt::BrushStyle pattern(int index) const;

    /// One line, elided to the rectangle, vertically centred.
    void text(const QRectF &where, const Lettering &lettering, const QColor &colour, const QString &words,
              Qt::Alignment alignment = Qt::AlignLeft) const;
    /// A kind and a name; the name alone where both do not fit.
    QString headingWords(double room, const Lettering &lettering, const Node &node) const;
    void heading(const QRectF &where, const Lettering &lettering, const QColor &colour,
                 const Node &node) const;
    double width(const Lettering &lettering, const QString &words) const;
    /// A result in a box with round corners, of \a side's colour; what is long is cut.
    void value(QPointF centre, quint32 text, const QColor &line) const;
    /// Tasks in order as outlined names; what does not fit is counted. Draws "nobody" for none.
    void chips(const QRectF &where, std::span<const TaskId> tasks,
               Qt::Alignment alignment = Qt::AlignLeft) const;
    /// An item: a rounded square in its maker's colour with its number.
    void item(QPointF centre, double side, Item item) const;
    void itemPlace(QPointF centre, double side, const QColor &outline, bool awaited) const;

private:
    void sentinel(const QRectF &box, const QColor &line) const;
    void indexNodes();
    void indexScopes();

    struct Standing {
        quint32 task = kNone; ///< newest task of the actor or frame
        int tasks = 0;
        quint32 resource = kNone;
    };
    struct Entered {
        quint32 newest = kNone;
        int count = 0;
    };
    QHash<quint64, Entered> m_scopes; ///< by scopeKey()
    QHash<NodeId, Standing> m_standing;
    QHash<NodeId, int> m_colours;
    mutable std::array<QColor, 8> m_wordColours;
};

/// A label of a few letters for each of \a names, all different: initials where these differ ("B", "C"), else
/// what the names do not share ("1", "2" of "train-1", "train-2"), else as much of each as tells it apart.
QStringList shortLabels(const QStringList &names);

} // namespace signalbox
