// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helpdialog.h"

#include "app/actions.h"
#include "engine/messages/message.h"

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
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Drag from the palette"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Add a node where it is dropped")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Double-click, Shift+A, Insert"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Search for a node and add it there")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Drag from a port"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Draw a wire; on empty canvas, choose what it leads to")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Drag on empty canvas"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Select; Shift adds, Ctrl toggles")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Arrows, Shift+arrows"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Move the selection by one cell, by ten")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl while dragging"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Do not snap to the grid")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Middle drag, Space+drag"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Move the view")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Wheel, Ctrl+wheel"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Scroll, zoom at the pointer")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Alt+wheel over a node"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Turn its capacity or time")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Tab, Shift+Tab"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Go from node to node")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "C"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Draw a wire from the node with the keys")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "U"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Show all tasks of a function, or fold them")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "F"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Fit the selection, or everything")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Menu, Shift+F10"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "What can be done with it")},
};

constexpr Hint kTimeline[] = {
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Click, drag"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Move the playhead")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Shift+drag"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Select a stretch and read its figures")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "I, O, Esc"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Begin and end it at the playhead, drop it")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "W, S or Ctrl+wheel"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Zoom in and out")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "A, D or Shift+wheel"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Earlier and later")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Left, Right"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Move the playhead a little")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Up, Down"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Choose a lane")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "J, Shift+J"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "To who ended the wait, to whose wait it ended")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "F"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Show the whole run")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "M"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Set or clear a mark at the playhead")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "N, Shift+N"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "To the next moment that deserves a look, and back")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+F or /"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog",
                       "Find lanes; then Enter, Shift+Enter go from event to event")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "P"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Pin the lane on top, or unpin it")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Alt+Up, Alt+Down, or drag its name"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Move the lane")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Enter, or click its name"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Fold or unfold a group of lanes")},
};

constexpr Hint kInspector[] = {
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Alt+Up, Alt+Down in a time"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Double it, halve it")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Enter, Insert in the steps"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Add a step behind the selected one, in front of it")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Delete, Ctrl+D in the steps"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Remove the selected steps, duplicate them")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+X, Ctrl+C, Ctrl+V in the steps"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Cut, copy and paste steps")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+B in the steps"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Put a block around the selected steps")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Alt+Up, Alt+Down in the steps"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Move the selected steps, into and out of blocks")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Alt+Left, Alt+Right in the steps"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Move them out of their block, into the one above")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "F2 in the steps, Esc in a field"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "To the fields of the step, back to the steps")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+Space in code"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Show how a name may go on")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+Shift+Space in code"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Show what a call takes")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "F2 in code"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Rename a function, variable or attribute everywhere")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+/ in code"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Make comments of lines, or code of comments")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+Tab in code"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Leave the code")},
};

constexpr Hint kOutputKeys[] = {
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Enter, a click on a line"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Go to the moment it was printed")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+F"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Search in what was printed")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Ctrl+C"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Copy the selected lines")},
    {QT_TRANSLATE_NOOP("signalbox::HelpDialog", "P in the call stack"),
     QT_TRANSLATE_NOOP("signalbox::HelpDialog", "Pin a variable to the timeline, or take it off")},
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
                 fill(tr("{action}: {sentence}"),
                      {{u"action", Actions::plainName(action)}, {u"sentence", Actions::sentence(action)}})});
    addHints(list, tr("On the canvas"), kCanvas);
    addHints(list, tr("In the timeline"), kTimeline);
    addHints(list, tr("In the inspector"), kInspector);
    addHints(list, tr("In the output and the call stack"), kOutputKeys);
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 34);
}

} // namespace signalbox
