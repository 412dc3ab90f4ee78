// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/patterns/patternobject.h"

#include "engine/objects/bytes.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

#include <algorithm>

namespace signalbox::modules {

using namespace objects;

Pattern::Pattern(Value source, Value error, PatternTree tree, PythonVersion version)
    : Opaque(patternType())
    , m_source(std::move(source))
    , m_error(std::move(error))
    , m_program(compilePattern(tree, version))
    , m_flags(tree.flags)
    , m_names(std::move(tree.names))
    , m_counted(qint64(sizeof(Pattern) + m_program.steps.capacity() * sizeof(PatternStep)
                       + m_program.sets.capacity() * sizeof(LetterSet)))
{
}

int Pattern::groupNamed(std::u32string_view name) const
{
    for (const auto &[known, group] : m_names)
        if (known == name)
            return group;
    return 0;
}

Subject Pattern::subject(Context &context, const Value &text)
{
    if (!text.is(Kind::Str) && !text.is(Kind::Bytes)) {
        context.typeError("expected string or bytes-like object, got '" + typeName(text) + "'");
        return nullptr;
    }
    if (text.is(Kind::Str) != isOfText()) {
        context.typeError(isOfText() ? "cannot use a string pattern on a bytes-like object"
                                     : "cannot use a bytes pattern on a string-like object");
        return nullptr;
    }
    if (m_last && m_lastText.isSame(text))
        return m_last;
    std::u32string letters;
    if (isOfText())
        letters = toUtf32(text);
    else
        for (const char each : text.as<Bytes>()->bytes())
            letters += char32_t(quint8(each));
    m_last = std::make_shared<const std::u32string>(std::move(letters));
    m_lastText = text;
    return m_last;
}

Raised Pattern::fail(Context &context, const std::string &words, const Value &source, qsizetype place) const
{
    const Value arguments[] = {makeText(context.heap(), std::string_view(words)), source,
                               place < 0 ? Value::none() : Value::integer(place)};
    Value error = objects::call(context, m_error, Arguments{arguments, 3});
    return error.isMissing() ? Raised() : context.raise(std::move(error));
}

bool Pattern::represent(Context &context, TextBuilder &out)
{
    struct Named {
        int flag;
        const char *name;
    };
    constexpr Named named[] = {
        {PatternFlag::IgnoreCase, "IGNORECASE"}, {PatternFlag::Locale, "LOCALE"},
        {PatternFlag::Multiline, "MULTILINE"},   {PatternFlag::DotAll, "DOTALL"},
        {PatternFlag::Verbose, "VERBOSE"},       {PatternFlag::Ascii, "ASCII"},
    };
    TextBuilder source;
    if (!objects::represent(context, m_source, source))
        return false;
    out.append("re.compile(");
    out.append(std::u32string_view(source.text()).substr(0, 200));
    const char *between = ", re.";
    for (const Named &each : named)
        if (m_flags & each.flag) {
            out.append(between);
            out.append(each.name);
            between = "|re.";
        }
    out.append(")");
    return true;
}

Answer Pattern::equals(Context &context, const Value &other)
{
    if (!other.is(Kind::Opaque) || &typeOf(other) != &type())
        return Answer::No;
    return m_flags == of(other).m_flags ? equal(context, m_source, of(other).m_source) : Answer::No;
}

Answer Pattern::hash(Context &context, Hash &out)
{
    if (!hashOf(context, m_source, out))
        return Answer::Raised;
    out = (out ^ m_flags) == -1 ? -2 : out ^ m_flags;
    return Answer::Yes;
}

void Pattern::dropValues()
{
    m_error = {};
    m_lastText = {};
}

Match::Match(Value pattern, Value text, std::vector<qsizetype> slots, qsizetype from, qsizetype end)
    : Opaque(matchType())
    , m_pattern(std::move(pattern))
    , m_text(std::move(text))
    , m_slots(std::move(slots))
    , m_from(from)
    , m_end(end)
{
}

Value partOfSubject(Context &context, const Value &text, qsizetype from, qsizetype to)
{
    if (text.is(Kind::Str))
        return partOf(context.heap(), *text.as<Str>(), from, to);
    return makeBytes(context.heap(), text.as<Bytes>()->bytes().substr(size_t(from), size_t(to - from)));
}

Value Match::group(Context &context, int group, const Value &otherwise) const
{
    return hasGroup(group) ? partOfSubject(context, m_text, begin(group), end(group)) : otherwise;
}

int Match::groupOf(Context &context, const Value &key) const
{
    qint64 group = -1;
    if (key.isSmallIntOrBool())
        group = key.integer();
    else if (key.is(Kind::Str)) {
        const int named = pattern().groupNamed(toUtf32(key));
        group = named > 0 ? named : -1;
    }
    if (group >= 0 && group <= pattern().groups())
        return int(group);
    context.raise(Error::IndexError, "no such group");
    return -1;
}

bool Match::represent(Context &context, TextBuilder &out)
{
    out.append("<re.Match object; span=(" + std::to_string(begin(0)) + ", " + std::to_string(end(0))
               + "), match=");
    if (!objects::represent(context, group(context, 0, Value::none()), out))
        return false;
    out.append(">");
    return true;
}

Value Match::subscript(Context &context, const Value &key)
{
    const int which = groupOf(context, key);
    return which < 0 ? Value() : group(context, which, Value::none());
}

void Match::dropValues()
{
    m_text = {};
}

} // namespace signalbox::modules
