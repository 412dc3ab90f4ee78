// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/beyondnames.h"

#include <QFile>
#include <QHash>
#include <QSet>

// Outside of every namespace, as the macro asks.
static void loadBeyondNames()
{
    Q_INIT_RESOURCE(beyond);
}

namespace signalbox::evaluator {

namespace {

using Names = QHash<QString, QSet<QString>>;

const Names &beyondNames()
{
    static const Names names = [] {
        loadBeyondNames();
        Names made;
        QFile file(QStringLiteral(":/signalbox/evaluator/beyondnames.txt"));
        if (!file.open(QIODevice::ReadOnly))
            return made;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
            QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            if (words.isEmpty() || words.front() == QLatin1Char('#'))
                continue;
            const QString module = words.takeFirst();
            made[module] += QSet<QString>(words.begin(), words.end());
        }
        return made;
    }();
    return names;
}

} // namespace

bool isBeyond(const QString &module, const QString &name)
{
    const auto found = beyondNames().constFind(module);
    return found != beyondNames().cend() && found->contains(name);
}

bool hasBeyondNames(const QString &module)
{
    return beyondNames().contains(module);
}

} // namespace signalbox::evaluator
