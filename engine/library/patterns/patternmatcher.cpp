// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/patterns/patternmatcher.h"

#include <algorithm>

namespace signalbox::modules {

using objects::Answer;
using Op = PatternStep::Op;
using Manner = PatternNode::Manner;

namespace {

/// Writes the steps of a tree, a part after the other.
class PatternCompiler {
public:
    explicit PatternCompiler(PatternProgram &program)
        : m_program(program)
    {
    }

    void write(const PatternNode &node)
    {
        using Sort = PatternNode::Sort;
        switch (node.sort) {
        case Sort::Letter:
            m_program.steps[add(Op::Letter)].set = setOf(node);
            break;
        case Sort::Place: {
            PatternStep &step = m_program.steps[add(Op::Place)];
            step.place = node.place;
            step.isAscii = node.isAscii;
            break;
        }
        case Sort::Sequence:
            for (const PatternNode &each : node.parts)
                write(each);
            break;
        case Sort::Choice:
            writeChoice(node);
            break;
        case Sort::Group:
            m_program.steps[add(Op::Remember)].slot = 2 * node.group;
            write(node.parts[0]);
            m_program.steps[add(Op::Remember)].slot = 2 * node.group + 1;
            break;
        case Sort::Repeat:
            writeRepeat(node);
            break;
        case Sort::Look:
            writeAround(node, Op::Look);
            break;
        case Sort::Atomic:
            writeAround(node, Op::Atomic);
            break;
        case Sort::Again: {
            PatternStep &step = m_program.steps[add(Op::Again)];
            step.slot = 2 * node.group;
            step.ignoresCase = node.ignoresCase;
            step.isAscii = node.isAscii;
            break;
        }
        case Sort::IfGroup:
            writeCondition(node);
            break;
        case Sort::Never:
            add(Op::Never);
            break;
        }
    }
    std::size_t add(Op op)
    {
        m_program.steps.push_back({.op = op});
        return m_program.steps.size() - 1;
    }

private:
    int here() const { return int(m_program.steps.size()); }
    int setOf(const PatternNode &node)
    {
        m_program.sets.push_back(node.set);
        return int(m_program.sets.size()) - 1;
    }
    void writeChoice(const PatternNode &node)
    {
        std::vector<std::size_t> ends;
        for (std::size_t i = 0; i < node.parts.size(); ++i) {
            const bool isLast = i + 1 == node.parts.size();
            const std::size_t fork = isLast ? 0 : add(Op::Fork);
            write(node.parts[i]);
            if (isLast)
                break;
            ends.push_back(add(Op::Jump));
            m_program.steps[fork].to = here();
        }
        for (const std::size_t each : ends)
            m_program.steps[each].to = here();
    }
    void writeRepeat(const PatternNode &node)
    {
        if (node.manner == Manner::Possessive) {
            PatternNode greedy = node;
            greedy.manner = Manner::Greedy;
            // No round goes back into the one before.
            if (greedy.parts[0].sort != PatternNode::Sort::Letter)
                greedy.parts = {{.sort = PatternNode::Sort::Atomic, .parts = {node.parts[0]}}};
            const std::size_t atomic = add(Op::Atomic);
            write(greedy);
            add(Op::Found);
            m_program.steps[atomic].to = here();
            return;
        }
        const PatternNode &body = node.parts[0];
        const bool isLetter = body.sort == PatternNode::Sort::Letter;
        const int slot = m_program.slots;
        if (!isLetter) {
            m_program.slots += 2;
            m_program.steps[add(Op::BeginRepeat)].slot = slot;
        }
        const std::size_t at = add(isLetter ? Op::RepeatLetter : Op::Repeat);
        m_program.steps[at].manner = node.manner;
        m_program.steps[at].least = node.least;
        m_program.steps[at].most = node.most;
        m_program.steps[at].slot = slot;
        if (isLetter) {
            m_program.steps[at].set = setOf(body);
            return;
        }
        write(body);
        m_program.steps[add(Op::Jump)].to = int(at);
        m_program.steps[at].to = here();
    }
    void writeAround(const PatternNode &node, Op op)
    {
        const std::size_t at = add(op);
        m_program.steps[at].isBehind = node.isBehind;
        m_program.steps[at].isNegative = node.isNegative;
        m_program.steps[at].least = node.isBehind ? node.parts[0].width().first : 0;
        write(node.parts[0]);
        add(Op::Found);
        m_program.steps[at].to = here();
    }
    void writeCondition(const PatternNode &node)
    {
        const std::size_t at = add(Op::IfGroup);
        m_program.steps[at].slot = 2 * node.group;
        write(node.parts[0]);
        const std::size_t jump = add(Op::Jump);
        m_program.steps[at].to = here();
        write(node.parts[1]);
        m_program.steps[jump].to = here();
    }

    PatternProgram &m_program;
};

} // namespace

PatternProgram compilePattern(const PatternTree &tree, PythonVersion version)
{
    PatternProgram program;
    program.version = version;
    program.groups = tree.groups;
    program.slots = program.lastGroupSlot() + 1;
    PatternCompiler compiler(program);
    compiler.write(tree.root);
    compiler.add(Op::Found);
    return program;
}

Answer PatternMatcher::find(Extent extent, qsizetype from, qsizetype end, bool mustAdvance)
{
    m_extent = extent;
    m_end = end;
    const qsizetype last = extent == Extent::Search ? end : from;
    for (qsizetype at = from; at <= last; ++at) {
        const PatternStep &first = m_program.steps.front();
        if (first.op == Op::Letter && extent == Extent::Search) {
            while (at < end && !hasLetter(first, at))
                ++at;
            if (at >= end)
                return Answer::No;
        }
        m_slots.assign(std::size_t(m_program.slots), -1);
        m_choices.clear();
        m_changes.clear();
        m_from = at;
        m_mustAdvance = mustAdvance && at == from;
        qsizetype found = 0;
        const Answer is = run(0, at, found);
        if (is == Answer::Yes) {
            m_slots[0] = at;
            m_slots[1] = found;
        }
        if (is != Answer::No)
            return is;
    }
    return Answer::No;
}

/// From \a step on until Found, which is then at \a end.
Answer PatternMatcher::run(int step, qsizetype place, qsizetype &end)
{
    const std::size_t base = m_choices.size();
    ++m_depth;
    for (;;) {
        if (++m_steps % 1024 == 0 && !m_context.mayGoOn())
            return Answer::Raised;
        const PatternStep &now = m_program.steps[std::size_t(step)];
        bool goesOn = true;
        int next = step + 1;
        switch (now.op) {
        case Op::Letter:
            goesOn = place < m_end && hasLetter(now, place);
            place += goesOn;
            break;
        case Op::Place:
            goesOn = isAt(now, place);
            break;
        case Op::Fork:
            m_choices.push_back({now.to, place, m_changes.size(), -1});
            break;
        case Op::Jump:
            next = now.to;
            break;
        case Op::Remember:
            set(now.slot, place);
            if (now.slot % 2 != 0)
                set(m_program.lastGroupSlot(), now.slot / 2);
            break;
        case Op::RepeatLetter:
            goesOn = takeLetters(now, step, place);
            break;
        case Op::BeginRepeat:
            set(now.slot, 0);
            set(now.slot + 1, -1);
            break;
        case Op::Repeat:
            goesOn = repeats(now, next, place);
            break;
        case Op::Look:
        case Op::Atomic: {
            const Answer is = isAround(now, step, place);
            if (is == Answer::Raised)
                return is;
            goesOn = is == Answer::Yes;
            next = now.to;
            break;
        }
        case Op::Again:
            goesOn = isAgain(now, place);
            break;
        case Op::IfGroup:
            if (m_slots[std::size_t(now.slot) + 1] < 0)
                next = now.to;
            break;
        case Op::Never:
            goesOn = false;
            break;
        case Op::Found:
            if (m_depth > 1 || isFound(place)) {
                m_choices.resize(base);
                --m_depth;
                end = place;
                return Answer::Yes;
            }
            goesOn = false;
            break;
        }
        step = next;
        while (!goesOn) {
            if (m_choices.size() == base) {
                --m_depth;
                return Answer::No;
            }
            Choice &choice = m_choices.back();
            undo(choice.changes);
            step = choice.step;
            place = choice.place;
            if (choice.limit >= 0) {
                goesOn = resumeLetters(choice, place);
                ++step;
                continue;
            }
            if (m_program.steps[std::size_t(step)].op != Op::Repeat) {
                m_choices.pop_back();
                goesOn = true;
                continue;
            }
            // Once more through a body that would rather have been left.
            const PatternStep &repeat = m_program.steps[std::size_t(step)];
            m_choices.pop_back();
            const qsizetype count = m_slots[std::size_t(repeat.slot)];
            goesOn = count < repeat.most && m_slots[std::size_t(repeat.slot) + 1] != place;
            if (goesOn) {
                set(repeat.slot, count + 1);
                set(repeat.slot + 1, place);
                ++step;
            }
        }
    }
}

/// Takes as many letters as it may, or as few, and leaves the other numbers for later.
bool PatternMatcher::takeLetters(const PatternStep &step, int at, qsizetype &place)
{
    const qsizetype begin = place;
    const qsizetype most = step.most > m_end - begin ? m_end - begin : qsizetype(step.most);
    if (step.least > most)
        return false;
    const qsizetype wanted = step.manner == Manner::Greedy ? most : qsizetype(step.least);
    while (place - begin < wanted && hasLetter(step, place))
        ++place;
    if (place - begin < step.least)
        return false;
    const qsizetype limit = step.manner == Manner::Greedy ? begin + qsizetype(step.least) : begin + most;
    if (place != limit)
        m_choices.push_back({at, place, m_changes.size(), limit});
    return true;
}

bool PatternMatcher::resumeLetters(Choice &choice, qsizetype &place)
{
    const PatternStep &step = m_program.steps[std::size_t(choice.step)];
    const bool isGreedy = step.manner == Manner::Greedy;
    if (!isGreedy && !hasLetter(step, choice.place)) {
        m_choices.pop_back();
        return false;
    }
    choice.place += isGreedy ? -1 : 1;
    place = choice.place;
    if (place == choice.limit)
        m_choices.pop_back();
    return true;
}

/// Whether the body runs once more or is left; false where neither.
bool PatternMatcher::repeats(const PatternStep &step, int &at, qsizetype place)
{
    const qsizetype count = m_slots[std::size_t(step.slot)];
    if (count < step.least) {
        set(step.slot, count + 1);
        return true;
    }
    const bool mayRepeat = count < step.most && m_slots[std::size_t(step.slot) + 1] != place;
    if (step.manner == Manner::Lazy) {
        if (mayRepeat)
            m_choices.push_back({at - 1, place, m_changes.size(), -1});
        at = step.to;
        return true;
    }
    if (!mayRepeat) {
        at = step.to;
        return true;
    }
    m_choices.push_back({step.to, place, m_changes.size(), -1});
    set(step.slot, count + 1);
    set(step.slot + 1, place);
    return true;
}

Answer PatternMatcher::isAround(const PatternStep &step, int at, qsizetype &place)
{
    const qsizetype from = step.isBehind ? place - qsizetype(step.least) : place;
    if (from < 0)
        return objects::answer(step.isNegative);
    const std::size_t changes = m_changes.size();
    qsizetype end = 0;
    const Answer is = run(at + 1, from, end);
    if (is == Answer::Raised)
        return is;
    if (step.isNegative)
        undo(changes);
    else if (step.op == Op::Atomic)
        place = end;
    return objects::answer((is == Answer::Yes) != step.isNegative);
}

bool PatternMatcher::isFound(qsizetype place) const
{
    return !(m_extent == Extent::All && place != m_end) && !(m_mustAdvance && place == m_from);
}

bool PatternMatcher::isAt(const PatternStep &step, qsizetype place) const
{
    const auto isNewline = [this](qsizetype at) { return m_text[std::size_t(at)] == U'\n'; };
    switch (step.place) {
    case Place::Begin:
        return place == 0;
    case Place::LineBegin:
        return place == 0 || isNewline(place - 1);
    case Place::End:
        return place == m_end || (place + 1 == m_end && isNewline(place));
    case Place::LineEnd:
        return place == m_end || isNewline(place);
    case Place::TextEnd:
        return place == m_end;
    case Place::Boundary:
        return m_end > 0 && isWord(place - 1, step.isAscii) != isWord(place, step.isAscii);
    case Place::NoBoundary:
        return m_end > 0 && isWord(place - 1, step.isAscii) == isWord(place, step.isAscii);
    }
    return false;
}

bool PatternMatcher::isWord(qsizetype place, bool isAscii) const
{
    return place >= 0 && place < m_end
        && isWordLetter(m_text[std::size_t(place)], isAscii, m_program.version);
}

bool PatternMatcher::isAgain(const PatternStep &step, qsizetype &place) const
{
    const qsizetype from = m_slots[std::size_t(step.slot)], to = m_slots[std::size_t(step.slot) + 1];
    if (from < 0 || to < from || place + (to - from) > m_end)
        return false;
    for (qsizetype at = from; at < to; ++at) {
        char32_t one = m_text[std::size_t(at)], other = m_text[std::size_t(place + at - from)];
        if (step.ignoresCase) {
            one = loweredLetter(one, step.isAscii);
            other = loweredLetter(other, step.isAscii);
        }
        if (one != other)
            return false;
    }
    place += to - from;
    return true;
}

void PatternMatcher::set(int slot, qsizetype value)
{
    qsizetype &now = m_slots[std::size_t(slot)];
    if (m_depth > 1 || !m_choices.empty())
        m_changes.emplace_back(slot, now);
    now = value;
}

void PatternMatcher::undo(std::size_t changes)
{
    while (m_changes.size() > changes) {
        m_slots[std::size_t(m_changes.back().first)] = m_changes.back().second;
        m_changes.pop_back();
    }
}

} // namespace signalbox::modules
