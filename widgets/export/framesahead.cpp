// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/framesahead.h"

#include <QThreadPool>

#include <deque>
#include <future>
#include <memory>
#include <utility>

namespace signalbox {

namespace {

constexpr std::size_t kFramesAhead = 3; ///< as some take longer to paint, others to encode

class FramesAhead {
public:
    FramesAhead(FrameSource source, int count)
        : m_source(std::move(source))
        , m_count(count)
    {
        m_thread.setMaxThreadCount(1);
        m_thread.setExpiryTimeout(-1); // what a thread knows of fonts goes with it
    }
    ~FramesAhead() { stop(); }
    Q_DISABLE_COPY_MOVE(FramesAhead)

    QImage frame(int number)
    {
        Q_ASSERT(number < m_count);
        if (number != m_next - int(m_pending.size())) {
            stop();
            m_next = number;
        }
        begin();
        const QImage image = m_pending.front().get();
        m_pending.pop_front();
        begin();
        return image;
    }

private:
    void begin()
    {
        while (m_next < m_count && m_pending.size() < kFramesAhead) {
            const auto work = std::make_shared<std::packaged_task<QImage()>>(
                [this, at = m_next++] { return m_source(at); });
            m_pending.push_back(work->get_future());
            m_thread.start([work] { (*work)(); });
        }
    }

    void stop()
    {
        m_thread.clear();
        m_thread.waitForDone();
        m_pending.clear();
    }

    const FrameSource m_source;
    const int m_count;
    int m_next = 0; ///< that is to be begun
    std::deque<std::future<QImage>> m_pending;
    QThreadPool m_thread;
};

} // namespace

FrameSource framesAhead(FrameSource source, int count)
{
    const auto frames = std::make_shared<FramesAhead>(std::move(source), count);
    return [frames](int number) { return frames->frame(number); };
}

} // namespace signalbox
