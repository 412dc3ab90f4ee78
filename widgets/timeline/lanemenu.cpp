// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/lanemenu.h"

#include "engine/messages/message.h"
#include "widgets/look/icons.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct MenuWords {
    Q_DECLARE_TR_FUNCTIONS(LaneMenu)
};

/// One of several, of which \a isChosen is.
void addChoice(QMenu &menu, QActionGroup *group, const QString &words, bool isChosen,
               const std::function<void()> &choose)
{
    QAction *const action = menu.addAction(words, choose);
    action->setCheckable(true);
    action->setChecked(isChosen);
    group->addAction(action);
}

/// A key that the timeline itself takes, told beside the words.
QString withKey(const QString &words, const QKeySequence &key)
{
    return words + u'\t' + key.toString(QKeySequence::NativeText);
}

} // namespace

void addSorting(QMenu &menu, LaneKeeper &lanes)
{
    using Sort = LaneChoice::Sort;
    auto *const group = new QActionGroup(&menu);
    const auto add = [&](Sort sort, const QString &words) {
        addChoice(menu, group, words, lanes.choice().sort == sort, [&lanes, sort] { lanes.setSort(sort); });
    };
    add(Sort::Drawn, MenuWords::tr("As &Drawn"));
    add(Sort::FirstEvent, MenuWords::tr("By &First Event"));
    add(Sort::Waiting, MenuWords::tr("By &Waiting Time"));
    add(Sort::State, MenuWords::tr("By &State Now"));
}

void addGrouping(QMenu &menu, LaneKeeper &lanes)
{
    using Grouping = LaneChoice::Grouping;
    auto *const group = new QActionGroup(&menu);
    const auto add = [&](Grouping grouping, const QString &words) {
        addChoice(menu, group, words, lanes.choice().grouping == grouping,
                  [&lanes, grouping] { lanes.setGrouping(grouping); });
    };
    add(Grouping::None, MenuWords::tr("&No Groups"));
    add(Grouping::Frame, MenuWords::tr("By F&rame"));
    add(Grouping::Function, MenuWords::tr("By F&unction"));
}

void addResets(QMenu &menu, LaneKeeper &lanes)
{
    QAction *const unpin = menu.addAction(MenuWords::tr("Unpin &All"), [&lanes] { lanes.unpinAll(); });
    unpin->setEnabled(!lanes.choice().pinned.isEmpty());
    QAction *const reset =
        menu.addAction(MenuWords::tr("&Put All Back as Drawn"), [&lanes] { lanes.reset(); });
    reset->setEnabled(!lanes.choice().isDefault());
}

void fillLaneMenu(QMenu &menu, LaneKeeper &lanes, int lane)
{
    if (lanes.canPin(lane)) {
        const QString name = lanes.timeline().lanes[lane].name;
        const QString words =
            lanes.isPinned(lane) ? MenuWords::tr("&Unpin {lane}") : MenuWords::tr("&Pin {lane} on Top");
        menu.addAction(icons::icon(u"pin"_s), withKey(fill(words, {{u"lane", name}}), Qt::Key_P),
                       [&lanes, lane] { lanes.togglePinned(lane); });
        QAction *const up =
            menu.addAction(icons::icon(u"up"_s), withKey(MenuWords::tr("Move U&p"), Qt::ALT | Qt::Key_Up),
                           [&lanes, lane] { lanes.moveBy(lane, -1); });
        up->setEnabled(lanes.canMove(lane, -1));
        QAction *const down = menu.addAction(icons::icon(u"down"_s),
                                             withKey(MenuWords::tr("Move Do&wn"), Qt::ALT | Qt::Key_Down),
                                             [&lanes, lane] { lanes.moveBy(lane, 1); });
        down->setEnabled(lanes.canMove(lane, 1));
    }
    if (const QString group = lanes.groupOf(lane); !group.isEmpty()) {
        const int row = lanes.laneOf(group); // which says what it is, where the lane is not in it yet its key
        const QString fold = lanes.isFolded(group) ? MenuWords::tr("Un&fold {group}")
                                                   : MenuWords::tr("&Fold {group} into One Lane");
        menu.addAction(
            fill(fold, {{u"group", row < 0 ? group.section(u'/', 1) : lanes.timeline().lanes[row].name}}),
            [&lanes, group] { lanes.toggleFolded(group); });
    }
    if (!menu.isEmpty())
        menu.addSeparator();
    addSorting(*menu.addMenu(MenuWords::tr("&Sort Lanes")), lanes);
    addGrouping(*menu.addMenu(MenuWords::tr("&Group Lanes")), lanes);
    menu.addSeparator();
    addResets(menu, lanes);
}

QList<LiveTask> liveTasksOf(const Run &run, const World &world, const TimelineLane &lane, Micros time)
{
    if (lane.kind != Lane::Kind::Task || lane.group)
        return {};
    QList<LiveTask> tasks = liveTasks(run, world, time);
    tasks.removeIf([&lane](const LiveTask &task) { return task.id != lane.task; });
    return tasks;
}

} // namespace signalbox
