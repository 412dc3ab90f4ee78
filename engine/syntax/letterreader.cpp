// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/letterreader.h"

#include <cstring>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

LetterReader::LetterReader(QByteArray text, PythonVersion version, LastLine lastLine)
    : m_text(std::move(text))
    , m_version(version)
{
    if (lastLine == LastLine::IsEnded && !m_text.endsWith('\n'))
        m_text.append('\n');
    m_data = m_text.constData();
    m_size = int(m_text.size());
}

int LetterReader::get()
{
    if (m_pos >= m_size)
        return kEnd;
    // A line begins when its first character is read, so that the end of a text is on its last line.
    if (m_lineStart != m_pos && (m_pos == 0 || m_data[m_pos - 1] == '\n')) {
        ++m_line;
        m_lineStart = m_pos;
    }
    return uchar(m_data[m_pos++]);
}

int LetterReader::peek(int ahead) const
{
    return m_pos + ahead < m_size ? uchar(m_data[m_pos + ahead]) : kEnd;
}

void LetterReader::back()
{
    --m_pos;
}

bool LetterReader::isIn(const char *letters, int letter)
{
    return letter > 0 && std::strchr(letters, letter) != nullptr;
}

Token LetterReader::token(Kind kind)
{
    return {.kind = kind,
            .begin = m_start,
            .end = m_pos,
            .span = {.line = m_startLine,
                     .column = m_start - m_startLineStart,
                     .endLine = m_line,
                     .endColumn = m_pos - m_lineStart}};
}

int LetterReader::characterColumn(int line, int byteColumn) const
{
    int begin = 0;
    for (int each = 1; each < line; ++each) {
        const qsizetype end = m_text.indexOf('\n', begin);
        if (end < 0)
            break;
        begin = int(end) + 1;
    }
    const int end = qMin(m_size, begin + qMax(0, byteColumn - 1));
    return int(QString::fromUtf8(m_data + begin, end - begin).toUcs4().size()) + 1
        + qMax(0, byteColumn - 1 - (end - begin));
}

/// A fault in front of the place that was reached, or between two columns, in bytes from 1.
Token LetterReader::errorAt(int byteColumn, int endByteColumn, const QString &message)
{
    const int line = qMax(1, m_line);
    m_fault = SyntaxFault{.line = line,
                          .column = byteColumn == 0 ? 0 : characterColumn(line, byteColumn),
                          .endLine = line,
                          .endColumn = characterColumn(line, endByteColumn),
                          .message = message};
    m_faultComesFirst = true;
    m_last = token(Kind::Error);
    return *m_last;
}

Token LetterReader::error(const QString &message, int columnEnd)
{
    const int column = columnEnd >= 0 ? columnEnd : m_pos - qMax(0, m_lineStart);
    const QString before = QString::fromUtf8(m_data + qMax(0, m_lineStart), column);
    const int characters = int(before.toUcs4().size());
    m_fault = SyntaxFault{.line = qMax(1, m_line),
                          .column = characters,
                          .endLine = qMax(1, m_line),
                          .endColumn = characters,
                          .message = message};
    m_faultComesFirst = true;
    m_last = token(Kind::Error);
    return *m_last;
}

/// A fault that counts only where the parser gets as far.
Token LetterReader::lateError(const QString &message, FaultKind kind, int column)
{
    m_fault = SyntaxFault{.line = qMax(1, m_line),
                          .column = column,
                          .endLine = qMax(1, m_line),
                          .endColumn = 0,
                          .message = message,
                          .kind = kind};
    m_last = token(Kind::Error);
    return *m_last;
}

} // namespace signalbox::syntax
