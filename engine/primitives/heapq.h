// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <utility>
#include <vector>

namespace signalbox {

/// Python's heapq, comparison by comparison: equal entries leave in the order in which they leave there,
/// which std::push_heap would not give. \c Less stands for Python's <. One that has hasFailed() may raise:
/// then all stays as it was at that moment.
namespace heapq {

template <typename Less> bool hasFailed(const Less &less)
{
    if constexpr (requires { less.hasFailed(); })
        return less.hasFailed();
    else
        return false;
}

/// Moves the entry at \a at towards the front, as far as \a first, until its parent is not greater.
template <typename Entry, typename Less>
void siftDown(std::vector<Entry> &heap, std::size_t first, std::size_t at, const Less &less)
{
    Entry entry = std::move(heap[at]);
    while (at > first) {
        const std::size_t parent = (at - 1) / 2;
        if (!less(entry, heap[parent]))
            break;
        heap[at] = std::move(heap[parent]);
        at = parent;
    }
    heap[at] = std::move(entry);
}

/// Lets the smaller children rise until the entry at \a at has come to a leaf, and sifts it down from there:
/// an entry from the end mostly belongs there, and comparisons are saved.
template <typename Entry, typename Less>
void siftUp(std::vector<Entry> &heap, std::size_t at, const Less &less)
{
    const std::size_t first = at;
    Entry entry = std::move(heap[at]);
    Entry *const entries = heap.data();
    const std::size_t size = heap.size();
    std::size_t left = 2 * at + 1;
    for (; left + 1 < size; left = 2 * at + 1) {
        // Two branches instead of one that chooses an index: a processor that guesses right, as it does
        // among equals, need not wait for the comparison.
        if (less(entries[left], entries[left + 1])) [[unlikely]] {
            entries[at] = std::move(entries[left]);
            at = left;
        } else if (hasFailed(less)) {
            heap[at] = std::move(entry);
            return;
        } else {
            entries[at] = std::move(entries[left + 1]);
            at = left + 1;
        }
    }
    if (left < size) {
        entries[at] = std::move(entries[left]);
        at = left;
    }
    heap[at] = std::move(entry);
    siftDown(heap, first, at, less);
}

template <typename Entry, typename Less> void push(std::vector<Entry> &heap, Entry entry, const Less &less)
{
    heap.push_back(std::move(entry));
    siftDown(heap, 0, heap.size() - 1, less);
}

/// The smallest entry, which is gone as well where a comparison fails; the heap must not be empty.
template <typename Entry, typename Less> Entry pop(std::vector<Entry> &heap, const Less &less)
{
    Entry last = std::move(heap.back());
    heap.pop_back();
    if (heap.empty())
        return last;
    std::swap(last, heap.front());
    siftUp(heap, 0, less);
    return last;
}

} // namespace heapq

} // namespace signalbox
