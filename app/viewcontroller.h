// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/actions.h"
#include "app/windowshape.h"

#include <QObject>

#include <functional>

class QMainWindow;

namespace signalbox {

class Preferences;
class SidePanel;
struct Theme;

/// What the window shows and how: which panels, in what shape, in which theme, with how much motion. The
/// preferences remember it.
class ViewController : public QObject {
    Q_OBJECT
public:
    /// The panels that come and go.
    struct Parts {
        QWidget *palette;
        QWidget *bottom;
        QWidget *charts;
        QWidget *output;
        QWidget *figures;
        QWidget *sweeps;
        QWidget *comparison;
        SidePanel *side;
        QWidget *inspector; ///< the page of the side that is in front at first
        QWidget *code; ///< another one
    };
    /// All of them must outlive it; it belongs to \a window.
    ViewController(QMainWindow &window, const Parts &parts, const WindowShape::Parts &splitters,
                   Actions &actions, Preferences &preferences);

    /// As it was left. To be called once whoever listens is connected: it tells theme and motion.
    void restore();
    void save();
    void dressAgain(); ///< all widgets, where the application's font is another one
    /// Whether the program shown prints: where it does not, there is no output to show until somebody asks
    /// for it. \a width: what suits the output, asked for where it comes into view.
    void setPrints(bool prints, const std::function<int()> &width);
    void showOutput(); ///< as if somebody had asked for it by hand
    /// What is shown is of another document.
    void suitOutput(const std::function<int()> &width);

Q_SIGNALS:
    void themeChanged(const signalbox::Theme &theme);
    void reducedMotionChanged(bool reduced);

private:
    void connectToggle(Actions::Id id, QWidget *panel);
    void connectCode();
    void connectOutput();
    void tellWhetherItPrints();
    void connectThemes();
    void reset();
    void applyThemeNamed(const QString &name);

    const Parts m_parts;
    Actions &m_actions;
    Preferences &m_preferences;
    WindowShape m_shape;
    bool m_prints = false;
    bool m_wantsOutput = true; ///< of a program that prints
};

} // namespace signalbox
