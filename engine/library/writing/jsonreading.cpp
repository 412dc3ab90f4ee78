// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/writing/jsonreading.h"

#include "engine/builtins/calls.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/floats.h"
#include "engine/objects/integers.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"

#include <algorithm>
#include <limits>

namespace signalbox::modules {

using namespace objects;

namespace {

// "msg: line 1 column 2 (char 1)": the message and the numbers are read back from the words.
std::string wordsOf(const Value &self)
{
    const auto args = itemsOf(self.as<Exception>()->args());
    return args.empty() ? std::string() : toUtf8(args[0]);
}

Value numberAfter(const Value &self, std::string_view what)
{
    const std::string words = wordsOf(self);
    const auto at = words.rfind(what);
    return at == words.npos ? Value() : Value::integer(std::atoll(words.c_str() + at + what.size()));
}

Value tellMessage(Context &context, const Value &self)
{
    const std::string words = wordsOf(self);
    return makeText(context.heap(), std::string_view(words).substr(0, words.rfind(": line")));
}
Value tellPosition(Context &, const Value &self)
{
    return numberAfter(self, "(char ");
}
Value tellLine(Context &, const Value &self)
{
    return numberAfter(self, ": line ");
}
Value tellColumn(Context &, const Value &self)
{
    return numberAfter(self, " column ");
}

constexpr AttributeRow errorAttributes[] = {
    {"msg", tellMessage}, {"pos", tellPosition}, {"lineno", tellLine}, {"colno", tellColumn}};

class Reader {
public:
    Reader(Context &context, std::u32string text, const JsonHooks &hooks)
        : m_context(context)
        , m_text(std::move(text))
        , m_hooks(hooks)
    {
    }
    Value readAll()
    {
        skipBlanks();
        Value value = read();
        if (value.isMissing())
            return value;
        skipBlanks();
        return m_at < m_text.size() ? Value(fail("Extra data", m_at)) : value;
    }

private:
    Raised fail(const char *words, size_t at)
    {
        const auto before = std::u32string_view(m_text).substr(0, at);
        const auto line = std::count(before.begin(), before.end(), U'\n') + 1;
        const auto last = before.rfind(U'\n');
        const size_t column = last == before.npos ? at + 1 : at - last;
        return m_context.raise(jsonErrorType(),
                               std::string(words) + ": line " + std::to_string(line) + " column "
                                   + std::to_string(column) + " (char " + std::to_string(at) + ")");
    }
    char32_t here() const { return m_at < m_text.size() ? m_text[m_at] : 0; }
    void skipBlanks()
    {
        while (m_at < m_text.size()
               && std::u32string_view(U" \t\n\r").find(m_text[m_at]) != std::u32string::npos)
            ++m_at;
    }
    bool take(std::u32string_view word)
    {
        if (std::u32string_view(m_text).substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }
    Value read()
    {
        const Nesting nesting(m_context, " while decoding a JSON object from a unicode string");
        if (nesting.isTooDeep())
            return {};
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        const char32_t first = here();
        if (first == U'"') {
            std::u32string text;
            return readText(text) ? makeText(m_context.heap(), text) : Value();
        }
        if (first == U'{')
            return readObject();
        if (first == U'[')
            return readArray();
        if (take(U"null"))
            return Value::none();
        if (take(U"true"))
            return Value::boolean(true);
        if (take(U"false"))
            return Value::boolean(false);
        if (take(U"NaN"))
            return read("NaN", m_hooks.constant, Value::real(std::numeric_limits<double>::quiet_NaN()));
        if (take(U"Infinity"))
            return read("Infinity", m_hooks.constant, Value::real(kInfinity));
        if (take(U"-Infinity"))
            return read("-Infinity", m_hooks.constant, Value::real(-kInfinity));
        return readNumber();
    }
    /// What \a hook makes of a text; \a usual where there is none.
    Value read(std::string_view text, const Value &hook, const Value &usual)
    {
        return hook.isMissing() ? usual : call(m_context, hook, makeText(m_context.heap(), text));
    }
    /// The same of an object that has been read; \a made where no hook takes it.
    Value hooked(const Value &made, std::vector<Value> pairs)
    {
        if (!m_hooks.pairs.isMissing())
            return call(m_context, m_hooks.pairs, makeList(m_context.heap(), std::move(pairs)));
        return m_hooks.object.isMissing() ? made : call(m_context, m_hooks.object, made);
    }
    static bool isDigit(char32_t each) { return each >= U'0' && each <= U'9'; }
    Value readNumber()
    {
        size_t end = m_at;
        const auto at = [&](size_t i) { return i < m_text.size() ? m_text[i] : char32_t(0); };
        const auto digits = [&] {
            while (isDigit(at(end)))
                ++end;
        };
        const bool isNegative = at(end) == U'-';
        end += isNegative;
        if (!isDigit(at(end)))
            return fail("Expecting value", m_at);
        if (at(end) == U'0')
            ++end;
        else
            digits();
        bool isReal = false;
        if (at(end) == U'.' && isDigit(at(end + 1))) {
            isReal = true;
            ++end;
            digits();
        }
        if (at(end) == U'e' || at(end) == U'E') {
            const size_t sign = at(end + 1) == U'-' || at(end + 1) == U'+' ? 1 : 0;
            if (isDigit(at(end + 1 + sign))) {
                isReal = true;
                end += 1 + sign;
                digits();
            }
        }
        const std::string text = toUtf8(std::u32string_view(m_text).substr(m_at, end - m_at));
        m_at = end;
        if (const Value &hook = isReal ? m_hooks.real : m_hooks.integer; !hook.isMissing())
            return read(text, hook, {});
        double real = 0;
        if (isReal)
            return realFromText(text, real) ? Value::real(real) : Value();
        return integerFromDigits(m_context, std::string_view(text).substr(isNegative ? 1 : 0), 10,
                                 isNegative);
    }
    bool readHex(char32_t &out)
    {
        out = 0;
        for (int i = 0; i < 4; ++i, ++m_at) {
            const char32_t each = here();
            const int digit = isDigit(each)    ? int(each - U'0')
                : each >= U'a' && each <= U'f' ? int(each - U'a') + 10
                : each >= U'A' && each <= U'F' ? int(each - U'A') + 10
                                               : -1;
            if (digit < 0)
                return false;
            out = out * 16 + char32_t(digit);
        }
        return true;
    }
    bool readEscape(size_t begin, std::u32string &out)
    {
        const size_t at = m_at++;
        const char32_t which = here();
        if (m_at >= m_text.size())
            return fail("Unterminated string starting at", begin);
        constexpr std::u32string_view kNames = U"\"\\/bfnrt", kValues = U"\"\\/\b\f\n\r\t";
        ++m_at;
        if (const auto known = kNames.find(which); known != kNames.npos) {
            out += kValues[known];
            return true;
        }
        if (which != U'u')
            return fail("Invalid \\escape", at);
        char32_t high = 0, low = 0;
        if (!readHex(high))
            return fail("Invalid \\uXXXX escape", at + 1);
        const size_t after = m_at;
        if (high >= 0xd800 && high < 0xdc00 && take(U"\\u") && readHex(low) && low >= 0xdc00
            && low < 0xe000) {
            out += 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
            return true;
        }
        m_at = after;
        out += high;
        return true;
    }
    bool readText(std::u32string &out)
    {
        const size_t begin = m_at++;
        for (;;) {
            if (m_at >= m_text.size())
                return fail("Unterminated string starting at", begin);
            const char32_t each = here();
            if (each == U'"') {
                ++m_at;
                return true;
            }
            if (each < 0x20)
                return fail("Invalid control character at", m_at);
            if (each == U'\\') {
                if (!readEscape(begin, out))
                    return false;
                continue;
            }
            out += each;
            ++m_at;
        }
    }
    Value readArray()
    {
        std::vector<Value> items;
        ++m_at;
        skipBlanks();
        if (take(U"]"))
            return makeList(m_context.heap(), {});
        for (;;) {
            items.push_back(read());
            if (items.back().isMissing())
                return {};
            skipBlanks();
            if (take(U"]"))
                return makeList(m_context.heap(), std::move(items));
            const size_t comma = m_at;
            if (!take(U","))
                return fail("Expecting ',' delimiter", m_at);
            skipBlanks();
            if (here() == U']' && m_context.follows(PythonVersion::Python313))
                return fail("Illegal trailing comma before end of array", comma);
        }
    }
    Value readObject()
    {
        Value made = makeDict(m_context.heap());
        ++m_at;
        skipBlanks();
        std::vector<Value> pairs; // where a hook wants them
        if (take(U"}"))
            return hooked(made, {});
        if (here() != U'"')
            return fail("Expecting property name enclosed in double quotes", m_at);
        for (;;) {
            std::u32string key;
            if (!readText(key))
                return {};
            skipBlanks();
            if (!take(U":"))
                return fail("Expecting ':' delimiter", m_at);
            skipBlanks();
            const Value value = read();
            const Value name = makeText(m_context.heap(), key);
            if (value.isMissing() || !made.as<Dict>()->set(m_context, name, value))
                return {};
            if (!m_hooks.pairs.isMissing())
                pairs.push_back(makePair(m_context.heap(), name, value));
            skipBlanks();
            if (take(U"}"))
                return hooked(made, std::move(pairs));
            const size_t comma = m_at;
            if (!take(U","))
                return fail("Expecting ',' delimiter", m_at);
            skipBlanks();
            if (here() == U'}' && m_context.follows(PythonVersion::Python313))
                return fail("Illegal trailing comma before end of object", comma);
            if (here() != U'"')
                return fail("Expecting property name enclosed in double quotes", m_at);
        }
    }

    Context &m_context;
    const std::u32string m_text;
    const JsonHooks &m_hooks;
    size_t m_at = 0;
};

} // namespace

const NativeType &jsonErrorType()
{
    static const NativeType type({.name = "json.decoder.JSONDecodeError",
                                  .base = &typeOfError(Error::ValueError),
                                  .instances = Kind::Exception,
                                  .isOfPython = true,
                                  .attributes = errorAttributes});
    return type;
}

Value parseJson(Context &context, const Value &text, const JsonHooks &hooks)
{
    return Reader(context, toUtf32(text), hooks).readAll();
}

} // namespace signalbox::modules
