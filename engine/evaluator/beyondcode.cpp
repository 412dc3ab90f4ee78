// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/beyondcode.h"

#include "engine/evaluator/beyond.h"
#include "engine/evaluator/beyondnames.h"
#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

namespace {

struct BeyondWords {
    Q_DECLARE_TR_FUNCTIONS(Compiler)
};

bool isStoreOfName(Op op)
{
    return op == Op::StoreGlobal || op == Op::StoreName;
}

bool isStoreOfVariable(Op op)
{
    return op == Op::StoreLocal || op == Op::StoreCell;
}

bool isLoadOfName(Op op)
{
    return op == Op::LoadGlobal || op == Op::LoadName || op == Op::LoadNameOrCell;
}

/// Which module a name stands for.
class Meanings {
public:
    void bind(const QString &name, const QString &module)
    {
        if (m_meant.contains(name) ? m_meant[name] != module : m_bound.contains(name))
            m_ambiguous.insert(name);
        m_bound.insert(name);
        if (!module.isEmpty())
            m_meant.insert(name, module);
    }
    bool isBound(const QString &name) const { return m_bound.contains(name); }
    QString moduleOf(const QString &name) const
    {
        return m_ambiguous.contains(name) ? QString() : m_meant.value(name);
    }

private:
    QHash<QString, QString> m_meant;
    QSet<QString> m_bound;
    QSet<QString> m_ambiguous;
};

/// Goes through the code of a module, and of what is in it.
class BeyondScan {
public:
    BeyondScan(const Around &around, std::vector<Refusal> &refusals)
        : m_around(around)
        , m_refusals(refusals)
    {
    }

    /// What the names of the module stand for: by what is stored anywhere.
    void learn(const Code &code)
    {
        const bool hasNames = code.kind == Code::Kind::Module;
        eachStore(code, [&](const Instruction &store, const QString &module) {
            if (store.op == Op::StoreGlobal || (hasNames && store.op == Op::StoreName))
                m_globals.bind(code.names[std::size_t(store.a)], module);
        });
        for (const Instruction &each : code.instructions)
            m_importsAll = m_importsAll || each.op == Op::ImportAll;
        for (const auto &inner : code.inner)
            learn(*inner);
    }

    void look(const Code &code)
    {
        Meanings variables;
        eachStore(code, [&](const Instruction &store, const QString &module) {
            if (isStoreOfVariable(store.op))
                variables.bind(code.variables[store.a], module);
        });
        QString module;
        for (std::size_t at = 0; at < code.instructions.size(); ++at) {
            const Instruction &now = code.instructions[at];
            const QString name = nameOf(code, now);
            if (now.op == Op::Import) {
                module = name;
            } else if (now.op == Op::ImportFrom) {
                refuseName(module, name, code.places[at]);
            } else if (now.op == Op::LoadAttribute || now.op == Op::LoadMethod) {
                refuseName(module, name, code.places[at]);
                module = module.isEmpty() ? module : module + '.'_L1 + name;
            } else if (isLoadOfName(now.op)) {
                module = m_globals.moduleOf(name);
                refuseBuiltin(name, code.places[at]);
            } else if (now.op == Op::LoadLocal || now.op == Op::LoadCell) {
                const QString variable = code.variables[now.a];
                module = variables.moduleOf(variable);
            } else if (!isStoreOfName(now.op) && !isStoreOfVariable(now.op)) {
                module.clear();
            }
        }
        for (const auto &inner : code.inner)
            look(*inner);
    }

private:
    static QString nameOf(const Code &code, const Instruction &now)
    {
        if (now.op == Op::LoadNameOrCell)
            return code.names[now.b];
        const bool hasName = now.op == Op::Import || now.op == Op::ImportFrom || now.op == Op::LoadAttribute
            || now.op == Op::LoadMethod || isLoadOfName(now.op);
        return hasName ? code.names[std::size_t(now.a)] : QString();
    }

    /// \a use is told each store, and which module is stored; empty for what is none.
    template <typename Use> static void eachStore(const Code &code, Use use)
    {
        QString module, imported;
        for (const Instruction &now : code.instructions) {
            if (now.op == Op::Import) {
                module = code.names[std::size_t(now.a)];
                imported = now.b == 1 ? module : module.section('.'_L1, 0, 0);
            } else if (now.op == Op::ImportFrom) {
                imported = module + '.'_L1 + code.names[std::size_t(now.a)];
                if (!hasBeyondNames(imported))
                    imported.clear();
            } else {
                if (isStoreOfName(now.op) || isStoreOfVariable(now.op))
                    use(now, imported);
                imported.clear();
            }
        }
    }

    void refuseName(const QString &module, const QString &name, const syntax::Span &place)
    {
        if (module.isEmpty() || m_around.modules.contains(module.section('.'_L1, 0, 0)))
            return;
        if (const QString reason = whyNotUsed(module, name); !reason.isEmpty())
            m_refusals.push_back({reason, place});
        else if (isBeyond(module, name))
            m_refusals.push_back({fill(BeyondWords::tr("{name} of the module {module} is not run here."),
                                       {{u"module", module}, {u"name", name}}),
                                  place});
    }

    void refuseBuiltin(const QString &name, const syntax::Span &place)
    {
        if (m_importsAll || m_globals.isBound(name) || m_around.names.contains(name))
            return;
        if (const QString reason = whyNotBuiltin(name); !reason.isEmpty())
            m_refusals.push_back({reason, place});
        else if (isBeyond(u"builtins"_s, name))
            m_refusals.push_back(
                {fill(BeyondWords::tr("The builtin {name} is not run here."), {{u"name", name}}), place});
    }

    const Around &m_around;
    std::vector<Refusal> &m_refusals;
    Meanings m_globals;
    bool m_importsAll = false;
};

} // namespace

void refuseBeyond(const Code &module, const Around &around, std::vector<Refusal> &refusals)
{
    BeyondScan scan(around, refusals);
    scan.learn(module);
    scan.look(module);
}

} // namespace signalbox::evaluator
