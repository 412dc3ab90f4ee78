// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/heap.h"

#include <array>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define SIGNALBOX_CHECKS_MEMORY
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SIGNALBOX_CHECKS_MEMORY
#endif
#endif

namespace signalbox::objects {

namespace {

/// Memory of small objects that are gone, by size, for the next ones of this thread. What else there is comes
/// from malloc and goes back to it: so does all of it under a sanitizer, which could not see a use of what is
/// freed, and after the thread's end.
class SpareMemory {
public:
    ~SpareMemory()
    {
        for (Block *&first : m_first)
            while (first)
                ::operator delete(std::exchange(first, first->next));
        s_hasEnded = true;
    }

    void *take(std::size_t size)
    {
        Block *&first = m_first[size / kGrain];
        if (!first)
            return ::operator new(size);
        --m_count[size / kGrain];
        return std::exchange(first, first->next);
    }
    void keep(void *memory, std::size_t size)
    {
        Block *&first = m_first[size / kGrain];
        if (m_count[size / kGrain] == kMost)
            return ::operator delete(memory);
        ++m_count[size / kGrain];
        first = new (memory) Block{first};
    }

    static constexpr std::size_t kGrain = 8; ///< sizes of objects are multiples of it
    static constexpr std::size_t kLargest = 256;
    static thread_local bool s_hasEnded;

private:
    static constexpr int kMost = 4096; ///< of a size: 17 MB of all sizes at the most
    struct Block {
        Block *next;
    };
    std::array<Block *, kLargest / kGrain + 1> m_first{};
    std::array<int, kLargest / kGrain + 1> m_count{};
};

thread_local bool SpareMemory::s_hasEnded = false;
thread_local SpareMemory spareMemory;

bool isSpared([[maybe_unused]] std::size_t size)
{
#ifdef SIGNALBOX_CHECKS_MEMORY
    return false;
#else
    return size <= SpareMemory::kLargest && !SpareMemory::s_hasEnded;
#endif
}

} // namespace

void *Object::operator new(std::size_t size)
{
    return isSpared(size) ? spareMemory.take(size) : ::operator new(size);
}

void Object::operator delete(void *memory, std::size_t size) noexcept
{
    if (isSpared(size))
        spareMemory.keep(memory, size);
    else
        ::operator delete(memory);
}

void Object::destroy(Object *object)
{
    if (object->m_isWatched) [[unlikely]]
        object->m_heap->tellWatchers(object);
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
    m_isEnding = true;
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

void Heap::watch(Object *object, Watcher *watcher)
{
    object->m_isWatched = true;
    m_watchers[object].push_back(watcher);
}

void Heap::unwatch(Object *object, Watcher *watcher)
{
    const auto found = m_watchers.find(object);
    if (found == m_watchers.end())
        return;
    std::erase(found->second, watcher);
    if (found->second.empty()) {
        object->m_isWatched = false;
        m_watchers.erase(found);
    }
}

std::vector<Watcher *> Heap::watchersOf(Object *object) const
{
    const auto found = m_watchers.find(object);
    return found == m_watchers.end() ? std::vector<Watcher *>() : found->second;
}

/// The last one that came is told first, as in CPython.
void Heap::tellWatchers(Object *object)
{
    const std::vector<Watcher *> watchers = watchersOf(object);
    m_watchers.erase(object);
    object->m_isWatched = false;
    std::vector<std::pair<Watcher *, Value>> kept; // what one of them is told may end another
    for (Watcher *each : watchers) {
        each->lose();
        if (each->isAlive() && !m_isEnding)
            kept.emplace_back(each, each->itself());
    }
    for (auto each = kept.rbegin(); each != kept.rend(); ++each)
        each->first->tell();
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
