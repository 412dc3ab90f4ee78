// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/drawing.h"

#include "engine/program/program.h"
#include "engine/python/python.h"
#include "engine/reader/assembly.h"
#include "engine/reader/madetasks.h"
#include "engine/reader/modulereader.h"
#include "engine/reader/sametext.h"
#include "engine/syntax/parser.h"

#include <algorithm>

namespace signalbox {

namespace {

using namespace reading;

/// Tries the ways in which a drawing may have come to its text until one of them writes it.
class DrawingSearch {
public:
    DrawingSearch(const ReadModule &module, const SameText &text)
        : m_assembly(module)
        , m_text(text)
    {
    }

    std::optional<Layout> find() const;

private:
    std::optional<Layout> endingBy(Layout layout, EndRule rule) const;
    QSet<NodeId> cancellers() const;

    Assembly m_assembly;
    const SameText &m_text;
};

std::optional<Layout> DrawingSearch::find() const
{
    const Layout shortest = m_assembly.fitting({});
    if (const auto time = m_assembly.main().end) {
        Layout layout = shortest;
        layout.settings.endTime = time->low;
        return endingBy(layout, EndRule::AtTime);
    }
    if (const auto found = endingBy(shortest, EndRule::Automatic))
        return found;
    // A Canceller alone does not make main wait for what the others have left in the queues; a Task does.
    if (const auto found = endingBy(m_assembly.fitting({cancellers(), {}}), EndRule::Automatic))
        return found;
    for (const EndRule rule : {EndRule::AllFinished, EndRule::Drained}) {
        if (const auto found = endingBy(shortest, rule))
            return found;
    }
    Layout atOnce = m_assembly.layout({});
    atOnce.settings.endTime = 0;
    return endingBy(atOnce, EndRule::AtTime);
}

std::optional<Layout> DrawingSearch::endingBy(Layout layout, EndRule rule) const
{
    layout.settings.end = rule;
    const QString written = toPython(expand(layout), layout.title, layout.description).text();
    return m_text.is(written) ? std::optional(layout) : std::nullopt;
}

QSet<NodeId> DrawingSearch::cancellers() const
{
    QSet<NodeId> found;
    for (const Node &node : m_assembly.layout({}).nodes) {
        if (node.kind == NodeKind::Canceller)
            found.insert(node.id);
    }
    return found;
}

} // namespace

std::optional<Layout> readDrawing(const QString &text, PythonVersion version)
{
    const syntax::ParsedModule parsed = syntax::parseText(text, version);
    const auto module = parsed.module ? readModule(parsed) : std::nullopt;
    if (!module)
        return std::nullopt;
    const SameText same(text, version);
    for (const bool haveClassesMoved : {false, true}) {
        for (const Newest newest : {Newest::InPlace, Newest::ByLine}) {
            ReadModule attempt = *module;
            giveWaitsTheirTasks(attempt, newest);
            // Classes stand in front, wherever tickers stood in the drawing: of two nodes of one name the
            // first has it.
            if (haveClassesMoved)
                std::stable_partition(attempt.resources.begin(), attempt.resources.end(),
                                      [](const Node &node) { return node.kind != NodeKind::Ticker; });
            if (const auto found = DrawingSearch(attempt, same).find())
                return found;
        }
    }
    return std::nullopt;
}

} // namespace signalbox
