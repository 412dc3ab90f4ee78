// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/coderename.h"

#include "engine/catalog/catalog.h"
#include "engine/language/identifiers.h"
#include "engine/layout/limits.h"
#include "engine/script/codeoutline.h"
#include "engine/script/filenames.h"
#include "engine/script/globalnames.h"
#include "engine/syntax/names.h"

#include <QSet>

#include <algorithm>

namespace signalbox {

void renameCode(QList<Node> &nodes, NodeId node, const QString &wanted)
{
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [node](const Node &each) { return each.id == node; });
    if (found == nodes.end() || !isCode(found->kind))
        return;
    const QString before = codeOutline(parameter<QString>(*found, Param::Code))->name;
    if (found->kind == NodeKind::Module || before.isEmpty()) {
        found->name = wanted;
        return;
    }
    QString after = beginningOf(pythonIdentifier(wanted), kLongestName - 1);
    if (syntax::keywordOrName(after.toUtf8()) != syntax::Kind::Name)
        after += u'_';
    found->name = after;
    for (Node &each : nodes) {
        if (!isPiece(each))
            continue;
        const QString code = parameter<QString>(each, Param::Code);
        const QString renamed = withRenamed(code, before, after);
        if (renamed != code)
            each.parameters.insert(Param::Code, renamed);
    }
}

void nameCopies(const Layout &layout, QList<Node> &copies)
{
    QSet<QString> taken;
    for (const Node &node : layout.nodes)
        taken.insert(node.name);
    for (const Node &node : std::as_const(copies)) {
        if (!isPiece(node) || node.kind == NodeKind::Module)
            taken.insert(node.name);
    }
    for (qsizetype at = 0; at < copies.size(); ++at) {
        const Node copy = copies[at];
        if (!isPiece(copy) || copy.kind == NodeKind::Module)
            continue;
        const QString defined = codeOutline(parameter<QString>(copy, Param::Code))->name;
        if (defined.isEmpty()) {
            taken.insert(copy.name);
            continue;
        }
        QString name = defined;
        for (int number = 2; taken.contains(name); ++number)
            name = defined + u'_' + QString::number(number);
        taken.insert(name);
        renameCode(copies, copy.id, name);
    }
}

} // namespace signalbox
