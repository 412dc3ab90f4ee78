// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QMainWindow;
class QSplitter;

namespace signalbox {

class Preferences;
class SidePanel;

/// How the window and its panels share out the screen: at first, as it was left, and back again.
class WindowShape {
public:
    /// The splitters have names, under which the preferences know them.
    struct Parts {
        QSplitter *columns; ///< palette, canvas, side
        QSplitter *rows; ///< all that, and the bottom
        QSplitter *lanes; ///< timeline, charts, output, sweeps
        SidePanel *side;
    };
    /// All of them must outlive it.
    WindowShape(QMainWindow &window, const Parts &parts, Preferences &preferences);

    void toFirst();
    void restore(); ///< as it was left, as far as this screen has room for it
    void save() const;
    /// What the panel at the right gains or loses, the canvas gives or gets.
    void setSideWidth(int width);
    /// Gives the output beside the timeline a width that suits it, unless somebody has chosen another.
    void suitOutput(int width);

private:
    QList<QSplitter *> splitters() const { return {m_parts.columns, m_parts.rows, m_parts.lanes}; }
    void fitIntoScreen();
    void setOutputWidth(int width);

    QMainWindow &m_window;
    const Parts m_parts;
    Preferences &m_preferences;
    int m_outputWidth = 0; ///< that somebody has chosen; 0 for none
};

} // namespace signalbox
