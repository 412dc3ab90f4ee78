// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/exceptions.h"

namespace signalbox::objects {

/// The first of \a exception and what stands behind it in the chain of contexts of which \a isIt says so;
/// null for none. A program can make circles of them, which Floyd's two runners notice.
template <typename Is> Exception *findInContexts(Exception &exception, const Is &isIt)
{
    Exception *slow = &exception;
    bool isTurnOfSlow = false;
    for (Exception *each = &exception;;) {
        if (isIt(*each))
            return each;
        if (each->context.isMissing())
            return nullptr;
        each = each->context.as<Exception>();
        if (each == slow)
            return nullptr;
        if (isTurnOfSlow)
            slow = slow->context.as<Exception>();
        isTurnOfSlow = !isTurnOfSlow;
    }
}

} // namespace signalbox::objects
