// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks through the whole window in the pseudo-language, in a small and a large size, and looks for two
// things: a text that was never handed to translation, and one that its place cuts off. What is in the side
// panel is looked at by another test, beside this one.

#include "app/actions.h"
#include "app/filecontroller.h"
#include "tests/app/walk.h"
#include "tests/support/paintedtexts.h"
#include "tests/support/suite.h"
#include "widgets/canvas/palettepanel.h"
#include "widgets/charts/chartspanel.h"
#include "widgets/comparison/comparepanel.h"
#include "widgets/figures/figurespanel.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

namespace tst_languages {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

/// Looks at every menu and dialog that opens while it lives, and closes it.
class WindowCloser : public QObject {
public:
    explicit WindowCloser(Walk &walk)
        : m_walk(walk)
    {
        m_timer.callOnTimeout(this, [this] { closeWhatIsOpen(); });
        m_timer.start(0);
    }

    void closeWhatIsOpen()
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (m_busy || !window->isVisible() || window == &m_walk.window)
                continue;
            m_busy = true;
            m_walk.look(*window);
            seen.append(window->windowTitle());
            if (auto *dialog = qobject_cast<QDialog *>(window))
                dialog->reject();
            else
                window->close();
            m_busy = false;
            return; // closing one may take others with it
        }
    }

    QStringList seen; ///< titles of the windows that opened

private:
    Walk &m_walk;
    QTimer m_timer;
    bool m_busy = false;
};

} // namespace

class TestLanguages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The walk would be of no use if it did not find these.
    void findsWhatItLooksFor()
    {
        Walk walk({1024, 700});
        QWidget holder;
        QLabel plain(u"Plain words"_s, &holder);
        QLabel narrow(pseudoWords(u"Words that are cut"_s), &holder);
        QLabel good(pseudoWords(u"Words with room"_s), &holder);
        plain.resize(400, 30);
        narrow.resize(40, 30);
        good.resize(400, 30);
        holder.show();
        walk.look(holder);
        QCOMPARE(walk.unmarked.size(), 1);
        QVERIFY(walk.unmarked.firstKey().contains(u"Plain words"_s));
        QCOMPARE(walk.cut.size(), 1);
        QVERIFY(walk.cut.firstKey().contains(narrow.text()));
    }

    void everyExample_data() { addSizes(); }
    void everyExample()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        for (const QString &path : exampleFilesInOrder()) {
            walk.open(path);
            const Micros end = walk.timeline.timeline().end;
            for (const Micros time : {Micros(0), end / 3, end}) {
                walk.window.player().seek(time);
                walk.look(walk.window);
            }
            tellTimeline(walk);
        }
        holdToBeClean(walk);
    }

    /// Whatever room the side panel takes.
    void thePaletteHasRoomForItsNames_data() { addSizes(); }
    void thePaletteHasRoomForItsNames()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        const auto *palette = walk.window.findChild<PalettePanel *>();
        const QList<PaintedText> names = paintedTexts(*palette->findChild<QListView *>()->viewport());
        QVERIFY(names.size() > 5);
        for (const PaintedText &name : names)
            QVERIFY2(!name.words.endsWith(u'…') && !name.isCutSideways(), qPrintable(name.words));
    }

    void everyChart_data() { addSizes(); }
    void everyChart()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        walk.open(exampleFilesInOrder().first());
        walk.window.actions()[Actions::ShowCharts]->setChecked(true);
        auto *charts = walk.window.findChild<ChartsPanel *>();
        walk.window.player().seek(walk.timeline.timeline().end / 2);
        for (const bool isTable : {false, true})
            for (int chart = 0; chart < charts->findChild<QComboBox *>()->count(); ++chart) {
                charts->setChart(chart);
                charts->setTableShown(isTable);
                walk.look(*charts);
            }
        holdToBeClean(walk);
    }

    /// Where it has room: in less, tables scroll sideways.
    void everyFigure()
    {
        Walk walk({2400, 1200});
        walk.window.actions()[Actions::ShowFigures]->setChecked(true);
        auto *figures = walk.window.findChild<FiguresPanel *>();
        walk.window.findChild<QSplitter *>(u"lanes"_s)->setSizes({500, 0, 0, 0, 1900, 0});
        for (const int example : {0, 3, 15, 38}) { // a queue, permits, a barrier, workers
            walk.open(exampleFilesInOrder()[example]);
            QTRY_VERIFY(figures->isDone() && figures->shown());
            auto *table = figures->findChild<QTableView *>(u"figures"_s);
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                table->setCurrentIndex(table->model()->index(row, 0));
                walk.look(*figures);
            }
        }
        walk.timeline.setStretch(0, walk.timeline.timeline().end / 2);
        QTRY_VERIFY(figures->isDone());
        walk.look(*figures);
        holdToBeClean(walk);
    }

    /// Where it has room: in less, tables scroll sideways.
    void everyComparison()
    {
        Walk walk({2400, 1200});
        walk.open(exampleFilesInOrder().first());
        walk.window.actions()[Actions::ShowComparison]->setChecked(true);
        auto *ghosts = walk.window.findChild<GhostKeeper *>();
        auto *panel = walk.window.findChild<ComparePanel *>();
        walk.window.findChild<QSplitter *>(u"lanes"_s)->setSizes({500, 0, 0, 0, 0, 1900});
        walk.look(*panel);
        ghosts->pinPresent();
        const NodeId cook = walk.window.document().layout().findByName(u"cook"_s)->id;
        walk.window.document().setParameter(cook, Param::Work, Duration::fixed(900'000));
        QTRY_VERIFY(ghosts->isDone() && ghosts->ghost());
        walk.look(*panel);
        walk.look(walk.timeline);
        holdToBeClean(walk);
    }

    void everyEdit_data() { addSizes(); }
    void everyEdit()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        walk.look(walk.window); // nothing drawn yet
        for (int kind = 0; kind < kNodeKindCount; ++kind) {
            walk.canvas.addNode(NodeKind(kind));
            for (const Node &node : walk.window.document().layout().nodes)
                walk.addData(node.name);
            walk.place = u"node of kind %1"_s.arg(kind);
            walk.look(walk.window);
        }
        for (const Actions::Id id :
             {Actions::SelectAll, Actions::AlignLeft, Actions::AlignTop, Actions::SpreadAcross,
              Actions::SpreadDown, Actions::Tidy, Actions::Copy, Actions::Paste, Actions::Duplicate,
              Actions::Cut, Actions::Undo, Actions::Redo, Actions::SelectAll, Actions::Delete, Actions::Undo,
              Actions::NewSeed, Actions::AddNode, Actions::Connect}) {
            walk.window.actions()[id]->trigger();
            for (const Node &node : walk.window.document().layout().nodes)
                walk.addData(node.name);
            walk.place = walk.window.actions()[id]->text();
            walk.look(walk.window);
        }
        holdToBeClean(walk);
    }

    void everyMenu()
    {
        Walk walk({1024, 700}); // a menu is as large as it has to be
        QSet<NodeKind> kinds; // whose menu has been seen
        for (const QString &path : exampleFilesInOrder()) {
            walk.open(path);
            const CanvasGeometry &geometry = walk.canvas.geometry();
            QList<QPointF> points{{-4000, -4000}};
            for (const Node &node : walk.window.document().layout().nodes)
                if (!kinds.contains(node.kind)) {
                    kinds.insert(node.kind);
                    points.append(geometry.rect(node.id).center());
                }
            WindowCloser closer(walk);
            for (const QPointF point : points) {
                const qsizetype before = closer.seen.size();
                const QPoint at = point.x() < 0 ? QPoint(3, walk.canvas.height() - 3)
                                                : walk.canvas.camera().toView(point).toPoint();
                QContextMenuEvent event(QContextMenuEvent::Mouse, at, walk.canvas.mapToGlobal(at));
                QApplication::sendEvent(&walk.canvas, &event);
                closer.closeWhatIsOpen();
                QVERIFY(closer.seen.size() > before);
            }
        }
        for (QMenu *menu : walk.window.menuBar()->findChildren<QMenu *>()) {
            menu->popup({});
            walk.look(*menu);
            menu->close();
        }
        holdToBeClean(walk);
    }

    void everyDialog_data() { addSizes(); }
    void everyDialog()
    {
        QFETCH(QSize, size);
        Walk walk(size);
        walk.open(exampleFilesInOrder().first());
        for (const QString &path : exampleFilesInOrder())
            walk.data |= wordsOfDocument(path); // the gallery's
        WindowCloser closer(walk);
        for (const Actions::Id id :
             {Actions::Examples, Actions::Export, Actions::ExportPython, Actions::ExportTrace, Actions::Open,
              Actions::SaveAs, Actions::Keys, Actions::CommandPalette, Actions::About}) {
            const qsizetype before = closer.seen.size();
            walk.place = walk.window.actions()[id]->text();
            walk.window.actions()[id]->trigger();
            QTRY_VERIFY(closer.seen.size() > before);
        }
        tellBadFiles(walk, closer);
        const qsizetype before = closer.seen.size();
        walk.place = u"unsaved"_s;
        walk.canvas.addNode(NodeKind::Queue);
        walk.window.close();
        QTRY_VERIFY(closer.seen.size() > before);
        holdToBeClean(walk);
    }

    /// Whatever was written into the window before the language changed is said anew: of every widget,
    /// shown or hidden, whoever adds it.
    void everythingOpenFollowsTheLanguage_data()
    {
        QTest::addColumn<QString>("path");
        const QStringList paths = exampleFilesInOrder();
        for (qsizetype at = 0; at < paths.size(); at += 5) // most of what is said is the same in all of them
            QTest::newRow(qPrintable(QFileInfo(paths[at]).baseName())) << paths[at];
    }
    void everythingOpenFollowsTheLanguage()
    {
        QFETCH(QString, path);
        QApplication::removeTranslator(&m_pseudo);
        Walk walk({1440, 900});
        walk.open(path);
        useEverything(walk);
        QCOMPARE(walk.window.actions()[Actions::Save]->text(), u"&Save"_s);
        QApplication::installTranslator(&m_pseudo);
        walk.settle();
        for (const QAction *action : walk.window.actions().all())
            for (const QString &text : {action->text(), action->toolTip(), action->statusTip()})
                QVERIFY2(text.contains(u'['), qPrintable(text));
        for (const QMenu *menu : walk.window.menuBar()->findChildren<QMenu *>())
            QVERIFY2(menu->title().isEmpty() || menu->title().startsWith(u'['), qPrintable(menu->title()));
        walk.lookAtAll(walk.window);
        walk.cut.clear(); // of what is hidden
        tellTimeline(walk);
        holdToBeClean(walk);
    }

    /// In the context in which it is asked for: another would leave its translation unused.
    void lupdateFindsWhatTheWindowAsksFor()
    {
        {
            Walk walk({1024, 700});
            walk.open(exampleFilesInOrder().first());
            walk.look(walk.window);
        }
        const QSet<ListeningLanguage::Text> asked = m_pseudo.asked();
        QVERIFY(asked.size() > 300);
        QCOMPARE(textsThatLupdateMisses(asked), QStringList());
    }

private:
    static void tellBadFiles(Walk &walk, const WindowCloser &closer)
    {
        const std::pair<QString, QByteArray> contents[]{{u"a"_s, "no JSON"},
                                                        {u"b"_s, "{}"},
                                                        {u"c"_s, R"({"format":"signalbox","version":99})"},
                                                        {u"d"_s, QByteArray()}};
        for (const auto &[name, content] : contents) {
            const QString path = walk.folder.filePath(name + u".signalbox"_s);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
            file.close();
            walk.addData(path);
            const qsizetype before = closer.seen.size();
            walk.place = u"a file that is none, "_s + name;
            walk.window.begin(path);
            QTRY_VERIFY(closer.seen.size() > before);
        }
    }

    /// So that every part has said something: charts, a tried seed, an edit that can be taken back, the
    /// problems, a moment in the middle, a message at the foot.
    static void useEverything(Walk &walk)
    {
        for (QTabWidget *tabs : walk.window.findChildren<QTabWidget *>())
            for (int page = tabs->count() - 1; page >= 0; --page) {
                tabs->setCurrentIndex(page);
                walk.settle();
            }
        walk.window.actions()[Actions::ShowCharts]->setChecked(true);
        walk.canvas.addNode(NodeKind::Task); // has problems
        for (const Node &node : walk.window.document().layout().nodes)
            walk.addData(node.name);
        walk.addData(walk.window.document().undoStack().undoText()); // as it was called when it was done
        walk.window.actions()[Actions::NewSeed]->trigger();
        QTRY_VERIFY(!walk.window.keeper().isRunning());
        walk.window.player().seek(walk.timeline.timeline().end / 2);
        walk.canvas.setSelection({walk.window.document().layout().nodes.first().id});
        Q_EMIT walk.window.files().statusMessage(u"Plain words"_s);
        walk.look(walk.window);
        walk.unmarked.clear();
        walk.cut.clear();
    }

    static void tellTimeline(Walk &walk)
    {
        for (int x = 0; x < walk.timeline.viewport()->width(); x += 40)
            for (int y = 0; y < walk.timeline.viewport()->height(); y += 20)
                walk.hear(walk.timeline.sentenceAt(QPointF(x, y)), walk.timeline);
    }

    ListeningLanguage m_pseudo;
};

SIGNALBOX_TEST(TestLanguages)

} // namespace tst_languages

#include "tst_languages.moc"
