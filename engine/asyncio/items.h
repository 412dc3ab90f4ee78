// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"
#include "engine/primitives/queueitems.h"

#include <QHash>

namespace signalbox::asyncio {

class Asyncio;

/// What a program in Python puts into queues: any value. Each put makes an item of its own.
class Items final : public QueueItems {
public:
    explicit Items(Asyncio &asyncio)
        : m_asyncio(asyncio)
    {
    }
    /// What the put that the performer is about to begin is to put, into a queue \a isOrdered by priority.
    void setToPut(objects::Value value, bool isOrdered)
    {
        m_toPut = std::move(value);
        m_isOrdered = isOrdered;
    }
    /// What has been got, which is forgotten here.
    objects::Value take(const Item &item) { return m_values.take(item); }
    objects::Value valueOf(const Item &item) const { return m_values.value(item); }

    Result itemToPut(Task &task, Item &item) override;
    qint64 priority(const Task &) const override { return 0; }
    ItemWords wordsOf(const Item &, const Task &) override { return ItemWords::none(); }
    bool isBefore(const Item &, const Item &) const override { return false; }
    bool isLess(const Item &one, const Item &other, std::string &error) const override;

private:
    ItemSource sourceOf(const objects::Value &value, quint32 number) const;

    Asyncio &m_asyncio;
    objects::Value m_toPut;
    bool m_isOrdered = false;
    QHash<Item, objects::Value> m_values; ///< of what is in queues, or waits to be
};

} // namespace signalbox::asyncio
