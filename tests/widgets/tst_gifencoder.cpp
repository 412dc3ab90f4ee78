// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/files.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/gifreader.h"
#include "tests/support/suite.h"
#include "widgets/export/gifencoder.h"

#include <QDir>
#include <QImageReader>
#include <QPainter>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace tst_gifencoder {

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::testing;

namespace {

struct EncodingResult {
    GifEncoder::State state;
    QString error;
};

EncodingResult encodeGif(const AnimationSpec &spec, const FrameSource &source, const QString &path,
                         const ExportProgress &progress = {})
{
    GifEncoder encoder(spec, source, path);
    runToEnd(encoder, progress);
    return {encoder.state(), encoder.error()};
}

/// A box in the colour of its frame walks over stripes; without text or antialiasing, so with few colours.
QImage walkingBox(QSize size, int frame)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(0xfa, 0xfb, 0xfd));
    QPainter painter(&image);
    for (int y = 0; y < size.height(); y += 8)
        painter.fillRect(0, y, size.width(), 2, QColor(0x12, 0x34, 0x56));
    painter.fillRect(frame * 3 % size.width(), frame * 2 % size.height(), 9, 7,
                     QColor::fromHsv(frame * 53 % 360, 200, 220));
    return image;
}

FrameSource walkingBoxes(QSize size)
{
    return [size](int frame) { return walkingBox(size, frame); };
}

/// Every pixel its own colour, so that nothing can be left out and the file grows fast.
QImage noise(QSize size, int frame)
{
    QImage image(size, QImage::Format_RGB32);
    quint32 random = quint32(frame) + 1;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            random = random * 1664525u + 1013904223u;
            image.setPixel(x, y, 0xff000000u | random >> 8);
        }
    }
    return image;
}

} // namespace

class TestGifEncoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void decodesToThePaintedFrames_data();
    void decodesToThePaintedFrames();
    void looksTheSameToAnotherDecoder();
    void keepsEveryOf255Colours();
    void keepsFlatAreasAmongTooManyColours();
    void keepsFramesThatRepeat();
    void writesOnlyWhatChanges();
    void paintsEachFrameTwiceInOrder();
    void worksInSlices();
    void replacesAnExistingFileOnlyAtTheEnd();
    void cancelLeavesNothing_data();
    void cancelLeavesNothing();
    void cancelKeepsAnExistingFile();
    void canBeCancelledWhilePainting();
    void leavesNothingWhenDestroyedHalfway();
    void fullDiskLeavesNothing();
    void saysWhyItCannotWrite_data();
    void saysWhyItCannotWrite();
    void unwritableFolderIsNamed();
    void leavesADeviceAlone();
    void refusesImpossibleSpecs_data();
    void refusesImpossibleSpecs();
    void refusesAFrameOfAnotherSize();
    void knowsTheExactRates();

private:
    QStringList folderContent() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestGifEncoder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(u"run.gif"_s);
}

void TestGifEncoder::decodesToThePaintedFrames_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("delay");
    QTest::addColumn<int>("count");
    QTest::newRow("ordinary, 25 a second") << QSize(160, 90) << 4 << 40;
    QTest::newRow("odd sides, 12.5 a second") << QSize(33, 17) << 8 << 25;
    QTest::newRow("one frame, 10 a second") << QSize(64, 48) << 10 << 1;
    QTest::newRow("two frames, 50 a second") << QSize(64, 48) << 2 << 2;
    QTest::newRow("one pixel") << QSize(1, 1) << 5 << 3;
    QTest::newRow("wide and flat") << QSize(701, 1) << 5 << 5;
    QTest::newRow("longest delay") << QSize(20, 20) << 65535 << 3;
}

void TestGifEncoder::decodesToThePaintedFrames()
{
    QFETCH(const QSize, size);
    QFETCH(const int, delay);
    QFETCH(const int, count);

    const EncodingResult result = encodeGif({size, delay, count}, walkingBoxes(size), m_path);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.state, GifEncoder::State::Written);
    QCOMPARE(folderContent(), QStringList{u"run.gif"_s});

    const DecodedGif gif = readGif(m_path);
    QCOMPARE(gif.error, QString());
    QCOMPARE(gif.plays, 0);
    QCOMPARE(gif.frames.size(), count);
    for (int frame = 0; frame < count; ++frame) {
        QCOMPARE(gif.frames[frame].image, walkingBox(size, frame));
        QCOMPARE(gif.frames[frame].delay, delay);
    }
}

void TestGifEncoder::looksTheSameToAnotherDecoder()
{
    const QSize size(120, 70);
    QCOMPARE(encodeGif({size, 5, 20}, walkingBoxes(size), m_path).error, QString());

    QImageReader reader(m_path);
    QCOMPARE(reader.imageCount(), 20);
    QCOMPARE(reader.loopCount(), -1); // for ever
    for (int frame = 0; frame < 20; ++frame) {
        QCOMPARE(reader.read().convertToFormat(QImage::Format_RGB32), walkingBox(size, frame));
        QCOMPARE(reader.nextImageDelay(), 50);
    }
}

void TestGifEncoder::keepsEveryOf255Colours()
{
    const QSize size(255, 4);
    const auto paint = [size](int frame) {
        QImage image(size, QImage::Format_RGB32);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x) {
                const int colour =
                    (x + 5 * y + 31 * frame) % 255; // one of them is the filter's transparent green
                image.setPixel(x, y, qRgb(colour * 7 % 256, 255 - colour, colour * 13 % 256));
            }
        }
        return image;
    };
    QCOMPARE(encodeGif({size, 4, 6}, paint, m_path).error, QString());

    const DecodedGif gif = readGif(m_path);
    QCOMPARE(gif.frames.size(), 6);
    for (int frame = 0; frame < 6; ++frame)
        QCOMPARE(gif.frames[frame].image, paint(frame));
}

void TestGifEncoder::keepsFlatAreasAmongTooManyColours()
{
    const QSize size(200, 100);
    const QRgb paper = qRgb(250, 251, 253);
    const auto paint = [=](int frame) {
        QImage image(size, QImage::Format_RGB32);
        image.fill(paper);
        QPainter(&image).drawImage(0, 0, noise(QSize(50, 40), frame));
        return image;
    };
    QCOMPARE(encodeGif({size, 4, 4}, paint, m_path).error, QString());

    const DecodedGif gif = readGif(m_path);
    QCOMPARE(gif.frames.size(), 4);
    for (const GifFrame &frame : gif.frames) {
        const QImage flat = frame.image.copy(50, 0, 150, 100);
        QImage expected(flat.size(), QImage::Format_RGB32);
        expected.fill(paper);
        QCOMPARE(flat, expected);
    }
}

void TestGifEncoder::keepsFramesThatRepeat()
{
    const QSize size(40, 30);
    const auto paint = [size](int frame) { return walkingBox(size, frame / 4); };
    QCOMPARE(encodeGif({size, 4, 12}, paint, m_path).error, QString());

    const DecodedGif gif = readGif(m_path);
    QCOMPARE(gif.frames.size(), 12);
    for (int frame = 0; frame < 12; ++frame) {
        QCOMPARE(gif.frames[frame].image, paint(frame));
        QCOMPARE(gif.frames[frame].delay, 4);
    }
}

void TestGifEncoder::writesOnlyWhatChanges()
{
    const QSize size(320, 180);
    const auto still = [size](int) { return noise(size, 1); };
    QCOMPARE(encodeGif({size, 4, 1}, still, m_path).error, QString());
    const qint64 oneFrame = QFileInfo(m_path).size();
    QCOMPARE(encodeGif({size, 4, 10}, still, m_path).error, QString());
    const qint64 tenFrames = QFileInfo(m_path).size();
    QVERIFY2(tenFrames - oneFrame < 9 * 100, qPrintable(u"%1 → %2 bytes"_s.arg(oneFrame).arg(tenFrames)));
}

void TestGifEncoder::paintsEachFrameTwiceInOrder()
{
    const QSize size(32, 32);
    QList<int> painted;
    QList<double> fractions;
    const auto paint = [&](int frame) {
        painted.append(frame);
        return walkingBox(size, frame);
    };
    const auto progress = [&](double fraction) {
        fractions.append(fraction);
        return true;
    };
    QCOMPARE(encodeGif({size, 4, 3}, paint, m_path, progress).error, QString());
    QCOMPARE(painted, (QList<int>{0, 1, 2, 0, 1, 2}));
    QCOMPARE(fractions, (QList<double>{1 / 7.0, 2 / 7.0, 3 / 7.0, 4 / 7.0, 5 / 7.0, 6 / 7.0, 1.0}));
}

void TestGifEncoder::worksInSlices()
{
    const QSize size(32, 32);
    int painted = 0;
    const auto paint = [&](int frame) {
        ++painted;
        return walkingBox(size, frame);
    };
    GifEncoder encoder({size, 4, 5}, paint, m_path);
    QCOMPARE(painted, 0);
    for (int slice = 1; slice <= 10; ++slice) {
        QVERIFY(encoder.step());
        QCOMPARE(painted, slice);
        QVERIFY(!QFile::exists(m_path));
    }
    QVERIFY(!encoder.step());
    QCOMPARE(encoder.state(), GifEncoder::State::Written);
    QCOMPARE(encoder.progress(), 1.0);
    QCOMPARE(readGif(m_path).frames.size(), 5);

    encoder.cancel(); // too late to change anything
    QVERIFY(!encoder.step());
    QCOMPARE(encoder.state(), GifEncoder::State::Written);
    QCOMPARE(folderContent(), QStringList{u"run.gif"_s});
}

void TestGifEncoder::replacesAnExistingFileOnlyAtTheEnd()
{
    const QSize size(32, 32);
    writeFile(m_path, "precious");
    GifEncoder encoder({size, 4, 3}, walkingBoxes(size), m_path);
    while (encoder.progress() < 0.85) {
        QVERIFY(encoder.step());
        QCOMPARE(contentOf(m_path), QByteArray("precious"));
    }
    QVERIFY(!encoder.step());
    QCOMPARE(readGif(m_path).frames.size(), 3);
    QCOMPARE(folderContent(), QStringList{u"run.gif"_s});
}

void TestGifEncoder::cancelLeavesNothing_data()
{
    QTest::addColumn<double>("at");
    QTest::newRow("gathering colours") << 0.3;
    QTest::newRow("writing frames") << 0.7;
    QTest::newRow("before the last slice") << 0.95;
}

void TestGifEncoder::cancelLeavesNothing()
{
    QFETCH(const double, at);
    const QSize size(200, 100);
    const EncodingResult result = encodeGif(
        {size, 4, 20}, [size](int frame) { return noise(size, frame); }, m_path,
        [at](double fraction) { return fraction < at; });
    QCOMPARE(result.state, GifEncoder::State::Cancelled);
    QCOMPARE(result.error, QString());
    QCOMPARE(folderContent(), QStringList());
}

void TestGifEncoder::cancelKeepsAnExistingFile()
{
    const QSize size(64, 64);
    writeFile(m_path, "precious");
    const EncodingResult result =
        encodeGif({size, 4, 20}, walkingBoxes(size), m_path, [](double fraction) { return fraction < 0.8; });
    QCOMPARE(result.state, GifEncoder::State::Cancelled);
    QCOMPARE(contentOf(m_path), QByteArray("precious"));
    QCOMPARE(folderContent(), QStringList{u"run.gif"_s});
}

void TestGifEncoder::canBeCancelledWhilePainting()
{
    const QSize size(64, 64);
    GifEncoder *running = nullptr;
    int painted = 0;
    const auto paint = [&](int frame) {
        if (++painted == 7)
            running->cancel();
        return walkingBox(size, frame);
    };
    GifEncoder encoder({size, 4, 5}, paint, m_path);
    running = &encoder;
    while (encoder.step()) { }
    QCOMPARE(encoder.state(), GifEncoder::State::Cancelled);
    QCOMPARE(painted, 7);
    QCOMPARE(folderContent(), QStringList());
}

void TestGifEncoder::leavesNothingWhenDestroyedHalfway()
{
    const QSize size(64, 64);
    {
        GifEncoder encoder({size, 4, 5}, walkingBoxes(size), m_path);
        while (encoder.progress() < 0.7)
            QVERIFY(encoder.step());
    }
    QCOMPARE(folderContent(), QStringList());
}

void TestGifEncoder::fullDiskLeavesNothing()
{
    const QSize size(200, 200);
    writeFile(m_path, "precious");
    EncodingResult result;
    {
        const FileSizeLimit limit(100'000);
        result = encodeGif(
            {size, 4, 20}, [size](int frame) { return noise(size, frame); }, m_path);
    }
    QCOMPARE(result.state, GifEncoder::State::Failed);
    QCOMPARE(result.error,
             u"Cannot write %1: File too large. Choose another folder or free some space."_s.arg(m_path));
    QCOMPARE(contentOf(m_path), QByteArray("precious"));
    QCOMPARE(folderContent(), QStringList{u"run.gif"_s});
}

void TestGifEncoder::saysWhyItCannotWrite_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing folder") << u"DIR/no/run.gif"_s
                                    << u"Cannot write DIR/no/run.gif: There is no folder DIR/no. "
                                       "Create it or choose another folder."_s;
    QTest::newRow("a file as folder") << u"DIR/file/run.gif"_s
                                      << u"Cannot write DIR/file/run.gif: DIR/file is not a folder. "
                                         "Choose another folder."_s;
    QTest::newRow("a folder") << u"DIR"_s << u"Cannot write DIR: It is a folder. Choose another file name."_s;
    QTest::newRow("no name") << u""_s << u"Cannot write : The file name is empty. Give a file name."_s;
}

void TestGifEncoder::saysWhyItCannotWrite()
{
    QFETCH(QString, path);
    QFETCH(QString, message);
    writeFile(m_folder->filePath(u"file"_s), "precious");
    path.replace(u"DIR"_s, m_folder->path());
    message.replace(u"DIR"_s, m_folder->path());

    int painted = 0;
    const auto paint = [&](int frame) {
        ++painted;
        return walkingBox(QSize(10, 10), frame);
    };
    const EncodingResult result = encodeGif({QSize(10, 10), 4, 2}, paint, path);
    QCOMPARE(result.state, GifEncoder::State::Failed);
    QCOMPARE(result.error, message);
    QCOMPARE(painted, 0);
    QCOMPARE(folderContent(), QStringList{u"file"_s});
}

void TestGifEncoder::unwritableFolderIsNamed()
{
    // Not even root may make a file in /proc; the system's reason depends on who asks.
    const EncodingResult result =
        encodeGif({QSize(10, 10), 4, 2}, walkingBoxes(QSize(10, 10)), u"/proc/run.gif"_s);
    QCOMPARE(result.state, GifEncoder::State::Failed);
    const QRegularExpression message(
        u"^Cannot write /proc/run\\.gif: [A-Z].+\\. Choose another folder or free some space\\.$"_s);
    QVERIFY2(message.match(result.error).hasMatch(), qPrintable(result.error));
}

void TestGifEncoder::leavesADeviceAlone()
{
    const EncodingResult result =
        encodeGif({QSize(10, 10), 4, 2}, walkingBoxes(QSize(10, 10)), u"/dev/null"_s);
    QCOMPARE(result.error,
             u"Cannot write /dev/null: It is not an ordinary file. Choose another file name."_s);
    QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
}

void TestGifEncoder::refusesImpossibleSpecs_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("delay");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("remedy");
    const QString size = u"Choose a width and a height from 1 to 65535."_s;
    const QString rate = u"Choose 10, 12.5, 20, 25 or 50 frames a second."_s;
    QTest::newRow("no size") << QSize(0, 10) << 4 << 1 << size;
    QTest::newRow("negative") << QSize(10, -1) << 4 << 1 << size;
    QTest::newRow("too wide") << QSize(65536, 1) << 4 << 1 << size;
    QTest::newRow("no delay") << QSize(10, 10) << 0 << 1 << rate;
    QTest::newRow("too fast") << QSize(10, 10) << 1 << 1 << rate;
    QTest::newRow("too slow") << QSize(10, 10) << 65536 << 1 << rate;
    QTest::newRow("no frame") << QSize(10, 10) << 4 << 0 << u"Choose a longer span."_s;
    QTest::newRow("more pixels than FFmpeg takes")
        << QSize(65535, 65535) << 4 << 1 << u"Choose a smaller size."_s;
}

void TestGifEncoder::refusesImpossibleSpecs()
{
    QFETCH(const QSize, size);
    QFETCH(const int, delay);
    QFETCH(const int, count);
    QFETCH(const QString, remedy);
    const EncodingResult result = encodeGif({size, delay, count}, walkingBoxes(QSize(10, 10)), m_path);
    QCOMPARE(result.state, GifEncoder::State::Failed);
    QVERIFY2(result.error.startsWith(u"Cannot write %1: "_s.arg(m_path)), qPrintable(result.error));
    QVERIFY2(result.error.endsWith(remedy), qPrintable(result.error));
    QCOMPARE(folderContent(), QStringList());
}

void TestGifEncoder::refusesAFrameOfAnotherSize()
{
    const QSize size(10, 10);
    const auto paint = [size](int frame) { return frame == 2 ? QImage() : walkingBox(size, frame); };
    const EncodingResult result = encodeGif({size, 4, 5}, paint, m_path);
    QCOMPARE(result.state, GifEncoder::State::Failed);
    QCOMPARE(
        result.error,
        u"Cannot write %1: Frame 3 came as 0 × 0 pixels instead of 10 × 10. Choose a smaller size."_s.arg(
            m_path));
    QCOMPARE(folderContent(), QStringList());
}

void TestGifEncoder::knowsTheExactRates()
{
    QList<int> delays;
    for (const double rate : gifFrameRates)
        delays.append(gifFrameDelay(rate).value_or(-1));
    QCOMPARE(delays, (QList<int>{10, 8, 5, 4, 2}));
    for (const double rate : {24.0, 30.0, 60.0, 100.0, 0.0, -25.0, 0.001, qInf(), qQNaN()})
        QCOMPARE(gifFrameDelay(rate), std::nullopt);
}

SIGNALBOX_TEST(TestGifEncoder)

} // namespace tst_gifencoder

#include "tst_gifencoder.moc"
