// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace signalbox {

/// Tells what this program is, and its version, over \a window.
void tellAbout(QWidget *window);

} // namespace signalbox
