// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace signalbox::evaluator {

/// A piece of work on a C++ stack of its own, so that it can leave off in the middle of whatever it has
/// called and go on later: a worker thread of a program sleeps in a function that `sum()` or a property has
/// called. All in one thread of the machine.
///
///     OwnStack stack([&] { …; stack.leave(); …; });
///     stack.goOn(); // to where it leaves
///     stack.goOn(); // to its end
class OwnStack {
public:
    explicit OwnStack(std::function<void()> work);
    /// It has not begun, or has come to its end.
    ~OwnStack();
    OwnStack(const OwnStack &) = delete;
    OwnStack &operator=(const OwnStack &) = delete;

    /// Called from outside: runs it until it leaves or ends.
    void goOn();
    /// Called by the work, however deep: back to who called goOn(), which calls it again some time.
    void leave();
    bool isOver() const { return m_isOver; }

private:
    struct Contexts;
    static void enter(unsigned high, unsigned low);
    void work();

    std::function<void()> m_work;
    std::unique_ptr<Contexts> m_contexts;
    bool m_isOver = false;
};

} // namespace signalbox::evaluator
