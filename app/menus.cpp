// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/menus.h"

#include "app/actions.h"
#include "widgets/look/livewords.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace signalbox {

namespace {

constexpr int kSeparator = -1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

/// \a title as it is written down.
template <typename Parent> QMenu *addMenu(Parent *parent, const char *title)
{
    QMenu *menu = parent->addMenu(QString());
    keepTranslated(menu, [menu, title] { menu->setTitle(Words::tr(title)); });
    return menu;
}

void add(QMenu *menu, const Actions &actions, std::initializer_list<int> ids)
{
    for (const int id : ids) {
        if (id == kSeparator)
            menu->addSeparator();
        else
            menu->addAction(actions[Actions::Id(id)]);
    }
}

} // namespace

QMenu *fillMenuBar(QMenuBar *bar, const Actions &actions)
{
    QMenu *file = addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&File"));
    add(file, actions, {Actions::New, Actions::Open, Actions::Import});
    QMenu *recent = addMenu(file, QT_TRANSLATE_NOOP("Menus", "Open &Recent"));
    add(file, actions,
        {Actions::Examples, kSeparator, Actions::Save, Actions::SaveAs, kSeparator, Actions::Export,
         Actions::ExportPython, Actions::ExportTrace, Actions::Stops, kSeparator, Actions::Close});

    QMenu *edit = addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&Edit"));
    add(edit, actions,
        {Actions::Undo, Actions::Redo, kSeparator, Actions::Cut, Actions::Copy, Actions::Paste,
         Actions::Duplicate, Actions::Delete, kSeparator, Actions::SelectAll, Actions::FindInOutput,
         kSeparator, Actions::AddNode, Actions::Rename, Actions::Connect, Actions::Unfold, kSeparator});
    add(addMenu(edit, QT_TRANSLATE_NOOP("Menus", "Ali&gn")), actions,
        {Actions::AlignLeft, Actions::AlignRight, Actions::AlignTop, Actions::AlignBottom, kSeparator,
         Actions::SpreadAcross, Actions::SpreadDown});
    add(edit, actions, {Actions::Tidy});

    QMenu *view = addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&View"));
    add(view, actions,
        {Actions::ZoomIn, Actions::ZoomOut, Actions::ZoomReset, Actions::FitAll, Actions::FitSelection,
         Actions::FitTimeline, Actions::PinVariable, kSeparator, Actions::ShowPalette, Actions::ShowSide,
         Actions::ShowTimeline, Actions::ShowCharts, Actions::ShowFigures, Actions::ShowSweeps,
         Actions::ShowComparison, Actions::ShowOutput, Actions::ShowCode, Actions::ResetLayout, kSeparator});
    add(addMenu(view, QT_TRANSLATE_NOOP("Menus", "T&heme")), actions,
        {Actions::ThemeDark, Actions::ThemeLight, Actions::ThemeHighContrast});
    add(view, actions,
        {Actions::ReducedMotion, kSeparator, Actions::FullScreen, Actions::Present, kSeparator,
         Actions::NextPane, Actions::PreviousPane});

    add(addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&Run")), actions,
        {Actions::PlayPause, Actions::StepForward, Actions::StepBack, Actions::ToStart, Actions::ToEnd,
         Actions::NextStop, Actions::PreviousStop, kSeparator, Actions::Faster, Actions::Slower, kSeparator,
         Actions::NewSeed, Actions::ByHand, kSeparator, Actions::StopComputing, Actions::RunAgain});
    add(addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&Help")), actions,
        {Actions::Examples, Actions::Keys, Actions::CommandPalette, kSeparator, Actions::About});
    return recent;
}

} // namespace signalbox
