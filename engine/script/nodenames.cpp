// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/nodenames.h"

#include "engine/catalog/catalog.h"
#include "engine/language/identifiers.h"
#include "engine/script/codeoutline.h"
#include "engine/script/filenames.h"
#include "engine/script/globalnames.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QStringList variablesOf(const QString &identifier, bool runs)
{
    return runs ? QStringList{identifier, identifier + u"_task"_s, identifier + u"_random"_s}
                : QStringList{identifier};
}

class Namer {
public:
    explicit Namer(const Layout &layout)
    {
        for (const Node &node : layout.nodes) {
            if (isPiece(node))
                m_taken.unite(definedNames(parameter<QString>(node, Param::Code)));
        }
    }
    QString give(const QString &name, bool runs)
    {
        const QString wanted = pythonIdentifier(name);
        QString identifier = isReserved(wanted) ? wanted + u'_' : wanted;
        for (int number = 2; !isFree(identifier, runs); ++number)
            identifier = wanted + u'_' + QString::number(number);
        for (const QString &each : variablesOf(identifier, runs))
            m_taken.insert(each);
        return identifier;
    }

private:
    bool isFree(const QString &identifier, bool runs) const
    {
        const QStringList all = variablesOf(identifier, runs);
        return !isReserved(identifier) && std::none_of(all.begin(), all.end(), [this](const QString &each) {
            return m_taken.contains(each);
        });
    }

    QSet<QString> m_taken;
};

/// What reads like the variable of a task is served last.
bool isLate(const Node &node)
{
    const QString identifier = pythonIdentifier(node.name);
    return identifier.endsWith(u"_task"_s) || identifier.endsWith(u"_random"_s);
}

/// Who is served before whom, as in giveIdentifiers(): what runs, resources, futures.
int rankOf(const Node &node)
{
    if (!isResource(node.kind))
        return 0;
    return node.kind == NodeKind::Future ? 2 : 1;
}

} // namespace

NodeNames namesOfNodes(const Layout &layout)
{
    NodeNames names;
    Namer namer(layout);
    for (const bool late : {false, true}) {
        for (const int rank : {0, 1, 2}) {
            for (const Node &node : layout.nodes) {
                if (isCode(node.kind) || rankOf(node) != rank || isLate(node) != late)
                    continue;
                const QString identifier = namer.give(node.name, rank == 0);
                names.insert(node.id, variablesOf(identifier, rank == 0).mid(0, 2));
            }
        }
    }
    return names;
}

QList<CodeUse> codeUses(const Layout &layout)
{
    QList<CodeUse> uses;
    if (std::none_of(layout.nodes.begin(), layout.nodes.end(),
                     [](const Node &node) { return isCode(node.kind); }))
        return uses;
    QHash<QString, NodeId> defined = nodesByName(layout);
    for (const Node &node : layout.nodes) {
        if (isPiece(node) && node.kind != NodeKind::Module)
            defined.insert(codeOutline(parameter<QString>(node, Param::Code))->name, node.id);
    }
    for (const Node &node : layout.nodes) {
        if (!isPiece(node))
            continue;
        QStringList names = codeOutline(parameter<QString>(node, Param::Code))->uses.values();
        names.sort();
        QSet<NodeId> known{node.id, NodeId::None};
        for (const QString &name : std::as_const(names)) {
            const NodeId used = defined.value(name, NodeId::None);
            if (!known.contains(used))
                uses.append({node.id, used});
            known.insert(used);
        }
    }
    return uses;
}

QHash<QString, NodeId> nodesByName(const Layout &layout)
{
    QHash<QString, NodeId> nodes;
    const NodeNames names = namesOfNodes(layout);
    for (auto node = names.begin(); node != names.end(); ++node) {
        for (const QString &name : *node)
            nodes.insert(name, node.key());
    }
    return nodes;
}

void renameInCode(QList<Node> &nodes, NodeId node, const NodeNames &before, const NodeNames &after)
{
    const QStringList from = before.value(node);
    const QStringList to = after.value(node);
    for (Node &each : nodes) {
        for (const Param param : {Param::Code, Param::Arguments}) {
            if (!isPiece(each) || !info(each.kind).parameters.contains(param))
                continue;
            const QString code = parameter<QString>(each, param);
            QString renamed = code;
            for (qsizetype at = 0; at < std::min(from.size(), to.size()); ++at) {
                if (from[at] != to[at])
                    renamed = withRenamed(renamed, from[at], to[at]);
            }
            if (renamed != code)
                each.parameters.insert(param, renamed);
        }
    }
}

} // namespace signalbox
