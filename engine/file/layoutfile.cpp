// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"

#include "engine/file/jsontext.h"
#include "engine/file/layoutjson.h"
#include "engine/file/outputfile.h"
#include "engine/layout/unusednames.h"
#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(File)
};

using Renamed = QHash<quint32, NodeId>; ///< from a node's id before to its id after; others are lost

/// Lets steps act on the nodes' new ids; on none where the node did not come along.
void retarget(QList<Step> &steps, const Renamed &renamed)
{
    for (Step &step : steps) {
        step.target = renamed.value(quint32(step.target), NodeId::None);
        step.predicate.target = renamed.value(quint32(step.predicate.target), NodeId::None);
        retarget(step.body, renamed);
    }
}

void retarget(Node &node, const Renamed &renamed)
{
    node.scope = renamed.value(quint32(node.scope), NodeId::None);
    const auto steps = node.parameters.find(Param::Steps);
    if (steps != node.parameters.end())
        retarget(std::get<QList<Step>>(*steps), renamed);
}

LoadResult unreadable(const QString &path, const QString &reason, const QString &remedy)
{
    LoadResult result;
    result.problems.append(
        {Problem::Severity::Error, QDir::toNativeSeparators(path), NodeId::None, reason, remedy});
    return result;
}

QString nameInWords(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    return fill(Words::tr("\"{file}\""), {{u"file", name.isEmpty() ? QDir::toNativeSeparators(path) : name}});
}

} // namespace

QByteArray encodeFragment(const Layout &layout, const QList<NodeId> &nodes)
{
    Renamed kept;
    for (const NodeId id : nodes)
        kept.insert(quint32(id), id);
    QList<Node> copies;
    for (const Node &node : layout.nodes) {
        if (kept.contains(quint32(node.id))) {
            copies.append(node);
            retarget(copies.back(), kept);
        }
    }
    QList<Link> links;
    for (const Link &link : layout.links) {
        if (kept.contains(quint32(link.from)) && kept.contains(quint32(link.to)))
            links.append(link);
    }
    const QJsonObject object{{u"format"_s, QLatin1String(kFragmentFormat)},
                             {u"version"_s, kFormatVersion},
                             {u"nodes"_s, nodesToJson(copies)},
                             {u"links"_s, linksToJson(links)}};
    return writeJsonObject(object);
}

LoadResult decodeFragment(const QByteArray &json, const Layout &into)
{
    LoadResult result = decodeAs(json, QLatin1String(kFragmentFormat));
    if (!result.layout)
        return result;
    Layout pasted;
    UnusedNames names(into);
    Renamed renamed;
    QList<quint32> ids;
    for (const Node &node : into.nodes)
        ids.append(quint32(node.id));
    quint32 nodeId = firstUnused(ids, result.layout->nodes.size());
    for (Node node : result.layout->nodes) {
        renamed.insert(quint32(node.id), NodeId(nodeId));
        node.id = NodeId(nodeId++);
        node.name = names.take(node.name);
        pasted.nodes.append(node);
    }
    for (Node &node : pasted.nodes)
        retarget(node, renamed);
    ids.clear();
    for (const Link &link : into.links)
        ids.append(quint32(link.id));
    quint32 linkId = firstUnused(ids, result.layout->links.size());
    for (Link link : result.layout->links) {
        link.id = LinkId(linkId++);
        link.from = renamed.value(quint32(link.from));
        link.to = renamed.value(quint32(link.to));
        pasted.links.append(link);
    }
    result.layout = pasted;
    return result;
}

LoadResult loadLayout(const QString &path)
{
    const QFileInfo file(path);
    const QString name = nameInWords(path);
    if (!file.exists())
        return unreadable(path, fill(Words::tr("{file} does not exist."), {{u"file", name}}),
                          Words::tr("Check the name, or choose another file."));
    if (!file.isFile())
        return unreadable(path, fill(Words::tr("{file} is not a file."), {{u"file", name}}),
                          Words::tr("Choose a *.signalbox file."));
    const QString tooLarge = fill(Words::tr("{file} has more than {count} MB."),
                                  {{u"file", name}, {u"count", QString::number(kLargestFile / 1'000'000)}});
    const QString divide =
        Words::tr("Choose a *.signalbox file; one that large has to be divided into several.");
    if (file.size() > kLargestFile)
        return unreadable(path, tooLarge, divide);
    QFile reader(path);
    if (!reader.open(QIODevice::ReadOnly))
        return unreadable(path,
                          fill(Words::tr("{file} cannot be opened: {reason}."),
                               {{u"file", name}, {u"reason", reader.errorString()}}),
                          Words::tr("Check that you may read it, or choose another file."));
    // One byte more than allowed: a file may have grown since it was asked for its size.
    const QByteArray json = reader.read(kLargestFile + 1);
    if (reader.error() != QFileDevice::NoError)
        return unreadable(path,
                          fill(Words::tr("{file} cannot be read: {reason}."),
                               {{u"file", name}, {u"reason", reader.errorString()}}),
                          Words::tr("Check the disk or the network it lies on, then try again."));
    return decodeLayout(json);
}

std::optional<QString> saveLayout(const Layout &layout, const QString &path)
{
    OutputFile file(path);
    if (file.open() && file.write(encodeLayout(layout)) && file.commit())
        return std::nullopt;
    return fill(
        Words::tr(
            "{file} could not be saved: {reason} What was there before is untouched. Check that the folder "
            "exists, that you may write to it and that the disk has room, or save under another name."),
        {{u"file", nameInWords(path)}, {u"reason", file.refusal().reason}});
}

} // namespace signalbox
