// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "engine/file/layoutfile.h"
#include "tests/support/commandlineprogram.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"

#include <QClipboard>

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
