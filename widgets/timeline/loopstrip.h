// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"
#include "widgets/session/player.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace signalbox {

/// Something in the event-loop strip, laid out from left to right.
struct LoopChip {
    enum class Kind : quint8 { Heading, Label, Running, Ready, Sleeping, Idle, More, Counter };
    Kind kind = Kind::Label;
    TaskId task = TaskId::None;
    NodeId node = NodeId::None; ///< the actor of the task
    int colour = -1; ///< Theme::taskColour index; -1 for `main`
    QRectF place = {};
    QString text = {};
    QString longest = {}; ///< what may come to stand there while the chip does; empty for nothing else
    bool isDue = false; ///< Sleeping: its timer is, but the loop has not come round yet

    bool operator==(const LoopChip &) const = default;
};

/// Who is on the loop at \a world's moment: running, ready in the order of their turns, sleeping by deadline,
/// as many as \a area holds, and the counters at its right.
QList<LoopChip> loopChips(const Layout &layout, const Replay &replay, const World &world, const QRectF &area);

void paintLoopChips(QPainter &painter, const QList<LoopChip> &chips, const Theme &theme, const QRectF &area);

/// The event-loop strip: both of the above.
void paintLoopStrip(QPainter &painter, const Layout &layout, const Replay &replay, const World &world,
                    const Theme &theme, const QRectF &area);
/// The height at which the strip looks right with the application's font.
double loopStripHeight();

/// The strip as a widget that follows a player. Clicking a chip picks its node.
class LoopStrip : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the strip.
    LoopStrip(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void nodePicked(signalbox::NodeId node);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void follow();
    QList<LoopChip> chips() const;
    QString sentenceAt(QPointF point) const;

    RunKeeper &m_keeper;
    Player &m_player;
    Theme m_theme = Theme::dark();
};

} // namespace signalbox
