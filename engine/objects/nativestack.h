// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <utility>

namespace signalbox::objects {

/// Whether the stack of C++ that this thread runs on is used up but for what one more call of a program from
/// C++ takes. How much a call takes differs by the compiler and by what is watched for.
bool isNativeStackLow();

/// For as long as it lives, this thread runs on another stack, of which \a lowest is the last byte there is.
class OtherNativeStack {
public:
    explicit OtherNativeStack(const void *lowest);
    ~OtherNativeStack();
    OtherNativeStack(const OtherNativeStack &) = delete;
    OtherNativeStack &operator=(const OtherNativeStack &) = delete;

private:
    const void *m_before;
};

} // namespace signalbox::objects
