// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/monkey.h"

#include "app/filecontroller.h"
#include "app/mainwindow.h"
#include "engine/file/layoutfile.h"
#include "widgets/canvas/canvasview.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QPushButton>
#include <QRegion>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

/// Keys that go down and up again, each where the window is still there: any of them may have closed it.
void strike(QWindow *window, Qt::Key key, Qt::KeyboardModifiers held)
{
    const QPointer<QWindow> standing(window);
    const auto send = [&](bool isDown, int each, const QString &text = {}) {
        if (standing)
            QTest::simulateEvent(standing, isDown, each, held, text, false);
    };
    constexpr std::pair<Qt::KeyboardModifier, Qt::Key> others[] = {{Qt::ShiftModifier, Qt::Key_Shift},
                                                                   {Qt::ControlModifier, Qt::Key_Control},
                                                                   {Qt::AltModifier, Qt::Key_Alt}};
    for (const auto &[modifier, other] : others)
        if (held & modifier)
            send(true, other);
    const char letter = QTest::keyToAscii(key);
    const QString text = letter ? QString(QChar::fromLatin1(letter)) : QString();
    send(true, key, text);
    send(false, key, text);
    for (const auto &[modifier, other] : others)
        if (held & modifier)
            send(false, other);
}

const QList<int> &keys()
{
    static const QList<int> list{
        Qt::Key_Escape, Qt::Key_Return,    Qt::Key_Tab,    Qt::Key_Backtab,  Qt::Key_Space, Qt::Key_Delete,
        Qt::Key_Insert, Qt::Key_Backspace, Qt::Key_Left,   Qt::Key_Right,    Qt::Key_Up,    Qt::Key_Down,
        Qt::Key_Home,   Qt::Key_End,       Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_F1,    Qt::Key_F2,
        Qt::Key_F6,     Qt::Key_F10,       Qt::Key_F11,    Qt::Key_Menu,     Qt::Key_A,     Qt::Key_C,
        Qt::Key_E,      Qt::Key_L,         Qt::Key_N,      Qt::Key_Q,        Qt::Key_0,     Qt::Key_9,
        Qt::Key_Plus,   Qt::Key_Minus,     Qt::Key_Comma,  Qt::Key_Period,   Qt::Key_Slash, Qt::Key_Question};
    return list;
}

const QList<Qt::KeyboardModifiers> &modifiers()
{
    static const QList<Qt::KeyboardModifiers> list{Qt::ControlModifier, Qt::ControlModifier,
                                                   Qt::ControlModifier | Qt::ShiftModifier, Qt::ShiftModifier,
                                                   Qt::AltModifier};
    return list;
}

/// With Ctrl, undo and redo most often.
const QList<int> &shortcutKeys()
{
    static const QList<int> list = keys()
        + QList<int>{Qt::Key_Z, Qt::Key_Z, Qt::Key_Z, Qt::Key_Y, Qt::Key_X, Qt::Key_V, Qt::Key_V, Qt::Key_D,
                     Qt::Key_S, Qt::Key_O, Qt::Key_G, Qt::Key_H, Qt::Key_K, Qt::Key_P, Qt::Key_T, Qt::Key_F4};
    return list;
}

/// None has a slash, so that no field for a file can lead out of the folder.
const QStringList &words()
{
    static const QStringList list{
        u"cook"_s,           u"0"_s,     u"1.5"_s,      u"-3"_s,  u"99999999999"_s, u"1e9"_s, u"ms"_s,
        u"ValueError: no"_s, u"Küche"_s, u"<b>x</b>"_s, u"\"'"_s, u"{x} %1"_s,      u" "_s};
    return list;
}

template <typename T> const T &chosen(const QList<T> &list, quint32 number)
{
    return list[number % quint32(list.size())];
}

/// Where it can be seen: a small window shows only part of some widgets.
QPoint placeIn(const QWidget &widget, quint32 number)
{
    const QRect seen = widget.visibleRegion().boundingRect();
    return seen.topLeft()
        + QPoint(int(number % quint32(std::max(1, seen.width()))),
                 int((number >> 12) % quint32(std::max(1, seen.height()))));
}

/// What happened since may have made the window smaller.
QPoint placeWithin(const QWindow &window, QPoint place)
{
    return {std::min(place.x(), window.width() - 1), std::min(place.y(), window.height() - 1)};
}

} // namespace

Monkey::Monkey(MainWindow &window, const QString &folder, const QList<Act> &acts)
    : m_window(window)
    , m_canvas(window.findChild<CanvasView *>())
    , m_folder(folder)
    , m_acts(acts)
    , m_notes(m_folder.filePath(u"acts"_s))
{
}

void Monkey::begin()
{
    if (!m_notes.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("the folder cannot be written to");
    QTimer::singleShot(0, this, &Monkey::next);
}

void Monkey::next()
{
    if (isDone()) {
        Q_EMIT finished();
        return;
    }
    // Events are processed in the middle of a drag as well. Only an act that has opened something, and waits
    // there in an event loop of its own, has to be answered by the next.
    if (m_isPerforming && reachable() == m_reachedFrom) {
        constexpr int longest = 30'000; // each takes a millisecond or more
        if (++m_waited > longest)
            qWarning("the act \"%s\" never ends", qPrintable(m_acts[m_at - 1].text()));
        QTimer::singleShot(1, this, &Monkey::next);
        dragOn();
        return;
    }
    m_waited = 0;
    const Act act = m_acts[m_at++];
    m_notes.write(act.text().toUtf8() + '\n');
    m_notes.flush();
    // Before the act, for it may open a dialog that runs an event loop of its own.
    QTimer::singleShot(1, this, &Monkey::next);
    if (m_window.isHidden()) // it was closed, and may be
        m_window.show();
    const bool wasPerforming = std::exchange(m_isPerforming, true);
    QWidget *const before = std::exchange(m_reachedFrom, reachable());
    perform(act);
    m_isPerforming = wasPerforming;
    m_reachedFrom = before;
}

QWidget *Monkey::reachable() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *dialog = QApplication::activeModalWidget())
        return dialog;
    return &m_window;
}

void Monkey::perform(const Act &act)
{
    QWidget *dialog = QApplication::activeModalWidget();
    if (auto *files = qobject_cast<QFileDialog *>(dialog))
        return answer(*files, act);
    constexpr int mostInDialog = 25;
    m_actsInDialog = dialog && dialog == m_lastDialog ? m_actsInDialog + 1 : 0;
    m_lastDialog = dialog;
    if (m_actsInDialog > mostInDialog)
        return leaveDialog(*dialog);
    switch (act.kind) {
    case Act::Kind::Click:
        return click(act);
    case Act::Kind::Press:
        return press(act);
    case Act::Kind::Shortcut:
        return shortcut(act);
    case Act::Kind::Type:
        return type(act);
    case Act::Kind::Drag:
        return drag(act);
    case Act::Kind::Scroll:
        return scroll(act);
    case Act::Kind::Wire:
        return wire(act);
    case Act::Kind::MoveNode:
        return moveNode(act);
    case Act::Kind::Trigger:
        return trigger(act);
    case Act::Kind::Paste:
        return paste(act);
    case Act::Kind::Play:
        return m_window.actions()[Actions::PlayPause]->trigger();
    case Act::Kind::Charts:
        return m_window.actions()[Actions::ShowCharts]->trigger();
    case Act::Kind::Resize:
        return m_window.resize(600 + int(act.numbers[0] % 900), 400 + int(act.numbers[1] % 700));
    case Act::Kind::Open:
        return openExample(act);
    case Act::Kind::Wait:
        return QTest::qWait(int(act.numbers[0] % 60));
    }
}

/// A person could write over anything with it; the monkey only over files in its folder.
void Monkey::answer(QFileDialog &dialog, const Act &act)
{
    auto *buttons = dialog.findChild<QDialogButtonBox *>();
    QPushButton *accept = nullptr;
    for (const auto which : {QDialogButtonBox::Save, QDialogButtonBox::Open})
        accept = accept || !buttons ? accept : buttons->button(which);
    if (!accept || act.numbers[0] % 3 == 0)
        return dialog.reject();
    dialog.setDirectory(m_folder);
    dialog.selectFile(u"monkey-%1.%2"_s.arg(act.numbers[1] % 3)
                          .arg(dialog.defaultSuffix().isEmpty() ? u"signalbox"_s : dialog.defaultSuffix()));
    const QPointer<QFileDialog> still(&dialog);
    accept->click(); // which may ask whether to write over a file, and come back much later
    if (still && QApplication::activeModalWidget() == still)
        still->reject();
}

void Monkey::leaveDialog(QWidget &dialog)
{
    m_actsInDialog = 0;
    const QPointer<QWidget> still(&dialog);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    if (still && QApplication::activeModalWidget() == still)
        QTest::keyClick(still, Qt::Key_Escape); // the first has stopped what the dialog was doing
    if (still && QApplication::activeModalWidget() == &dialog)
        qWarning("Esc does not close the dialog \"%s\" (%s)", qPrintable(dialog.windowTitle()),
                 dialog.metaObject()->className());
}

QWidget *Monkey::widgetFor(const Act &act) const
{
    QWidget *top = reachable();
    QList<QWidget *> widgets{top};
    for (QWidget *widget : top->findChildren<QWidget *>()) {
        if (widget->isVisible() && !widget->visibleRegion().isEmpty() && widget->isEnabled()
            && widget->window() == top && !widget->size().isEmpty())
            widgets.append(widget);
    }
    // There are many small widgets; the canvas is most of what there is to do.
    if (top == &m_window && act.numbers[3] % 3 == 0 && m_canvas->isVisible())
        return m_canvas;
    return chosen(widgets, act.numbers[0]);
}

void Monkey::click(const Act &act)
{
    QWidget *widget = widgetFor(act);
    const QPoint at = placeIn(*widget, act.numbers[1]);
    const Qt::MouseButton button = act.numbers[2] % 6 == 0 ? Qt::RightButton
        : act.numbers[2] % 17 == 1                         ? Qt::MiddleButton
                                                           : Qt::LeftButton;
    const Qt::KeyboardModifiers held = act.numbers[2] % 7 == 0 ? Qt::ShiftModifier
        : act.numbers[2] % 7 == 1                              ? Qt::ControlModifier
                                                               : Qt::NoModifier;
    QWindow *window = widget->window()->windowHandle();
    if (!window)
        return;
    const QPoint place = widget->mapTo(widget->window(), at);
    const auto isReached = [&] { return QRect(QPoint(), window->size()).contains(place); };
    if (!isReached())
        return; // a part that its window has no room for
    QTest::mouseMove(window, place);
    if (!isReached())
        return; // what the pointer meets may make a window smaller
    if (act.numbers[3] % 8 == 1)
        QTest::mouseDClick(window, button, held, place);
    else
        QTest::mouseClick(window, button, held, place);
}

void Monkey::press(const Act &act)
{
    if (QWindow *window = reachable()->window()->windowHandle())
        strike(window, Qt::Key(chosen(keys(), act.numbers[0])), {});
}

void Monkey::shortcut(const Act &act)
{
    if (QWindow *window = reachable()->window()->windowHandle())
        strike(window, Qt::Key(chosen(shortcutKeys(), act.numbers[0])), chosen(modifiers(), act.numbers[1]));
}

void Monkey::type(const Act &act)
{
    QWidget *top = reachable();
    for (const QChar letter : chosen(words(), act.numbers[0])) {
        QWidget *focus = QApplication::focusWidget();
        if (!focus || reachable() != top)
            return;
        QTest::sendKeyEvent(QTest::Click, focus, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }
}

void Monkey::dragAcross(QWidget &widget, QPoint from, QPoint to)
{
    QWidget *top = widget.window();
    QWindow *window = top->windowHandle();
    if (!window)
        return;
    constexpr int parts = 4;
    const QRect seen = top->rect().adjusted(0, 0, -1, -1);
    const auto place = [&](int part) {
        const QPoint at = widget.mapTo(top, from + (to - from) * part / parts);
        return QPoint(std::clamp(at.x(), 0, seen.right()), std::clamp(at.y(), 0, seen.bottom()));
    };
    m_dragPlace = place(0);
    m_way = {place(1), place(2), place(3), place(parts)};
    const QPointer<QWindow> standing(window);
    QTest::mouseMove(window, m_dragPlace);
    if (standing)
        QTest::mousePress(window, Qt::LeftButton, {}, m_dragPlace);
    m_dragged = standing; // a menu may have closed at the press, and its widgets with it
    dragOn();
}

/// Drag and drop has an event loop of its own, inside the move that begins it: the rest of the way is then
/// gone from there.
void Monkey::dragOn()
{
    while (m_dragged && !m_way.isEmpty()) {
        m_dragPlace = placeWithin(*m_dragged, m_way.takeFirst());
        QTest::mouseMove(m_dragged, m_dragPlace);
    }
    if (QWindow *window = std::exchange(m_dragged, nullptr))
        QTest::mouseRelease(window, Qt::LeftButton, {}, placeWithin(*window, m_dragPlace));
}

void Monkey::drag(const Act &act)
{
    QWidget *widget = widgetFor(act);
    dragAcross(*widget, placeIn(*widget, act.numbers[1]), placeIn(*widget, act.numbers[2]));
}

void Monkey::scroll(const Act &act)
{
    QWidget *widget = widgetFor(act);
    const QPoint at = placeIn(*widget, act.numbers[1]);
    const QPoint turn(act.numbers[2] % 5 == 0 ? 120 : 0, act.numbers[2] % 2 ? 120 : -120);
    QWheelEvent event(at, widget->mapToGlobal(at), {}, turn, Qt::NoButton,
                      act.numbers[2] % 3 ? Qt::NoModifier : Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

void Monkey::wire(const Act &act)
{
    const QList<CanvasGeometry::PortPlace> &ports = m_canvas->geometry().ports();
    const QList<Node> &nodes = m_window.document().layout().nodes;
    if (reachable() != &m_window || ports.isEmpty() || nodes.isEmpty())
        return;
    const QPointF from = chosen(ports, act.numbers[0]).centre;
    const QPointF to = m_canvas->geometry().rect(chosen(nodes, act.numbers[1]).id).center();
    dragAcross(*m_canvas, m_canvas->camera().toView(from).toPoint(), m_canvas->camera().toView(to).toPoint());
}

void Monkey::moveNode(const Act &act)
{
    const QList<Node> &nodes = m_window.document().layout().nodes;
    if (reachable() != &m_window || nodes.isEmpty())
        return;
    const QPointF from = m_canvas->geometry().rect(chosen(nodes, act.numbers[0]).id).center();
    dragAcross(*m_canvas, m_canvas->camera().toView(from).toPoint(), placeIn(*m_canvas, act.numbers[1]));
}

void Monkey::trigger(const Act &act)
{
    QAction *action = chosen(m_window.actions().all(), act.numbers[0]);
    if (reachable() == &m_window && action->isEnabled())
        action->trigger();
}

void Monkey::paste(const Act &act)
{
    const Layout &layout = m_window.document().layout();
    QClipboard *clipboard = QApplication::clipboard();
    switch (act.numbers[0] % 4) {
    case 0:
        clipboard->setText(chosen(words(), act.numbers[1]));
        break;
    case 1:
        clipboard->clear();
        break;
    case 2:
        clipboard->setText(QString::fromUtf8(encodeLayout(layout)));
        break;
    case 3:
        break; // what was copied last
    }
    if (QWindow *window = reachable()->window()->windowHandle())
        strike(window, Qt::Key_V, Qt::ControlModifier);
}

void Monkey::openExample(const Act &act)
{
    const QStringList files = m_folder.entryList({u"[0-9][0-9]_*.signalbox"_s}, QDir::Files, QDir::Name);
    if (reachable() == &m_window && !files.isEmpty())
        m_window.files().openFile(m_folder.filePath(chosen(files, act.numbers[0])));
}

} // namespace signalbox::testing
