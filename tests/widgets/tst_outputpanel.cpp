// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptdesk.h"
#include "tests/support/suite.h"
#include "widgets/output/outputmodel.h"
#include "widgets/output/outputpanel.h"
#include "widgets/output/outputview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

namespace tst_outputpanel {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

const QString kCities = u"import asyncio\n"
                        "async def fetch(city, delay):\n"
                        "    await asyncio.sleep(delay)\n"
                        "    print(city, 'ready')\n"
                        "async def main():\n"
                        "    print('three cities')\n"
                        "    await asyncio.gather(fetch('Oslo', 1.5), fetch('Lima', 1), fetch('Rome', 0.6))\n"
                        "    print('done')\n"
                        "asyncio.run(main())\n"_s;

struct OutputFixture : ScriptDesk {
    OutputPanel panel{keeper, player};
    OutputView &view;
    OutputModel &model;

    explicit OutputFixture(const QString &text = kCities)
        : ScriptDesk(text)
        , view(*panel.findChild<OutputView *>())
        , model(*panel.findChild<OutputModel *>())
    {
        panel.resize(560, 260);
        panel.show();
    }
    QString spoken(int row) const { return model.data(model.index(row), Qt::AccessibleTextRole).toString(); }
    double ink(int row, const Theme &theme) const
    {
        const QImage image = view.viewport()->grab().toImage();
        const QRect place = view.visualRect(model.index(row));
        double most = 0;
        for (int x = place.left() + 2; x < place.right() - 120; ++x)
            for (int y = place.top() + 3; y < place.bottom() - 2; ++y)
                most = std::max(most, contrastRatio(image.pixelColor(x, y), theme.field));
        return most;
    }
};

} // namespace

class TestOutputPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesFollowThePlayhead()
    {
        OutputFixture it;
        const QAbstractItemModelTester tester(&it.model,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(it.model.rowCount(), 5);
        QCOMPARE(it.model.printedRows(), 0);
        it.player.seek(1'000'000);
        QCOMPARE(it.model.printedRows(), 3);
        QVERIFY2(it.spoken(2).startsWith(u"1.00 s, "), qPrintable(it.spoken(2)));
        QVERIFY2(it.spoken(3).startsWith(u"Not printed yet: "), qPrintable(it.spoken(3)));
        QCOMPARE(it.view.accessibleDescription(), u"3 of 5 lines printed so far"_s);
        it.player.toStart();
        QCOMPARE(it.model.printedRows(), 0);
    }

    void whatIsToComeIsPaler()
    {
        OutputFixture it;
        for (const Theme &theme : {Theme::dark(), Theme::light()}) {
            it.panel.setTheme(theme);
            it.player.seek(700'000);
            const double there = it.ink(0, theme);
            const double toCome = it.ink(4, theme);
            QVERIFY2(there > 7, qPrintable(QString::number(there)));
            // WCAG asks for 4.5; the thin strokes of letters are seldom a whole pixel.
            QVERIFY2(toCome > 4.3 && toCome < 0.75 * there, qPrintable(QString::number(toCome)));
        }
    }

    void theMenuOfALineShowsWhatItsTaskPrintsAlone()
    {
        OutputFixture it;
        const auto entry = [&it](const QString &begin) -> QAction * {
            for (QAction *action : it.view.actions())
                if (action->text().startsWith(begin))
                    return action;
            return nullptr;
        };
        it.view.setCurrentIndex(it.model.index(1));
        QVERIFY(entry(u"Only &What"_s));
        entry(u"Only &What"_s)->trigger();
        QCOMPARE(it.model.rowCount(), 1);
        QVERIFY(entry(u"Show All"_s));
        entry(u"Show All"_s)->trigger();
        QCOMPARE(it.model.rowCount(), 5);
    }

    void aLineThatTheChoiceLeavesOutIsShownAllTheSame()
    {
        OutputFixture it;
        it.model.showOnly(it.model.line(1).task);
        it.panel.showLine(4);
        QCOMPARE(it.model.rowCount(), 5);
        QCOMPARE(it.view.currentIndex().row(), 4);
    }

    void aPickedLineLeadsToItsMomentAndTask()
    {
        OutputFixture it;
        QSignalSpy picked(&it.panel, &OutputPanel::taskPicked);
        it.view.setCurrentIndex(it.model.index(1));
        QTest::keyClick(&it.view, Qt::Key_Return);
        QCOMPARE(it.player.time(), 600'000);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked[0][0].value<TaskId>(), it.model.line(1).task);
        QTest::mouseClick(it.view.viewport(), Qt::LeftButton, {},
                          it.view.visualRect(it.model.index(3)).center());
        QCOMPARE(it.player.time(), 1'500'000);
    }

    void searchGoesFromHitToHit()
    {
        OutputFixture it;
        it.view.setFocus();
        QTest::keyClick(&it.view, Qt::Key_F, Qt::ControlModifier);
        auto *search = it.panel.findChild<QLineEdit *>();
        QVERIFY(search->isVisible());
        QTest::keyClicks(search, u"READY"_s);
        QCOMPARE(it.view.currentIndex().row(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(it.view.currentIndex().row(), 2);
        QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(it.view.currentIndex().row(), 3); // round the beginning
        QCOMPARE(search->accessibleDescription(), u"in 3 lines"_s);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!search->isVisible());
        QCOMPARE(it.view.sought(), QString());
    }

    void oneTasksLinesCanBeSeenAlone()
    {
        OutputFixture it;
        auto *tasks = it.panel.findChild<QComboBox *>();
        QCOMPARE(tasks->count(), 5);
        tasks->setCurrentIndex(1);
        QCOMPARE(it.model.rowCount(), 2);
        QCOMPARE(it.model.line(1).text, u"done"_s);
        tasks->setCurrentIndex(0);
        QCOMPARE(it.model.rowCount(), 5);
    }

    void linesAreCopied()
    {
        OutputFixture it;
        it.view.setCurrentIndex(it.model.index(1));
        it.view.selectionModel()->select(it.model.index(3), QItemSelectionModel::Select);
        QTest::keyClick(&it.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Rome ready\nOslo ready\n"_s);
        QCOMPARE(it.view.wholeText(), u"three cities\nRome ready\nLima ready\nOslo ready\ndone\n"_s);
    }

    void aProgramThatPrintsNothingSaysSo()
    {
        OutputFixture it(u"x = 1\n"_s);
        QVERIFY(!prints(it.keeper.replay().run()));
        QVERIFY(!it.view.isVisible());
        QVERIFY(qobject_cast<QLabel *>(it.panel.findChild<QStackedWidget *>()->currentWidget())
                    ->text()
                    .contains(u"nothing"));
    }

    void aHundredThousandLinesStayQuick()
    {
        OutputFixture it(u"for i in range(100000):\n    print('line', i)\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!it.keeper.isRunning(), 60'000);
        QCOMPARE(it.model.rowCount(), 100'000);
        QElapsedTimer timer;
        timer.start();
        for (int at = 0; at < 10; ++at) {
            at % 2 == 0 ? it.player.toEnd() : it.player.toStart();
            it.view.viewport()->grab();
        }
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }

    void everyPartHasAName()
    {
        OutputFixture it;
        for (const QWidget *part : it.panel.findChildren<QWidget *>()) {
            if (part->focusPolicy() != Qt::NoFocus && part->isVisible())
                QVERIFY2(!part->accessibleName().isEmpty(), part->metaObject()->className());
        }
    }
};

SIGNALBOX_TEST(TestOutputPanel)

} // namespace tst_outputpanel

#include "tst_outputpanel.moc"
