// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/banner.h"
#include "app/commandpalette.h"
#include "app/exportcontroller.h"
#include "app/playbar.h"
#include "app/seedbanner.h"
#include "engine/catalog/catalog.h"
#include "engine/file/documentformat.h"
#include "engine/interpreter/simulation.h"
#include "engine/layout/stops.h"
#include "engine/python/python.h"
#include "engine/trace/tracejson.h"
#include "tests/support/desk.h"
#include "tests/support/files.h"
#include "tests/support/nestedloops.h"
#include "tests/support/suite.h"
#include "widgets/code/codepanel.h"
#include "widgets/export/exportdialog.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/problemspanel.h"
#include "widgets/timeline/timelineview.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

namespace tst_mainwindow {

using namespace signalbox;
using namespace Qt::StringLiterals;

/// Presses Cancel of a progress dialog as soon as there is one: what is written here is written too fast for
/// it to be seen.
class Canceller : public QObject {
    bool eventFilter(QObject *object, QEvent *event) override
    {
        auto *const progress = qobject_cast<QProgressDialog *>(object);
        if (progress && event->type() == QEvent::WindowTitleChange)
            progress->cancel();
        return false;
    }
};

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What the issue asks of a person at the first whole Signalbox, in one go.
    void aLessonFromOpeningToExport()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        const QByteArray before = contentOf(path);
        Player &player = desk.window.player();
        QCOMPARE(desk.timeline.timeline().end, 14'200'000);
        QCOMPARE(player.time(), 0);

        desk.canvas.setFocus();
        QTest::keyClick(&desk.canvas, Qt::Key_Space);
        QTRY_VERIFY(player.isPlaying());
        QTRY_VERIFY(player.time() > 100'000);
        QTest::keyClick(&desk.canvas, Qt::Key_Space);
        QTRY_VERIFY(!player.isPlaying());

        // Half the cook's work time, typed into the inspector: the whole timeline is another at once.
        QTest::mouseClick(&desk.canvas, Qt::LeftButton, {}, desk.pointOf(desk.node(u"cook"_s)));
        QCOMPARE(desk.canvas.selection(), QList<NodeId>{desk.node(u"cook"_s)});
        QCOMPARE(desk.timeline.selectedNode(), desk.node(u"cook"_s));
        SecondsSpin *work = nullptr;
        for (auto *spin : desk.window.findChild<Inspector *>()->findChildren<SecondsSpin *>())
            if (spin->accessibleName() == u"Work time")
                work = spin;
        QVERIFY(work);
        QCOMPARE(work->time(), 700'000);
        work->setFocus();
        work->selectAll();
        QTest::keyClicks(work, u"0.35"_s);
        QTest::keyClick(work, Qt::Key_Return);
        QTRY_COMPARE(desk.timeline.timeline().end, 7'200'000);
        QVERIFY(desk.window.document().isModified());
        QVERIFY(desk.window.isWindowModified());

        // A second consumer, dropped, then wired to the queue.
        const qsizetype nodes = desk.window.document().layout().nodes.size();
        desk.drop(NodeKind::Consumer, desk.pointOf(desk.node(u"cook"_s)) + QPoint(0, 190));
        QCOMPARE(desk.window.document().layout().nodes.size(), nodes + 1);
        const NodeId second = desk.window.document().layout().nodes.last().id;
        QCOMPARE(desk.canvas.selection(), QList<NodeId>{second});
        QVERIFY(desk.window.document().undoStack().undoText().contains(u"Consumer"));
        desk.drag(desk.portOf(desk.node(u"order window"_s), CanvasGeometry::Port::Out),
                  desk.portOf(second, CanvasGeometry::Port::In));
        QCOMPARE(desk.window.document().layout().links.size(), 3);
        QTRY_VERIFY(desk.timeline.timeline().end < 6'000'000);

        desk.trigger(Actions::ToStart);
        QCOMPARE(player.time(), 0);

        while (desk.window.document().undoStack().canUndo())
            desk.trigger(Actions::Undo);
        QVERIFY(!desk.window.isWindowModified());
        desk.trigger(Actions::Save);
        QCOMPARE(contentOf(path), before);
        QTRY_COMPARE(desk.timeline.timeline().end, 14'200'000);
    }

    void theRunInTheWindowIsTheRunOfItsFile()
    {
        Desk desk;
        const QString path = desk.open(u"11_random_arrivals"_s);
        QTRY_VERIFY(!desk.window.keeper().isRunning());
        QCOMPARE(desk.window.keeper().replay().run(), simulate(*loadLayout(path).layout));
    }

    void aMnemonicStandsOnceInItsMenu()
    {
        Desk desk;
        QList<QWidget *> bars{desk.window.menuBar()};
        for (QMenu *menu : desk.window.menuBar()->findChildren<QMenu *>())
            bars.append(menu);
        QVERIFY(bars.size() > 5);
        for (const QWidget *bar : std::as_const(bars)) {
            QHash<QKeySequence, QString> taken;
            for (const QAction *action : bar->actions()) {
                const QKeySequence key = QKeySequence::mnemonic(action->text());
                if (key.isEmpty())
                    continue;
                QVERIFY2(!taken.contains(key), qPrintable(taken.value(key) + u" and "_s + action->text()));
                taken.insert(key, action->text());
            }
        }
    }

    void stepsAndHomeAndEndWorkByKeys()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        Player &player = desk.window.player();
        desk.timeline.setFocus();
        player.seek(2'000'000);
        const World there = player.world();
        QTest::keyClick(&desk.timeline, Qt::Key_Period);
        QVERIFY(player.world().facts > there.facts);
        QTest::keyClick(&desk.timeline, Qt::Key_Comma);
        QCOMPARE(player.world(), there);
        QTest::keyClick(&desk.timeline, Qt::Key_End);
        QVERIFY(player.isAtEnd());
        QVERIFY(!desk.window.actions()[Actions::StepForward]->isEnabled());
        QVERIFY(!Actions::whyNot(desk.window.actions()[Actions::StepForward]).isEmpty());
        QTest::keyClick(&desk.timeline, Qt::Key_Home);
        QCOMPARE(player.time(), 0);
    }

    void scrubbingMovesTheTime()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const TimelineGeometry &geometry = desk.timeline.geometryInTime();
        const QPoint at(int(geometry.x(5'000'000)), int(geometry.rulerHeight() / 2));
        QTest::mouseClick(desk.timeline.viewport(), Qt::LeftButton, {}, at);
        QVERIFY(qAbs(desk.window.player().time() - 5'000'000) < 50'000);
        const auto *bar = desk.window.findChild<PlayBar *>();
        QVERIFY2(bar->timeText().startsWith(u"t = 5.") || bar->timeText().startsWith(u"t = 4.9"),
                 qPrintable(bar->timeText()));
        QVERIFY2(bar->runText().startsWith(u"of 14.200 s · 286 events"), qPrintable(bar->runText()));
    }

    /// And what was there stays chosen.
    void anEditThatIsTooMuchIsRefusedInWords()
    {
        Desk desk;
        Layout deep;
        for (int depth = 0; depth < kDeepestNesting; ++depth) {
            Node frame = makeNode(deep, NodeKind::Timeout, {});
            frame.size = {2000, 2000};
            frame.scope = depth == 0 ? NodeId::None : deep.nodes.back().id;
            deep.nodes.append(frame);
        }
        Node last = makeNode(deep, NodeKind::Shield, {20, 40});
        last.size = {1900, 1900};
        last.scope = deep.nodes.back().id;
        deep.nodes.append(last);
        desk.window.document().reset(deep);
        desk.canvas.fitAll();
        desk.canvas.setSelection({last.id});
        desk.canvas.addNode(NodeKind::Lock);
        desk.drop(NodeKind::Gather, desk.pointOf(last.id));
        QCOMPARE(desk.window.document().layout(), deep);
        QCOMPARE(desk.canvas.selection(), QList<NodeId>{last.id});
        QCOMPARE(desk.window.statusBar()->currentMessage(),
                 u"Frames lie no more than 64 deep, one in the other, so nothing was changed."_s);
    }

    void lettersTypedIntoAFieldAreNotCommands()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        auto *search = desk.window.findChild<QLineEdit *>();
        QVERIFY(search);
        search->setFocus();
        QTest::keyClicks(search, u"a . , b"_s);
        QVERIFY(!desk.window.player().isPlaying());
        QCOMPARE(desk.window.player().world().facts, 0);
    }

    void aDeadlockIsToldAboveTheCanvasAndShown()
    {
        Desk desk;
        desk.open(u"08_two_locks_in_deadlock"_s);
        auto *banner = desk.window.findChild<VerdictBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->title().startsWith(u"Deadlock"), qPrintable(banner->title()));
        QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(desk.window.player().time(), 700'000);
        QVERIFY(desk.canvas.selection().size() >= 2);
        desk.open(u"01_bounded_queue"_s);
        QVERIFY(!banner->isVisible());
    }

    void problemsAreCountedAndLeadToTheirNode()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        auto *problems = desk.window.findChild<ProblemsPanel *>();
        QCOMPARE(problems->count(), 0);
        desk.drop(NodeKind::Consumer, {60, 60});
        QTRY_VERIFY(problems->count() > 0);
        const NodeId lonely = desk.window.document().layout().nodes.last().id;
        desk.canvas.setSelection({});
        Q_EMIT problems->nodePicked(lonely);
        QCOMPARE(desk.canvas.selection(), QList<NodeId>{lonely});
    }

    void everyCommandIsInThePaletteWithItsReason()
    {
        Desk desk;
        desk.trigger(Actions::CommandPalette);
        auto *palette = desk.window.findChild<CommandPalette *>();
        QVERIFY(palette);
        auto *list = palette->findChild<QTreeWidget *>();
        QCOMPARE(list->topLevelItemCount(), int(Actions::Count));
        auto *search = palette->findChild<QLineEdit *>();
        QTest::keyClicks(search, u"undo"_s);
        QVERIFY(list->topLevelItemCount() >= 1);
        QCOMPARE(list->topLevelItem(0)->text(0), u"Undo"_s);
        QCOMPARE(list->topLevelItem(0)->text(1), u"There is no change to take back."_s);
        QVERIFY(list->topLevelItem(0)->isDisabled());
        search->clear();
        QTest::keyClicks(search, u"light"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(desk.preferences.theme(), u"light"_s);
    }

    void everyActionHasNameAndSentenceAndNoKeyTwice()
    {
        Desk desk;
        QSet<QKeySequence> keys;
        for (const QAction *action : desk.window.actions().all()) {
            QVERIFY(!Actions::plainName(action).isEmpty());
            QVERIFY(Actions::sentence(action).endsWith(u'.'));
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
                keys.insert(key);
            }
        }
    }

    void thePythonPanelFollowsTheCanvasAndBack()
    {
        Desk desk;
        desk.open(u"20_shield"_s);
        auto *code = desk.window.findChild<CodePanel *>();
        QVERIFY(!code->isVisible());
        desk.trigger(Actions::ShowCode);
        QVERIFY(code->isVisible());
        QVERIFY(code->shownText().contains(u"await asyncio.shield(payment())"_s));
        desk.canvas.setSelection({desk.node(u"payment"_s)});
        const auto lines = code->source().linesOf(desk.node(u"bouncer"_s));
        QVERIFY(!lines.empty());
        auto *editor = code->findChild<QAbstractScrollArea *>();
        for (quint32 down = 0; down < lines.front(); ++down)
            QTest::keyClick(editor, Qt::Key_Down);
        QTRY_COMPARE(desk.canvas.selection(), QList<NodeId>{desk.node(u"bouncer"_s)});
        desk.trigger(Actions::ResetLayout);
        QVERIFY(!code->isVisible());
    }

    void exportsPython()
    {
        Desk desk;
        desk.open(u"20_shield"_s);
        const QString path = desk.folder.filePath(u"shield.py"_s);
        QTimer::singleShot(0, qApp, [&path] {
            auto *files = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            QVERIFY(files);
            files->selectFile(path);
            static_cast<QDialog *>(files)->accept(); // public there
        });
        desk.trigger(Actions::ExportPython);
        const Layout &layout = desk.window.document().layout();
        QCOMPARE(QString::fromUtf8(contentOf(path)),
                 toPython(expand(layout), layout.title, layout.description).text());
    }

    void aDraggedStopCanBeUndone()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        Document &document = desk.window.document();
        document.setStops({{1'000'000, u"a"_s, {}}, {2'000'000, u"b"_s, {}}});
        Q_EMIT desk.window.findChild<TimelineView *>()->stopDragged(1'000'000, 3'000'000);
        QCOMPARE(stopsOf(document.layout())[1], (Stop{3'000'000, u"a"_s, {}}));
        document.undoStack().undo();
        QCOMPARE(stopsOf(document.layout())[0], (Stop{1'000'000, u"a"_s, {}}));
        // Onto another: that is the one that goes.
        Q_EMIT desk.window.findChild<TimelineView *>()->stopDragged(1'000'000, 2'000'000);
        QCOMPARE(stopsOf(document.layout()), (QList<Stop>{{2'000'000, u"a"_s, {}}}));
    }

    void exportsTraces_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("Perfetto") << u".pftrace"_s << QByteArray("order window");
        QTest::newRow("Chrome") << u".json"_s << QByteArray("traceEvents");
        QTest::newRow("table") << u".csv"_s << QByteArray(",");
        QTest::newRow("sequence") << u".mmd"_s << QByteArray("sequenceDiagram");
        QTest::newRow("Gantt") << u".gantt.mmd"_s << QByteArray("gantt");
    }
    void exportsTraces()
    {
        QFETCH(const QString, ending);
        QFETCH(const QByteArray, words);
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const QString path = desk.folder.filePath(u"queue"_s + ending);
        whenAsked<QFileDialog>([&](QFileDialog &files) {
            files.selectFile(path);
            static_cast<QDialog &>(files).accept();
        });
        desk.trigger(Actions::ExportTrace);
        QVERIFY2(contentOf(path).contains(words), contentOf(path).left(300));
    }

    void aCancelledTraceLeavesNoFile()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        QTemporaryDir target;
        whenAsked<QFileDialog>([&](QFileDialog &files) {
            files.selectFile(target.filePath(u"queue.pftrace"_s));
            static_cast<QDialog &>(files).accept();
        });
        QString words;
        connect(desk.window.findChild<ExportController *>(), &ExportController::statusMessage, this,
                [&words](const QString &message) { words = message; });
        Canceller canceller;
        qApp->installEventFilter(&canceller);
        desk.trigger(Actions::ExportTrace);
        QVERIFY2(words.contains(u"Cancelled"), qPrintable(words));
        QCOMPARE(QDir(target.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void theEndingOfATraceFollowsItsKind()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const QString path = desk.folder.filePath(u"queue"_s);
        whenAsked<QFileDialog>([&](QFileDialog &files) {
            files.selectFile(path + u".pftrace"_s);
            for (const QString &filter : files.nameFilters())
                if (filter.contains(u"*.csv"))
                    Q_EMIT files.filterSelected(filter);
            QCOMPARE(files.selectedFiles(), QStringList{path + u".csv"_s});
            static_cast<QDialog &>(files).accept();
        });
        desk.trigger(Actions::ExportTrace);
        QVERIFY(QFile::exists(path + u".csv"_s));
    }

    void exportingWhatPythonWillRefuseSaysSo()
    {
        Desk desk;
        const QString deep = desk.folder.filePath(u"deep.signalbox"_s);
        testing::writeFile(deep, testing::nestedLoops(21));
        QVERIFY(desk.window.files().openFile(deep));
        const QString path = desk.folder.filePath(u"deep.py"_s);
        QString words;
        whenAsked<QFileDialog>([&](QFileDialog &files) {
            files.selectFile(path);
            answerNext(u"OK"_s, &words);
            static_cast<QDialog &>(files).accept();
        });
        desk.trigger(Actions::ExportPython);
        QVERIFY2(words.contains(u"too many statically nested blocks"), qPrintable(words));
        QVERIFY(QFile::exists(path));
    }

    void theSpeedGoesAlongItsLadder()
    {
        Desk desk;
        Player &player = desk.window.player();
        QCOMPARE(player.speed(), 1.0);
        desk.trigger(Actions::Faster);
        QCOMPARE(player.speed(), 2.0);
        for (int i = 0; i < 10; ++i)
            desk.trigger(Actions::Slower);
        QCOMPARE(player.speed(), 0.1);
        for (int i = 0; i < 20; ++i)
            desk.trigger(Actions::Faster);
        QCOMPARE(player.speed(), 100.0);
    }

    void anotherSeedIsAnotherRun()
    {
        Desk desk;
        desk.open(u"11_random_arrivals"_s);
        QTRY_VERIFY(!desk.window.keeper().isRunning());
        const QByteArray before = toJsonLines(desk.window.keeper().replay().run());
        const Layout document = desk.window.document().layout();
        auto *banner = desk.window.findChild<SeedBanner *>();
        QVERIFY(!banner->isVisible());
        const auto place = [&](Actions::Id id) {
            for (auto *button : desk.window.findChild<PlayBar *>()->findChildren<QToolButton *>())
                if (button->defaultAction() == desk.window.actions()[id])
                    return button->geometry();
            return QRect();
        };
        desk.window.resize(1600, 900);
        QTRY_VERIFY(place(Actions::NewSeed).left() > 700);
        desk.window.findChild<PlayBar *>()->layout()->activate(); // what has unfolded gets its place
        const QRect dice = place(Actions::NewSeed);
        const QRect play = place(Actions::PlayPause);
        desk.trigger(Actions::NewSeed);
        QCoreApplication::processEvents();
        QVERIFY(dice.isValid());
        QCOMPARE(place(Actions::NewSeed), dice); // who throws the dice again must not hit Keep
        QCOMPARE(place(Actions::PlayPause), play);
        QTRY_VERIFY(toJsonLines(desk.window.keeper().replay().run()) != before);
        QCOMPARE(desk.window.document().layout(), document);
        QVERIFY(!desk.window.document().isModified());
        QTRY_VERIFY(banner->isVisible());
        const QByteArray tried = toJsonLines(desk.window.keeper().replay().run());
        QTest::mouseClick(banner->findChildren<QPushButton *>().first(), Qt::LeftButton); // Keep
        QCOMPARE(desk.window.document().undoStack().count(), 1);
        QCOMPARE(toJsonLines(desk.window.keeper().replay().run()), tried);
        QTRY_VERIFY(!banner->isVisible());
        desk.trigger(Actions::Undo);
        QTRY_COMPARE(toJsonLines(desk.window.keeper().replay().run()), before);
    }

    void theWindowExportsWhatItShows()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        desk.window.player().seek(desk.window.keeper().replay().endTime() / 2);
        desk.trigger(Actions::Export);
        auto *dialog = desk.window.findChild<ExportDialog *>();
        QVERIFY(dialog);
        FilmSpec spec = dialog->spec();
        QCOMPARE(spec.theme.name, u"dark"_s);
        QSignalSpy exported(dialog, &ExportDialog::exported);
        dialog->findChild<QComboBox *>(u"format"_s)->setCurrentIndex(1);
        const QString path = desk.folder.filePath(u"still.png"_s);
        dialog->start(path);
        QCOMPARE(exported.count(), 1);
        const Film film(desk.window.keeper().layout(), desk.window.keeper().replay(), dialog->spec());
        QCOMPARE(QImage(path).convertToFormat(QImage::Format_RGB32), film.still(desk.window.player().time()));
        dialog->reject();
    }

    void returnExportsWhenTheDialogOpensAtAnyMoment()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        for (const Micros moment : {Micros(0), Micros(3'333'333), desk.window.keeper().replay().endTime()}) {
            desk.window.player().seek(moment);
            desk.trigger(Actions::Export);
            auto *dialog = desk.window.findChild<ExportDialog *>();
            QVERIFY(dialog);
            QVERIFY(QTest::qWaitForWindowActive(dialog));
            QVERIFY(dialog->focusWidget());
            bool asked = false;
            QTimer::singleShot(0, qApp, [&asked] {
                auto *files = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
                QVERIFY(files);
                asked = true;
                files->reject();
            });
            QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
            QVERIFY(asked);
            dialog->reject();
            QTRY_VERIFY(!desk.window.findChild<ExportDialog *>());
        }
    }

    void nodesAddedByKeysStandBesideEachOther()
    {
        Desk desk;
        desk.canvas.setFocus();
        for (const QString &letters : {u"prod"_s, u"que"_s, u"cons"_s}) {
            QTest::keyClick(&desk.canvas, Qt::Key_A, Qt::ShiftModifier);
            QWidget *search = QApplication::focusWidget();
            QTest::keyClicks(search, letters);
            QTest::keyClick(search, Qt::Key_Return);
        }
        const QList<Node> nodes = desk.window.document().layout().nodes;
        QCOMPARE(nodes.size(), 3);
        for (const Node &one : nodes)
            for (const Node &other : nodes)
                QVERIFY(one.id == other.id
                        || !desk.canvas.geometry().rect(one.id).intersects(
                            desk.canvas.geometry().rect(other.id)));
    }

    void aNewProducerEndsAndIsNoReasonForAWarning()
    {
        Desk desk;
        desk.drop(NodeKind::Producer, {400, 200});
        const Node &producer = desk.window.document().layout().nodes.first();
        QCOMPARE(producer.name, u"producer-1"_s);
        QTRY_COMPARE(desk.window.keeper().replay().run().ending(), Ending::Finished);
        auto *banner = desk.window.findChild<VerdictBanner *>();
        QVERIFY(!banner->isVisible());
        // Nor is one without an end: that its run was cut off stands among the problems.
        desk.window.document().setParameter(producer.id, Param::Count, qint64(0));
        QTRY_COMPARE(desk.window.keeper().replay().run().ending(), Ending::Horizon);
        QTRY_VERIFY(!desk.window.keeper().verdicts().isEmpty());
        QVERIFY(!banner->isVisible());
        QTRY_VERIFY(desk.window.findChild<ProblemsPanel *>()->count() > 0);
    }

    void thePaletteKnowsTheMenusAndSaysWhenThereIsNothing()
    {
        Desk desk;
        desk.trigger(Actions::CommandPalette);
        auto *palette = desk.window.findChild<CommandPalette *>();
        auto *list = palette->findChild<QTreeWidget *>();
        auto *search = palette->findChild<QLineEdit *>();
        QTest::keyClicks(search, u"theme"_s);
        QStringList names;
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            names.append(list->topLevelItem(row)->text(0));
        QVERIFY2(names.contains(u"Theme: Light"_s), qPrintable(names.join(u", ")));
        QCOMPARE(names.filter(u"Theme:"_s).size(), 3);
        search->clear();
        QTest::keyClicks(search, u"zebra"_s);
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(0), u"Nothing found"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(palette->isVisible());
    }

    void tidyIsForWhatIsThere()
    {
        Desk desk;
        const QAction *tidy = desk.window.actions()[Actions::Tidy];
        QVERIFY(!tidy->isEnabled());
        QCOMPARE(Actions::whyNot(tidy), u"There is nothing on the canvas."_s);
        desk.open(u"12_pipeline"_s);
        QVERIFY(tidy->isEnabled());
        const Layout before = desk.window.document().layout();
        desk.trigger(Actions::Tidy);
        QCOMPARE(desk.window.document().undoStack().undoText(), u"Tidy"_s);
        QVERIFY(desk.window.document().layout() != before);
        desk.trigger(Actions::Undo);
        QCOMPARE(desk.window.document().layout(), before);
    }

    void whatNeedsASelectionSaysSoWithoutOne()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const QList<Actions::Id> needy{Actions::Cut, Actions::Copy, Actions::Duplicate, Actions::Delete};
        for (const Actions::Id id : needy) {
            QVERIFY(!desk.window.actions()[id]->isEnabled());
            QCOMPARE(Actions::whyNot(desk.window.actions()[id]), u"Nothing is selected."_s);
        }
        const NodeId cook = desk.node(u"cook"_s);
        desk.canvas.setSelection({cook});
        for (const Actions::Id id : needy)
            QVERIFY(desk.window.actions()[id]->isEnabled());
        QVERIFY(!desk.window.actions()[Actions::AlignTop]->isEnabled());
        desk.trigger(Actions::Delete);
        QVERIFY(!desk.window.actions()[Actions::Delete]->isEnabled());
        desk.trigger(Actions::Undo);
        QCOMPARE(desk.canvas.selection(), QList<NodeId>{cook});
        desk.canvas.selectAll();
        desk.trigger(Actions::AlignLeft);
        QVERIFY(desk.window.document().undoStack().undoText().startsWith(u"Align"));
        const Link wire = desk.window.document().layout().links.first();
        desk.canvas.selectWire(wire);
        QVERIFY(desk.window.actions()[Actions::Delete]->isEnabled());
        QVERIFY(!desk.window.actions()[Actions::Copy]->isEnabled());
    }
};

SIGNALBOX_TEST(TestMainWindow)

} // namespace tst_mainwindow

#include "tst_mainwindow.moc"
