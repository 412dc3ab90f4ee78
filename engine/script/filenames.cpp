// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/filenames.h"

#include "engine/catalog/catalog.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isIdentifier(QStringView word)
{
    const auto isPart = [](QChar letter) { return letter.isLetterOrNumber() || letter == u'_'; };
    return !word.isEmpty() && !word.front().isDigit() && std::all_of(word.begin(), word.end(), isPart);
}

} // namespace

bool isFileName(const QString &name)
{
    if (!name.endsWith(u".py"))
        return false;
    const QList<QStringView> parts = QStringView(name).chopped(3).split(u'/');
    return std::all_of(parts.begin(), parts.end(), isIdentifier);
}

bool isFile(const Node &node)
{
    return node.kind == NodeKind::Module && isFileName(node.name);
}

bool isPiece(const Node &node)
{
    return isCode(node.kind) && !isFile(node);
}

QString moduleOfFile(const QString &name)
{
    QString path = name.chopped(3);
    const QString package = u"/__init__"_s;
    if (path.endsWith(package))
        path.chop(package.size());
    return path.replace(u'/', u'.');
}

} // namespace signalbox
