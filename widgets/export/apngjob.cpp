// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/apngjob.h"

#include "widgets/export/libavpointers.h"

extern "C" {
#include <libavutil/rational.h>
}

namespace signalbox {

ApngJob::ApngJob(const MovieSpec &spec, FrameSource source, const QString &path)
    : AnimationJob(spec.size, std::move(source), path)
    , m_spec(spec)
{
    if (const std::optional<Refusal> refusal = refusalOf(m_spec)) {
        fail(refusal->reason, refusal->remedy);
    } else if (open()) {
        file()->write(ApngPictures::header(m_spec.size, m_spec.frameCount, m_spec.enclosed));
        accept(0, {});
    }
}

bool ApngJob::step()
{
    if (!isWorking())
        return false;
    if (m_frame == m_spec.frameCount) {
        file()->write(ApngPictures::trailer());
        if (accept(0, {}))
            commit();
        return isWorking();
    }
    const QImage image = paint(m_frame);
    if (!isWorking())
        return false;
    file()->write(m_pictures.next(image, delayOf(m_frame)));
    ++m_frame;
    return accept(0, {});
}

ApngPictures::Delay ApngJob::delayOf(int frame) const
{
    constexpr int finest = 65'535;
    const AVRational seconds = av_d2q(m_spec.periods.value(frame, 1) / m_spec.framesPerSecond, finest);
    return {seconds.num, seconds.den};
}

double ApngJob::progress() const
{
    if (state() == State::Written)
        return 1;
    return m_spec.frameCount > 0 ? m_frame / (m_spec.frameCount + 1.0) : 0;
}

} // namespace signalbox
