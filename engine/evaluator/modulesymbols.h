// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/symbols.h"

namespace signalbox::evaluator {

/// The symbols of a whole module, each by the node that it belongs to.
class ModuleSymbols {
public:
    /// The library's own modules may do what programs may not.
    enum class Of : quint8 { Program, Library };
    ModuleSymbols(const syntax::Module &module, Of of);
    /// Of one expression, as the body of a module.
    explicit ModuleSymbols(const syntax::Expression &expression);

    Symbols &module() { return *m_module; }
    Symbols &of(const void *node) { return *m_byNode.value(node); }
    std::vector<Refusal> &refusals() { return m_refusals; }
    /// Whether some statement makes it a global of the module.
    bool makesGlobal(const QString &name) const;
    /// Whether some class or function has a variable of this name.
    bool bindsAnywhere(const QString &name) const;

private:
    void finish();

    std::unique_ptr<Symbols> m_module;
    QHash<const void *, Symbols *> m_byNode;
    std::vector<Refusal> m_refusals;
};

} // namespace signalbox::evaluator
