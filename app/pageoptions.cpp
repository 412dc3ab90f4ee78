// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/pageoptions.h"

#include "engine/messages/message.h"
#include "widgets/export/pagejob.h"
#include "widgets/pages/pagetext.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PageOptions)
};

} // namespace

QList<QCommandLineOption> pageOptions()
{
    return {QCommandLineOption(
                {u"slider"_s},
                Words::tr("page: a number that readers set, from A to B in steps of STEP; once or twice"),
                u"NUMBER=A:B[:STEP]"_s),
            QCommandLineOption({u"embed"_s},
                               Words::tr("page: print what puts it into slides, notebooks and other pages"))};
}

QStringList readPageOptions(const QCommandLineParser &parser, Invocation &invocation)
{
    QStringList wrong;
    if (invocation.format->shows != ExportFormat::Shows::Play) {
        for (const QString &name : {u"slider"_s, u"embed"_s})
            if (parser.isSet(name))
                wrong.append(
                    fill(Words::tr("--{option} is for a page to play, -o OUT.html"), {{u"option", name}}));
        return wrong;
    }
    for (const QString &name : {u"at"_s, u"fps"_s})
        if (parser.isSet(name))
            wrong.append(fill(Words::tr("--{option} means nothing for a page, which its reader plays"),
                              {{u"option", name}}));
    for (const QString &text : parser.values(u"slider"_s)) {
        if (const std::optional<SweepRange> range = sweepRangeOf(text))
            invocation.film.sliders.append(*range);
        else
            wrong.append(fill(Words::tr("--slider wants a number and its values, such as cook.work=0.2:1.0 "
                                        "or cook.work=0.2:1.0:0.1, not \"{value}\""),
                              {{u"value", text}}));
    }
    if (invocation.film.sliders.size() > 2)
        wrong.append(Words::tr("--slider can be said twice, for two numbers, not more often"));
    invocation.film.keepsTheme = parser.isSet(u"theme"_s);
    invocation.embed = parser.isSet(u"embed"_s);
    if (invocation.embed && invocation.output == u"-")
        wrong.append(Words::tr("--embed and the page would both go to standard output; give -o a file"));
    return wrong;
}

std::optional<QString> refusalOfSliders(const Film &film)
{
    for (const SweepRange &range : film.spec().sliders) {
        QString refusal;
        if (!axisOf(film.layout(), range, refusal))
            return refusal;
    }
    return refusalOfPage(film);
}

QString embeddingOf(const Invocation &invocation, const Film &film)
{
    return embeddingText(QFileInfo(invocation.output).fileName(), film.title(),
                         film.spec().size - QSize(0, film.captionPixels()), int(film.spec().sliders.size()));
}

} // namespace signalbox
