// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/taborder.h"

#include <QHash>
#include <QLayout>
#include <QWidget>

#include <algorithm>
#include <tuple>

namespace signalbox {

namespace {

bool isReached(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && !widget->focusProxy();
}

/// Walks through a window and everything in it that is to be seen.
class TabWalk {
public:
    explicit TabWalk(const QWidget *part)
    {
        const QWidget *first = part->window();
        int at = 0;
        for (const QWidget *each = first; at == 0 || each != first; each = each->nextInFocusChain())
            m_places.insert(each, at++);
    }
    void into(QWidget *widget)
    {
        if (!widget->isVisible())
            return;
        if (isReached(widget))
            m_order.append(widget);
        QList<QWidget *> parts;
        addLaidOut(widget->layout(), parts);
        for (QWidget *part : others(widget, parts))
            parts.append(part);
        for (QWidget *part : std::as_const(parts))
            into(part);
    }
    QList<QWidget *> order() const { return m_order; }

private:
    static void addLaidOut(QLayout *layout, QList<QWidget *> &parts)
    {
        for (int at = 0; layout && at < layout->count(); ++at) {
            QLayoutItem *item = layout->itemAt(at);
            if (item->widget())
                parts.append(item->widget());
            else
                addLaidOut(item->layout(), parts);
        }
    }
    /// Those that stand in no layout, as the parts of a splitter do: from top to bottom.
    QList<QWidget *> others(const QWidget *widget, const QList<QWidget *> &laidOut) const
    {
        QList<QWidget *> found = widget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        found.removeIf([&](const QWidget *each) { return each->isWindow() || laidOut.contains(each); });
        std::sort(found.begin(), found.end(), [this](const QWidget *one, const QWidget *other) {
            return std::tuple(one->y(), one->x(), m_places.value(one))
                < std::tuple(other->y(), other->x(), m_places.value(other));
        });
        return found;
    }

    QHash<const QWidget *, int> m_places; ///< in Qt's way
    QList<QWidget *> m_order;
};

} // namespace

QList<QWidget *> tabOrder(QWidget *part)
{
    TabWalk walk(part);
    walk.into(part);
    return walk.order();
}

QWidget *nextByTab(QWidget *part, const QWidget *from, bool isForward)
{
    const QList<QWidget *> order = tabOrder(part);
    if (order.isEmpty())
        return nullptr;
    // The keyboard may be with the inner part of one, as with the line of a spin box.
    auto at = order.indexOf(from);
    for (const QWidget *outer = from; at < 0 && outer; outer = outer->parentWidget())
        at = order.indexOf(outer);
    if (at < 0)
        return isForward ? order.first() : order.last();
    return order[(at + (isForward ? 1 : -1) + order.size()) % order.size()];
}

} // namespace signalbox
