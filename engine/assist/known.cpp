// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/known.h"

#include "engine/assist/knownasyncio.h"
#include "engine/assist/knownbuiltins.h"
#include "engine/assist/knowncontainers.h"
#include "engine/assist/knownmodules.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>

namespace signalbox::assist {

using namespace Qt::StringLiterals;

namespace {

using Rows = QHash<QString, std::vector<const KnownRow *>>;

/// By owner.
const Rows &allRows()
{
    static const Rows rows = [] {
        Rows byOwner;
        for (const auto &table : {knownBuiltins(), knownContainers(), knownAsyncio(), knownModules()}) {
            for (const KnownRow &row : table)
                byOwner[QString::fromLatin1(row.owner)].push_back(&row);
        }
        return byOwner;
    }();
    return rows;
}

/// What a type derives from; empty where it derives from nothing that is known.
QString baseOf(const QString &type)
{
    const KnownRow *row = knownByPath(type);
    return row && row->kind == KnownKind::Type ? QString::fromLatin1(row->gives) : QString();
}

} // namespace

QString KnownRow::wordsForPeople() const
{
    return QCoreApplication::translate("Known", words);
}

std::vector<const KnownRow *> knownOf(QStringView owner)
{
    return allRows().value(owner.toString());
}

std::vector<const KnownRow *> membersOf(const QString &type)
{
    std::vector<const KnownRow *> members;
    for (QString at = type; !at.isEmpty(); at = baseOf(at)) {
        const auto own = knownOf(at);
        members.insert(members.end(), own.begin(), own.end());
    }
    return members;
}

const KnownRow *knownMember(const QString &owner, QStringView name)
{
    const auto members = owner.isEmpty() ? knownOf(owner) : membersOf(owner);
    for (const KnownRow *row : members) {
        if (name == QLatin1StringView(row->name))
            return row;
    }
    return nullptr;
}

const KnownRow *knownByPath(const QString &path)
{
    const auto find = [](QStringView owner, QStringView name) -> const KnownRow * {
        for (const KnownRow *row : knownOf(owner)) {
            if (name == QLatin1StringView(row->name))
                return row;
        }
        return nullptr;
    };
    if (const KnownRow *module = find(u"modules", path))
        return module;
    const qsizetype dot = path.lastIndexOf(u'.');
    return dot < 0 ? find({}, path) : find(QStringView(path).first(dot), QStringView(path).sliced(dot + 1));
}

} // namespace signalbox::assist
