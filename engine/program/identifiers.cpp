// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/identifiers.h"

#include "engine/language/identifiers.h"
#include "engine/script/globalnames.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Gives out names. A coroutine function brings further variables with it, which must be free as well.
class Names {
public:
    /// \a wanted: a Python identifier.
    QString give(const QString &wanted, bool isFunction)
    {
        QString identifier = isReserved(wanted) ? wanted + u'_' : wanted;
        // What was taken once stays so: who asks for the same name need not try the same numbers.
        int &number = m_numbers[{wanted, isFunction}];
        for (number = std::max(number, 2); !isFree(identifier, isFunction); ++number)
            identifier = wanted + u'_' + QString::number(number);
        for (const QString &each : variablesOf(identifier, isFunction))
            m_taken.insert(each);
        return identifier;
    }

    QString giveMain()
    {
        // Whatever else may be called so has a node, and was served with another name; but for code.
        return m_taken.contains(u"main"_s) ? give(u"main_of_all"_s, true) : u"main"_s;
    }
    void take(const QSet<QString> &names) { m_taken.unite(names); }

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
    QHash<std::pair<QString, bool>, int> m_numbers; ///< by name and isFunction: the first not tried yet
};

/// Whether an identifier reads like a variable that goes with a function: it is served after all that do not.
bool isLate(const QString &identifier)
{
    return identifier.endsWith(u"_task"_s) || identifier.endsWith(u"_random"_s);
}

} // namespace

void giveIdentifiers(Program &program)
{
    for (std::size_t at = 1; at < program.bodies.size(); ++at)
        program.bodies[at].identifier = pythonIdentifier(program.bodies[at].name);
    for (ProgramResource &resource : program.resources)
        resource.identifier = pythonIdentifier(resource.name);
    std::vector<std::pair<QString *, bool>> late;
    Names names;
    for (const ProgramCode &each : program.code)
        names.take(definedNames(each.code));
    const auto serve = [&](QString &identifier, bool isFunction) {
        if (isLate(identifier))
            late.push_back({&identifier, isFunction});
        else
            identifier = names.give(identifier, isFunction);
    };
    for (std::size_t at = 1; at < program.bodies.size(); ++at)
        serve(program.bodies[at].identifier, true);
    // In the order of the text, in which main makes the futures; so what is read from it has the same names.
    for (const bool areFutures : {false, true}) {
        for (ProgramResource &resource : program.resources) {
            if ((resource.kind == NodeKind::Future) == areFutures)
                serve(resource.identifier, false);
        }
    }
    for (const auto &[identifier, isFunction] : late)
        *identifier = names.give(*identifier, isFunction);
    if (!program.bodies.empty())
        program.bodies[Program::kMain].identifier = names.giveMain();
}

} // namespace signalbox
