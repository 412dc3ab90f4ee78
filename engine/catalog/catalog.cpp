// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"

#include "engine/layout/unusednames.h"

namespace signalbox {

using namespace Qt::StringLiterals;

const QStringList &pythonVersionKeys()
{
    static const QStringList keys{u"3.11"_s, u"3.12"_s, u"3.13"_s};
    return keys;
}

template <typename T> T parameter(const Node &node, Param param)
{
    const auto own = node.parameters.constFind(param);
    const ParamValue &value = own == node.parameters.constEnd() ? info(param).defaultValue : *own;
    const T *typed = std::get_if<T>(&value);
    Q_ASSERT_X(typed, "parameter", "asked for a type that the catalog does not give it");
    return typed ? *typed : T{};
}

template bool parameter<bool>(const Node &, Param);
template qint64 parameter<qint64>(const Node &, Param);
template Duration parameter<Duration>(const Node &, Param);
template QList<Step> parameter<QList<Step>>(const Node &, Param);

Node makeNode(const Layout &layout, NodeKind kind, QPointF position)
{
    Node node;
    node.id = layout.unusedNodeId();
    node.kind = kind;
    // Numbered from the first one on: "queue-1 is empty" is a sentence, "queue is empty" might be about any.
    node.name = UnusedNames(layout).take(info(kind).nameStem + u"-1"_s);
    node.position = position;
    if (isScope(kind))
        node.size = QSizeF(288, 240);
    return node;
}

} // namespace signalbox
