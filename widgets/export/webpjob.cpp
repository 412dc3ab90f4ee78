// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/webpjob.h"

#include "engine/messages/message.h"

#include <QCoreApplication>

#include <cmath>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WebPJob)
};

} // namespace

WebPJob::WebPJob(const MovieSpec &spec, FrameSource source, const QString &path)
    : AnimationJob(spec.size, std::move(source), path)
    , m_spec(spec)
{
    if (const std::optional<Refusal> refusal = refusalOf(m_spec))
        fail(refusal->reason, refusal->remedy);
    else
        open();
}

bool WebPJob::step()
{
    if (!isWorking())
        return false;
    if (m_frame == m_spec.frameCount) {
        file()->write(m_pictures.file(m_spec.enclosed));
        if (accept(0, {}))
            commit();
        return isWorking();
    }
    const QImage image = paint(m_frame);
    if (!isWorking())
        return false;
    if (!m_pictures.add(image, millisecondsOf(m_frame)))
        fail(fill(Words::tr("Frame {number} could not be encoded."),
                  {{u"number", QString::number(m_frame + 1)}}),
             Words::tr("Choose a smaller size."));
    m_time += m_spec.periods.value(m_frame, 1);
    ++m_frame;
    return isWorking();
}

/// They are whole, and add up to the time that all frames take.
int WebPJob::millisecondsOf(int frame) const
{
    const auto at = [this](int periods) { return int(std::lround(1000 * periods / m_spec.framesPerSecond)); };
    return at(m_time + m_spec.periods.value(frame, 1)) - at(m_time);
}

double WebPJob::progress() const
{
    if (state() == State::Written)
        return 1;
    return m_spec.frameCount > 0 ? m_frame / (m_spec.frameCount + 1.0) : 0;
}

} // namespace signalbox
