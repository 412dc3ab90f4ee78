// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace signalbox {

/// Work that may take long, in a thread of its own, for an object of the window that goes on meanwhile. What
/// the work needs it is given by value, and what comes of it is a value; nothing else is shared.
///
///     m_errand.reset(new Errand<Stacks>([=](const Errand<Stacks>::Desk &desk) {
///         while (!search.advance(200))
///             if (!desk.isWanted())
///                 return;
///         desk.deliver(search.stacks());
///     }));
///     connect(m_errand.get(), &ErrandBase::came, this, …); // and take() there
///
/// Who deletes an errand does not wait for it: its work is told that nobody wants it, and what it still
/// delivers goes nowhere.
class ErrandBase : public QObject {
    Q_OBJECT
public:
    ~ErrandBase() override;

    /// Waits until something has come, though no longer than that. True when it has.
    bool waitFor(std::chrono::milliseconds time) const;
    /// Whether the work is done; what it delivered last may not have been taken.
    bool isDone() const;

    /// Nobody wants it any more: the work is told so, and nothing comes.
    void abandon();

    /// Waits for works that nobody wants any more to notice it. False when some still go on after that time.
    static bool waitForAll(std::chrono::milliseconds time);

Q_SIGNALS:
    void came(); ///< something was delivered, or the work is done; never from within the constructor

protected:
    struct Shared;
    explicit ErrandBase(std::shared_ptr<Shared> shared);
    /// In a thread of a pool, once its owner listens.
    void begin(std::function<void()> work);

    struct Shared {
        Shared();
        virtual ~Shared();
        bool isWanted() const;
        void tell(const std::function<void()> &change); ///< under the lock, then wakes whoever waits
        void withLock(const std::function<void()> &act) const;

        struct Parts;
        const std::unique_ptr<Parts> parts;
        const QElapsedTimer began;
    };
    const std::shared_ptr<Shared> m_shared;
};

/// For std::unique_ptr: also from within a slot that hears of its news.
struct AbandonErrand {
    void operator()(ErrandBase *errand) const
    {
        errand->abandon();
        errand->deleteLater();
    }
};

template <typename Result> class Errand : public ErrandBase {
    struct SharedResult : Shared {
        std::optional<Result> result;
    };

public:
    /// The side of the work, in its thread.
    class Desk {
    public:
        /// Whether somebody still waits for what comes of it.
        bool isWanted() const { return m_shared->isWanted(); }
        /// Whether what was delivered last has been taken.
        bool isEmpty() const
        {
            bool isEmpty = false;
            m_shared->withLock([&] { isEmpty = !m_shared->result; });
            return isEmpty;
        }
        /// In place of what was delivered before and has not been taken.
        void deliver(Result result) const
        {
            m_shared->tell([&] { m_shared->result = std::move(result); });
        }
        /// Since the errand began.
        qint64 nanoseconds() const { return m_shared->began.nsecsElapsed(); }

    private:
        friend Errand;
        explicit Desk(std::shared_ptr<SharedResult> shared)
            : m_shared(std::move(shared))
        {
        }
        std::shared_ptr<SharedResult> m_shared;
    };

    explicit Errand(std::function<void(const Desk &)> work)
        : ErrandBase(std::make_shared<SharedResult>())
    {
        begin([work = std::move(work), desk = Desk(shared())] { work(desk); });
    }

    /// What was delivered last, once.
    std::optional<Result> take()
    {
        std::optional<Result> taken;
        m_shared->withLock([&] { taken = std::exchange(shared()->result, std::nullopt); });
        return taken;
    }

private:
    std::shared_ptr<SharedResult> shared() const { return std::static_pointer_cast<SharedResult>(m_shared); }
};

} // namespace signalbox
