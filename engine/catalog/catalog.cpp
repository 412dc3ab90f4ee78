// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

const QStringList &pythonVersionKeys()
{
    static const QStringList keys{u"3.11"_s, u"3.12"_s, u"3.13"_s};
    return keys;
}

QStringList keysOf(const QList<ChoiceInfo> &choices)
{
    QStringList keys;
    for (const ChoiceInfo &choice : choices)
        keys.append(choice.key);
    return keys;
}

const NodeInfo &info(NodeKind kind)
{
    return nodeCatalog()[qsizetype(kind)];
}

const ParamInfo &info(Param param)
{
    return paramCatalog()[qsizetype(param)];
}

const LinkInfo &info(LinkKind kind)
{
    return linkCatalog()[qsizetype(kind)];
}

const VerbInfo &info(Verb verb)
{
    return verbCatalog()[qsizetype(verb)];
}

const PredicateInfo &info(Predicate::Of of)
{
    return predicateCatalog()[qsizetype(of)];
}

Node makeNode(const Layout &layout, NodeKind kind, QPointF position)
{
    Node node;
    node.id = layout.unusedNodeId();
    node.kind = kind;
    // Numbered from the first one on: "queue-1 is empty" is a sentence, "queue is empty" might be about any.
    node.name = layout.unusedName(info(kind).nameStem + u"-1"_s);
    node.position = position;
    if (isScope(kind))
        node.size = QSizeF(288, 240);
    return node;
}

} // namespace signalbox
