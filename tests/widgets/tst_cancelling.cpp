// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/suite.h"
#include "widgets/export/exportformat.h"
#include "widgets/export/film.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace tst_cancelling {

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

Film filmOf(int runs)
{
    const Layout layout =
        *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/01_bounded_queue.signalbox")).layout;
    FilmSpec spec;
    spec.size = {320, 180};
    spec.to = 2'000'000;
    if (runs > 1)
        spec.sliders = {{u"cook.work"_s, 0.5, 0.5 + 0.1 * (runs - 1), 0.1}};
    return {layout, Replay(std::make_shared<const Run>(simulate(layout))), spec};
}

} // namespace

/// Exports are ended between two steps, so that a step has to be a small part of the work.
class TestCancelling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofEachFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("runs");
        for (qsizetype at = 0; at < exportFormats().size(); ++at) {
            const ExportFormat &format = exportFormats()[at];
            if (format.shows == ExportFormat::Shows::Moment)
                continue; // one picture is one step
            QTest::newRow(format.name) << int(at) << 1;
            if (format.shows == ExportFormat::Shows::Play)
                QTest::newRow("a page of many runs") << int(at) << 6;
        }
    }
    void ofEachFormat()
    {
        QFETCH(const int, format);
        QFETCH(const int, runs);
        const ExportFormat &kind = exportFormats()[format];
        const Film film = filmOf(runs);
        QTemporaryDir folder;
        const auto content = [&folder] { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); };
        // Wherever it stands, nothing is done and nothing is left when it has been cancelled.
        for (const double part : {0.0, 0.3, 0.7, 0.85}) {
            const auto job = kind.begin(film, 0, folder.filePath(u"a."_s + kind.suffix()));
            while (job->progress() < part)
                QVERIFY(job->step());
            job->cancel();
            const double progress = job->progress();
            QCOMPARE(job->state(), ExportJob::State::Cancelled);
            QVERIFY(!job->step());
            QVERIFY(job->progress() <= progress);
            QCOMPARE(content(), QStringList());
        }
        // And each step is as little as the pictures are many.
        const auto job = kind.begin(film, 0, folder.filePath(u"a."_s + kind.suffix()));
        const double pieces = kind.shows == ExportFormat::Shows::Pages ? 3 : 15;
        for (double before = job->progress(); job->step(); before = job->progress())
            QVERIFY2(job->progress() - before <= 1 / pieces,
                     qPrintable(u"from %1 to %2"_s.arg(before).arg(job->progress())));
        QCOMPARE(job->error(), QString());
        QCOMPARE(job->state(), ExportJob::State::Written);
        QCOMPARE(content(), QStringList{u"a."_s + kind.suffix()});
    }
};

SIGNALBOX_TEST(TestCancelling)

} // namespace tst_cancelling

#include "tst_cancelling.moc"
