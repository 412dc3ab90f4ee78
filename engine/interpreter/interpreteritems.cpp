// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/interpreter.h"
#include "engine/primitives/queues.h"
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

/// A producer's items have the number of its round, whichever queue they go into.
inline Result Interpreter::sourceOf(Task &task, ItemSource &source)
{
    const ProgramStep &step = stepAt(task.step);
    if (PutChoice(step.choice) == PutChoice::New) [[likely]] {
        source.from = step.text != 0 ? step.text : task.function;
        source.number = step.text != 0 ? 0 : roundOf(task);
        return Result::WentOn;
    }
    return PutChoice(step.choice) == PutChoice::Result ? sourceOfResult(task, source) : Result::WentOn;
}

Result Interpreter::itemToPut(Task &task, Item &item)
{
    const PutChoice choice = PutChoice(stepAt(task.step).choice);
    if (choice == PutChoice::Forward) {
        if (!task.locals.item)
            return failUnbound(task, Variable::Item);
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
        m_itemValues.insert(item, *task.locals.result);
    if (!follows(source, task.locals.source)) {
        task.locals.source = source;
        noteSource(task.id, source);
    }
    return Result::WentOn;
}

/// None is what a sentinel is.
Result Interpreter::sourceOfResult(Task &task, ItemSource &source)
{
    if (!task.locals.result)
        return failUnbound(task, Variable::Result);
    const ValuePointer &result = *task.locals.result;
    source.isOfRun = result != nullptr;
    source.from = result ? textIndex(textOf(result)) : 0;
    return Result::WentOn;
}

ValuePointer Interpreter::valueOf(const Item &item) const
{
    const ItemValues values(m_run);
    if (values.isSentinel(item))
        return nullptr;
    const ValuePointer result = m_itemValues.value(item);
    return result ? result : Value::makeText(values[item]);
}

/// What a step returns, sets or prints.
Result Interpreter::valueToGive(Task &task, const ProgramStep &step, ValuePointer &value)
{
    switch (ValueChoice(step.choice)) {
    case ValueChoice::Item:
        if (!task.locals.item)
            return failUnbound(task, Variable::Item);
        value = valueOf(*task.locals.item);
        break;
    case ValueChoice::Result:
        if (!task.locals.result)
            return failUnbound(task, Variable::Result);
        value = *task.locals.result;
        break;
    case ValueChoice::Text:
        if (step.text != 0)
            value = Value::makeText(m_program.texts[qsizetype(step.text)]);
        break;
    }
    return Result::WentOn;
}

Result Interpreter::returnValue(Task &task, const ProgramStep &step)
{
    ValuePointer value;
    const Result evaluated = valueToGive(task, step, value);
    if (evaluated != Result::WentOn)
        return evaluated;
    task.locals.returned = value;
    return Result::Returned;
}

Result Interpreter::log(Task &task, const ProgramStep &step)
{
    QString words = m_program.texts[qsizetype(step.text)];
    if (ValueChoice(step.choice) != ValueChoice::Text) {
        ValuePointer value;
        const Result evaluated = valueToGive(task, step, value);
        if (evaluated != Result::WentOn)
            return evaluated;
        words += (words.isEmpty() ? QString() : u" "_s) + textOf(value);
    }
    m_tasks.record(FactKind::StepBegan, task, Verb::Log).setText(textIndex(words));
    return Result::WentOn;
}

/// Of an operand, what the asyncio call returns; of a function, what its return statement says.
ValuePointer Interpreter::valueToReturn(const Task &task, const ProgramBody &function) const
{
    if (function.isAnonymous && function.begin != function.end)
        return valueOfCall(task, stepAt(function.begin));
    return task.flow == Result::Returned ? task.locals.returned : nullptr;
}

ValuePointer Interpreter::valueOfCall(const Task &task, const ProgramStep &call) const
{
    switch (call.verb) {
    case Verb::Get: {
        ValuePointer item = valueOf(*task.locals.item);
        if (m_program.resources[call.target].order != QueueOrder::Priority)
            return item;
        const auto &queue = static_cast<const PriorityQueue &>(*m_primitives[call.target]);
        return Value::makeTuple({Value::makeNumber(queue.lastPriority()), std::move(item)});
    }
    case Verb::Wait:
        if (m_program.resources[call.target].kind == NodeKind::Barrier)
            return Value::makeNumber(task.locals.place);
        return Value::makeTrue();
    case Verb::WaitUntil:
    case Verb::Acquire:
        return Value::makeTrue();
    default:
        return nullptr;
    }
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
    const std::size_t at = placeIn(source);
    if (at < m_wordsOf.size() && m_wordsOf[at] != kNone && !source.isOfRun) // as of most items
        return ItemWords::make(m_wordsOf[at], source.number > 0);
    if (!isText(item, source))
        return ItemWords::none();
    if (at >= m_wordsOf.size())
        m_wordsOf.resize(at + 1, kNone);
    m_wordsOf[at] = placeOf(ItemValues(m_run).wordsOf(source).toStdString());
    return ItemWords::make(m_wordsOf[at], source.number > 0);
}

bool Interpreter::isText(const Item &item, const ItemSource &source) const
{
    if (!source.isOfRun)
        return source.from != 0 || source.number != 0;
    return m_itemValues.value(item)->kind == Value::Kind::Text;
}

bool Interpreter::isLess(const Item &one, const Item &other, std::string &error) const
{
    // What it is compared in is a pair of a priority and this; equal pairs are compared no further.
    return signalbox::isLess(Value::makeTuple({valueOf(one)}), Value::makeTuple({valueOf(other)}), error);
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
    const std::size_t texts = std::size_t(m_program.texts.size());
    if (source.isOfRun)
        return texts + m_program.bodies.size() + source.from;
    return source.number > 0 ? texts + source.from : source.from;
}

/// Whether the task's function gives the variable a value anywhere: only then is it a local one.
bool Interpreter::binds(const Task &task, Variable variable) const
{
    const ProgramBody &body = m_program.bodies[writerOf(task).function];
    for (quint32 at = body.begin; at < body.end;) {
        const ProgramStep &step = stepAt(at);
        if (binds(step, variable))
            return true;
        at = info(step.verb).takesOperands ? step.end : at + 1; // what operands give is not kept
    }
    return false;
}

bool Interpreter::binds(const ProgramStep &step, Variable variable) const
{
    switch (variable) {
    case Variable::Item:
        return step.verb == Verb::Get || step.verb == Verb::GetNowait
            || (step.verb == Verb::AsyncFor && m_program.resources[step.target].kind == NodeKind::Queue);
    case Variable::Value:
        return step.verb == Verb::Read;
    case Variable::Result:
        return givesResult(step.verb);
    }
    Q_UNREACHABLE();
}

Result Interpreter::failUnbound(Task &task, Variable variable)
{
    const QString name = variable == Variable::Item ? u"item"_s
        : variable == Variable::Value               ? u"value"_s
                                                    : u"result"_s;
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
