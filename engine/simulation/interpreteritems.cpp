// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/interpreter.h"
#include "engine/trace/naming.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Most items follow from the one before: the same text, or a number more.
bool follows(const ItemSource &source, const ItemSource &last)
{
    const quint32 next = last.number > 0 ? last.number + (source.first - last.first) : 0;
    return last.first > 0 && last.from == source.from && next == source.number;
}

quint32 numberOf(const Item &item, const ItemSource &source)
{
    return source.number > 0 ? source.number + (item.number - source.first) : 0;
}

/// As texts are compared: 10 is before 9, and 1 before 10.
bool isWrittenBefore(quint32 one, quint32 other)
{
    char digits[10];
    char otherDigits[10];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), one).ptr;
    const auto otherEnd = std::to_chars(std::begin(otherDigits), std::end(otherDigits), other).ptr;
    return std::string_view(digits, end) < std::string_view(otherDigits, otherEnd);
}

} // namespace

Result Interpreter::itemToPut(Task &task, Item &item)
{
    const PutChoice choice = PutChoice(stepAt(task.step).choice);
    if (choice == PutChoice::Forward) {
        if (!task.locals.item)
            return failUnbound(task, Variable::Item);
        item = *task.locals.item;
        return Result::WentOn;
    }
    item = {task.id, ++task.locals.made};
    const ItemSource source = choice == PutChoice::Sentinel ? ItemSource{item.number, 0, 0} : sourceOf(task);
    if (!follows(source, task.locals.source)) {
        task.locals.source = source;
        noteSource(task.id, source);
    }
    return Result::WentOn;
}

/// A producer's items have the number of its round, whichever queue they go into.
ItemSource Interpreter::sourceOf(const Task &task) const
{
    const quint32 text = stepAt(task.step).text;
    const quint32 number = task.locals.made;
    return text != 0 ? ItemSource{number, text, 0} : ItemSource{number, task.function, roundOf(task)};
}

void Interpreter::noteSource(TaskId maker, const ItemSource &source)
{
    auto &items = m_run.items;
    if (items.size() <= index(maker))
        items.resize(index(maker) + 1);
    items[index(maker)].push_back(source);
}

/// In which round of its innermost `for` the task is, from 1.
quint32 Interpreter::roundOf(const Task &task) const
{
    for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
        const Verb verb = stepAt(frame->step).verb;
        if (verb == Verb::Repeat || verb == Verb::Forever)
            return quint32(frame->round + 1);
        if (frame->caller)
            break;
    }
    return 1;
}

ItemWords Interpreter::wordsOf(const Item &item, const Task &task)
{
    const bool isNew = item.maker == task.id && item.number == task.locals.made;
    const ItemSource &source = isNew ? task.locals.source : *ItemValues(m_run).sourceOf(item);
    if (m_wordsOf.empty())
        m_wordsOf.resize(std::size_t(m_program.texts.size()) + m_program.bodies.size(), kNone);
    quint32 &place = m_wordsOf[placeIn(source)];
    if (place == kNone)
        place = placeOf(ItemValues::wordsOf(m_program, source).toStdString());
    return ItemWords::make(place, source.number > 0);
}

quint32 Interpreter::placeOf(const std::string &words)
{
    const auto known = std::find(m_words.begin(), m_words.end(), words);
    const quint32 place = quint32(known - m_words.begin());
    if (known == m_words.end())
        m_words.push_back(words);
    return place;
}

/// The byte order of UTF-8 is the order of Python's strings.
bool Interpreter::isBefore(const Item &one, const Item &other) const
{
    const ItemValues values(m_run);
    const ItemSource &source = *values.sourceOf(one);
    const ItemSource &otherSource = *values.sourceOf(other);
    const quint32 number = numberOf(one, source);
    const quint32 otherNumber = numberOf(other, otherSource);
    const std::string &words = m_words[m_wordsOf[placeIn(source)]];
    const std::string &otherWords = m_words[m_wordsOf[placeIn(otherSource)]];
    if (&words == &otherWords && number > 0 && otherNumber > 0)
        return isWrittenBefore(number, otherNumber);
    const auto written = [](const std::string &begin, quint32 end) {
        return end > 0 ? begin + std::to_string(end) : begin;
    };
    return written(words, number) < written(otherWords, otherNumber);
}

std::size_t Interpreter::placeIn(const ItemSource &source) const
{
    return source.number > 0 ? std::size_t(m_program.texts.size()) + source.from : source.from;
}

/// Whether the task's function gives the variable a value anywhere: only then is it a local one.
bool Interpreter::binds(const Task &task, Variable variable) const
{
    const ProgramBody &body = m_program.bodies[writerOf(task).function];
    for (quint32 at = body.begin; at < body.end; ++at) {
        const ProgramStep &step = stepAt(at);
        const bool gets = step.verb == Verb::Get || step.verb == Verb::GetNowait
            || (step.verb == Verb::AsyncFor && m_program.resources[step.target].kind == NodeKind::Queue);
        if (variable == Variable::Item ? gets : step.verb == Verb::Read)
            return true;
    }
    return false;
}

Result Interpreter::failUnbound(Task &task, Variable variable)
{
    const QString name = variable == Variable::Item ? u"item"_s : u"value"_s;
    if (!binds(task, variable))
        return fail(task, u"NameError: name '%1' is not defined"_s.arg(name));
    if (stepAt(task.step).verb == Verb::WaitUntil) // asked by a lambda, whose own it is not
        return fail(task,
                    u"NameError: cannot access free variable '%1' where it is not associated with a value in "
                    "enclosing scope"_s.arg(name));
    return fail(
        task,
        u"UnboundLocalError: cannot access local variable '%1' where it is not associated with a value"_s.arg(
            name));
}

} // namespace signalbox
