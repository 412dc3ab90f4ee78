// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/rowsigns.h"

#include <algorithm>
#include <optional>

namespace signalbox {

namespace {

using syntax::Kind;
using syntax::Token;
using Line = std::span<const Token>;

struct KeywordRow {
    Kind kind;
    RowSign sign;
};

constexpr KeywordRow kKeywords[] = {
    {Kind::If, RowSign::If},         {Kind::Elif, RowSign::If},     {Kind::Else, RowSign::If},
    {Kind::For, RowSign::For},       {Kind::While, RowSign::While}, {Kind::Try, RowSign::Try},
    {Kind::Except, RowSign::Try},    {Kind::Finally, RowSign::Try}, {Kind::With, RowSign::With},
    {Kind::Return, RowSign::Return}, {Kind::Raise, RowSign::Raise}, {Kind::Yield, RowSign::Yield},
    {Kind::Import, RowSign::Import}, {Kind::From, RowSign::Import}, {Kind::Def, RowSign::Function},
    {Kind::Class, RowSign::Class},   {Kind::At, RowSign::Function}, {Kind::Break, RowSign::Jump},
    {Kind::Continue, RowSign::Jump}, {Kind::Pass, RowSign::Jump},
};

struct CallRow {
    const char *word;
    RowSign sign;
    bool isAwaited; ///< it must be
    bool isBare = false; ///< it must have no arguments: many things have a get
};

/// By the last word of what is called.
constexpr CallRow kCalls[] = {
    {"sleep", RowSign::Sleep, true},         {"gather", RowSign::Gather, true},
    {"wait", RowSign::Wait, true},           {"as_completed", RowSign::Gather, false},
    {"wait_for", RowSign::Timeout, true},    {"timeout", RowSign::Timeout, false},
    {"timeout_at", RowSign::Timeout, false}, {"shield", RowSign::Shield, true},
    {"TaskGroup", RowSign::Group, false},    {"put", RowSign::Queue, true},
    {"get", RowSign::Queue, true, true},     {"join", RowSign::Queue, true, true},

    {"put_nowait", RowSign::Queue, false},   {"get_nowait", RowSign::Queue, false},
    {"task_done", RowSign::Queue, false},    {"Queue", RowSign::Queue, false},
    {"acquire", RowSign::Lock, true},        {"release", RowSign::Unlock, false},
    {"Lock", RowSign::Lock, false},          {"Semaphore", RowSign::Lock, false},
    {"Event", RowSign::Event, false},        {"create_task", RowSign::Spawn, false},
    {"cancel", RowSign::Cancel, false},      {"print", RowSign::Print, false},
};

bool has(Line line, Kind kind)
{
    return std::any_of(line.begin(), line.end(), [kind](const Token &token) { return token.kind == kind; });
}

/// The word in front of the first call's bracket that the table knows.
std::optional<RowSign> callSign(const CodeTokens &code, Line line)
{
    const bool isAwaited = has(line, Kind::Await) || has(line, Kind::Async);
    for (std::size_t at = 0; at + 1 < line.size(); ++at) {
        if (line[at].kind != Kind::Name || line[at + 1].kind != Kind::LeftParen)
            continue;
        for (const CallRow &row : kCalls) {
            const bool fits = (isAwaited || !row.isAwaited)
                && (!row.isBare || (at + 2 < line.size() && line[at + 2].kind == Kind::RightParen));
            if (fits && code.isWord(line[at], row.word))
                return row.sign;
        }
    }
    return std::nullopt;
}

bool isAssignment(Line line)
{
    const std::vector<int> depths = CodeTokens::depths(line);
    for (std::size_t at = 0; at < line.size(); ++at) {
        const Kind kind = line[at].kind;
        const bool isAugmented = kind >= Kind::PlusEqual && kind <= Kind::DoubleStarEqual;
        const bool assigns = isAugmented || kind == Kind::Equal || kind == Kind::DoubleSlashEqual
            || kind == Kind::AtEqual || kind == Kind::Colon;
        if (assigns && depths[at] == 0)
            return true;
    }
    return false;
}

} // namespace

RowSign signOf(const CodeTokens &code, Line line)
{
    if (line.empty())
        return RowSign::Other;
    const bool isAsync = line.front().kind == Kind::Async && line.size() > 1;
    const Kind first = line[isAsync ? 1 : 0].kind;
    if (first == Kind::With)
        return callSign(code, line).value_or(isAsync ? RowSign::Lock : RowSign::With);
    for (const KeywordRow &row : kKeywords) {
        if (row.kind == first)
            return row.sign;
    }
    const bool isMatch = line.back().kind == Kind::Colon
        && (code.isWord(line.front(), "match") || code.isWord(line.front(), "case"));
    if (isMatch)
        return RowSign::If;
    if (line.size() == 1 && first == Kind::String)
        return RowSign::Note;
    if (const auto sign = callSign(code, line))
        return *sign;
    if (has(line, Kind::Await))
        return RowSign::Await;
    if (isAssignment(line))
        return RowSign::Assign;
    return has(line, Kind::LeftParen) ? RowSign::Call : RowSign::Other;
}

} // namespace signalbox
