// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasview.h"

#include "widgets/look/icons.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QToolTip>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Under this many fitting wires a menu still names them all.
constexpr int kMostWiresInMenu = 20;

} // namespace

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    openMenuAt(event->pos(), event->reason() == QContextMenuEvent::Keyboard);
}

void CanvasView::openMenuAt(QPointF at, bool byKeyboard)
{
    if (m_menu && m_menu->isVisible())
        return;
    abandonGesture();
    QToolTip::hideText();
    if (byKeyboard) {
        const NodeId node = m_focus;
        if (m_selectedWire)
            popup(wireMenu(*m_selectedWire), QRectF(rect()).center());
        else if (node != NodeId::None)
            popup(nodeMenu(node), m_camera.toView(m_geometry.rect(node).center()));
        else
            popup(canvasMenu(QRectF(rect()).center()), QRectF(rect()).center());
        return;
    }
    const QPointF canvas = m_camera.toCanvas(at);
    const NodeId node = m_geometry.nodeAt(canvas);
    const Node *hit = layout().find(node);
    const auto wire = m_geometry.wireAt(canvas, wireReach());
    if (wire && (!hit || isScope(hit->kind))) {
        selectWire(*wire);
        popup(wireMenu(*wire), at);
    } else if (hit) {
        if (!m_selection.contains(node))
            setSelection({node});
        m_focus = node;
        popup(nodeMenu(node), at);
    } else {
        popup(canvasMenu(at), at);
    }
}

void CanvasView::popup(QMenu *menu, QPointF at)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_menu = menu;
    menu->popup(mapToGlobal(at.toPoint()));
}

QMenu *CanvasView::nodeMenu(NodeId id)
{
    const Node *node = layout().find(id);
    auto *menu = new QMenu(node->name, this);
    menu->addAction(u"Rename\tF2"_s, this, [this, id] { rename(id); });
    menu->addAction(icons::icon(u"duplicate"_s), u"Duplicate\tCtrl+D"_s, this, [this, id] {
        if (!m_selection.contains(id))
            setSelection({id});
        duplicateSelection();
    });
    addWireMenus(menu, id);
    if (isActor(node->kind) && node->kind != NodeKind::Canceller)
        menu->addAction(icons::icon(u"canceller"_s), u"Cancel it at %1"_s.arg(formatTime(cancelTime())), this,
                        [this, id] { cancelAtPlayhead(id); });
    if (m_selection.size() > 1 && m_selection.contains(id))
        addAlignMenu(menu);
    menu->addSeparator();
    menu->addAction(icons::icon(u"delete"_s), u"Delete\tDel"_s, this, [this, id] {
        m_document.removeNodes(m_selection.contains(id) ? m_selection : QList{id});
    });
    return menu;
}

void CanvasView::addWireMenus(QMenu *menu, NodeId id)
{
    QMenu *wires = menu->addMenu(icons::icon(u"link"_s), u"Connect"_s);
    const QList<WireChoice> choices = fittingWires(layout(), id).mid(0, kMostWiresInMenu);
    for (const WireChoice &choice : choices) {
        const QPointF at = m_camera.toView(m_geometry.rect(id).center());
        wires->addAction(wireSentence(layout(), choice.offer), this,
                         [this, choice, at] { connectOrAsk(choice.source, choice.target, at); });
    }
    wires->setEnabled(!choices.isEmpty());
    QMenu *ends = menu->addMenu(u"Disconnect"_s);
    for (const CanvasGeometry::Wire &wire : m_geometry.wires()) {
        const Link link = wire.link;
        if (link.from == id || link.to == id)
            ends->addAction(wireSentence(layout(), link), this, [this, link] { removeWire(link); });
    }
    ends->setEnabled(!ends->isEmpty());
}

void CanvasView::addAlignMenu(QMenu *menu)
{
    QMenu *align = menu->addMenu(u"Align"_s);
    const QList<std::pair<QString, Qt::Edge>> edges{{u"Left sides"_s, Qt::LeftEdge},
                                                    {u"Right sides"_s, Qt::RightEdge},
                                                    {u"Tops"_s, Qt::TopEdge},
                                                    {u"Bottoms"_s, Qt::BottomEdge}};
    for (const auto &[words, edge] : edges)
        align->addAction(words, this, [this, side = edge] { alignSelection(side); });
    align->addSeparator();
    align->addAction(u"Spread across"_s, this, [this] { distributeSelection(Qt::Horizontal); });
    align->addAction(u"Spread down"_s, this, [this] { distributeSelection(Qt::Vertical); });
}

QMenu *CanvasView::wireMenu(const Link &link)
{
    auto *menu = new QMenu(this);
    menu->addSection(wireSentence(layout(), link));
    menu->addAction(icons::icon(u"delete"_s), u"Delete\tDel"_s, this, [this, link] { removeWire(link); });
    return menu;
}

QMenu *CanvasView::canvasMenu(QPointF at)
{
    auto *menu = new QMenu(this);
    QMenu *add = menu->addMenu(icons::icon(u"add"_s), u"Add"_s);
    const QPointF centre = m_camera.toCanvas(at);
    NodeGroup group = NodeGroup::Actor;
    for (const NodeInfo &kind : nodeCatalog()) {
        if (kind.group != group)
            add->addSeparator();
        group = kind.group;
        add->addAction(icons::icon(kind.icon), kind.label(), this,
                       [this, which = kind.kind, centre] { addNodeAt(which, centre); });
    }
    menu->addAction(icons::icon(u"search"_s), u"Search and add\tShift+A"_s, this,
                    [this, at] { openQuickAddAt(at); });
    menu->addSeparator();
    menu->addAction(u"Paste\tCtrl+V"_s, this, &CanvasView::paste);
    menu->addAction(u"Select all\tCtrl+A"_s, this, &CanvasView::selectAll);
    menu->addAction(icons::icon(u"fit"_s), u"Fit\tCtrl+1"_s, this, &CanvasView::fitAll);
    return menu;
}

} // namespace signalbox
