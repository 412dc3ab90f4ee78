// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/viewcontroller.h"

#include "app/preferences.h"
#include "app/sidepanel.h"
#include "widgets/look/applicationstyle.h"
#include "widgets/look/theme.h"

#include <QApplication>
#include <QMainWindow>

#include <array>

namespace signalbox {

namespace {

constexpr std::array kBesideTimeline{Actions::ShowCharts, Actions::ShowFigures, Actions::ShowSweeps,
                                     Actions::ShowComparison};

} // namespace

ViewController::ViewController(QMainWindow &window, const Parts &parts, const WindowShape::Parts &splitters,
                               Actions &actions, Preferences &preferences)
    : QObject(&window)
    , m_parts(parts)
    , m_actions(actions)
    , m_preferences(preferences)
    , m_shape(window, splitters, preferences)
{
    connectToggle(Actions::ShowPalette, parts.palette);
    connectToggle(Actions::ShowSide, parts.side);
    connectToggle(Actions::ShowTimeline, parts.bottom);
    connectToggle(Actions::ShowCharts, parts.charts);
    connectToggle(Actions::ShowFigures, parts.figures);
    connectToggle(Actions::ShowSweeps, parts.sweeps);
    connectToggle(Actions::ShowComparison, parts.comparison);
    for (const Actions::Id beside : kBesideTimeline)
        connect(m_actions[beside], &QAction::triggered, this, [this](bool on) {
            if (on)
                m_actions[Actions::ShowTimeline]->setChecked(true); // it stands beside the timeline
        });
    connectCode();
    connectOutput();
    connectThemes();
    connect(m_actions[Actions::ResetLayout], &QAction::triggered, this, [this] {
        m_preferences.forgetShapes();
        reset();
    });
    connect(m_actions[Actions::ReducedMotion], &QAction::toggled, this, [this](bool on) {
        m_preferences.setReducedMotion(on);
        Q_EMIT reducedMotionChanged(on);
    });
}

void ViewController::restore()
{
    m_actions[Actions::ReducedMotion]->setChecked(m_preferences.reducedMotion());
    applyThemeNamed(m_preferences.theme());
    reset();
    m_shape.restore();
}

void ViewController::dressAgain()
{
    applyThemeNamed(m_preferences.theme());
}

void ViewController::save()
{
    m_parts.side->setCurrentWidget(m_parts.inspector); // the next start begins with it, and with its width
    m_shape.save();
}

void ViewController::connectToggle(Actions::Id id, QWidget *panel)
{
    QAction *action = m_actions[id];
    action->setChecked(!panel->isHidden());
    connect(action, &QAction::toggled, panel, &QWidget::setVisible);
}

/// The code is a tab beside the inspector: side by side the two would leave the canvas a third of the window.
void ViewController::connectCode()
{
    QAction *action = m_actions[Actions::ShowCode];
    const auto tell = [this, action] { action->setChecked(m_parts.side->shows(m_parts.code)); };
    connect(m_parts.side, &SidePanel::currentChanged, action, tell);
    connect(m_actions[Actions::ShowSide], &QAction::toggled, action, tell);
    connect(m_parts.side, &SidePanel::widthWanted, this, [this](int width) { m_shape.setSideWidth(width); });
    connect(action, &QAction::triggered, this, [this](bool on) {
        m_actions[Actions::ShowSide]->setChecked(true);
        m_parts.side->setCurrentWidget(on ? m_parts.code : m_parts.inspector);
    });
}

/// Closed by hand it stays closed; opened for a program that prints nothing it goes with that program.
void ViewController::connectOutput()
{
    connectToggle(Actions::ShowOutput, m_parts.output);
    connect(m_actions[Actions::ShowOutput], &QAction::triggered, this, [this](bool on) {
        if (on)
            m_actions[Actions::ShowTimeline]->setChecked(true); // it stands beside the timeline
        if (m_prints)
            m_wantsOutput = on;
    });
    connect(&m_actions, &Actions::renamed, this, &ViewController::tellWhetherItPrints);
    tellWhetherItPrints();
}

void ViewController::tellWhetherItPrints()
{
    m_actions.setAvailable(Actions::FindInOutput, m_prints, tr("This program prints nothing."));
}

void ViewController::showOutput()
{
    if (m_parts.output->isHidden())
        m_actions[Actions::ShowOutput]->trigger();
    m_actions[Actions::ShowTimeline]->setChecked(true); // it stands beside the timeline
}

void ViewController::setPrints(bool prints, const std::function<int()> &width)
{
    if (prints == m_prints)
        return;
    m_prints = prints;
    tellWhetherItPrints();
    m_actions[Actions::ShowOutput]->setChecked(prints && m_wantsOutput);
    if (prints && m_wantsOutput)
        m_shape.suitOutput(width());
}

void ViewController::suitOutput(const std::function<int()> &width)
{
    if (!m_parts.output->isHidden())
        m_shape.suitOutput(width());
}

void ViewController::connectThemes()
{
    const std::pair<Actions::Id, Theme> themes[] = {{Actions::ThemeDark, Theme::dark()},
                                                    {Actions::ThemeLight, Theme::light()},
                                                    {Actions::ThemeHighContrast, Theme::highContrast()}};
    const QString wanted = Theme::named(m_preferences.theme()).name;
    for (const auto &[id, theme] : themes) {
        const QString name = theme.name;
        m_actions[id]->setChecked(name == wanted);
        connect(m_actions[id], &QAction::triggered, this, [this, name] { applyThemeNamed(name); });
    }
}

void ViewController::applyThemeNamed(const QString &name)
{
    const Theme theme = Theme::named(name);
    m_preferences.setTheme(theme.name);
    applyTheme(*qApp, theme);
    Q_EMIT themeChanged(theme);
}

void ViewController::reset()
{
    for (const Actions::Id id : {Actions::ShowPalette, Actions::ShowSide, Actions::ShowTimeline})
        m_actions[id]->setChecked(true);
    for (const Actions::Id id : kBesideTimeline)
        m_actions[id]->setChecked(false);
    m_wantsOutput = true;
    m_actions[Actions::ShowOutput]->setChecked(m_prints);
    m_parts.side->setCurrentWidget(m_parts.inspector);
    m_shape.toFirst();
}

} // namespace signalbox
