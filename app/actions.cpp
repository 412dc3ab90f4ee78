// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/actions.h"

#include "widgets/look/icons.h"

#include <QActionGroup>
#include <QWidget>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    Actions::Id id;
    QString name;
    QString keys; ///< portable text, alternatives after a blank
    QString icon;
    QString sentence;
    bool checkable = false;
};

QList<Row> fileRows()
{
    return {
        {Actions::New, u"&New"_s, u"Ctrl+N"_s, u"new"_s, u"Start with an empty canvas."_s},
        {Actions::Open, u"&Open…"_s, u"Ctrl+O"_s, u"open"_s, u"Open a layout from a file."_s},
        {Actions::Examples, u"E&xamples…"_s, u"Ctrl+Shift+O"_s, u"gallery"_s,
         u"Choose a lesson from the gallery; it opens as a copy of your own."_s},
        {Actions::Save, u"&Save"_s, u"Ctrl+S"_s, u"save"_s, u"Write the layout to its file."_s},
        {Actions::SaveAs, u"Save &As…"_s, u"Ctrl+Shift+S"_s, {}, u"Write the layout to another file."_s},
        {Actions::Export, u"&Export…"_s, u"Ctrl+E"_s, u"export"_s,
         u"Paint the run as an animation or a still picture."_s},
        {Actions::ExportPython,
         u"Export as P&ython…"_s,
         u"Ctrl+Shift+E"_s,
         {},
         u"Write the layout as a Python program."_s},
        {Actions::Close, u"&Quit"_s, u"Ctrl+Q"_s, {}, u"Close the window."_s},
    };
}

QList<Row> editRows()
{
    return {
        {Actions::Undo, u"&Undo"_s, u"Ctrl+Z"_s, u"undo"_s, u"Take back the last change."_s},
        {Actions::Redo, u"&Redo"_s, u"Ctrl+Shift+Z Ctrl+Y"_s, u"redo"_s, u"Bring the change back."_s},
        {Actions::Cut, u"Cu&t"_s, u"Ctrl+X"_s, {}, u"Move the selected nodes to the clipboard."_s},
        {Actions::Copy, u"&Copy"_s, u"Ctrl+C"_s, {}, u"Copy the selected nodes to the clipboard, as text."_s},
        {Actions::Paste, u"&Paste"_s, u"Ctrl+V"_s, {}, u"Add the nodes from the clipboard."_s},
        {Actions::Duplicate, u"&Duplicate"_s, u"Ctrl+D"_s, u"duplicate"_s,
         u"Add a copy of the selected nodes, with their wires."_s},
        {Actions::Delete, u"De&lete"_s, u"Del"_s, u"delete"_s, u"Remove the selected nodes and wires."_s},
        {Actions::SelectAll, u"Select &All"_s, u"Ctrl+A"_s, {}, u"Select every node."_s},
        {Actions::AddNode, u"Add &Node…"_s, u"Shift+A Ins"_s, u"add"_s,
         u"Search for a kind of node and add it at the pointer."_s},
        {Actions::Rename, u"Rena&me"_s, u"F2"_s, {}, u"Give the selected node another name."_s},
        {Actions::Connect,
         u"C&onnect"_s,
         {},
         u"link"_s,
         u"Draw a wire from the selected node with the keys."_s},
    };
}

QList<Row> alignRows()
{
    return {
        {Actions::AlignLeft, u"&Left Sides"_s, {}, {}, u"Bring the selected nodes under each other."_s},
        {Actions::AlignRight, u"&Right Sides"_s, {}, {}, u"The same, by their right sides."_s},
        {Actions::AlignTop, u"&Tops"_s, {}, {}, u"Bring the selected nodes into one row."_s},
        {Actions::AlignBottom, u"&Bottoms"_s, {}, {}, u"The same, by their bottoms."_s},
        {Actions::SpreadAcross, u"Spread &Across"_s, {}, {}, u"Make the gaps from left to right equal."_s},
        {Actions::SpreadDown, u"Spread &Down"_s, {}, {}, u"Make the gaps from top to bottom equal."_s},
    };
}

QList<Row> runRows()
{
    return {
        {Actions::PlayPause, u"&Play"_s, u"Space"_s, u"play"_s,
         u"Let time run from the playhead, or halt it."_s},
        {Actions::StepBack, u"Step &Back"_s, u","_s, u"step-back"_s, u"Go back by one event."_s},
        {Actions::StepForward, u"Step &Forward"_s, u"."_s, u"step-forward"_s, u"Go forward by one event."_s},
        {Actions::ToStart, u"To the &Start"_s, u"Home"_s, u"to-start"_s,
         u"Go to before anything happened."_s},
        {Actions::ToEnd, u"To the &End"_s, u"End"_s, u"to-end"_s, u"Go to the end of the run."_s},
        {Actions::Faster, u"F&aster"_s, u"Ctrl+."_s, {}, u"Let time run faster, up to 100 times."_s},
        {Actions::Slower, u"S&lower"_s, u"Ctrl+,"_s, {}, u"Let time run slower, down to a tenth."_s},
        {Actions::NewSeed, u"&New Seed"_s, u"Ctrl+R"_s, u"seed"_s,
         u"Try other random times; the document keeps its seed until you keep the new one."_s},
    };
}

QList<Row> viewRows()
{
    return {
        {Actions::ZoomIn, u"Zoom &In"_s, u"Ctrl++ Ctrl+="_s, u"zoom-in"_s, u"Enlarge the canvas."_s},
        {Actions::ZoomOut, u"Zoom &Out"_s, u"Ctrl+-"_s, u"zoom-out"_s, u"Show more of the canvas."_s},
        {Actions::ZoomReset, u"&Actual Size"_s, u"Ctrl+0"_s, {}, u"Show the canvas at 100 %."_s},
        {Actions::FitAll, u"&Fit All"_s, u"Ctrl+1"_s, u"fit"_s, u"Show the whole program."_s},
        {Actions::FitSelection,
         u"Fit Se&lection"_s,
         u"Ctrl+2"_s,
         {},
         u"Show the selected nodes as large as they fit."_s},
        {Actions::FitTimeline, u"Fit Ti&meline"_s, u"Ctrl+3"_s, {}, u"Show the whole run in the timeline."_s},
    };
}

QList<Row> panelRows()
{
    return {
        {Actions::ShowPalette,
         u"&Palette"_s,
         {},
         {},
         u"Show or hide what can be dragged onto the canvas."_s,
         true},
        {Actions::ShowSide,
         u"&Inspector and Problems"_s,
         {},
         {},
         u"Show or hide the panel at the right."_s,
         true},
        {Actions::ShowTimeline,
         u"&Timeline"_s,
         {},
         {},
         u"Show or hide the event loop and the timeline."_s,
         true},
        {Actions::ShowCharts, u"&Charts"_s, u"Ctrl+H"_s, u"chart"_s,
         u"Show or hide numbers over time, such as how full queues are."_s, true},
        {Actions::ShowCode, u"P&ython"_s, u"Ctrl+J"_s, u"code"_s,
         u"Show the layout as a Python program, or the inspector again."_s, true},
        {Actions::ThemeDark, u"&Dark"_s, {}, {}, u"Pale on dark."_s, true},
        {Actions::ThemeLight, u"&Light"_s, {}, {}, u"Dark on pale."_s, true},
        {Actions::ThemeHighContrast, u"&High Contrast"_s, {}, {}, u"The strongest contrast."_s, true},
        {Actions::ReducedMotion,
         u"R&educed Motion"_s,
         {},
         {},
         u"Let items jump instead of travelling."_s,
         true},
        {Actions::ResetLayout, u"&Reset Layout"_s, {}, {}, u"Put every panel back where it was at first."_s},
        {Actions::NextPane,
         u"&Next Pane"_s,
         u"F6"_s,
         {},
         u"Move the keyboard to the next part of the window."_s},
        {Actions::PreviousPane,
         u"Pre&vious Pane"_s,
         u"Shift+F6"_s,
         {},
         u"Move the keyboard to the part before."_s},
    };
}

QList<Row> helpRows()
{
    return {
        {Actions::CommandPalette, u"&All Commands…"_s, u"Ctrl+Shift+P"_s, u"search"_s,
         u"Search everything the window can do."_s},
        {Actions::Keys, u"&Keys"_s, u"F1"_s, u"help"_s, u"List the keys and what the mouse does."_s},
        {Actions::About, u"A&bout Signalbox"_s, {}, u"info"_s, u"Tell the version and the licence."_s},
    };
}

QString tooltip(const QAction *action)
{
    QString text = Actions::plainName(action);
    if (!action->shortcut().isEmpty())
        text += u" ("_s + action->shortcut().toString(QKeySequence::NativeText) + u')';
    text += u"\n"_s + Actions::sentence(action);
    const QString why = Actions::whyNot(action);
    return why.isEmpty() ? text : text + u"\n"_s + why;
}

QAction *makeAction(const Row &row, QWidget *window)
{
    auto *action = new QAction(row.name, window);
    QList<QKeySequence> keys;
    for (const QString &key : row.keys.split(u' ', Qt::SkipEmptyParts))
        keys.append(QKeySequence(key, QKeySequence::PortableText));
    action->setShortcuts(keys);
    if (!row.icon.isEmpty())
        action->setIcon(icons::icon(row.icon));
    action->setCheckable(row.checkable);
    action->setStatusTip(row.sentence);
    action->setToolTip(tooltip(action));
    window->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_actions(Count)
{
    for (const QList<Row> &rows :
         {fileRows(), editRows(), alignRows(), runRows(), viewRows(), panelRows(), helpRows()})
        for (const Row &row : rows)
            m_actions[row.id] = makeAction(row, window);
    auto *themes = new QActionGroup(this);
    for (const Id id : {ThemeDark, ThemeLight, ThemeHighContrast})
        themes->addAction(m_actions[id]);
    // A menu has no use for an icon beside some of its entries only.
    for (const Id id : {Close, About})
        m_actions[id]->setIconVisibleInMenu(false);
}

void Actions::setAvailable(Id id, bool available, const QString &why)
{
    QAction *action = m_actions[id];
    action->setEnabled(available);
    action->setProperty("whyNot", available ? QString() : why);
    action->setToolTip(tooltip(action));
}

QString Actions::whyNot(const QAction *action)
{
    return action->property("whyNot").toString();
}

QString Actions::sentence(const QAction *action)
{
    return action->statusTip();
}

QString Actions::plainName(const QAction *action)
{
    QString name = action->text();
    name.remove(u'&');
    if (name.endsWith(u'…'))
        name.chop(1);
    return name;
}

} // namespace signalbox
