// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/primitives/queueitems.h"
#include "engine/runtime/variables.h"
#include "engine/trace/naming.h"

namespace signalbox {

/// The items of a run: which one a put makes, what its value is in Python, and how values are ordered.
class Items final : public QueueItems {
public:
    Items(Runtime &runtime, const Variables &variables);

    Result itemToPut(Task &task, Item &item) override;
    qint64 priority(const Task &task) const override { return m_runtime.stepAt(task.step).count; }
    ItemWords wordsOf(const Item &item, const Task &task) override;
    bool isBefore(const Item &one, const Item &other) const override;
    bool isLess(const Item &one, const Item &other, std::string &error) const override;

    bool isSentinel(const Item &item) const { return m_values.isSentinel(item); }
    ValuePointer valueOf(const Item &item) const;

private:
    Result sourceOf(Task &task, ItemSource &source);
    Result sourceOfResult(Task &task, ItemSource &source);
    void noteSource(TaskId maker, const ItemSource &source);
    quint32 roundOf(const Task &task) const;
    bool isText(const Item &item, const ItemSource &source) const;
    quint32 placeOf(const std::string &words);
    std::size_t placeIn(const ItemSource &source) const;

    Runtime &m_runtime;
    const Variables &m_variables;
    const ItemValues m_values;
    std::vector<std::string> m_words; ///< of items in priority queues, in UTF-8
    std::vector<quint32> m_wordsOf; ///< by text, then by body, then by text of the run: its place in m_words
    QHash<Item, ValuePointer> m_results; ///< of all items that are results
};

} // namespace signalbox
