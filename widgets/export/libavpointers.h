// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Owners for the objects of FFmpeg's libraries. Only .cpp files include this, so that no libav header reaches
// the rest of the program.

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
}

#include <memory>

namespace signalbox::libav {

/// Frees with a function that takes the address of the pointer, as most of libav's do.
template <auto freeFunction> struct FreeByAddress {
    template <typename T> void operator()(T *object) const { freeFunction(&object); }
};

struct FreeOutput {
    void operator()(AVFormatContext *context) const { avformat_free_context(context); }
};

/// The buffer is the context's own, and may not be the one it was made with.
struct FreeIo {
    void operator()(AVIOContext *context) const
    {
        av_freep(&context->buffer);
        avio_context_free(&context);
    }
};

using Frame = std::unique_ptr<AVFrame, FreeByAddress<av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, FreeByAddress<av_packet_free>>;
using Codec = std::unique_ptr<AVCodecContext, FreeByAddress<avcodec_free_context>>;
using Input = std::unique_ptr<AVFormatContext, FreeByAddress<avformat_close_input>>;
using Output = std::unique_ptr<AVFormatContext, FreeOutput>;
using Io = std::unique_ptr<AVIOContext, FreeIo>;

} // namespace signalbox::libav
