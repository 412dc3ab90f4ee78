// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"

#include <QStringList>

namespace signalbox::evaluator {

/// Writes code, and knows how many values lie on the stack where it is.
class Assembler {
public:
    /// A place to jump to, before or after it is known.
    struct Label {
        std::vector<std::size_t> jumps;
        int target = -1;
        int depth = -1;
    };
    /// Instructions whose exceptions go to one place. What is written between pause() and resume() is left
    /// out.
    struct Cover {
        int from = -1; ///< of the stretch that is open
        int depth = 0;
        std::vector<Handler> stretches;
        std::vector<std::size_t> rows; ///< in Code::handlers
    };
    /// What is written while it lives stands at \a place of the text.
    class At {
    public:
        At(Assembler &out, const syntax::Span &place)
            : m_out(out)
            , m_before(out.m_place)
        {
            out.m_place = place;
        }
        ~At() { m_out.m_place = m_before; }
        At(const At &) = delete;
        At &operator=(const At &) = delete;

    private:
        Assembler &m_out;
        const syntax::Span m_before;
    };

    void emit(Op op, int a = 0, int b = 0);
    void constant(const syntax::Literal &literal);
    void none() { constant(syntax::NoneLiteral{}); }
    void text(const QString &text);
    /// A name that is looked for among globals where \a isGlobal.
    void named(Op op, const QString &name, int b = 0, bool isGlobal = false);
    /// With a cache of its own.
    void attribute(Op op, const QString &name);
    void call(int count, const std::vector<QString> &keywords = {});
    void jump(Op op, Label &to);
    void bind(Label &label);
    int nameIndex(const QString &name);

    void begin(Cover &cover);
    void pause(Cover &cover);
    void resume(Cover &cover) { cover.from = position(); }
    void end(Cover &cover);
    /// Here goes what is raised in \a cover: the stack is as where it began, with the exception on top.
    void bind(Cover &cover);

    int addInner(std::shared_ptr<const Code> code);
    const syntax::Span &place() const { return m_place; }
    int depth() const { return m_depth; }
    /// What the rest of the code finds on the stack, where that is not what was written before: after a jump.
    void setDepth(int depth) { moveTo(depth); }
    /// What it is called, its parameters and so on.
    Code &code() { return m_code; }
    std::shared_ptr<const Code> take();

private:
    int keywordsIndex(const std::vector<QString> &keywords);
    int position() const { return int(m_code.instructions.size()); }
    void moveTo(int depth);

    Code m_code;
    syntax::Span m_place;
    int m_depth = 0;
    int m_deepest = 0;
};

} // namespace signalbox::evaluator
