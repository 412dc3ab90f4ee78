// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

namespace signalbox {

/// A file that is being written, a piece of work at a time, so that a window can write between two of its
/// events. The target appears, or is replaced, only when everything is written; whatever else happens, it
/// stays as it was, and nothing is left behind.
///
///     while (job->step())
///         showProgress(job->progress());
///     if (job->state() == ExportJob::State::Failed)
///         showMessage(job->error());
class ExportJob {
public:
    enum class State { Working, Written, Cancelled, Failed };

    virtual ~ExportJob();

    /// A piece of the work; true while there is more to do.
    virtual bool step() = 0;
    /// Stops and removes what was written. Nothing happens after the end.
    virtual void cancel() = 0;
    virtual State state() const = 0;
    virtual double progress() const = 0; ///< the part of the work that is done, 0 to 1
    /// What went wrong, where, and what to do, in sentences for people; empty unless Failed.
    virtual QString error() const = 0;
    /// What there is to say of the file that was written, in sentences for people; mostly empty.
    virtual QString remark() const { return {}; }
};

/// Told the part of the work that is done, 0 to 1, after every piece; returns false to cancel.
using ExportProgress = std::function<bool(double fraction)>;

/// Works from beginning to end before it returns: for the command line. \a progress may be empty.
void runToEnd(ExportJob &job, const ExportProgress &progress = {});

} // namespace signalbox
