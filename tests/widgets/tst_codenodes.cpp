// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/importer/importer.h"
#include "engine/python/python.h"
#include "engine/script/cardsize.h"
#include "engine/script/codeoutline.h"
#include "tests/support/canvaspictures.h"
#include "tests/support/suite.h"
#include "widgets/code/codefield.h"
#include "widgets/document/document.h"
#include "widgets/look/icons.h"
#include "widgets/painting/codecard.h"
#include "widgets/painting/rowpictures.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/problemspanel.h"
#include "widgets/session/player.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

namespace tst_codenodes {

using namespace signalbox;
using namespace signalbox::testing::painting;
using namespace Qt::StringLiterals;

namespace {

const QString kCities =
    u"import asyncio\n\n\nasync def fetch(city, delay=1.0):\n    await asyncio.sleep(delay)\n"
    "    if city:\n        return city.upper()\n\n\n"
    "async def main():\n    print(await fetch(\"Oslo\"))\n\n\nasyncio.run(main())\n"_s;
constexpr NodeId kImports = NodeId(1);
constexpr NodeId kFetch = NodeId(2);
constexpr NodeId kMain = NodeId(3);
constexpr NodeId kStart = NodeId(4);

Layout cities()
{
    return *importPython(kCities, u"cities"_s).layout;
}

QString codeOf(const Document &document, NodeId node)
{
    return parameter<QString>(*document.layout().find(node), Param::Code);
}

QString nameOf(const Document &document, NodeId node)
{
    return document.layout().find(node)->name;
}

/// The inspector beside the problems, as the window has them.
struct Desk {
    Desk()
        : keeper(document)
        , player(keeper)
        , inspector(document, keeper, player)
        , problems(document, keeper)
    {
        document.reset(cities());
        inspector.resize(320, 700);
        inspector.show();
    }
    CodeField *code() const { return inspector.widget()->findChild<CodeField *>(); }

    Document document;
    RunKeeper keeper;
    Player player;
    Inspector inspector;
    ProblemsPanel problems;
};

QImage paintedCard(const Layout &layout, NodeId node, double zoom, const Theme &theme)
{
    const CanvasGeometry geometry(layout);
    Simulation simulation(expand(layout));
    while (!simulation.advance(1000)) { }
    const Replay replay(std::make_shared<const Run>(simulation.takeRun()));
    const World world = replay.at(0);
    const QRectF card = geometry.rect(node);
    QImage image((card.size() * zoom).toSize(), QImage::Format_ARGB32);
    image.fill(theme.canvas);
    QPainter painter(&image);
    painter.scale(zoom, zoom);
    painter.translate(-card.topLeft());
    paintCanvas(painter, {layout, geometry, replay, world, theme}, card);
    return image;
}

} // namespace

/// Nodes of code: edited, drawn, and read in the inspector.
class TestCodeNodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewFunctionIsStartedOnce();
    void typingIsOneStepAndNamesTheNode();
    void renamingIsOneStepForAllCode();
    void copiesAreNamedApart();
    void orderOfTheTextSurvivesRemovingAndUndo();
    void callsFollowFromTheCode();
    void cardsShowTheirRows_data();
    void cardsShowTheirRows();
    void everySignHasAPicture();
    void theInspectorEditsTheCode();
    void faultsAreToldWhereTheyAre();
    void aProblemLeadsToItsLine();
    void startsAndArgumentsMakeAMain();
};

void TestCodeNodes::aNewFunctionIsStartedOnce()
{
    Document document;
    const NodeId first = document.addNode(NodeKind::Function, {});
    const NodeId second = document.addNode(NodeKind::Function, {});
    QCOMPARE(nameOf(document, first), u"function_1"_s);
    QCOMPARE(nameOf(document, second), u"function_2"_s);
    QCOMPARE(parameter<qint64>(*document.layout().find(first), Param::Starts), 1);
    QCOMPARE(codeOutline(codeOf(document, second))->name, u"function_2"_s);
}

void TestCodeNodes::typingIsOneStepAndNamesTheNode()
{
    Document document;
    document.reset(cities());
    const QString before = codeOf(document, kFetch);
    QString text = before;
    for (const QChar letter : u"_it"_s) {
        text.insert(text.indexOf(u'('), letter);
        document.setParameter(kFetch, Param::Code, text);
    }
    QCOMPARE(document.undoStack().count(), 1);
    QCOMPARE(nameOf(document, kFetch), u"fetch_it"_s);
    document.setParameter(kFetch, Param::Code, u"async de"_s);
    QCOMPARE(nameOf(document, kFetch), u"fetch_it"_s); // it still was that
    document.undoStack().undo();
    QCOMPARE(nameOf(document, kFetch), u"fetch"_s);
    QCOMPARE(codeOf(document, kFetch), before);
    QVERIFY(!document.isModified());
    document.setParameter(kImports, Param::Code, u"def f(): pass\n"_s);
    QCOMPARE(nameOf(document, kImports), u"imports"_s);
}

void TestCodeNodes::renamingIsOneStepForAllCode()
{
    Document document;
    document.reset(cities());
    document.renameNode(kFetch, u"get city"_s);
    QCOMPARE(nameOf(document, kFetch), u"get_city"_s);
    QVERIFY(codeOf(document, kMain).contains(u"await get_city(\"Oslo\")"));
    QCOMPARE(document.undoStack().undoText(), u"Rename fetch to get_city"_s);
    document.undoStack().undo();
    QCOMPARE(document.layout(), cities());
    document.renameNode(kStart, u"the start"_s);
    QCOMPARE(nameOf(document, kStart), u"the start"_s);
    document.renameNode(kMain, u"   "_s);
    QCOMPARE(nameOf(document, kMain), u"main"_s);
}

void TestCodeNodes::copiesAreNamedApart()
{
    Document document;
    document.reset(cities());
    const QList<NodeId> copies = document.duplicate({kFetch, kMain, kImports});
    QCOMPARE(nameOf(document, copies[0]), u"fetch_2"_s);
    QVERIFY(codeOf(document, copies[1]).contains(u"async def main_2():\n    print(await fetch_2("));
    QCOMPARE(nameOf(document, copies[2]), u"imports-2"_s);
    QVERIFY(codeOf(document, kMain).contains(u"await fetch(")); // the original says what it said
    document.undoStack().undo();
    QCOMPARE(document.layout(), cities());
}

void TestCodeNodes::orderOfTheTextSurvivesRemovingAndUndo()
{
    Document document;
    document.reset(cities());
    document.removeNodes({kFetch, kImports});
    QCOMPARE(document.layout().nodes.size(), 2);
    document.moveNodes({kMain}, {100, 0});
    document.undoStack().undo();
    document.undoStack().undo();
    QCOMPARE(expand(document.layout()).script, kCities);
}

void TestCodeNodes::callsFollowFromTheCode()
{
    Layout layout = cities();
    const auto calls = [&layout] {
        const CanvasGeometry geometry(layout);
        QStringList found;
        for (const CanvasGeometry::Call &call : geometry.calls())
            found.append(u"%1 %2"_s.arg(layout.find(call.from)->name, layout.find(call.to)->name));
        return found;
    };
    QCOMPARE(calls(), (QStringList{u"main fetch"_s, u"start main"_s}));
    layout.find(kMain)->parameters.insert(Param::Code, u"def main(fetch): fetch()\n"_s);
    QCOMPARE(calls(), QStringList{u"start main"_s});
    QVERIFY(CanvasGeometry(layout).wires().isEmpty());
    QVERIFY(CanvasGeometry(layout).ports().isEmpty());
}

void TestCodeNodes::cardsShowTheirRows_data()
{
    QTest::addColumn<QString>("theme");
    for (const QString &theme : {u"dark"_s, u"light"_s, u"high-contrast"_s})
        QTest::newRow(qPrintable(theme)) << theme;
}

/// Another row, another word, another block: each is seen; what stands below the last row shown is only
/// counted.
void TestCodeNodes::cardsShowTheirRows()
{
    QFETCH(QString, theme);
    const Theme look = Theme::named(theme);
    Layout layout = cities();
    Node &fetch = *layout.find(kFetch);
    const auto painted = [&](const QString &code) {
        fetch.parameters.insert(Param::Code, code);
        return paintedCard(layout, kFetch, 1, look);
    };
    const QImage one = painted(u"def f():\n    if x: pass\n    y = 1\n"_s);
    QVERIFY(one != painted(u"def f():\n    if x: pass\n    y = 2\n"_s));
    const QImage flat = painted(u"def f():\n    if xx:\n        pass\n    y = 1\n"_s);
    QVERIFY(flat != painted(u"def f():\n    if xx:\n        pass\n        y = 1\n"_s));
    QVERIFY(painted(u"def f(): pass\n"_s) != painted(u"async def f(): pass\n"_s));
    const QString rows = u"def f():\n"_s + u"    x = 1\n"_s.repeated(30);
    const QImage many = painted(rows);
    QVERIFY(many != painted(rows + u"    x = 1\n"_s));
    QCOMPARE(many, painted(rows.chopped(2) + u"2\n"_s));
    const QImage small = paintedCard(layout, kFetch, 0.3, look);
    fetch.parameters.insert(Param::Code, rows + u"    y = 1\n"_s);
    QCOMPARE(small, paintedCard(layout, kFetch, 0.3, look)); // only its name is left
}

void TestCodeNodes::everySignHasAPicture()
{
    for (int sign = 0; sign < kRowSignCount; ++sign) {
        const RowPicture &picture = pictureOf(RowSign(sign));
        QVERIFY(icons::names().contains(picture.icon));
        for (const Theme &theme : {Theme::dark(), Theme::light(), Theme::highContrast()})
            QCOMPARE(picture.colour(theme), theme.readable(picture.colour(theme), theme.card));
    }
    const QRectF card(100, 200, 300, 400);
    const CodeCard rows(card, *codeOutline(u"x = 1\ny = 2\nz = 3\n"_s));
    QCOMPARE(rows.row(2).top() - rows.row(1).top(), kCodeRow);
}

void TestCodeNodes::theInspectorEditsTheCode()
{
    Desk desk;
    desk.inspector.setSelection({kFetch});
    QVERIFY(desk.code());
    QCOMPARE(desk.code()->text(), codeOf(desk.document, kFetch));
    desk.code()->goToLine(4);
    QTest::keyClicks(QApplication::focusWidget() ? QApplication::focusWidget() : desk.code()->focusProxy(),
                     u"# a"_s);
    QVERIFY2(codeOf(desk.document, kFetch).contains(u"\n# a    await"),
             qPrintable(codeOf(desk.document, kFetch)));
    QCOMPARE(desk.document.undoStack().count(), 1);
    desk.document.undoStack().undo();
    QCOMPARE(desk.code()->text(), codeOf(desk.document, kFetch));
    QVERIFY(!desk.code()->text().contains(u'#'));
}

void TestCodeNodes::faultsAreToldWhereTheyAre()
{
    Desk desk;
    desk.inspector.setSelection({kFetch});
    QCOMPARE(desk.code()->faultWords(), QString());
    desk.document.setParameter(kFetch, Param::Code, u"def f():\n    return (1\n"_s);
    QCOMPARE(desk.code()->faultWords(), u"Line 2, column 12: '(' was never closed"_s);
    desk.document.setParameter(kFetch, Param::Code, u"def f[T](): pass\n"_s);
    QVERIFY(!desk.code()->faultWords().isEmpty());
    Settings later = desk.document.layout().settings;
    later.python = PythonVersion::Python312;
    desk.document.setSettings(later);
    QCOMPARE(desk.code()->faultWords(), QString());
}

void TestCodeNodes::aProblemLeadsToItsLine()
{
    Desk desk;
    desk.problems.show();
    QObject::connect(&desk.problems, &ProblemsPanel::nodePicked, &desk.inspector,
                     [&desk](NodeId node) { desk.inspector.setSelection({node}); });
    QObject::connect(&desk.problems, &ProblemsPanel::linePicked, &desk.inspector, &Inspector::showLine);
    QSignalSpy picked(&desk.problems, &ProblemsPanel::linePicked);
    desk.document.setParameter(kMain, Param::Code, u"def main():\n    pass\n    x = = 1\n"_s);
    QTRY_COMPARE(desk.problems.count(), 1); // that the run ended with it is the same problem
    auto *list = desk.problems.findChild<QListWidget *>();
    for (int row = 0; row < list->count() && picked.isEmpty(); ++row) {
        list->setCurrentRow(row);
        Q_EMIT list->itemActivated(list->item(row));
    }
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].toInt(), 3);
    QVERIFY(desk.code());
}

void TestCodeNodes::startsAndArgumentsMakeAMain()
{
    Document document;
    const NodeId fetch = document.addNode(NodeKind::Function, {});
    document.setParameter(fetch, Param::Starts, qint64(3));
    document.setParameter(fetch, Param::Arguments, u"i"_s);
    const QString python = toPython(expand(document.layout()), {}, {}).text();
    QVERIFY2(python.contains(
                 u"asyncio.create_task(function_1(i), name=f\"function_1-{i + 1}\") for i in range(3)"),
             qPrintable(python));
}

SIGNALBOX_TEST(TestCodeNodes)

} // namespace tst_codenodes

#include "tst_codenodes.moc"
