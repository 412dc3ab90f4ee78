// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What holds for every dialog there is: Esc and the window's own way to close it do so, and change nothing;
// texts of documents and names of files are no markup.

#include "tests/support/desk.h"
#include "tests/support/suite.h"
#include "widgets/dialogs/ask.h"
#include "widgets/dialogs/savedialog.h"

#include <QClipboard>
#include <QDirIterator>
#include <QLabel>
#include <QRegularExpression>

namespace tst_dialogs {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kNasty = u"<img src=\"none\"><b>bold</b>"_s;

struct Way {
    QString name;
    std::function<void(QDialog &)> leave;
};

const QList<Way> kWays{
    {u"Esc"_s,
     [](QDialog &dialog) {
         QWidget *focus = dialog.focusWidget();
         QTest::keyClick(focus ? focus : &dialog, Qt::Key_Escape);
     }},
    {u"Alt+F4"_s, [](QDialog &dialog) { dialog.close(); }},
};

struct Opener {
    QString name;
    std::function<void(Desk &)> open;
};

Opener action(const QString &name, Actions::Id id)
{
    return {name, [id](Desk &desk) { desk.trigger(id); }};
}

void edit(Desk &desk)
{
    desk.window.document().addNode(NodeKind::Queue, {});
}

QList<Opener> openers()
{
    return {
        action(u"about"_s, Actions::About),
        action(u"keys"_s, Actions::Keys),
        action(u"command palette"_s, Actions::CommandPalette),
        action(u"gallery"_s, Actions::Examples),
        action(u"export"_s, Actions::Export),
        action(u"export Python"_s, Actions::ExportPython),
        action(u"export the trace"_s, Actions::ExportTrace),
        action(u"open"_s, Actions::Open),
        action(u"save as"_s, Actions::SaveAs),
        {u"unsaved changes"_s,
         [](Desk &desk) {
             edit(desk);
             QVERIFY(!desk.window.close());
         }},
        {u"the file is gone"_s,
         [](Desk &desk) {
             QFile::remove(desk.window.document().filePath());
             QVERIFY(!desk.window.close());
         }},
        {u"save, the file is gone"_s,
         [](Desk &desk) {
             QFile::remove(desk.window.document().filePath());
             QVERIFY(!desk.window.files().save());
             desk.window.document().undoStack().setClean();
         }},
        {u"save, changed on disk"_s,
         [](Desk &desk) {
             QVERIFY(!saveLayout(Layout(), desk.window.document().filePath()));
             QVERIFY(!desk.window.files().save());
         }},
        {u"cannot be opened"_s,
         [](Desk &desk) { desk.window.files().openFile(desk.folder.filePath(kNasty)); }},
        {u"recovery"_s,
         [](Desk &desk) {
             RecoveryDialog dialog({{{desk.folder.filePath(u"x.journal"_s), {}, QDateTime::currentDateTime()},
                                     desk.window.document().layout()}},
                                   &desk.window);
             dialog.exec();
             QCOMPARE(dialog.choice(), RecoveryDialog::Choice::Later);
         }},
        {u"replace a file"_s,
         [](Desk &desk) {
             QCOMPARE(ask(&desk.window, {QMessageBox::Warning, kNasty, kNasty, kNasty, kNasty},
                          {{u"Replace"_s, QMessageBox::DestructiveRole},
                           {u"Other"_s, QMessageBox::ActionRole},
                           {u"Cancel"_s, QMessageBox::RejectRole}}),
                      2);
         }},
    };
}

QStringList markupIn(const QDialog &dialog)
{
    QStringList found;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        if (label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text()))
            found.append(label->text());
    return found;
}

} // namespace

class TestDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDialogClosesAndChangesNothing_data()
    {
        QTest::addColumn<int>("opener");
        QTest::addColumn<int>("way");
        const QList<Opener> all = openers();
        for (int opener = 0; opener < all.size(); ++opener)
            for (int way = 0; way < kWays.size(); ++way)
                QTest::addRow("%s by %s", qPrintable(all[opener].name), qPrintable(kWays[way].name))
                    << opener << way;
    }

    void everyDialogClosesAndChangesNothing()
    {
        QFETCH(int, opener);
        QFETCH(int, way);
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        desk.window.document().setDescription(kNasty, kNasty);
        desk.window.document().undoStack().setClean();
        const Layout before = desk.window.document().layout();
        bool seen = false;
        bool closed = false;
        QStringList markup;
        whenAsked<QDialog>([&](QDialog &dialog) {
            seen = true;
            markup = markupIn(dialog);
            kWays[way].leave(dialog);
            closed = !dialog.isVisible();
            if (!closed)
                dialog.done(0);
        });
        openers()[opener].open(desk);
        QTRY_VERIFY(seen);
        QVERIFY2(closed, "it stays");
        QCOMPARE(markup, QStringList());
        QVERIFY(!QApplication::activeModalWidget());
        if (openers()[opener].name != u"unsaved changes")
            QCOMPARE(desk.window.document().layout(), before);
    }

    void detailsAreCopiedWhileTheBoxStays()
    {
        whenAsked<QMessageBox>([](QMessageBox &box) {
            for (QAbstractButton *button : box.buttons())
                if (button->text() == u"Copy Details")
                    button->click();
            QVERIFY(box.isVisible());
            box.close();
        });
        tell(nullptr, {QMessageBox::Critical, u"Not saved"_s, u"No room."_s, {}, u"all the details"_s});
        QCOMPARE(QGuiApplication::clipboard()->text(), u"all the details"_s);
    }

    void enterDestroysNothing()
    {
        const Notice notice{QMessageBox::Warning, u"Discard"_s, u"Discard it?"_s, {}, {}};
        for (const QMessageBox::ButtonRole role : {QMessageBox::AcceptRole, QMessageBox::DestructiveRole}) {
            whenAsked<QMessageBox>([](QMessageBox &box) { QTest::keyClick(&box, Qt::Key_Return); });
            QCOMPARE(ask(nullptr, notice, {{u"Do it"_s, role}, {u"Keep"_s, QMessageBox::RejectRole}}),
                     role == QMessageBox::DestructiveRole ? 1 : 0);
        }
    }

    // A message box of Qt's own takes what looks like markup for markup, and one with two buttons stays
    // when it should close.
    void messageBoxesAreMadeInOnePlace()
    {
        static const QRegularExpression made(
            u"QMessageBox::(about|critical|information|question|warning)\\(|QMessageBox [a-z]\\w*\\("_s);
        for (const QString &folder : {u"app"_s, u"widgets"_s})
            for (QDirIterator it(QStringLiteral(SIGNALBOX_SOURCE_DIR "/") + folder, {u"*.cpp"_s}, QDir::Files,
                                 QDirIterator::Subdirectories);
                 it.hasNext();) {
                const QString path = it.next();
                if (!path.endsWith(u"dialogs/ask.cpp"))
                    QVERIFY2(!QString::fromUtf8(contentOf(path)).contains(made), qPrintable(path));
            }
    }
};

SIGNALBOX_TEST(TestDialogs)

} // namespace tst_dialogs

#include "tst_dialogs.moc"
