// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/pieces.h"

#include "engine/script/codetext.h"
#include "engine/script/statementparts.h"
#include "engine/syntax/parser.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isImport(const syntax::Statement &statement)
{
    return statementAs<syntax::Import>(statement) || statementAs<syntax::ImportFrom>(statement);
}

bool isAssignment(const syntax::Statement &statement)
{
    return statementAs<syntax::Assign>(statement) || statementAs<syntax::AnnAssign>(statement);
}

/// A doc string, which says nothing of what the others are for.
bool isText(const syntax::Statement &statement)
{
    const auto *expression = statementAs<syntax::ExpressionStatement>(statement);
    return expression && std::holds_alternative<syntax::Constant>(expression->value->node);
}

/// Decides what the statements of a Module are for, one after the other.
class Purpose {
public:
    void add(const syntax::Statement &statement)
    {
        m_isEmpty = false;
        m_imports = m_imports && (isImport(statement) || isText(statement));
        m_assigns = m_assigns && (isImport(statement) || isAssignment(statement) || isText(statement));
        m_starts = statementAs<syntax::If>(statement)
            || (statementAs<syntax::ExpressionStatement>(statement) && !isText(statement));
    }
    QString name() const
    {
        if (m_isEmpty)
            return u"notes"_s;
        if (m_imports)
            return u"imports"_s;
        return m_assigns ? u"constants"_s : m_starts ? u"start"_s : u"module"_s;
    }

private:
    bool m_isEmpty = true;
    bool m_imports = true;
    bool m_assigns = true;
    bool m_starts = false; ///< the last does something
};

class Cutter {
public:
    Cutter(const QString &text, const syntax::Module &module)
        : m_lines(text)
        , m_module(module)
    {
        for (const syntax::Token &token : CodeTokens::of(text).tokens) {
            if (token.kind == syntax::Kind::Newline)
                m_ends.push_back(token.span.line);
        }
    }

    QList<CodePiece> cut();

private:
    void add(const syntax::Statement &statement);
    void finish();
    int endOf(const syntax::Statement &statement) const;
    int behindIndentedComments(int line) const;
    bool hasCommentFrom(int line) const;

    CodeLines m_lines;
    const syntax::Module &m_module;
    std::vector<int> m_ends; ///< lines on which a logical line ends, in order
    QList<CodePiece> m_pieces;
    Purpose m_purpose; ///< of the last piece, if it is a Module
    int m_begin = 1; ///< line of the last piece
    int m_next = 1; ///< the line behind it
};

/// A statement's last logical line may go on behind its last token.
int Cutter::endOf(const syntax::Statement &statement) const
{
    const auto end = std::lower_bound(m_ends.begin(), m_ends.end(), statement.span.endLine);
    return end == m_ends.end() ? m_lines.count() : *end;
}

/// Comments that stand in as far as a block belong to it.
int Cutter::behindIndentedComments(int line) const
{
    int next = line;
    for (int at = line; at <= m_lines.count(); ++at) {
        const QStringView words = m_lines.line(at).trimmed();
        if (words.isEmpty())
            continue;
        if (!words.startsWith(u'#') || m_lines.line(at).startsWith(u'#'))
            break;
        next = at + 1;
    }
    return next;
}

bool Cutter::hasCommentFrom(int line) const
{
    for (int at = line; at <= m_lines.count(); ++at) {
        if (m_lines.line(at).trimmed().startsWith(u'#'))
            return true;
    }
    return false;
}

void Cutter::finish()
{
    if (m_pieces.isEmpty())
        return;
    m_pieces.back().code = m_lines.between(m_begin, m_next);
    if (m_pieces.back().kind == NodeKind::Module)
        m_pieces.back().name = m_purpose.name();
}

void Cutter::add(const syntax::Statement &statement)
{
    CodePiece piece;
    if (const auto *function = statementAs<syntax::FunctionDef>(statement))
        piece = {NodeKind::Function, function->name, {}};
    else if (const auto *type = statementAs<syntax::ClassDef>(statement))
        piece = {NodeKind::Class, type->name, {}};
    const bool isMore =
        piece.kind == NodeKind::Module && !m_pieces.isEmpty() && m_pieces.back().kind == NodeKind::Module;
    if (!isMore) {
        finish();
        m_pieces.append(piece);
        m_begin = m_next;
        m_purpose = Purpose();
    }
    m_purpose.add(statement);
    m_next = std::max(m_next, behindIndentedComments(endOf(statement) + 1));
}

QList<CodePiece> Cutter::cut()
{
    for (const auto &statement : m_module.body)
        add(*statement);
    const bool isOpen = !m_pieces.isEmpty() && m_pieces.back().kind == NodeKind::Module;
    if (m_lines.count() >= m_next && !isOpen && (m_pieces.isEmpty() || hasCommentFrom(m_next))) {
        finish();
        m_pieces.append(CodePiece());
        m_begin = m_next;
        m_purpose = Purpose();
    }
    m_next = m_lines.count() + 1;
    finish();
    return m_pieces;
}

} // namespace

CodePieces cutIntoPieces(const QString &text, PythonVersion version)
{
    const syntax::ParsedModule parsed = syntax::parseText(text, version);
    if (!parsed.module)
        return {{}, parsed.fault};
    return {Cutter(text, *parsed.module).cut(), std::nullopt};
}

} // namespace signalbox
