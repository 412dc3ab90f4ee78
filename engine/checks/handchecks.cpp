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

} // namespace

QString whyNotByHand(const Layout &layout, Verb verb)
{
    const bool hasCode =
        std::ranges::any_of(layout.nodes, [](const Node &node) { return isCode(node.kind); });
    if (hasCode && needsTimer(verb))
        return Words::tr("Beside code, no sleep can be made to fail or to last longer.");
    if (hasCode && startsItself(layout))
        return Words::tr("The code runs the program by itself, so nobody is there to do it.");
    return {};
}

QList<Problem> checkHands(const Layout &layout)
{
    QList<Problem> problems;
    for (qsizetype at = 0; at < layout.interventions.size(); ++at) {
        const Intervention &each = layout.interventions[at];
        const QString why = layout.find(each.step.target) ? whyNotByHand(layout, each.step.verb) : QString();
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
