// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/expressions.h"

namespace signalbox::syntax {

/// Parses what is assigned to and deleted, and says of other expressions why they are none of it.
class TargetParser : public ExpressionParser {
public:
    using ExpressionParser::ExpressionParser;

protected:
    ExpressionPtr starTargets() override;
    ExpressionPtr starTarget();
    ExpressionPtr delTarget();
    /// Makes a target of what was parsed as an expression; a Mismatch where it is none.
    static void makeTarget(Expression &expression, Context context);

    /// Refuses what is no target, with the words for it.
    [[noreturn]] void refuseTarget(const Expression &expression, Context context);
    void refuseAssignment(const ExpressionPtr &value, std::size_t first) override;
};

} // namespace signalbox::syntax
