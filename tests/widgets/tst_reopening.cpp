// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/enclosedreader.h"
#include "engine/file/inflate.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "engine/layout/stops.h"
#include "tests/support/files.h"
#include "tests/support/gifreader.h"
#include "tests/support/moviereader.h"
#include "tests/support/suite.h"
#include "tests/support/tracetext.h"
#include "widgets/document/document.h"
#include "widgets/export/exportformat.h"
#include "widgets/export/film.h"
#include "widgets/export/storyboard.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

namespace tst_reopening {

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::testing;

namespace {

/// A document whose words are hard to keep: quotes, tags, a null character, letters beyond the first plane.
Layout hardLayout()
{
    Layout layout =
        *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/01_bounded_queue.signalbox")).layout;
    layout.title = u"\"Küche\" <&> 🍕 \u0000 ]]> \ufffe"_s;
    layout.settings.seed = 7;
    setStops(layout, {{2'400'000, u"The queue is full."_s, {}}, {2'500'000, u"<b>öffnet</b>"_s, {}}});
    return layout;
}

FilmSpec quickSpec()
{
    FilmSpec spec;
    spec.size = {320, 180};
    spec.framesPerSecond = 10;
    spec.from = 2'300'000;
    spec.to = 2'700'000;
    spec.rest = 0;
    return spec;
}

void writeAs(const ExportFormat &format, const Layout &layout, const FilmSpec &spec, const QString &path)
{
    const Film film(layout, Replay(std::make_shared<const Run>(simulate(layout))), spec);
    const auto job = format.begin(film, 2'500'000, path);
    runToEnd(*job);
    QCOMPARE(job->error(), QString());
}

/// At which the file opens: where it begins, or what it shows.
Micros momentIn(const ExportFormat &format)
{
    switch (format.shows) {
    case ExportFormat::Shows::Span:
        return 2'300'000;
    case ExportFormat::Shows::Moment:
    case ExportFormat::Shows::Play:
        return 2'500'000;
    case ExportFormat::Shows::Pages:
        return 2'400'000; // its first stop
    }
    return -1;
}

std::optional<Enclosed> enclosedIn(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readEnclosed(buffer);
}

} // namespace

class TestReopening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatOpensAgain()
    {
        const Layout layout = hardLayout();
        for (const ExportFormat &format : exportFormats()) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"lunch."_s + format.suffix());
            writeAs(format, layout, quickSpec(), path);
            const LoadResult found = loadLayout(path);
            QVERIFY2(found.layout, qPrintable(format.suffix()));
            QCOMPARE(*found.layout, layout);
            QCOMPARE(found.moment, momentIn(format));
            QCOMPARE(toText(simulate(*found.layout)), toText(simulate(layout)));
            QCOMPARE(decodeFile(contentOf(path)).layout, layout); // out of a pipe as well
            // Without a name that says so.
            QVERIFY(QFile::rename(path, folder.filePath(u"lunch"_s)));
            QCOMPARE(loadLayout(folder.filePath(u"lunch"_s)).layout, layout);
        }
    }

    void theDocumentCanBeLeftOut()
    {
        FilmSpec spec = quickSpec();
        spec.document = false;
        for (const ExportFormat &format : exportFormats()) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"lunch."_s + format.suffix());
            writeAs(format, hardLayout(), spec, path);
            QVERIFY(!contentOf(path).contains("bounded"));
            const LoadResult found = loadLayout(path);
            QVERIFY(!found.layout);
            QVERIFY2(found.problems.first().reason.contains(u"no Signalbox document"),
                     qPrintable(found.problems.first().reason));
        }
    }

    // The beginning of every file is nothing, or the document as it was; whatever byte is changed, it is
    // read.
    void hostileFilesGiveNothing()
    {
        const Layout layout = hardLayout();
        for (const ExportFormat &format : exportFormats()) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"lunch."_s + format.suffix());
            writeAs(format, layout, quickSpec(), path);
            const QByteArray bytes = contentOf(path);
            const auto whole = enclosedIn(bytes);
            QVERIFY(whole);
            const qsizetype stride = std::max<qsizetype>(1, bytes.size() / 400);
            for (qsizetype size = 0; size < bytes.size(); size += size < 200 ? 1 : stride) {
                const auto found = enclosedIn(bytes.left(size));
                QVERIFY2(!found || found->document == whole->document,
                         qPrintable(format.suffix() + QString::number(size)));
            }
            for (qsizetype at = 0; at < bytes.size(); at += at < 400 ? 1 : stride)
                for (const char value : {'\x00', '\x01', '\x7f', '\xff'}) {
                    QByteArray changed = bytes;
                    changed[at] = value;
                    enclosedIn(changed);
                }
            for (qsizetype at = 0; at + 8 < bytes.size(); at += at < 400 ? 1 : stride) {
                QByteArray changed = bytes;
                changed.replace(at, 8, QByteArray(8, '\xff')); // lengths of 4 GB and more
                enclosedIn(changed);
            }
        }
    }

    void filesOfNothingEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("GIF of empty extensions")
            << QByteArray("GIF89a\1\0\1\0\0\0\0", 13) + QByteArray("\x21\xfe\0", 3).repeated(200'000);
        QTest::newRow("PNG of empty chunks")
            << QByteArray("\x89PNG\r\n\x1a\n", 8) + QByteArray("\0\0\0\0none1234", 12).repeated(200'000);
        QTest::newRow("WebP of empty chunks")
            << QByteArray("RIFF\xff\xff\xff\xffWEBP", 12) + QByteArray("none\0\0\0\0", 8).repeated(200'000);
        QTest::newRow("MP4 of empty boxes") << QByteArray("\0\0\0\x8"
                                                          "ftyp",
                                                          8)
                                                   .repeated(200'000);
        QTest::newRow("MP4 box without a size") << QByteArray("\0\0\0\x8"
                                                              "ftyp\0\0\0\x2moov",
                                                              16);
        QTest::newRow("MP4 box as large as can be")
            << QByteArray("\0\0\0\x8"
                          "ftyp\0\0\0\x1moov\xff\xff\xff\xff\xff\xff\xff\xff",
                          24);
        QTest::newRow("WebM of segments in segments") << QByteArray("\x1a\x45\xdf\xa3\x80", 5)
                + QByteArray("\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff", 12).repeated(100'000);
        QTest::newRow("PDF whose table is before itself for ever") << QByteArray(
            "%PDF-1.4\n       xref\n0 0\ntrailer\n<</Root 1 0 R /Prev 16 >>\nstartxref\n16\n%%EOF");
        QTest::newRow("PDF of empty sections") << QByteArray("%PDF-1.4\n       xref\n")
                + QByteArray("0 0\n").repeated(300'000) + QByteArray("startxref\n16\n%%EOF");
        QTest::newRow("PDF of sections without end")
            << QByteArray("%PDF-1.4\n       xref\n0 999999999999999999999\nstartxref\n16\n%%EOF");
        QTest::newRow("SVG of nothing") << QByteArray("<svg ") + QByteArray(6'000'000, ' ');
        QTest::newRow("SVG whose metadata never ends")
            << QByteArray("<svg><metadata>") + QByteArray("</metadat").repeated(300'000);
        QTest::newRow("page of empty scripts") << QByteArray("<!DOCTYPE html>\n")
                + QByteArray("<script id=\"signalbox-documen\"></script>").repeated(100'000);
        QTest::newRow("page whose document has no end")
            << QByteArray("<!doctype HTML><script id=\"signalbox-document\">") + QByteArray(3'000'000, 'A');
        QTest::newRow("page whose document is no base64")
            << QByteArray("\xef\xbb\xbf<!DOCTYPE html><script id=\"signalbox-document\">?!</script>");
        QTest::newRow("page whose tag has no end")
            << QByteArray("<!DOCTYPE html><script id=\"signalbox-document\" <script>e30=</script>");
        QTest::newRow("WebM of empty elements")
            << QByteArray("\x1a\x45\xdf\xa3\x80", 5) + QByteArray("\xec\x80", 2).repeated(300'000);
    }
    void filesOfNothingEnd()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(isExportedFile(bytes.left(kTellingBytes)));
        QVERIFY(!enclosedIn(bytes));
    }

    // One that holds itself, and one that is far more than it says.
    void hostilePdfs()
    {
        const auto pdf = [](const QByteArray &stream, const QByteArray &length) {
            QByteArray bytes("%PDF-1.4\n");
            QList<qsizetype> places;
            const QList<QByteArray> objects{
                "<</Type/Catalog/Names 2 0 R>>", "<</EmbeddedFiles 3 0 R>>",
                "<</Names[(signalbox.json) 4 0 R]>>", "<</F (signalbox.json) /EF <</F 5 0 R>>>>",
                "<</Filter/FlateDecode/Length " + length + ">>\nstream\n" + stream + "\nendstream"};
            for (qsizetype at = 0; at < objects.size(); ++at) {
                places.append(bytes.size());
                bytes += QByteArray::number(at + 1) + " 0 obj\n" + objects[at] + "\nendobj\n";
            }
            const qsizetype table = bytes.size();
            bytes += "xref\n0 6\n0000000000 65535 f \n";
            for (const qsizetype place : places)
                bytes += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
            return bytes + "trailer\n<</Root 1 0 R>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
        };
        const QByteArray text = enclosingText(hardLayout(), 2'500'000);
        const QByteArray stream = qCompress(text).mid(4);
        QCOMPARE(enclosedIn(pdf(stream, QByteArray::number(stream.size())))->moment, 2'500'000);
        QVERIFY(enclosedIn(pdf(stream, "99999999"))); // there is no more than there is
        // As a program leaves it that appends what it has changed: the newest table counts.
        QByteArray appended = pdf(stream, QByteArray::number(stream.size()));
        const qsizetype before = appended.lastIndexOf("xref\n0 6");
        const qsizetype object = appended.size();
        appended += "3 0 obj\n<</Names[(other.txt) 9 0 R(signalbox.json)4 0 R]>>\nendobj\n";
        const qsizetype table = appended.size();
        appended += "xref\n3 1\n" + QByteArray::number(object).rightJustified(10, '0')
            + " 00000 n \ntrailer\n<</Root 1 0 R/Prev " + QByteArray::number(before) + ">>\nstartxref\n"
            + QByteArray::number(table) + "\n%%EOF\n";
        QCOMPARE(enclosedIn(appended)->moment, 2'500'000);
        for (const char *length : {"0", "-1", "5 0 R", "4 0 R", "99999999999999999999", "7"})
            QVERIFY2(!enclosedIn(pdf(stream, length)), length);
        const QByteArray bomb = qCompress(QByteArray(300'000'000, ' '), 9).mid(4);
        QVERIFY(!enclosedIn(pdf(bomb, QByteArray::number(bomb.size()))));
    }

    void inflatingGivesWhatWasDeflated()
    {
        QRandomGenerator random(7);
        for (int size = 1; size < 70'000; size = size * 3 + 1)
            for (const int kinds : {1, 3, 64, 256})
                for (const int level : {0, 1, 9}) {
                    QByteArray bytes(size, '\0');
                    for (char &byte : bytes)
                        byte = char(random.bounded(kinds));
                    bytes += bytes.left(size / 2) + QByteArray(size / 3, 'x');
                    const QByteArray zlib = qCompress(bytes, level).mid(4);
                    QCOMPARE(inflated(zlib, bytes.size()), bytes);
                    QVERIFY(!inflated(zlib, bytes.size() - 1));
                    QVERIFY(!inflated(zlib.left(zlib.size() / 2), bytes.size()));
                    for (int fault = 0; fault < 20; ++fault) {
                        QByteArray changed = zlib;
                        changed[random.bounded(changed.size())] = char(random.bounded(256));
                        inflated(changed, 1'000'000);
                    }
                }
    }

    void otherTextsAreNoDocument()
    {
        for (const QByteArray text :
             {"", "{}", "[]", "{\"format\":\"signalbox-export\"}",
              "{\"format\":\"signalbox-export\",\"document\":[]}", "GIF made by hand"})
            QVERIFY(!readEnclosingText(text));
        const auto late = readEnclosingText(
            R"({"format":"signalbox-export","moment":1e300,"document":{"format":"signalbox"}})");
        QVERIFY(late && late->moment == 1'000'000'000'000);
        QVERIFY(!decodeLayout(late->document).layout);
    }

    void everyFormatHoldsAtStops()
    {
        const Layout layout = hardLayout();
        FilmSpec spec = quickSpec();
        spec.stops = true;
        spec.hold = 1;
        const Film film(layout, Replay(std::make_shared<const Run>(simulate(layout))), spec);
        QCOMPARE(film.frameCount(), 5); // 2.4 and 2.5 are frames of their own accord
        QCOMPARE(film.periods(1), 11);
        QCOMPARE(film.seconds(), 2.5);
        QCOMPARE(film.stopAt(1)->caption, u"The queue is full."_s);
        QCOMPARE(film.stopAt(0), nullptr);
        const Film plain(layout, film.replay(), quickSpec());
        QVERIFY(film.frame(1) != plain.frame(1)); // which has no caption
        QCOMPARE(film.frame(0), plain.frame(0));
        for (const ExportFormat &format : exportFormats()) {
            if (!format.isAnimation())
                continue;
            QTemporaryDir folder;
            const QString path = folder.filePath(u"lunch."_s + format.suffix());
            const auto job = format.begin(film, 0, path);
            runToEnd(*job);
            double length = 0;
            if (format.suffix() == u"gif") {
                for (const GifFrame &frame : readGif(path).frames)
                    length += frame.delay / 100.0;
            } else if (format.suffix() == u"webp") {
                length = readWebP(path).seconds;
            } else if (format.suffix() == u"svg") {
                const QByteArray drawing = contentOf(path);
                const qsizetype at = drawing.indexOf("dur=\"") + 5;
                length = drawing.mid(at, drawing.indexOf("s\"", at) - at).toDouble();
            } else if (format.suffix() == u"apng") {
                length = readMovie(path).frames.last().begin + 0.1;
            } else {
                const DecodedMovie movie = readMovie(path);
                length = movie.seconds;
                QCOMPARE(movie.chapters.size(), 3);
                QCOMPARE(movie.chapters[2].second, u"<b>öffnet</b>"_s);
            }
            QVERIFY2(qAbs(length - 2.5) < 0.06, qPrintable(format.suffix() + u' ' + QString::number(length)));
        }
    }

    void aStoryboardHasAPageForEachStop()
    {
        Layout layout = hardLayout();
        const auto run = std::make_shared<const Run>(simulate(layout));
        const QList<StoryPage> stops = storyOf(Film(layout, Replay(run), quickSpec()));
        QCOMPARE(stops.size(), 2);
        QCOMPARE(stops[0], (StoryPage{2'400'000, u"The queue is full."_s}));
        QCOMPARE(stops[1].time, 2'500'000);
        // Without any: evenly, from the beginning to the end.
        setStops(layout, {});
        const QList<StoryPage> even = storyOf(Film(layout, Replay(run), quickSpec()));
        QCOMPARE(even.size(), 6);
        for (qsizetype at = 0; at < even.size(); ++at)
            QCOMPARE(even[at].time, 2'300'000 + 80'000 * at);
        FilmSpec moment = quickSpec();
        moment.to = moment.from;
        QCOMPARE(storyOf(Film(layout, Replay(run), moment)).size(), 1);
    }

    void aStoryboardShowsWhatPeopleShouldBeToldOf()
    {
        const Layout layout =
            *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/09_cancel_at_work.signalbox")).layout;
        const Film film(layout, Replay(std::make_shared<const Run>(simulate(layout))), FilmSpec());
        const QList<StoryPage> pages = storyOf(film);
        QVERIFY(pages.size() >= 6);
        for (const Verdict &verdict : film.verdicts())
            QVERIFY(std::any_of(pages.begin(), pages.end(),
                                [&](const StoryPage &page) { return page.time == verdict.time; }));
        for (qsizetype at = 1; at < pages.size(); ++at)
            QVERIFY(pages[at - 1].time < pages[at].time);
        QCOMPARE(pages.first().time, 0);
        QCOMPARE(pages.last().time, film.spec().to);
    }

    void aStopBetweenFramesHasItsOwn()
    {
        Layout layout = hardLayout();
        setStops(layout, {{2'345'678, u"between"_s, {}}, {9'000'000, u"outside"_s, {}}});
        FilmSpec spec = quickSpec();
        spec.stops = true;
        const Film film(layout, Replay(std::make_shared<const Run>(simulate(layout))), spec);
        QCOMPARE(film.frameCount(), 6);
        QCOMPARE(film.timeOf(1), 2'345'678);
        QCOMPARE(film.periods(1), 21);
        spec.stops = false;
        QCOMPARE(Film(layout, Replay(std::make_shared<const Run>(simulate(layout))), spec).frameCount(), 5);
    }

    void stopsAreUndone()
    {
        Document document;
        document.reset(Layout());
        document.setStops({{2'000'000, u"b"_s, {}}, {1'000'000, u"a"_s, {}}});
        QCOMPARE(stopsOf(document.layout()).size(), 2);
        QCOMPARE(document.undoStack().undoText(), u"Add a stop"_s);
        document.setStops(stopsOf(document.layout())); // nothing new leaves no step
        QCOMPARE(document.undoStack().count(), 1);
        document.setStops({{3'000'000, u"b"_s, {}}, {1'000'000, u"a"_s, {}}});
        QCOMPARE(document.undoStack().undoText(), u"Change a stop"_s);
        document.setStops({});
        QCOMPARE(document.undoStack().undoText(), u"Remove a stop"_s);
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(stopsOf(document.layout())[1].time, 2'000'000);
        document.undoStack().undo();
        QCOMPARE(document.layout(), Layout());
        QVERIFY(!document.isModified());
    }

    void stopsAreInTheDocument()
    {
        Layout layout = hardLayout();
        setStops(layout, {{5, u"b"_s, {}}, {2, u"a"_s, {{u"colour"_s, u"red"_s}}}, {5, u"c"_s, {}}});
        const QList<Stop> stops = stopsOf(*decodeLayout(encodeLayout(layout)).layout);
        QCOMPARE(stops.size(), 2);
        QCOMPARE(stops[0].time, 2);
        QCOMPARE(stops[0].extra[u"colour"_s].toString(), u"red"_s);
        QCOMPARE(stops[1].caption, u"c"_s);
        setStops(layout, {});
        QVERIFY(!encodeLayout(layout).contains("stops"));
        const auto refused = [](const char *text) {
            return decodeLayout(QByteArray(R"({"format":"signalbox","version":1,"nodes":[],"stops":)") + text
                                + '}')
                .problems.value(0)
                .place;
        };
        QCOMPARE(refused("[{}]"), u"/stops/0/time"_s);
        QCOMPARE(refused("[{\"time\":-1}]"), u"/stops/0/time"_s);
        QCOMPARE(refused("[{\"time\":1,\"caption\":5}]"), u"/stops/0/caption"_s);
        QCOMPARE(refused("[5]"), u"/stops/0"_s);
        QCOMPARE(refused("5"), u"/stops"_s);
        QCOMPARE(refused("[]"), QString());
    }
};

SIGNALBOX_TEST(TestReopening)

} // namespace tst_reopening

#include "tst_reopening.moc"
