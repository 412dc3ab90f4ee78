// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/runtime/items.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace signalbox {

namespace {

/// Most items follow from the one before: the same text, or a number more.
bool follows(const ItemSource &source, const ItemSource &last)
{
    const quint32 next = last.number > 0 ? last.number + (source.first - last.first) : 0;
    return last.first > 0 && last.from == source.from && next == source.number
        && last.isOfRun == source.isOfRun;
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

Items::Items(Runtime &runtime, const Variables &variables)
    : m_runtime(runtime)
    , m_variables(variables)
    , m_values(runtime.run)
{
}

/// A producer's items have the number of its round, whichever queue they go into.
inline Result Items::sourceOf(Task &task, ItemSource &source)
{
    const ProgramStep &step = m_runtime.stepAt(task.step);
    if (PutChoice(step.choice) == PutChoice::New) [[likely]] {
        source.from = step.text != 0 ? step.text : task.function;
        source.number = step.text != 0 ? 0 : roundOf(task);
        return Result::WentOn;
    }
    return PutChoice(step.choice) == PutChoice::Result ? sourceOfResult(task, source) : Result::WentOn;
}

Result Items::itemToPut(Task &task, Item &item)
{
    const PutChoice choice = PutChoice(m_runtime.stepAt(task.step).choice);
    if (choice == PutChoice::Forward) {
        if (!task.locals.item)
            return m_variables.raiseUnbound(task, Variable::Item);
        item = *task.locals.item;
        return Result::WentOn;
    }
    ItemSource source;
    const Result evaluated = sourceOf(task, source);
    if (evaluated != Result::WentOn)
        return evaluated;
    item = {task.id, ++task.locals.made};
    source.first = item.number;
    if (choice == PutChoice::Result && *task.locals.result)
        m_results.insert(item, *task.locals.result);
    if (!follows(source, task.locals.source)) {
        task.locals.source = source;
        noteSource(task.id, source);
    }
    return Result::WentOn;
}

/// None is what a sentinel is.
Result Items::sourceOfResult(Task &task, ItemSource &source)
{
    if (!task.locals.result)
        return m_variables.raiseUnbound(task, Variable::Result);
    const ValuePointer &result = *task.locals.result;
    source.isOfRun = result != nullptr;
    source.from = result ? m_runtime.tasks.text(textOf(result)) : 0;
    return Result::WentOn;
}

ValuePointer Items::valueOf(const Item &item) const
{
    if (m_values.isSentinel(item))
        return nullptr;
    const ValuePointer result = m_results.value(item);
    return result ? result : Value::makeText(m_values[item]);
}

void Items::noteSource(TaskId maker, const ItemSource &source)
{
    auto &items = m_runtime.run.items;
    if (items.size() <= index(maker))
        items.resize(index(maker) + 1);
    items[index(maker)].push_back(source);
}

/// In which round of its innermost `for` the task is, from 1.
quint32 Items::roundOf(const Task &task) const
{
    for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
        const Verb verb = m_runtime.stepAt(frame->step).verb;
        if (verb == Verb::Repeat || verb == Verb::Forever)
            return quint32(frame->round + 1);
        if (frame->caller)
            break;
    }
    return 1;
}

ItemWords Items::wordsOf(const Item &item, const Task &task)
{
    const bool isNew = item.maker == task.id && item.number == task.locals.made;
    const ItemSource &source = isNew ? task.locals.source : *m_values.sourceOf(item);
    const std::size_t at = placeIn(source);
    if (at < m_wordsOf.size() && m_wordsOf[at] != kNone && !source.isOfRun) // as of most items
        return ItemWords::make(m_wordsOf[at], source.number > 0);
    if (!isText(item, source))
        return ItemWords::none();
    if (at >= m_wordsOf.size())
        m_wordsOf.resize(at + 1, kNone);
    m_wordsOf[at] = placeOf(m_values.wordsOf(source).toStdString());
    return ItemWords::make(m_wordsOf[at], source.number > 0);
}

bool Items::isText(const Item &item, const ItemSource &source) const
{
    if (!source.isOfRun)
        return source.from != 0 || source.number != 0;
    return m_results.value(item)->kind == Value::Kind::Text;
}

bool Items::isLess(const Item &one, const Item &other, std::string &error) const
{
    // What it is compared in is a pair of a priority and this; equal pairs are compared no further.
    return signalbox::isLess(Value::makeTuple({valueOf(one)}), Value::makeTuple({valueOf(other)}), error);
}

quint32 Items::placeOf(const std::string &words)
{
    const auto known = std::find(m_words.begin(), m_words.end(), words);
    const quint32 place = quint32(known - m_words.begin());
    if (known == m_words.end())
        m_words.push_back(words);
    return place;
}

/// The byte order of UTF-8 is the order of Python's strings.
bool Items::isBefore(const Item &one, const Item &other) const
{
    const ItemSource &source = *m_values.sourceOf(one);
    const ItemSource &otherSource = *m_values.sourceOf(other);
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

std::size_t Items::placeIn(const ItemSource &source) const
{
    const std::size_t texts = std::size_t(m_runtime.program.texts.size());
    if (source.isOfRun)
        return texts + m_runtime.program.bodies.size() + source.from;
    return source.number > 0 ? texts + source.from : source.from;
}

} // namespace signalbox
