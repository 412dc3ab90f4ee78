// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/banner.h"
#include "app/computingbanner.h"
#include "app/playbar.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"
#include "widgets/code/codefield.h"
#include "widgets/panels/inspector.h"
#include "widgets/session/errand.h"
#include "widgets/session/runpatience.h"
#include "widgets/variables/variablespanel.h"

#include <QPushButton>
#include <QSplitter>
#include <QTest>

namespace tst_computing {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kEndless = "import asyncio\n\n\n"
                            "async def main():\n"
                            "    x = 0\n"
                            "    while True:\n"
                            "        x += 1\n\n\n"
                            "asyncio.run(main())\n";

/// A window with a program that never comes back to its loop.
struct EndlessDesk : Desk {
    ComputingBanner &computing = *window.findChild<ComputingBanner *>();
    VerdictBanner &verdicts = *window.findChild<VerdictBanner *>();

    EndlessDesk()
    {
        const QString path = folder.filePath(u"endless.py"_s);
        QFile file(path);
        file.open(QIODevice::WriteOnly);
        file.write(kEndless);
        file.close();
        window.files().openFile(path);
    }
    bool isStopped()
    {
        const Run &run = window.keeper().replay().run();
        return run.hasEnded() && run.ending() == Ending::Stopped;
    }
};

} // namespace

class TestComputing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { runPatience() = 12; }

    void aProgramThatNeverComesBackIsStopped()
    {
        EndlessDesk desk;
        QVERIFY(desk.window.keeper().isRunning());
        QVERIFY(desk.window.actions()[Actions::StopComputing]->isEnabled());
        QVERIFY(!desk.window.actions()[Actions::RunAgain]->isEnabled());
        QVERIFY(!desk.computing.isVisible()); // as most runs end before anybody could read it
        QTRY_VERIFY(desk.computing.isVisible());
        auto *stop = desk.computing.findChild<QPushButton *>();
        QVERIFY(stop);
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_VERIFY(desk.isStopped());
        QVERIFY(!desk.computing.isVisible());
        QTRY_VERIFY(desk.verdicts.isVisible());
        QVERIFY2(desk.verdicts.sentence().startsWith(u"Stopped by you after "),
                 qPrintable(desk.verdicts.sentence()));
        QVERIFY2(desk.verdicts.sentence().contains(u"main was computing"),
                 qPrintable(desk.verdicts.sentence()));
        const QString told = desk.window.findChild<PlayBar *>()->runText();
        const QString spent = told.section(u"stopped after "_s, 1);
        QVERIFY2(spent.endsWith(u" s") || spent.endsWith(u" ms"), qPrintable(told));
        QVERIFY(desk.verdicts.sentence().startsWith(u"Stopped by you after %1 of computing"_s.arg(spent)));
        QVERIFY(!desk.window.actions()[Actions::StopComputing]->isEnabled());

        desk.trigger(Actions::RunAgain);
        QVERIFY(desk.window.keeper().isRunning());
        QTRY_VERIFY(!desk.verdicts.isVisible());
    }

    void theKeyStopsWhileCodeIsWritten()
    {
        EndlessDesk desk;
        desk.canvas.setSelection({desk.node(u"main"_s)});
        auto *field = desk.window.findChild<Inspector *>()->findChild<CodeField *>();
        QVERIFY(field);
        field->setFocus();
        QTRY_VERIFY(QApplication::focusWidget() && field->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape, Qt::ShiftModifier);
        QTRY_VERIFY(desk.isStopped());
    }

    void anEditEndsWhatIsComputed()
    {
        EndlessDesk desk;
        QVERIFY(desk.window.keeper().isRunning());
        desk.window.document().setParameter(desk.node(u"main"_s), Param::Code,
                                            u"async def main():\n    print('whole')\n\n\n"_s);
        QTRY_VERIFY(!desk.window.keeper().isRunning());
        const Run &run = desk.window.keeper().replay().run();
        QCOMPARE(run.ending(), Ending::Finished);
        QCOMPARE(run.output.front().text, u"whole\n"_s);
    }

    void theWindowClosesWhileItComputes()
    {
        {
            EndlessDesk desk;
            QVERIFY(desk.window.keeper().isRunning());
            desk.window.document().undoStack().setClean();
            QVERIFY(desk.window.close());
        }
        QVERIFY(ErrandBase::waitForAll(std::chrono::seconds(30)));
    }

    void inALowWindowTheCallStackFolds()
    {
        EndlessDesk desk;
        desk.window.keeper().stopRunning();
        desk.canvas.setSelection({desk.node(u"main"_s)});
        auto *variables = desk.window.findChild<VariablesPanel *>();
        desk.window.resize(1440, 900);
        QTRY_VERIFY(!variables->isFolded());
        desk.window.resize(1024, 700);
        desk.trigger(Actions::ResetLayout);
        desk.window.resize(1024, 700);
        QTRY_VERIFY(variables->isFolded());
        QTRY_VERIFY2(
            variables->height() < 4 * variables->fontMetrics().height(),
            qPrintable(u"%1 of at most %2"_s.arg(variables->height()).arg(variables->maximumHeight())));
        auto *inspection = qobject_cast<QSplitter *>(variables->parentWidget());
        QVERIFY(inspection);
        // All that the call stack has left is the inspector's.
        QTRY_COMPARE(inspection->sizes().value(0),
                     inspection->height() - inspection->handleWidth() - variables->height());
        QTRY_COMPARE(inspection->sizes().value(1), variables->height());
        variables->setFolded(false); // who wants it has it
        QTRY_VERIFY(variables->height() > 4 * variables->fontMetrics().height());
    }
};

SIGNALBOX_TEST(TestComputing)

} // namespace tst_computing

#include "tst_computing.moc"
