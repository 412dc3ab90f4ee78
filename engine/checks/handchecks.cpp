// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/handchecks.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/handwords.h"
#include "engine/layout/interventions.h"
#include "engine/messages/message.h"
#include "engine/script/loopstart.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HandChecks)
};

bool hasCode(const Layout &layout)
{
    return std::ranges::any_of(layout.nodes, [](const Node &node) { return isCode(node.kind); });
}

} // namespace

QString whyNotByHand(const Layout &layout, Verb verb)
{
    if (!hasCode(layout))
        return {};
    if (needsTimer(verb))
        return Words::tr("Beside code, no sleep can be made to fail or to last longer.");
    if (!isCallByHand(verb) && startsItself(layout))
        return Words::tr("The code runs the program by itself: there, events are set and cleared, items put "
                         "without waiting, and tasks cancelled that go by a name.");
    return {};
}

QString whyNotByHand(const Layout &layout, const Intervention &intervention)
{
    if (!intervention.task.isEmpty())
        return hasCode(layout) ? QString() : Words::tr("Only tasks that code makes go by a name.");
    return layout.find(intervention.step.target) ? whyNotByHand(layout, intervention.step.verb) : QString();
}

QList<Problem> checkHands(const Layout &layout)
{
    QList<Problem> problems;
    for (qsizetype at = 0; at < layout.interventions.size(); ++at) {
        const Intervention &each = layout.interventions[at];
        const QString why = whyNotByHand(layout, each);
        if (why.isEmpty())
            continue;
        problems.append({.severity = Problem::Severity::Warning,
                         .place = u"/interventions/%1"_s.arg(at),
                         .node = each.step.target,
                         .reason = fill(Words::tr("{what} is not done. {why}"),
                                        {{u"what", handWords(layout, each)}, {u"why", why}}),
                         .remedy = Words::tr("Remove it from the list of what is done by hand."),
                         .line = 0});
    }
    return problems;
}

} // namespace signalbox
