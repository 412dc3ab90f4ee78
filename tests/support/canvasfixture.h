// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/kindlist.h"
#include "widgets/canvas/quickadd.h"

#include <QApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTest>
#include <QToolTip>

namespace signalbox::testing::canvas {

using namespace Qt::StringLiterals;

inline Node node(quint32 id, NodeKind kind, const QString &name, QPointF position)
{
    Node made;
    made.id = NodeId(id);
    made.kind = kind;
    made.name = name;
    made.position = position;
    if (isScope(kind))
        made.size = {288, 240};
    return made;
}

inline constexpr NodeId kWeb = NodeId(1);
inline constexpr NodeId kWindow = NodeId(2);
inline constexpr NodeId kCook = NodeId(3);
inline constexpr NodeId kOven = NodeId(4);
inline constexpr NodeId kTask = NodeId(5);
inline constexpr NodeId kGroup = NodeId(6);

/// web puts into window; cook, oven, helper (a Task) and an empty group stand beside them, not connected.
inline Layout kitchen()
{
    Layout layout;
    layout.nodes = {node(1, NodeKind::Producer, u"web"_s, {64, 64}),
                    node(2, NodeKind::Queue, u"window"_s, {352, 64}),
                    node(3, NodeKind::Consumer, u"cook"_s, {672, 64}),
                    node(4, NodeKind::Lock, u"oven"_s, {672, 320}),
                    node(5, NodeKind::Task, u"helper"_s, {352, 256}),
                    node(6, NodeKind::TaskGroup, u"makers"_s, {32, 240})};
    layout.nodes.first().parameters.insert(Param::Count, qint64(20));
    Link putting;
    putting.id = LinkId(1);
    putting.kind = LinkKind::Putting;
    putting.from = kWeb;
    putting.to = kWindow;
    layout.links = {putting};
    return layout;
}

/// A window with nothing but a canvas, at 100 % with the canvas's origin in its corner.
struct CanvasFixture {
    explicit CanvasFixture(const Layout &layout = kitchen())
    {
        document.reset(layout);
        view.resize(1000, 600);
        view.show();
        view.activateWindow();
        view.setFocus();
        view.setCamera({});
    }
    ~CanvasFixture() { closePopups(); }
    Q_DISABLE_COPY_MOVE(CanvasFixture)

    QPoint at(QPointF canvas) const { return view.camera().toView(canvas).toPoint(); }
    QPoint middle(NodeId id) const { return at(view.geometry().rect(id).center()); }
    /// A spot of a card that is neither a port nor a name.
    QPoint body(NodeId id) const { return at(view.geometry().rect(id).center() + QPointF(0, 8)); }
    QPoint port(NodeId id, CanvasGeometry::Port which) const
    {
        return at(*view.geometry().portCentre(id, which));
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier, bool release = true)
    {
        QTest::mousePress(&view, Qt::LeftButton, modifiers, from);
        move((from + to) / 2, modifiers);
        move(to, modifiers);
        if (release)
            QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to);
    }
    /// With the button held: QTest's own move says that none is.
    void move(QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
              Qt::MouseButton button = Qt::LeftButton)
    {
        QMouseEvent event(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, button, modifiers);
        QApplication::sendEvent(&view, &event);
    }
    void wheel(QPoint where, int delta, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(where, view.mapToGlobal(where), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    void drop(NodeKind kind, QPoint where)
    {
        QMimeData data;
        data.setData(QLatin1String(kKindMimeType), info(kind).key.toUtf8());
        QDragEnterEvent enter(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &enter);
        QDragMoveEvent over(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &over);
        QDropEvent dropped(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &dropped);
    }

    static void closePopups()
    {
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        QToolTip::hideText();
    }

    const Node &find(NodeId id) const { return *document.layout().find(id); }
    int steps() { return document.undoStack().count(); }
    QString lastStep() { return document.undoStack().undoText(); }
    QuickAdd &quickAdd() const { return *view.findChild<QuickAdd *>(); }
    QLineEdit &search() const { return *quickAdd().findChild<QLineEdit *>(); }
    QMenu *menu() const { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); }

    Document document;
    RunKeeper keeper{document};
    Player player{keeper};
    CanvasView view{document, keeper, player};
};

inline QAction *actionNamed(const QMenu *menu, const QString &words)
{
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(words))
            return action;
    }
    return nullptr;
}

} // namespace signalbox::testing::canvas
