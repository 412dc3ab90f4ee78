// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/predicatecatalog.h"

#include "engine/catalog/verbcatalog.h"
#include "engine/messages/message.h"

namespace signalbox {

using namespace Qt::StringLiterals;

const QList<PredicateInfo> &predicateCatalog()
{
    using O = Predicate::Of;
    using S = PredicateInfo::Subject;
    using A = PredicateInfo::Answer;
    static const QList<PredicateInfo> catalog{
        {.of = O::Counter,
         .key = u"counter"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "counter"),
         .question = QT_TRANSLATE_NOOP("Catalog", "the value of a counter"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "counter {node} {relation} {value}"),
         .no = QT_TRANSLATE_NOOP("Catalog", "not counter {node} {relation} {value}"),
         .python = u""_s,
         .subject = S::Resource,
         .answer = A::Number,
         .targets = {NodeKind::Counter}},
        {.of = O::EventSet,
         .key = u"event_set"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "is set"),
         .question = QT_TRANSLATE_NOOP("Catalog", "an event is set"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} is set"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} is not set"),
         .python = u".is_set()"_s,
         .subject = S::Resource,
         .answer = A::Truth,
         .targets = {NodeKind::Event}},
        {.of = O::Locked,
         .key = u"locked"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "is locked"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a lock is locked"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} is locked"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} is not locked"),
         .python = u".locked()"_s,
         .subject = S::Resource,
         .answer = A::Truth,
         .targets = info(Verb::Acquire).targets},
        {.of = O::QueueEmpty,
         .key = u"empty"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "is empty"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a queue is empty"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} is empty"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} is not empty"),
         .python = u".empty()"_s,
         .subject = S::Resource,
         .answer = A::Truth,
         .targets = {NodeKind::Queue}},
        {.of = O::QueueFull,
         .key = u"full"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "is full"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a queue is full"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} is full"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} is not full"),
         .python = u".full()"_s,
         .subject = S::Resource,
         .answer = A::Truth,
         .targets = {NodeKind::Queue}},
        {.of = O::TaskDone,
         .key = u"done"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "is done"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a task is done"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} is done"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} is not done"),
         .python = u".done()"_s,
         .subject = S::Task,
         .answer = A::Truth,
         .targets = info(Verb::Spawn).targets},
        {.of = O::TaskCancelled,
         .key = u"cancelled"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "was cancelled"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a task was cancelled"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} was cancelled"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} was not cancelled"),
         .python = u".cancelled()"_s,
         .subject = S::Task,
         .answer = A::Truth,
         .targets = info(Verb::Spawn).targets},
        {.of = O::TaskFailed,
         .key = u"failed"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "has failed"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a task has failed"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} has failed"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} has not failed"),
         .python = u".exception()"_s,
         .subject = S::Task,
         .answer = A::NoneMeansNo,
         .targets = info(Verb::Spawn).targets},
        {.of = O::FutureDone,
         .key = u"future_done"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "is done"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a future is done"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} is done"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} is not done"),
         .python = u".done()"_s,
         .subject = S::Resource,
         .answer = A::Truth,
         .targets = {NodeKind::Future}},
        {.of = O::FutureCancelled,
         .key = u"future_cancelled"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "was cancelled"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a future was cancelled"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} was cancelled"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} was not cancelled"),
         .python = u".cancelled()"_s,
         .subject = S::Resource,
         .answer = A::Truth,
         .targets = {NodeKind::Future}},
        {.of = O::FutureFailed,
         .key = u"future_failed"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "has failed"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a future has failed"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} has failed"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} has not failed"),
         .python = u".exception()"_s,
         .subject = S::Resource,
         .answer = A::NoneMeansNo,
         .targets = {NodeKind::Future}},
        {.of = O::BarrierBroken,
         .key = u"broken"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "is broken"),
         .question = QT_TRANSLATE_NOOP("Catalog", "a barrier is broken"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "{node} is broken"),
         .no = QT_TRANSLATE_NOOP("Catalog", "{node} is not broken"),
         .python = u".broken"_s,
         .subject = S::Resource,
         .answer = A::Truth,
         .targets = {NodeKind::Barrier}},
        {.of = O::GotSentinel,
         .key = u"sentinel"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "the item is None"),
         .question = QT_TRANSLATE_NOOP("Catalog", "the item is None"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "the item is None"),
         .no = QT_TRANSLATE_NOOP("Catalog", "the item is not None"),
         .python = u""_s,
         .subject = S::Item,
         .answer = A::NoneMeansYes},
        {.of = O::GotNoResult,
         .key = u"no_result"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "the result is None"),
         .question = QT_TRANSLATE_NOOP("Catalog", "the result is None"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "the result is None"),
         .no = QT_TRANSLATE_NOOP("Catalog", "the result is not None"),
         .python = u""_s,
         .subject = S::Result,
         .answer = A::NoneMeansYes},
        {.of = O::Cancelling,
         .key = u"cancelling"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "requests to cancel"),
         .question = QT_TRANSLATE_NOOP("Catalog", "how often it was asked to cancel"),
         .yes = QT_TRANSLATE_NOOP("Catalog", "requests to cancel {relation} {value}"),
         .no = QT_TRANSLATE_NOOP("Catalog", "not requests to cancel {relation} {value}"),
         .python = u"asyncio.current_task().cancelling()"_s,
         .subject = S::Itself,
         .answer = A::Number},
    };
    return catalog;
}

const PredicateInfo &info(Predicate::Of of)
{
    return predicateCatalog()[qsizetype(of)];
}

const QStringList &relationKeys()
{
    static const QStringList keys{u"=="_s, u"!="_s, u"<"_s, u"<="_s, u">"_s, u">="_s};
    return keys;
}

Predicate::Relation opposite(Predicate::Relation relation)
{
    using R = Predicate::Relation;
    switch (relation) {
    case R::Equal:
        return R::NotEqual;
    case R::NotEqual:
        return R::Equal;
    case R::Less:
        return R::GreaterEqual;
    case R::LessEqual:
        return R::Greater;
    case R::Greater:
        return R::LessEqual;
    case R::GreaterEqual:
        return R::Less;
    }
    Q_UNREACHABLE();
}

QString wordsOf(const Predicate &predicate, const QString &node)
{
    const PredicateInfo &asked = info(predicate.of);
    return fill(predicate.negated ? asked.no() : asked.yes(),
                {{u"node", node},
                 {u"relation", relationKeys()[qsizetype(predicate.relation)]},
                 {u"value", QString::number(predicate.value)}});
}

} // namespace signalbox
