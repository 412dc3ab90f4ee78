// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/fault.h"
#include "engine/syntax/token.h"
#include "engine/syntax/tree.h"

#include <variant>

/// Reads Python as `ast.parse` of a version does: the same texts, the same trees, the same faults.
///
///     auto parsed = syntax::parseModule(text, PythonVersion::Python313);
///     if (parsed.module)
///         walk(parsed.module->body);
///     else
///         show(parsed.fault.line, parsed.fault.message);
///
/// Nothing of what the compiler refuses later is looked at: `return` outside of a function, names that are
/// declared twice. Texts nest up to where CPython gives up as well, and may have up to 4 MB.
namespace signalbox::syntax {

/// A module, or why it is none.
struct ParsedModule {
    std::optional<Module> module;
    SyntaxFault fault; ///< where there is no module
    std::vector<Comment>
        comments; ///< in the order of the text; where it is refused, those in front of the fault
};

/// An expression, or why it is none.
struct ParsedExpression {
    ExpressionPtr expression; ///< null where it is refused
    SyntaxFault fault;
};

/// \a text as a file holds it: UTF-8 unless it declares another encoding (PEP 263).
ParsedModule parseModule(const QByteArray &text, PythonVersion version);

/// The same of a text that is no file: an encoding that it declares means nothing.
ParsedModule parseText(const QString &text, PythonVersion version);

/// As `ast.parse(text, mode="eval")`: one expression, several with commas being a tuple, and nothing else.
ParsedExpression parseExpression(const QByteArray &text, PythonVersion version);

} // namespace signalbox::syntax
