// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/operandreader.h"

namespace signalbox::reading {

/// Reads the statements of an exported function as the steps that they were made of. What is merely there for
/// Python's sake (`global`, `pass`, variables for the loop) is no step.
///
///     const auto steps = BodyReader(names).read(function.body);
class BodyReader {
public:
    explicit BodyReader(const ModuleNames &names)
        : m_names(names)
        , m_calls(names)
        , m_operands(names)
    {
    }

    /// Nothing where a statement is none that an export has.
    std::optional<QList<Step>> read(const syntax::Statements &statements);
    /// What those that were read last declare global.
    const QSet<QString> &globals() const { return m_place.globals; }

    // By kind of statement.
    void operator()(const syntax::ExpressionStatement &statement);
    void operator()(const syntax::Assign &statement);
    void operator()(const syntax::Return &statement);
    void operator()(const syntax::Raise &statement);
    void operator()(const syntax::Break &);
    void operator()(const syntax::Pass &) { }
    void operator()(const syntax::Global &statement);
    void operator()(const syntax::With &statement);
    void operator()(const syntax::For &statement);
    void operator()(const syntax::While &statement);
    void operator()(const syntax::If &statement);
    void operator()(const syntax::Try &statement);
    template <typename Other> void operator()(const Other &) { refuse(); }

private:
    QList<Step> block(const syntax::Statements &statements);
    void flush();
    void add(const Step &step) { m_steps.append(step); }
    void add(const std::optional<Step> &step);
    void addBlock(Step step, const syntax::Statements &body);
    void addAwaited(const Expression *value);
    void addWrite(NodeId counter, const Expression *value);
    void addLoop(const syntax::For &statement);
    void addRetry(const syntax::For &statement, const syntax::Try &attempt);
    void addAsyncFor(const syntax::For &statement);
    bool isPreparation(const NamedCall &call) const;
    void refuse() { m_isRead = false; }

    const ModuleNames &m_names;
    CallReader m_calls;
    OperandReader m_operands;
    QList<Step> m_steps; ///< of the block at hand
    std::vector<MadeTask> m_made; ///< by the lines right before the statement at hand
    CallPlace m_place; ///< of the statement at hand
    bool m_isRead = true;
};

} // namespace signalbox::reading
