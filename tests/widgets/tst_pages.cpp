// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "engine/sentences/eventsentences.h"
#include "tests/support/files.h"
#include "tests/support/suite.h"
#include "widgets/export/pagejob.h"
#include "widgets/export/pagerun.h"
#include "widgets/export/pagesliders.h"
#include "widgets/pages/pagetext.h"

#include <QComboBox>
#include <QDir>
#include <QPainter>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <array>

namespace tst_pages {

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::testing;

namespace {

Layout example(const QString &name)
{
    return *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + name + u".signalbox"_s).layout;
}

Replay replayOf(const Layout &layout)
{
    return Replay(std::make_shared<const Run>(simulate(layout)));
}

FilmSpec specOf(Micros from, Micros to)
{
    FilmSpec spec;
    spec.size = {640, 360};
    spec.from = from;
    spec.to = to;
    return spec;
}

SketchMark rectangleAt(SketchTables &tables, int x, int width, QRgb colour = 0xff000000)
{
    SketchMark mark;
    mark.form = tables.form("1,0,0,0,0,0,");
    mark.fill = colour;
    mark.content = tables.shape("MLLLLZ", {0, 0, width, 0, width, 10, 0, 10, 0, 0});
    mark.x = x;
    return mark;
}

/// Where a track is at a moment.
int placeOf(const Track &track, int moment)
{
    std::size_t at = 0;
    while (at + 1 < track.knots.size() && track.knots[at + 1].moment <= moment)
        ++at;
    if (at + 1 == track.knots.size())
        return track.knots[at].x;
    const Track::Knot &one = track.knots[at];
    const Track::Knot &other = track.knots[at + 1];
    return one.x
        + int(std::lround(double(other.x - one.x) * (moment - one.moment) / (other.moment - one.moment)));
}

bool lives(const Track &track, int moment)
{
    return track.begin <= moment && (track.end < 0 || moment < track.end);
}

} // namespace

class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatMovesStraightHasTwoKnots()
    {
        SketchTables tables;
        SketchLooks looks;
        TrackMaker maker(tables, looks);
        for (int moment = 0; moment < 20; ++moment) {
            const std::vector<SketchMark> marks{rectangleAt(tables, 5, 30),
                                                rectangleAt(tables, 100 + 7 * moment, 20),
                                                rectangleAt(tables, 5, 10 + 3 * moment)};
            QVERIFY(maker.add(moment, marks, &marks, false));
        }
        const std::vector<Track> tracks = maker.tracks();
        QCOMPARE(tracks.size(), 3U);
        QCOMPARE(tracks[0].knots.size(), 1U);
        QCOMPARE(tracks[1].knots.size(), 2U);
        QCOMPARE(tracks[2].knots.size(), 2U); // it grows
        QVERIFY(tracks[2].knots[0].content != tracks[2].knots[1].content);
    }

    // Marks come, go and move at random; what the tracks say of each moment is what was there, in its order.
    void tracksAreWhatWasPainted()
    {
        QRandomGenerator random(7);
        SketchTables tables;
        SketchLooks looks;
        TrackMaker maker(tables, looks);
        struct Thing {
            int x = 0;
            int speed = 0;
            QRgb colour = 0;
        };
        std::vector<Thing> things;
        std::vector<std::vector<SketchMark>> pictures;
        for (int moment = 0; moment < 300; ++moment) {
            for (Thing &thing : things)
                thing.x += thing.speed;
            if (things.size() < 30 && random.bounded(3) > 0)
                things.insert(things.begin() + random.bounded(int(things.size()) + 1),
                              Thing{random.bounded(9000), random.bounded(40) - 20,
                                    0xff000000 | QRgb(random.bounded(4))});
            if (!things.empty() && random.bounded(4) == 0)
                things.erase(things.begin() + random.bounded(int(things.size())));
            if (!things.empty() && random.bounded(3) == 0)
                things[std::size_t(random.bounded(int(things.size())))].speed = random.bounded(40) - 20;
            std::vector<SketchMark> marks;
            for (const Thing &thing : things)
                marks.push_back(rectangleAt(tables, thing.x, 50, thing.colour));
            QVERIFY(maker.add(moment, marks, &marks, false));
            pictures.push_back(marks);
        }
        const std::vector<Track> tracks = maker.tracks();
        for (int moment = 0; moment < int(pictures.size()); ++moment) {
            std::size_t at = 0;
            for (const Track &track : tracks) {
                if (!lives(track, moment))
                    continue;
                QVERIFY(at < pictures[std::size_t(moment)].size());
                const SketchMark &mark = pictures[std::size_t(moment)][at++];
                QCOMPARE(looks.all()[std::size_t(track.look)].fill[0], mark.fill);
                QVERIFY(std::abs(placeOf(track, moment) - mark.x) <= 2);
            }
            QCOMPARE(at, pictures[std::size_t(moment)].size());
        }
    }

    void coloursOfTheLightThemeAreAskedFor()
    {
        SketchTables tables;
        SketchLooks looks;
        TrackMaker maker(tables, looks);
        const std::vector<SketchMark> dark{rectangleAt(tables, 0, 5, 0xff111111)};
        const std::vector<SketchMark> light{rectangleAt(tables, 0, 5, 0xffeeeeee)};
        QVERIFY(!maker.add(0, dark, nullptr, true));
        QVERIFY(maker.add(0, dark, &light, false));
        QVERIFY(maker.add(1, dark, nullptr, false)); // as it was
        std::vector<SketchMark> more = dark;
        more.push_back(rectangleAt(tables, 40, 5, 0xff111111));
        QVERIFY(!maker.add(2, more, nullptr, false));
        QVERIFY(maker.add(2, more, nullptr, true)); // nothing else was ever as dark
        const std::vector<SketchMark> paler{rectangleAt(tables, 0, 5, 0xffcccccc), light[0]};
        QVERIFY(maker.add(3, more, &paler, false));
        TrackMaker another(tables, looks);
        QVERIFY(!another.add(0, dark, nullptr, true)); // one of two
    }

    // Painters may paint other colours in another theme, but not other things.
    void bothThemesPaintTheSame()
    {
        const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
        SketchTables tables;
        for (const QString &name : folder.entryList({u"*.signalbox"_s})) {
            const Layout layout = *loadLayout(folder.filePath(name)).layout;
            if (name.contains(u"busy_loop"))
                continue; // two hundred thousand events, all alike
            const Replay replay = replayOf(layout);
            FilmSpec spec = specOf(0, -1);
            std::vector<std::vector<SketchMark>> pictures[2];
            for (const Theme &theme : {Theme::dark(), Theme::light()}) {
                spec.theme = theme;
                const Film film(layout, replay, spec);
                for (int part = 0; part <= 8; ++part) {
                    const World world = replay.at(replay.endTime() * part / 8);
                    Sketch sketch(tables, spec.size);
                    QPainter painter(&sketch);
                    painter.scale(Sketch::kFine, Sketch::kFine);
                    film.paint(painter, world, CanvasPicture::kAtRest);
                    painter.end();
                    pictures[theme.isDark ? 0 : 1].push_back(sketch.marks());
                }
            }
            for (std::size_t at = 0; at < pictures[0].size(); ++at) {
                QCOMPARE(pictures[1][at].size(), pictures[0][at].size());
                for (std::size_t number = 0; number < pictures[0][at].size(); ++number) {
                    SketchMark recoloured = pictures[1][at][number];
                    recoloured.fill = pictures[0][at][number].fill;
                    recoloured.line = pictures[0][at][number].line;
                    QVERIFY2(recoloured == pictures[0][at][number], qPrintable(name));
                }
            }
        }
    }

    void everyEventIsAMomentWithASentence()
    {
        const Layout layout = example(u"02_many_hands"_s);
        const Replay replay = replayOf(layout);
        SketchTables tables;
        SketchLooks looks;
        const FilmSpec spec = specOf(1'000'000, 2'000'000);
        const PageRun run(layout, replay, spec, 40'000, tables, looks);
        qsizetype events = 0;
        double place = -1;
        for (std::size_t at = 0; at < run.moments().size(); ++at) {
            const PageMoment &moment = run.moments()[at];
            QVERIFY(moment.time >= spec.from && moment.time <= spec.to);
            QVERIFY(moment.place(int(at)) > place);
            place = moment.place(int(at));
            QCOMPARE(moment.event > 0, !moment.sentence.isEmpty());
            events += moment.event > 0 ? 1 : 0;
        }
        QVERIFY(events > 20);
        QCOMPARE(run.moments().front().time, spec.from);
        QCOMPARE(run.moments().back().time, spec.to);
    }

    // Each moment keeps its last event, so that what is seen there is all that happened.
    void ofManyEventsSomeAreTold()
    {
        const Layout layout = example(u"02_many_hands"_s);
        const Replay replay = replayOf(layout);
        SketchTables tables;
        SketchLooks looks;
        const PageRun all(layout, replay, specOf(0, -1), 40'000, tables, looks);
        const PageRun few(layout, replay, specOf(0, -1), 40'000, tables, looks, 30);
        const auto eventsOf = [](const PageRun &run) {
            QHash<Micros, qsizetype> last;
            qsizetype count = 0;
            for (const PageMoment &moment : run.moments()) {
                count += moment.event > 0 ? 1 : 0;
                if (moment.event > 0)
                    last[moment.time] = moment.event;
            }
            return std::pair(count, last);
        };
        QVERIFY(eventsOf(few).first < eventsOf(all).first / 2);
        QCOMPARE(eventsOf(few).second, eventsOf(all).second);
    }

    void sentencesHaveNoPlacesLeftEmpty()
    {
        const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
        for (const QString &name : folder.entryList({u"*.signalbox"_s})) {
            const Run run = simulate(*loadLayout(folder.filePath(name)).layout);
            const EventSentences sentences(run);
            static const QRegularExpression empty(u"\\{(task|what|other)\\}"_s);
            for (qsizetype at = 0; at < std::min<qsizetype>(run.trace.size(), 1000); ++at) {
                const QString words = sentences.of(run.trace[at]);
                QVERIFY2(words.endsWith(u'.') && !words.contains(empty) && !words.contains(u": ."),
                         qPrintable(words));
            }
        }
    }

    void refusals_data()
    {
        QTest::addColumn<QList<SweepRange>>("sliders");
        QTest::addColumn<QString>("words");
        const SweepRange good{u"cook.work"_s, 0.2, 1.0, 0.1};
        QTest::newRow("good") << QList<SweepRange>{good} << QString();
        QTest::newRow("two") << QList<SweepRange>{good, {u"orders.every"_s, 0.1, 0.4, 0.1}} << QString();
        QTest::newRow("three") << QList<SweepRange>{good, good, good} << u"two sliders at most"_s;
        QTest::newRow("same") << QList<SweepRange>{good, good} << u"same number"_s;
        QTest::newRow("unknown") << QList<SweepRange>{{u"cok.work"_s, 0.2, 1.0, 0.1}} << u"\"cok.work\""_s;
        QTest::newRow("empty") << QList<SweepRange>{{u"cook.work"_s, 0.5, 0.5, 0.1}} << u"0.5 s"_s;
        QTest::newRow("too many") << QList<SweepRange>{{u"cook.work"_s, 0.2, 1.0, 0.001}}
                                  << u"801 runs, and 400"_s;
        QTest::newRow("a product") << QList<SweepRange>{{u"cook.work"_s, 0.2, 1.0, 0.02},
                                                        {u"orders.every"_s, 0.1, 0.2, 0.01}}
                                   << u"451 runs, and 400"_s;
    }
    void refusals()
    {
        QFETCH(const QList<SweepRange>, sliders);
        QFETCH(const QString, words);
        const Layout layout = example(u"01_bounded_queue"_s);
        FilmSpec spec = specOf(0, -1);
        spec.sliders = sliders;
        const std::optional<QString> refusal = refusalOfPage(Film(layout, replayOf(layout), spec));
        QCOMPARE(bool(refusal), !words.isEmpty());
        QVERIFY2(refusal.value_or(QString()).contains(words), qPrintable(refusal.value_or(QString())));
    }

    // Nobody's words end what they stand in.
    void wordsOfTheDocumentStayWords()
    {
        PageText page;
        page.title = u"</title><script>alert(1)</script> {description} \" ' & {pictures}"_s;
        page.description = u"\"><img src=x> {title}"_s;
        page.size = {640, 360};
        page.pictures = "bytes";
        const QByteArray text = pageText(page);
        QCOMPARE(text.count("<script"), 2);
        QVERIFY(!text.contains("<img"));
        QCOMPARE(text.count("&lt;script&gt;alert"), 3);
        QVERIFY(text.contains("&quot;&gt;&lt;img src=x&gt; {title}"));
        QVERIFY(!text.contains("{w:"));
        QVERIFY(!text.contains("http://") && !text.contains("https://"));
        QVERIFY(!text.contains("signalbox-document"));
    }

    void anIframeSaysWhatItShows()
    {
        const QString text = embeddingText(u"lunch & dinner \"1\".html"_s, u"A \"queue\""_s, {960, 540});
        QVERIFY2(text.startsWith(u"<iframe src=\"lunch%20%26%20dinner%20%221%22.html\" title=\"A "
                                 "&quot;queue&quot;\" width=\"960\""),
                 qPrintable(text));
    }

    void slidersAreChosenInTheWindow()
    {
        PageSliders sliders(example(u"01_bounded_queue"_s));
        QVERIFY(sliders.ranges().isEmpty());
        auto *first = sliders.findChild<QComboBox *>(u"slider"_s);
        auto *second = sliders.findChild<QComboBox *>(u"slider2"_s);
        QVERIFY(first && second && !second->isEnabled());
        first->setCurrentIndex(first->findText(u"cook: Work time"_s));
        QVERIFY(first->currentIndex() > 0);
        QCOMPARE(sliders.ranges().size(), 1);
        QCOMPARE(sliders.ranges()[0].name, u"cook.work"_s);
        QVERIFY(sliders.ranges()[0].from < 0.7 && sliders.ranges()[0].to > 0.7);
        QVERIFY(second->isEnabled());
        second->setCurrentIndex(1);
        QCOMPARE(sliders.ranges()[1].name, u"seed"_s);
        first->setCurrentIndex(0);
        QVERIFY(sliders.ranges().isEmpty());
    }

    // What other threads have painted comes under the numbers that the page has.
    void tablesAreAdopted()
    {
        SketchTables first;
        first.shape("MLL", {0, 0, 1, 1, 2, 2});
        const auto word = [](SketchTables &tables, const void *) {
            return SketchTables::Word{{{tables.addGlyph("g", tables.shape("MZ", {3, 3})), 7}}};
        };
        SketchTables other = first;
        SketchTables another = first;
        first.shape("MC", {5, 5});
        first.texture({1, 1}, "a");
        const int glyph = another.addGlyph("h", another.shape("M", {1, 2}));
        const int content = other.word("lunch", word, nullptr);
        const int texture = other.texture({1, 1}, "b");
        const int cut = other.shape("ML", {8, 8});
        const int form =
            other.form("2," + QByteArray::number(texture) + ",256,0,0,256,1,2,1,256,0,0,2,5,6,0,0,0,0,1,"
                       + QByteArray::number(cut) + ",1,");
        const SketchTables::Numbers numbers = first.adopt(other);
        QCOMPARE(first.shapes[std::size_t(numbers.shape(cut))].points, (std::vector<int>{8, 8}));
        QCOMPARE(numbers.shape(0), 0);
        const SketchTables::Word &adopted = first.words[std::size_t(numbers.word(content))];
        QCOMPARE(adopted.glyphs[0].second, 7);
        QCOMPARE(first.shapes[std::size_t(first.glyphs[std::size_t(adopted.glyphs[0].first)])].points,
                 (std::vector<int>{3, 3}));
        QCOMPARE(first.forms[std::size_t(numbers.form(form))],
                 "2,1,256,0,0,256,1,2,1,256,0,0,2,5,6,0,0,0,0,1," + QByteArray::number(numbers.shape(cut))
                     + ",1,");
        first.adopt(another);
        QCOMPARE(first.glyphs.size(), 2U);
        QCOMPARE(glyph, 0); // another number there
        QCOMPARE(first.adopt(other).shape(cut), numbers.shape(cut)); // once is enough
    }

    // Both sides of the playhead are painted once, whatever comes after.
    void sidesAreKept()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        const Replay replay = replayOf(layout);
        const Film film(layout, replay, specOf(0, -1));
        SketchTables tables;
        Sketch sketch(tables, {640, 360});
        QSet<int> counts;
        for (const Micros time : {Micros(0), replay.endTime() / 2, replay.endTime()}) {
            QPainter painter(&sketch);
            painter.scale(Sketch::kFine, Sketch::kFine);
            film.paint(painter, replay.at(time), CanvasPicture::kAtRest, &sketch);
            painter.end();
            std::array<int, 3> sides{};
            for (const SketchMark &mark : sketch.marks())
                ++sides[std::size_t(mark.side)];
            QVERIFY(sides[0] > 0 && sides[1] > 50);
            QCOMPARE(sides[1], sides[2]);
            counts.insert(sides[1]);
        }
        QCOMPARE(counts.size(), 1);
    }

    void aPageOfManyRunsIsCancelledInTime()
    {
        const Layout layout = example(u"01_bounded_queue"_s);
        FilmSpec spec = specOf(0, -1);
        spec.sliders = {{u"cook.work"_s, 0.2, 1.0, 0.01}};
        const Film film(layout, replayOf(layout), spec);
        QTemporaryDir folder;
        const auto job = beginPage(film, 0, folder.filePath(u"a.html"_s));
        double progress = -1;
        for (int steps = 0; steps < 200; ++steps) {
            QVERIFY(job->step());
            QVERIFY(job->progress() >= progress);
            progress = job->progress();
        }
        job->cancel();
        QVERIFY(!job->step());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    // Runs that are alike share most of what they show.
    void runsAreToldByTheirDifferences()
    {
        const Layout layout = example(u"08_two_locks_in_deadlock"_s);
        const Replay replay = replayOf(layout);
        SketchTables tables;
        SketchLooks looks;
        PageBytes bytes;
        qsizetype sizes[3] = {};
        for (qsizetype &size : sizes) {
            PageRun run(layout, replay, specOf(0, -1), 40'000, tables, looks);
            while (run.paintNext()) { }
            bytes.addRun(run.moments(), run.tracks(), int(bytes.runs()) - 1);
            size = PageBytes::packed(bytes.unpacked(tables, looks, {})).size();
        }
        QVERIFY2(sizes[2] - sizes[1] < 400, qPrintable(QString::number(sizes[2] - sizes[1])));
    }
};

SIGNALBOX_TEST(TestPages)

} // namespace tst_pages

#include "tst_pages.moc"
