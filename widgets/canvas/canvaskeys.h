// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>

#include <optional>

class QKeyEvent;

namespace signalbox {

/// What a key asks of the canvas.
enum class CanvasCommand : quint8 {
    ZoomReset,
    ZoomIn,
    ZoomOut,
    FitAll,
    FitSelection,
    SelectAll,
    SelectFocused,
    SelectNothing,
    Copy,
    Cut,
    Paste,
    Delete,
    Duplicate,
    QuickAdd,
    Rename,
    Connect,
    Unfold,
    OpenMenu
};
std::optional<CanvasCommand> commandOf(const QKeyEvent &event);
/// How far an arrow key moves what is selected, in canvas units.
std::optional<QPointF> nudgeOf(const QKeyEvent &event);
/// Keys that mean something here even where the window has a shortcut on them.
bool isCanvasKey(const QKeyEvent &event, bool gestureUnderWay);

} // namespace signalbox
