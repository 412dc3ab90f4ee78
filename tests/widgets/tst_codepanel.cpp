// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/kitchen.h"
#include "tests/support/suite.h"
#include "widgets/code/codepanel.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#define signals Q_SIGNALS // NOLINT(readability-identifier-naming)
#define slots Q_SLOTS // NOLINT(readability-identifier-naming)
#include <Qsci/qsciscintilla.h>

namespace tst_codepanel {
#undef signals
#undef slots

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// A cook who takes a lock twice for a second, and another who wants it too.
struct CodePanelFixture {
    Document document;
    RunKeeper keeper{document};
    Player player{keeper};
    CodePanel panel{keeper, player};
    NodeId first;
    NodeId second;

    CodePanelFixture()
    {
        Kitchen kitchen;
        kitchen.layout.title = u"Two cooks"_s;
        const NodeId oven = kitchen.node(NodeKind::Lock, u"oven"_s);
        const Step bake = Kitchen::step(Verb::With, oven, {Kitchen::timed(Verb::Sleep, kMicrosPerSecond)});
        first = kitchen.task(u"cook-1"_s, {bake, bake});
        second = kitchen.task(u"cook-2"_s, {bake});
        document.reset(kitchen.layout);
        panel.resize(500, 400);
        panel.show();
    }
    QString textOf(int line) const { return panel.source().lines[std::size_t(line)].text; }
    QAbstractScrollArea *editor() { return panel.findChild<QAbstractScrollArea *>(); }
    QStringList current() const
    {
        QStringList words;
        const auto lines = panel.currentLines();
        for (auto line = lines.begin(); line != lines.end(); ++line) {
            for (const TaskId task : *line)
                words.append(keeper.replay().run().taskName(task) + u": "_s + textOf(line.key()).trimmed());
        }
        return words;
    }
};

} // namespace

class TestCodePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheExportWrites()
    {
        CodePanelFixture desk;
        QVERIFY(QTest::qWaitForWindowExposed(&desk.panel));
        const Layout &layout = desk.document.layout();
        QCOMPARE(desk.panel.shownText(), toPython(expand(layout), layout.title, layout.description).text());
        QTest::keyClicks(desk.editor(), u"x"_s);
        QVERIFY(!desk.panel.shownText().contains(u"x#"_s) && !desk.panel.shownText().startsWith(u'x'));
        QVERIFY(desk.panel.shownText().contains(u"async with oven:"_s));
    }

    void followsEdits()
    {
        CodePanelFixture desk;
        desk.document.renameNode(desk.first, u"baker"_s);
        QVERIFY(desk.panel.shownText().contains(u"async def baker"_s));
        desk.panel.hide();
        desk.document.renameNode(desk.first, u"chef"_s);
        QVERIFY(!desk.panel.shownText().contains(u"async def chef"_s)); // hidden it does nothing
        desk.panel.show();
        QVERIFY(desk.panel.shownText().contains(u"async def chef"_s));
    }

    void marksTheLineOfEveryTask()
    {
        CodePanelFixture desk;
        desk.player.seek(500'000);
        const QStringList current = desk.current();
        QVERIFY2(current.contains(u"cook-1: await asyncio.sleep(1)"_s), qPrintable(current.join(u'\n')));
        QVERIFY2(current.contains(u"cook-2: async with oven:"_s), qPrintable(current.join(u'\n')));
        const auto lines = desk.panel.currentLines();
        QCOMPARE(desk.panel.markedLines(), lines.keys());
        desk.player.toEnd();
        QVERIFY(!desk.current().join(u' ').contains(u"cook-1"_s));
        QCOMPARE(desk.panel.markedLines(), desk.panel.currentLines().keys());
    }

    void pickingALineFindsItsNode()
    {
        CodePanelFixture desk;
        QSignalSpy picked(&desk.panel, &CodePanel::nodePicked);
        const auto &lines = desk.panel.source().lines;
        const auto ofSecond = std::find_if(lines.begin(), lines.end(),
                                           [&](const PythonLine &line) { return line.node == desk.second; });
        QVERIFY(ofSecond != lines.end());
        for (auto down = ofSecond - lines.begin(); down > 0; --down)
            QTest::keyClick(desk.editor(), Qt::Key_Down);
        QTRY_VERIFY(!picked.isEmpty() && picked.back()[0].value<NodeId>() == desk.second);
    }

    void asyncAndAwaitLookLikeKeywords()
    {
        CodePanelFixture desk;
        QVERIFY(QTest::qWaitForWindowExposed(&desk.panel));
        auto *editor = qobject_cast<QsciScintilla *>(desk.editor());
        QVERIFY(editor);
        editor->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
        const QByteArray text = desk.panel.shownText().toUtf8();
        const auto styleOf = [&](const char *words) {
            return editor->SendScintilla(QsciScintilla::SCI_GETSTYLEAT,
                                         static_cast<unsigned long>(text.indexOf(words)));
        };
        const long keyword = styleOf("import asyncio");
        QCOMPARE(styleOf("async def"), keyword);
        QCOMPARE(styleOf("await asyncio"), keyword);
        QVERIFY(styleOf("oven") != keyword);
    }

    void namesBesideTheCodeLeaveItRoom()
    {
        CodePanelFixture desk;
        QVERIFY(QTest::qWaitForWindowExposed(&desk.panel));
        desk.document.renameNode(desk.first, u"the one who cooks at night"_s);
        desk.player.seek(500'000);
        auto *editor = qobject_cast<QsciScintilla *>(desk.editor());
        QStringList beside;
        for (const int line : desk.panel.markedLines()) {
            QByteArray words(100, '\0');
            editor->SendScintilla(QsciScintilla::SCI_MARGINGETTEXT, static_cast<unsigned long>(line),
                                  static_cast<void *>(words.data()));
            beside.append(QString::fromUtf8(words.constData()));
        }
        QVERIFY2(beside.contains(u"the one w…"_s), qPrintable(beside.join(u'|')));
        QVERIFY2(beside.contains(u"cook-2"_s), qPrintable(beside.join(u'|')));
    }

    void copiesTheProgram()
    {
        CodePanelFixture desk;
        desk.panel.findChild<QToolButton *>()->click();
        QCOMPARE(QApplication::clipboard()->text(), desk.panel.source().text());
    }
};

SIGNALBOX_TEST(TestCodePanel)

} // namespace tst_codepanel

#include "tst_codepanel.moc"
