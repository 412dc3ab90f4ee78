// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/animationjob.h"
#include "widgets/export/apngimage.h"
#include "widgets/export/movieencoder.h"

namespace signalbox {

/// Writes a film as an animated PNG, without loss, a frame a step. Each frame is painted once, in order.
class ApngJob : public AnimationJob {
public:
    /// Chapters are of no interest. Opens the temporary file; where that is impossible the job is Failed
    /// before a frame is painted.
    ApngJob(const MovieSpec &spec, FrameSource source, const QString &path);

    bool step() override; ///< paints and writes one frame
    double progress() const override;

private:
    ApngPictures::Delay delayOf(int frame) const;
    void release() override { m_pictures = {}; }

    const MovieSpec m_spec;
    ApngPictures m_pictures;
    int m_frame = 0; ///< that comes next
};

} // namespace signalbox
