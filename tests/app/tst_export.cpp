// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interventionsdialog.h"
#include "app/stopsdialog.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "engine/layout/interventions.h"
#include "tests/support/gifreader.h"
#include "tests/support/paintedtexts.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/minimap.h"
#include "widgets/export/exportdialog.h"
#include "widgets/look/applicationstyle.h"
#include "widgets/timeline/lanechoice.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFontInfo>
#include <QLineEdit>
#include <QMimeDatabase>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

namespace tst_export {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Layout example(const QString &name)
{
    return *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + name + u".signalbox"_s).layout;
}

Replay replayOf(const Layout &layout)
{
    return Replay(std::make_shared<const Run>(simulate(layout)));
}

/// The share of pixels in which a channel differs by more than \a tolerance.
double difference(const QImage &one, const QImage &other, int tolerance)
{
    if (one.size() != other.size())
        return 1;
    qint64 different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            if (qAbs(qRed(a) - qRed(b)) > tolerance || qAbs(qGreen(a) - qGreen(b)) > tolerance
                || qAbs(qBlue(a) - qBlue(b)) > tolerance)
                ++different;
        }
    }
    return double(different) / (double(one.width()) * one.height());
}

FilmSpec smallSpec()
{
    FilmSpec spec;
    spec.size = {640, 360};
    spec.framesPerSecond = 10;
    return spec;
}

class FilmWidget : public QWidget {
public:
    explicit FilmWidget(const Film &film)
        : m_film(film)
    {
        resize(m_film.spec().size);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_film.paintStill(painter, 0);
    }

private:
    const Film &m_film;
};

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::dark()); }

    void framesCoverTheSpanAndRestAtItsEnd()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        FilmSpec spec = smallSpec();
        spec.from = 1'000'000;
        spec.to = 3'050'000;
        spec.rest = 0.5;
        const Film film(layout, replayOf(layout), spec);
        QCOMPARE(film.frameCount(), 22 + 5);
        QCOMPARE(film.timeOf(0), 1'000'000);
        QCOMPARE(film.timeOf(1), 1'100'000);
        QCOMPARE(film.timeOf(20), 3'000'000);
        QCOMPARE(film.timeOf(21), 3'050'000);
        QCOMPARE(film.timeOf(26), 3'050'000);
        QCOMPARE(film.seconds(), 2.7);
    }

    void speedStretchesTheFilm()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        FilmSpec spec = smallSpec();
        spec.to = 2'000'000;
        spec.speed = 0.5;
        spec.rest = 0;
        const Film film(layout, replayOf(layout), spec);
        QCOMPARE(film.frameCount(), 41);
        QCOMPARE(film.timeOf(1), 50'000);
    }

    void anEmptyLayoutHasAPicture()
    {
        const Layout layout;
        const Film film(layout, replayOf(layout), smallSpec());
        QVERIFY(film.frameCount() >= 1);
        QCOMPARE(film.frame(0).size(), QSize(640, 360));
    }

    void partsThatAreLeftOutGiveRoom()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        const Replay replay = replayOf(layout);
        FilmSpec spec = smallSpec();
        const double together = Film(layout, replay, spec).viewport().area.height();
        spec.timeline = false;
        const double more = Film(layout, replay, spec).viewport().area.height();
        spec.loopStrip = false;
        const double most = Film(layout, replay, spec).viewport().area.height();
        QVERIFY(together < more);
        QVERIFY(more < most);
    }

    /// The columns that differ, from the first to the last; none where nothing does.
    static std::pair<int, int> columnsApart(const QImage &one, const QImage &other)
    {
        std::pair<int, int> apart{one.width(), -1};
        for (int y = 0; y < one.height(); ++y)
            for (int x = 0; x < one.width(); ++x)
                if (one.pixel(x, y) != other.pixel(x, y))
                    apart = {std::min(apart.first, x), std::max(apart.second, x)};
        return apart;
    }

    void codeStandsBeside()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        FilmSpec spec;
        spec.size = {1280, 720};
        spec.code = true;
        const Film film(layout, replayOf(layout), spec);
        const QRectF canvas = film.viewport().area;
        QVERIFY(canvas.right() < 900 && canvas.right() > 640);
        // The lines that tasks are at are others then, beside the picture.
        const QImage early = film.still(100'000);
        const QImage late = film.still(7'000'000);
        const QRect code(int(canvas.right()) + 1, 60, 1279 - int(canvas.right()), 600);
        QVERIFY(columnsApart(early.copy(code), late.copy(code)).second >= 0);
        spec.size = {720, 1280};
        const Film upright(layout, replayOf(layout), spec);
        QVERIFY(upright.viewport().area.right() > 700);
    }

    void largeTypeIsLarger()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        FilmSpec spec;
        const double usual = Film(layout, replayOf(layout), spec).scale();
        spec.largeType = true;
        QVERIFY(Film(layout, replayOf(layout), spec).scale() > 1.3 * usual);
    }

    void captionsCanBeLeftOut()
    {
        Layout layout = example(u"01_bounded_queue"_s);
        setStops(layout, {{1'000'000, u"Look here"_s, {}}});
        FilmSpec spec;
        spec.stops = true;
        const auto atStop = [&layout](const FilmSpec &wanted) {
            const Film film(layout, replayOf(layout), wanted);
            int frame = 0;
            while (!film.stopAt(frame))
                ++frame;
            return film.frame(frame);
        };
        const QImage with = atStop(spec);
        spec.captions = false;
        QVERIFY(atStop(spec) != with);
    }

    void lanesAreArrangedAsInTheWindow()
    {
        Layout layout = example(u"01_bounded_queue"_s);
        const Film drawn(layout, replayOf(layout), {});
        LaneChoice choice;
        choice.pinned = {u"task/cook"_s};
        layout.settings.extra.insert(kSavedLanes, toJson(choice));
        QCOMPARE(savedLaneChoice(layout), choice);
        QVERIFY(Film(layout, replayOf(layout), {}).still(2'000'000) != drawn.still(2'000'000));
    }

    void anUprightPictureUsesItsWidthAndItsHeight()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        FilmSpec spec;
        const Replay replay = replayOf(layout);
        const Film::Viewport lying = Film(layout, replay, spec).viewport();
        spec.size = {720, 1280};
        const Film::Viewport upright = Film(layout, replay, spec).viewport();
        // Words are as large as in a picture that lies.
        QCOMPARE(upright.area.top(), lying.area.top());
        QCOMPARE(upright.area.width(), 720.0);
        const double width = CanvasGeometry(layout).bounds().width();
        QVERIFY2(upright.visible.width() < width * 1.01,
                 qPrintable(QString::number(upright.visible.width())));
        // The timeline's rows are taller, up to a limit.
        const double rest = 1280 - upright.area.bottom();
        QVERIFY2(rest > 1.4 * (720 - lying.area.bottom()) && rest < 0.5 * 1280,
                 qPrintable(QString::number(rest)));
    }

    // Half a row would look like a mistake, and so would rows of which nobody says that they are missing.
    void rowsWithoutRoomAreCounted()
    {
        constexpr int tasks = 24;
        Layout layout;
        QSet<QString> names{u"main"_s};
        for (int at = 0; at < tasks; ++at) {
            layout.nodes.append(makeNode(layout, NodeKind::Task, {0, 120.0 * at}));
            names.insert(layout.nodes.last().name);
        }
        FilmSpec spec;
        spec.canvas = false;
        for (const auto &[size, leavesOut] : {std::pair(QSize(640, 360), true), {QSize(1280, 2000), false}}) {
            spec.size = size;
            const Film film(layout, replayOf(layout), spec);
            FilmWidget picture(film);
            int shown = 0;
            QStringList rest;
            for (const testing::PaintedText &text : testing::paintedTexts(picture)) {
                shown += names.contains(text.words) && text.room.contains(text.place.center()) ? 1 : 0;
                if (text.words.startsWith(u"and "_s))
                    rest.append(text.words);
            }
            QCOMPARE(rest.size(), leavesOut ? 1 : 0);
            if (leavesOut)
                QCOMPARE(rest.first(), u"and %1 more"_s.arg(names.size() - shown));
            else
                QCOMPARE(shown, names.size());
        }
    }

    void wordsOfASmallPictureStayReadable()
    {
        const Layout layout = example(u"02_many_hands"_s);
        const Replay replay = replayOf(layout);
        FilmSpec spec;
        const double caption = Film(layout, replay, spec).viewport().area.top();
        const double readable = 9.0 / QFontInfo(Theme::smallFont()).pixelSize();
        for (const QSize size : {QSize(640, 360), QSize(320, 180), QSize(160, 90), QSize(300, 900)}) {
            spec.size = size;
            const Film film(layout, replay, spec);
            QVERIFY(film.viewport().area.top() >= caption * readable - 0.01);
            QVERIFY(film.viewport().area.height() > size.height() * 0.3);
            QCOMPARE(film.still(0).size(), size);
        }
        // The smallest has room for the canvas alone.
        spec.size = kSmallestPicture;
        QCOMPARE(Film(layout, replay, spec).viewport().area.bottom(), 90.0);
    }

    void anAbsurdAnimationIsRefusedWithNumbers()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        const Replay replay = replayOf(layout);
        FilmSpec spec;
        QCOMPARE(Film(layout, replay, spec).tooMuch(), std::nullopt);
        spec.size = {7680, 7680};
        spec.framesPerSecond = 50;
        spec.speed = 0.5;
        const Film film(layout, replay, spec);
        QCOMPARE(
            film.tooMuch(),
            u"That would be 1496 frames of 7680 × 7680 pixels; at this size 847 can be written. Choose a "
            "shorter span, a higher speed, fewer frames a second or a smaller size."_s);

        ExportDialog dialog({layout, replay, Theme::dark(), 0, std::nullopt, u"q"_s}, nullptr);
        dialog.findChild<QDoubleSpinBox *>(u"pace"_s)->setValue(0.01);
        QVERIFY2(dialog.message().contains(u"shorter span"), qPrintable(dialog.message()));
        dialog.findChild<QDoubleSpinBox *>(u"pace"_s)->setValue(1);
        QCOMPARE(dialog.message(), QString());
    }

    // Smoothed edges may be rounded differently where the window's picture begins on another pixel.
    void aFrameShowsWhatTheWindowShows()
    {
        Document document;
        RunKeeper keeper(document);
        Player player(keeper);
        document.reset(example(u"03_lock_makes_order"_s));
        FilmSpec spec;
        const Film film(keeper.layout(), keeper.replay(), spec);
        const Film::Viewport shown = film.viewport();
        CanvasView canvas(document, keeper, player);
        canvas.setTheme(spec.theme);
        for (Minimap *map : canvas.findChildren<Minimap *>())
            map->setAttribute(Qt::WA_DontShowOnScreen);
        canvas.resize(shown.area.size().toSize());
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        canvas.setCamera({shown.visible.topLeft(), shown.zoom});
        QRect covered;
        for (const Minimap *map : canvas.findChildren<Minimap *>())
            if (map->isVisible())
                covered = map->geometry();
        for (const Micros time : {Micros(0), Micros(900'000), Micros(2'345'678), keeper.replay().endTime()}) {
            player.seek(time);
            QImage window = canvas.grab().toImage().convertToFormat(QImage::Format_RGB32);
            QImage exported = film.still(time).copy(shown.area.toRect());
            for (QImage *picture : {&window, &exported}) {
                QPainter painter(picture);
                painter.fillRect(covered, Qt::black);
            }
            QVERIFY2(difference(window, exported, 24) < 0.005, qPrintable(QString::number(time)));
        }
        player.seek(0);
        const QImage window = canvas.grab().toImage().convertToFormat(QImage::Format_RGB32);
        QVERIFY(difference(window, film.still(2'345'678).copy(shown.area.toRect()), 24) > 0.005);
    }

    // A frame has a few hundred shades from its smoothed edges, a GIF 256 colours: a shade may come out as
    // its neighbour.
    void theDialogWritesTheFramesOfItsPreview()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        const Replay replay = replayOf(layout);
        QTemporaryDir folder;
        ExportDialog dialog({layout, replay, Theme::dark(), 0,
                             std::pair<Micros, Micros>(1'000'000, 2'000'000), folder.filePath(u"queue"_s)},
                            nullptr);
        dialog.findChild<QComboBox *>(u"rate"_s)->setCurrentIndex(0);
        dialog.findChild<QComboBox *>(u"size"_s)->setCurrentIndex(0);
        dialog.show();
        const FilmSpec spec = dialog.spec();
        QCOMPARE(spec.from, 1'000'000);
        QCOMPARE(spec.to, 2'000'000);
        QCOMPARE(spec.size, QSize(640, 360));
        QCOMPARE(spec.framesPerSecond, 10.0);
        QSignalSpy exported(&dialog, &ExportDialog::exported);
        const QString path = folder.filePath(u"queue.gif"_s);
        dialog.start(path);
        QVERIFY(dialog.isEncoding());
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 60'000);
        QVERIFY(!dialog.isEncoding());
        QVERIFY2(dialog.message().contains(u"queue.gif"), qPrintable(dialog.message()));

        const DecodedGif gif = readGif(path);
        QCOMPARE(gif.error, QString());
        const Film film(layout, replay, spec);
        QCOMPARE(gif.frames.size(), film.frameCount());
        for (const int frame : {0, 4, 9, film.frameCount() - 1}) {
            QVERIFY2(difference(gif.frames[frame].image, film.frame(frame), 32) < 0.01,
                     qPrintable(QString::number(frame)));
        }
        QVERIFY(difference(gif.frames[0].image, film.frame(9), 32) > 0.01);
    }

    void theCaretOfEveryNumberStaysInIt()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        ExportDialog dialog({layout, replayOf(layout), Theme::dark(), 0, std::nullopt, u"q"_s}, nullptr);
        dialog.show();
        for (const QString &slider : {u"slider"_s, u"slider2"_s}) {
            auto *number = dialog.findChild<QComboBox *>(slider);
            number->setCurrentIndex(number->findText(u"cook: Work time"_s)); // in seconds
        }
        const QList<QAbstractSpinBox *> fields = dialog.findChildren<QAbstractSpinBox *>();
        QCOMPARE(fields.size(), 11);
        for (QAbstractSpinBox *field : fields) {
            auto *line = field->findChild<QLineEdit *>();
            const auto suffix = field->property("suffix").toString();
            QVERIFY(!suffix.isEmpty());
            line->setCursorPosition(0);
            line->end(false);
            QVERIFY2(line->cursorPosition() == line->text().size() - suffix.size(), qPrintable(line->text()));
        }
    }

    void cancelActsAtOnceAndLeavesNoFile()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        QTemporaryDir folder;
        ExportDialog dialog(
            {layout, replayOf(layout), Theme::dark(), 0, std::nullopt, folder.filePath(u"q"_s)}, nullptr);
        dialog.show();
        dialog.start(folder.filePath(u"q.gif"_s));
        auto *progress = dialog.findChild<QProgressBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(progress->value() > 0, 20'000);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isEncoding());
        QVERIFY(dialog.isVisible());
        QVERIFY2(dialog.message().contains(u"Cancelled"), qPrintable(dialog.message()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void aFailureIsToldInTheDialog()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        ExportDialog dialog({layout, replayOf(layout), Theme::dark(), 0, std::nullopt, u"q"_s}, nullptr);
        dialog.show();
        dialog.start(u"/nowhere/at/all.gif"_s);
        QTRY_VERIFY(!dialog.isEncoding());
        QVERIFY2(dialog.message().contains(u"/nowhere/at/all.gif"), qPrintable(dialog.message()));
    }

    void aStillIsThePreview()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        const Replay replay = replayOf(layout);
        QTemporaryDir folder;
        ExportDialog dialog({layout, replay, Theme::light(), 0, std::nullopt, u"q"_s}, nullptr);
        dialog.findChild<QComboBox *>(u"format"_s)->setCurrentIndex(1);
        dialog.findChild<QSlider *>()->setValue(500);
        const QString path = folder.filePath(u"q.png"_s);
        dialog.start(path);
        const Film film(layout, replay, dialog.spec());
        QCOMPARE(QImage(path).convertToFormat(QImage::Format_RGB32), film.still(replay.endTime() / 2));
    }

    void thePreviewBeginsAtThePlayhead()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        const Replay replay = replayOf(layout);
        QTemporaryDir folder;
        const Micros playhead = replay.endTime() / 4;
        ExportDialog dialog({layout, replay, Theme::dark(), playhead, std::nullopt, u"q"_s}, nullptr);
        QCOMPARE(dialog.findChild<QSlider *>()->value(), 250);
        dialog.findChild<QComboBox *>(u"format"_s)->setCurrentIndex(1);
        const QString path = folder.filePath(u"q.png"_s);
        dialog.start(path);
        QCOMPARE(QImage(path).convertToFormat(QImage::Format_RGB32),
                 Film(layout, replay, dialog.spec()).still(playhead));
    }

    void everyFormatIsWhollyThere()
    {
        QSet<QString> suffixes;
        for (const ExportFormat &format : exportFormats()) {
            QVERIFY(!format.suffixes.isEmpty());
            QVERIFY(!format.title().isEmpty() && format.filter().contains(u"*."_s + format.suffix()));
            QCOMPARE(format.frameRates.isEmpty(), !format.isAnimation());
            QVERIFY(!format.isAnimation() || format.frameRates.contains(FilmSpec().framesPerSecond));
            for (const double rate : format.frameRates)
                QCOMPARE(format.keeps(rate), rate);
            for (const QString &suffix : format.suffixes) {
                const QString use = suffix + QString::number(int(format.shows));
                QVERIFY2(!suffixes.contains(use), qPrintable(use));
                suffixes.insert(use);
                QCOMPARE(exportFormatFor(u"lunch."_s + suffix.toUpper(), format.shows), &format);
            }
        }
        QCOMPARE(exportFormatFor(u"lunch"_s), nullptr);
    }

    // A job without a row is written by nobody, and no compiler says so.
    void everyJobIsAFormat()
    {
        static const QRegularExpression job(u"unique_ptr<ExportJob> (begin\\w+)\\("_s);
        const auto textOf = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/widgets/export"));
        const QString rows = textOf(folder.filePath(u"exportformat.cpp"_s));
        qsizetype jobs = 0;
        for (const QString &name : folder.entryList({u"*.h"_s})) {
            for (auto found = job.globalMatch(textOf(folder.filePath(name))); found.hasNext(); ++jobs) {
                const QString begin = found.next().captured(1);
                QVERIFY2(rows.contains(begin), qPrintable(begin + u" is in no row of exportFormats()"_s));
            }
        }
        QCOMPARE(jobs, exportFormats().size());
    }

    // Whatever the format: written as a whole, told when it cannot be, and gone when it is cancelled.
    void everyFormatIsWrittenFailsAndIsCancelled()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        FilmSpec spec;
        spec.size = {320, 180};
        spec.framesPerSecond = 10;
        spec.to = 500'000;
        const Film film(layout, replayOf(layout), spec);
        for (const ExportFormat &format : exportFormats()) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"lunch."_s + format.suffix());
            const auto job = format.begin(film, 0, path);
            QCOMPARE(job->state(), ExportJob::State::Working);
            runToEnd(*job);
            QCOMPARE(job->state(), ExportJob::State::Written);
            QCOMPARE(job->progress(), 1.0);
            QVERIFY(QFileInfo(path).size() > 100);
            const QMimeDatabase kinds;
            // An animated PNG is a PNG, of which not every desktop knows the ending.
            const QMimeType wanted = format.suffix() == u"apng"
                ? kinds.mimeTypeForName(u"image/png"_s)
                : kinds.mimeTypeForFile(path, QMimeDatabase::MatchExtension);
            const QMimeType found = kinds.mimeTypeForFile(path, QMimeDatabase::MatchContent);
            QVERIFY2(found == wanted || found.name() == u"image/apng", qPrintable(found.name()));
            QFile::remove(path);
            const auto cancelled = format.begin(film, 0, path);
            cancelled->cancel();
            QVERIFY(!cancelled->step());
            QCOMPARE(cancelled->state(), ExportJob::State::Cancelled);
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
            const auto failing = format.begin(film, 0, u"/nowhere/at/all."_s + format.suffix());
            runToEnd(*failing);
            QCOMPARE(failing->state(), ExportJob::State::Failed);
            QVERIFY2(failing->error().contains(u"/nowhere/at/all"), qPrintable(failing->error()));
        }
    }

    void stopsAreEditedAsAList()
    {
        StopsDialog dialog({{1'000'000, u"first"_s, {}}, {3'000'000, u"last"_s, {}}}, 2'400'000, 14'200'000,
                           nullptr);
        auto *table = dialog.findChild<QTableWidget *>();
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->currentRow(), 1); // the new one, at the playhead
        table->item(1, 1)->setText(u"The queue  is full."_s);
        table->item(0, 0)->setText(u"4.25"_s); // moved behind the others
        table->item(2, 0)->setText(u"20"_s); // beyond the run
        QCOMPARE(table->item(2, 0)->text(), u"3"_s);
        table->item(2, 0)->setText(u"2.4"_s); // there is one
        QCOMPARE(table->item(2, 0)->text(), u"3"_s);
        const QList<Stop> stops = dialog.stops();
        QCOMPARE(stops.size(), 3);
        QCOMPARE(stops[0], (Stop{2'400'000, u"The queue is full."_s, {}}));
        QCOMPARE(stops[1].time, 3'000'000);
        QCOMPARE(stops[2].time, 4'250'000);
        for (QPushButton *button : dialog.findChildren<QPushButton *>())
            if (button->text() == u"&Remove")
                button->click();
        QCOMPARE(dialog.stops().size(), 2);
    }

    void tasksOfCodeAreInTheListOfWhatIsDoneByHand()
    {
        Layout layout;
        layout.nodes.append(makeNode(layout, NodeKind::Function, {}));
        layout.interventions = {cancellingByName(1'000'000, u"two\nlines"_s)};
        const QList<LiveTask> tasks{{TaskId(1), u"worker-2"_s, u"worker-2"_s, true},
                                    {TaskId(2), u"twin"_s, u"twin"_s, false}};
        InterventionsDialog dialog(layout, 400'000, 3'000'000, tasks, nullptr);
        QCOMPARE(dialog.interventions(), layout.interventions); // a line's end is kept
        auto *what = dialog.findChild<QComboBox *>();
        QCOMPARE(what->count(), 1); // whoever has no name of its own is not there
        QVERIFY(what->itemText(0).endsWith(u" worker-2"));
        for (QPushButton *button : dialog.findChildren<QPushButton *>())
            if (button->text().startsWith(u"&Add at"))
                button->click();
        auto *table = dialog.findChild<QTableWidget *>();
        QCOMPARE(table->rowCount(), 2);
        table->item(0, 0)->setText(u"0.5"_s);
        table->item(0, 2)->setText(u"worker-3"_s);
        QVERIFY(table->item(0, 1)->text().endsWith(u" worker-3"));
        table->item(1, 2)->setText(QString()); // no name
        const QList<Intervention> hands{cancellingByName(500'000, u"worker-3"_s), layout.interventions[0]};
        QCOMPARE(dialog.interventions(), hands);
    }

    void aPictureOfNothingIsRefusedInWords()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        ExportDialog dialog({layout, replayOf(layout), Theme::dark(), 0, std::nullopt, u"q"_s}, nullptr);
        for (QCheckBox *part : dialog.findChildren<QCheckBox *>())
            part->setChecked(false);
        QVERIFY2(dialog.message().contains(u"Nothing"), qPrintable(dialog.message()));
        dialog.findChildren<QCheckBox *>().first()->setChecked(true);
        QCOMPARE(dialog.message(), QString());
    }
};

SIGNALBOX_TEST(TestExport)

} // namespace tst_export

#include "tst_export.moc"
