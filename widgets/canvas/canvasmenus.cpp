// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasmenus.h"

#include "engine/catalog/catalog.h"
#include "engine/checks/handchecks.h"
#include "engine/layout/interventions.h"
#include "engine/messages/message.h"
#include "engine/replay/livetasks.h"
#include "widgets/canvas/wirechoice.h"
#include "widgets/look/breakable.h"
#include "widgets/look/icons.h"
#include "widgets/session/cancelmenu.h"

#include <QKeySequence>
#include <QMenu>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Under this many fitting wires a menu still names them all.
constexpr int kMostWiresInMenu = 20;

/// Words with the key that does the same, as menus show them.
QString withKey(const QString &words, const QString &key)
{
    return words + u'\t' + QKeySequence(key, QKeySequence::PortableText).toString(QKeySequence::NativeText);
}

} // namespace

CanvasMenus::CanvasMenus(QWidget &canvas, CanvasState &state, CanvasEdits &edits)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_state(state)
    , m_edits(edits)
{
}

bool CanvasMenus::isOpen() const
{
    return m_menu && m_menu->isVisible();
}

void CanvasMenus::openAtFocus()
{
    const CanvasSelection &selection = m_state.selection();
    const QPointF middle = m_state.viewport().middle();
    if (selection.wire())
        popup(wireMenu(*selection.wire()), middle);
    else if (selection.focus() != NodeId::None)
        popup(nodeMenu(selection.focus()),
              m_state.camera().toView(m_state.geometry().rect(selection.focus()).center()));
    else
        popup(canvasMenu(middle), middle);
}

void CanvasMenus::openAt(QPointF at)
{
    const QPointF canvas = m_state.camera().toCanvas(at);
    const NodeId node = m_state.geometry().nodeAt(canvas);
    const Node *hit = m_state.layout().find(node);
    const auto wire = m_state.geometry().wireAt(canvas, m_state.viewport().wireReach());
    if (wire && (!hit || isScope(hit->kind))) {
        m_state.selection().setWire(*wire);
        popup(wireMenu(*wire), at);
    } else if (hit) {
        if (!m_state.selection().contains(node))
            m_state.selection().setNodes({node});
        m_state.selection().setFocus(node, false);
        popup(nodeMenu(node), at);
    } else {
        popup(canvasMenu(at), at);
    }
}

void CanvasMenus::popup(QMenu *menu, QPointF at)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_menu = menu;
    menu->popup(m_canvas.mapToGlobal(at.toPoint()));
}

QMenu *CanvasMenus::nodeMenu(NodeId id)
{
    const Node *node = m_state.layout().find(id);
    auto *menu = new QMenu(node->name, &m_canvas);
    menu->addAction(withKey(tr("Rename"), u"F2"_s), this, [this, id] { Q_EMIT m_state.renameRequested(id); });
    menu->addAction(icons::icon(u"duplicate"_s), withKey(tr("Duplicate"), u"Ctrl+D"_s), this, [this, id] {
        if (!m_state.selection().contains(id))
            m_state.selection().setNodes({id});
        m_edits.duplicate();
    });
    addWireMenus(menu, id);
    if (node->kind == NodeKind::Function)
        menu->addAction(withKey(tr("Show or fold all its tasks"), u"U"_s), this,
                        [this, id] { Q_EMIT m_state.foldRequested(id); });
    if (isActor(node->kind) && node->kind != NodeKind::Canceller)
        menu->addAction(icons::icon(u"canceller"_s),
                        fill(tr("Cancel it at {time}"), {{u"time", formatTime(m_edits.cancelTime())}}), this,
                        [this, id] { m_edits.cancelAtPlayhead(id); });
    addHandMenu(menu, *node);
    if (node->kind == NodeKind::Function)
        addTaskMenu(menu, id);
    const QList<NodeId> &selected = m_state.selection().nodes();
    if (selected.size() > 1 && selected.contains(id))
        addAlignMenu(menu);
    menu->addSeparator();
    menu->addAction(icons::icon(u"delete"_s), withKey(tr("Delete"), u"Del"_s), this, [this, id] {
        m_edits.remove(m_state.selection().contains(id) ? m_state.selection().nodes() : QList{id});
    });
    return menu;
}

void CanvasMenus::addWireMenus(QMenu *menu, NodeId id)
{
    QMenu *wires = menu->addMenu(icons::icon(u"link"_s), tr("Connect"));
    const QList<WireChoice> choices = fittingWires(m_state.layout(), id).mid(0, kMostWiresInMenu);
    for (const WireChoice &choice : choices) {
        const QPointF at = m_state.camera().toView(m_state.geometry().rect(id).center());
        wires->addAction(wireSentence(m_state.layout(), choice.offer), this,
                         [this, choice, at] { connectOrAsk(choice.source, choice.target, at); });
    }
    wires->setEnabled(!choices.isEmpty());
    QMenu *ends = menu->addMenu(tr("Disconnect"));
    for (const CanvasGeometry::Wire &wire : m_state.geometry().wires()) {
        const Link link = wire.link;
        if (link.from == id || link.to == id)
            ends->addAction(wireSentence(m_state.layout(), link), this,
                            [this, link] { m_edits.removeWire(link); });
    }
    ends->setEnabled(!ends->isEmpty());
}

/// What a person may do to \a node in the running picture.
void CanvasMenus::addHandMenu(QMenu *menu, const Node &node)
{
    QMenu *hand = nullptr;
    for (const VerbInfo &verb : verbCatalog()) {
        if (!canIntervene(verb.verb) || !verb.targets.contains(node.kind))
            continue;
        if (!hand)
            hand =
                menu->addMenu(fill(tr("By hand at {time}"), {{u"time", formatTime(m_edits.cancelTime())}}));
        const QString why = whyNotByHand(m_state.layout(), verb.verb);
        QAction *action = hand->addAction(
            verb.label(), this, [this, which = verb.verb, id = node.id] { m_edits.doByHand(which, id); });
        action->setToolTip(asToolTip(why.isEmpty() ? verb.help() : verb.help() + u'\n' + why));
        action->setEnabled(why.isEmpty());
    }
    if (hand)
        hand->setToolTipsVisible(true);
}

/// The tasks that run \a function at this moment, each of which can be cancelled by its name.
void CanvasMenus::addTaskMenu(QMenu *menu, NodeId function)
{
    const Player &player = m_state.player();
    const QList<LiveTask> tasks = liveTasks(m_state.replay().run(), player.world(), player.time(), function);
    addCancelling(*menu, tasks, m_edits.cancelTime(),
                  [this](const QString &task) { m_edits.cancelByHand(task); });
}

void CanvasMenus::addAlignMenu(QMenu *menu)
{
    QMenu *align = menu->addMenu(tr("Align"));
    const QList<std::pair<QString, Qt::Edge>> edges{{tr("Left sides"), Qt::LeftEdge},
                                                    {tr("Right sides"), Qt::RightEdge},
                                                    {tr("Tops"), Qt::TopEdge},
                                                    {tr("Bottoms"), Qt::BottomEdge}};
    for (const auto &[words, edge] : edges)
        align->addAction(words, this, [this, side = edge] { m_edits.align(side); });
    align->addSeparator();
    align->addAction(tr("Spread across"), this, [this] { m_edits.distribute(Qt::Horizontal); });
    align->addAction(tr("Spread down"), this, [this] { m_edits.distribute(Qt::Vertical); });
    menu->addAction(withKey(tr("Tidy"), u"Ctrl+L"_s), this, [this] { m_edits.tidy(); });
}

QMenu *CanvasMenus::wireMenu(const Link &link)
{
    auto *menu = new QMenu(&m_canvas);
    menu->addSection(wireSentence(m_state.layout(), link));
    menu->addAction(icons::icon(u"delete"_s), withKey(tr("Delete"), u"Del"_s), this,
                    [this, link] { m_edits.removeWire(link); });
    return menu;
}

QMenu *CanvasMenus::canvasMenu(QPointF at)
{
    auto *menu = new QMenu(&m_canvas);
    QMenu *add = menu->addMenu(icons::icon(u"add"_s), tr("Add"));
    const QPointF centre = m_state.camera().toCanvas(at);
    NodeGroup group = NodeGroup::Actor;
    for (const NodeInfo &kind : nodeCatalog()) {
        if (kind.group != group)
            add->addSeparator();
        group = kind.group;
        add->addAction(icons::icon(kind.icon), kind.label(), this,
                       [this, which = kind.kind, centre] { m_edits.addAt(which, centre); });
    }
    menu->addAction(icons::icon(u"search"_s), withKey(tr("Search and add"), u"Shift+A"_s), this,
                    [this, at] { Q_EMIT m_state.quickAddRequested(at, NodeId::None, false); });
    menu->addSeparator();
    menu->addAction(withKey(tr("Paste"), u"Ctrl+V"_s), &m_edits, &CanvasEdits::paste);
    menu->addAction(withKey(tr("Select all"), u"Ctrl+A"_s), &m_state.selection(),
                    &CanvasSelection::selectAll);
    if (!m_state.layout().nodes.isEmpty())
        menu->addAction(withKey(tr("Tidy"), u"Ctrl+L"_s), &m_edits, &CanvasEdits::tidy);
    menu->addAction(icons::icon(u"fit"_s), withKey(tr("Fit"), u"Ctrl+1"_s), this,
                    [this] { m_state.viewport().fitAll(); });
    return menu;
}

void CanvasMenus::connectOrAsk(NodeId source, NodeId target, QPointF at)
{
    const LinkOffer offer = offerLink(m_state.layout(), source, target);
    if (offer.steps.size() < 2) {
        const QString sentence = wireSentence(m_state.layout(), offer);
        const auto refusal = m_state.document().connectNodes(source, target);
        Q_EMIT m_state.message(refusal.value_or(sentence));
        return;
    }
    auto *menu = new QMenu(&m_canvas);
    menu->setTitle(tr("Add a step"));
    const Node *actor = m_state.layout().find(offer.from);
    const Node *used = m_state.layout().find(offer.to);
    menu->addSection(fill(tr("{task} gets another step"), {{u"task", actor->name}}));
    for (int step = 0; step < offer.steps.size(); ++step) {
        const VerbInfo &verb = info(offer.steps[step].verb);
        QAction *action =
            menu->addAction(fill(tr("{step} {used}"), {{u"step", verb.label()}, {u"used", used->name}}));
        action->setToolTip(verb.help());
        connect(action, &QAction::triggered, this,
                [this, source, target, step] { m_state.document().connectNodes(source, target, step); });
    }
    menu->setToolTipsVisible(true);
    popup(menu, at);
    menu->setActiveAction(menu->actions().value(1));
}

void CanvasMenus::offerWires(NodeId added, const Link &near, QPointF at)
{
    QList<WireChoice> choices;
    for (const WireChoice &choice : fittingWires(m_state.layout(), added)) {
        const NodeId other = choice.source == added ? choice.target : choice.source;
        if (other == near.from || other == near.to)
            choices.append(choice);
    }
    if (choices.isEmpty())
        return;
    auto *menu = new QMenu(&m_canvas);
    menu->addSection(fill(tr("Connect {node} here?"), {{u"node", m_state.layout().find(added)->name}}));
    for (const WireChoice &choice : std::as_const(choices)) {
        menu->addAction(wireSentence(m_state.layout(), choice.offer), this,
                        [this, choice, at] { connectOrAsk(choice.source, choice.target, at); });
    }
    menu->addAction(tr("Leave it unconnected"));
    popup(menu, at);
}

} // namespace signalbox
