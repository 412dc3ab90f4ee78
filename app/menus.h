// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QMenu;
class QMenuBar;

namespace signalbox {

class Actions;

/// Puts the actions into the menus File, Edit, View, Run and Help. The menu of recent files, which somebody
/// else fills.
QMenu *fillMenuBar(QMenuBar *bar, const Actions &actions);

} // namespace signalbox
