// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/files.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/moviereader.h"
#include "tests/support/suite.h"
#include "widgets/export/apngjob.h"
#include "widgets/export/movieencoder.h"
#include "widgets/export/webpjob.h"

#include <QDir>
#include <QElapsedTimer>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

namespace tst_movies {

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::testing;

namespace {

enum class Kind : quint8 { Mp4, WebM, WebP, Apng };

/// Two colours that video keeps well, one moving over the other.
QImage movedBox(QSize size, int frame)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(0x18, 0x20, 0x30));
    QPainter painter(&image);
    painter.fillRect(frame * 4 % size.width(), size.height() / 4, size.width() / 3, size.height() / 2,
                     QColor(0xe0, 0xa0, 0x20));
    return image;
}

FrameSource movedBoxes(QSize size)
{
    return [size](int frame) { return movedBox(size, frame); };
}

std::unique_ptr<ExportJob> jobOf(Kind kind, const MovieSpec &spec, const FrameSource &source,
                                 const QString &path)
{
    if (kind == Kind::Apng)
        return std::make_unique<ApngJob>(spec, source, path);
    if (kind == Kind::WebP)
        return std::make_unique<WebPJob>(spec, source, path);
    return std::make_unique<MovieEncoder>(MovieFormat(kind), spec, source, path);
}

DecodedMovie decoded(Kind kind, const QString &path)
{
    return kind == Kind::WebP ? readWebP(path) : readMovie(path);
}

double meanDifference(const QImage &one, const QImage &other)
{
    qint64 sum = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            sum += qAbs(qRed(a) - qRed(b)) + qAbs(qGreen(a) - qGreen(b)) + qAbs(qBlue(a) - qBlue(b));
        }
    return double(sum) / 3 / one.width() / one.height();
}

void addKinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("MP4") << Kind::Mp4 << u"mp4"_s;
    QTest::newRow("WebM") << Kind::WebM << u"webm"_s;
    QTest::newRow("WebP") << Kind::WebP << u"webp"_s;
    QTest::newRow("APNG") << Kind::Apng << u"apng"_s;
}

bool isVideo(Kind kind)
{
    return kind == Kind::Mp4 || kind == Kind::WebM;
}

} // namespace

class TestMovies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void decodesToThePaintedFrames_data() { addKinds(); }
    void decodesToThePaintedFrames()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, suffix);
        const QSize size(160, 90);
        const QString path = m_folder->filePath(u"run."_s + suffix);
        const auto job = jobOf(kind, {size, 24, 30, {}, {}, u"lunch"_s, {}}, movedBoxes(size), path);
        runToEnd(*job);
        QCOMPARE(job->error(), QString());
        QCOMPARE(job->state(), ExportJob::State::Written);
        QCOMPARE(job->progress(), 1.0);
        QCOMPARE(content(), QStringList{u"run."_s + suffix});

        const DecodedMovie movie = decoded(kind, path);
        QCOMPARE(movie.error, QString());
        QCOMPARE(movie.frames.size(), 30);
        QVERIFY2(qAbs(movie.seconds - 30 / 24.0) < 0.02 || kind == Kind::Apng,
                 qPrintable(QString::number(movie.seconds)));
        for (int frame = 0; frame < 30; ++frame) {
            const MovieFrame &each = movie.frames[frame];
            QCOMPARE(each.image.size(), size);
            QVERIFY2(qAbs(each.begin - frame / 24.0) < 0.0011, qPrintable(QString::number(each.begin)));
            if (isVideo(kind))
                QVERIFY2(meanDifference(each.image, movedBox(size, frame)) < 3,
                         qPrintable(QString::number(meanDifference(each.image, movedBox(size, frame)))));
            else
                QCOMPARE(each.image, movedBox(size, frame));
        }
        if (isVideo(kind)) {
            QCOMPARE(movie.pixels, u"yuv420p"_s);
            QCOMPARE(movie.codec, kind == Kind::Mp4 ? u"h264"_s : u"vp9"_s);
            QVERIFY(qAbs(movie.rate - 24) < 0.01);
            QCOMPARE(movie.tags.value(u"title"_s), u"lunch"_s);
        }
    }

    void anOddSideBecomesEvenInAVideo_data() { addKinds(); }
    void anOddSideBecomesEvenInAVideo()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, suffix);
        const QSize size(161, 91);
        const QString path = m_folder->filePath(u"run."_s + suffix);
        const auto job = jobOf(kind, {size, 25, 3, {}, {}, {}, {}}, movedBoxes(size), path);
        runToEnd(*job);
        QCOMPARE(job->error(), QString());
        const DecodedMovie movie = decoded(kind, path);
        QCOMPARE(movie.frames.size(), 3);
        QCOMPARE(movie.frames[2].image.size(), isVideo(kind) ? QSize(162, 92) : size);
        QVERIFY(meanDifference(movie.frames[2].image.copy(0, 0, 161, 91), movedBox(size, 2)) < 3);
    }

    void aFrameMayStay_data() { addKinds(); }
    void aFrameMayStay()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, suffix);
        const QSize size(160, 90);
        const QString path = m_folder->filePath(u"run."_s + suffix);
        MovieSpec spec{size, 10, 4, {1, 20, 1, 5}, {}, {}, {}};
        const auto job = jobOf(kind, spec, movedBoxes(size), path);
        runToEnd(*job);
        QCOMPARE(job->error(), QString());
        const DecodedMovie movie = decoded(kind, path);
        if (isVideo(kind)) {
            QCOMPARE(movie.frames.size(), 1 + 20 + 1 + 5);
            QVERIFY(meanDifference(movie.frames[20].image, movedBox(size, 1)) < 3);
            QVERIFY(meanDifference(movie.frames[21].image, movedBox(size, 2)) < 3);
            QVERIFY(qAbs(movie.seconds - 2.7) < 0.01);
            return;
        }
        QCOMPARE(movie.frames.size(), 4);
        QCOMPARE(movie.frames[2].begin, 2.1);
        QCOMPARE(movie.frames[3].begin, 2.2);
        QVERIFY(qAbs(movie.frames[3].duration - 0.5) < 1e-6 || kind == Kind::Apng);
    }

    void theIndexOfAnMp4ComesFirst()
    {
        const QSize size(160, 90);
        const QString path = m_folder->filePath(u"run.mp4"_s);
        runToEnd(*jobOf(Kind::Mp4, {size, 25, 10, {}, {}, {}, {}}, movedBoxes(size), path));
        const QByteArray bytes = contentOf(path);
        QVERIFY(bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat"));
    }

    void chaptersAreInVideos_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("MP4") << Kind::Mp4 << u"mp4"_s;
        QTest::newRow("WebM") << Kind::WebM << u"webm"_s;
    }
    void chaptersAreInVideos()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, suffix);
        const QSize size(160, 90);
        const QString path = m_folder->filePath(u"run."_s + suffix);
        const MovieSpec spec{size, 10, 20, {1, 1, 1, 11}, {{0, u"full — at last"_s}, {9, u"empty"_s}},
                             {},   {}};
        const auto job = jobOf(kind, spec, movedBoxes(size), path);
        runToEnd(*job);
        QCOMPARE(job->error(), QString());
        const DecodedMovie movie = readMovie(path);
        QCOMPARE(movie.frames.size(), 30);
        QCOMPARE(movie.chapters.size(), 2);
        QCOMPARE(movie.chapters[0], std::pair(0.0, u"full — at last"_s));
        QCOMPARE(movie.chapters[1].second, u"empty"_s);
        QVERIFY(qAbs(movie.chapters[1].first - 1.9) < 0.001);
    }

    void cancelActsSoonAndLeavesNothing_data() { addKinds(); }
    void cancelActsSoonAndLeavesNothing()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, suffix);
        const QSize size(160, 90);
        for (const double at : {0.0, 0.5, 0.96}) {
            const auto job = jobOf(kind, {size, 25, 40, {}, {}, {}, {}}, movedBoxes(size),
                                   m_folder->filePath(u"run."_s + suffix));
            while (job->progress() < at && job->step()) { }
            QCOMPARE(job->state(), ExportJob::State::Working);
            job->cancel();
            QVERIFY(!job->step());
            QCOMPARE(job->state(), ExportJob::State::Cancelled);
            QCOMPARE(content(), QStringList());
        }
    }

    void aFullDiskLeavesNothing_data() { addKinds(); }
    void aFullDiskLeavesNothing()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, suffix);
        const QSize size(160, 90);
        const QString path = m_folder->filePath(u"run."_s + suffix);
        const FileSizeLimit limit(200);
        const auto job = jobOf(kind, {size, 25, 10, {}, {}, {}, {}}, movedBoxes(size), path);
        runToEnd(*job);
        QCOMPARE(job->state(), ExportJob::State::Failed);
        QVERIFY2(job->error().contains(u"File too large"), qPrintable(job->error()));
        QCOMPARE(content(), QStringList());
    }

    void whatCannotBeIsRefused_data() { addKinds(); }
    void whatCannotBeIsRefused()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, suffix);
        const QString path = m_folder->filePath(u"run."_s + suffix);
        const QSize size(16, 16);
        const MovieSpec wrong[] = {{{0, 9}, 25, 1, {}, {}, {}, {}}, {{16384, 9}, 25, 1, {}, {}, {}, {}},
                                   {size, 0, 1, {}, {}, {}, {}},    {size, qQNaN(), 1, {}, {}, {}, {}},
                                   {size, 121, 1, {}, {}, {}, {}},  {size, 25, 0, {}, {}, {}, {}}};
        for (const MovieSpec &spec : wrong) {
            const auto job = jobOf(kind, spec, movedBoxes(size), path);
            runToEnd(*job);
            QCOMPARE(job->state(), ExportJob::State::Failed);
            QVERIFY2(job->error().contains(u"Choose"), qPrintable(job->error()));
            QCOMPARE(content(), QStringList());
        }
    }

private:
    QStringList content() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

SIGNALBOX_TEST(TestMovies)

} // namespace tst_movies

#include "tst_movies.moc"
