// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/monkey/act.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QWindow>

class QFileDialog;
class QWidget;

namespace signalbox {
class CanvasView;
class MainWindow;
} // namespace signalbox

namespace signalbox::testing {

/// Does acts to the real window, one each time the event loop comes round, also while dialogs are open. Notes
/// each in the folder's file "acts" before doing it, so that after a crash the last line is the culprit.
class Monkey : public QObject {
    Q_OBJECT
public:
    /// Files are opened and saved in \a folder only. \a window must outlive this.
    Monkey(MainWindow &window, const QString &folder, const QList<Act> &acts);

    void begin();
    qsizetype done() const { return m_at; }
    bool isDone() const { return m_at == m_acts.size(); }

Q_SIGNALS:
    void finished();

private:
    void next();
    void perform(const Act &act);
    void answer(QFileDialog &dialog, const Act &act);
    void leaveDialog(QWidget &dialog);
    void click(const Act &act);
    void press(const Act &act);
    void shortcut(const Act &act);
    void type(const Act &act);
    void drag(const Act &act);
    void scroll(const Act &act);
    void wire(const Act &act);
    void moveNode(const Act &act);
    void trigger(const Act &act);
    void paste(const Act &act);
    void openExample(const Act &act);
    void dragAcross(QWidget &widget, QPoint from, QPoint to);
    void dragOn();

    /// What a person could reach now: a menu, a dialog or the window.
    QWidget *reachable() const;
    QWidget *widgetFor(const Act &act) const;

    MainWindow &m_window;
    CanvasView *m_canvas = nullptr;
    const QDir m_folder;
    const QList<Act> m_acts;
    QFile m_notes;
    qsizetype m_at = 0;
    QWidget *m_lastDialog = nullptr;
    int m_actsInDialog = 0;
    bool m_isPerforming = false;
    int m_waited = 0; ///< times in a row that an act had not ended yet
    QPointer<QWindow> m_dragged; ///< where the mouse button is held
    QPoint m_dragPlace;
    QList<QPoint> m_way; ///< that it has still to go
    QWidget *m_reachedFrom = nullptr; ///< what could be reached when the act began; to compare only
};

} // namespace signalbox::testing
