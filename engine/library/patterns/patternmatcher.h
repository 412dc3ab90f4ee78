// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/patterns/patterntree.h"
#include "engine/objects/context.h"

namespace signalbox::modules {

/// A step of a pattern's program.
struct PatternStep {
    enum class Op : quint8 {
        Letter, ///< one letter of set
        Place,
        Fork, ///< goes on here, or at \a to if that leads nowhere
        Jump,
        Remember, ///< the place, in slot
        RepeatLetter, ///< a letter of set from least to most times
        BeginRepeat, ///< of registers at slot
        Repeat, ///< the body is next; \a to is behind it
        Look, ///< what is up to \a to, which is Found
        Atomic,
        Again,
        IfGroup, ///< \a to where the group took nothing
        Never,
        Found,
    };
    Op op;
    PatternNode::Manner manner = PatternNode::Manner::Greedy;
    Place place = Place::Begin;
    bool isBehind = false;
    bool isNegative = false;
    bool ignoresCase = false;
    bool isAscii = false;
    int to = 0;
    int slot = 0;
    int set = -1;
    qint64 least = 0;
    qint64 most = 0;
};

/// What a pattern does, step by step.
struct PatternProgram {
    std::vector<PatternStep> steps;
    std::vector<LetterSet> sets;
    int groups = 0;
    int slots = 0; ///< two for each group, then one for the last group, then those of repeats
    PythonVersion version = PythonVersion::Python311;

    int lastGroupSlot() const { return 2 * (groups + 1); }
};

PatternProgram compilePattern(const PatternTree &tree, PythonVersion version);

/// Looks for a pattern in a text, by trying one way after the other: a long time for some patterns, as in
/// Python. Each 1024 steps count as a round of a builtin.
///
///     PatternMatcher matcher(context, program, text);
///     if (matcher.search(0, size) == Answer::Yes) ... matcher.slots()
class PatternMatcher {
public:
    enum class Extent : quint8 { Search, Prefix, All };

    PatternMatcher(objects::Context &context, const PatternProgram &program, std::u32string_view text)
        : m_context(context)
        , m_program(program)
        , m_text(text)
    {
    }

    /// From \a from on, as if the text ended at \a end. \a mustAdvance: an empty match at \a from does not
    /// count.
    [[nodiscard]] objects::Answer find(Extent extent, qsizetype from, qsizetype end,
                                       bool mustAdvance = false);
    /// Where the groups begin and end, -1 for those that took nothing; then the last group.
    const std::vector<qsizetype> &slots() const { return m_slots; }

private:
    struct Choice {
        int step;
        qsizetype place;
        std::size_t changes; ///< how many there were
        qsizetype limit; ///< of a letter that repeats: where else it could end; -1
    };

    objects::Answer run(int step, qsizetype place, qsizetype &end);
    bool takeLetters(const PatternStep &step, int at, qsizetype &place);
    bool resumeLetters(Choice &choice, qsizetype &place);
    bool isAt(const PatternStep &step, qsizetype place) const;
    bool isAgain(const PatternStep &step, qsizetype &place) const;
    bool repeats(const PatternStep &step, int &at, qsizetype place);
    objects::Answer isAround(const PatternStep &step, int at, qsizetype &place);
    bool isFound(qsizetype place) const;
    bool hasLetter(const PatternStep &step, qsizetype place) const
    {
        return m_program.sets[std::size_t(step.set)].has(m_text[std::size_t(place)], m_program.version);
    }
    void set(int slot, qsizetype value);
    void undo(std::size_t changes);
    bool isWord(qsizetype place, bool isAscii) const;

    objects::Context &m_context;
    const PatternProgram &m_program;
    const std::u32string_view m_text;
    std::vector<qsizetype> m_slots;
    std::vector<Choice> m_choices;
    std::vector<std::pair<int, qsizetype>> m_changes;
    qsizetype m_from = 0;
    qsizetype m_end = 0;
    Extent m_extent = Extent::Search;
    bool m_mustAdvance = false;
    int m_depth = 0;
    int m_steps = 0;
};

} // namespace signalbox::modules
