// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/handblock.h"

#include "engine/catalog/catalog.h"
#include "engine/language/literals.h"
#include "engine/script/codetext.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What %1 stands for the name in. It imports by itself: the program may call something else `time`.
const QString &handFunction()
{
    static const QString text = uR"(def %1(*acts):
    """Does what a person did by hand: each act at so many seconds of the run."""
    import asyncio
    import sys
    import time

    begin, left = time.monotonic(), list(acts)
    policy = asyncio.get_event_loop_policy()
    make_loop = policy.new_event_loop

    def new_event_loop():
        loop = make_loop()
        for act in left:
            loop.call_at(begin + act[0], do, act)
        return loop

    def do(act):
        if act in left:
            left.remove(act)
            cancel(*act) if isinstance(act[1], str) else act[1]()

    def cancel(seconds, name):
        found = [task for task in asyncio.all_tasks() if task.get_name() == name]
        if len(found) == 1:
            found[0].cancel()
        else:
            words = f"{len(found) or 'no'} tasks called {name!r} are running"
            print(f"By hand at {seconds} s: not cancelled, {words}", file=sys.stderr)

    policy.new_event_loop = new_event_loop


)"_s;
    return text;
}

QString secondsOf(Micros time)
{
    QString rest = QString::number(time % kMicrosPerSecond).rightJustified(6, u'0');
    while (rest.endsWith(u'0'))
        rest.chop(1);
    const QString whole = QString::number(time / kMicrosPerSecond);
    return rest.isEmpty() ? whole : whole + u'.' + rest;
}

QString wordsOf(const Program &program, const ProgramHand &hand)
{
    if (!hand.task.isEmpty())
        return literal(hand.task);
    const QString item = hand.verb == Verb::PutNowait ? literal(hand.text) : QString();
    const QString &resource = program.resources[hand.resource].identifier;
    return u"lambda: %1.%2(%3)"_s.arg(resource, info(hand.verb).key, item);
}

QString blockOf(const Program &program, const QString &name)
{
    const HandFrame frame = handFrame(name);
    QString text = frame.before;
    for (const ProgramHand &each : program.hands)
        text += u"    ("_s + secondsOf(each.time) + u", "_s + wordsOf(program, each) + u"),\n"_s;
    return text + frame.after;
}

/// Whether the statement from \a first to before \a end has to come before all others.
bool isHead(const CodeTokens &code, std::size_t first, std::size_t end, bool isFirst)
{
    const auto isString = [](const syntax::Token &token) { return token.kind == syntax::Kind::String; };
    if (isFirst
        && std::all_of(code.tokens.begin() + qsizetype(first), code.tokens.begin() + qsizetype(end),
                       isString))
        return true;
    return end > first + 2 && code.tokens[first].kind == syntax::Kind::From
        && code.isWord(code.tokens[first + 1], "__future__");
}

/// How many lines of \a text have to stay the first: comments, its doc string, what comes from `__future__`.
int headOf(const QString &text, const CodeLines &lines)
{
    int head = 0;
    while (head < lines.count() && lines.line(head + 1).startsWith(u'#'))
        ++head;
    const CodeTokens code = CodeTokens::of(text);
    std::size_t first = 0;
    for (std::size_t at = 0; at < code.tokens.size(); ++at) {
        if (code.tokens[at].kind != syntax::Kind::Newline)
            continue;
        if (!isHead(code, first, at, first == 0))
            break;
        head = std::max(head, code.tokens[at].span.line);
        first = at + 1;
    }
    return head;
}

/// One that \a text says nowhere.
QString unusedName(const QString &text)
{
    QString name = u"by_hand"_s;
    for (int number = 2; text.contains(name); ++number)
        name = u"by_hand_%1"_s.arg(number);
    return name;
}

} // namespace

HandFrame handFrame(const QString &name)
{
    return {handFunction().arg(name) + name + u"(\n"_s, u")\ndel "_s + name + u'\n'};
}

std::optional<HandBlock> handBlock(const Program &program, const QString &text)
{
    if (program.hands.empty())
        return std::nullopt;
    const CodeLines lines(text);
    HandBlock block;
    block.line = headOf(text, lines);
    block.place = block.line < lines.count() ? lines.begin(block.line + 1) : text.size();
    if (block.place > 0 && !QStringView(u"\n\r").contains(text[block.place - 1]))
        return std::nullopt; // nothing follows, so nothing runs
    block.text =
        QString(block.line > 0 ? kLinesBeforeHands : 0, u'\n') + blockOf(program, unusedName(text)) + u'\n';
    return block;
}

} // namespace signalbox
