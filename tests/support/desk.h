// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/filecontroller.h"
#include "app/mainwindow.h"
#include "app/preferences.h"
#include "tests/support/files.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/kindlist.h"
#include "widgets/timeline/timelineview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMessageBox>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

/// What tests of the window share: a window of its own, and answers to its questions.
namespace signalbox {

using testing::contentOf;

inline QString example(const QString &name)
{
    return QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + name + QStringLiteral(".signalbox");
}

/// A window of its own, with settings, journal and files in a folder that goes away.
class Desk {
public:
    Desk()
        : preferences(folder.filePath(QStringLiteral("settings.ini")))
        , window(preferences, folder.filePath(QStringLiteral("journals")))
        , canvas(*window.findChild<CanvasView *>())
        , timeline(*window.findChild<TimelineView *>())
    {
        window.show();
        QApplication::setActiveWindow(&window);
    }

    ~Desk()
    {
        // A closing window must not ask anything.
        window.document().undoStack().setClean();
    }

    /// Opens a copy of an example that may be saved over.
    QString open(const QString &name)
    {
        const QString path = folder.filePath(name + QStringLiteral(".signalbox"));
        QFile::copy(example(name), path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        return window.files().openFile(path) ? path : QString();
    }

    NodeId node(const QString &name) { return window.document().layout().findByName(name)->id; }

    QPoint pointOf(NodeId id) const
    {
        return canvas.camera().toView(canvas.geometry().rect(id).center()).toPoint();
    }

    QPoint portOf(NodeId id, CanvasGeometry::Port port) const
    {
        for (const auto &place : canvas.geometry().ports())
            if (place.node == id && place.port == port)
                return canvas.camera().toView(place.centre).toPoint();
        return {};
    }

    void drop(NodeKind kind, QPoint at)
    {
        KindModel model;
        model.showGroups({});
        QModelIndex index;
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.kindAt(model.index(row, 0)) == kind)
                index = model.index(row, 0);
        std::unique_ptr<QMimeData> data(model.mimeData({index}));
        QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas, &enter);
        QDragMoveEvent move(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas, &move);
        QDropEvent drop(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas, &drop);
    }

    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
        for (int part = 1; part <= 4; ++part)
            QTest::mouseMove(&canvas, from + (to - from) * part / 4);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
    }

    void trigger(Actions::Id id) { window.actions()[id]->trigger(); }

    QTemporaryDir folder;
    Preferences preferences;
    MainWindow window;
    CanvasView &canvas;
    TimelineView &timeline;
};

/// Milliseconds between two looks at what asks. Not 0: such a timer waits until nothing else happens, and a
/// file dialog above a busy folder is never without news.
inline constexpr int kLook = 5;

/// Once a dialog of that type waits for an answer, \a act gives it; until then events go on.
template <typename Dialog> void whenAsked(const std::function<void(Dialog &)> &act)
{
    auto *timer = new QTimer(qApp);
    timer->callOnTimeout(timer, [timer, act] {
        auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isVisible())
            return;
        timer->stop();
        timer->deleteLater();
        act(*dialog);
    });
    timer->start(kLook);
}

/// Answers the next message box with the button of these words, and gives what it said to \a heard.
inline void answerNext(const QString &words, QString *heard = nullptr)
{
    whenAsked<QMessageBox>([words, heard](QMessageBox &box) {
        if (heard)
            *heard = box.text() + u' ' + box.informativeText();
        QStringList offered;
        for (QAbstractButton *button : box.buttons()) {
            offered.append(button->text().remove(u'&'));
            if (offered.last() == words) {
                button->click();
                return;
            }
        }
        box.close();
        QFAIL(qPrintable(words + QStringLiteral(" is not among ") + offered.join(u'/')));
    });
}

} // namespace signalbox
