// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/files.h"
#include "tests/support/suite.h"
#include "widgets/export/film.h"
#include "widgets/export/svgjobs.h"
#include "widgets/export/svgtracks.h"

#include <QRandomGenerator>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace tst_drawings {

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::testing;

namespace {

/// A square at \a x pixels.
SvgPart squareAt(int x)
{
    SvgPart part;
    part.look = 0;
    part.form = "MLLLZ";
    part.place = {x * kSvgUnits, 0};
    part.numbers = {0, 0, 1000, 0, 1000, 1000, 0, 1000};
    return part;
}

QByteArray animated(const QList<QList<SvgPart>> &pictures)
{
    SvgTracks tracks("k");
    for (const QList<SvgPart> &picture : pictures)
        tracks.add({{picture.begin(), picture.end()}, {}}, 1);
    return tracks.text(double(pictures.size()));
}

/// Whether what has that <animate> is seen then, as a share of the whole.
bool isSeen(const QXmlStreamAttributes &animate, double time)
{
    const QStringList values = animate.value(u"values"_s).toString().split(u';');
    const QStringList times = animate.value(u"keyTimes"_s).toString().split(u';');
    constexpr double soon = 0.0005;
    qsizetype at = times.size() - 1;
    while (at > 0 && times[at].toDouble() > time + soon)
        --at;
    return values[at] == u"inline";
}

/// Whether a group begun before that place goes on there.
bool isInGroup(const QByteArray &text, qsizetype place)
{
    return text.lastIndexOf("<g", place) > text.lastIndexOf("</g>", place);
}

QString faultOf(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    return reader.hasError() ? reader.errorString() : QString();
}

Film filmOf(const QString &example, const FilmSpec &spec)
{
    const Layout layout =
        *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + example + u".signalbox"_s).layout;
    return Film(layout, Replay(std::make_shared<const Run>(simulate(layout))), spec);
}

} // namespace

class TestDrawings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreShort()
    {
        QCOMPARE(svgNumber(0), QByteArray("0"));
        QCOMPARE(svgNumber(1234), QByteArray("12.34"));
        QCOMPARE(svgNumber(-50), QByteArray("-.5"));
        QCOMPARE(svgNumber(-105), QByteArray("-1.05"));
        QCOMPARE(svgNumber(100), QByteArray("1"));
        QCOMPARE(svgPath("MLLLZ", squareAt(3).numbers, {300, 0}), QByteArray("m3 0h10v10h-10z"));
        QCOMPARE(svgPath("MLLLZ", squareAt(3).numbers, {300, 0}, true), QByteArray("m3 0l10 0 0 10-10 0z"));
    }

    void whatStaysIsSaidOnce()
    {
        const QByteArray text = animated({{squareAt(0)}, {squareAt(0)}, {squareAt(0)}});
        QCOMPARE(text.count("<path"), 1);
        QVERIFY(!text.contains("<animate"));
    }

    void aStraightWayHasTwoEnds()
    {
        const QByteArray text = animated({{squareAt(0)}, {squareAt(10)}, {squareAt(20)}, {squareAt(30)}});
        QCOMPARE(text.count("<path"), 1);
        QVERIFY2(text.contains("values=\"0 0;30 0;30 0\" keyTimes=\"0;.75;1\""), text);
    }

    void whatStopsFirstStaysWhereItIs()
    {
        const QByteArray text =
            animated({{squareAt(0)}, {squareAt(0)}, {squareAt(0)}, {squareAt(30)}, {squareAt(30)}});
        QVERIFY2(text.contains("values=\"0 0;0 0;30 0;30 0\" keyTimes=\"0;.4;.6;1\""), text);
    }

    void whatComesAgainIsTheSame()
    {
        const QByteArray text = animated({{squareAt(0)}, {}, {squareAt(0)}, {}});
        QCOMPARE(text.count("<path"), 1);
        QVERIFY2(text.contains("values=\"inline;none;inline;none\" keyTimes=\"0;.25;.5;.75\""), text);
    }

    void whatJumpsIsAnother()
    {
        const QByteArray text = animated({{squareAt(0)}, {squareAt(500)}});
        QCOMPARE(text.count("<path"), 2);
        QCOMPARE(text.count("display=\"none\""), 1);
    }

    // What lies above another part in a picture does so in the file, whenever either comes.
    void partsKeepTheirOrder()
    {
        QRandomGenerator random(11);
        QList<QList<SvgPart>> pictures;
        for (int picture = 0; picture < 40; ++picture) {
            QList<SvgPart> parts;
            for (int look = 0; look < 30; ++look)
                if (random.bounded(3) > 0) {
                    parts.append(squareAt(random.bounded(4) * 400));
                    parts.last().look = look;
                }
            if (picture % 7 == 3)
                std::reverse(parts.begin(), parts.end());
            pictures.append(parts);
        }
        const QByteArray text = animated(pictures);
        QCOMPARE(faultOf("<svg>" + text + "</svg>"), QString());
        // What is seen at each time, from the lowest up.
        QList<QList<int>> seen(pictures.size());
        QXmlStreamReader reader("<svg>" + text + "</svg>");
        QList<QXmlStreamAttributes> seenWhen; // of the group, and of the part
        int look = -1;
        while (!reader.atEnd()) {
            reader.readNext();
            const bool isPath = reader.name() == u"path";
            if (reader.isStartElement() && isPath)
                look = reader.attributes().value(u"class"_s).mid(1).toInt();
            if (reader.isStartElement() && reader.name() == u"animate")
                seenWhen.append(reader.attributes());
            if (reader.isEndElement() && reader.name() == u"g")
                seenWhen.clear();
            if (!reader.isEndElement() || !isPath)
                continue;
            QVERIFY(seenWhen.size() < 2);
            for (qsizetype picture = 0; picture < pictures.size(); ++picture)
                if (seenWhen.isEmpty() || isSeen(seenWhen[0], double(picture) / double(pictures.size())))
                    seen[picture].append(look);
            if (text.contains("<g") && isInGroup(text, reader.characterOffset() - 5))
                continue;
            seenWhen.clear();
        }
        for (qsizetype picture = 0; picture < pictures.size(); ++picture) {
            QList<int> wanted;
            for (const SvgPart &part : pictures[picture])
                wanted.append(part.look);
            QCOMPARE(seen[picture], wanted);
        }
    }

    void aStillLooksLikeThePicture()
    {
        FilmSpec spec;
        spec.size = {960, 540};
        const Film film = filmOf(u"12_pipeline"_s, spec);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"still.svg"_s);
        runToEnd(*beginSvg(film, 1'500'000, path));
        const QByteArray drawing = contentOf(path);
        QCOMPARE(faultOf(drawing), QString());
        QSvgRenderer renderer(drawing);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.defaultSize(), spec.size);
        QVERIFY(drawing.size() < 300'000);
    }

    void anAnimationIsSmall()
    {
        FilmSpec spec;
        spec.size = {960, 540};
        spec.to = 8'500'000; // ten seconds with the rest
        const Film film = filmOf(u"01_bounded_queue"_s, spec);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"moving.svg"_s);
        runToEnd(*beginAnimatedSvg(film, 8'500'000, path));
        const QByteArray drawing = contentOf(path);
        QCOMPARE(faultOf(drawing), QString());
        QVERIFY2(drawing.size() < 900'000, qPrintable(QString::number(drawing.size())));
        QVERIFY(drawing.contains("prefers-reduced-motion"));
        QVERIFY(drawing.contains("<title id=\"title\">Bounded queue</title>"));
    }

    void titlesAreNoMarkup()
    {
        FilmSpec spec;
        spec.to = 0;
        spec.rest = 0;
        Layout layout;
        layout.title = u"<a> & \"b\" \u0001\ufffe"_s;
        const Film film(layout, Replay(std::make_shared<const Run>(simulate(layout))), spec);
        QTemporaryDir folder;
        for (const auto &begin : {beginSvg, beginAnimatedSvg}) {
            const QString path = folder.filePath(u"t.svg"_s);
            runToEnd(*begin(film, 0, path));
            QCOMPARE(faultOf(contentOf(path)), QString());
            QVERIFY(contentOf(path).contains(">&lt;a&gt; &amp; &quot;b&quot; </title>"));
        }
    }
};

SIGNALBOX_TEST(TestDrawings)

} // namespace tst_drawings

#include "tst_drawings.moc"
