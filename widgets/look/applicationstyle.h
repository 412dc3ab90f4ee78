// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QApplication;
class QString;

namespace signalbox {

struct Theme;

/// Dresses all widgets in the theme: Fusion, its palette, our font and a style sheet. May be called again at
/// any time to switch; everything that is open changes at once, icons included. Labels and message boxes show
/// plain text, unless they ask for another format.
///
/// Properties a widget may set before it is shown: "primary" (true) on the one button to press; "role" on
/// labels
/// ("heading", "muted", "faint") and frames ("panel", "bar", "card"); "invalid" (true) on a field that holds
/// nonsense.
void applyTheme(QApplication &application, const Theme &theme);

/// The style sheet alone, for the current application font.
QString styleSheet(const Theme &theme);

} // namespace signalbox
