// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/textformat.h"

#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/subscripts.h"

namespace signalbox::objects {

namespace {

class FieldFormatter {
public:
    FieldFormatter(Context &context, const Arguments *arguments, const Value &mapping)
        : m_context(context)
        , m_arguments(arguments)
        , m_mapping(mapping)
    {
    }

    bool run(std::u32string_view text, int depth, TextBuilder &out)
    {
        if (depth < 0)
            return m_context.valueError("Max string recursion exceeded");
        for (size_t at = 0; at < text.size();) {
            const char32_t each = text[at++];
            if (each != U'{' && each != U'}') {
                out.append(each);
                continue;
            }
            if (at < text.size() && text[at] == each) {
                out.append(each);
                ++at;
                continue;
            }
            if (each == U'}')
                return m_context.valueError("Single '}' encountered in format string");
            if (at == text.size())
                return m_context.valueError("Single '{' encountered in format string");
            if (!field(text, at, depth, out))
                return false;
        }
        return true;
    }

private:
    // From after '{' to after its '}'.
    bool field(std::u32string_view text, size_t &at, int depth, TextBuilder &out)
    {
        const size_t from = at;
        int open = 1;
        bool isInBrackets = false;
        char32_t stop = 0;
        for (; at < text.size(); ++at) {
            const char32_t each = text[at];
            if (each == U'[')
                isInBrackets = true;
            else if (each == U']')
                isInBrackets = false;
            else if (isInBrackets)
                continue;
            else if (each == U'{')
                return m_context.valueError("unexpected '{' in field name");
            else if (each == U'}' || each == U':' || each == U'!') {
                stop = each;
                break;
            }
        }
        if (!stop)
            return m_context.valueError("expected '}' before end of string");
        const std::u32string_view name = text.substr(from, at - from);
        ++at;
        char32_t conversion = 0;
        if (stop == U'!') {
            if (at >= text.size())
                return m_context.valueError("end of string while looking for conversion specifier");
            conversion = text[at++];
            if (at >= text.size())
                return m_context.valueError("unmatched '{' in format spec");
            stop = text[at++];
            if (stop != U':' && stop != U'}')
                return m_context.valueError("expected ':' after conversion specifier");
        }
        std::u32string_view spec;
        if (stop == U':') {
            const size_t begin = at;
            for (; at < text.size() && open > 0; ++at)
                open += text[at] == U'{' ? 1 : text[at] == U'}' ? -1 : 0;
            if (open > 0)
                return m_context.valueError(text.substr(begin).find(U'{') == text.npos
                                                ? "expected '}' before end of string"
                                                : "unmatched '{' in format spec");
            spec = text.substr(begin, at - 1 - begin);
        }
        return write(name, conversion, spec, depth, out);
    }

    bool write(std::u32string_view name, char32_t conversion, std::u32string_view spec, int depth,
               TextBuilder &out)
    {
        Value value = lookUp(name);
        if (value.isMissing())
            return false;
        if (conversion) {
            value = converted(m_context, value, conversion);
            if (value.isMissing())
                return false;
        }
        TextBuilder filled;
        if (spec.find_first_of(U"{}") != spec.npos) {
            if (!run(spec, depth - 1, filled))
                return false;
        } else {
            filled.append(spec);
        }
        const Value formatted = formatValue(m_context, value, std::u32string_view(filled.text()));
        if (formatted.isMissing())
            return false;
        out.append(std::u32string_view(toUtf32(formatted)));
        return true;
    }

    static qint64 asNumber(std::u32string_view text)
    {
        qint64 number = 0;
        for (const char32_t each : text) {
            if (each < '0' || each > '9')
                return -1;
            number = number * 10 + qint64(each - '0');
            if (number > 1'000'000'000'000'000'000)
                return -2;
        }
        return text.empty() ? -1 : number;
    }

    Value lookUp(std::u32string_view name)
    {
        const size_t end = std::min(name.find_first_of(U".["), name.size());
        const std::u32string_view first = name.substr(0, end);
        Value value = base(first, name.size() > end);
        std::u32string_view rest = name.substr(end);
        while (!rest.empty() && !value.isMissing()) {
            if (rest[0] == U'.') {
                const size_t stop = std::min(rest.find_first_of(U".[", 1), rest.size());
                const std::u32string_view attribute = rest.substr(1, stop - 1);
                if (attribute.empty())
                    return m_context.valueError("Empty attribute in format string");
                value = attributeOf(m_context, value, makeText(m_context.heap(), attribute));
                rest = rest.substr(stop);
                continue;
            }
            if (rest[0] != U'[')
                return m_context.valueError("Only '.' or '[' may follow ']' in format field specifier");
            const size_t stop = rest.find(U']');
            if (stop == rest.npos)
                return m_context.valueError("Missing ']' in format string");
            const std::u32string_view key = rest.substr(1, stop - 1);
            if (key.empty())
                return m_context.valueError("Empty attribute in format string");
            const qint64 number = asNumber(key);
            if (number == -2)
                return m_context.valueError("Too many decimal digits in format string");
            value = subscript(m_context, value,
                              number >= 0 ? Value::integer(number) : makeText(m_context.heap(), key));
            rest = rest.substr(stop + 1);
        }
        return value;
    }

    Value base(std::u32string_view name, bool)
    {
        qint64 number = asNumber(name);
        if (number == -2)
            return m_context.valueError("Too many decimal digits in format string");
        if (name.empty() || number >= 0) {
            const bool isAutomatic = name.empty();
            if (m_numbering != 0 && (m_numbering == 1) != isAutomatic)
                return m_context.valueError(
                    isAutomatic
                        ? "cannot switch from manual field specification to automatic field numbering"
                        : "cannot switch from automatic field numbering to manual field specification");
            m_numbering = isAutomatic ? 1 : 2;
            if (isAutomatic)
                number = m_next++;
            if (!m_arguments)
                return m_context.valueError("Format string contains positional fields");
            if (number >= m_arguments->count)
                return m_context.raise(Error::IndexError,
                                       "Replacement index " + std::to_string(number)
                                           + " out of range for positional args tuple");
            return (*m_arguments)[number];
        }
        const Value key = makeText(m_context.heap(), name);
        if (!m_arguments)
            return subscript(m_context, m_mapping, key);
        for (size_t i = 0; i < m_arguments->keywords.size(); ++i)
            if (equal(m_context, m_arguments->keywords[i], key) == Answer::Yes)
                return m_arguments->ofKeyword(qsizetype(i));
        return m_context.raiseWith(typeOfError(Error::KeyError), key);
    }

    Context &m_context;
    const Arguments *m_arguments;
    const Value &m_mapping;
    qint64 m_next = 0;
    int m_numbering = 0; ///< 1: in turn, 2: by number
};

} // namespace

Value formatText(Context &context, const Value &text, const Arguments &arguments)
{
    TextBuilder out;
    return FieldFormatter(context, &arguments, Value()).run(toUtf32(text), 2, out)
        ? out.toValue(context.heap())
        : Value();
}

Value formatTextWith(Context &context, const Value &text, const Value &mapping)
{
    TextBuilder out;
    return FieldFormatter(context, nullptr, mapping).run(toUtf32(text), 2, out) ? out.toValue(context.heap())
                                                                                : Value();
}

Value converted(Context &context, const Value &value, char32_t conversion)
{
    if (conversion == U's')
        return textOf(context, value);
    if (conversion != U'r' && conversion != U'a') {
        char code[16];
        std::snprintf(code, sizeof code, "\\x%x", unsigned(conversion));
        return context.valueError(
            "Unknown conversion specifier "
            + (conversion > 32 && conversion < 127 ? std::string(1, char(conversion)) : std::string(code)));
    }
    const Value shown = reprOf(context, value);
    if (shown.isMissing() || conversion == U'r')
        return shown;
    return makeText(context.heap(), escapedBeyondAscii(toUtf32(shown)));
}

} // namespace signalbox::objects
