// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/movieencoder.h"

#include "engine/file/enclosing.h"
#include "engine/messages/message.h"
#include "widgets/export/libavpointers.h"
#include "widgets/export/memoryfile.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <span>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MovieEncoder)
};

constexpr int kLongestMovieSide = 16'383; // WebP has 14 bits for each
constexpr double kSlowest = 1;
constexpr double kFastest = 120;
/// Packets that an encoder holds back at most, to guess how far the end is.
constexpr int kHeldBack = 60;

struct Option {
    const char *name;
    const char *value;
};

/// What a format is made of, in FFmpeg's words.
struct Recipe {
    const char *muxer;
    const char *encoder;
    AVPixelFormat pixels;
    std::span<const Option> encoding;
    std::span<const Option> muxing;
};

constexpr Option kH264[] = {{"preset", "medium"}, {"tune", "animation"}, {"crf", "18"}};
// The index comes first, so that a page may show it while it loads; tags may have any name.
constexpr Option kMp4[] = {{"movflags", "faststart+use_metadata_tags"}};
constexpr Option kVp9[] = {
    {"crf", "24"}, {"b", "0"}, {"deadline", "realtime"}, {"cpu-used", "6"}, {"row-mt", "1"}};

const Recipe &recipe(MovieFormat format)
{
    static const std::array recipes{
        Recipe{"mp4", "libx264", AV_PIX_FMT_YUV420P, kH264, kMp4},
        Recipe{"webm", "libvpx-vp9", AV_PIX_FMT_YUV420P, kVp9, {}},
    };
    return recipes[std::size_t(format)];
}

struct FreeScaler {
    void operator()(SwsContext *context) const { sws_freeContext(context); }
};

/// The options as FFmpeg takes them, freed with it.
class Dictionary {
public:
    explicit Dictionary(std::span<const Option> options)
    {
        for (const Option &each : options)
            av_dict_set(&m_dictionary, each.name, each.value, 0);
    }
    ~Dictionary() { av_dict_free(&m_dictionary); }
    Q_DISABLE_COPY_MOVE(Dictionary)

    AVDictionary **address() { return &m_dictionary; }

private:
    AVDictionary *m_dictionary = nullptr;
};

} // namespace

std::optional<Refusal> refusalOf(const MovieSpec &spec)
{
    const auto sideFits = [](int side) { return side >= 1 && side <= kLongestMovieSide; };
    if (!sideFits(spec.size.width()) || !sideFits(spec.size.height()))
        return Refusal{fill(Words::tr("An animation cannot be {width} × {height} pixels."),
                            {{u"width", QString::number(spec.size.width())},
                             {u"height", QString::number(spec.size.height())}}),
                       fill(Words::tr("Choose a width and a height from 1 to {most}."),
                            {{u"most", QString::number(kLongestMovieSide)}})};
    if (!(spec.framesPerSecond >= kSlowest && spec.framesPerSecond <= kFastest))
        return Refusal{fill(Words::tr("It cannot have {rate} frames a second."),
                            {{u"rate", QString::number(spec.framesPerSecond)}}),
                       Words::tr("Choose 1 to 120 frames a second.")};
    if (spec.frameCount < 1)
        return Refusal{Words::tr("There is no frame to write."), Words::tr("Choose a longer span.")};
    return std::nullopt;
}

/// Functions return FFmpeg's error codes.
struct MovieEncoder::Passes {
    const Recipe &how;
    AVRational unit{}; ///< of time: one frame
    MemoryFile target;
    libav::Codec codec;
    libav::Io io; // outlives output, which writes to it
    libav::Output output;
    std::unique_ptr<SwsContext, FreeScaler> scaler;
    libav::Frame picture; ///< the frame that is being encoded, as the encoder takes it
    libav::Packet packet;

    explicit Passes(MovieFormat format)
        : how(recipe(format))
    {
    }

    QSize evenSize(QSize size) const { return QSize((size.width() + 1) & ~1, (size.height() + 1) & ~1); }

    int begin(const MovieSpec &spec)
    {
        constexpr int finest = 1'001'000;
        unit = av_inv_q(av_d2q(spec.framesPerSecond, finest));
        const AVOutputFormat *const muxer = av_guess_format(how.muxer, nullptr, nullptr);
        if (!muxer)
            return AVERROR_MUXER_NOT_FOUND;
        int code = openEncoder(evenSize(spec.size), (muxer->flags & AVFMT_GLOBALHEADER) != 0);
        if (code >= 0)
            code = openScaler();
        if (code >= 0)
            code = openOutput(muxer, spec);
        return code;
    }

    int openEncoder(QSize size, bool hasGlobalHeader)
    {
        const AVCodec *const encoder = avcodec_find_encoder_by_name(how.encoder);
        if (!encoder)
            return AVERROR_ENCODER_NOT_FOUND;
        codec.reset(avcodec_alloc_context3(encoder));
        packet.reset(av_packet_alloc());
        if (!codec || !packet)
            return AVERROR(ENOMEM);
        codec->width = size.width();
        codec->height = size.height();
        codec->pix_fmt = how.pixels;
        codec->time_base = unit;
        codec->framerate = av_inv_q(unit);
        codec->thread_count = 0; // as many as there are cores
        codec->colorspace = AVCOL_SPC_BT709;
        codec->color_primaries = AVCOL_PRI_BT709;
        codec->color_trc = AVCOL_TRC_BT709;
        codec->color_range = AVCOL_RANGE_MPEG;
        // A player that is sent to a moment shows it soon.
        constexpr double betweenKeys = 5;
        codec->gop_size = int(std::ceil(betweenKeys * av_q2d(codec->framerate)));
        if (hasGlobalHeader)
            codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        Dictionary options(how.encoding);
        return avcodec_open2(codec.get(), encoder, options.address());
    }

    int openScaler()
    {
        scaler.reset(sws_getContext(
            codec->width, codec->height, AV_PIX_FMT_RGB32, codec->width, codec->height, how.pixels,
            SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP, nullptr, nullptr, nullptr));
        if (!scaler)
            return AVERROR(ENOMEM);
        const int *const television = sws_getCoefficients(SWS_CS_ITU709);
        sws_setColorspaceDetails(scaler.get(), television, 1, television, 0, 0, 1 << 16, 1 << 16);
        return 0;
    }

    int openOutput(const AVOutputFormat *muxer, const MovieSpec &spec)
    {
        AVFormatContext *context = nullptr;
        const int code = avformat_alloc_output_context2(&context, muxer, nullptr, nullptr);
        output.reset(context);
        io = target.openForWriting();
        if (code < 0 || !io)
            return code < 0 ? code : AVERROR(ENOMEM);
        context->pb = io.get();
        context->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
        target.letReadAgain(context);
        AVStream *const stream = avformat_new_stream(context, nullptr);
        if (!stream || avcodec_parameters_from_context(stream->codecpar, codec.get()) < 0)
            return AVERROR(ENOMEM);
        stream->time_base = unit;
        stream->avg_frame_rate = codec->framerate;
        const int failed = addChapters(spec);
        if (failed < 0)
            return failed;
        if (!spec.enclosed.isEmpty())
            av_dict_set(&context->metadata, kEnclosingKey, spec.enclosed.constData(), 0);
        if (!spec.title.isEmpty())
            av_dict_set(&context->metadata, "title", spec.title.toUtf8().constData(), 0);
        Dictionary options(how.muxing);
        return avformat_write_header(context, options.address());
    }

    /// Each lasts until the next one, the last to the end.
    int addChapters(const MovieSpec &spec) const
    {
        if (spec.chapters.isEmpty())
            return 0;
        QList<qint64> begins(spec.frameCount + 1, 0);
        for (int frame = 0; frame < spec.frameCount; ++frame)
            begins[frame + 1] = begins[frame] + spec.periods.value(frame, 1);
        output->chapters =
            static_cast<AVChapter **>(av_calloc(std::size_t(spec.chapters.size()), sizeof *output->chapters));
        if (!output->chapters)
            return AVERROR(ENOMEM);
        for (qsizetype at = 0; at < spec.chapters.size(); ++at) {
            auto *const chapter = static_cast<AVChapter *>(av_mallocz(sizeof(AVChapter)));
            if (!chapter)
                return AVERROR(ENOMEM);
            output->chapters[output->nb_chapters++] = chapter; // which frees it
            chapter->id = at + 1;
            chapter->time_base = unit;
            chapter->start = begins.value(spec.chapters[at].frame);
            chapter->end =
                at + 1 < spec.chapters.size() ? begins.value(spec.chapters[at + 1].frame) : begins.last();
            av_dict_set(&chapter->metadata, "title", spec.chapters[at].title.toUtf8().constData(), 0);
        }
        return 0;
    }

    /// The image as the encoder takes it; its last pixels are repeated where a side has to be even.
    int take(const QImage &image)
    {
        picture.reset(av_frame_alloc());
        if (!picture)
            return AVERROR(ENOMEM);
        picture->format = how.pixels;
        picture->width = codec->width;
        picture->height = codec->height;
        picture->color_range = codec->color_range;
        picture->colorspace = codec->colorspace;
        const int code = av_frame_get_buffer(picture.get(), 0);
        if (code < 0)
            return code;
        const QImage even = withEvenSides(image);
        const uint8_t *const rows[] = {even.constBits()};
        const int lengths[] = {int(even.bytesPerLine())};
        return sws_scale(scaler.get(), rows, lengths, 0, even.height(), picture->data, picture->linesize);
    }

    QImage withEvenSides(const QImage &image) const
    {
        if (image.width() == codec->width && image.height() == codec->height)
            return image;
        QImage even(codec->width, codec->height, QImage::Format_RGB32);
        for (int y = 0; y < even.height(); ++y)
            for (int x = 0; x < even.width(); ++x)
                even.setPixel(x, y,
                              image.pixel(std::min(x, image.width() - 1), std::min(y, image.height() - 1)));
        return even;
    }

    int encode(qint64 time)
    {
        picture->pts = time;
        int code = avcodec_send_frame(codec.get(), picture.get());
        while (code >= 0)
            code = receive();
        return code == AVERROR(EAGAIN) ? 0 : code;
    }

    /// The next packet goes to the file.
    int receive()
    {
        const int code = avcodec_receive_packet(codec.get(), packet.get());
        if (code < 0)
            return code;
        packet->stream_index = 0;
        if (packet->duration == 0)
            packet->duration = 1;
        av_packet_rescale_ts(packet.get(), unit, output->streams[0]->time_base);
        return av_interleaved_write_frame(output.get(), packet.get()); // takes what is in the packet
    }
};

MovieEncoder::MovieEncoder(MovieFormat format, const MovieSpec &spec, FrameSource source, const QString &path)
    : AnimationJob(spec.size, std::move(source), path)
    , m_spec(spec)
    , m_passes(std::make_unique<Passes>(format))
{
    if (const std::optional<Refusal> refusal = refusalOf(m_spec))
        fail(refusal->reason, refusal->remedy);
    else if (open())
        accept(m_passes->begin(m_spec), Words::tr("FFmpeg could not prepare the encoder: {reason}."));
}

MovieEncoder::~MovieEncoder() = default;

bool MovieEncoder::step()
{
    if (!isWorking())
        return false;
    if (m_frame < m_spec.frameCount) {
        encodeNext();
        return isWorking();
    }
    if (m_drained == 0)
        avcodec_send_frame(m_passes->codec.get(), nullptr);
    ++m_drained;
    const int code = m_passes->receive();
    if (code == AVERROR_EOF)
        finish();
    else
        accept(code, Words::tr("FFmpeg could not write the last frames: {reason}."));
    return isWorking();
}

void MovieEncoder::encodeNext()
{
    int code = 0;
    if (m_shown == 0) {
        const QImage image = paint(m_frame);
        if (!isWorking())
            return;
        code = m_passes->take(image);
    }
    if (code >= 0)
        code = m_passes->encode(m_time + m_shown);
    const int periods = periodsOf(m_frame);
    const bool isThrough = ++m_shown == periods;
    if (!accept(code,
                fill(Words::tr("FFmpeg could not write frame {number}: {reason}."),
                     {{u"number", QString::number(m_frame + 1)}}))
        || !isThrough)
        return;
    m_time += periods;
    m_shown = 0;
    ++m_frame;
}

void MovieEncoder::finish()
{
    int code = av_write_trailer(m_passes->output.get());
    if (code >= 0)
        code = m_passes->io->error;
    avio_flush(m_passes->io.get());
    if (!accept(code, Words::tr("FFmpeg could not finish the file: {reason}.")))
        return;
    if (file()->write(m_passes->target.bytes()))
        commit();
    else
        accept(0, {});
}

double MovieEncoder::progress() const
{
    if (state() == State::Written)
        return 1;
    const double last = double(std::min(m_drained, kHeldBack)) / kHeldBack;
    return m_spec.frameCount > 0 ? (m_frame + last) / (m_spec.frameCount + 1.0) : 0;
}

void MovieEncoder::release()
{
    m_passes.reset();
}

} // namespace signalbox
