// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QKeyEvent;

namespace signalbox {

class TimelineArea;

/// What keys do with a timeline, see TimelineView. W, A, S and D are meant by their place on the keyboard
/// where the platform tells it, else by their letter.
class TimelineKeys {
public:
    /// The view owns it.
    explicit TimelineKeys(TimelineArea &view)
        : m_view(view)
    {
    }

    bool press(const QKeyEvent &event); ///< false for a key of somebody else

private:
    bool moveLane(int key);
    bool goInTime(const QKeyEvent &event);
    bool act(const QKeyEvent &event);
    void pickNextLane(int direction);
    bool fold();

    TimelineArea &m_view;
};

} // namespace signalbox
