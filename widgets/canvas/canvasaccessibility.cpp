// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasaccessibility.h"

#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/canvaswords.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

CanvasView *viewOf(QObject *object)
{
    return qobject_cast<CanvasView *>(object);
}

/// A node or a wire in the tree. Which one it is comes from its place among the view's children, so it never
/// names something that is gone.
class CanvasChild : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    CanvasChild(CanvasView &view, int place)
        : m_view(&view)
        , m_place(place)
    {
    }

    bool isValid() const override { return node() || wire(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }

    QString text(QAccessible::Text what) const override
    {
        if (!isValid())
            return {};
        if (what == QAccessible::Name)
            return node() ? spokenNode(m_view->layout(), m_view->replay(), m_view->world(), node()->id)
                          : wireSentence(m_view->layout(), wire()->link);
        if (what == QAccessible::Description && node())
            return explainNode(m_view->replay(), m_view->world(), node()->id);
        return {};
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRectF area = node() ? m_view->geometry().rect(node()->id) : wire()->path.boundingRect();
        const QRect inView = m_view->camera().toView(area).toAlignedRect();
        return {m_view->mapToGlobal(inView.topLeft()), inView.size()};
    }

    QAccessible::Role role() const override
    {
        if (node() && isScope(node()->kind))
            return QAccessible::Grouping;
        return node() ? QAccessible::Graphic : QAccessible::Link;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (!isValid())
            return state;
        state.selectable = true;
        const auto chosen = m_view->selectedWire();
        state.selected =
            node() ? m_view->selection().contains(node()->id) : chosen && *chosen == wire()->link;
        state.focusable = node() != nullptr;
        state.focused = node() && m_view->hasFocus() && m_view->focusNode() == node()->id;
        state.offscreen = !m_view->rect().intersects(rect().translated(-m_view->mapToGlobal(QPoint())));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (!node())
            m_view->selectWire(wire()->link);
        else if (name == setFocusAction())
            m_view->setFocusNode(node()->id, true);
        else
            m_view->setSelection({node()->id});
    }

private:
    const Node *node() const
    {
        if (!m_view)
            return nullptr;
        const QList<Node> &nodes = m_view->layout().nodes;
        return m_place < nodes.size() ? &nodes[m_place] : nullptr;
    }
    const CanvasGeometry::Wire *wire() const
    {
        if (!m_view)
            return nullptr;
        const qsizetype place = m_place - m_view->layout().nodes.size();
        const QList<CanvasGeometry::Wire> &wires = m_view->geometry().wires();
        return place >= 0 && place < wires.size() ? &wires[place] : nullptr;
    }

    QPointer<CanvasView> m_view;
    int m_place;
};

class CanvasInterface : public QAccessibleWidget {
public:
    explicit CanvasInterface(CanvasView &view)
        : QAccessibleWidget(&view, QAccessible::Canvas)
    {
    }
    ~CanvasInterface() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return ownCount() + QAccessibleWidget::childCount(); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (index >= ownCount())
            return QAccessibleWidget::child(index - ownCount());
        while (m_children.size() <= index)
            m_children.append(QAccessible::registerAccessibleInterface(
                new CanvasChild(*viewOf(widget()), int(m_children.size()))));
        return QAccessible::accessibleInterface(m_children[index]);
    }

    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (int index = 0; index < m_children.size(); ++index) {
            if (QAccessible::accessibleInterface(m_children[index]) == wanted)
                return index;
        }
        const int own = QAccessibleWidget::indexOfChild(wanted);
        return own < 0 ? -1 : own + ownCount();
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int index = ownCount() - 1; index >= 0; --index) {
            QAccessibleInterface *const part = child(index);
            if (part->role() != QAccessible::Link && part->rect().contains(x, y))
                return part;
        }
        return QAccessibleWidget::childAt(x, y);
    }

    QAccessibleInterface *focusChild() const override
    {
        const CanvasView &view = *viewOf(widget());
        for (int index = 0; view.hasFocus() && index < view.layout().nodes.size(); ++index) {
            if (view.layout().nodes[index].id == view.focusNode())
                return child(index);
        }
        return QAccessibleWidget::focusChild();
    }

private:
    int ownCount() const
    {
        const CanvasView &view = *viewOf(widget());
        return int(view.layout().nodes.size() + view.geometry().wires().size());
    }

    mutable QList<QAccessible::Id> m_children;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    CanvasView *const view = viewOf(object);
    return view ? new CanvasInterface(*view) : nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed);
}

void tellFocus(CanvasView &view, NodeId node)
{
    if (!QAccessible::isActive())
        return;
    const QList<Node> &nodes = view.layout().nodes;
    for (int index = 0; index < nodes.size(); ++index) {
        if (nodes[index].id != node)
            continue;
        QAccessibleEvent event(&view, QAccessible::Focus);
        event.setChild(index);
        QAccessible::updateAccessibility(&event);
    }
}

void tellNodesChanged(CanvasView &view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

} // namespace signalbox
