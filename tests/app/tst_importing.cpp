// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "tests/support/commandlineprogram.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"

#include <QClipboard>
#include <QDir>
#include <QSignalSpy>

namespace tst_importing {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kProgramText = "import asyncio\n\n\nasync def main():\n    print('Zoë')  # by name\n\n\n"
                                "asyncio.run(main())\n";

QStringList namesIn(const Layout &layout)
{
    QStringList names;
    for (const Node &node : layout.nodes)
        names.append(node.name);
    return names;
}

} // namespace

/// Python programs come in: by the command line, the menu, a drop and a paste.
class TestImporting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCommandWritesALayoutThatIsTheSameProgram()
    {
        QTemporaryDir folder;
        const QString program = folder.filePath(u"kitchen.py"_s);
        const QString layout = folder.filePath(u"kitchen.signalbox"_s);
        writeFile(program, kProgramText);
        QCOMPARE(signalboxWith({u"import"_s, program, u"-o"_s, layout}).code, 0);
        QCOMPARE(loadLayout(layout).layout->title, u"kitchen"_s);
        QCOMPARE(signalboxWith({u"python"_s, layout}).out, kProgramText);
        const QByteArray piped = signalboxWith({u"import"_s, u"-"_s}, kProgramText).out;
        QCOMPARE(signalboxWith({u"python"_s, u"-"_s}, piped).out, kProgramText);
        QCOMPARE(signalboxWith({u"run"_s, layout}).code, 0);
        verifyThatOnlyForceReplaces(layout, {u"import"_s, program, u"-o"_s, layout});
        QCOMPARE(signalboxWith({u"import"_s, program, u"-o"_s, program, u"--force"_s}).code, 1);
        QCOMPARE(contentOf(program), kProgramText);
    }

    void whatIsNoPythonIsRefusedWithItsLine()
    {
        QTemporaryDir folder;
        const QString program = folder.filePath(u"kitchen.py"_s);
        writeFile(program, kProgramText + "def f(:\n");
        const auto refused = signalboxWith({u"import"_s, program});
        QCOMPARE(refused.code, 1);
        QCOMPARE(refused.out, QByteArray());
        QCOMPARE(refused.err, program.toUtf8() + ":9: SyntaxError: invalid syntax\n");
        const auto partial = signalboxWith({u"import"_s, program, u"--partial"_s});
        QCOMPARE(partial.code, 0);
        QCOMPARE(partial.err, refused.err);
        QCOMPARE(signalboxWith({u"python"_s, u"-"_s}, partial.out).out, kProgramText + "def f(:\n");
        QCOMPARE(signalboxWith({u"import"_s, folder.filePath(u"none.py"_s)}).code, 1);
        QCOMPARE(signalboxWith({u"import"_s, program, u"--seed"_s, u"1"_s}).code, 2);
    }

    void aDroppedProgramIsAnUnsavedLayout()
    {
        Desk desk;
        const QString path = desk.folder.filePath(u"dropped.py"_s);
        writeFile(path, kProgramText);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.window, &drop);
        QTRY_COMPARE(namesIn(desk.window.document().layout()),
                     (QStringList{u"imports"_s, u"main"_s, u"start"_s}));
        QVERIFY(desk.window.document().isModified());
        QCOMPARE(desk.window.document().filePath(), QString());
        QCOMPARE(desk.window.document().displayName(), u"dropped"_s);
    }

    void aFileOpensWhereverInTheWindowItIsDropped()
    {
        Desk desk;
        const QString path = desk.folder.filePath(u"dropped.py"_s);
        writeFile(path, kProgramText);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        // What takes drops by itself: the canvas, fields for texts, code.
        const auto takers = [&desk] {
            QList<QWidget *> found = desk.window.findChildren<QWidget *>();
            found.removeIf([](const QWidget *each) { return !each->isVisible() || !each->acceptDrops(); });
            return found;
        };
        const auto reset = [&desk] {
            desk.open(u"40_worker_pool"_s);
            desk.canvas.setSelection({desk.node(u"worker"_s)});
        };
        reset();
        const qsizetype count = takers().size();
        QVERIFY(count >= 4);
        for (qsizetype at = 0; at < count; ++at) {
            reset();
            QWidget *taker = takers()[at];
            QDragEnterEvent enter({4, 4}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(taker, &enter);
            QVERIFY2(enter.isAccepted(), taker->metaObject()->className());
            QDropEvent drop({4, 4}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(taker, &drop);
            QTRY_COMPARE(namesIn(desk.window.document().layout()),
                         (QStringList{u"imports"_s, u"main"_s, u"start"_s}));
            QCOMPARE(desk.window.document().layout().description, QString());
        }
        // Two at once are none, and a text is one for whom it is dropped on.
        reset();
        const Layout before = desk.window.document().layout();
        data.setUrls({QUrl::fromLocalFile(path), QUrl::fromLocalFile(path)});
        QSignalSpy told(&desk.window.files(), &FileController::statusMessage);
        QDragEnterEvent enter({4, 4}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.canvas, &enter);
        QDropEvent drop({4, 4}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.canvas, &drop);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.first().first().toString(), u"Drop one file at a time."_s);
        QCOMPARE(desk.window.document().layout(), before);
        QMimeData text;
        text.setText(u"word"_s);
        auto *name = desk.window.findChild<Inspector *>()->widget()->findChild<QLineEdit *>();
        QDragEnterEvent enterText({4, 4}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(name, &enterText);
        QVERIFY(enterText.isAccepted());
    }

    void aProgramThatIsNoneIsToldAndChangesNothing()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const Layout before = desk.window.document().layout();
        const QString path = desk.folder.filePath(u"broken.py"_s);
        writeFile(path, "x = (\n");
        QString heard;
        answerNext(u"OK"_s, &heard);
        QVERIFY(!desk.window.files().openFile(path));
        QVERIFY2(heard.contains(u"Line 1: SyntaxError: '(' was never closed."), qPrintable(heard));
        QCOMPARE(desk.window.document().layout(), before);
    }

    void everyProgramIsItsTextWhenPasted()
    {
        Desk desk;
        const QDir programs(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/asyncio/programs"));
        const QStringList files = programs.entryList({u"*.py"_s}, QDir::Files, QDir::Name);
        QVERIFY(!files.isEmpty());
        for (qsizetype at = 0; at < files.size(); at += 3) {
            const QByteArray text = contentOf(programs.filePath(files[at]));
            desk.window.document().reset({});
            QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
            desk.canvas.paste();
            const Program program = runnable(desk.window.document().layout());
            QVERIFY2(program.script.toUtf8() == text, qPrintable(files[at]));
        }
    }

    void aPastedProgramIsSeenWholeAndHasTheKeyboard()
    {
        Desk desk;
        desk.window.resize(1100, 700);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QString text = u"import asyncio\n"_s;
        for (int at = 0; at < 12; ++at)
            text += u"\n\nasync def f%1():\n    await asyncio.sleep(1)\n"_s.arg(at);
        QGuiApplication::clipboard()->setText(text);
        desk.timeline.setFocus();
        desk.trigger(Actions::Paste);
        const Layout &layout = desk.window.document().layout();
        QCOMPARE(layout.nodes.size(), 13);
        for (const Node &node : layout.nodes)
            QVERIFY2(QRectF(desk.canvas.rect())
                         .contains(desk.canvas.camera().toView(desk.canvas.geometry().rect(node.id))),
                     qPrintable(node.name));
        QVERIFY(desk.canvas.hasFocus());
        QTest::keyClick(&desk.canvas, Qt::Key_Escape);
        QVERIFY(desk.canvas.selection().isEmpty());
        // What is pasted beside others moves nothing.
        const CanvasCamera camera = desk.canvas.camera();
        QGuiApplication::clipboard()->setText(u"print('hello')"_s);
        desk.trigger(Actions::Paste);
        QCOMPARE(layout.nodes.size(), 14);
        QCOMPARE(desk.canvas.camera().zoom, camera.zoom);
    }

    void whyAProgramIsNotPastedIsSaidOfTheProgram()
    {
        Desk desk;
        const QSignalSpy told(&desk.canvas, &CanvasView::statusMessage);
        const auto paste = [&](const QString &text) {
            QGuiApplication::clipboard()->setText(text);
            desk.canvas.paste();
            return told.isEmpty() ? QString() : told.last().first().toString();
        };
        const QString words = paste(u"import asyncio\nasync def f(:\n    pass\n"_s);
        QVERIFY2(words.endsWith(u" Line 2: SyntaxError: invalid syntax."), qPrintable(words));
        QVERIFY(desk.window.document().layout().nodes.isEmpty());
        QVERIFY(!paste(u"a shopping list: bread, milk"_s).contains(u"SyntaxError"));
        QVERIFY(!paste(u"{\"nodes\": ["_s).contains(u"SyntaxError"));
        QVERIFY(desk.window.document().layout().nodes.isEmpty());
    }

    void filesBesideAProgramComeAlong()
    {
        Desk desk;
        const QString program = desk.folder.filePath(u"kitchen.py"_s);
        writeFile(program, "import helpers\nprint(helpers.NAME)\n");
        writeFile(desk.folder.filePath(u"helpers.py"_s), "NAME = 'soup'\n");
        const auto ran = signalboxWith({u"run"_s, program});
        QCOMPARE(ran.out, "soup\n");
        QVERIFY(desk.window.files().openFile(program));
        QCOMPARE(namesIn(desk.window.document().layout()), (QStringList{u"start"_s, u"helpers.py"_s}));
        const QString layout = desk.folder.filePath(u"kitchen.signalbox"_s);
        QCOMPARE(signalboxWith({u"import"_s, program, u"-o"_s, layout}).code, 0);
        QCOMPARE(signalboxWith({u"run"_s, layout}).out, ran.out);
        const QString back = desk.folder.filePath(u"back/kitchen.py"_s);
        QVERIFY(QDir(desk.folder.path()).mkdir(u"back"_s));
        QCOMPARE(signalboxWith({u"python"_s, layout, u"-o"_s, back}).code, 0);
        QCOMPARE(contentOf(desk.folder.filePath(u"back/helpers.py"_s)), "NAME = 'soup'\n");
        const auto piped = signalboxWith({u"python"_s, layout});
        QCOMPARE(piped.out, contentOf(program));
        QVERIFY(piped.err.contains("helpers.py"));
        writeFile(desk.folder.filePath(u"helpers.py"_s), "import socket\nNAME = 'soup'\n");
        const auto refused = signalboxWith({u"import"_s, program, u"-o"_s, layout, u"--force"_s});
        QCOMPARE(refused.code, 1);
        const QByteArray place = desk.folder.filePath(u"helpers.py"_s).toUtf8() + ":1: ";
        QVERIFY(refused.err.startsWith(place));
        QCOMPARE(signalboxWith({u"run"_s, program}).err, refused.err);
        QCOMPARE(signalboxWith({u"validate"_s, program}).code, 1);
        QCOMPARE(signalboxWith({u"import"_s, program, u"--partial"_s}).code, 0);
    }

    void programsComeFromStandardInput()
    {
        QCOMPARE(signalboxWith({u"run"_s, u"-"_s}, "print('hi')\n").out, "hi\n");
        QCOMPARE(signalboxWith({u"validate"_s, u"-"_s}, "print('hi')\n").code, 0);
        const auto refused = signalboxWith({u"validate"_s, u"-"_s}, "import asyncio\nx = (\n");
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.out.contains("standard input:2"), refused.out.constData());
        QCOMPARE(signalboxWith({u"run"_s, u"-"_s}, "x = (\n").err,
                 "standard input:1: '(' was never closed\n");
    }

    void aPastedProgramIsOneStepWithNamesThatAreFree()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const qsizetype before = desk.window.document().layout().nodes.size();
        QGuiApplication::clipboard()->setText(QString::fromUtf8(kProgramText));
        desk.canvas.paste();
        desk.canvas.paste();
        const QStringList names = namesIn(desk.window.document().layout()).mid(before);
        QCOMPARE(
            names,
            (QStringList{u"imports"_s, u"main"_s, u"start"_s, u"imports-2"_s, u"main_2"_s, u"start-2"_s}));
        const Node &again = *desk.window.document().layout().findByName(u"start-2"_s);
        QVERIFY(std::get<QString>(again.parameters[Param::Code]).contains(u"asyncio.run(main_2())"));
        QCOMPARE(desk.window.document().undoStack().count(), 2);
        QGuiApplication::clipboard()->setText(u"no program"_s);
        desk.canvas.paste();
        QCOMPARE(desk.window.document().undoStack().count(), 2);
    }
};

SIGNALBOX_TEST(TestImporting)

} // namespace tst_importing

#include "tst_importing.moc"
