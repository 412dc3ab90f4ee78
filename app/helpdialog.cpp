// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helpdialog.h"

#include "app/actions.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace signalbox {

namespace {

struct Hint {
    const char *keys;
    const char *meaning;
};

constexpr Hint kCanvas[] = {
    {"Drag from the palette", "Add a node where it is dropped"},
    {"Double-click, Shift+A, Insert", "Search for a node and add it there"},
    {"Drag from a port", "Draw a wire; on empty canvas, choose what it leads to"},
    {"Drag on empty canvas", "Select; Shift adds, Ctrl toggles"},
    {"Arrows, Shift+arrows", "Move the selection by one cell, by ten"},
    {"Ctrl while dragging", "Do not snap to the grid"},
    {"Middle drag, Space+drag", "Move the view"},
    {"Wheel, Ctrl+wheel", "Scroll, zoom at the pointer"},
    {"Alt+wheel over a node", "Turn its capacity or time"},
    {"Tab, Shift+Tab", "Go from node to node"},
    {"C", "Draw a wire from the node with the keys"},
    {"F", "Fit the selection, or everything"},
    {"Menu, Shift+F10", "What can be done with it"},
};

constexpr Hint kTimeline[] = {
    {"Click, drag", "Move the playhead"},
    {"Shift+drag", "Select a stretch and read its figures"},
    {"W, S or Ctrl+wheel", "Zoom in and out"},
    {"A, D or Shift+wheel", "Earlier and later"},
    {"Left, Right", "Move the playhead a little"},
    {"Up, Down", "Choose a lane"},
    {"F", "Show the whole run"},
    {"M", "Set or clear a mark at the playhead"},
};

constexpr Hint kInspector[] = {
    {"Alt+Up, Alt+Down in a time", "Double it, halve it"},
    {"Insert, Delete in the steps", "Add a step, remove it"},
    {"Alt+Up, Alt+Down in the steps", "Move the step"},
    {"Alt+Left, Alt+Right in the steps", "Move it out of its block, into the one above"},
};

QTreeWidgetItem *addGroup(QTreeWidget *list, const QString &name)
{
    auto *group = new QTreeWidgetItem(list, {name});
    group->setFirstColumnSpanned(true);
    QFont font = list->font();
    font.setWeight(QFont::DemiBold);
    group->setFont(0, font);
    group->setFlags(Qt::ItemIsEnabled);
    group->setExpanded(true);
    return group;
}

template <std::size_t n> void addHints(QTreeWidget *list, const QString &name, const Hint (&hints)[n])
{
    QTreeWidgetItem *group = addGroup(list, name);
    for (const Hint &hint : hints)
        new QTreeWidgetItem(group, {HelpDialog::tr(hint.keys), HelpDialog::tr(hint.meaning)});
}

QString keysOf(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &key : action->shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

} // namespace

HelpDialog::HelpDialog(const Actions &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *list = new QTreeWidget;
    list->setAccessibleName(tr("Keys"));
    list->setColumnCount(2);
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setIndentation(12);
    QTreeWidgetItem *window = addGroup(list, tr("Anywhere"));
    for (const QAction *action : actions.all())
        if (!action->shortcuts().isEmpty())
            new QTreeWidgetItem(
                window,
                {keysOf(action),
                 Actions::plainName(action) + QStringLiteral(": ") + Actions::sentence(action)});
    addHints(list, tr("On the canvas"), kCanvas);
    addHints(list, tr("In the timeline"), kTimeline);
    addHints(list, tr("In the inspector"), kInspector);
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 34);
}

} // namespace signalbox
