// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <vector>

namespace signalbox {

/// What stands in line, the first first: contiguous like a std::vector, but the first one leaves in constant
/// time, and one that leaves or joins in the middle moves only the shorter side. Ten thousand waiters make a
/// replay of their waking no slower a fact.
template <typename T> class Line {
public:
    using value_type = T;
    using const_iterator = const T *;

    Line() = default;
    Line(std::initializer_list<T> things)
        : m_slots(things)
    {
    }
    /// A copy is as long as what it holds; what has already left is not copied.
    Line(const Line &other)
        : m_slots(other.begin(), other.end())
    {
    }
    Line &operator=(const Line &other)
    {
        if (this != &other) {
            m_slots.assign(other.begin(), other.end());
            m_head = 0;
        }
        return *this;
    }
    Line(Line &&) noexcept = default;
    Line &operator=(Line &&) noexcept = default;

    const T *data() const { return m_slots.data() + m_head; }
    const T *begin() const { return data(); }
    const T *end() const { return m_slots.data() + m_slots.size(); }
    std::size_t size() const { return m_slots.size() - m_head; }
    bool empty() const { return size() == 0; }
    const T &operator[](std::size_t at) const { return m_slots[m_head + at]; }
    const T &front() const { return m_slots[m_head]; }
    const T &back() const { return m_slots.back(); }

    void push_back(const T &thing) { m_slots.push_back(thing); }

    void pop_front()
    {
        ++m_head;
        if (m_head == m_slots.size()) {
            clear();
        } else if (m_head >= kSlack && m_head * 2 >= m_slots.size()) {
            m_slots.erase(m_slots.begin(), m_slots.begin() + std::ptrdiff_t(m_head));
            m_head = 0;
        }
    }

    void insert(std::size_t at, const T &thing)
    {
        const T copy = thing;
        if (m_head > 0 && at < size() / 2) {
            --m_head;
            T *const first = m_slots.data() + m_head;
            std::move(first + 1, first + 1 + at, first);
            first[at] = copy;
        } else {
            m_slots.insert(m_slots.begin() + std::ptrdiff_t(m_head + at), copy);
        }
    }

    void erase(std::size_t at)
    {
        if (at < size() / 2) {
            T *const first = m_slots.data() + m_head;
            std::move_backward(first, first + at, first + at + 1);
            pop_front();
        } else {
            m_slots.erase(m_slots.begin() + std::ptrdiff_t(m_head + at));
        }
    }

    void clear()
    {
        m_slots.clear();
        m_head = 0;
    }

    bool operator==(const Line &other) const
    {
        return size() == other.size() && std::equal(begin(), end(), other.begin());
    }

private:
    static constexpr std::size_t kSlack = 32;

    std::vector<T> m_slots;
    std::size_t m_head = 0; ///< slots before it have left
};

} // namespace signalbox
