// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/moviereader.h"

#include "widgets/export/libavpointers.h"

extern "C" {
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

#include <QFile>
#include <QPainter>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

QImage imageOf(const AVFrame &frame)
{
    QImage image(frame.width, frame.height, QImage::Format_ARGB32);
    SwsContext *const scaler = sws_getContext(
        frame.width, frame.height, AVPixelFormat(frame.format), frame.width, frame.height, AV_PIX_FMT_RGB32,
        SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT, nullptr, nullptr, nullptr);
    if (frame.colorspace == AVCOL_SPC_BT709) {
        const int *const television = sws_getCoefficients(SWS_CS_ITU709);
        sws_setColorspaceDetails(scaler, television, 0, television, 1, 0, 1 << 16, 1 << 16);
    }
    uint8_t *const rows[] = {image.bits()};
    const int lengths[] = {int(image.bytesPerLine())};
    sws_scale(scaler, frame.data, frame.linesize, 0, frame.height, rows, lengths);
    sws_freeContext(scaler);
    return image;
}

QMap<QString, QString> tagsOf(const AVDictionary *dictionary)
{
    QMap<QString, QString> tags;
    const AVDictionaryEntry *entry = nullptr;
    while ((entry = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX)))
        tags.insert(QString::fromUtf8(entry->key).toLower(), QString::fromUtf8(entry->value));
    return tags;
}

void drain(AVCodecContext *codec, const AVStream &stream, DecodedMovie *movie)
{
    const libav::Frame frame(av_frame_alloc());
    while (avcodec_receive_frame(codec, frame.get()) >= 0) {
        const double unit = av_q2d(stream.time_base);
        movie->pixels = QLatin1String(av_get_pix_fmt_name(AVPixelFormat(frame->format)));
        movie->frames.append({imageOf(*frame).convertToFormat(QImage::Format_RGB32),
                              double(frame->pts) * unit, double(frame->pkt_duration) * unit});
    }
}

/// The picture of one frame of a WebP, whose file is \a bytes.
QImage decodedWebP(const QByteArray &bytes)
{
    const libav::Codec codec(avcodec_alloc_context3(avcodec_find_decoder(AV_CODEC_ID_WEBP)));
    const libav::Packet packet(av_packet_alloc());
    const libav::Frame frame(av_frame_alloc());
    if (avcodec_open2(codec.get(), nullptr, nullptr) < 0
        || av_new_packet(packet.get(), int(bytes.size())) < 0)
        return {};
    memcpy(packet->data, bytes.constData(), std::size_t(bytes.size()));
    if (avcodec_send_packet(codec.get(), packet.get()) < 0
        || avcodec_receive_frame(codec.get(), frame.get()) < 0)
        return {};
    return imageOf(*frame);
}

int number24(const QByteArray &bytes, qsizetype at)
{
    return uchar(bytes[at]) | uchar(bytes[at + 1]) << 8 | uchar(bytes[at + 2]) << 16;
}

QByteArray little(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

} // namespace

DecodedMovie readMovie(const QString &path)
{
    DecodedMovie movie;
    AVFormatContext *opened = nullptr;
    if (avformat_open_input(&opened, QFile::encodeName(path).constData(), nullptr, nullptr) < 0) {
        movie.error = u"%1 cannot be opened"_s.arg(path);
        return movie;
    }
    const libav::Input input(opened);
    if (avformat_find_stream_info(opened, nullptr) < 0) {
        movie.error = u"%1 has no streams"_s.arg(path);
        return movie;
    }
    const int number = av_find_best_stream(opened, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    const AVStream &stream = *opened->streams[number];
    const AVCodec *const decoder = avcodec_find_decoder(stream.codecpar->codec_id);
    const libav::Codec codec(avcodec_alloc_context3(decoder));
    avcodec_parameters_to_context(codec.get(), stream.codecpar);
    codec->pkt_timebase = stream.time_base;
    if (avcodec_open2(codec.get(), decoder, nullptr) < 0) {
        movie.error = u"FFmpeg has no decoder for %1"_s.arg(path);
        return movie;
    }
    movie.codec = QLatin1String(avcodec_get_name(stream.codecpar->codec_id));
    movie.rate = av_q2d(stream.avg_frame_rate);
    movie.seconds = double(opened->duration) / AV_TIME_BASE;
    movie.tags = tagsOf(opened->metadata);
    for (unsigned at = 0; at < opened->nb_chapters; ++at) {
        const AVChapter &chapter = *opened->chapters[at];
        movie.chapters.append(
            {double(chapter.start) * av_q2d(chapter.time_base), tagsOf(chapter.metadata).value(u"title"_s)});
    }
    const libav::Packet packet(av_packet_alloc());
    while (av_read_frame(opened, packet.get()) >= 0) {
        if (packet->stream_index == number && avcodec_send_packet(codec.get(), packet.get()) < 0)
            movie.error = u"frame %1 cannot be decoded"_s.arg(movie.frames.size());
        drain(codec.get(), stream, &movie);
        av_packet_unref(packet.get());
    }
    avcodec_send_packet(codec.get(), nullptr);
    drain(codec.get(), stream, &movie);
    return movie;
}

DecodedMovie readWebP(const QString &path)
{
    DecodedMovie movie;
    QFile file(path);
    file.open(QIODevice::ReadOnly);
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith("RIFF") || bytes.mid(8, 8) != "WEBPVP8X"
        || qFromLittleEndian<quint32>(bytes.constData() + 4) != quint32(bytes.size() - 8)) {
        movie.error = u"%1 is no WebP of several chunks"_s.arg(path);
        return movie;
    }
    QImage canvas(number24(bytes, 24) + 1, number24(bytes, 27) + 1, QImage::Format_ARGB32);
    canvas.fill(Qt::transparent);
    for (qsizetype at = 12; at + 8 <= bytes.size();) {
        const QByteArray name = bytes.mid(at, 4);
        const auto size = qsizetype(qFromLittleEndian<quint32>(bytes.constData() + at + 4));
        const QByteArray data = bytes.mid(at + 8, size);
        at += 8 + size + (size & 1);
        if (name != "ANMF")
            continue;
        const QByteArray picture = data.mid(16);
        const QImage part = decodedWebP("RIFF" + little(quint32(picture.size() + 4)) + "WEBP" + picture);
        if (part.isNull() || (data[15] & 1) != 0) {
            movie.error = u"frame %1 cannot be decoded"_s.arg(movie.frames.size());
            return movie;
        }
        QPainter painter(&canvas);
        painter.setCompositionMode(data[15] & 2 ? QPainter::CompositionMode_Source
                                                : QPainter::CompositionMode_SourceOver);
        painter.drawImage(2 * number24(data, 0), 2 * number24(data, 3), part);
        painter.end();
        const double duration = number24(data, 12) / 1000.0;
        movie.frames.append({canvas.convertToFormat(QImage::Format_RGB32), movie.seconds, duration});
        movie.seconds += duration;
    }
    return movie;
}

} // namespace signalbox
