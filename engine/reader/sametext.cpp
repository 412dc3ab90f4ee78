// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/sametext.h"

#include "engine/syntax/dump.h"
#include "engine/syntax/parser.h"

#include <algorithm>
#include <concepts>
#include <vector>

namespace signalbox::reading {

using namespace Qt::StringLiterals;

namespace {

/// `@line:column-line:column` stands behind nodes; inside of quotes it is part of a text.
QByteArray withoutPositions(const QByteArray &dump)
{
    QByteArray plain;
    char quote = 0;
    for (qsizetype at = 0; at < dump.size(); ++at) {
        const char letter = dump[at];
        if (quote) {
            plain += letter;
            if (letter == '\\' && at + 1 < dump.size())
                plain += dump[++at];
            else if (letter == quote)
                quote = 0;
            continue;
        }
        if (letter == '@') {
            while (at + 1 < dump.size() && QByteArray("0123456789:-").contains(dump[at + 1]))
                ++at;
            continue;
        }
        quote = letter == '\'' || letter == '"' ? letter : quote;
        plain += letter;
    }
    return plain;
}

void addLines(const syntax::Statements &statements, std::vector<int> &lines);

/// Adds the lines on which the statements begin that one holds.
struct HeldLines {
    std::vector<int> &lines;

    template <typename Node> void operator()(const Node &node) const
    {
        if constexpr (requires {
                          {
                              node.body
                              } -> std::same_as<const syntax::Statements &>;
                      })
            addLines(node.body, lines);
        if constexpr (requires { node.handlers; }) {
            for (const syntax::ExceptHandler &handler : node.handlers)
                addLines(handler.body, lines);
        }
        if constexpr (requires { node.cases; }) {
            for (const syntax::MatchCase &each : node.cases)
                addLines(each.body, lines);
        }
        if constexpr (requires {
                          {
                              node.otherwise
                              } -> std::same_as<const syntax::Statements &>;
                      })
            addLines(node.otherwise, lines);
        if constexpr (requires { node.finalBody; })
            addLines(node.finalBody, lines);
    }
};

void addLines(const syntax::Statements &statements, std::vector<int> &lines)
{
    for (const auto &statement : statements) {
        lines.push_back(statement->span.line);
        std::visit(HeldLines{lines}, statement->node);
    }
}

} // namespace

SameText::SameText(const QString &text, PythonVersion version)
    : m_text(text)
    , m_version(version)
    , m_contents(contentsOf(text, version))
{
}

bool SameText::is(const QString &other) const
{
    return other == m_text || (!m_contents.tree.isEmpty() && contentsOf(other, m_version) == m_contents);
}

SameText::Contents SameText::contentsOf(const QString &text, PythonVersion version)
{
    const syntax::ParsedModule parsed = syntax::parseText(text, version);
    if (!parsed.module)
        return {};
    Contents contents;
    contents.tree = withoutPositions(syntax::dumped(*parsed.module));
    std::vector<int> begun;
    addLines(parsed.module->body, begun);
    std::sort(begun.begin(), begun.end());
    const auto statementsBefore = [&begun](int line) {
        return QString::number(std::upper_bound(begun.begin(), begun.end(), line) - begun.begin());
    };
    for (const syntax::Comment &comment : parsed.comments)
        contents.comments += statementsBefore(comment.line) + comment.text;
    int line = 0;
    for (const QString &each : text.split(u'\n')) {
        ++line;
        if (each.trimmed().isEmpty())
            contents.blankLines += statementsBefore(line);
    }
    return contents;
}

} // namespace signalbox::reading
