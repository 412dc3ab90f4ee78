// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/animationjob.h"

#include <QList>
#include <QSize>
#include <QString>

#include <memory>
#include <optional>

namespace signalbox {

/// A name for the moment at which a frame comes, in the list of a player.
struct Chapter {
    int frame = 0;
    QString title;

    bool operator==(const Chapter &) const = default;
};

/// The shape of a film.
struct MovieSpec {
    QSize size; ///< pixels, each side 1 to 16,383
    double framesPerSecond = 25; ///< 1 to 120
    int frameCount = 0; ///< at least 1
    QList<int>
        periods; ///< for how many times 1 / framesPerSecond each frame stays; those that are missing: 1
    QList<Chapter> chapters; ///< in order, the first of frame 0; formats without chapters leave them out
    QString title; ///< that players show
    QByteArray enclosed; ///< what is kept inside for Signalbox to read again; may be empty

    bool operator==(const MovieSpec &) const = default;
};

/// Why no film can be of that shape, and what to do; nothing where one can.
std::optional<Refusal> refusalOf(const MovieSpec &spec);

enum class MovieFormat : quint8 {
    Mp4, ///< H.264, yuv420p, the index first; an odd side becomes even by repeating its last pixels
    WebM, ///< VP9, else as Mp4
};

/// Writes a film through FFmpeg's libraries, a frame a step. Each frame is painted once, in order. Where a
/// frame stays, it is repeated, so that the rate is the same all through.
class MovieEncoder : public AnimationJob {
public:
    /// Opens the temporary file; where that is impossible the encoder is Failed before a frame is painted.
    MovieEncoder(MovieFormat format, const MovieSpec &spec, FrameSource source, const QString &path);
    ~MovieEncoder() override;
    Q_DISABLE_COPY_MOVE(MovieEncoder)

    bool step() override; ///< paints and encodes one frame, or writes one that the encoder held back
    double progress() const override;

private:
    struct Passes;

    void encodeNext();
    void finish();
    int periodsOf(int frame) const { return m_spec.periods.value(frame, 1); }
    void release() override;

    const MovieSpec m_spec;
    std::unique_ptr<Passes> m_passes;
    int m_frame = 0; ///< that comes next
    int m_shown = 0; ///< periods of it that were encoded
    int m_drained = 0; ///< packets that came after the last frame
    qint64 m_time = 0; ///< periods before it
};

} // namespace signalbox
