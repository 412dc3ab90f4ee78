// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/cancellation.h"

#include "engine/messages/message.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/wording.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

} // namespace

QString onItsWayOut(const Moment &moment, const TaskView &task)
{
    if (task.cancelRequested < 0)
        return {};
    const QList<Place> places{{u"time", timeWords(task.cancelRequested)}, {u"by", cancelledBy(moment, task)}};
    if (task.cancelDelivered < task.cancelRequested)
        return fill(Words::tr("it was asked to cancel at {time} {by}"), places);
    const Fact *const end = moment.endOf(task.id);
    if (!end || end->outcome() != Outcome::Cancelled)
        return {};
    return fill(Words::tr("it was asked to cancel at {time} {by} and is on its way out"), places);
}

QString culpritWords(const Moment &moment, const ScopeView &scope)
{
    if (const TaskView *const culprit = moment.world().task(scope.culprit))
        return fill(
            Words::tr("because {task} failed with {error}"),
            {{u"task", moment.name(culprit->id)}, {u"error", errorWords(moment.run(), culprit->error)}});
    const TaskView *const owner = moment.world().task(scope.owner);
    if (!owner || owner->cancelRequested < 0)
        return {};
    if (owner->cancelCause == CancelCause::Timeout)
        return Words::tr("because its time was up");
    return fill(Words::tr("because it was itself cancelled {by}"), {{u"by", cancelledBy(moment, *owner)}});
}

QString cancelledBy(const Moment &moment, const TaskView &task)
{
    const ScopeView *const scope = moment.scope(task.cancelScope);
    if (task.cancelCause == CancelCause::Shutdown)
        return Words::tr("at the end of the run, because main had ended");
    if (!scope)
        return task.cancelledBy == TaskId::None
            ? Words::tr("from outside")
            : fill(Words::tr("by {who}"), {{u"who", moment.name(task.cancelledBy)}});
    if (task.cancelCause == CancelCause::Outer)
        return fill(Words::tr("together with {task}, which waited for it"),
                    {{u"task", moment.name(scope->owner)}});
    const QString by = moment.scopeName(task.cancelScope);
    if (task.cancelCause == CancelCause::Timeout)
        return fill(Words::tr("by {who}, because its {time} were over"),
                    {{u"who", by}, {u"time", timeWords(scope->deadline - scope->entered)}});
    if (task.cancelCause == CancelCause::Group && task.cancelledBy == task.id)
        return fill(Words::tr("by {who}, for whoever had asked before"), {{u"who", by}});
    const QString why = culpritWords(moment, *scope);
    return why.isEmpty() ? fill(Words::tr("by {who}"), {{u"who", by}})
                         : fill(Words::tr("by {who}, {why}"), {{u"who", by}, {u"why", why}});
}

} // namespace signalbox
