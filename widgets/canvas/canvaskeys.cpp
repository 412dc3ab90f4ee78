// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvaskeys.h"

#include "widgets/painting/canvasgeometry.h"

#include <QKeyEvent>

namespace signalbox {

namespace {

using Command = CanvasCommand;

/// Whatever Shift and Alt are.
std::optional<Command> viewCommand(const QKeyEvent &event)
{
    struct Row {
        int key;
        bool withCtrl;
        Command command;
    };
    static constexpr Row rows[] = {
        {Qt::Key_0, true, Command::ZoomReset},   {Qt::Key_1, true, Command::FitAll},
        {Qt::Key_Plus, true, Command::ZoomIn},   {Qt::Key_Equal, true, Command::ZoomIn},
        {Qt::Key_Minus, true, Command::ZoomOut}, {Qt::Key_F, false, Command::FitSelection}};
    for (const Row &row : rows) {
        if (row.key == event.key() && row.withCtrl == event.modifiers().testFlag(Qt::ControlModifier))
            return row.command;
    }
    return std::nullopt;
}

} // namespace

std::optional<CanvasCommand> commandOf(const QKeyEvent &event)
{
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    if (event.key() == Qt::Key_Menu || (event.key() == Qt::Key_F10 && shift))
        return Command::OpenMenu;
    if (const auto command = viewCommand(event))
        return command;
    static const QList<std::pair<QKeySequence::StandardKey, Command>> standard{
        {QKeySequence::SelectAll, Command::SelectAll},
        {QKeySequence::Copy, Command::Copy},
        {QKeySequence::Cut, Command::Cut},
        {QKeySequence::Paste, Command::Paste},
        {QKeySequence::Delete, Command::Delete}};
    for (const auto &[keys, command] : standard) {
        if (event.matches(keys))
            return command;
    }
    static const QList<std::pair<QKeyCombination, Command>> others{{Qt::Key_Backspace, Command::Delete},
                                                                   {Qt::CTRL | Qt::Key_D, Command::Duplicate},
                                                                   {Qt::SHIFT | Qt::Key_A, Command::QuickAdd},
                                                                   {Qt::Key_Insert, Command::QuickAdd},
                                                                   {Qt::Key_F2, Command::Rename},
                                                                   {Qt::Key_C, Command::Connect},
                                                                   {Qt::Key_U, Command::Unfold}};
    for (const auto &[keys, command] : others) {
        if (event.keyCombination() == keys)
            return command;
    }
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        return Command::SelectFocused;
    return event.key() == Qt::Key_Escape ? std::optional(Command::SelectNothing) : std::nullopt;
}

std::optional<QPointF> nudgeOf(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return std::nullopt;
    const double cells = CanvasGeometry::kGrid * (event.modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1);
    const QHash<int, QPointF> ways{{Qt::Key_Left, {-cells, 0}},
                                   {Qt::Key_Right, {cells, 0}},
                                   {Qt::Key_Up, {0, -cells}},
                                   {Qt::Key_Down, {0, cells}}};
    const auto way = ways.constFind(event.key());
    return way == ways.constEnd() ? std::nullopt : std::optional(*way);
}

bool isCanvasKey(const QKeyEvent &event, bool gestureUnderWay)
{
    if (gestureUnderWay && (event.key() == Qt::Key_Escape || event.key() == Qt::Key_Return))
        return true;
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    const QList<int> keys{Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,   Qt::Key_Down,
                          Qt::Key_C,     Qt::Key_F,    Qt::Key_A,     Qt::Key_Menu, Qt::Key_F10};
    return plain && keys.contains(event.key());
}

} // namespace signalbox
