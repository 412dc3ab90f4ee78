// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepclipboard.h"

#include "engine/catalog/catalog.h"
#include "engine/file/layoutdecoder.h"
#include "engine/file/layoutencoder.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace signalbox::steps {

using namespace Qt::StringLiterals;

namespace {

const QString kTaskName = u"steps"_s;

void forEachTarget(QList<Step> &list, const std::function<void(NodeId &)> &visit)
{
    for (Step &step : list) {
        visit(step.target);
        visit(step.predicate.target);
        forEachTarget(step.body, visit);
    }
}

/// What \a node of another layout is in \a layout.
NodeId same(const Node &node, const Layout &layout)
{
    const auto isSame = [&node](const Node &other) {
        return other.kind == node.kind && other.name == node.name;
    };
    if (const Node *own = layout.find(node.id); own && isSame(*own))
        return own->id;
    const auto found = std::find_if(layout.nodes.begin(), layout.nodes.end(), isSame);
    return found == layout.nodes.end() ? NodeId::None : found->id;
}

} // namespace

QString clipboardText(const Layout &layout, const QList<Step> &list)
{
    QList<Step> kept = list;
    QSet<NodeId> targets;
    forEachTarget(kept, [&targets](NodeId &target) { targets.insert(target); });
    Layout document;
    document.title = kTaskName;
    for (const Node &node : layout.nodes) {
        if (!targets.contains(node.id))
            continue;
        Node copy = node;
        copy.scope = NodeId::None;
        copy.parameters.clear();
        document.nodes.append(copy);
    }
    Node task;
    task.id = layout.unusedNodeId();
    task.kind = NodeKind::Task;
    task.name = kTaskName;
    task.parameters.insert(Param::Steps, kept);
    document.nodes.append(task);
    return QString::fromUtf8(encodeLayout(document));
}

std::optional<QList<Step>> stepsFromClipboard(const QString &text, const Layout &layout)
{
    const LoadResult read = decodeLayout(text.toUtf8());
    if (!read.layout || read.layout->title != kTaskName || read.layout->nodes.isEmpty())
        return std::nullopt;
    const Node &task = read.layout->nodes.last();
    if (task.kind != NodeKind::Task || task.name != kTaskName)
        return std::nullopt;
    auto list = parameter<QList<Step>>(task, Param::Steps);
    forEachTarget(list, [&](NodeId &target) {
        const Node *node = read.layout->find(target);
        target = node ? same(*node, layout) : NodeId::None;
    });
    return list;
}

} // namespace signalbox::steps
