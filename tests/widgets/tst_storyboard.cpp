// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/files.h"
#include "tests/support/suite.h"
#include "widgets/export/codecolumn.h"
#include "widgets/export/film.h"
#include "widgets/export/storyboard.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace tst_storyboard {

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::testing;

class TestStoryboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Below a picture there is as much room as there is to say.
    void onlyCaptionsHaveABand()
    {
        Layout layout =
            *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/01_bounded_queue.signalbox")).layout;
        setStops(layout,
                 {{400'000, u"Two orders\nare in."_s, {}}, {900'000, {}, {}}, {1'500'000, u"Full."_s, {}}});
        FilmSpec spec;
        spec.size = {640, 360};
        const Film film(layout, Replay(std::make_shared<const Run>(simulate(layout))), spec);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"story.pdf"_s);
        const auto job = beginPdf(film, 0, path);
        runToEnd(*job);
        QCOMPARE(job->error(), QString());
        static const QRegularExpression box(u"/MediaBox \\[[\\d.]+ [\\d.]+ ([\\d.]+) ([\\d.]+)\\]"_s);
        QList<QSizeF> sizes;
        for (auto each = box.globalMatch(QString::fromLatin1(contentOf(path))); each.hasNext();) {
            const QRegularExpressionMatch match = each.next();
            sizes.append({match.captured(1).toDouble(), match.captured(2).toDouble()});
        }
        QCOMPARE(sizes.size(), 3);
        QCOMPARE(sizes[0], sizes[2]); // as slides like them
        QCOMPARE(sizes[1].width(), sizes[0].width());
        QVERIFY(sizes[1].height() < sizes[0].height() - 20);
        QVERIFY(sizes[1].height() > sizes[1].width() * 360 / 640);
    }

    void codeIsColoured_data()
    {
        using Part = CodeColumn::Part;
        using Parts = QList<QList<Part>>;
        constexpr auto text = Part::Kind::Text;
        QTest::addColumn<QString>("code");
        QTest::addColumn<Parts>("parts");
        QTest::newRow("a line")
            << u"await a('it\\'s', \"b#\")  # 'c'"_s
            << Parts{{{0, 5, Part::Kind::Word}, {8, 7, text}, {17, 4, text}, {24, 5, Part::Kind::Comment}}};
        QTest::newRow("a docstring")
            << u"def f():\n    \"\"\"Says 'so'.\n\n    # for \"two\"\n    \"\"\"\n    return"_s
            << Parts{{{0, 3, Part::Kind::Word}}, {{4, 13, text}}, {}, {{0, 15, text}}, {{0, 7, text}},
                     {{4, 6, Part::Kind::Word}}};
        QTest::newRow("the other quotes")
            << u"x = '''a\nb''' if y"_s << Parts{{{4, 4, text}}, {{0, 4, text}, {5, 2, Part::Kind::Word}}};
        QTest::newRow("one that never ends")
            << u"'a\nif \"\"\"b"_s << Parts{{}, {{0, 2, Part::Kind::Word}, {3, 2, text}}};
        QTest::newRow("nothing") << QString() << Parts{{}};
    }
    void codeIsColoured()
    {
        QFETCH(const QString, code);
        QFETCH(const QList<QList<CodeColumn::Part>>, parts);
        const std::vector<QList<CodeColumn::Part>> found = CodeColumn::partsOf(code.split(u'\n'));
        QCOMPARE(found.size(), std::size_t(parts.size()));
        for (qsizetype line = 0; line < parts.size(); ++line)
            QVERIFY2(found[std::size_t(line)] == parts[line], qPrintable(u"line %1"_s.arg(line)));
    }
};

SIGNALBOX_TEST(TestStoryboard)

} // namespace tst_storyboard

#include "tst_storyboard.moc"
