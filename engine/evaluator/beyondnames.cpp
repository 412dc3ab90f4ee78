// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/beyondnames.h"

#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

namespace {

struct BeyondNames {
    Q_DECLARE_TR_FUNCTIONS(Compiler)
};

const QStringList &builtinsBeyond()
{
    static const QStringList names{u"breakpoint"_s, u"bytearray"_s, u"compile"_s, u"complex"_s,    u"eval"_s,
                                   u"exec"_s,       u"help"_s,      u"input"_s,   u"memoryview"_s, u"open"_s};
    return names;
}

/// Looks through a module's code, and that of its functions and classes.
class Search {
public:
    explicit Search(const ModuleCode &module)
    {
        all(*module.code, &Search::noteBound);
        if (!m_takesAll)
            all(*module.code, &Search::noteRead);
        all(*module.code, &Search::noteDel);
    }
    std::vector<Refusal> found;

private:
    using Look = void (Search::*)(const Code &);
    void all(const Code &code, Look look)
    {
        (this->*look)(code);
        for (const auto &inner : code.inner)
            all(*inner, look);
    }
    void noteBound(const Code &code)
    {
        for (const Instruction &each : code.instructions) {
            if (each.op == Op::StoreGlobal || each.op == Op::StoreName)
                m_bound.insert(code.names[std::size_t(each.a)]);
            m_takesAll = m_takesAll || each.op == Op::ImportAll;
        }
    }
    void noteRead(const Code &code)
    {
        for (std::size_t at = 0; at < code.instructions.size(); ++at) {
            const Instruction &each = code.instructions[at];
            if (each.op != Op::LoadGlobal && each.op != Op::LoadName)
                continue;
            const QString &name = code.names[std::size_t(each.a)];
            if (builtinsBeyond().contains(name) && !m_bound.contains(name))
                found.push_back(
                    {fill(BeyondNames::tr("The builtin {name} is not run here."), {{u"name", name}}),
                     code.places[at]});
        }
    }
    void noteDel(const Code &code)
    {
        if (code.kind != Code::Kind::Class)
            return;
        for (const auto &inner : code.inner) {
            if (inner->name == u"__del__")
                found.push_back(
                    {BeyondNames::tr("Nobody calls __del__() here: when objects go is not followed."),
                     inner->places.front()});
        }
    }

    QSet<QString> m_bound;
    bool m_takesAll = false; ///< from module import *
};

} // namespace

std::vector<Refusal> namesBeyond(const ModuleCode &module)
{
    std::vector<Refusal> found = Search(module).found;
    std::stable_sort(found.begin(), found.end(), [](const Refusal &one, const Refusal &other) {
        return std::pair(one.place.line, one.place.column) < std::pair(other.place.line, other.place.column);
    });
    return found;
}

} // namespace signalbox::evaluator
