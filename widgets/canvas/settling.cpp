// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/settling.h"

#include "widgets/painting/canvaspicture.h"
#include "widgets/painting/motion.h"

namespace signalbox {

namespace {

constexpr int kFrame = 16; ///< milliseconds

} // namespace

Settling::Settling(const CanvasState &state, QObject *parent)
    : QObject(parent)
    , m_state(state)
{
    m_frames.setInterval(kFrame);
    connect(&m_frames, &QTimer::timeout, this, &Settling::goOn);
}

void Settling::follow()
{
    if (m_state.player().isPlaying() && m_state.player().isAtEnd()) {
        m_sinceEnd.start();
        m_frames.start();
    } else {
        m_frames.stop();
    }
}

void Settling::goOn()
{
    if (afterEnd() > settlingTime(m_reduced ? Pace{} : paceOf(m_state.replay().run().trace)))
        m_frames.stop();
    Q_EMIT moved();
}

Micros Settling::afterEnd() const
{
    if (!m_frames.isActive())
        return CanvasPicture::kAtRest;
    return Micros(double(m_sinceEnd.nsecsElapsed()) / 1000 * m_state.player().speed());
}

} // namespace signalbox
