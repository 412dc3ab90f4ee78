// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/loopstart.h"

#include "engine/catalog/catalog.h"
#include "engine/script/codetext.h"
#include "engine/script/filenames.h"

#include <algorithm>

namespace signalbox {

namespace {

/// What runs a loop when it is called.
bool runsLoop(const CodeTokens &code, std::size_t at)
{
    using syntax::Kind;
    const auto word = [&](const char *text) { return code.isWord(code.tokens[at], text); };
    if (at + 1 >= code.tokens.size() || code.tokens[at + 1].kind != Kind::LeftParen)
        return false;
    if (word("run_until_complete") || word("run_forever") || word("Runner"))
        return true;
    return word("run")
        && (at < 2 || code.tokens[at - 1].kind != Kind::Dot || code.isWord(code.tokens[at - 2], "asyncio"));
}

bool runsLoop(const QString &text)
{
    const CodeTokens code = CodeTokens::of(text);
    for (std::size_t at = 0; at < code.tokens.size(); ++at) {
        if (runsLoop(code, at))
            return true;
    }
    return false;
}

} // namespace

bool startsItself(const Layout &layout)
{
    return std::any_of(layout.nodes.begin(), layout.nodes.end(), [](const Node &node) {
        return isPiece(node) && runsLoop(parameter<QString>(node, Param::Code));
    });
}

bool bringsAsyncio(const Layout &layout)
{
    const auto isDrawn = [](const Node &node) { return !isCode(node.kind); };
    const auto isStarted = [](const Node &node) {
        return node.kind == NodeKind::Function && parameter<qint64>(node, Param::Starts) > 0;
    };
    return std::any_of(layout.nodes.begin(), layout.nodes.end(), isDrawn)
        || (std::any_of(layout.nodes.begin(), layout.nodes.end(), isStarted) && !startsItself(layout));
}

} // namespace signalbox
