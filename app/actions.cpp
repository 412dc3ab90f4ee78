// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/actions.h"

#include "engine/messages/message.h"
#include "widgets/look/icons.h"

#include <QActionGroup>
#include <QEvent>
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
        {Actions::New, Actions::tr("&New"), u"Ctrl+N"_s, u"new"_s,
         Actions::tr("Start with an empty canvas.")},
        {Actions::Open, Actions::tr("&Open…"), u"Ctrl+O"_s, u"open"_s,
         Actions::tr("Open a layout from a file.")},
        {Actions::Import,
         Actions::tr("&Import…"),
         u"Ctrl+Shift+I"_s,
         {},
         Actions::tr("Make a layout of a Python program.")},
        {Actions::Examples, Actions::tr("E&xamples…"), u"Ctrl+Shift+O"_s, u"gallery"_s,
         Actions::tr("Choose a lesson from the gallery; it opens as a copy of your own.")},
        {Actions::Save, Actions::tr("&Save"), u"Ctrl+S"_s, u"save"_s,
         Actions::tr("Write the layout to its file.")},
        {Actions::SaveAs,
         Actions::tr("Save &As…"),
         u"Ctrl+Shift+S"_s,
         {},
         Actions::tr("Write the layout to another file.")},
        {Actions::Export, Actions::tr("&Export…"), u"Ctrl+E"_s, u"export"_s,
         Actions::tr("Paint the run as an animation or a still picture.")},
        {Actions::ExportPython,
         Actions::tr("Export as P&ython…"),
         u"Ctrl+Shift+E"_s,
         {},
         Actions::tr("Write the layout as a Python program.")},
        {Actions::ExportTrace,
         Actions::tr("Ex&port the Trace…"),
         {},
         {},
         Actions::tr("Write what happened in the run for Perfetto, Chrome, spreadsheets or Mermaid.")},
        {Actions::Stops,
         Actions::tr("S&tops…"),
         u"Ctrl+M"_s,
         {},
         Actions::tr("Mark the moment of the playhead, with a caption, for exports to hold there.")},
        {Actions::Close, Actions::tr("&Quit"), u"Ctrl+Q"_s, {}, Actions::tr("Close the window.")},
    };
}

QList<Row> editRows()
{
    return {
        {Actions::Undo, Actions::tr("&Undo"), u"Ctrl+Z"_s, u"undo"_s,
         Actions::tr("Take back the last change.")},
        {Actions::Redo, Actions::tr("&Redo"), u"Ctrl+Shift+Z Ctrl+Y"_s, u"redo"_s,
         Actions::tr("Bring the change back.")},
        {Actions::Cut,
         Actions::tr("Cu&t"),
         u"Ctrl+X"_s,
         {},
         Actions::tr("Move the selected nodes to the clipboard.")},
        {Actions::Copy,
         Actions::tr("&Copy"),
         u"Ctrl+C"_s,
         {},
         Actions::tr("Copy the selected nodes to the clipboard, as text.")},
        {Actions::Paste,
         Actions::tr("&Paste"),
         u"Ctrl+V"_s,
         {},
         Actions::tr("Add the nodes from the clipboard.")},
        {Actions::Duplicate, Actions::tr("&Duplicate"), u"Ctrl+D"_s, u"duplicate"_s,
         Actions::tr("Add a copy of the selected nodes, with their wires.")},
        {Actions::Delete, Actions::tr("De&lete"), u"Del"_s, u"delete"_s,
         Actions::tr("Remove the selected nodes and wires.")},
        {Actions::SelectAll, Actions::tr("Select &All"), u"Ctrl+A"_s, {}, Actions::tr("Select every node.")},
        {Actions::FindInOutput, Actions::tr("F&ind in Output…"), u"Ctrl+F"_s, u"search"_s,
         Actions::tr("Search in what the program prints; Enter goes on, Esc to the line that was found.")},
        {Actions::AddNode, Actions::tr("Add &Node…"), u"Shift+A Ins"_s, u"add"_s,
         Actions::tr("Search for a kind of node and add it at the pointer.")},
        {Actions::Rename,
         Actions::tr("Rena&me"),
         u"F2"_s,
         {},
         Actions::tr("Give the selected node another name.")},
        {Actions::Connect,
         Actions::tr("C&onnect"),
         {},
         u"link"_s,
         Actions::tr("Draw a wire from the selected node with the keys.")},
        {Actions::Unfold,
         Actions::tr("Un&fold Tasks"),
         {},
         {},
         Actions::tr("Show all tasks of the selected function, or fold them; U does so on the canvas.")},
    };
}

QList<Row> alignRows()
{
    return {
        {Actions::AlignLeft,
         Actions::tr("&Left Sides"),
         {},
         {},
         Actions::tr("Bring the selected nodes under each other.")},
        {Actions::AlignRight,
         Actions::tr("&Right Sides"),
         {},
         {},
         Actions::tr("The same, by their right sides.")},
        {Actions::AlignTop,
         Actions::tr("&Tops"),
         {},
         {},
         Actions::tr("Bring the selected nodes into one row.")},
        {Actions::AlignBottom, Actions::tr("&Bottoms"), {}, {}, Actions::tr("The same, by their bottoms.")},
        {Actions::SpreadAcross,
         Actions::tr("Spread &Across"),
         {},
         {},
         Actions::tr("Make the gaps from left to right equal.")},
        {Actions::SpreadDown,
         Actions::tr("Spread &Down"),
         {},
         {},
         Actions::tr("Make the gaps from top to bottom equal.")},
        {Actions::Tidy,
         Actions::tr("Tid&y"),
         u"Ctrl+L"_s,
         {},
         Actions::tr("Lay out the selected nodes, or all, from left to right as things flow.")},
    };
}

QList<Row> runRows()
{
    return {
        {Actions::PlayPause, Actions::tr("&Play"), u"Space"_s, u"play"_s,
         Actions::tr("Let time run from the playhead, or halt it.")},
        {Actions::StepBack, Actions::tr("Step &Back"), u","_s, u"step-back"_s,
         Actions::tr("Go back by one event.")},
        {Actions::StepForward, Actions::tr("Step &Forward"), u"."_s, u"step-forward"_s,
         Actions::tr("Go forward by one event.")},
        {Actions::ToStart, Actions::tr("To the &Start"), u"Home"_s, u"to-start"_s,
         Actions::tr("Go to before anything happened.")},
        {Actions::ToEnd, Actions::tr("To the &End"), u"End"_s, u"to-end"_s,
         Actions::tr("Go to the end of the run.")},
        {Actions::NextStop,
         Actions::tr("To the Ne&xt Stop"),
         u"PgDown"_s,
         {},
         Actions::tr("Play on to the next stop, or go there at once while it plays; a clicker does so.")},
        {Actions::PreviousStop,
         Actions::tr("To the Stop Bef&ore"),
         u"PgUp"_s,
         {},
         Actions::tr("Go back to the stop before the playhead.")},
        {Actions::Faster,
         Actions::tr("F&aster"),
         u"Ctrl+."_s,
         {},
         Actions::tr("Let time run faster, up to 100 times.")},
        {Actions::Slower,
         Actions::tr("S&lower"),
         u"Ctrl+,"_s,
         {},
         Actions::tr("Let time run slower, down to a tenth.")},
        {Actions::NewSeed, Actions::tr("&New Seed"), u"Ctrl+R"_s, u"seed"_s,
         Actions::tr("Try other random times; the document keeps its seed until you keep the new one.")},
        {Actions::ByHand,
         Actions::tr("By &Hand…"),
         u"Ctrl+B"_s,
         {},
         Actions::tr(
             "Do something at the playhead that each run does again: cancel a task, set an event, put "
             "an item.")},
        {Actions::StopComputing, Actions::tr("Stop &Computing"), u"Shift+Esc"_s, u"stop"_s,
         Actions::tr("End a run that takes long, and show how far it came.")},
        {Actions::RunAgain,
         Actions::tr("&Run Again"),
         u"Ctrl+Shift+R"_s,
         {},
         Actions::tr("Compute from its beginning what you stopped.")},
    };
}

QList<Row> viewRows()
{
    return {
        {Actions::ZoomIn, Actions::tr("&Zoom In"), u"Ctrl++ Ctrl+="_s, u"zoom-in"_s,
         Actions::tr("Enlarge the canvas.")},
        {Actions::ZoomOut, Actions::tr("Zoom &Out"), u"Ctrl+-"_s, u"zoom-out"_s,
         Actions::tr("Show more of the canvas.")},
        {Actions::ZoomReset,
         Actions::tr("&Actual Size"),
         u"Ctrl+0"_s,
         {},
         Actions::tr("Show the canvas at 100 %.")},
        {Actions::FitAll, Actions::tr("&Fit All"), u"Ctrl+1"_s, u"fit"_s,
         Actions::tr("Show the whole program.")},
        {Actions::FitSelection,
         Actions::tr("Fit Se&lection"),
         u"Ctrl+2"_s,
         {},
         Actions::tr("Show the selected nodes as large as they fit.")},
        {Actions::FitTimeline,
         Actions::tr("Fit Ti&meline"),
         u"Ctrl+3"_s,
         {},
         Actions::tr("Show the whole run in the timeline.")},
        {Actions::PinVariable,
         Actions::tr("Pin Varia&ble"),
         {},
         u"pin"_s,
         Actions::tr(
             "Make a lane of the variable chosen in the call stack, or take it off; P does so there.")},
    };
}

QList<Row> panelRows()
{
    return {
        {Actions::ShowPalette,
         Actions::tr("&Palette"),
         {},
         {},
         Actions::tr("Show or hide what can be dragged onto the canvas."),
         true},
        {Actions::ShowSide,
         Actions::tr("&Inspector and Problems"),
         {},
         {},
         Actions::tr("Show or hide the panel at the right."),
         true},
        {Actions::ShowTimeline,
         Actions::tr("&Timeline"),
         {},
         {},
         Actions::tr("Show or hide the event loop and the timeline."),
         true},
        {Actions::ShowCharts, Actions::tr("&Charts"), u"Ctrl+H"_s, u"chart"_s,
         Actions::tr("Show or hide numbers over time, such as how full queues are."), true},
        {Actions::ShowFigures, Actions::tr("Fi&gures"), u"Ctrl+Alt+H"_s, u"figures"_s,
         Actions::tr(
             "Show or hide how long waits are and how busy everything is, in the run or a part of it."),
         true},
        {Actions::ShowSweeps, Actions::tr("&What if"), u"Ctrl+Shift+H"_s, u"sweep"_s,
         Actions::tr("Show or hide what matters most, and what other numbers would make of the run."), true},
        {Actions::ShowComparison, Actions::tr("Compare Run&s"), u"Ctrl+Alt+C"_s, u"compare"_s,
         Actions::tr("Show or hide what pins a run and compares the present one with it."), true},
        {Actions::ShowCode, Actions::tr("P&ython"), u"Ctrl+J"_s, u"code"_s,
         Actions::tr("Show the layout as a Python program, or the inspector again."), true},
        {Actions::ShowOutput, Actions::tr("O&utput"), u"Ctrl+Shift+L"_s, u"output"_s,
         Actions::tr("Show or hide what the program prints, and when."), true},
        {Actions::ThemeDark, Actions::tr("&Dark"), {}, {}, Actions::tr("Pale on dark."), true},
        {Actions::ThemeLight, Actions::tr("&Light"), {}, {}, Actions::tr("Dark on pale."), true},
        {Actions::ThemeHighContrast,
         Actions::tr("&High Contrast"),
         {},
         {},
         Actions::tr("The strongest contrast."),
         true},
        {Actions::ReducedMotion,
         Actions::tr("Re&duced Motion"),
         {},
         {},
         Actions::tr("Let items jump instead of travelling."),
         true},
        {Actions::FullScreen,
         Actions::tr("Full Scr&een"),
         u"F11"_s,
         {},
         Actions::tr("Fill the screen with the window, or give it back."),
         true},
        {Actions::Present,
         Actions::tr("Prese&nt"),
         u"F5"_s,
         {},
         Actions::tr("Show the run to a room: large type, no panels, what stops say, a spot at the pointer. "
                     "Esc ends it."),
         true},
        {Actions::ResetLayout,
         Actions::tr("&Reset Layout"),
         {},
         {},
         Actions::tr("Put every panel back where it was at first.")},
        {Actions::NextPane,
         Actions::tr("Ne&xt Pane"),
         u"F6"_s,
         {},
         Actions::tr("Move the keyboard to the next part of the window.")},
        {Actions::PreviousPane,
         Actions::tr("Pre&vious Pane"),
         u"Shift+F6"_s,
         {},
         Actions::tr("Move the keyboard to the part before.")},
    };
}

QList<Row> helpRows()
{
    return {
        {Actions::CommandPalette, Actions::tr("&All Commands…"), u"Ctrl+Shift+P"_s, u"search"_s,
         Actions::tr("Search everything the window can do.")},
        {Actions::Keys, Actions::tr("&Keys"), u"F1"_s, u"help"_s,
         Actions::tr("List the keys and what the mouse does.")},
        {Actions::About,
         Actions::tr("A&bout Signalbox"),
         {},
         u"info"_s,
         Actions::tr("Tell the version and the licence.")},
    };
}

QString tooltip(const QAction *action)
{
    QString text = Actions::plainName(action);
    if (!action->shortcut().isEmpty())
        text = fill(Actions::tr("{action} ({key})"),
                    {{u"action", text}, {u"key", action->shortcut().toString(QKeySequence::NativeText)}});
    text += u"\n"_s + Actions::sentence(action);
    const QString why = Actions::whyNot(action);
    return why.isEmpty() ? text : text + u"\n"_s + why;
}

QList<Row> allRows()
{
    return fileRows() + editRows() + alignRows() + runRows() + viewRows() + panelRows() + helpRows();
}

void setWords(QAction *action, const Row &row)
{
    action->setText(row.name);
    action->setStatusTip(row.sentence);
    action->setToolTip(tooltip(action));
}

QAction *makeAction(const Row &row, QWidget *window)
{
    auto *action = new QAction(window);
    QList<QKeySequence> keys;
    for (const QString &key : row.keys.split(u' ', Qt::SkipEmptyParts))
        keys.append(QKeySequence(key, QKeySequence::PortableText));
    action->setShortcuts(keys);
    if (!row.icon.isEmpty())
        action->setIcon(icons::icon(row.icon));
    action->setCheckable(row.checkable);
    setWords(action, row);
    window->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_actions(Count)
{
    for (const Row &row : allRows())
        m_actions[row.id] = makeAction(row, window);
    window->installEventFilter(this);
    auto *themes = new QActionGroup(this);
    for (const Id id : {ThemeDark, ThemeLight, ThemeHighContrast})
        themes->addAction(m_actions[id]);
    // A menu has no use for an icon beside some of its entries only.
    for (const Id id : {Close, About})
        m_actions[id]->setIconVisibleInMenu(false);
}

bool Actions::eventFilter(QObject *window, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (const Row &row : allRows())
            setWords(m_actions[row.id], row);
        Q_EMIT renamed();
    }
    return QObject::eventFilter(window, event);
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
