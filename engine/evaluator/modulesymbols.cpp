// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/modulesymbols.h"

#include "engine/evaluator/symbolwalk.h"

#include <algorithm>

namespace signalbox::evaluator {

ModuleSymbols::ModuleSymbols(const syntax::Module &module, Of of)
    : m_module(std::make_unique<Symbols>(Symbols::Kind::Module, nullptr))
{
    SymbolWalk walk(m_byNode, m_refusals, *m_module, of == Of::Program);
    walk.walk(module.body);
    walk.finish();
    finish();
}

ModuleSymbols::ModuleSymbols(const syntax::Expression &expression)
    : m_module(std::make_unique<Symbols>(Symbols::Kind::Module, nullptr))
{
    SymbolWalk walk(m_byNode, m_refusals, *m_module, true);
    walk.visit(expression);
    walk.finish();
    finish();
}

bool ModuleSymbols::makesGlobal(const QString &name) const
{
    return m_module->isBound(name)
        || std::any_of(m_byNode.cbegin(), m_byNode.cend(), [&](const Symbols *each) {
               return each->m_globals.contains(name) && each->isBound(name);
           });
}

bool ModuleSymbols::bindsAnywhere(const QString &name) const
{
    return m_module->isBound(name)
        || std::any_of(m_byNode.cbegin(), m_byNode.cend(),
                       [&](const Symbols *each) { return each->isBound(name); });
}

void ModuleSymbols::finish()
{
    m_module->captureAll(m_refusals);
    m_module->number();
}

} // namespace signalbox::evaluator
