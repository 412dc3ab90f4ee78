// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/enclosing.h"

#include "engine/file/documentformat.h"
#include "engine/file/fieldreader.h"
#include "engine/file/jsontext.h"
#include "engine/file/layoutencoder.h"

#include <QJsonObject>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kEnclosingFormat("signalbox-export");
constexpr int kEnclosingVersion = 1;
constexpr char kBeforeText[] =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
    "<rdf:Description rdf:about=\"\" xmlns:signalbox=\"urn:signalbox:export:1\"><signalbox:document>";
constexpr char kAfterText[] = "</signalbox:document></rdf:Description></rdf:RDF></x:xmpmeta>";

} // namespace

QByteArray enclosingText(const Layout &layout, Micros moment)
{
    ProblemList problems; // there are none: it has just been written
    const QJsonObject text{
        {u"format"_s, kEnclosingFormat},
        {u"version"_s, kEnclosingVersion},
        {u"moment"_s, toSeconds(moment)},
        {u"document"_s, parseJsonObject(encodeLayout(layout), problems).value_or(QJsonObject())}};
    return writeJsonObject(text);
}

std::optional<Enclosed> readEnclosingText(const QByteArray &text)
{
    ProblemList problems; // whatever it is instead is of no interest
    const QJsonObject object = parseJsonObject(text, problems).value_or(QJsonObject());
    const QJsonValue document = object[u"document"_s];
    if (object[u"format"_s].toString() != kEnclosingFormat || !document.isObject())
        return std::nullopt;
    const double moment = std::clamp(object[u"moment"_s].toDouble(), 0.0, toSeconds(kLongestStep));
    return Enclosed{writeJsonObject(document.toObject()), fromSeconds(moment)};
}

QByteArray enclosingXmp(const QByteArray &text)
{
    // XML cannot have every character that a title can.
    return kBeforeText + text.toBase64() + kAfterText;
}

QByteArray textOfXmp(const QByteArray &packet)
{
    // Other programs write it anew, with other prefixes and more around it: its name and what it holds stay.
    const QByteArray open(":document>");
    const qsizetype begin = packet.indexOf(open) + open.size();
    const qsizetype end = packet.indexOf('<', begin);
    return begin < open.size() || end < 0 ? QByteArray()
                                          : QByteArray::fromBase64(packet.mid(begin, end - begin));
}

} // namespace signalbox
