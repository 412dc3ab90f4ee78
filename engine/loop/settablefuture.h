// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/future.h"

namespace signalbox {

/// A future of loop.create_future(): the program sets its result.
class SettableFuture : public Future {
public:
    explicit SettableFuture(quint32 resource)
        : Future(resource, false)
    {
    }
    CancelResult cancel(Tasks &tasks, const CancelRequest &request) override;
    /// False where it is done already: an InvalidStateError in who sets it.
    bool setResult(Tasks &tasks, const ValuePointer &result);
    bool setException(Tasks &tasks, Failure error);

private:
    void finish(Tasks &tasks, Outcome outcome);
};

} // namespace signalbox
