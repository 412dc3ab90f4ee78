// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/identifiers.h"

#include "engine/language/identifiers.h"

#include <QSet>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Gives out names. A coroutine function brings further variables with it, which must be free as well.
class Names {
public:
    QString give(const QString &name, bool isFunction)
    {
        const QString wanted = pythonIdentifier(name);
        QString identifier = isReserved(wanted) ? wanted + u'_' : wanted;
        for (int number = 2; !isFree(identifier, isFunction); ++number)
            identifier = wanted + u'_' + QString::number(number);
        for (const QString &each : variablesOf(identifier, isFunction))
            m_taken.insert(each);
        return identifier;
    }

    /// Whether \a name reads like a variable that goes with a function: it is served after all that do not.
    static bool isLate(const QString &name)
    {
        const QString identifier = pythonIdentifier(name);
        return identifier.endsWith(u"_task"_s) || identifier.endsWith(u"_random"_s);
    }

private:
    static QStringList variablesOf(const QString &identifier, bool isFunction)
    {
        if (!isFunction)
            return {identifier};
        return {identifier, identifier + u"_task"_s, identifier + u"_random"_s};
    }
    bool isFree(const QString &identifier, bool isFunction) const
    {
        if (isReserved(identifier))
            return false;
        const QStringList all = variablesOf(identifier, isFunction);
        return std::none_of(all.begin(), all.end(),
                            [this](const QString &each) { return m_taken.contains(each); });
    }

    QSet<QString> m_taken;
};

} // namespace

void giveIdentifiers(Program &program)
{
    Names names;
    const auto serve = [&](bool late) {
        for (std::size_t at = 1; at < program.bodies.size(); ++at) {
            ProgramBody &body = program.bodies[at];
            if (Names::isLate(body.name) == late)
                body.identifier = names.give(body.name, true);
        }
        for (ProgramResource &resource : program.resources) {
            if (Names::isLate(resource.name) == late)
                resource.identifier = names.give(resource.name, false);
        }
    };
    if (!program.bodies.empty())
        program.bodies[Program::kMain].identifier = u"main"_s;
    serve(false);
    serve(true);
}

} // namespace signalbox
