// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/pagetext.h"

#include <QCoreApplication>
#include <QFile>
#include <QList>
#include <QLocale>
#include <QUrl>

#include <utility>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Page)
};

/// Pixels of the page around its picture, and of sliders.
constexpr int kAroundPicture = 262;
constexpr int kAroundSliders = 56;
constexpr int kSlider = 32;

/// Without what is said to who reads the source.
QByteArray resource(const QString &name)
{
    QFile file(u":/signalbox/page/"_s + name);
    QByteArray text;
    for (bool isOpen = file.open(QIODevice::ReadOnly); isOpen && !file.atEnd();) {
        const QByteArray line = file.readLine();
        const QByteArray words = line.trimmed();
        if (!words.isEmpty() && !words.startsWith("//") && !words.startsWith("/* SPDX")
            && !words.startsWith("<!-- SPDX"))
            text += line;
    }
    return text;
}

/// As the text and the attributes of HTML have it.
QByteArray escaped(const QString &words)
{
    QString text = words;
    // What HTML has no way to say at all.
    text.removeIf([](QChar letter) { return letter < u' ' && letter != u'\n' && letter != u'\t'; });
    return text.toHtmlEscaped().replace(u'\'', u"&#39;"_s).toUtf8();
}

QByteArray colours(const Theme &theme)
{
    const std::pair<const char *, QColor> all[] = {
        {"window", theme.window},         {"panel", theme.panel},
        {"control", theme.control},       {"hover", theme.controlHover},
        {"outline", theme.controlBorder}, {"border", theme.border},
        {"canvas", theme.canvas},         {"text", theme.text},
        {"muted", theme.mutedText},       {"faint", theme.faintText},
        {"accent", theme.accent},         {"onaccent", theme.textOn(theme.accent)},
        {"focus", theme.focus},           {"warning", theme.warning},
        {"error", theme.error},
    };
    QByteArray text = theme.isDark ? "color-scheme:dark;" : "color-scheme:light;";
    for (const auto &[name, colour] : all)
        text += QByteArray("--") + name + ':' + colour.name().toLatin1() + ';';
    return text;
}

/// Words of the page by the places for them in resources/page/page.html.
QList<std::pair<QByteArray, QString>> wordsOfPage()
{
    return {
        {"{w:picture}", Words::tr("Picture of the run; what happens is told below.")},
        {"{w:controls}", Words::tr("Controls")},
        {"{w:start}", Words::tr("To the beginning")},
        {"{w:back}", Words::tr("One event back")},
        {"{w:play}", Words::tr("Play")},
        {"{w:pause}", Words::tr("Pause")},
        {"{w:forward}", Words::tr("One event forward")},
        {"{w:moment}", Words::tr("Moment")},
        {"{w:speed}", Words::tr("Speed")},
        {"{w:theme}", Words::tr("Dark or light")},
        {"{w:keys}", Words::tr("Keys")},
        {"{w:numbers}", Words::tr("Numbers")},
        {"{w:goon}", Words::tr("Go on")},
        {"{w:goonkey}", Words::tr("or press Space")},
        {"{w:event}", Words::tr("Event {number} of {count}")},
        {"{w:begin}", Words::tr("Nothing has happened yet.")},
        {"{w:clock}", Words::tr("{time} of {end} s")},
        {"{w:ends}", Words::tr("The run takes {end} s.")},
        {"{w:needsscript}", Words::tr("This page plays a run. It needs JavaScript, which is switched off.")},
        {"{w:tooold}", Words::tr("This browser is too old for this page.")},
        {"{w:keyplay}", Words::tr("Space: play and pause, go on after a stop")},
        {"{w:keystep}", Words::tr("Right and left, or . and , : one event")},
        {"{w:keyends}", Words::tr("Home, End: beginning and end")},
        {"{w:keyspeed}", Words::tr("+ and −: faster and slower")},
        {"{w:keytheme}", Words::tr("T: dark or light")},
        {"{w:made}", Words::tr("Made with Signalbox")},
    };
}

} // namespace

QByteArray pageText(const PageText &page)
{
    QByteArray text = resource(u"page.html"_s);
    for (const auto &[place, words] : wordsOfPage())
        text.replace(place, escaped(words));
    text.replace("{language}", QLocale().bcp47Name().toLatin1());
    text.replace("{dark}", colours(page.dark));
    text.replace("{light}", colours(page.light));
    text.replace("{opensin}", page.opensIn.toLatin1());
    text.replace("{width}", QByteArray::number(page.size.width()));
    text.replace("{height}", QByteArray::number(page.size.height()));
    text.replace("{style}", resource(u"page.css"_s));
    text.replace("{script}", resource(u"unpack.js"_s) + resource(u"picture.js"_s) + resource(u"page.js"_s));
    text.replace("{pictures}", page.pictures.toBase64());
    text.replace("{document}",
                 page.enclosed.isEmpty() ? QByteArray()
                                         : "<script type=\"text/plain\" id=\"signalbox-document\">"
                         + page.enclosed.toBase64() + "</script>\n");
    // Last, for they are somebody else's words, in which any of these may stand.
    const qsizetype title = text.indexOf("{title}");
    Q_ASSERT(title >= 0);
    QByteArray whole;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1))
        for (const auto &[place, words] :
             {std::pair<QByteArray, QString>("{title}", page.title), {"{description}", page.description}})
            if (text.mid(at, place.size()) == place) {
                whole += text.mid(from, at - from) + escaped(words);
                from = at + place.size();
            }
    return whole + text.mid(from);
}

QString embeddingText(const QString &file, const QString &title, QSize size, int sliders)
{
    const int around = kAroundPicture + (sliders > 0 ? kAroundSliders + sliders * kSlider : 0);
    return u"<iframe src=\"%1\" title=\"%2\" width=\"%3\" height=\"%4\" "
           "style=\"border:0;max-width:100%\" loading=\"lazy\" allowfullscreen></iframe>\n"_s.arg(
               QString::fromLatin1(QUrl::toPercentEncoding(file, "/")), QString::fromUtf8(escaped(title)),
               QString::number(size.width()), QString::number(size.height() + around));
}

} // namespace signalbox
