// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/python/pythonexpressions.h"

namespace signalbox::python {

/// Writes coroutine functions: a body's steps, one statement each.
class Writer {
public:
    Writer(const SymbolTable &symbols, Page &page)
        : m_symbols(symbols)
        , m_words(symbols)
        , m_page(page)
    {
    }

    void writeFunction(quint32 body);
    /// Whether what the loop \a at holds, loops inside aside, puts items that carry the number of the round.
    bool numbersItems(quint32 at) const;

private:
    void writeOpening(quint32 body);
    void writeStarts();
    void writeMain(const ProgramBody &main);
    template <typename Which> void awaitStarts(Which which);
    template <typename Which> void cancelStarts(Which which);
    quint32 firstOf(Verb verb, quint32 begin, quint32 end) const;
    void writeSteps(quint32 begin, quint32 end);
    void writeStep(quint32 at);
    void writeCall(quint32 at);

    // Statements that are no calls.
    void writeRead(quint32 at);
    void writeWrite(quint32 at);
    void writeSpawn(quint32 at);
    void writeAwait(quint32 at);
    void writeForgotten(quint32 at);
    void writeRaise(quint32 at);
    void writeReturn(quint32 at);
    void writeBreak(quint32 at);
    void writeNothing(quint32 at);

    // Blocks.
    void writeInside(quint32 at);
    void writePlainBlock(quint32 at, const QString &line);
    void writeWith(quint32 at);
    void writeTimeout(quint32 at);
    void writeTimeoutAt(quint32 at);
    void writeGroup(quint32 at);
    template <void (Writer::*WriteLoop)(quint32)> void writeLoop(quint32 at);
    void writeCounted(quint32 at);
    void writeWhile(quint32 at);
    void writeAsyncFor(quint32 at);
    void writeRetry(quint32 at);
    quint32 writeIf(quint32 at, quint32 end, const QString &keyword);
    void writeTry(quint32 at);
    void writeHandler(quint32 at, bool isStar);
    void writeMaking(quint32 at);
    void writeAwaiting(quint32 at);
    void writeSingle(quint32 at);
    bool groupIsUsed(quint32 begin, quint32 end) const;

    void add(const QString &line, quint32 at) { m_page.add(line, at); }
    const ProgramStep &step(quint32 at) const { return m_symbols.step(at); }

    const SymbolTable &m_symbols;
    Expressions m_words; ///< of the function that is being written
    Page &m_page;
    QStringList m_groups; ///< variables of the groups around, the innermost last; empty where it needs none
    int m_retries = 0; ///< retries around: each counts its attempts in a variable of its own
    bool m_canBreak = false; ///< there is a loop to leave
    bool m_canReturn = true; ///< an except* block cannot be left so
};

} // namespace signalbox::python
