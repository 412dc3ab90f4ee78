// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/ownstack.h"

#include "engine/objects/nativestack.h"

#include <cstdlib>
#include <vector>

#include <sys/mman.h>
#include <ucontext.h>

#if defined(__SANITIZE_ADDRESS__)
#define SIGNALBOX_TELLS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SIGNALBOX_TELLS_SANITIZER
#endif
#endif
#ifdef SIGNALBOX_TELLS_SANITIZER
#include <sanitizer/common_interface_defs.h>
#endif

namespace signalbox::evaluator {

namespace {

/// As much as a run has in a window, and is address space: what is never touched is never there.
constexpr std::size_t kOwnStackBytes = std::size_t(16) << 20;
/// How many of those that nobody needs any more a thread keeps for the next.
constexpr std::size_t kSparesAtMost = 4;

/// Memory of stacks that nobody needs any more.
class SpareStacks {
public:
    SpareStacks() = default;
    ~SpareStacks()
    {
        for (void *each : m_spares)
            ::munmap(each, kOwnStackBytes);
    }
    Q_DISABLE_COPY(SpareStacks)

    void *take()
    {
        if (!m_spares.empty()) {
            void *const memory = m_spares.back();
            m_spares.pop_back();
            return memory;
        }
        void *const memory = ::mmap(nullptr, kOwnStackBytes, PROT_READ | PROT_WRITE,
                                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
        if (memory == MAP_FAILED)
            qFatal("No address space is left for the stack of a thread.");
        ::mprotect(memory, 4096, PROT_NONE); // whoever runs over it ends at once
        return memory;
    }
    void giveBack(void *memory)
    {
        if (m_spares.size() < kSparesAtMost)
            m_spares.push_back(memory);
        else
            ::munmap(memory, kOwnStackBytes);
    }

private:
    std::vector<void *> m_spares;
};

SpareStacks &spareStacks()
{
    static thread_local SpareStacks spares;
    return spares;
}

} // namespace

struct OwnStack::Contexts {
    ucontext_t inside;
    ucontext_t outside;
    void *memory = nullptr;
    // Of the stack that whoever goes on with it stands on, as the sanitizer is told.
    const void *outerBottom = nullptr;
    std::size_t outerSize = 0;
};

namespace {

/// From the one to the other; the sanitizer is told on which stack that stands, and whether this one ends.
void switchOver(ucontext_t &from, ucontext_t &to, const void *bottom, std::size_t size, bool isLast,
                const void **bottomBefore, std::size_t *sizeBefore)
{
#ifdef SIGNALBOX_TELLS_SANITIZER
    void *kept = nullptr;
    __sanitizer_start_switch_fiber(isLast ? nullptr : &kept, bottom, size);
    ::swapcontext(&from, &to);
    __sanitizer_finish_switch_fiber(kept, bottomBefore, sizeBefore);
#else
    Q_UNUSED(bottom)
    Q_UNUSED(size)
    Q_UNUSED(isLast)
    Q_UNUSED(bottomBefore)
    Q_UNUSED(sizeBefore)
    ::swapcontext(&from, &to);
#endif
}

} // namespace

OwnStack::OwnStack(std::function<void()> work)
    : m_work(std::move(work))
{
}

OwnStack::~OwnStack()
{
    Q_ASSERT(!m_contexts || m_isOver);
    if (m_contexts)
        spareStacks().giveBack(m_contexts->memory);
}

void OwnStack::goOn()
{
    Q_ASSERT(!m_isOver);
    if (!m_contexts) {
        m_contexts = std::make_unique<Contexts>();
        m_contexts->memory = spareStacks().take();
        ::getcontext(&m_contexts->inside);
        m_contexts->inside.uc_stack.ss_sp = m_contexts->memory;
        m_contexts->inside.uc_stack.ss_size = kOwnStackBytes;
        m_contexts->inside.uc_link = nullptr;
        const auto self = quint64(reinterpret_cast<quintptr>(this)); // makecontext() passes ints only
        ::makecontext(&m_contexts->inside, reinterpret_cast<void (*)()>(&OwnStack::enter), 2,
                      unsigned(self >> 32), unsigned(self));
    }
    const objects::OtherNativeStack inside(m_contexts->memory);
    switchOver(m_contexts->outside, m_contexts->inside, m_contexts->memory, kOwnStackBytes, false, nullptr,
               nullptr);
}

void OwnStack::leave()
{
    switchOver(m_contexts->inside, m_contexts->outside, m_contexts->outerBottom, m_contexts->outerSize,
               m_isOver, &m_contexts->outerBottom, &m_contexts->outerSize);
}

void OwnStack::enter(unsigned high, unsigned low)
{
    reinterpret_cast<OwnStack *>(quintptr(quint64(high) << 32 | low))->work();
}

void OwnStack::work()
{
#ifdef SIGNALBOX_TELLS_SANITIZER
    __sanitizer_finish_switch_fiber(nullptr, &m_contexts->outerBottom, &m_contexts->outerSize);
#endif
    m_work();
    m_isOver = true;
    leave(); // for good
    std::abort();
}

} // namespace signalbox::evaluator
