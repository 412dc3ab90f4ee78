// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/windowshape.h"

#include "app/preferences.h"
#include "app/sidepanel.h"

#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// In pixels.
constexpr QSize kFirstSize(1440, 900);
constexpr int kPaletteWidth = 168;
constexpr int kSideWidth = 316;
constexpr int kCodeWidth = 500; ///< sixty letters of code beside its margins
constexpr int kBottomHeight = 296;
constexpr int kBottomShare = 3; ///< of a low window it takes no more than a third
constexpr int kChartsWidth = 420;
constexpr int kOutputWidth = 440;
constexpr int kSweepsWidth = 700;
constexpr int kFiguresWidth = 760;
constexpr int kComparisonWidth = 560;
constexpr int kCharts = 1; ///< places beside the timeline
constexpr int kOutput = 2;
constexpr int kSweeps = 3;
constexpr int kFigures = 4;
constexpr int kComparison = 5;
constexpr QSize kFrame(8, 36); ///< about what a window manager adds around a window
constexpr QPoint kCorner(4, 32); ///< of that, left and above

QSize roomFor(const QWidget &window)
{
    return window.screen()->availableSize() - kFrame;
}

} // namespace

WindowShape::WindowShape(QMainWindow &window, const Parts &parts, Preferences &preferences)
    : m_window(window)
    , m_parts(parts)
    , m_preferences(preferences)
{
    QObject::connect(parts.lanes, &QSplitter::splitterMoved, &window, [this] {
        if (!m_parts.lanes->widget(kOutput)->isHidden())
            m_outputWidth = m_parts.lanes->sizes().at(kOutput);
    });
}

void WindowShape::toFirst()
{
    m_outputWidth = 0;
    if (!m_window.isMaximized() && !m_window.isFullScreen())
        m_window.resize(kFirstSize.boundedTo(roomFor(m_window)));
    const QSize size = m_window.size();
    m_parts.columns->setSizes({kPaletteWidth, size.width() - kPaletteWidth - kSideWidth, kSideWidth});
    m_parts.side->setWidths(kSideWidth, kCodeWidth);
    const int bottom = std::min(kBottomHeight, size.height() / kBottomShare);
    m_parts.rows->setSizes({size.height() - bottom, bottom});
    m_parts.lanes->setSizes({std::max(size.width() - kSweepsWidth, kSweepsWidth), kChartsWidth, kOutputWidth,
                             kSweepsWidth, kFiguresWidth, kComparisonWidth});
}

void WindowShape::restore()
{
    m_window.restoreGeometry(m_preferences.shape(u"window"_s));
    fitIntoScreen();
    for (QSplitter *splitter : splitters())
        splitter->restoreState(m_preferences.shape(splitter->objectName()));
    m_parts.side->restoreWidths(m_preferences.shape(u"side"_s));
    m_outputWidth = std::clamp(m_preferences.shape(u"output"_s).toInt(), 0, m_window.width());
}

void WindowShape::save() const
{
    m_preferences.setShape(u"window"_s, m_window.saveGeometry());
    for (const QSplitter *splitter : splitters())
        m_preferences.setShape(splitter->objectName(), splitter->saveState());
    m_preferences.setShape(u"side"_s, m_parts.side->saveWidths());
    m_preferences.setShape(u"output"_s, m_outputWidth > 0 ? QByteArray::number(m_outputWidth) : QByteArray());
}

void WindowShape::suitOutput(int width)
{
    setOutputWidth(m_outputWidth > 0 ? m_outputWidth : width);
}

void WindowShape::setOutputWidth(int width)
{
    QList<int> sizes{0, kChartsWidth, width, kSweepsWidth, kFiguresWidth, kComparisonWidth};
    int rest = m_parts.lanes->width() - width;
    for (const int place : {kCharts, kSweeps, kFigures, kComparison}) {
        if (m_parts.lanes->widget(place)->isHidden())
            continue;
        sizes[place] = m_parts.lanes->sizes().at(place);
        rest -= sizes[place];
    }
    sizes[0] = std::max(rest, 1);
    m_parts.lanes->setSizes(sizes);
}

void WindowShape::setSideWidth(int width)
{
    QList<int> sizes = m_parts.columns->sizes();
    sizes[1] += sizes[2] - width;
    sizes[2] = width;
    m_parts.columns->setSizes(sizes);
}

/// The screen may be another than the one whose shape was kept.
void WindowShape::fitIntoScreen()
{
    if (m_window.isMaximized() || m_window.isFullScreen())
        return;
    const QRect screen = m_window.screen()->availableGeometry();
    m_window.resize(m_window.size().boundedTo(roomFor(m_window)));
    if (!m_window.testAttribute(Qt::WA_Moved))
        return; // the window manager knows a place for it
    // What is inside stays where it is. Only of what is drawn by us is the place known before the window is
    // shown: move() would take it for that of the frame, and a window would come back lower at each start.
    const QRect place = m_window.geometry();
    if (screen.contains(place))
        return;
    const QSize free = screen.size() - place.size() - kFrame;
    const QPoint first = screen.topLeft() + kCorner;
    m_window.setGeometry(QRect({std::clamp(place.x(), first.x(), first.x() + std::max(free.width(), 0)),
                                std::clamp(place.y(), first.y(), first.y() + std::max(free.height(), 0))},
                               place.size()));
}

} // namespace signalbox
