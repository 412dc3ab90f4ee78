// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox {

/// What stands directly in a statement, in the order of its members; nothing is null. Of a function or a
/// class the expressions are what runs where it is defined: decorators, defaults, annotations, bases.
struct StatementParts {
    std::vector<const syntax::Expression *> expressions;
    std::vector<const syntax::Pattern *> patterns;
    std::vector<const syntax::Statements *> blocks;
};

/// \a statement as one of its kind, or null.
template <typename Node> const Node *statementAs(const syntax::Statement &statement)
{
    return std::get_if<Node>(&statement.node);
}

StatementParts partsOf(const syntax::Statement &statement);

} // namespace signalbox
