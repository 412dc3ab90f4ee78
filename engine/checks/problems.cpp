// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/problems.h"

#include "engine/catalog/catalog.h"
#include "engine/checks/codechecks.h"
#include "engine/checks/handchecks.h"
#include "engine/checks/nodecheck.h"
#include "engine/checks/resourcechecks.h"
#include "engine/checks/stepchecks.h"
#include "engine/checks/taskchecks.h"
#include "engine/layout/rows.h"

#include <QCoreApplication>
#include <QSet>

#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Checks)
};

/// What is looked at in a node of each kind.
struct KindRow {
    NodeKind kind;
    void (*check)(NodeCheck &);
};

constexpr std::array kKinds{
    KindRow{NodeKind::Producer, checkProducer},   KindRow{NodeKind::Consumer, checkConsumer},
    KindRow{NodeKind::Task, checkTask},           KindRow{NodeKind::Canceller, checkCanceller},
    KindRow{NodeKind::Queue, checkQueue},         KindRow{NodeKind::Lock, checkLock},
    KindRow{NodeKind::Semaphore, checkSemaphore}, KindRow{NodeKind::Event, checkEvent},
    KindRow{NodeKind::Condition, checkCondition}, KindRow{NodeKind::Barrier, checkBarrier},
    KindRow{NodeKind::Counter, checkUse}, // that tasks overwrite each other in it is what it teaches
    KindRow{NodeKind::Future, checkFuture},       KindRow{NodeKind::Ticker, checkTicker},
    KindRow{NodeKind::Executor, checkUse},        KindRow{NodeKind::TaskGroup, checkFrame},
    KindRow{NodeKind::Gather, checkFrame},        KindRow{NodeKind::Wait, checkFrame},
    KindRow{NodeKind::Timeout, checkFrame},       KindRow{NodeKind::Shield, checkFrame},
    KindRow{NodeKind::Retry, checkFrame},         KindRow{NodeKind::Function, checkFunction},
    KindRow{NodeKind::Class, checkClass},         KindRow{NodeKind::Module, checkModule},
};

static_assert(isRowPerKind(kKinds), "every kind of node has its row, in the order of NodeKind");

void checkName(NodeCheck &check, QSet<QString> &names)
{
    const QString &name = check.node().name;
    if (names.contains(name))
        check.warn(
            Words::tr("There are two nodes called {name}."),
            Words::tr("Rename one of them, so that the timeline and the exported code tell them apart."),
            {{u"name", name}});
    names.insert(name);
}

void checkDurations(NodeCheck &check)
{
    const QMap<Param, ParamValue> &own = check.node().parameters;
    for (auto at = own.begin(); at != own.end(); ++at) {
        const Duration *time = std::get_if<Duration>(&at.value());
        if (time && time->law == Duration::Law::Uniform && time->high < time->low)
            check.warn(
                Words::tr("{node}: \"{setting}\" is drawn from {low} to {high}, which runs backwards."),
                Words::tr("Let the first be the shorter of the two."),
                {{u"setting", info(at.key()).label()},
                 {u"low", formatTime(time->low)},
                 {u"high", formatTime(time->high)}});
    }
}

template <typename Check> QList<Problem> checkNodes(const Layout &layout, Check checkNode)
{
    const LayoutUse use(layout);
    QList<Problem> problems;
    for (qsizetype at = 0; at < layout.nodes.size(); ++at) {
        NodeCheck each(layout.nodes[at], u"/nodes/%1"_s.arg(at), use, problems);
        checkNode(each);
    }
    return problems;
}

} // namespace

QList<Problem> check(const Layout &layout)
{
    QSet<QString> names;
    const auto checkNode = [&names](NodeCheck &each) {
        checkName(each, names);
        checkDurations(each);
        checkBesideCode(each);
        kKinds[std::size_t(each.node().kind)].check(each);
    };
    return checkNodes(layout, checkNode) + checkHands(layout);
}

QList<Problem> checkPython(const Layout &layout)
{
    return checkNodes(layout, checkNesting);
}

} // namespace signalbox
