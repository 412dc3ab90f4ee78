// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/outputfile.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <array>
#include <functional>
#include <memory>
#include <optional>

namespace signalbox {

/// The shape of an animation: every frame has the same size and is shown equally long.
struct AnimationSpec {
    QSize size; ///< pixels, each side 1 to 65535
    int frameDelay = 4; ///< hundredths of a second, the unit of GIF; 2 to 65535 (players slow 0 and 1 down)
    int frameCount = 0; ///< at least 1

    bool operator==(const AnimationSpec &) const = default;
};

/// The frame rates to offer: a frame of each lasts a whole number of hundredths of a second.
inline constexpr std::array gifFrameRates{10.0, 12.5, 20.0, 25.0, 50.0};

/// The delay in hundredths of a second that shows exactly `framesPerSecond`; nothing where GIF has none.
std::optional<int> gifFrameDelay(double framesPerSecond);

/// Paints one frame, counted from 0: opaque and of the size of the spec, in physical pixels. It is called
/// twice for each frame, in order, and must paint the same both times; so no frame is kept in memory.
using FrameSource = std::function<QImage(int frame)>;

/// Writes an animated GIF that repeats for ever, one frame of work at a time, so that a window can encode
/// between two of its events. The colours of all frames are gathered first, then each frame is painted again
/// and written with the palette they gave; up to 255 different colours come out exactly as painted.
///
///     GifEncoder encoder(spec, paintFrame, path);
///     while (encoder.step())
///         showProgress(encoder.progress());
///     if (encoder.state() == GifEncoder::State::Failed)
///         showMessage(encoder.error());
///
/// The target appears, or is replaced, only when everything is written. Until then the bytes are in a
/// temporary file on the same disk, which goes away when encoding fails, is cancelled, or the encoder is
/// destroyed.
class GifEncoder {
public:
    enum class State { Working, Written, Cancelled, Failed };

    /// Opens the temporary file; where that is impossible the encoder is Failed before a frame is painted.
    GifEncoder(const AnimationSpec &spec, FrameSource source, const QString &path);
    ~GifEncoder();
    Q_DISABLE_COPY_MOVE(GifEncoder)

    /// Paints and works in one frame; true while there is more to do.
    bool step();
    /// Stops and removes what was written; an existing target stays as it was. Nothing happens after the end.
    void cancel();

    State state() const { return m_state; }
    /// The part of the work that is done, 0 to 1.
    double progress() const;
    /// What went wrong, where, and what to do, in sentences for people; empty unless Failed.
    QString error() const { return m_error; }

private:
    struct Passes;

    void gatherColours(int frame);
    bool beginWriting();
    void writeFrame(int frame);
    void finish();
    QImage paint(int frame);
    bool accept(int libavCode, const QString &activity);
    void fail(const QString &reason, const QString &remedy);
    void failForFile();
    void end(State state);

    const AnimationSpec m_spec;
    const FrameSource m_source;
    const QString m_path;
    std::unique_ptr<OutputFile> m_file; // outlives m_passes, which writes to it
    std::unique_ptr<Passes> m_passes;
    State m_state = State::Working;
    int m_stepsDone = 0;
    QString m_error;
};

/// Told the part of the work that is done, 0 to 1, after every frame; returns false to cancel.
using EncodingProgress = std::function<bool(double fraction)>;

struct EncodingResult {
    GifEncoder::State state; ///< never Working
    QString error; ///< as GifEncoder::error()
};

/// Encodes from beginning to end before it returns: for the command line. `progress` may be empty.
EncodingResult encodeGif(const AnimationSpec &spec, const FrameSource &source, const QString &path,
                         const EncodingProgress &progress = {});

} // namespace signalbox
