// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasstate.h"

#include <QElapsedTimer>
#include <QTimer>

namespace signalbox {

/// Where a run that is played ends, its time stands still; what is on its way is to arrive all the same.
class Settling : public QObject {
    Q_OBJECT
public:
    explicit Settling(const CanvasState &state, QObject *parent = nullptr);

    void follow(); ///< the player, which has moved
    Micros afterEnd() const; ///< CanvasPicture::afterEnd
    bool isReduced() const { return m_reduced; } ///< nothing moves
    void setReduced(bool reduced) { m_reduced = reduced; }

Q_SIGNALS:
    void moved();

private:
    void goOn();

    const CanvasState &m_state;
    QTimer m_frames;
    QElapsedTimer m_sinceEnd;
    bool m_reduced = false;
};

} // namespace signalbox
