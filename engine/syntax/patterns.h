// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/strings.h"

namespace signalbox::syntax {

/// Parses what stands behind `case` (PEP 634).
class PatternParser : public StringParser {
public:
    using StringParser::StringParser;

protected:
    using PatternPtr = std::unique_ptr<Pattern>;

    /// One pattern, or several with commas, which are a sequence.
    PatternPtr patterns();

private:
    PatternPtr pattern();
    PatternPtr orPattern();
    PatternPtr closedPattern();
    PatternPtr maybeStarPattern();
    PatternPtr singleton(Literal value);
    PatternPtr valuePattern();
    PatternPtr bracketedPattern();
    PatternPtr namePattern();
    PatternPtr parenthesisedPattern();
    PatternPtr mappingPattern();
    PatternPtr classPattern(ExpressionPtr type, std::size_t first);
    Patterns sequenceUntil(Kind end);
    ExpressionPtr number();
    ExpressionPtr signedNumber();
    ExpressionPtr dottedName();
    ExpressionPtr mappingKey();
    QString captured();
    PatternPtr makePattern(Pattern::Node node, std::size_t first) const;
};

} // namespace signalbox::syntax
