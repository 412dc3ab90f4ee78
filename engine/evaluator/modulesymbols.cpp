// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/modulesymbols.h"

#include "engine/evaluator/symbolwalk.h"

namespace signalbox::evaluator {

ModuleSymbols::ModuleSymbols(const syntax::Module &module)
    : m_module(std::make_unique<Symbols>(Symbols::Kind::Module, nullptr))
{
    SymbolWalk walk(m_byNode, m_refusals, *m_module);
    walk.walk(module.body);
    walk.refuseBeyond();
    finish();
}

ModuleSymbols::ModuleSymbols(const syntax::Expression &expression)
    : m_module(std::make_unique<Symbols>(Symbols::Kind::Module, nullptr))
{
    SymbolWalk(m_byNode, m_refusals, *m_module).visit(expression);
    finish();
}

void ModuleSymbols::finish()
{
    m_module->captureAll(m_refusals);
    m_module->number();
}

} // namespace signalbox::evaluator
