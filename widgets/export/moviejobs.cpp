// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/moviejobs.h"

#include "widgets/export/apngjob.h"
#include "widgets/export/film.h"
#include "widgets/export/framesahead.h"
#include "widgets/export/movieencoder.h"
#include "widgets/export/steadyframes.h"
#include "widgets/export/webpjob.h"

namespace signalbox {

namespace {

MovieSpec shapeOf(const Film &film)
{
    MovieSpec spec;
    spec.size = film.spec().size;
    spec.framesPerSecond = film.spec().framesPerSecond;
    spec.frameCount = film.frameCount();
    spec.title = film.title();
    spec.enclosed = film.enclosed(film.timeOf(0));
    for (int frame = 0; frame < film.frameCount(); ++frame) {
        spec.periods.append(film.periods(frame));
        const Stop *const stop = film.stopAt(frame);
        if (!stop)
            continue;
        // Players want the first chapter at the beginning.
        if (spec.chapters.isEmpty() && frame > 0)
            spec.chapters.append({0, spec.title});
        spec.chapters.append({frame, stop->caption.isEmpty() ? formatTime(stop->time) : stop->caption});
    }
    return spec;
}

FrameSource framesOf(const Film &film)
{
    return framesAhead([&film](int frame) { return film.frame(frame); }, film.frameCount());
}

std::unique_ptr<ExportJob> beginMovie(MovieFormat format, const Film &film, const QString &path)
{
    return std::make_unique<MovieEncoder>(format, shapeOf(film), framesOf(film), path);
}

} // namespace

std::unique_ptr<ExportJob> beginMp4(const Film &film, Micros, const QString &path)
{
    return beginMovie(MovieFormat::Mp4, film, path);
}

std::unique_ptr<ExportJob> beginWebM(const Film &film, Micros, const QString &path)
{
    return beginMovie(MovieFormat::WebM, film, path);
}

std::unique_ptr<ExportJob> beginWebP(const Film &film, Micros, const QString &path)
{
    return std::make_unique<WebPJob>(shapeOf(film), steadyFrames(framesOf(film)), path);
}

std::unique_ptr<ExportJob> beginApng(const Film &film, Micros, const QString &path)
{
    return std::make_unique<ApngJob>(shapeOf(film), framesOf(film), path);
}

} // namespace signalbox
