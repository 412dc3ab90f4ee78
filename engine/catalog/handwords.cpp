// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/handwords.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/units.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct HandWords {
    Q_DECLARE_TR_FUNCTIONS(HandMarks)
};

} // namespace

QString handWords(const Layout &layout, const Intervention &intervention)
{
    const Step &step = intervention.step;
    const VerbInfo &verb = info(step.verb);
    const Node *const node = layout.find(step.target);
    const QString name = node ? node->name : intervention.task;
    const QString what = verb.hasTime ? formatTime(step.time.low) : step.text;
    const QString words = what.isEmpty() ? HandWords::tr("By hand at {time}: {step} {node}")
                                         : HandWords::tr("By hand at {time}: {step} {node} ({what})");
    return fill(words,
                {{QStringLiteral("time"), formatTime(intervention.time)},
                 {QStringLiteral("step"), verb.label()},
                 {QStringLiteral("node"), name},
                 {QStringLiteral("what"), what}});
}

} // namespace signalbox
