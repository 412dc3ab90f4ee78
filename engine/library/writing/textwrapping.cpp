// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/writing/textwrapping.h"

#include "engine/builtins/methods.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"
#include "engine/operations/iterators.h"

#include <algorithm>

namespace signalbox::modules {

using namespace objects;

namespace {

using Text = std::u32string;
using View = std::u32string_view;

bool isBlank(char32_t each)
{
    return View(U" \t\n\v\f\r").find(each) != View::npos;
}

bool isAllBlank(View text)
{
    return std::all_of(text.begin(), text.end(), [](char32_t each) { return isSpace(each); });
}

std::vector<Text> linesOf(const Text &text, bool keepsEnds)
{
    std::vector<Text> lines;
    Text line;
    for (const char32_t each : text) {
        if (each != U'\n' || keepsEnds)
            line += each;
        if (each == U'\n')
            lines.push_back(std::exchange(line, {}));
    }
    if (!line.empty() || !keepsEnds)
        lines.push_back(line);
    return lines;
}

Text joinedLines(const std::vector<Text> &lines, View between)
{
    Text out;
    for (size_t i = 0; i < lines.size(); ++i)
        out += (i > 0 ? Text(between) : Text()) + lines[i];
    return out;
}

bool wantString(const Call &call, qsizetype i)
{
    return call[i].is(Kind::Str)
        || call.context.typeError("expected string or bytes-like object, got '" + typeName(call[i]) + "'");
}

Value dedent(const Call &call)
{
    if (!wantString(call, 0))
        return {};
    std::vector<Text> lines = linesOf(toUtf32(call[0]), false);
    Text margin;
    bool hasMargin = false;
    for (Text &line : lines) {
        const auto first = line.find_first_not_of(U" \t");
        if (first == Text::npos) {
            line.clear();
            continue;
        }
        const Text indent = line.substr(0, first);
        const auto differs = std::mismatch(margin.begin(), margin.end(), indent.begin(), indent.end());
        margin = hasMargin ? Text(margin.begin(), differs.first) : indent;
        hasMargin = true;
    }
    for (Text &line : lines)
        line.erase(0, std::min(margin.size(), line.size()));
    return makeText(call.heap(), joinedLines(lines, U"\n"));
}

Value indent(const Call &call)
{
    if (!wantString(call, 0) || !wantString(call, 1))
        return {};
    const bool asks = call.has(2) && !call[2].isNone();
    const Text prefix = toUtf32(call[1]);
    Text out;
    for (const Text &line : linesOf(toUtf32(call[0]), true)) {
        bool isIndented = !isAllBlank(line);
        if (asks) {
            const Value answer = objects::call(call.context, call[2], makeText(call.heap(), line));
            if (answer.isMissing())
                return {};
            isIndented = isTruthy(answer);
        }
        out += (isIndented ? prefix : Text()) + line;
    }
    return makeText(call.heap(), out);
}

struct Layout {
    qint64 width = 70;
    Text firstIndent;
    Text nextIndent;
    bool expandsTabs = true;
    bool replacesBlanks = true;
    bool breaksWords = true;
    bool dropsBlanks = true;
    bool breaksHyphens = true;
    qint64 tabSize = 8;
    qint64 mostLines = -1;
    Text placeholder = U" [...]";
};

// Splits into words, and the blanks between them.
class Splitting {
public:
    Splitting(Context &context, const Layout &layout, Text text)
        : m_context(context)
        , m_layout(layout)
        , m_text(std::move(text))
    {
    }
    std::vector<Text> chunks()
    {
        std::vector<Text> out;
        size_t at = 0;
        while (at < m_text.size()) {
            const size_t end = isBlank(m_text[at]) ? blanksEnd(at) : wordEnd(at);
            out.push_back(m_text.substr(at, end - at));
            at = end;
        }
        return out;
    }

private:
    char32_t at(size_t i) const { return i < m_text.size() ? m_text[i] : 0; }
    bool isWord(char32_t each) const
    {
        return each == U'_' || isAlphabetic(each, m_context.version())
            || isNumeric(each, m_context.version());
    }
    bool isLetter(char32_t each) const { return isAlphabetic(each, m_context.version()) || each == U'_'; }
    bool isWordOrMark(char32_t each) const
    {
        return isWord(each) || View(U"!\"'&.,?").find(each) != View::npos;
    }
    size_t blanksEnd(size_t from) const
    {
        while (from < m_text.size() && isBlank(m_text[from]))
            ++from;
        return from;
    }
    // Two and more, with a word behind them.
    bool isDash(size_t from) const
    {
        size_t end = from;
        while (at(end) == U'-')
            ++end;
        return end - from >= 2 && isWord(at(end)) && at(end) != U'-';
    }
    size_t wordEnd(size_t from) const
    {
        if (!m_layout.breaksHyphens) {
            while (from < m_text.size() && !isBlank(m_text[from]))
                ++from;
            return from;
        }
        if (from > 0 && isWordOrMark(m_text[from - 1]) && at(from) == U'-' && isDash(from)) {
            while (at(from) == U'-')
                ++from;
            return from;
        }
        for (size_t end = from + 1;; ++end) {
            if (end >= m_text.size() || isBlank(m_text[end]))
                return end;
            if (isWordOrMark(m_text[end - 1]) && at(end) == U'-' && isDash(end))
                return end;
            if (at(end) == U'-' && isHyphen(end))
                return end + 1;
        }
    }
    // Two letters before it or a letter, a hyphen and a letter; letters behind it.
    bool isHyphen(size_t i) const
    {
        const auto letter = [&](size_t place) { return isLetter(at(place)); };
        const bool isAfterWord = (i >= 2 && letter(i - 1) && letter(i - 2))
            || (i >= 3 && letter(i - 1) && at(i - 2) == U'-' && letter(i - 3));
        return isAfterWord && letter(i + 1) && (letter(i + 2) || (at(i + 2) == U'-' && letter(i + 3)));
    }

    Context &m_context;
    const Layout &m_layout;
    const Text m_text;
};

class Wrapping {
public:
    Wrapping(const Layout &layout, std::vector<Text> chunks)
        : m_layout(layout)
        , m_left(chunks.rbegin(), chunks.rend())
    {
    }
    /// False where it never ends: an indent leaves no room for anything, and CPython goes on for ever.
    bool wrap(std::vector<Text> &out)
    {
        constexpr size_t kMostLines = 1'000'000;
        while (!m_left.empty() && m_lines.size() < kMostLines && addLine()) { }
        out = std::move(m_lines);
        return out.size() < kMostLines;
    }

private:
    // False where the last line is full and the rest is left out.
    bool addLine()
    {
        std::vector<Text> line;
        const Text &indent = m_lines.empty() ? m_layout.firstIndent : m_layout.nextIndent;
        const qint64 width = m_layout.width - qint64(indent.size());
        qint64 length = 0;
        if (m_layout.dropsBlanks && !m_lines.empty() && isAllBlank(m_left.back()))
            m_left.pop_back();
        while (!m_left.empty() && length + qint64(m_left.back().size()) <= width) {
            length += qint64(m_left.back().size());
            line.push_back(std::move(m_left.back()));
            m_left.pop_back();
        }
        if (!m_left.empty() && qint64(m_left.back().size()) > width)
            length += breakWord(line, length, width);
        if (m_layout.dropsBlanks && !line.empty() && isAllBlank(line.back())) {
            length -= qint64(line.back().size());
            line.pop_back();
        }
        if (line.empty())
            return true;
        const bool isRestBlank =
            m_left.empty() || (m_layout.dropsBlanks && m_left.size() == 1 && isAllBlank(m_left[0]));
        if (m_layout.mostLines < 0 || qint64(m_lines.size()) + 1 < m_layout.mostLines
            || (isRestBlank && length <= width)) {
            m_lines.push_back(indent + joinedLines(line, U""));
            return true;
        }
        cutOff(std::move(line), length, width, indent);
        return false;
    }
    qint64 breakWord(std::vector<Text> &line, qint64 length, qint64 width)
    {
        const qint64 room = width < 1 ? 1 : width - length;
        if (m_layout.breaksWords) {
            Text &word = m_left.back();
            size_t end = size_t(room);
            if (m_layout.breaksHyphens && qint64(word.size()) > room && room > 0) {
                const auto hyphen = word.rfind(U'-', size_t(room) - 1);
                if (hyphen != Text::npos && hyphen > 0 && word.find_first_not_of(U'-') < hyphen)
                    end = hyphen + 1;
            }
            line.push_back(word.substr(0, end));
            word.erase(0, end);
            return qint64(line.back().size());
        }
        if (!line.empty())
            return 0;
        line.push_back(std::move(m_left.back()));
        m_left.pop_back();
        return qint64(line.back().size());
    }
    // The placeholder stands behind as much as fits.
    void cutOff(std::vector<Text> line, qint64 length, qint64 width, const Text &indent)
    {
        const Text &mark = m_layout.placeholder;
        for (; !line.empty(); line.pop_back()) {
            if (!isAllBlank(line.back()) && length + qint64(mark.size()) <= width) {
                m_lines.push_back(indent + joinedLines(line, U"") + mark);
                return;
            }
            length -= qint64(line.back().size());
        }
        if (!m_lines.empty()) {
            Text &before = m_lines.back();
            const auto last = before.find_last_not_of(U" \t\n\v\f\r");
            const Text kept = before.substr(0, last == Text::npos ? 0 : last + 1);
            if (qint64(kept.size() + mark.size()) <= m_layout.width) {
                before = kept + mark;
                return;
            }
        }
        m_lines.push_back(indent + mark.substr(std::min(mark.find_first_not_of(U' '), mark.size())));
    }

    const Layout &m_layout;
    std::vector<Text> m_left; ///< the next one last
    std::vector<Text> m_lines;
};

bool takeLayout(const Call &call, qsizetype first, Layout &layout)
{
    const auto flag = [&](qsizetype i, bool &out) {
        if (call.has(first + i))
            out = isTruthy(call[first + i]);
    };
    const auto text = [&](qsizetype i, Text &out) {
        if (call.has(first + i))
            out = toUtf32(call[first + i]);
    };
    const auto number = [&](qsizetype i, qint64 &out) {
        return !call.has(first + i) || call[first + i].isNone()
            || toIndex(call.context, call[first + i], out);
    };
    if (!number(0, layout.width) || !number(8, layout.tabSize) || !number(9, layout.mostLines))
        return false;
    text(1, layout.firstIndent);
    text(2, layout.nextIndent);
    flag(3, layout.expandsTabs);
    flag(4, layout.replacesBlanks);
    flag(5, layout.breaksWords);
    flag(6, layout.dropsBlanks);
    flag(7, layout.breaksHyphens);
    text(10, layout.placeholder);
    return true;
}

bool wrapLines(const Call &call, const Layout &layout, const Value &value, std::vector<Text> &out)
{
    if (!value.is(Kind::Str))
        return call.context.raise(Error::AttributeError,
                                  "'" + typeName(value) + "' object has no attribute 'expandtabs'");
    if (layout.width <= 0)
        return call.context.valueError("invalid width " + std::to_string(layout.width) + " (must be > 0)");
    const Text &indent = layout.mostLines > 1 ? layout.nextIndent : layout.firstIndent;
    const auto mark = layout.placeholder.find_first_not_of(U' ');
    const size_t markSize = mark == Text::npos ? 0 : layout.placeholder.size() - mark;
    if (layout.mostLines >= 0 && qint64(indent.size() + markSize) > layout.width)
        return call.context.valueError("placeholder too large for max width");
    Value text = value;
    if (layout.expandsTabs) {
        const Value size = Value::integer(layout.tabSize);
        text = callMethod(call.context, value, makeText(call.heap(), std::string_view("expandtabs")),
                          Arguments{&size, 1});
        if (text.isMissing())
            return false;
    }
    Text plain = toUtf32(text);
    if (layout.replacesBlanks)
        std::replace_if(plain.begin(), plain.end(), isBlank, U' ');
    Wrapping wrapping(layout, Splitting(call.context, layout, std::move(plain)).chunks());
    return wrapping.wrap(out) || call.context.refuseMemory();
}

Value wrap(const Call &call)
{
    Layout layout;
    std::vector<Text> lines;
    if (!takeLayout(call, 1, layout) || !wrapLines(call, layout, call[0], lines))
        return {};
    std::vector<Value> values;
    for (const Text &line : lines)
        values.push_back(makeText(call.heap(), line));
    return makeList(call.heap(), std::move(values));
}

Value fill(const Call &call)
{
    Layout layout;
    std::vector<Text> lines;
    return takeLayout(call, 1, layout) && wrapLines(call, layout, call[0], lines)
        ? makeText(call.heap(), joinedLines(lines, U"\n"))
        : Value();
}

// text.strip().split(), with one blank between.
Value shorten(const Call &call)
{
    Layout layout;
    std::vector<Text> lines;
    if (!takeLayout(call, 1, layout))
        return {};
    layout.mostLines = 1;
    const Value parts =
        callMethod(call.context, call[0], makeText(call.heap(), std::string_view("split")), Arguments{});
    const Value one = parts.isMissing()
        ? parts
        : callMethod(call.context, makeCharacter(call.heap(), U' '),
                     makeText(call.heap(), std::string_view("join")), Arguments{&parts, 1});
    return !one.isMissing() && wrapLines(call, layout, one, lines)
        ? makeText(call.heap(), joinedLines(lines, U"\n"))
        : Value();
}

Value capitalizeWords(const Call &call)
{
    const Value separator = call.has(1) ? call[1] : Value::none();
    const auto ask = [&](const Value &self, std::string_view name, const Value &argument) {
        return callMethod(call.context, self, makeText(call.heap(), name),
                          Arguments{&argument, argument.isMissing() ? 0 : 1});
    };
    const Value parts = ask(call[0], "split", separator);
    std::vector<Value> words;
    const bool isWhole = !parts.isMissing() && forEach(call.context, parts, [&](const Value &part) {
        words.push_back(ask(part, "capitalize", Value()));
        return !words.back().isMissing();
    });
    const Value between = separator.isNone() ? makeCharacter(call.heap(), U' ') : separator;
    return isWhole ? ask(between, "join", makeList(call.heap(), std::move(words))) : Value();
}

constexpr const char *kLayoutNames =
    "text width * initial_indent subsequent_indent expand_tabs replace_whitespace break_long_words "
    "drop_whitespace break_on_hyphens tabsize max_lines placeholder";

constexpr FunctionRow wrapFunctions[] = {
    {"dedent", dedent, Signature::Python, 1, 1, "text"},
    {"indent", indent, Signature::Python, 2, 3, "text prefix predicate"},
    {"wrap", wrap, Signature::Python, 1, 12, kLayoutNames},
    {"fill", fill, Signature::Python, 1, 12, kLayoutNames},
    {"shorten", shorten, Signature::Python, 2, 12, kLayoutNames},
};
constexpr FunctionRow stringRows[] = {{"capwords", capitalizeWords, Signature::Python, 1, 2, "s sep"}};

} // namespace

Attributes makeTextwrap(Context &context)
{
    Filling filling(context);
    filling.add(wrapFunctions);
    return filling.take();
}

Attributes makeString(Context &context)
{
    const std::string lower = "abcdefghijklmnopqrstuvwxyz", upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const std::string digits = "0123456789", blanks = " \t\n\r\v\f";
    const std::string marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    Filling filling(context);
    filling.add(stringRows);
    filling.addText("ascii_lowercase", lower);
    filling.addText("ascii_uppercase", upper);
    filling.addText("ascii_letters", lower + upper);
    filling.addText("digits", digits);
    filling.addText("hexdigits", digits + "abcdefABCDEF");
    filling.addText("octdigits", "01234567");
    filling.addText("punctuation", marks);
    filling.addText("whitespace", blanks);
    filling.addText("printable", digits + lower + upper + marks + blanks);
    return filling.take();
}

} // namespace signalbox::modules
