// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSharedData>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <vector>

namespace signalbox {

/// A list that grows at its end, kept in pages that copies share until one of them writes. Copying it costs a
/// pointer a page, and what nobody touches any more, such as tasks that have ended, stands in memory once,
/// however many copies there are.
template <typename T> class Pages {
public:
    using value_type = T;
    static constexpr std::size_t kPage = 64; ///< elements

    class const_iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;

        const_iterator() = default;
        const_iterator(const Pages *pages, std::size_t at)
            : m_pages(pages)
            , m_at(at)
        {
        }
        const T &operator*() const { return (*m_pages)[m_at]; }
        const_iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        const_iterator operator++(int)
        {
            const const_iterator before = *this;
            ++m_at;
            return before;
        }
        bool operator==(const const_iterator &) const = default;

    private:
        const Pages *m_pages = nullptr;
        std::size_t m_at = 0;
    };

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](std::size_t at) const { return m_pages[at / kPage]->slots[at % kPage]; }
    const T &front() const { return (*this)[0]; }
    const_iterator begin() const { return {this, 0}; }
    const_iterator end() const { return {this, m_size}; }

    /// For writing: the page becomes this list's own. The list is made long enough first.
    T &edit(std::size_t at)
    {
        while (m_pages.size() * kPage <= at)
            m_pages.emplace_back(new Page);
        m_size = std::max(m_size, at + 1);
        return m_pages[at / kPage]->slots[at % kPage];
    }

    /// How many bytes it occupies beyond those it shares with \a other, an older copy of it.
    std::size_t bytesBeyond(const Pages &other) const
    {
        std::size_t bytes = m_pages.size() * sizeof(m_pages[0]);
        for (std::size_t page = 0; page < m_pages.size(); ++page)
            bytes += page < other.m_pages.size() && isSame(page, other) ? 0 : sizeof(Page);
        return bytes;
    }

    bool operator==(const Pages &other) const
    {
        if (m_size != other.m_size)
            return false;
        for (std::size_t page = 0; page < m_pages.size(); ++page) {
            if (!isSame(page, other) && m_pages[page]->slots != other.m_pages[page]->slots)
                return false;
        }
        return true;
    }

private:
    struct Page : QSharedData {
        std::array<T, kPage> slots{};
    };
    bool isSame(std::size_t page, const Pages &other) const
    {
        return m_pages[page].constData() == other.m_pages[page].constData();
    }

    std::vector<QSharedDataPointer<Page>> m_pages;
    std::size_t m_size = 0;
};

} // namespace signalbox
