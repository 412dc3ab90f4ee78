// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/menus.h"

#include "app/actions.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace signalbox {

namespace {

constexpr int kSeparator = -1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

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
    QMenu *file = bar->addMenu(Words::tr("&File"));
    add(file, actions, {Actions::New, Actions::Open});
    QMenu *recent = file->addMenu(Words::tr("Open &Recent"));
    add(file, actions,
        {Actions::Examples, kSeparator, Actions::Save, Actions::SaveAs, kSeparator, Actions::Export,
         Actions::ExportPython, kSeparator, Actions::Close});

    QMenu *edit = bar->addMenu(Words::tr("&Edit"));
    add(edit, actions,
        {Actions::Undo, Actions::Redo, kSeparator, Actions::Cut, Actions::Copy, Actions::Paste,
         Actions::Duplicate, Actions::Delete, kSeparator, Actions::SelectAll, kSeparator, Actions::AddNode,
         Actions::Rename, Actions::Connect, kSeparator});
    add(edit->addMenu(Words::tr("Ali&gn")), actions,
        {Actions::AlignLeft, Actions::AlignRight, Actions::AlignTop, Actions::AlignBottom, kSeparator,
         Actions::SpreadAcross, Actions::SpreadDown});

    QMenu *view = bar->addMenu(Words::tr("&View"));
    add(view, actions,
        {Actions::ZoomIn, Actions::ZoomOut, Actions::ZoomReset, Actions::FitAll, Actions::FitSelection,
         Actions::FitTimeline, kSeparator, Actions::ShowPalette, Actions::ShowSide, Actions::ShowTimeline,
         Actions::ShowCharts, Actions::ShowCode, Actions::ResetLayout, kSeparator});
    add(view->addMenu(Words::tr("The&me")), actions,
        {Actions::ThemeDark, Actions::ThemeLight, Actions::ThemeHighContrast});
    add(view, actions, {Actions::ReducedMotion, kSeparator, Actions::NextPane, Actions::PreviousPane});

    add(bar->addMenu(Words::tr("&Run")), actions,
        {Actions::PlayPause, Actions::StepForward, Actions::StepBack, Actions::ToStart, Actions::ToEnd,
         kSeparator, Actions::Faster, Actions::Slower, kSeparator, Actions::NewSeed});
    add(bar->addMenu(Words::tr("&Help")), actions,
        {Actions::Examples, Actions::Keys, Actions::CommandPalette, kSeparator, Actions::About});
    return recent;
}

} // namespace signalbox
