// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/exportformat.h"

#include "widgets/export/gifencoder.h"
#include "widgets/export/moviejobs.h"
#include "widgets/export/pagejob.h"
#include "widgets/export/pngpicture.h"
#include "widgets/export/storyboard.h"
#include "widgets/export/svgjobs.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSlowestRate = 1;
constexpr double kFastestRate = 60; ///< of a film; screens show no more
constexpr double kFastestPicture = 50; ///< players slow down animated pictures that want more

double gifRate(double rate)
{
    return 100 / std::round(100 / std::clamp(rate, kSlowestRate, kFastestPicture));
}

/// Frames of these may last any time; those of a WebP whole milliseconds, which add up to the right time.
double pictureRate(double rate)
{
    return std::clamp(rate, kSlowestRate, kFastestPicture);
}

double filmRate(double rate)
{
    return std::clamp(rate, kSlowestRate, kFastestRate);
}

} // namespace

const QList<ExportFormat> &exportFormats()
{
    using Shows = ExportFormat::Shows;
    static const QList<double> pictureRates{10, 12.5, 20, 24, 25, 30, 50};
    static const QList<double> filmRates = pictureRates + QList<double>{60};
    static const QList<ExportFormat> formats{
        {QT_TRANSLATE_NOOP("ExportFormat", "Animated GIF"),
         {u"gif"_s},
         Shows::Span,
         {gifFrameRates.begin(), gifFrameRates.end()},
         gifRate,
         beginGif},
        {QT_TRANSLATE_NOOP("ExportFormat", "Still picture (PNG)"),
         {u"png"_s},
         Shows::Moment,
         {},
         nullptr,
         beginPng},
        {QT_TRANSLATE_NOOP("ExportFormat", "Video (MP4)"),
         {u"mp4"_s},
         Shows::Span,
         filmRates,
         filmRate,
         beginMp4},
        {QT_TRANSLATE_NOOP("ExportFormat", "Video (WebM)"),
         {u"webm"_s},
         Shows::Span,
         filmRates,
         filmRate,
         beginWebM},
        {QT_TRANSLATE_NOOP("ExportFormat", "Animated WebP"),
         {u"webp"_s},
         Shows::Span,
         pictureRates,
         pictureRate,
         beginWebP},
        {QT_TRANSLATE_NOOP("ExportFormat", "Animated PNG"),
         {u"apng"_s},
         Shows::Span,
         pictureRates,
         pictureRate,
         beginApng},
        {QT_TRANSLATE_NOOP("ExportFormat", "Storyboard (PDF)"),
         {u"pdf"_s},
         Shows::Pages,
         {},
         nullptr,
         beginPdf},
        {QT_TRANSLATE_NOOP("ExportFormat", "Animated drawing (SVG)"),
         {u"svg"_s},
         Shows::Span,
         pictureRates,
         pictureRate,
         beginAnimatedSvg},
        {QT_TRANSLATE_NOOP("ExportFormat", "Drawing (SVG)"),
         {u"svg"_s},
         Shows::Moment,
         {},
         nullptr,
         beginSvg},
        {QT_TRANSLATE_NOOP("ExportFormat", "Web page to play (HTML)"),
         {u"html"_s, u"htm"_s},
         Shows::Play,
         {},
         nullptr,
         beginPage},
    };
    return formats;
}

const ExportFormat *exportFormatFor(const QString &path, ExportFormat::Shows shows)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const ExportFormat *found = nullptr;
    for (const ExportFormat &format : exportFormats())
        if (format.suffixes.contains(suffix) && (!found || format.shows == shows))
            found = &format;
    return found;
}

const ExportFormat &usualExportFormat(ExportFormat::Shows shows)
{
    const QList<ExportFormat> &all = exportFormats();
    return *std::find_if(all.begin(), all.end(),
                         [shows](const ExportFormat &format) { return format.shows == shows; });
}

QString ExportFormat::title() const
{
    return QCoreApplication::translate("ExportFormat", name);
}

QString ExportFormat::filter() const
{
    QStringList patterns;
    for (const QString &each : suffixes)
        patterns.append(u"*."_s + each);
    // Parentheses in the title would be read as the patterns.
    QString words = title();
    words.replace(u'(', u'[').replace(u')', u']');
    return words + u" ("_s + patterns.join(u' ') + u')';
}

} // namespace signalbox
