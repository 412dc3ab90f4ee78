// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/items.h"

#include "engine/asyncio/asyncio.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

Result Items::itemToPut(Task &task, Item &item)
{
    item = {task.id, ++task.locals.made};
    m_values.insert(item, std::exchange(m_toPut, {}));
    std::vector<std::vector<ItemSource>> &sources = m_asyncio.runtime().run.items;
    if (sources.size() <= index(task.id))
        sources.resize(index(task.id) + 1);
    sources[index(task.id)].push_back(sourceOf(m_values[item], item.number));
    return Result::WentOn;
}

/// What stands beside drawn nodes goes by the words that items of steps have: a text is its words, None a
/// sentinel, and a priority is not part of the item.
ItemSource Items::sourceOf(const objects::Value &value, quint32 number) const
{
    Tasks &tasks = m_asyncio.tasks();
    if (m_asyncio.runtime().program.scriptSteps.empty())
        return {.first = number, .from = tasks.text(m_asyncio.textOf(value)), .isOfRun = true};
    const bool hasPriority =
        m_isOrdered && value.is(objects::Kind::Tuple) && objects::itemsOf(value).size() == 2;
    const objects::Value &item = hasPriority ? objects::itemsOf(value)[1] : value;
    if (item.isNone())
        return {.first = number};
    const QString words = item.is(objects::Kind::Str) ? objects::toQString(item) : m_asyncio.textOf(item);
    return {.first = number, .from = tasks.text(words), .isOfRun = true};
}

bool Items::isLess(const Item &one, const Item &other, std::string &error) const
{
    objects::Context &context = m_asyncio.context();
    const objects::Answer less =
        objects::compare(context, objects::Comparison::Less, m_values[one], m_values[other]);
    if (less == objects::Answer::Raised)
        error = m_asyncio.failureOf(objects::takeRaised(context)).words;
    return less == objects::Answer::Yes;
}

} // namespace signalbox::asyncio
