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
template QString parameter<QString>(const Node &, Param);
template Duration parameter<Duration>(const Node &, Param);
template QList<Step> parameter<QList<Step>>(const Node &, Param);

namespace {

/// What a new piece of code says. Of a definition {name} is what it defines.
QString firstCode(NodeKind kind)
{
    if (kind == NodeKind::Function)
        return u"async def {name}():\n    await asyncio.sleep(1)\n"_s;
    if (kind == NodeKind::Class)
        return u"class {name}:\n    def __init__(self):\n        self.value = 0\n"_s;
    return u"import asyncio\n"_s;
}

/// Code goes by names that Python can say.
void fillCode(Node &node, const Layout &layout)
{
    const QString stem = info(node.kind).nameStem + u'_';
    int number = 1;
    while (layout.findByName(stem + QString::number(number)))
        ++number;
    node.name = stem + QString::number(number);
    node.parameters.insert(Param::Code, firstCode(node.kind).replace(u"{name}"_s, node.name));
}

} // namespace

Node makeNode(const Layout &layout, NodeKind kind, QPointF position)
{
    Node node;
    node.id = layout.unusedNodeId();
    node.kind = kind;
    // Numbered from the first one on: "queue-1 is empty" is a sentence, "queue is empty" might be about any.
    node.name = UnusedNames(layout).take(info(kind).nameStem + u"-1"_s);
    node.position = position;
    if (isCode(kind))
        fillCode(node, layout);
    if (isScope(kind))
        node.size = QSizeF(288, 240);
    return node;
}

} // namespace signalbox
