// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/task.h"
#include "engine/loop/texts.h"

#include <deque>
#include <string>
#include <vector>

namespace signalbox {

/// What the primitives need of the running simulation: parking, waking, cancelling, ending, and a line in the
/// trace for each.
class Tasks {
public:
    /// \a texts receives the words of facts; the first stands for none. Nobody else adds to them.
    Tasks(EventLoop &loop, QStringList &texts, PythonVersion python)
        : m_loop(loop)
        , m_texts(texts)
        , m_python(python)
    {
    }

    EventLoop &loop() { return m_loop; }
    /// Which of the loops that the program makes one after the other runs.
    quint32 runningLoop() const { return m_runningLoop; }
    void setRunningLoop(quint32 number) { m_runningLoop = number; }
    /// Whether a rule that Python has had since \a version holds in this run.
    bool follows(PythonVersion version) const { return m_python >= version; }
    /// \a hasBegun: its first turn is right now, not when the loop comes to it.
    Task &create(quint32 body, const Task *creator, ScopeId group, bool hasBegun = false);
    Task &operator[](quint32 id) { return m_tasks[id]; }
    /// What the program knows as the task of \a body: the one it started last, or null.
    Task *newest(quint32 body);
    void setNewest(Task &task);
    std::deque<Task> &all() { return m_tasks; }
    const std::deque<Task> &all() const { return m_tasks; }

    /// Whose doing this is: the task that has its turn, or whose end a callback is told of; null for a timer.
    const Task *actor() const { return m_actor; }
    void setActor(const Task *task) { m_actor = task; }

    /// Parks \a task until it is woken: its turn is over. \a line may be null (a sleep, another task).
    Result park(Task &task, Verb verb, quint32 object, WaitQueue *line, Micros deadline = 0);
    /// What park() began is over before anything came of it: the task goes on in this very turn.
    void unpark(Task &task);
    /// Sets the result of what \a waiter awaits; \a by did it (null for a timer).
    void wake(Waiter &waiter, const Task *by);
    /// What has come to \a task where it waited: __wakeup and the first lines of __step. On Raised and
    /// Cancelled its failure says more; a cancellation is recorded.
    Result takeWaited(Task &task);
    /// Future.result() in \a into: what the future ended with becomes its failure, or what it has received.
    Result resultOf(Future &future, Task &into);
    /// The message of a CancelledError that a cancelled future raises. CPython hands out the one it ended
    /// with only once.
    std::string takeCancelMessage(Future &future);
    /// Future._cancel_message, which of a task that has ended says nothing.
    std::string cancelMessageOf(const Future &future) const { return textAt(future.cancelMessage); }

    static constexpr const char *kRecursionError = "RecursionError: maximum recursion depth exceeded";

    CancelResult cancel(Task &task, const Task *by, CancelCause cause, ScopeId scope = ScopeId::None)
    {
        return task.cancel(*this, {.by = by, .cause = cause, .scope = scope});
    }
    CancelResult cancelTask(Task &task, const CancelRequest &request);
    /// Where a cancel() is called from.
    struct CancelSite {
        int framesAround = 1; ///< calls in progress
        int nativeAround = 0; ///< of them, those that CPython 3.12 counts as calls in C
    };
    /// What cancel() raises where it was answered TooDeep. CPython's words tell where the limit was met: in a
    /// method in C, as a task's cancel() is, or in a frame of Python, as a gather()'s has. These take turns,
    /// so that what is around decides; 3.13 has room enough in C.
    const char *cancelRecursionError(CancelSite site) const;
    /// While it lives, a future whose cancel() is written in Python hands a request on.
    class HandingOnInPython {
    public:
        explicit HandingOnInPython(Tasks &tasks)
            : m_depth(tasks.m_pythonCancelDepth)
        {
            ++m_depth;
        }
        ~HandingOnInPython() { --m_depth; }
        Q_DISABLE_COPY_MOVE(HandingOnInPython)

    private:
        int &m_depth;
    };
    /// Task.uncancel(): how many requests to cancel are left.
    int uncancel(Task &task);
    /// Cancels the future of a plain wait; false when it is done already. \a wasAsked: because the task was
    /// asked to cancel.
    bool cancelWaiter(Task &task, quint32 message, bool wasAsked = true);
    /// \a words: text of the exception or of what it returned.
    void end(Task &task, Outcome outcome, quint32 words);
    /// The future is done: wakes who awaits it and calls its callbacks.
    void settle(Future &future, Outcome outcome);

    Fact &record(FactKind kind, const Task &task) { return m_loop.record(kind, task.id, task.step); }
    Fact &record(FactKind kind, const Task &task, Verb verb) { return record(kind, task).setVerb(verb); }
    /// \a task goes on with what the task or future that it awaited has given it.
    void recordAwaited(const Task &task, quint32 future)
    {
        record(FactKind::WaitEnded, task, Verb::Await).setObject(future).setText(text(task.received));
    }
    /// CancelledError strikes \a task where it stands; its failure holds the message.
    void recordCancelled(const Task &task, Verb verb, quint32 object);

    const Texts &texts() const { return m_texts; }
    quint32 text(const QString &words) { return m_texts.add(words); }
    quint32 text(const ValuePointer &value) { return isNothing(value) ? 0 : m_texts.add(reprOf(value)); }
    quint32 text(const std::string &words) { return words.empty() ? 0 : text(QString::fromStdString(words)); }

private:
    std::string textAt(quint32 at) const { return at == 0 ? std::string() : m_texts[at].toStdString(); }
    bool cancelAwaited(Task &task);
    CancelResult askAwaited(Task &task, quint32 message);
    void makeReady(const Task &task, const Task *by, bool wasAsked);

    EventLoop &m_loop;
    Texts m_texts;
    const PythonVersion m_python;
    std::deque<Task> m_tasks;
    std::vector<Task *> m_newest; ///< by body
    const Task *m_actor = nullptr;
    int m_cancelDepth = 0;
    int m_pythonCancelDepth = 0; ///< of them, futures whose cancel() is written in Python
    int m_pythonAtTooDeep = 0; ///< such futures for each task, where the last answer was TooDeep
    quint32 m_runningLoop = 1;
};

} // namespace signalbox
