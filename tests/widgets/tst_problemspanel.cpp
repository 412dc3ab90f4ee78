// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/document/document.h"
#include "widgets/panels/gallery.h"
#include "widgets/panels/problemspanel.h"
#include "widgets/session/runkeeper.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

namespace tst_problemspanel {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

struct ProblemsFixture {
    explicit ProblemsFixture(int example)
        : keeper(document)
        , panel(document, keeper)
    {
        document.reset(*loadLayout(exampleFiles().at(example - 1)).layout);
        panel.resize(300, 400);
        panel.show();
    }
    QListWidget *list() const { return panel.findChild<QListWidget *>(); }
    QString text(int row) const { return list()->item(row)->data(Qt::AccessibleTextRole).toString(); }

    Document document;
    RunKeeper keeper;
    ProblemsPanel panel;
};

} // namespace

class TestProblemsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodLayoutHasNone();
    void aDeadlockIsNamedWithARemedy();
    void followsEveryEdit();
    void enterAndDoubleClickGoThere();
    void rowsAreAsTallAsTheirWords();
    void whatIsNoPythonIsToldOnce();
};

void TestProblemsPanel::whatIsNoPythonIsToldOnce()
{
    ProblemsFixture bench(1);
    Layout layout;
    Node module = makeNode(layout, NodeKind::Module, {});
    module.parameters[Param::Code] = u"print('a'\n"_s;
    layout.nodes.append(module);
    bench.document.reset(layout);
    QCOMPARE(bench.panel.count(), 1);
    QVERIFY2(bench.text(0).contains(u"line 1"), qPrintable(bench.text(0)));
}

void TestProblemsPanel::aGoodLayoutHasNone()
{
    ProblemsFixture bench(1);
    QCOMPARE(bench.panel.count(), 0);
    QVERIFY(!bench.list()->isVisible());
}

void TestProblemsPanel::aDeadlockIsNamedWithARemedy()
{
    ProblemsFixture bench(8);
    QTRY_COMPARE(bench.panel.count(), 1);
    const QString text = bench.text(0);
    QVERIFY2(text.startsWith(u"Error: Deadlock"_s), qPrintable(text));
    for (const QString &word : {u"Anna"_s, u"Ben"_s, u"knife"_s, u"same order"_s})
        QVERIFY2(text.contains(word), qPrintable(text));
}

void TestProblemsPanel::followsEveryEdit()
{
    ProblemsFixture bench(1);
    QSignalSpy counted(&bench.panel, &ProblemsPanel::countChanged);
    bench.document.addNode(NodeKind::Event, {0, 400});
    QTRY_COMPARE(bench.panel.count(), 1);
    QCOMPARE(counted.last().first().toInt(), 1);
    QVERIFY2(bench.text(0).startsWith(u"Warning: Event event-1 is used by nobody."_s),
             qPrintable(bench.text(0)));
    QVERIFY(bench.list()->isVisible());
    bench.document.undoStack().undo();
    QTRY_COMPARE(bench.panel.count(), 0);
    QCOMPARE(counted.last().first().toInt(), 0);
}

void TestProblemsPanel::enterAndDoubleClickGoThere()
{
    ProblemsFixture bench(8);
    const NodeId lonely = bench.document.addNode(NodeKind::Event, {0, 600});
    QTRY_COMPARE(bench.panel.count(), 2);
    QSignalSpy node(&bench.panel, &ProblemsPanel::nodePicked);
    QSignalSpy time(&bench.panel, &ProblemsPanel::timePicked);
    bench.list()->setCurrentRow(1);
    QTest::keyClick(bench.list(), Qt::Key_Return);
    QCOMPARE(node.count(), 1);
    QCOMPARE(node.last().first().value<NodeId>(), lonely);
    QCOMPARE(time.count(), 0);

    const QPoint first = bench.list()->visualItemRect(bench.list()->item(0)).center();
    QTest::mouseClick(bench.list()->viewport(), Qt::LeftButton, {}, first);
    QTest::mouseDClick(bench.list()->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(node.count(), 2);
    const NodeId anna = bench.document.layout().findByName(u"Anna"_s)->id;
    const NodeId ben = bench.document.layout().findByName(u"Ben"_s)->id;
    const NodeId went = node.last().first().value<NodeId>();
    QVERIFY(went == anna || went == ben);
    QCOMPARE(time.last().first().value<Micros>(), fromSeconds(0.7));
}

void TestProblemsPanel::rowsAreAsTallAsTheirWords()
{
    ProblemsFixture bench(8);
    QTRY_COMPARE(bench.panel.count(), 1);
    const auto height = [&] { return bench.list()->visualItemRect(bench.list()->item(0)).height(); };
    bench.panel.resize(900, 400);
    QCoreApplication::processEvents();
    QTRY_VERIFY(height() > 0);
    const int wide = height();
    bench.panel.resize(240, 400);
    QTRY_VERIFY(height() > wide);
}

SIGNALBOX_TEST(TestProblemsPanel)

} // namespace tst_problemspanel

#include "tst_problemspanel.moc"
