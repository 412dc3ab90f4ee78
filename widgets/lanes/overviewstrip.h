// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/crowd.h"
#include "widgets/timeline/timelineview.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace signalbox {

/// The whole run below a timeline that shows a part of it: how many tasks do what, what deserves a look, the
/// playhead, and the part in view as a window, which can be dragged and resized. Keys: Left and Right move it
/// by a tenth, with Shift they make it shorter and longer; Home and End go to the run's ends. It hides while
/// all of the run is in view.
class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    /// The view must outlive it.
    explicit OverviewStrip(TimelineView &view, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }
    QRectF window() const; ///< the part in view

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Grip : quint8 { None, Begin, End, All };

    void followRange();
    void forgetRun();
    const Crowd &crowd();
    TimelineGeometry geometry() const;
    Grip gripAt(QPointF point) const;
    const QPixmap &ground();
    void paintCrowd(QPainter &painter);
    void paintSigns(QPainter &painter);
    void paintWindow(QPainter &painter);

    TimelineView &m_view;
    Theme m_theme = Theme::dark();
    std::shared_ptr<const Crowd> m_crowd; ///< of all tasks, once it is shown
    std::optional<QList<TimelineMoment>> m_moments;
    QPixmap m_ground; ///< the crowd, as geometry() was then
    TimelineGeometry m_groundIn;
    Grip m_grip = Grip::None;
    Micros m_pressed = 0; ///< where a drag began
    Micros m_from = 0; ///< the window then
    Micros m_to = 0;
};

} // namespace signalbox
