// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/patterns/patterntokens.h"
#include "engine/library/patterns/patterntree.h"

namespace signalbox::modules {

/// Reads \a text as re.compile() does. \a isText: of a str; of bytes otherwise, with a letter for each byte.
PatternTree readPattern(std::u32string_view text, int flags, bool isText, PythonVersion version);

/// Reads a regular expression from left to right, by the rules and in the words of Python's own parser.
class PatternReader : private PatternTokens {
public:
    PatternReader(std::u32string_view text, int flags, bool isText, PythonVersion version)
        : PatternTokens(text)
        , m_flags(flags)
        , m_isText(isText)
        , m_version(version)
    {
    }
    PatternTree read();

private:
    bool isAscii(int flags) const { return !m_isText || (flags & PatternFlag::Ascii); }

    PatternNode readChoice(int flags, bool isFirst = false);
    PatternNode readSequence(int flags, bool isFirst);
    PatternNode letter(char32_t which, int flags) const;
    bool readNumbered(std::u32string_view token, char32_t &out);
    PatternNode readEscape(std::u32string_view token, int flags);
    PatternNode readReference(char32_t first, int flags);
    PatternNode again(int group, qsizetype before, int flags);
    void checkBehind(int group, qsizetype before);
    bool readMember(std::u32string_view token, char32_t &out, LetterSet &set);
    PatternNode readSet(int flags);
    void readRepeat(char32_t how, PatternNode &sequence, int flags);
    bool readFlags(char32_t first, int &on, int &off);

    void readGroup(PatternNode &sequence, int &flags, bool isFirst);
    void readExtension(PatternNode &sequence, int &flags, bool isFirst, qsizetype begin);
    void readNamed(PatternNode &sequence, int flags, qsizetype begin);
    void readComment(qsizetype begin);
    void readAround(char32_t how, PatternNode &sequence, int flags, qsizetype begin);
    void readCondition(PatternNode &sequence, int flags, qsizetype begin);
    void readCaptured(const std::u32string &name, PatternNode &sequence, int flags, qsizetype begin);
    PatternNode readRest(int flags, qsizetype begin);
    bool checkName(const std::u32string &name, qsizetype offset);
    int groupNamed(const std::u32string &name) const;

    int m_flags;
    const bool m_isText;
    const PythonVersion m_version;
    PatternTree m_tree;
    std::vector<bool> m_isOpen; ///< of each group
    std::vector<std::pair<int, qsizetype>> m_conditions; ///< groups that conditions ask for, and where
    int m_groupsBefore = -1; ///< the look behind that is being read
    qint64 m_depth = 0;
    bool m_isWideBehind = false; ///< a look behind has no fixed width, which is complained of last
};

} // namespace signalbox::modules
