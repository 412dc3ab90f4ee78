// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/gifreader.h"
#include "tests/support/moviereader.h"
#include "tests/support/suite.h"
#include "widgets/export/film.h"
#include "widgets/export/gifencoder.h"
#include "widgets/export/moviejobs.h"
#include "widgets/export/unseen.h"

#include <QTemporaryDir>
#include <QTest>

namespace tst_faithfulness {

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

constexpr double kMostMeanDifference = 1.5; ///< of 255, a frame
constexpr int kEvery = 9; ///< frames that are compared, as comparing takes a while

Film filmOf(const QString &example, bool isDark)
{
    const Layout layout =
        *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + example + u".signalbox"_s).layout;
    FilmSpec spec;
    spec.size = {640, 360};
    spec.to = 3'000'000;
    spec.theme = isDark ? Theme::dark() : Theme::light();
    return {layout, Replay(std::make_shared<const Run>(simulate(layout))), spec};
}

/// How far a picture is from how it was painted.
struct Difference {
    int most = 0; ///< of 255
    double mean = 0;
    int mostInAreas = 0; ///< of one colour that fill a hundredth of the picture
};

Difference differenceOf(const QImage &painted, const QImage &shown)
{
    Difference all;
    QHash<QRgb, int> filled; ///< pixels of areas
    for (int y = 0; y < painted.height(); ++y)
        for (int x = 0; x < painted.width(); ++x)
            if (unseenDifference(painted, x, y) == 0)
                ++filled[painted.pixel(x, y)];
    for (int y = 0; y < painted.height(); ++y)
        for (int x = 0; x < painted.width(); ++x) {
            const QRgb wanted = painted.pixel(x, y);
            const int apart = channelsApart(wanted, shown.pixel(x, y));
            all.most = std::max(all.most, apart);
            all.mean += apart;
            if (unseenDifference(painted, x, y) == 0
                && filled.value(wanted) * 100 >= painted.width() * painted.height())
                all.mostInAreas = std::max(all.mostInAreas, apart);
        }
    all.mean /= painted.width() * painted.height();
    return all;
}

void addFilms()
{
    QTest::addColumn<QString>("example");
    QTest::addColumn<bool>("isDark");
    for (const QString &example : {u"01_bounded_queue"_s, u"12_pipeline"_s, u"40_worker_pool"_s})
        for (const bool isDark : {true, false})
            QTest::newRow(qPrintable(example + (isDark ? u", dark"_s : u", light"_s))) << example << isDark;
}

} // namespace

/// What is left out of GIF and WebP because nobody sees it: how much that is.
class TestFaithfulness : public QObject {
    Q_OBJECT

    void hold(const QImage &painted, const QImage &shown)
    {
        const Difference all = differenceOf(painted, shown);
        const QString words =
            u"at most %1, on average %2, in areas at most %3"_s.arg(all.most).arg(all.mean).arg(
                all.mostInAreas);
        QVERIFY2(all.most <= kMostUnseen, qPrintable(words));
        QVERIFY2(all.mean <= kMostMeanDifference, qPrintable(words));
        QCOMPARE(all.mostInAreas, 0);
    }

private Q_SLOTS:
    void aGifLooksAsPainted_data() { addFilms(); }
    void aGifLooksAsPainted()
    {
        QFETCH(const QString, example);
        QFETCH(const bool, isDark);
        const Film film = filmOf(example, isDark);
        QTemporaryDir folder;
        const auto job = beginGif(film, 0, folder.filePath(u"a.gif"_s));
        runToEnd(*job);
        QCOMPARE(job->error(), QString());
        const DecodedGif gif = readGif(folder.filePath(u"a.gif"_s));
        QCOMPARE(gif.error, QString());
        QCOMPARE(gif.frames.size(), film.frameCount());
        for (int frame = 0; frame < film.frameCount(); frame += kEvery)
            hold(film.frame(frame), gif.frames[frame].image);
    }

    void aWebPLooksAsPainted_data() { addFilms(); }
    void aWebPLooksAsPainted()
    {
        QFETCH(const QString, example);
        QFETCH(const bool, isDark);
        const Film film = filmOf(example, isDark);
        QTemporaryDir folder;
        const auto job = beginWebP(film, 0, folder.filePath(u"a.webp"_s));
        runToEnd(*job);
        QCOMPARE(job->error(), QString());
        const DecodedMovie movie = readWebP(folder.filePath(u"a.webp"_s));
        QCOMPARE(movie.error, QString());
        // Frames that change nothing are one that stays longer.
        qsizetype at = 0;
        for (int frame = 0; frame < film.frameCount(); frame += kEvery) {
            const double time = (frame + 0.5) / film.spec().framesPerSecond;
            while (at + 1 < movie.frames.size() && movie.frames[at + 1].begin <= time)
                ++at;
            hold(film.frame(frame), movie.frames[at].image);
        }
    }
};

SIGNALBOX_TEST(TestFaithfulness)

} // namespace tst_faithfulness

#include "tst_faithfulness.moc"
