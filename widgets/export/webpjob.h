// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/animationjob.h"
#include "widgets/export/movieencoder.h"
#include "widgets/export/webpimage.h"

namespace signalbox {

/// Writes a film as an animated WebP, a frame a step. Each frame is painted once, in order.
class WebPJob : public AnimationJob {
public:
    /// Chapters are of no interest. Opens the temporary file; where that is impossible the job is Failed
    /// before a frame is painted.
    WebPJob(const MovieSpec &spec, FrameSource source, const QString &path);

    bool step() override; ///< paints and encodes one frame
    double progress() const override;

private:
    int millisecondsOf(int frame) const;
    void release() override { m_pictures = {}; }

    const MovieSpec m_spec;
    WebPPictures m_pictures;
    int m_frame = 0; ///< that comes next
    int m_time = 0; ///< periods before it
};

} // namespace signalbox
