// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/filedrops.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace signalbox {

namespace {

/// Those of this computer; an address in the web is a text like others.
QStringList filesIn(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    return files;
}

} // namespace

FileDrops::FileDrops(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    m_window->setAcceptDrops(true);
    qApp->installEventFilter(this);
}

bool FileDrops::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != m_window)
        return false;
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList files = filesIn(drop->mimeData());
    if (files.isEmpty())
        return false;
    if (widget != m_window) {
        drop->ignore(); // then Qt asks what it lies in, and in the end the window
        return true;
    }
    drop->acceptProposedAction();
    if (event->type() == QEvent::DragEnter)
        return true;
    QMetaObject::invokeMethod(
        this,
        [this, files] {
            if (files.size() == 1)
                Q_EMIT dropped(files.first());
            else
                Q_EMIT refused(tr("Drop one file at a time."));
        },
        Qt::QueuedConnection);
    return true;
}

} // namespace signalbox
