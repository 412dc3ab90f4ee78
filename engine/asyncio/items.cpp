// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/items.h"

#include "engine/asyncio/asyncio.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"

namespace signalbox::asyncio {

Result Items::itemToPut(Task &task, Item &item)
{
    item = {task.id, ++task.locals.made};
    m_values.insert(item, std::exchange(m_toPut, {}));
    std::vector<std::vector<ItemSource>> &sources = m_asyncio.runtime().run.items;
    if (sources.size() <= index(task.id))
        sources.resize(index(task.id) + 1);
    const quint32 text = m_asyncio.tasks().text(m_asyncio.textOf(m_values[item]));
    sources[index(task.id)].push_back({.first = item.number, .from = text, .number = 0, .isOfRun = true});
    return Result::WentOn;
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
