// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/patterns/patternmethods.h"

#include "engine/builtins/calls.h"
#include "engine/library/patterns/patternreader.h"
#include "engine/library/patterns/replacement.h"
#include "engine/objects/bytes.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"

#include <algorithm>
#include <limits>

namespace signalbox::modules {

using namespace objects;

namespace {

/// Goes from one match to the next, as findall() and sub() do.
class Search {
public:
    Search(Context &context, Value pattern, Value text)
        : m_context(context)
        , m_pattern(std::move(pattern))
        , m_text(std::move(text))
        , m_subject(Pattern::of(m_pattern).subject(context, m_text))
    {
        m_end = m_subject ? qsizetype(m_subject->size()) : 0;
    }
    bool isValid() const { return bool(m_subject); }
    /// From \a from up to \a end, each Missing where it was not given.
    [[nodiscard]] bool within(const Call &call, qsizetype from, qsizetype end)
    {
        qsizetype begin = 0, last = std::numeric_limits<qsizetype>::max();
        if ((call.has(from) && !toSize(m_context, call[from], begin))
            || (call.has(end) && !toSize(m_context, call[end], last)))
            return false;
        m_end = std::clamp<qsizetype>(last, 0, m_end);
        m_from = m_at = std::clamp<qsizetype>(begin, 0, size());
        m_isBeyond = m_from > m_end;
        return true;
    }
    /// The next one, None where there is none.
    [[nodiscard]] Value next(PatternMatcher::Extent extent = PatternMatcher::Extent::Search)
    {
        if (m_isBeyond)
            return Value::none();
        PatternMatcher matcher(m_context, Pattern::of(m_pattern).program(), *m_subject);
        const Answer is = matcher.find(extent, m_at, m_end, m_mustAdvance);
        if (is != Answer::Yes) {
            m_isBeyond = true;
            return is == Answer::Raised ? Value() : Value::none();
        }
        m_mustAdvance = matcher.slots()[0] == matcher.slots()[1];
        m_at = matcher.slots()[1];
        std::vector<qsizetype> slots(matcher.slots().begin(),
                                     matcher.slots().begin()
                                         + Pattern::of(m_pattern).program().lastGroupSlot() + 1);
        return m_context.heap().adopt(new Match(m_pattern, m_text, std::move(slots), m_from, m_end));
    }
    qsizetype size() const { return qsizetype(m_subject->size()); }
    void forget() { m_pattern = m_text = {}; }

private:
    Context &m_context;
    Value m_pattern;
    Value m_text;
    Subject m_subject;
    qsizetype m_from = 0;
    qsizetype m_at = 0;
    qsizetype m_end = 0;
    bool m_mustAdvance = false;
    bool m_isBeyond = false;
};

template <PatternMatcher::Extent extent> Value findOne(const Call &call)
{
    Search search(call.context, call.self, call[0]);
    return search.isValid() && search.within(call, 1, 2) ? search.next(extent) : Value();
}

/// What findall() has of a match.
Value shortForm(Context &context, const Match &match)
{
    const Value nothing = match.text().is(Kind::Str) ? emptyText() : makeBytes(context.heap(), std::string());
    if (match.pattern().groups() == 0)
        return match.group(context, 0, nothing);
    if (match.pattern().groups() == 1)
        return match.group(context, 1, nothing);
    std::vector<Value> parts;
    for (int group = 1; group <= match.pattern().groups(); ++group)
        parts.push_back(match.group(context, group, nothing));
    return makeTuple(context.heap(), std::move(parts));
}

Value findAll(const Call &call)
{
    Search search(call.context, call.self, call[0]);
    if (!search.isValid() || !search.within(call, 1, 2))
        return {};
    std::vector<Value> found;
    for (;;) {
        const Value match = search.next();
        if (match.isMissing())
            return match;
        if (match.isNone())
            return makeList(call.heap(), std::move(found));
        found.push_back(shortForm(call.context, Match::of(match)));
    }
}

class MatchIterator final : public Iterator {
public:
    explicit MatchIterator(Search search)
        : Iterator("callable_iterator")
        , m_search(std::move(search))
    {
    }
    Value next(Context &) override
    {
        const Value match = m_search.next();
        return match.isNone() ? Value() : match;
    }
    qint64 footprint() const override { return qint64(sizeof(MatchIterator)); }
    void dropValues() override { m_search.forget(); }

private:
    Search m_search;
};

Value findEach(const Call &call)
{
    Search search(call.context, call.self, call[0]);
    if (!search.isValid() || !search.within(call, 1, 2))
        return {};
    return call.heap().adopt(new MatchIterator(std::move(search)));
}

Value joinedParts(const Call &call, const std::vector<Value> &parts, bool isText)
{
    std::string bytes;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].is(isText ? Kind::Str : Kind::Bytes))
            return call.context.typeError("sequence item " + std::to_string(i) + ": expected "
                                          + (isText ? "str instance" : "a bytes-like object") + ", "
                                          + typeName(parts[i]) + " found");
        if (!isText)
            bytes += parts[i].as<Bytes>()->bytes();
    }
    return isText ? joined(call.heap(), parts) : makeBytes(call.heap(), std::move(bytes));
}

/// The text with each match replaced, and how many there were.
Value replaced(const Call &call, qint64 &count)
{
    Context &context = call.context;
    qint64 most = 0;
    if (call.has(2) && !toIndex(context, call[2], most))
        return {};
    const Value &by = call[0], &text = call[1];
    Replacement replacement;
    const bool isCalled = isCallable(by);
    if (!isCalled && !readReplacement(context, Pattern::of(call.self), by, replacement))
        return {};
    Search search(context, call.self, text);
    if (!search.isValid())
        return {};
    std::vector<Value> parts;
    qsizetype done = 0;
    while (most == 0 || count < most) {
        const Value match = search.next();
        if (match.isMissing())
            return match;
        if (match.isNone())
            break;
        const Match &found = Match::of(match);
        if (done < found.begin(0))
            parts.push_back(partOfSubject(context, text, done, found.begin(0)));
        const Value part = isCalled ? objects::call(context, by, match) : filled(context, replacement, found);
        if (part.isMissing())
            return part;
        if (!part.isNone())
            parts.push_back(part);
        done = found.end(0);
        ++count;
    }
    if (done < search.size())
        parts.push_back(partOfSubject(context, text, done, search.size()));
    return joinedParts(call, parts, text.is(Kind::Str));
}

Value substitute(const Call &call)
{
    qint64 count = 0;
    return replaced(call, count);
}

Value substituteCounted(const Call &call)
{
    qint64 count = 0;
    const Value text = replaced(call, count);
    return text.isMissing() ? text : makePair(call.heap(), text, Value::integer(count));
}

Value split(const Call &call)
{
    qint64 most = 0;
    if (call.has(1) && !toIndex(call.context, call[1], most))
        return {};
    Search search(call.context, call.self, call[0]);
    if (!search.isValid())
        return {};
    std::vector<Value> parts;
    qsizetype done = 0;
    for (qint64 count = 0; most == 0 || count < most; ++count) {
        const Value match = search.next();
        if (match.isMissing())
            return match;
        if (match.isNone())
            break;
        const Match &found = Match::of(match);
        parts.push_back(partOfSubject(call.context, call[0], done, found.begin(0)));
        for (int group = 1; group <= found.pattern().groups(); ++group)
            parts.push_back(found.group(call.context, group, Value::none()));
        done = found.end(0);
    }
    parts.push_back(partOfSubject(call.context, call[0], done, search.size()));
    return makeList(call.heap(), std::move(parts));
}

Value tellPattern(Context &, const Value &self)
{
    return Pattern::of(self).source();
}

Value tellFlags(Context &, const Value &self)
{
    return Value::integer(Pattern::of(self).flags());
}

Value tellGroups(Context &, const Value &self)
{
    return Value::integer(Pattern::of(self).groups());
}

Value tellNames(Context &context, const Value &self)
{
    Value names = makeDict(context.heap());
    for (const auto &[name, group] : Pattern::of(self).names())
        if (!names.as<Dict>()->set(context, makeText(context.heap(), name), Value::integer(group)))
            return {};
    return names;
}

Value tellGroup(const Call &call)
{
    const Match &match = Match::of(call.self);
    std::vector<Value> parts;
    for (qsizetype i = 0; i < std::max<qsizetype>(call.count, 1); ++i) {
        const int group = call.count == 0 ? 0 : match.groupOf(call.context, call[i]);
        if (group < 0)
            return {};
        parts.push_back(match.group(call.context, group, Value::none()));
    }
    return parts.size() == 1 ? parts[0] : makeTuple(call.heap(), std::move(parts));
}

Value tellAllGroups(const Call &call)
{
    const Match &match = Match::of(call.self);
    const Value otherwise = call.has(0) ? call[0] : Value::none();
    std::vector<Value> parts;
    for (int group = 1; group <= match.pattern().groups(); ++group)
        parts.push_back(match.group(call.context, group, otherwise));
    return makeTuple(call.heap(), std::move(parts));
}

Value tellNamedGroups(const Call &call)
{
    const Match &match = Match::of(call.self);
    const Value otherwise = call.has(0) ? call[0] : Value::none();
    Value named = makeDict(call.heap());
    for (const auto &[name, group] : match.pattern().names())
        if (!named.as<Dict>()->set(call.context, makeText(call.heap(), name),
                                   match.group(call.context, group, otherwise)))
            return {};
    return named;
}

enum class Side : quint8 { Begin, End, Both };

template <Side side> Value tellPlace(const Call &call)
{
    const Match &match = Match::of(call.self);
    const int group = call.has(0) ? match.groupOf(call.context, call[0]) : 0;
    if (group < 0)
        return {};
    const Value begin = Value::integer(match.begin(group)), end = Value::integer(match.end(group));
    return side == Side::Begin ? begin : side == Side::End ? end : makePair(call.heap(), begin, end);
}

Value expand(const Call &call)
{
    const Match &match = Match::of(call.self);
    Replacement replacement;
    return readReplacement(call.context, match.pattern(), call[0], replacement)
        ? filled(call.context, replacement, match)
        : Value();
}

constexpr FunctionRow matchRows[] = {
    {"group", tellGroup, Signature::Variadic},
    {"groups", tellAllGroups, Signature::Keywords, 0, 1, "default"},
    {"groupdict", tellNamedGroups, Signature::Keywords, 0, 1, "default"},
    {"start", tellPlace<Side::Begin>, Signature::Positional, 0, 1},
    {"end", tellPlace<Side::End>, Signature::Positional, 0, 1},
    {"span", tellPlace<Side::Both>, Signature::Positional, 0, 1},
    {"expand", expand, Signature::Keywords, 1, 1, "template"},
};

Value tellPatternOf(Context &, const Value &self)
{
    return Match::of(self).patternValue();
}

Value tellText(Context &, const Value &self)
{
    return Match::of(self).text();
}

Value tellFrom(Context &, const Value &self)
{
    return Value::integer(Match::of(self).from());
}

Value tellEnd(Context &, const Value &self)
{
    return Value::integer(Match::of(self).endPlace());
}

Value tellLastIndex(Context &, const Value &self)
{
    const int last = Match::of(self).lastGroup();
    return last < 0 ? Value::none() : Value::integer(last);
}

Value tellLastName(Context &context, const Value &self)
{
    for (const auto &[name, group] : Match::of(self).pattern().names())
        if (group == Match::of(self).lastGroup())
            return makeText(context.heap(), name);
    return Value::none();
}

Value tellRegisters(Context &context, const Value &self)
{
    std::vector<Value> spans;
    for (int group = 0; group <= Match::of(self).pattern().groups(); ++group)
        spans.push_back(makePair(context.heap(), Value::integer(Match::of(self).begin(group)),
                                 Value::integer(Match::of(self).end(group))));
    return makeTuple(context.heap(), std::move(spans));
}

constexpr AttributeRow matchAttributes[] = {
    {"re", tellPatternOf},        {"string", tellText},        {"pos", tellFrom},       {"endpos", tellEnd},
    {"lastindex", tellLastIndex}, {"lastgroup", tellLastName}, {"regs", tellRegisters},
};

using Extent = PatternMatcher::Extent;
constexpr FunctionRow patternRows[] = {
    {"match", findOne<Extent::Prefix>, Signature::Keywords, 1, 3, "string pos endpos"},
    {"fullmatch", findOne<Extent::All>, Signature::Keywords, 1, 3, "string pos endpos"},
    {"search", findOne<Extent::Search>, Signature::Keywords, 1, 3, "string pos endpos"},
    {"findall", findAll, Signature::Keywords, 1, 3, "string pos endpos"},
    {"finditer", findEach, Signature::Keywords, 1, 3, "string pos endpos"},
    {"sub", substitute, Signature::Keywords, 2, 3, "repl string count"},
    {"subn", substituteCounted, Signature::Keywords, 2, 3, "repl string count"},
    {"split", split, Signature::Keywords, 1, 2, "string maxsplit"},
};
constexpr AttributeRow patternAttributes[] = {
    {"pattern", tellPattern}, {"flags", tellFlags}, {"groups", tellGroups}, {"groupindex", tellNames}};

/// re._compile(pattern, flags, error): the pattern of a str or bytes.
Value compile(const Call &call)
{
    const bool isText = call[0].is(Kind::Str);
    if (!isText && !call[0].is(Kind::Bytes))
        return call.context.typeError("first argument must be string or compiled pattern");
    std::u32string text;
    if (isText)
        text = toUtf32(call[0]);
    else
        for (const char each : call[0].as<Bytes>()->bytes())
            text += char32_t(quint8(each));
    const int flags = int(call[1].integer());
    PatternTree tree = readPattern(text, flags, isText, call.context.version());
    const std::string fault = tree.fault;
    const qsizetype place = tree.hasFaultPlace ? tree.faultPlace : -1;
    if (!fault.empty())
        tree = PatternTree();
    if (fault.empty() && isText) {
        if (tree.flags & PatternFlag::Locale)
            return call.context.valueError("cannot use LOCALE flag with a str pattern");
        if ((tree.flags & PatternFlag::Ascii) && (tree.flags & PatternFlag::Unicode))
            return call.context.valueError("ASCII and UNICODE flags are incompatible");
        if (!(tree.flags & PatternFlag::Ascii))
            tree.flags |= PatternFlag::Unicode;
    } else if (fault.empty() && (tree.flags & PatternFlag::Unicode))
        return call.context.valueError("cannot use UNICODE flag with a bytes pattern");
    Value pattern = call.heap().adopt(new Pattern(call[0], call[2], std::move(tree), call.context.version()));
    if (!fault.empty())
        return Pattern::of(pattern).fail(call.context, fault, call[0], place);
    return pattern;
}

constexpr FunctionRow moduleRows[] = {{"_compile", compile, Signature::Positional, 3, 3}};

} // namespace

const NativeType &patternType()
{
    static const NativeType type(
        {.name = "re.Pattern", .methods = patternRows, .attributes = patternAttributes});
    return type;
}

const NativeType &matchType()
{
    static const NativeType type({.name = "re.Match", .methods = matchRows, .attributes = matchAttributes});
    return type;
}

Attributes makeRe(Context &context)
{
    Filling filling(context);
    filling.add(moduleRows);
    filling.add(patternType());
    filling.add(matchType());
    return filling.take();
}

} // namespace signalbox::modules
