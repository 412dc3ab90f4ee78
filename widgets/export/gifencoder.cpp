// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/gifencoder.h"

#include "engine/messages/message.h"
#include "widgets/export/film.h"
#include "widgets/export/libavpointers.h"

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

#include <QCoreApplication>
#include <QDir>

#include <cmath>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GifEncoder)
};

constexpr int longestSide = 65535; // the GIF header has 16 bits for each
constexpr int shortestDelay = 2;
constexpr int longestDelay = 65535;
constexpr AVRational centiseconds{1, 100};

QString libavReason(int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return QString::fromLocal8Bit(text);
}

/// A copy of the image for a filter; null when memory is short.
libav::Frame toFrame(const QImage &image, qint64 time)
{
    libav::Frame frame(av_frame_alloc());
    if (!frame)
        return nullptr;
    frame->format = AV_PIX_FMT_RGB32; // the same four bytes as QImage::Format_RGB32, on every machine
    frame->width = image.width();
    frame->height = image.height();
    frame->pts = time;
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return nullptr;
    av_image_copy_plane(frame->data[0], frame->linesize[0], image.constBits(), int(image.bytesPerLine()),
                        4 * image.width(), image.height());
    return frame;
}

/// The text of a filter that we feed with pictures of `size` by hand.
QString inputFilter(const QString &name, QSize size)
{
    return u"buffer@%1=video_size=%2x%3:pix_fmt=%4:time_base=1/100"_s.arg(name)
        .arg(size.width())
        .arg(size.height())
        .arg(QLatin1String(av_get_pix_fmt_name(AV_PIX_FMT_RGB32)));
}

/// A filter graph that its owner feeds and drains by hand. Functions return libav's error codes.
class FilterGraph {
public:
    int build(const QString &description)
    {
        m_graph.reset(avfilter_graph_alloc());
        if (!m_graph)
            return AVERROR(ENOMEM);
        m_graph->nb_threads = 1; // the palette filters have no use for more
        AVFilterInOut *openInputs = nullptr;
        AVFilterInOut *openOutputs = nullptr;
        const QByteArray text = description.toLatin1();
        int code = avfilter_graph_parse2(m_graph.get(), text.constData(), &openInputs, &openOutputs);
        avfilter_inout_free(&openInputs);
        avfilter_inout_free(&openOutputs);
        if (code >= 0)
            code = avfilter_graph_config(m_graph.get(), nullptr);
        return code;
    }

    /// Null says that no more will come.
    int push(const char *input, AVFrame *frame)
    {
        AVFilterContext *const filter = avfilter_graph_get_filter(m_graph.get(), input);
        return av_buffersrc_add_frame_flags(filter, frame, AV_BUFFERSRC_FLAG_PUSH);
    }

    /// AVERROR(EAGAIN) or AVERROR_EOF when nothing is ready.
    int pull(AVFrame *frame)
    {
        return av_buffersink_get_frame(avfilter_graph_get_filter(m_graph.get(), "buffersink@result"), frame);
    }

private:
    libav::Graph m_graph;
};

/// Sees every frame and answers with one palette for all.
class PalettePass {
public:
    int begin(QSize size)
    {
        // One of the 256 entries stays transparent: the encoder writes it for pixels that did not change.
        return m_graph.build(inputFilter(u"frames"_s, size)
                             + u",palettegen=stats_mode=full:reserve_transparent=1,buffersink@result"_s);
    }

    int add(AVFrame *frame) { return m_graph.push("buffer@frames", frame); }

    int finish(AVFrame *palette)
    {
        const int code = add(nullptr);
        return code < 0 ? code : m_graph.pull(palette);
    }

private:
    FilterGraph m_graph;
};

/// Without a file the bytes are dropped.
int writeToFile(void *file, uint8_t *bytes, int size)
{
    if (file && !static_cast<OutputFile *>(file)->write(reinterpret_cast<const char *>(bytes), size))
        return AVERROR(EIO);
    return size;
}

/// Maps frames to the palette, encodes them and writes the file.
class WritingPass {
public:
    WritingPass() = default;
    Q_DISABLE_COPY_MOVE(WritingPass)

    /// The GIF muxer frees the packet that it holds back only when it writes the trailer, also of a file that
    /// is given up.
    ~WritingPass()
    {
        if (!m_trailerOwed)
            return;
        m_io->opaque = nullptr;
        av_write_trailer(m_output.get());
    }

    int begin(const AnimationSpec &spec, AVFrame *palette, OutputFile *file)
    {
        int code = openFilters(spec.size, palette);
        if (code >= 0)
            code = openEncoder(spec.size);
        if (code >= 0)
            code = openFile(spec.frameDelay, file);
        return code;
    }

    int add(AVFrame *frame)
    {
        const int code = m_graph.push("buffer@frames", frame);
        return code < 0 ? code : encodeMapped();
    }

    int finish()
    {
        int code = add(nullptr);
        if (code >= 0)
            code = encode(nullptr);
        if (code < 0)
            return code;
        m_trailerOwed = false;
        code = av_write_trailer(m_output.get());
        return code < 0 ? code : m_io->error;
    }

private:
    int openFilters(QSize size, AVFrame *palette)
    {
        // diff_mode skips what did not change between two frames; it alters no pixel.
        int code = m_graph.build(inputFilter(u"frames"_s, size) + u"[frames];"_s
                                 + inputFilter(u"palette"_s, QSize(palette->width, palette->height))
                                 + u"[palette];[frames][palette]paletteuse=dither=none:diff_mode=rectangle,"_s
                                 + u"buffersink@result"_s);
        palette->pts = 0;
        if (code >= 0)
            code = m_graph.push("buffer@palette", palette);
        return code < 0 ? code : m_graph.push("buffer@palette", nullptr);
    }

    /// The encoder's defaults write only the rectangle that changed and, in it, only the changed pixels.
    int openEncoder(QSize size)
    {
        const AVCodec *const gif = avcodec_find_encoder(AV_CODEC_ID_GIF);
        if (!gif)
            return AVERROR_ENCODER_NOT_FOUND;
        m_codec.reset(avcodec_alloc_context3(gif));
        m_mapped.reset(av_frame_alloc());
        m_packet.reset(av_packet_alloc());
        if (!m_codec || !m_mapped || !m_packet)
            return AVERROR(ENOMEM);
        m_codec->width = size.width();
        m_codec->height = size.height();
        m_codec->pix_fmt = AV_PIX_FMT_PAL8;
        m_codec->time_base = centiseconds;
        m_codec->thread_count = 1;
        return avcodec_open2(m_codec.get(), gif, nullptr);
    }

    int openFile(int frameDelay, OutputFile *file)
    {
        constexpr int bufferSize = 64 * 1024;
        auto *const buffer = static_cast<unsigned char *>(av_malloc(bufferSize));
        m_io.reset(avio_alloc_context(buffer, bufferSize, 1, file, nullptr, writeToFile, nullptr));
        AVFormatContext *output = nullptr;
        const int code = avformat_alloc_output_context2(&output, nullptr, "gif", nullptr);
        m_output.reset(output);
        if (code < 0 || !m_io)
            return code < 0 ? code : AVERROR(ENOMEM);
        output->pb = m_io.get();
        output->flags |= AVFMT_FLAG_CUSTOM_IO;
        AVStream *const stream = avformat_new_stream(output, nullptr);
        if (!stream || avcodec_parameters_from_context(stream->codecpar, m_codec.get()) < 0)
            return AVERROR(ENOMEM);
        stream->time_base = centiseconds;
        AVDictionary *options = nullptr;
        av_dict_set_int(&options, "loop", 0, 0); // for ever
        av_dict_set_int(&options, "final_delay", frameDelay,
                        0); // no next frame tells how long the last one stays
        const int headerCode = avformat_write_header(output, &options);
        av_dict_free(&options);
        m_trailerOwed = headerCode >= 0;
        return headerCode;
    }

    int encodeMapped()
    {
        int code = 0;
        while (code >= 0) {
            code = m_graph.pull(m_mapped.get());
            if (code >= 0)
                code = encode(m_mapped.get());
            av_frame_unref(m_mapped.get());
        }
        return code == AVERROR(EAGAIN) || code == AVERROR_EOF ? 0 : code;
    }

    /// Null writes what the encoder still holds.
    int encode(AVFrame *frame)
    {
        int code = avcodec_send_frame(m_codec.get(), frame);
        while (code >= 0) {
            code = avcodec_receive_packet(m_codec.get(), m_packet.get());
            if (code < 0)
                break;
            m_packet->stream_index = 0;
            av_packet_rescale_ts(m_packet.get(), centiseconds, m_output->streams[0]->time_base);
            code = av_write_frame(m_output.get(), m_packet.get());
            av_packet_unref(m_packet.get());
        }
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            code = m_io->error;
        return code;
    }

    FilterGraph m_graph;
    libav::Codec m_codec;
    libav::Io m_io; // outlives m_output, which writes to it
    libav::Output m_output;
    libav::Frame m_mapped;
    libav::Packet m_packet;
    bool m_trailerOwed = false;
};

std::optional<Refusal> refuse(const AnimationSpec &spec)
{
    const auto sideFits = [](int side) { return side >= 1 && side <= longestSide; };
    if (!sideFits(spec.size.width()) || !sideFits(spec.size.height()))
        return Refusal{fill(Words::tr("A GIF cannot be {width} × {height} pixels."),
                            {{u"width", QString::number(spec.size.width())},
                             {u"height", QString::number(spec.size.height())}}),
                       fill(Words::tr("Choose a width and a height from 1 to {most}."),
                            {{u"most", QString::number(longestSide)}})};
    if (spec.frameDelay < shortestDelay || spec.frameDelay > longestDelay)
        return Refusal{fill(Words::tr("A GIF frame cannot last {delay} hundredths of a second."),
                            {{u"delay", QString::number(spec.frameDelay)}}),
                       Words::tr("Choose 10, 12.5, 20, 25 or 50 frames a second.")};
    if (spec.frameCount < 1)
        return Refusal{Words::tr("There is no frame to write."), Words::tr("Choose a longer span.")};
    return std::nullopt;
}

} // namespace

struct GifEncoder::Passes {
    PalettePass palette;
    WritingPass writing;
};

std::optional<int> gifFrameDelay(double framesPerSecond)
{
    const double delay = 100.0 / framesPerSecond;
    if (!(delay >= shortestDelay && delay <= longestDelay) || std::abs(delay - std::round(delay)) > 1e-9)
        return std::nullopt;
    return int(std::round(delay));
}

GifEncoder::GifEncoder(const AnimationSpec &spec, FrameSource source, const QString &path)
    : m_spec(spec)
    , m_source(std::move(source))
    , m_path(path)
    , m_file(std::make_unique<OutputFile>(path))
    , m_passes(std::make_unique<Passes>())
{
    Q_ASSERT(m_source);
    av_log_set_level(AV_LOG_QUIET); // errors are told by error(), not on a terminal
    if (const std::optional<Refusal> refusal = refuse(m_spec))
        fail(refusal->reason, refusal->remedy);
    else if (!m_file->open())
        failForFile();
    else
        accept(m_passes->palette.begin(m_spec.size),
               Words::tr("FFmpeg could not prepare the palette: {reason}."));
}

GifEncoder::~GifEncoder() = default;

bool GifEncoder::step()
{
    if (m_state != State::Working)
        return false;
    if (m_stepsDone < m_spec.frameCount)
        gatherColours(m_stepsDone);
    else if (m_stepsDone < 2 * m_spec.frameCount)
        writeFrame(m_stepsDone - m_spec.frameCount);
    else
        finish();
    ++m_stepsDone;
    return m_state == State::Working;
}

void GifEncoder::cancel()
{
    if (m_state == State::Working)
        end(State::Cancelled);
}

double GifEncoder::progress() const
{
    if (m_state == State::Written)
        return 1.0;
    return m_spec.frameCount > 0 ? m_stepsDone / (2.0 * m_spec.frameCount + 1.0) : 0.0;
}

void GifEncoder::gatherColours(int frame)
{
    const QImage image = paint(frame);
    if (m_state != State::Working)
        return;
    const libav::Frame picture = toFrame(image, qint64(frame) * m_spec.frameDelay);
    const int code = picture ? m_passes->palette.add(picture.get()) : AVERROR(ENOMEM);
    accept(code,
           fill(Words::tr("FFmpeg could not gather the colours of frame {number}: {reason}."),
                {{u"number", QString::number(frame + 1)}}));
}

void GifEncoder::writeFrame(int frame)
{
    if (frame == 0 && !beginWriting())
        return;
    const QImage image = paint(frame);
    if (m_state != State::Working)
        return;
    const libav::Frame picture = toFrame(image, qint64(frame) * m_spec.frameDelay);
    const int code = picture ? m_passes->writing.add(picture.get()) : AVERROR(ENOMEM);
    accept(code,
           fill(Words::tr("FFmpeg could not write frame {number}: {reason}."),
                {{u"number", QString::number(frame + 1)}}));
}

bool GifEncoder::beginWriting()
{
    const libav::Frame palette(av_frame_alloc());
    int code = palette ? m_passes->palette.finish(palette.get()) : AVERROR(ENOMEM);
    if (code >= 0)
        code = m_passes->writing.begin(m_spec, palette.get(), m_file.get());
    m_passes->palette = {}; // its table of colours is of no more use
    return accept(code, Words::tr("FFmpeg could not make the palette: {reason}."));
}

void GifEncoder::finish()
{
    if (!accept(m_passes->writing.finish(), Words::tr("FFmpeg could not finish the file: {reason}.")))
        return;
    if (m_file->commit())
        end(State::Written);
    else
        failForFile();
}

/// The source may run an event loop and in it cancel(): look at the state before going on.
QImage GifEncoder::paint(int frame)
{
    const QImage image = m_source(frame);
    if (image.size() != m_spec.size && m_state == State::Working)
        fail(fill(Words::tr("Frame {number} came as {width} × {height} pixels instead of {wantedWidth} × "
                            "{wantedHeight}."),
                  {{u"number", QString::number(frame + 1)},
                   {u"width", QString::number(image.width())},
                   {u"height", QString::number(image.height())},
                   {u"wantedWidth", QString::number(m_spec.size.width())},
                   {u"wantedHeight", QString::number(m_spec.size.height())}}),
             Words::tr("Choose a smaller size."));
    return image.convertToFormat(QImage::Format_RGB32);
}

/// Whether the code says that all went well; otherwise the encoder has failed, as \a failure says with
/// {reason}.
bool GifEncoder::accept(int libavCode, const QString &failure)
{
    if (m_file->hasFailed())
        failForFile();
    else if (libavCode < 0)
        fail(fill(failure, {{u"reason", libavReason(libavCode)}}), Words::tr("Choose a smaller size."));
    return m_state == State::Working;
}

void GifEncoder::failForFile()
{
    const Refusal refusal = m_file->refusal();
    fail(refusal.reason, refusal.remedy);
}

void GifEncoder::fail(const QString &reason, const QString &remedy)
{
    m_error = fill(Words::tr("Cannot write {file}: {reason} {remedy}"),
                   {{u"file", QDir::toNativeSeparators(m_path)}, {u"reason", reason}, {u"remedy", remedy}});
    end(State::Failed);
}

void GifEncoder::end(State state)
{
    m_state = state;
    m_passes.reset();
    m_file.reset(); // removes the temporary file, if there is still one
}

std::unique_ptr<ExportJob> beginGif(const Film &film, Micros, const QString &path)
{
    const FilmSpec &spec = film.spec();
    const AnimationSpec shape{spec.size, gifFrameDelay(spec.framesPerSecond).value_or(4), film.frameCount()};
    const auto paint = [&film](int frame) { return film.frame(frame); };
    return std::make_unique<GifEncoder>(shape, rememberedFrames(paint), path);
}

} // namespace signalbox
