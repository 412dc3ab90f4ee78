// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/banner.h"
#include "app/mainwindow.h"
#include "app/playbar.h"
#include "app/sidepanel.h"
#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"
#include "widgets/code/codepanel.h"
#include "widgets/output/outputpanel.h"

#include <QAccessible>
#include <QSpinBox>
#include <QSplitter>
#include <QTest>

namespace tst_windowshape {

using namespace signalbox;
using namespace Qt::StringLiterals;

/// Panes, panels and the room they take.
class TestWindowShape : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void themesSwitchLive()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const QImage dark = desk.canvas.grab().toImage();
        desk.trigger(Actions::ThemeLight);
        const QImage light = desk.canvas.grab().toImage();
        QVERIFY(qGray(dark.pixel(5, 5)) < 80);
        QVERIFY(qGray(light.pixel(5, 5)) > 180);
        QCOMPARE(desk.preferences.theme(), u"light"_s);
        desk.trigger(Actions::ThemeDark);
        QCOMPARE(desk.canvas.grab().toImage(), dark);
    }

    void panesCycleWithoutATrap()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.canvas.setFocus();
        QSet<const QWidget *> visited;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            QVERIFY(QApplication::focusWidget());
            visited.insert(QApplication::focusWidget());
        }
        QVERIFY2(visited.size() >= 5, qPrintable(QString::number(visited.size())));
        QVERIFY(desk.canvas.hasFocus() || visited.contains(&desk.canvas));
    }

    void panelsHideAndResetLayoutBringsThemBack()
    {
        Desk desk;
        QVERIFY(desk.timeline.isVisible());
        desk.trigger(Actions::ShowTimeline);
        QVERIFY(!desk.timeline.isVisible());
        desk.trigger(Actions::ShowCharts);
        desk.trigger(Actions::ResetLayout);
        QVERIFY(desk.timeline.isVisible());
        QVERIFY(!desk.window.actions()[Actions::ShowCharts]->isChecked());
    }

    void theOutputTakesTheWidthThatSuitsItUntilSomebodyChoosesOne()
    {
        Desk desk;
        desk.window.resize(1440, 900);
        const auto import = [&desk](const QString &text) {
            Layout layout;
            Node module = makeNode(layout, NodeKind::Module, {});
            module.parameters[Param::Code] = u"print('%1')\n"_s.arg(text);
            layout.nodes.append(module);
            const QString path = desk.folder.filePath(u"out%1.signalbox"_s.arg(text.size()));
            QVERIFY(!saveLayout(layout, path));
            QVERIFY(desk.window.files().openFile(path));
        };
        auto *output = desk.window.findChild<OutputPanel *>();
        import(u"hi"_s);
        QVERIFY(output->isVisible());
        const int narrow = output->width();
        QVERIFY2(narrow < 330, qPrintable(QString::number(narrow)));
        import(QString(60, u'x'));
        const int wide = output->width();
        QVERIFY2(wide > narrow + 40 && wide <= 430, qPrintable(u"%1 %2"_s.arg(narrow).arg(wide)));
        // By hand, as QSplitter tells of it.
        auto *lanes = desk.window.findChild<QSplitter *>(u"lanes"_s);
        lanes->setSizes({lanes->width() - 500, 0, 500});
        Q_EMIT lanes->splitterMoved(0, 2);
        const int chosen = output->width();
        QVERIFY(chosen > 470);
        import(u"hello"_s);
        QCOMPARE(output->width(), chosen);
        desk.trigger(Actions::ShowOutput);
        desk.trigger(Actions::ShowOutput);
        QCOMPARE(output->width(), chosen);
    }

    void thePythonPanelLeavesTheCanvasTheRoom()
    {
        Desk desk;
        desk.window.resize(1440, 900);
        const QAction &shown = *desk.window.actions()[Actions::ShowCode];
        auto *side = desk.window.findChild<SidePanel *>();
        auto *code = desk.window.findChild<CodePanel *>();
        const int before = desk.canvas.width();
        const int narrow = side->width();
        desk.trigger(Actions::ShowCode);
        QVERIFY2(side->width() > narrow, "code needs more room than a form");
        QVERIFY2(desk.canvas.width() > 720, qPrintable(QString::number(desk.canvas.width())));
        side->setCurrentIndex(0);
        QVERIFY(!shown.isChecked());
        QVERIFY(std::abs(desk.canvas.width() - before) <= 8);
        // A hidden panel shows no code; asking for code shows the panel.
        side->setCurrentWidget(code);
        QVERIFY(shown.isChecked());
        desk.trigger(Actions::ShowSide);
        QVERIFY(!shown.isChecked());
        desk.trigger(Actions::ShowCode);
        QVERIFY(code->isVisible() && shown.isChecked());
    }

    void theShapeOfTheWindowIsRemembered()
    {
        Desk desk;
        desk.window.resize(780, 700); // small enough for any screen
        auto *rows = desk.window.findChild<QSplitter *>(u"rows"_s);
        rows->setSizes({rows->height() - 200, 200});
        const QList<int> sizes = rows->sizes();
        desk.window.close();
        MainWindow next(desk.preferences, desk.folder.filePath(u"other"_s));
        next.show();
        QCOMPARE(next.size(), QSize(780, 700));
        QCOMPARE(next.findChild<QSplitter *>(u"rows"_s)->sizes(), sizes);
    }

    void theWidthOfTheCodeIsRemembered()
    {
        Desk desk;
        desk.window.resize(1440, 900);
        auto *side = desk.window.findChild<SidePanel *>();
        auto *columns = qobject_cast<QSplitter *>(side->parentWidget());
        desk.trigger(Actions::ShowCode);
        QList<int> sizes = columns->sizes();
        sizes[1] += sizes[2] - 610;
        sizes[2] = 610;
        columns->setSizes(sizes);
        desk.trigger(Actions::ShowCode);
        QVERIFY(side->width() < 400);
        desk.window.close();
        MainWindow next(desk.preferences, desk.folder.filePath(u"other"_s));
        next.resize(1440, 900);
        next.show();
        side = next.findChild<SidePanel *>();
        QVERIFY2(side->width() < 400, "a start begins with the inspector");
        next.actions()[Actions::ShowCode]->trigger();
        QVERIFY2(std::abs(side->width() - 610) <= 4, qPrintable(QString::number(side->width())));
    }

    void aBannerLiesOverTheCanvasAndDoesNotMoveIt()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const QRect before(desk.canvas.mapTo(&desk.window, QPoint()), desk.canvas.size());
        desk.open(u"08_two_locks_in_deadlock"_s);
        auto *banner = desk.window.findChild<VerdictBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QTRY_VERIFY(banner->height() >= banner->sizeHint().height());
        QCOMPARE(QRect(desk.canvas.mapTo(&desk.window, QPoint()), desk.canvas.size()), before);
        const QRect covered(desk.canvas.mapFromGlobal(banner->mapToGlobal(QPoint())), banner->size());
        QVERIFY(desk.canvas.rect().contains(covered));
        // What has just been opened stands clear of it.
        const QRectF program = desk.canvas.camera().toView(desk.canvas.contentRect());
        QVERIFY(!program.intersects(covered));
    }

    void theWindowFitsSmallScreens()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        QVERIFY2(desk.window.minimumSizeHint().width() <= 700,
                 qPrintable(QString::number(desk.window.minimumSizeHint().width())));
        QVERIFY(desk.window.screen()->availableGeometry().contains(desk.window.geometry()));
        desk.window.resize(700, 560);
        QTRY_COMPARE(desk.window.width(), 700);
        const auto *bar = desk.window.findChild<PlayBar *>();
        QVERIFY(bar->layout()->totalMinimumSize().width() <= bar->width());
        desk.window.resize(1440, 900);
        QTRY_VERIFY(bar->findChild<QSpinBox *>()->isVisible());
    }

    void thePlayBarStandsStillWhateverTheRun()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        auto *bar = desk.window.findChild<PlayBar *>();
        const auto places = [bar] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QList<QRect> all;
            for (const QWidget *part : bar->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
                all.append(part->geometry());
            return all;
        };
        const QList<QRect> before = places();
        const NodeId cook = desk.node(u"cook"_s);
        Settings settings = desk.window.document().layout().settings;
        settings.horizon = 10'000 * kMicrosPerSecond;
        desk.window.document().setSettings(settings);
        desk.window.document().setParameter(cook, Param::Work, Duration::fixed(60'000'000));
        QTRY_VERIFY(desk.window.keeper().replay().endTime() > 1'000 * kMicrosPerSecond);
        desk.window.player().toEnd();
        QVERIFY2(bar->timeText().size() <= 13, qPrintable(bar->timeText()));
        QCOMPARE(places(), before);
    }

    void noWidgetThatTakesTheKeyboardIsUnnamed()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        for (const QWidget *widget : desk.window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY(face);
            QVERIFY2(!face->text(QAccessible::Name).isEmpty() || widget->focusProxy(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                + widget->objectName()));
        }
    }
};

SIGNALBOX_TEST(TestWindowShape)

} // namespace tst_windowshape

#include "tst_windowshape.moc"
