// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/export/animationjob.h"

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QString>

#include <array>
#include <memory>
#include <optional>

namespace signalbox {

class Film;

/// The shape of an animation: every frame has the same size, and most are shown equally long.
struct AnimationSpec {
    QSize size; ///< pixels, each side 1 to 65535
    int frameDelay = 4; ///< hundredths of a second, the unit of GIF; 2 to 65535 (players slow 0 and 1 down)
    int frameCount = 0; ///< at least 1
    QList<int> periods{}; ///< for how many delays each frame stays; those that are missing: 1
    QByteArray enclosed{}; ///< what is kept inside for Signalbox to read again; may be empty

    bool operator==(const AnimationSpec &) const = default;
};

/// The frame rates to offer: a frame of each lasts a whole number of hundredths of a second.
inline constexpr std::array gifFrameRates{10.0, 12.5, 20.0, 25.0, 50.0};

/// The delay in hundredths of a second that shows exactly `framesPerSecond`; nothing where GIF has none.
std::optional<int> gifFrameDelay(double framesPerSecond);

/// Writes an animated GIF that repeats for ever, a frame a step. The colours of all frames are gathered
/// first, then each frame is painted again and written with the palette they gave; up to 255 different
/// colours come out exactly as painted, of more those of areas (see unseen.h). Until the end the bytes are in
/// a temporary file on the same disk.
class GifEncoder : public AnimationJob {
public:
    /// Opens the temporary file; where that is impossible the encoder is Failed before a frame is painted.
    GifEncoder(const AnimationSpec &spec, FrameSource source, const QString &path);
    ~GifEncoder() override;
    Q_DISABLE_COPY_MOVE(GifEncoder)

    bool step() override; ///< paints and works in one frame
    double progress() const override;

private:
    struct Passes;

    void gatherColours(int frame);
    bool beginWriting();
    void writeFrame(int frame);
    bool write(const QByteArray &bytes);
    void release() override;

    const AnimationSpec m_spec;
    std::unique_ptr<Passes> m_passes;
    int m_stepsDone = 0;
};

/// Writes the film as an animation; the moment is of no interest. \a film must outlive the job.
std::unique_ptr<ExportJob> beginGif(const Film &film, Micros moment, const QString &path);

} // namespace signalbox
