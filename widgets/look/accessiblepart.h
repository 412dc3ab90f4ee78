// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleInterface>
#include <QAccessibleWidget>

namespace signalbox {

/// What a widget paints but has no widget for, as a screen reader finds it: a node of the canvas, a slice of
/// the timeline. It knows its thing by a name of its own (an id, a place), so it is asked anew each time and
/// never points to what is gone. Subclasses say the rest.
class AccessiblePart : public QAccessibleInterface {
public:
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    void setText(QAccessible::Text, const QString &) override { }
};

/// Tells of \a part, where somebody listens.
inline void tellAccessible(QAccessibleInterface *part, QAccessible::Event what)
{
    QAccessibleEvent event(part, what);
    QAccessible::updateAccessibility(&event);
}

} // namespace signalbox
