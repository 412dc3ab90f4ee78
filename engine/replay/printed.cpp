// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/printed.h"

#include "engine/trace/outputfacts.h"

#include <algorithm>

namespace signalbox {

namespace {

bool isPrint(const Fact &fact)
{
    return fact.kind == FactKind::StepBegan && fact.verb == Verb::Log;
}

/// Makes lines of pieces.
class LineWriter {
public:
    void print(const Output &piece, qsizetype fact)
    {
        for (qsizetype at = 0; at < piece.text.size();) {
            const qsizetype end = piece.text.indexOf(u'\n', at);
            const bool isEnded = end >= 0;
            append(piece, fact, piece.text.sliced(at, (isEnded ? end : piece.text.size()) - at), !isEnded);
            at = isEnded ? end + 1 : piece.text.size();
        }
    }
    std::vector<PrintedLine> take() { return std::move(m_lines); }

private:
    void append(const Output &piece, qsizetype fact, const QString &text, bool isOpen)
    {
        if (!m_lines.empty()) {
            PrintedLine &last = m_lines.back();
            if (last.isOpen && last.task == piece.task && last.isError == piece.isError) {
                if (fact != last.fact)
                    last.pieces.push_back({fact, last.text.size()});
                last.text += text;
                last.isOpen = isOpen;
                return;
            }
        }
        m_lines.push_back({.time = piece.time,
                           .task = piece.task,
                           .isError = piece.isError,
                           .isOpen = isOpen,
                           .fact = fact,
                           .text = text,
                           .pieces = {}});
    }

    std::vector<PrintedLine> m_lines;
};

/// What steps log needs no joining: a line each.
std::vector<PrintedLine> loggedLines(const Run &run)
{
    LineWriter writer;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (isPrint(fact))
            writer.print({.time = fact.time,
                          .task = fact.task,
                          .step = fact.step,
                          .text = run.texts.value(fact.text()) + u'\n'},
                         at);
    }
    return writer.take();
}

} // namespace

qsizetype PrintedLine::lengthAfter(qsizetype facts) const
{
    if (fact >= facts)
        return -1;
    const auto next =
        std::find_if(pieces.begin(), pieces.end(), [&](const Piece &piece) { return piece.fact >= facts; });
    return next == pieces.end() ? text.size() : next->begin;
}

std::vector<PrintedLine> printedLines(const Run &run)
{
    if (run.program.script.isEmpty())
        return loggedLines(run);
    LineWriter writer;
    const std::vector<qsizetype> facts = outputFacts(run);
    for (std::size_t at = 0; at < facts.size(); ++at)
        writer.print(run.output[at], facts[at]);
    return writer.take();
}

} // namespace signalbox
