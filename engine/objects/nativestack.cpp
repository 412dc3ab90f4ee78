// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/nativestack.h"

#include <QtGlobal>

#include <pthread.h>

namespace signalbox::objects {

namespace {

/// Of the thread itself; null where the system does not tell.
const void *lowestOfThread()
{
    pthread_attr_t attributes;
    if (::pthread_getattr_np(::pthread_self(), &attributes) != 0)
        return nullptr;
    void *lowest = nullptr;
    std::size_t size = 0;
    const bool isTold = ::pthread_attr_getstack(&attributes, &lowest, &size) == 0;
    ::pthread_attr_destroy(&attributes);
    return isTold ? lowest : nullptr;
}

const void *&lowestOfStack()
{
    thread_local const void *lowest = lowestOfThread();
    return lowest;
}

} // namespace

bool isNativeStackLow()
{
    constexpr quintptr reserve = 1024 * 1024;
    // Not the address of a variable, which the sanitizer may keep somewhere else.
    const auto here = reinterpret_cast<quintptr>(__builtin_frame_address(0));
    return here - reinterpret_cast<quintptr>(lowestOfStack()) < reserve;
}

OtherNativeStack::OtherNativeStack(const void *lowest)
    : m_before(std::exchange(lowestOfStack(), lowest))
{
}

OtherNativeStack::~OtherNativeStack()
{
    lowestOfStack() = m_before;
}

} // namespace signalbox::objects
