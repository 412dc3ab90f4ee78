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

    /// \a given: values that lie on the stack before the code begins.
    explicit Assembler(int given = 0)
        : m_depth(given)
        , m_deepest(given)
    {
    }

    void emit(Op op, int a = 0, int b = 0);
    void constant(const syntax::Literal &literal);
    void text(const QString &text);
    void named(Op op, const QString &name) { emit(op, nameIndex(name)); }
    void call(int count, const std::vector<QString> &keywords);
    void callMethod(const QString &name, int count, const std::vector<QString> &keywords);
    void jump(Op op, Label &to);
    void bind(Label &label);
    int addInner(std::shared_ptr<const Code> code);
    const syntax::Span &place() const { return m_place; }
    int depth() const { return m_depth; }
    /// \a variables, \a parameters: of a lambda or a generator.
    std::shared_ptr<const Code> take(const QStringList &variables = {}, int parameters = 0);

private:
    int nameIndex(const QString &name);
    int keywordsIndex(const std::vector<QString> &keywords);
    void moveTo(int depth);

    Code m_code;
    syntax::Span m_place;
    int m_depth;
    int m_deepest;
};

} // namespace signalbox::evaluator
