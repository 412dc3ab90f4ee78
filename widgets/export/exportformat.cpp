// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/exportformat.h"

#include "widgets/export/gifencoder.h"
#include "widgets/export/pngpicture.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

const QList<ExportFormat> &exportFormats()
{
    using Shows = ExportFormat::Shows;
    static const QList<ExportFormat> formats{
        {QT_TRANSLATE_NOOP("ExportFormat", "Animated GIF"),
         {u"gif"_s},
         Shows::Span,
         {gifFrameRates.begin(), gifFrameRates.end()},
         beginGif},
        {QT_TRANSLATE_NOOP("ExportFormat", "Still picture (PNG)"), {u"png"_s}, Shows::Moment, {}, beginPng},
    };
    return formats;
}

const ExportFormat *exportFormatFor(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const ExportFormat &format : exportFormats())
        if (format.suffixes.contains(suffix))
            return &format;
    return nullptr;
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
