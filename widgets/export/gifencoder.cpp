// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/gifencoder.h"

#include "engine/messages/message.h"
#include "widgets/export/film.h"
#include "widgets/export/framesahead.h"
#include "widgets/export/gifimage.h"
#include "widgets/export/palette.h"

#include <QCoreApplication>

#include <cmath>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GifEncoder)
};

constexpr int longestSide = 65535; // the GIF header has 16 bits for each
constexpr int shortestDelay = 2;
constexpr int longestDelay = 65535;

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
    PaletteFinder finder;
    std::optional<GifPictures> pictures;
};

std::optional<int> gifFrameDelay(double framesPerSecond)
{
    const double delay = 100.0 / framesPerSecond;
    if (!(delay >= shortestDelay && delay <= longestDelay) || std::abs(delay - std::round(delay)) > 1e-9)
        return std::nullopt;
    return int(std::round(delay));
}

GifEncoder::GifEncoder(const AnimationSpec &spec, FrameSource source, const QString &path)
    : AnimationJob(spec.size, std::move(source), path)
    , m_spec(spec)
    , m_passes(std::make_unique<Passes>())
{
    if (const std::optional<Refusal> refusal = refuse(m_spec))
        fail(refusal->reason, refusal->remedy);
    else
        open();
}

GifEncoder::~GifEncoder() = default;

bool GifEncoder::step()
{
    if (!isWorking())
        return false;
    if (m_stepsDone < m_spec.frameCount)
        gatherColours(m_stepsDone);
    else if (m_stepsDone < 2 * m_spec.frameCount)
        writeFrame(m_stepsDone - m_spec.frameCount);
    else if (write(gifTrailer()))
        commit();
    ++m_stepsDone;
    return isWorking();
}

double GifEncoder::progress() const
{
    if (state() == State::Written)
        return 1.0;
    return m_spec.frameCount > 0 ? m_stepsDone / (2.0 * m_spec.frameCount + 1.0) : 0.0;
}

void GifEncoder::gatherColours(int frame)
{
    const QImage image = paint(frame);
    if (isWorking())
        m_passes->finder.add(image);
}

void GifEncoder::writeFrame(int frame)
{
    if (frame == 0 && !beginWriting())
        return;
    const QImage image = paint(frame);
    if (!isWorking())
        return;
    const int delay = std::min(longestDelay, m_spec.frameDelay * m_spec.periods.value(frame, 1));
    write(m_passes->pictures->next(image, delay));
}

bool GifEncoder::beginWriting()
{
    const QList<QRgb> colours = m_passes->finder.colours(kMostGifColours);
    m_passes->pictures.emplace(m_spec.size, colours, m_passes->finder.areAll(kMostGifColours));
    return write(gifHeader(m_spec.size, colours, m_spec.enclosed));
}

bool GifEncoder::write(const QByteArray &bytes)
{
    file()->write(bytes);
    return accept(0, {});
}

void GifEncoder::release()
{
    m_passes.reset();
}

std::unique_ptr<ExportJob> beginGif(const Film &film, Micros, const QString &path)
{
    const FilmSpec &spec = film.spec();
    AnimationSpec shape{spec.size, gifFrameDelay(spec.framesPerSecond).value_or(4), film.frameCount()};
    shape.enclosed = film.enclosed(film.timeOf(0));
    for (int frame = 0; frame < film.frameCount(); ++frame)
        shape.periods.append(film.periods(frame));
    const auto paint = [&film](int frame) { return film.frame(frame); };
    return std::make_unique<GifEncoder>(shape, rememberedFrames(framesAhead(paint, film.frameCount())), path);
}

} // namespace signalbox
