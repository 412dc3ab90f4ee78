// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "widgets/export/framesahead.h"

#include <QList>
#include <QMutex>
#include <QSet>
#include <QTest>
#include <QThread>

namespace tst_framesahead {

using namespace signalbox;

namespace {

constexpr int kCount = 20;

/// Paints frames whose width is their number, and one more; remembers which, and where.
struct Painter {
    QList<int> painted;
    QSet<QThread *> threads;
    QMutex mutex;

    FrameSource source()
    {
        return [this](int number) {
            const QMutexLocker locker(&mutex);
            painted.append(number);
            threads.insert(QThread::currentThread());
            return QImage(number + 1, 1, QImage::Format_RGB32);
        };
    }
};

} // namespace

class TestFramesAhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsPaintedOnceInOrder()
    {
        Painter painter;
        QList<int> expected;
        {
            const FrameSource frames = framesAhead(painter.source(), kCount);
            for (int number = 0; number < kCount; ++number) {
                QCOMPARE(frames(number).width(), number + 1);
                expected.append(number);
            }
        }
        QCOMPARE(painter.painted, expected);
        QCOMPARE(painter.threads.size(), 1);
        QVERIFY(!painter.threads.contains(QThread::currentThread()));
    }

    void anyOtherBeginsAgain()
    {
        Painter painter;
        const FrameSource frames = framesAhead(painter.source(), kCount);
        for (const int number : {0, 1, 0, 1, 7, 8, 19, 3, 3})
            QCOMPARE(frames(number).width(), number + 1);
    }

    void whatGoesHalfwayWaitsForNobody()
    {
        Painter painter;
        QCOMPARE(framesAhead(painter.source(), kCount)(0).width(), 1);
        QVERIFY(painter.painted.size() < kCount);
    }
};

SIGNALBOX_TEST(TestFramesAhead)

} // namespace tst_framesahead

#include "tst_framesahead.moc"
