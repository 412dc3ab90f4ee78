// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"

#include <memory>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace signalbox::objects {

/// An object that refers to others, and so may be part of a circle that counting never frees. Its heap knows
/// it.
class Container : public Object {
public:
    using Object::Object;
    ~Container() override;

private:
    friend class Heap;
    Container *m_previous = nullptr;
    Container *m_next = nullptr;
};

/// How many bytes live objects have, and how many they may have.
class Account {
public:
    static constexpr qint64 kUsualLimit = 300'000'000;

    qint64 used() const { return m_used; }
    qint64 limit() const { return m_limit; }
    void setLimit(qint64 bytes) { m_limit = bytes; }
    bool isExceeded() const { return m_used > m_limit; }
    /// Whether as much can be had. Asked before anything grows by more than a few bytes.
    bool allows(qint64 bytes) const { return bytes <= m_limit - m_used; }
    void add(qint64 bytes) { m_used += bytes; }

private:
    qint64 m_used = 0;
    qint64 m_limit = kUsualLimit;
};

/// What wants to know when an object is gone: a weak reference.
class Watcher {
public:
    virtual ~Watcher() = default;
    /// The object is gone.
    virtual void lose() = 0;
    /// Then, once all have lost it: runs what the program wants to be run.
    virtual void tell() = 0;
    /// Whether anything refers to the watcher; only then it may be asked for itself, to keep it.
    virtual bool isAlive() const = 0;
    virtual Value itself() = 0;
};

/// Owner of the objects of one run. Circles stay until it ends; then all that is left of containers is freed.
/// No Value of its objects may outlive it.
class Heap {
public:
    Heap();
    Heap(const Heap &) = delete;
    Heap &operator=(const Heap &) = delete;
    ~Heap();

    Account &account() { return m_account; }

    /// \a watcher hears of the end of \a object, which is of this heap, unless it leaves before.
    void watch(Object *object, Watcher *watcher);
    void unwatch(Object *object, Watcher *watcher);
    /// In the order in which they came.
    std::vector<Watcher *> watchersOf(Object *object) const;

    /// Takes over an object that was made by new: its only reference is the Value.
    template <typename T> Value adopt(T *object)
    {
        object->Object::m_heap = this;
        m_account.add(object->footprint());
        if constexpr (std::is_base_of_v<Container, T>)
            enlist(object);
        return Value::of(object);
    }

private:
    friend class Object;
    void enlist(Container *container);
    /// Deletes what nobody refers to any more, without recursion however deep things lie in each other.
    void bury(Object *object);
    void tellWatchers(Object *object);

    // Stands before the first one, so that a container can leave without knowing its heap.
    class Head final : public Container {
    public:
        Head()
            : Container(Kind::Missing)
        {
        }
        qint64 footprint() const override { return 0; }
    };

    Account m_account;
    std::unique_ptr<Head> m_first;
    std::vector<Object *> m_dead; ///< while m_isBurying
    bool m_isBurying = false;
    std::unordered_map<Object *, std::vector<Watcher *>> m_watchers;
    bool m_isEnding = false;
};

} // namespace signalbox::objects
