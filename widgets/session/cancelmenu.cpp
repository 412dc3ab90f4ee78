// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/cancelmenu.h"

#include "engine/messages/message.h"
#include "widgets/look/breakable.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct CancelWords {
    Q_DECLARE_TR_FUNCTIONS(CancelMenu)
};

/// In one line, and without a letter that a menu would take for a key.
QString menuWords(const QString &sentence, const LiveTask &task, Micros time)
{
    constexpr int longest = 60;
    QString label = task.label.simplified();
    if (label.size() > longest)
        label = label.first(longest) + u'…';
    return fill(sentence, {{u"task", label.replace(u'&', u"&&"_s)}, {u"time", formatTime(time)}});
}

void addTask(QMenu &menu, const QString &sentence, const LiveTask &task, Micros time,
             const std::function<void(const QString &)> &cancel)
{
    QAction *const action =
        menu.addAction(menuWords(sentence, task, time), [cancel, name = task.name] { cancel(name); });
    action->setEnabled(task.isAlone);
    const QString help = CancelWords::tr("Each run cancels the task that has this name at this moment.");
    const QString why = CancelWords::tr(
        "Another running task has this name as well. Give each a name of its own to cancel one of them.");
    action->setToolTip(asToolTip(task.isAlone ? help : help + u'\n' + why));
}

} // namespace

void addCancelling(QMenu &menu, const QList<LiveTask> &tasks, Micros time,
                   const std::function<void(const QString &)> &cancel)
{
    if (tasks.isEmpty())
        return;
    menu.setToolTipsVisible(true);
    if (tasks.size() == 1)
        return addTask(menu, CancelWords::tr("Cancel {task} by Hand at {time}"), tasks.front(), time, cancel);
    QMenu *const each =
        menu.addMenu(fill(CancelWords::tr("Cancel by Hand at {time}"), {{u"time", formatTime(time)}}));
    each->setToolTipsVisible(true);
    for (const LiveTask &task : tasks.first(std::min<qsizetype>(tasks.size(), kMostToCancel)))
        addTask(*each, u"{task}"_s, task, time, cancel);
    if (tasks.size() <= kMostToCancel)
        return;
    const QString rest = CancelWords::tr("{count} more: in the list of what is done by hand");
    each->addAction(fill(rest, {{u"count", QString::number(tasks.size() - kMostToCancel)}}))
        ->setEnabled(false);
}

} // namespace signalbox
