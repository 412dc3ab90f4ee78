// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/charactermethods.h"

#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"

namespace signalbox::objects {

namespace {

// Whether there are characters and all pass.
template <typename Passes> Value areAll(const Call &call, Passes passes)
{
    const std::u32string words = selfText(call);
    for (const char32_t each : words)
        if (!passes(each))
            return Value::boolean(false);
    return Value::boolean(!words.empty());
}

Value isAlpha(const Call &call)
{
    return areAll(call, [&](char32_t each) { return isAlphabetic(each, call.context.version()); });
}

Value isAlnum(const Call &call)
{
    const PythonVersion version = call.context.version();
    return areAll(call, [&](char32_t each) {
        return isAlphabetic(each, version) || isNumeric(each, version) || isDigit(each, version)
            || decimalOf(each, version) >= 0;
    });
}

Value isDecimalText(const Call &call)
{
    return areAll(call, [&](char32_t each) { return decimalOf(each, call.context.version()) >= 0; });
}

Value isDigitText(const Call &call)
{
    return areAll(call, [&](char32_t each) { return isDigit(each, call.context.version()); });
}

Value isNumericText(const Call &call)
{
    return areAll(call, [&](char32_t each) { return isNumeric(each, call.context.version()); });
}

Value isSpaceText(const Call &call)
{
    return areAll(call, [](char32_t each) { return isSpace(each); });
}

Value isAscii(const Call &call)
{
    for (const char32_t each : selfText(call))
        if (each >= 0x80)
            return Value::boolean(false);
    return Value::boolean(true);
}

Value isPrintableText(const Call &call)
{
    for (const char32_t each : selfText(call))
        if (!isPrintable(each, call.context.version()))
            return Value::boolean(false);
    return Value::boolean(true);
}

Value isIdentifier(const Call &call)
{
    const std::u32string words = selfText(call);
    const PythonVersion version = call.context.version();
    if (words.empty() || !isIdentifierStart(words[0], version))
        return Value::boolean(false);
    for (const char32_t each : words)
        if (!isIdentifierPart(each, version))
            return Value::boolean(false);
    return Value::boolean(true);
}

Value isLowerText(const Call &call)
{
    bool hasCase = false;
    for (const char32_t each : selfText(call)) {
        if (isUpper(each) || isTitle(each))
            return Value::boolean(false);
        hasCase = hasCase || isLower(each);
    }
    return Value::boolean(hasCase);
}

Value isUpperText(const Call &call)
{
    bool hasCase = false;
    for (const char32_t each : selfText(call)) {
        if (isLower(each) || isTitle(each))
            return Value::boolean(false);
        hasCase = hasCase || isUpper(each);
    }
    return Value::boolean(hasCase);
}

Value isTitleText(const Call &call)
{
    bool hasCase = false, isInWord = false;
    for (const char32_t each : selfText(call)) {
        const bool isStart = isUpper(each) || isTitle(each);
        if (isStart ? isInWord : isLower(each) && !isInWord)
            return Value::boolean(false);
        isInWord = isStart || isLower(each);
        hasCase = hasCase || isInWord;
    }
    return Value::boolean(hasCase);
}

// A sigma at the end of a word is another letter than one within.
std::u32string lowered(const std::u32string &words, size_t i)
{
    if (words[i] != 0x3a3)
        return lowerOf(words[i]);
    size_t before = i;
    while (before > 0 && isCaseIgnorable(words[before - 1]))
        --before;
    if (before == 0 || !isCased(words[before - 1]))
        return U"\u03c3";
    size_t after = i + 1;
    while (after < words.size() && isCaseIgnorable(words[after]))
        ++after;
    return after == words.size() || !isCased(words[after]) ? U"\u03c2" : U"\u03c3";
}

template <typename Change> Value changed(const Call &call, Change change)
{
    const std::u32string words = selfText(call);
    std::u32string out;
    for (size_t i = 0; i < words.size(); ++i)
        out += change(words, i);
    return makeText(call.heap(), out);
}

/// Letters of ASCII are one bit away from their other case.
Value changedAscii(const Call &call, char first, char last)
{
    const Str &words = *call.self.as<Str>();
    call.context.worked(words.size());
    std::string bytes(static_cast<const char *>(words.data()), size_t(words.size()));
    for (char &each : bytes)
        each = char(each >= first && each <= last ? each ^ 0x20 : each);
    return makeText(call.heap(), std::string_view(bytes));
}

Value lower(const Call &call)
{
    if (call.self.as<Str>()->isAscii())
        return changedAscii(call, 'A', 'Z');
    return changed(call, lowered);
}

Value upper(const Call &call)
{
    if (call.self.as<Str>()->isAscii())
        return changedAscii(call, 'a', 'z');
    return changed(call, [](const std::u32string &words, size_t i) { return upperOf(words[i]); });
}

Value caseFold(const Call &call)
{
    return changed(call, [](const std::u32string &words, size_t i) { return foldOf(words[i]); });
}

Value swapCase(const Call &call)
{
    return changed(call, [](const std::u32string &words, size_t i) {
        return isUpper(words[i]) ? lowered(words, i)
            : isLower(words[i])  ? upperOf(words[i])
                                 : std::u32string(1, words[i]);
    });
}

Value capitalize(const Call &call)
{
    return changed(call, [](const std::u32string &words, size_t i) {
        return i == 0 ? titleOf(words[i]) : lowered(words, i);
    });
}

Value title(const Call &call)
{
    bool isInWord = false;
    return changed(call, [&](const std::u32string &words, size_t i) {
        const std::u32string out = isInWord ? lowered(words, i) : titleOf(words[i]);
        isInWord = isCased(words[i]);
        return out;
    });
}

constexpr FunctionRow characterMethodRows[] = {
    {"isalpha", isAlpha},
    {"isalnum", isAlnum},
    {"isdecimal", isDecimalText},
    {"isdigit", isDigitText},
    {"isnumeric", isNumericText},
    {"isspace", isSpaceText},
    {"isascii", isAscii},
    {"isprintable", isPrintableText},
    {"isidentifier", isIdentifier},
    {"islower", isLowerText},
    {"isupper", isUpperText},
    {"istitle", isTitleText},
    {"lower", lower},
    {"upper", upper},
    {"casefold", caseFold},
    {"swapcase", swapCase},
    {"capitalize", capitalize},
    {"title", title},
};

} // namespace

std::u32string selfText(const Call &call)
{
    constexpr qint64 workOfCharacter = 4; // nanoseconds, about
    call.context.worked(call.self.object()->length() * workOfCharacter);
    return toUtf32(call.self);
}

std::span<const FunctionRow> characterMethods()
{
    return characterMethodRows;
}

} // namespace signalbox::objects
