// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/svgparts.h"

#include <QPaintDevice>
#include <QSize>

#include <memory>

namespace signalbox {

/// Something to paint on that keeps what is drawn. Letters become outlines, so that they look the same where
/// the typeface is missing; what lies outside of the picture, or of what it is clipped to, is left out.
class SvgRecorder : public QPaintDevice {
public:
    /// \a size is that of the picture, in pixels; \a stock must outlive it.
    SvgRecorder(QSize size, SvgStock &stock);
    ~SvgRecorder() override;

    /// What was drawn since it was last asked.
    SvgDrawing take();

    QPaintEngine *paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;

    const QSize m_size;
    std::unique_ptr<Engine> m_engine;
};

} // namespace signalbox
