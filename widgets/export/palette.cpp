// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/palette.h"

#include "widgets/export/libavpointers.h"

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

#include <QString>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// FFmpeg counts the transparent one as well.
constexpr int kPaletteEntries = 256;

/// A copy of the image for a filter; null when memory is short.
libav::Frame filterFrame(const QImage &image, int number)
{
    libav::Frame frame(av_frame_alloc());
    if (!frame)
        return nullptr;
    frame->format = AV_PIX_FMT_RGB32; // the same four bytes as QImage::Format_RGB32, on every machine
    frame->width = image.width();
    frame->height = image.height();
    frame->pts = number;
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return nullptr;
    av_image_copy_plane(frame->data[0], frame->linesize[0], image.constBits(), int(image.bytesPerLine()),
                        4 * image.width(), image.height());
    return frame;
}

constexpr QRgb kOpaque = 0xff000000u;
/// Of 255, in any of red, green and blue: less than edges are smoothed by.
constexpr int kUnseen = 14;
constexpr qsizetype kNearShades = 3;

int squared(int number)
{
    return number * number;
}

int distance(QRgb one, QRgb other)
{
    return squared(qRed(one) - qRed(other)) + squared(qGreen(one) - qGreen(other))
        + squared(qBlue(one) - qBlue(other));
}

int channelDistance(QRgb one, QRgb other)
{
    return std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)),
                     std::abs(qBlue(one) - qBlue(other))});
}

} // namespace

/// A filter graph that is fed and drained by hand.
struct PaletteFinder::Graph {
    libav::Graph graph;

    int build(const QString &description)
    {
        graph.reset(avfilter_graph_alloc());
        if (!graph)
            return AVERROR(ENOMEM);
        graph->nb_threads = 1; // the filter has no use for more
        AVFilterInOut *openInputs = nullptr;
        AVFilterInOut *openOutputs = nullptr;
        const QByteArray text = description.toLatin1();
        int code = avfilter_graph_parse2(graph.get(), text.constData(), &openInputs, &openOutputs);
        avfilter_inout_free(&openInputs);
        avfilter_inout_free(&openOutputs);
        if (code >= 0)
            code = avfilter_graph_config(graph.get(), nullptr);
        return code;
    }

    /// Null says that no more will come.
    int push(AVFrame *frame) const
    {
        return av_buffersrc_add_frame_flags(avfilter_graph_get_filter(graph.get(), "buffer@frames"), frame,
                                            AV_BUFFERSRC_FLAG_PUSH);
    }

    int pull(AVFrame *frame) const
    {
        return av_buffersink_get_frame(avfilter_graph_get_filter(graph.get(), "buffersink@result"), frame);
    }
};

PaletteFinder::PaletteFinder()
    : m_graph(std::make_unique<Graph>())
{
}

PaletteFinder::~PaletteFinder() = default;

int PaletteFinder::begin(QSize size)
{
    // One of the 256 entries stays transparent: a picture has it where nothing changed.
    return m_graph->build(u"buffer@frames=video_size=%1x%2:pix_fmt=%3:time_base=1/"
                          u"1,palettegen=stats_mode=full:reserve_transparent=1,"
                          "buffersink@result"_s.arg(size.width())
                              .arg(size.height())
                              .arg(QLatin1String(av_get_pix_fmt_name(AV_PIX_FMT_RGB32))));
}

int PaletteFinder::add(const QImage &image, int number)
{
    const libav::Frame frame = filterFrame(image, number);
    return frame ? m_graph->push(frame.get()) : AVERROR(ENOMEM);
}

int PaletteFinder::finish(QList<QRgb> *colours)
{
    const libav::Frame palette(av_frame_alloc());
    int code = palette ? m_graph->push(nullptr) : AVERROR(ENOMEM);
    if (code >= 0)
        code = m_graph->pull(palette.get());
    if (code < 0)
        return code;
    for (int entry = 0; entry < kPaletteEntries; ++entry) {
        const int y = entry / palette->width;
        const auto *const row = reinterpret_cast<const QRgb *>(palette->data[0] + y * palette->linesize[0]);
        const QRgb colour = row[entry % palette->width];
        if (qAlpha(colour) != 0 && !colours->contains(colour))
            colours->append(colour);
    }
    return 0;
}

PaletteMap::PaletteMap(const QList<QRgb> &colours)
    : m_colours(colours)
{
    for (qsizetype number = 0; number < colours.size(); ++number)
        m_known.insert(colours[number] | kOpaque, {quint8(number)});
}

const QList<quint8> &PaletteMap::shadesOf(QRgb colour)
{
    const auto known = m_known.constFind(colour | kOpaque);
    return known != m_known.constEnd() ? *known : *m_known.insert(colour | kOpaque, found(colour));
}

bool PaletteMap::mayBe(QRgb colour, quint8 number)
{
    const QList<quint8> &shades = shadesOf(colour);
    if (shades.contains(number))
        return true;
    const bool isExact = shades.size() == 1 && (m_colours[shades[0]] | kOpaque) == (colour | kOpaque);
    return !isExact && channelDistance(colour, m_colours[number]) <= kUnseen;
}

/// The nearest, and the nearest of those that look the same.
QList<quint8> PaletteMap::found(QRgb colour) const
{
    QList<quint8> numbers(m_colours.size());
    std::iota(numbers.begin(), numbers.end(), quint8(0));
    std::sort(numbers.begin(), numbers.end(), [&](quint8 one, quint8 other) {
        return distance(colour, m_colours[one]) < distance(colour, m_colours[other]);
    });
    qsizetype kept = 1;
    while (kept < std::min(numbers.size(), kNearShades)
           && channelDistance(colour, m_colours[numbers[kept]]) <= kUnseen)
        ++kept;
    return numbers.mid(0, kept);
}

} // namespace signalbox
