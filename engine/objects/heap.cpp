// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/heap.h"

namespace signalbox::objects {

void Object::destroy(Object *object)
{
    if (object->m_heap)
        object->m_heap->bury(object);
    else
        delete object;
}

Container::~Container()
{
    if (m_previous)
        m_previous->m_next = m_next;
    if (m_next)
        m_next->m_previous = m_previous;
}

Heap::Heap()
    : m_first(std::make_unique<Head>())
{
}

Heap::~Heap()
{
    // One reference to each keeps it while others let go of theirs.
    std::vector<Value> all;
    for (Container *each = m_first->m_next; each; each = each->m_next)
        all.push_back(Value::of(each));
    for (const Value &each : all)
        each.object()->dropValues();
}

void Heap::enlist(Container *container)
{
    container->m_previous = m_first.get();
    container->m_next = m_first->m_next;
    if (container->m_next)
        container->m_next->m_previous = container;
    m_first->m_next = container;
}

void Heap::bury(Object *object)
{
    m_account.add(-object->footprint());
    m_dead.push_back(object);
    if (m_isBurying)
        return;
    m_isBurying = true;
    while (!m_dead.empty()) {
        Object *next = m_dead.back();
        m_dead.pop_back();
        delete next;
    }
    m_isBurying = false;
}

} // namespace signalbox::objects
