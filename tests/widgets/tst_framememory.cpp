// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "widgets/export/framememory.h"

#include <QPainter>
#include <QTest>

namespace tst_framememory {

using namespace signalbox;

namespace {

constexpr QSize kSize(61, 40);

/// A box that walks over a ground which changes now and then.
QImage picture(int frame)
{
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(frame % 7 == 3 ? Qt::white : Qt::darkBlue);
    QPainter painter(&image);
    painter.fillRect(frame * 2 % 50, frame % 30, 9, 6, Qt::red);
    painter.fillRect(frame * 2 % 50 + 2, frame % 30 + 1, 1, 1, Qt::green);
    return image;
}

} // namespace

class TestFrameMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSecondTimeIsTheFirstWithoutPainting()
    {
        QList<int> painted;
        const FrameSource frames = rememberedFrames([&painted](int frame) {
            painted.append(frame);
            return picture(frame);
        });
        for (int pass = 0; pass < 2; ++pass)
            for (int frame = 0; frame < 20; ++frame)
                QCOMPARE(frames(frame), picture(frame));
        QCOMPARE(painted.size(), 20);
    }

    void whatDoesNotFitIsPaintedAgain_data()
    {
        QTest::addColumn<int>("budget");
        QTest::addColumn<int>("paintings");
        const int one = kSize.width() * kSize.height() * 4;
        QTest::newRow("nothing fits") << 0 << 40;
        QTest::newRow("the first fits") << one << 39;
        QTest::newRow("all fit") << 21 * one << 20;
    }

    void whatDoesNotFitIsPaintedAgain()
    {
        QFETCH(const int, budget);
        QFETCH(const int, paintings);
        int painted = 0;
        const FrameSource frames = rememberedFrames(
            [&painted](int frame) {
                ++painted;
                return picture(frame);
            },
            budget);
        for (int pass = 0; pass < 2; ++pass)
            for (int frame = 0; frame < 20; ++frame)
                QCOMPARE(frames(frame), picture(frame));
        QCOMPARE(painted, paintings);
    }

    void aFrameThatIsStillHeldDoesNotChange()
    {
        const FrameSource frames = rememberedFrames(picture);
        for (int frame = 0; frame < 3; ++frame)
            frames(frame);
        const QImage held = frames(0);
        frames(1);
        QCOMPARE(held, picture(0));
    }
};

SIGNALBOX_TEST(TestFrameMemory)

} // namespace tst_framememory

#include "tst_framememory.moc"
