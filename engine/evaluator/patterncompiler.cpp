// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/patterncompiler.h"

namespace signalbox::evaluator {

void PatternCompiler::match(const syntax::Pattern &pattern, Label &fail)
{
    Assembler::At at(m_out, pattern.span);
    std::visit([&](const auto &node) { match(node, fail); }, pattern.node);
}

void PatternCompiler::bind(const std::optional<QString> &name)
{
    if (!name)
        return;
    m_out.emit(Op::Copy, 0);
    m_unit.store(*name);
}

void PatternCompiler::match(const syntax::MatchValue &node, Label &fail)
{
    m_out.emit(Op::Copy, 0);
    m_expressions.value(*node.value);
    m_out.emit(Op::Compare, int(syntax::Comparison::Eq));
    m_out.jump(Op::JumpIfFalse, fail);
}

void PatternCompiler::match(const syntax::MatchSingleton &node, Label &fail)
{
    m_out.emit(Op::Copy, 0);
    m_out.constant(node.value);
    m_out.emit(Op::Is);
    m_out.jump(Op::JumpIfFalse, fail);
}

void PatternCompiler::match(const syntax::MatchStar &node, Label &)
{
    bind(node.name);
}

void PatternCompiler::match(const syntax::MatchAs &node, Label &fail)
{
    if (node.pattern)
        match(*node.pattern, fail);
    bind(node.name);
}

void PatternCompiler::match(const syntax::MatchOr &node, Label &fail)
{
    Label fits;
    for (const auto &each : node.patterns) {
        if (&each == &node.patterns.back()) {
            match(*each, fail);
            break;
        }
        Label next;
        const int depth = m_out.depth();
        match(*each, next);
        m_out.jump(Op::Jump, fits);
        m_out.bind(next);
        m_out.setDepth(depth);
    }
    m_out.bind(fits);
}

/// Takes apart the sequence on top, of as many items as there are patterns.
void PatternCompiler::items(const std::vector<const syntax::Pattern *> &patterns, Label &fail)
{
    int star = -1;
    for (std::size_t at = 0; at < patterns.size(); ++at)
        if (std::holds_alternative<syntax::MatchStar>(patterns[at]->node))
            star = int(at);
    m_out.emit(Op::Unpack, int(patterns.size()), star + 1);
    std::vector<Label> fails(patterns.size());
    for (std::size_t at = 0; at < patterns.size(); ++at) {
        match(*patterns[at], fails[at]);
        m_out.emit(Op::Pop);
    }
    const int depth = m_out.depth();
    Label end;
    m_out.jump(Op::Jump, end);
    for (std::size_t at = 0; at < patterns.size(); ++at) { // what failed lies there, and those after it
        m_out.bind(fails[at]);
        m_out.setDepth(depth + int(patterns.size() - at));
        m_out.emit(Op::Pop);
    }
    m_out.jump(Op::Jump, fail);
    m_out.bind(end);
    m_out.setDepth(depth);
}

/// Where None is on top, it goes, with \a below values that lie under it.
void PatternCompiler::failIfNone(int below, Label &fail)
{
    Label fits;
    m_out.emit(Op::Copy, 0);
    m_out.none();
    m_out.emit(Op::Is, 1);
    m_out.jump(Op::JumpIfTrue, fits);
    const int depth = m_out.depth();
    for (int i = 0; i <= below; ++i)
        m_out.emit(Op::Pop);
    m_out.jump(Op::Jump, fail);
    m_out.bind(fits);
    m_out.setDepth(depth);
}

void PatternCompiler::match(const syntax::MatchSequence &node, Label &fail)
{
    std::vector<const syntax::Pattern *> patterns;
    int stars = 0;
    for (const auto &each : node.patterns) {
        patterns.push_back(each.get());
        stars += std::holds_alternative<syntax::MatchStar>(each->node);
    }
    m_out.emit(Op::MatchLength, int(patterns.size()) - stars, stars > 0);
    m_out.jump(Op::JumpIfFalse, fail);
    if (patterns.empty())
        return;
    m_out.emit(Op::Copy, 0);
    items(patterns, fail);
}

void PatternCompiler::match(const syntax::MatchMapping &node, Label &fail)
{
    m_out.emit(Op::MatchMapping, int(node.keys.size()));
    m_out.jump(Op::JumpIfFalse, fail);
    if (node.keys.empty() && !node.rest)
        return;
    for (const auto &key : node.keys)
        m_expressions.value(*key);
    m_out.emit(Op::BuildTuple, int(node.keys.size()));
    m_out.emit(Op::MatchKeys);
    failIfNone(1, fail);
    m_out.emit(Op::Swap, 1);
    if (node.rest) {
        m_out.emit(Op::MatchRest);
        m_unit.store(*node.rest);
    } else {
        m_out.emit(Op::Pop);
    }
    std::vector<const syntax::Pattern *> patterns;
    for (const auto &each : node.patterns)
        patterns.push_back(each.get());
    items(patterns, fail);
}

void PatternCompiler::match(const syntax::MatchClass &node, Label &fail)
{
    m_out.emit(Op::Copy, 0);
    m_expressions.value(*node.type);
    for (const QString &name : node.keywords)
        m_out.text(m_unit.mangled(name));
    m_out.emit(Op::BuildTuple, int(node.keywords.size()));
    m_out.emit(Op::MatchClass, int(node.patterns.size()));
    failIfNone(0, fail);
    std::vector<const syntax::Pattern *> patterns;
    for (const auto *list : {&node.patterns, &node.keywordPatterns})
        for (const auto &each : *list)
            patterns.push_back(each.get());
    items(patterns, fail);
}

} // namespace signalbox::evaluator
