// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/gifreader.h"

#include "widgets/export/libavpointers.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// FFmpeg keeps the repeat count to itself, so it is read from the bytes: a two-byte count follows this mark.
int playsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray mark("NETSCAPE2.0\x03\x01");
    const QByteArray bytes = file.read(4096);
    const qsizetype at = bytes.indexOf(mark) + mark.size();
    if (at < mark.size() || at + 2 > bytes.size())
        return 1;
    return uchar(bytes[at]) | uchar(bytes[at + 1]) << 8;
}

QImage toImage(const AVFrame &frame)
{
    return QImage(frame.data[0], frame.width, frame.height, frame.linesize[0], QImage::Format_ARGB32)
        .convertToFormat(QImage::Format_RGB32);
}

/// A packet of a GIF is one frame.
bool decodeFrame(AVCodecContext *codec, const AVPacket *packet, AVFrame *frame)
{
    return avcodec_send_packet(codec, packet) >= 0 && avcodec_receive_frame(codec, frame) >= 0
        && frame->format == AV_PIX_FMT_RGB32;
}

} // namespace

DecodedGif readGif(const QString &path)
{
    DecodedGif gif;
    AVFormatContext *opened = nullptr;
    if (avformat_open_input(&opened, QFile::encodeName(path).constData(), nullptr, nullptr) < 0) {
        gif.error = u"%1 cannot be opened as a GIF"_s.arg(path);
        return gif;
    }
    const libav::Input input(opened);
    const libav::Codec codec(avcodec_alloc_context3(avcodec_find_decoder(AV_CODEC_ID_GIF)));
    const libav::Packet packet(av_packet_alloc());
    const libav::Frame frame(av_frame_alloc());
    if (avcodec_open2(codec.get(), nullptr, nullptr) < 0) {
        gif.error = u"FFmpeg has no GIF decoder"_s;
        return gif;
    }
    gif.plays = playsOf(path);
    while (av_read_frame(input.get(), packet.get()) >= 0) {
        if (!decodeFrame(codec.get(), packet.get(), frame.get())) {
            gif.error = u"frame %1 cannot be decoded"_s.arg(gif.frames.size());
            return gif;
        }
        const AVRational unit = input->streams[0]->time_base;
        gif.frames.append({toImage(*frame), int(av_rescale_q(packet->duration, unit, AVRational{1, 100}))});
        av_packet_unref(packet.get());
    }
    return gif;
}

} // namespace signalbox
