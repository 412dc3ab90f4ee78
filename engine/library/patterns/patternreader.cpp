// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/patterns/patternreader.h"

#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"

#include <algorithm>
#include <climits>

namespace signalbox::modules {

using Sort = PatternNode::Sort;
using Class = LetterSet::Class;

namespace {

constexpr std::u32string_view kDigits = U"0123456789";
constexpr std::u32string_view kOctal = U"01234567";
constexpr std::u32string_view kHexadecimal = U"0123456789abcdefABCDEF";
constexpr qint64 kDeepest = 200; ///< groups in each other

bool isOneOf(char32_t letter, std::u32string_view letters)
{
    return letters.find(letter) != std::u32string_view::npos;
}

bool isLatinLetter(char32_t letter)
{
    return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z');
}

int flagOf(char32_t letter)
{
    switch (letter) {
    case U'i':
        return PatternFlag::IgnoreCase;
    case U'L':
        return PatternFlag::Locale;
    case U'm':
        return PatternFlag::Multiline;
    case U's':
        return PatternFlag::DotAll;
    case U'x':
        return PatternFlag::Verbose;
    case U'a':
        return PatternFlag::Ascii;
    case U'u':
        return PatternFlag::Unicode;
    }
    return 0;
}

bool classOf(char32_t letter, Class &out)
{
    constexpr std::u32string_view letters = U"dswDSW";
    const auto at = letters.find(letter);
    if (at == std::u32string_view::npos)
        return false;
    out = Class(at);
    return true;
}

bool simpleEscape(char32_t letter, char32_t &out)
{
    constexpr std::u32string_view letters = U"afnrtv\\", meant = U"\a\f\n\r\t\v\\";
    const auto at = letters.find(letter);
    if (at == std::u32string_view::npos)
        return false;
    out = meant[at];
    return true;
}

bool isFlagLetter(char32_t letter)
{
    return std::u32string_view(U"iLmsxau-").find(letter) != std::u32string_view::npos;
}

} // namespace

PatternTree readPattern(std::u32string_view text, int flags, bool isText, PythonVersion version)
{
    PatternTree tree = PatternReader(text, flags, isText, version).read();
    // Verbose is learnt of inside: what was read before has to be read again.
    if (tree.fault.empty() && (tree.flags & PatternFlag::Verbose) && !(flags & PatternFlag::Verbose))
        tree = PatternReader(text, flags | PatternFlag::Verbose, isText, version).read();
    return tree;
}

PatternTree PatternReader::read()
{
    m_tree.widths.assign(1, {0, 0});
    m_isOpen.assign(1, true);
    checkEnd();
    PatternNode root = readChoice(m_flags, true);
    if (!hasFailed() && !isAtEnd())
        fail("unbalanced parenthesis", 0);
    for (const auto &[group, place] : m_conditions)
        if (!hasFailed() && group > m_tree.groups) {
            fail("invalid group reference " + std::to_string(group), 0);
            faultPlace = place;
        }
    if (m_isWideBehind)
        failWithoutPlace("look-behind requires fixed-width pattern");
    m_tree.root = std::move(root);
    m_tree.fault = fault;
    m_tree.faultPlace = faultPlace;
    m_tree.hasFaultPlace = hasFaultPlace;
    m_tree.flags = m_flags;
    return std::move(m_tree);
}

PatternNode PatternReader::readChoice(int flags, bool isFirst)
{
    PatternNode choice{.sort = Sort::Choice};
    if (++m_depth > kDeepest) {
        failWithoutPlace("groups too deep in each other");
        return choice;
    }
    do {
        choice.parts.push_back(readSequence(flags, isFirst && choice.parts.empty()));
        if (isFirst)
            flags = m_flags;
    } while (!hasFailed() && takes(U'|'));
    --m_depth;
    if (choice.parts.size() == 1)
        return PatternNode(std::move(choice.parts[0]));
    return choice;
}

PatternNode PatternReader::readSequence(int flags, bool isFirst)
{
    PatternNode sequence;
    while (!hasFailed() && !isAtEnd() && !isOneOf(peek()[0], U"|)")) {
        const std::u32string_view token = take();
        if (hasFailed())
            break;
        if (flags & PatternFlag::Verbose) {
            if (token.size() == 1 && isOneOf(token[0], U" \t\n\r\v\f"))
                continue;
            if (token == U"#") {
                while (!isAtEnd() && take() != U"\n")
                    continue;
                continue;
            }
        }
        if (token[0] == U'\\')
            sequence.parts.push_back(readEscape(token, flags));
        else if (token == U"[")
            sequence.parts.push_back(readSet(flags));
        else if (isOneOf(token[0], U"*+?{"))
            readRepeat(token[0], sequence, flags);
        else if (token == U"(")
            readGroup(sequence, flags, isFirst);
        else if (token == U".") {
            PatternNode any{.sort = Sort::Letter};
            any.set.isNegated = true;
            if (!(flags & PatternFlag::DotAll))
                any.set.ranges.emplace_back(U'\n', U'\n');
            sequence.parts.push_back(std::move(any));
        } else if (token == U"^" || token == U"$") {
            const bool isMultiline = flags & PatternFlag::Multiline, isBegin = token == U"^";
            sequence.parts.push_back({.sort = Sort::Place,
                                      .place = isBegin ? (isMultiline ? Place::LineBegin : Place::Begin)
                                                       : (isMultiline ? Place::LineEnd : Place::End)});
        } else
            sequence.parts.push_back(letter(token[0], flags));
    }
    return sequence;
}

PatternNode PatternReader::letter(char32_t which, int flags) const
{
    PatternNode node{.sort = Sort::Letter};
    node.set.ranges.emplace_back(which, which);
    node.set.ignoresCase = flags & PatternFlag::IgnoreCase;
    node.set.isAscii = isAscii(flags);
    return node;
}

/// \x41, \u0041, \U00000041: its letter, in \a out. False where \a token is none of them, or wrong.
bool PatternReader::readNumbered(std::u32string_view token, char32_t &out)
{
    const char32_t kind = token.size() == 2 ? token[1] : 0;
    const int digits = kind == U'x' ? 2 : kind == U'u' && m_isText ? 4 : kind == U'U' && m_isText ? 8 : 0;
    if (digits == 0)
        return false;
    const std::u32string number = takeWhile(digits, kHexadecimal);
    const std::string words = objects::toUtf8(std::u32string(token) + number);
    if (qsizetype(number.size()) != digits) {
        fail("incomplete escape " + words, qsizetype(2 + number.size()));
        return false;
    }
    const quint64 point = std::stoull(objects::toUtf8(number), nullptr, 16);
    if (point > 0x10ffff)
        fail("bad escape " + words, qsizetype(2 + number.size()));
    out = char32_t(point);
    return true;
}

PatternNode PatternReader::readEscape(std::u32string_view token, int flags)
{
    const char32_t which = token[1];
    char32_t meant = 0;
    Class ofClass{};
    if (classOf(which, ofClass)) {
        PatternNode node{.sort = Sort::Letter};
        node.set.classes.push_back(ofClass);
        node.set.isAscii = isAscii(flags);
        return node;
    }
    constexpr std::u32string_view placeLetters = U"AZbB";
    constexpr Place places[] = {Place::Begin, Place::TextEnd, Place::Boundary, Place::NoBoundary};
    if (const auto at = placeLetters.find(which); at != std::u32string_view::npos)
        return {.sort = Sort::Place, .place = places[at], .isAscii = isAscii(flags)};
    if (simpleEscape(which, meant) || readNumbered(token, meant))
        return letter(meant, flags);
    if (which == U'0') {
        const std::u32string digits = U"0" + takeWhile(2, kOctal);
        return letter(char32_t(std::stoul(objects::toUtf8(digits), nullptr, 8)), flags);
    }
    if (isOneOf(which, kDigits))
        return readReference(which, flags);
    if (isLatinLetter(which))
        fail("bad escape " + objects::toUtf8(token), 2);
    return letter(which, flags);
}

PatternNode PatternReader::readReference(char32_t first, int flags)
{
    std::u32string digits(1, first);
    digits += takeWhile(1, kDigits);
    if (digits.size() == 2 && isOneOf(digits[0], kOctal) && isOneOf(digits[1], kOctal)) {
        const std::u32string third = takeWhile(1, kOctal);
        if (!third.empty()) {
            const std::string octal = objects::toUtf8(digits + third);
            const unsigned long point = std::stoul(octal, nullptr, 8);
            if (point > 0377)
                fail("octal escape value \\" + octal + " outside of range 0-0o377", 4);
            return letter(char32_t(point), flags);
        }
    }
    const int group = std::stoi(objects::toUtf8(digits));
    if (group <= m_tree.groups)
        return again(group, qsizetype(digits.size()) + 1, flags);
    fail("invalid group reference " + std::to_string(group), qsizetype(digits.size()));
    return {.sort = Sort::Never};
}

PatternNode PatternReader::again(int group, qsizetype before, int flags)
{
    if (m_isOpen[std::size_t(group)])
        fail("cannot refer to an open group", before);
    checkBehind(group, 0);
    const auto width = m_tree.widths[std::size_t(group)];
    return {.sort = Sort::Again,
            .isAscii = isAscii(flags),
            .ignoresCase = bool(flags & PatternFlag::IgnoreCase),
            .group = group,
            .least = width.first,
            .most = width.second};
}

void PatternReader::checkBehind(int group, qsizetype before)
{
    if (m_groupsBefore < 0 || hasFailed())
        return;
    if (group <= m_tree.groups && m_isOpen[std::size_t(group)])
        fail("cannot refer to an open group", before);
    if (group > m_groupsBefore)
        fail("cannot refer to group defined in the same lookbehind subpattern", before);
}

/// A member of a set: a letter, in \a out, or a class, which it is then told.
bool PatternReader::readMember(std::u32string_view token, char32_t &out, LetterSet &set)
{
    if (token[0] != U'\\') {
        out = token[0];
        return true;
    }
    const char32_t which = token[1];
    Class ofClass{};
    if (classOf(which, ofClass)) {
        set.classes.push_back(ofClass);
        return false;
    }
    if (which == U'b') {
        out = U'\b';
        return true;
    }
    if (simpleEscape(which, out) || readNumbered(token, out))
        return true;
    if (isOneOf(which, kOctal)) {
        const std::string octal = objects::toUtf8(std::u32string(1, which) + takeWhile(2, kOctal));
        const unsigned long point = std::stoul(octal, nullptr, 8);
        if (point > 0377)
            fail("octal escape value \\" + octal + " outside of range 0-0o377", qsizetype(octal.size()) + 1);
        out = char32_t(point);
        return true;
    }
    if (isLatinLetter(which) || isOneOf(which, kDigits))
        fail("bad escape " + objects::toUtf8(token), 2);
    out = which;
    return true;
}

PatternNode PatternReader::readSet(int flags)
{
    const qsizetype begin = m_at - 1;
    PatternNode node{.sort = Sort::Letter};
    node.set.ignoresCase = flags & PatternFlag::IgnoreCase;
    node.set.isAscii = isAscii(flags);
    node.set.isNegated = takes(U'^');
    const auto endless = [&] { fail("unterminated character set", m_at - begin); };
    for (bool isFirst = true; !hasFailed(); isFirst = false) {
        const qsizetype at = m_at;
        const std::u32string_view token = take();
        if (token.empty()) {
            endless();
            break;
        }
        if (token == U"]" && !isFirst)
            break;
        char32_t low = 0, high = 0;
        const bool isLetter = readMember(token, low, node.set);
        const std::u32string_view one = m_text.substr(std::size_t(at), std::size_t(m_at - at));
        if (hasFailed() || !takes(U'-')) {
            if (isLetter)
                node.set.ranges.emplace_back(low, low);
            continue;
        }
        const qsizetype otherAt = m_at;
        const std::u32string_view otherToken = take();
        if (otherToken.empty()) {
            endless();
            break;
        }
        if (otherToken == U"]") {
            if (isLetter)
                node.set.ranges.emplace_back(low, low);
            node.set.ranges.emplace_back(U'-', U'-');
            break;
        }
        const bool isOtherLetter = readMember(otherToken, high, node.set);
        const std::u32string_view other = m_text.substr(std::size_t(otherAt), std::size_t(m_at - otherAt));
        if (!isLetter || !isOtherLetter || high < low)
            fail("bad character range " + objects::toUtf8(one) + "-" + objects::toUtf8(other),
                 qsizetype(one.size() + 1 + other.size()));
        node.set.ranges.emplace_back(low, high);
    }
    return node;
}

void PatternReader::readRepeat(char32_t how, PatternNode &sequence, int flags)
{
    const qsizetype here = m_at;
    PatternNode repeat{.sort = Sort::Repeat, .least = how == U'+', .most = PatternNode::kEndless};
    if (how == U'?')
        repeat.most = 1;
    if (how == U'{') {
        const std::u32string low = peek() == U"}" ? U"" : takeWhile(20, kDigits);
        const bool isPair = peek() != U"}" && takes(U',');
        const std::u32string high = isPair ? takeWhile(20, kDigits) : low;
        if (m_text.substr(std::size_t(here), 1) == U"}" || !takes(U'}')) {
            m_at = here;
            sequence.parts.push_back(letter(how, flags));
            return;
        }
        if (low.size() > 9 || high.size() > 9) {
            failWithoutPlace("the repetition number is too large");
            return;
        }
        repeat.least = low.empty() ? 0 : std::stoll(objects::toUtf8(low));
        repeat.most = high.empty() ? PatternNode::kEndless : std::stoll(objects::toUtf8(high));
        if (repeat.most < repeat.least)
            fail("min repeat greater than max repeat", m_at - here);
    }
    if (sequence.parts.empty() || sequence.parts.back().sort == Sort::Place)
        fail("nothing to repeat", m_at - here + 1);
    else if (sequence.parts.back().sort == Sort::Repeat)
        fail("multiple repeat", m_at - here + 1);
    if (hasFailed())
        return;
    if (takes(U'?'))
        repeat.manner = PatternNode::Manner::Lazy;
    else if (takes(U'+'))
        repeat.manner = PatternNode::Manner::Possessive;
    repeat.parts.push_back(std::move(sequence.parts.back()));
    sequence.parts.back() = std::move(repeat);
}

/// False where they are for all of the pattern, or wrong.
bool PatternReader::readFlags(char32_t first, int &on, int &off)
{
    constexpr int kinds = PatternFlag::Ascii | PatternFlag::Unicode | PatternFlag::Locale;
    std::u32string_view token(&first, 1);
    const auto complain = [&](const char *otherwise) {
        const bool isLetter = !token.empty() && objects::isAlphabetic(token[0], m_version);
        fail(isLetter ? "unknown flag" : otherwise, qsizetype(token.size()));
        return false;
    };
    while (token != U"-") {
        const int flag = flagOf(token[0]);
        if (m_isText && flag == PatternFlag::Locale)
            fail("bad inline flags: cannot use 'L' flag with a str pattern", 0);
        if (!m_isText && flag == PatternFlag::Unicode)
            fail("bad inline flags: cannot use 'u' flag with a bytes pattern", 0);
        on |= flag;
        if ((flag & kinds) && (on & kinds) != flag)
            fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0);
        token = take();
        if (token == U")") {
            m_flags |= on;
            return false;
        }
        if (token == U":" || token == U"-")
            break;
        if (token.size() != 1 || flagOf(token[0]) == 0)
            return complain("missing -, : or )");
    }
    if (token == U"-") {
        token = take();
        if (token.size() != 1 || flagOf(token[0]) == 0)
            return complain("missing flag");
        while (token != U":") {
            if (flagOf(token[0]) & kinds)
                fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0);
            off |= flagOf(token[0]);
            token = take();
            if (token != U":" && (token.size() != 1 || flagOf(token[0]) == 0))
                return complain("missing :");
        }
    }
    if (on & off)
        fail("bad inline flags: flag turned on and off", 1);
    return !hasFailed();
}

void PatternReader::readGroup(PatternNode &sequence, int &flags, bool isFirst)
{
    const qsizetype begin = m_at - 1;
    if (takes(U'?'))
        readExtension(sequence, flags, isFirst, begin);
    else
        readCaptured({}, sequence, flags, begin);
}

void PatternReader::readExtension(PatternNode &sequence, int &flags, bool isFirst, qsizetype begin)
{
    if (isAtEnd())
        return fail("unexpected end of pattern", 0);
    const std::u32string_view token = take();
    const char32_t how = token.size() == 1 ? token[0] : 0;
    if (how == U'P')
        return readNamed(sequence, flags, begin);
    if (how == U'#')
        return readComment(begin);
    if (how == U'=' || how == U'!' || how == U'<')
        return readAround(how, sequence, flags, begin);
    if (how == U'(')
        return readCondition(sequence, flags, begin);
    int inside = flags;
    if (isFlagLetter(how)) {
        constexpr int kinds = PatternFlag::Ascii | PatternFlag::Unicode | PatternFlag::Locale;
        int on = 0, off = 0;
        if (!readFlags(how, on, off)) {
            if (!hasFailed() && (!isFirst || !sequence.parts.empty()))
                fail("global flags not at the start of the expression", m_at - begin);
            flags = m_flags;
            return;
        }
        inside = ((on & kinds) != 0 ? inside & ~kinds : inside) | on;
        inside &= ~off;
    } else if (how != U':' && how != U'>')
        return fail("unknown extension ?" + objects::toUtf8(token), qsizetype(token.size()) + 1);
    PatternNode node{.sort = how == U'>' ? Sort::Atomic : Sort::Sequence};
    node.parts.push_back(readRest(inside, begin));
    sequence.parts.push_back(std::move(node));
}

PatternNode PatternReader::readRest(int flags, qsizetype begin)
{
    PatternNode inner = readChoice(flags);
    if (!hasFailed() && !takes(U')'))
        fail("missing ), unterminated subpattern", m_at - begin);
    return inner;
}

void PatternReader::readCaptured(const std::u32string &name, PatternNode &sequence, int flags,
                                 qsizetype begin)
{
    const int group = ++m_tree.groups;
    if (!name.empty()) {
        if (const int known = groupNamed(name); known > 0)
            fail("redefinition of group name " + quoted(name) + " as group " + std::to_string(group)
                     + "; was group " + std::to_string(known),
                 qsizetype(name.size()) + 1);
        m_tree.names.emplace_back(name, group);
    }
    m_isOpen.push_back(true);
    m_tree.widths.emplace_back(0, 0);
    PatternNode node{.sort = Sort::Group, .group = group};
    node.parts.push_back(readRest(flags, begin));
    m_isOpen[std::size_t(group)] = false;
    m_tree.widths[std::size_t(group)] = node.width();
    sequence.parts.push_back(std::move(node));
}

void PatternReader::readNamed(PatternNode &sequence, int flags, qsizetype begin)
{
    if (takes(U'<')) {
        const std::u32string name = takeUntil(U'>');
        if (!hasFailed() && checkName(name, 1))
            readCaptured(name, sequence, flags, begin);
        return;
    }
    if (takes(U'=')) {
        const std::u32string name = takeUntil(U')');
        if (hasFailed() || !checkName(name, 1))
            return;
        const int group = groupNamed(name);
        if (group == 0)
            return fail("unknown group name " + quoted(name), qsizetype(name.size()) + 1);
        sequence.parts.push_back(again(group, qsizetype(name.size()) + 1, flags));
        return;
    }
    if (isAtEnd())
        return fail("unexpected end of pattern", 0);
    const std::u32string_view token = take();
    fail("unknown extension ?P" + objects::toUtf8(token), qsizetype(token.size()) + 2);
}

void PatternReader::readComment(qsizetype begin)
{
    for (;;) {
        if (isAtEnd())
            return fail("missing ), unterminated comment", m_at - begin);
        if (take() == U")")
            return;
    }
}

void PatternReader::readAround(char32_t how, PatternNode &sequence, int flags, qsizetype begin)
{
    const int before = m_groupsBefore;
    const bool isBehind = how == U'<';
    if (isBehind) {
        if (isAtEnd())
            return fail("unexpected end of pattern", 0);
        const std::u32string_view token = take();
        if (token != U"=" && token != U"!")
            return fail("unknown extension ?<" + objects::toUtf8(token), qsizetype(token.size()) + 2);
        how = token[0];
        if (m_groupsBefore < 0)
            m_groupsBefore = m_tree.groups;
    }
    PatternNode node{.sort = Sort::Look, .isBehind = isBehind, .isNegative = how == U'!'};
    node.parts.push_back(readRest(flags, begin));
    m_groupsBefore = before;
    const auto width = node.parts[0].width();
    if (isBehind && width.first != width.second)
        m_isWideBehind = true;
    sequence.parts.push_back(std::move(node));
}

void PatternReader::readCondition(PatternNode &sequence, int flags, qsizetype begin)
{
    const std::u32string name = takeUntil(U')');
    if (hasFailed())
        return;
    const qsizetype before = qsizetype(name.size()) + 1;
    const bool isNumber =
        std::all_of(name.begin(), name.end(), [](char32_t each) { return each >= U'0' && each <= U'9'; });
    int group = 0;
    if (isNumber) {
        group = name.size() > 9 ? INT_MAX : std::stoi(objects::toUtf8(name));
        if (group == 0)
            return fail("bad group number", before);
        m_conditions.emplace_back(group, m_at - before);
    } else {
        if (!checkName(name, 1))
            return;
        group = groupNamed(name);
        if (group == 0)
            return fail("unknown group name " + quoted(name), before);
    }
    checkBehind(group, 0);
    PatternNode node{.sort = Sort::IfGroup, .group = group};
    node.parts.push_back(readSequence(flags, false));
    node.parts.push_back(takes(U'|') ? readSequence(flags, false) : PatternNode());
    if (!hasFailed() && peek() == U"|")
        fail("conditional backref with more than two branches", 0);
    if (!hasFailed() && !takes(U')'))
        fail("missing ), unterminated subpattern", m_at - begin);
    sequence.parts.push_back(std::move(node));
}

bool PatternReader::checkName(const std::u32string &name, qsizetype offset)
{
    bool is = objects::isIdentifierStart(name[0], m_version);
    for (const char32_t each : name)
        is = is && objects::isIdentifierPart(each, m_version);
    if (!is)
        fail("bad character in group name " + quoted(name), qsizetype(name.size()) + offset);
    return is;
}

int PatternReader::groupNamed(const std::u32string &name) const
{
    for (const auto &[known, group] : m_tree.names)
        if (known == name)
            return group;
    return 0;
}

} // namespace signalbox::modules
