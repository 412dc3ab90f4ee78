// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/importer/importer.h"
#include "engine/script/codeoutline.h"
#include "tests/support/canvaspictures.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/canvaswords.h"
#include "widgets/painting/codecard.h"
#include "widgets/painting/codemoment.h"
#include "widgets/painting/foundplaces.h"
#include "widgets/session/player.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace tst_codelife {

using namespace signalbox;
using namespace signalbox::testing::painting;
using namespace Qt::StringLiterals;

namespace {

const QString kPool = u"import asyncio\n\n\n"
                      "async def pack(thing, time):\n"
                      "    await asyncio.sleep(time)\n"
                      "    return thing\n\n\n"
                      "async def hand(name, orders, desk):\n"
                      "    while True:\n"
                      "        thing, time = await orders.get()\n"
                      "        async with desk:\n"
                      "            await pack(thing, time)\n"
                      "        orders.task_done()\n\n\n"
                      "async def main():\n"
                      "    orders = asyncio.Queue(5)\n"
                      "    desk = asyncio.Lock()\n"
                      "    hands = []\n"
                      "    for i in range(10):\n"
                      "        hands.append(asyncio.create_task(hand(f'h{i}', orders, desk)))\n"
                      "    for n in range(4):\n"
                      "        await orders.put((f'thing {n}', 1))\n"
                      "    await orders.join()\n"
                      "    for each in hands:\n"
                      "        each.cancel()\n\n\n"
                      "asyncio.run(main())\n"_s;

/// Ten workers of one function, of which one packs and three wait for the desk.
struct Pool {
    Layout layout = *importPython(kPool, u"pool"_s).layout;
    CanvasGeometry geometry{layout};
    Replay replay{std::make_shared<const Run>(simulate(layout))};
    World world;
    NodeId pack = nodeOf(u"pack"_s);
    NodeId hand = nodeOf(u"hand"_s);
    NodeId main = nodeOf(u"main"_s);

    explicit Pool(Micros time = kMicrosPerSecond / 2)
        : world(replay.at(time))
    {
    }
    NodeId nodeOf(const QString &name) const { return layout.findByName(name)->id; }
    const Run &run() const { return replay.run(); }
    CodeMoment life() const { return {layout, replay.run(), world}; }
    int rowWith(NodeId node, const QString &words) const
    {
        const auto outline = codeOutline(parameter<QString>(*layout.find(node), Param::Code));
        const auto found = std::find_if(outline->rows.begin(), outline->rows.end(),
                                        [&](const CodeRow &row) { return row.words.text.contains(words); });
        return int(found - outline->rows.begin());
    }

    std::vector<ChipPlace> chips;
    std::vector<FoldPlace> folds;
    QImage painted(const CanvasOverlay &overlay = {}, double zoom = 1)
    {
        QImage image((geometry.bounds().size() * zoom).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        QPainter painter(&image);
        painter.scale(zoom, zoom);
        painter.translate(-geometry.bounds().topLeft());
        const Theme theme = Theme::dark();
        CanvasPicture picture{layout, geometry, replay, world, theme, overlay};
        chips.clear();
        folds.clear();
        picture.chips = &chips;
        picture.folds = &folds;
        paintCanvas(painter, picture, geometry.bounds());
        return image;
    }
};

int standing(const CardLife &life, int row, bool isCalling)
{
    return int(std::count_if(life.stands.begin(), life.stands.end(), [&](const RowStand &stand) {
        return stand.row == row && stand.isCalling == isCalling;
    }));
}

} // namespace

class TestCodeLife : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTaskStandsInItsRow();
    void callsInPlaceAreNested();
    void instancesHaveTheirNames();
    void theCardShowsWhomOneChose();
    void rowsMakeRoomForACall();
    void callsNeverCoverTheFoot();
    void chipsAreForThoseWhoHaveRoomAndTheRestIsCounted();
    void unfoldingShowsAll();
    void stateIsSeenFromAfar();
    void namesAreReadFromAfar();
    void whatCodeMakesStandsOnItsCard();
    void clicksChooseTasksAndLines();
    void screenReadersHearWhoIsWhere();
};

void TestCodeLife::everyTaskStandsInItsRow()
{
    const Pool pool;
    const CodeMoment life = pool.life();
    const CardLife &hands = life.of(pool.hand);
    QCOMPARE(hands.tasks.size(), std::size_t(10));
    QCOMPARE(standing(hands, pool.rowWith(pool.hand, u"orders.get"_s), false), 6);
    QCOMPARE(standing(hands, pool.rowWith(pool.hand, u"async with"_s), false), 3);
    QCOMPARE(standing(hands, pool.rowWith(pool.hand, u"await pack"_s), true), 1);
    QCOMPARE(standing(life.of(pool.main), pool.rowWith(pool.main, u"join"_s), false), 1);
    QVERIFY(life.of(NodeId(999)).isEmpty());
    // At the end nobody stands anywhere, but the tasks are known.
    const Pool ended(pool.replay.endTime());
    QVERIFY(ended.life().of(ended.hand).stands.empty());
    QCOMPARE(ended.life().of(ended.hand).tasks.size(), std::size_t(10));
    const Pool before(0);
    QVERIFY(before.world.facts == 0 || before.life().of(before.hand).tasks.size() <= 10);
}

void TestCodeLife::callsInPlaceAreNested()
{
    const Pool pool;
    const CodeMoment life = pool.life();
    const CardLife &pack = life.of(pool.pack);
    QVERIFY(pack.tasks.empty());
    QCOMPARE(pack.visitors().size(), std::size_t(1));
    const TaskId packer = pack.visitors().front();
    const std::vector<CallPlace> calls = life.callsOf(packer);
    QCOMPARE(calls.size(), std::size_t(2));
    QCOMPARE(calls[0].node, pool.hand);
    QCOMPARE(calls[1], (CallPlace{pool.pack, pool.rowWith(pool.pack, u"sleep"_s)}));
    QCOMPARE(life.callsInside(pool.hand, packer).size(), std::size_t(1));
    QVERIFY(life.callsInside(pool.pack, packer).empty());
    QVERIFY(life.callsInside(pool.main, packer).empty());
}

void TestCodeLife::instancesHaveTheirNames()
{
    const Pool pool;
    const TaskId first = pool.life().of(pool.hand).tasks.front();
    QCOMPARE(instanceLabel(pool.run(), pool.world, first), u"'h0', orders, desk"_s);
    QCOMPARE(instanceCall(pool.run(), pool.world, first), u"hand('h0', orders, desk)"_s);
    QCOMPARE(instanceLabel(pool.run(), pool.world, pool.life().of(pool.main).tasks.front()), u"main"_s);
}

void TestCodeLife::theCardShowsWhomOneChose()
{
    Pool pool;
    const CardLife hands = pool.life().of(pool.hand);
    const TaskId last = hands.tasks.back();
    QCOMPARE(pool.life().shownOn(pool.hand, last), last);
    QVERIFY(pool.life().shownOn(pool.hand, TaskId::None) != TaskId::None);
    QCOMPARE(pool.life().shownOn(NodeId(999), last), TaskId::None);
    CanvasOverlay chosen;
    chosen.task = hands.tasks[5]; // who came to the queue last is shown anyhow
    QVERIFY(pool.life().shownOn(pool.hand, TaskId::None) != chosen.task);
    const QImage usual = pool.painted();
    QVERIFY(usual != pool.painted(chosen));
}

void TestCodeLife::rowsMakeRoomForACall()
{
    const QString code =
        u"async def f():\n"_s + u"    x = 1\n"_s.repeated(4) + u"    await g(1)\n    y = 2\n"_s;
    const auto outline = codeOutline(code);
    Node node;
    node.kind = NodeKind::Function;
    node.parameters.insert(Param::Code, code);
    const QRectF box(QPointF(), CanvasGeometry::naturalSize(node));
    const CodeCard still(box, *outline);
    QCOMPARE(still.firstRow(), 0);
    QCOMPARE(still.endRow(), 6);
    QCOMPARE(still.counted(), 0);
    QVERIFY(still.calls().isEmpty());
    const CodeCard calling(box, *outline, 4, 1);
    QCOMPARE(calling.endRow(), 6); // there was room for one
    QCOMPARE(calling.row(4), still.row(4));
    QCOMPARE(calling.calls().top(), calling.row(4).bottom());
    QCOMPARE(calling.row(5).top(), calling.calls().bottom());
    QVERIFY(calling.row(5).bottom() <= calling.foot().top());
    const CodeCard deep(box, *outline, 1, 3);
    QVERIFY(deep.counted() > 0);
    QVERIFY(deep.endRow() >= 2); // never the one that waits
    QVERIFY(deep.row(deep.endRow()).bottom() <= deep.foot().top() + 1);
}

/// However long the code, wherever it calls and however deep: what stands at the foot stays free, and the row
/// that waits is shown above the calls.
void TestCodeLife::callsNeverCoverTheFoot()
{
    constexpr double over = 2.5; // a last row's own ground
    for (const QString &head : {u"async def f():\n"_s, u"def f():\n"_s}) {
        for (int rows = 1; rows <= 20; ++rows) {
            const QString code = head + u"    x.y()\n"_s.repeated(rows - 1) + u"    q = Queue()\n"_s;
            const auto outline = codeOutline(code);
            Node node;
            node.kind = NodeKind::Function;
            node.parameters.insert(Param::Code, code);
            const QRectF box(QPointF(), CanvasGeometry::naturalSize(node));
            for (int row = 0; row < rows; ++row) {
                for (int calls = 1; calls <= 3; ++calls) {
                    const CodeCard card(box, *outline, row, calls);
                    const double end = card.shelf().top() + over;
                    QVERIFY(card.shownCalls() <= calls);
                    QVERIFY(card.calls().isNull() == (card.shownCalls() == 0));
                    QVERIFY2(card.calls().bottom() <= end, qPrintable(code));
                    QVERIFY(card.row(card.firstRow()).top() > box.top() + 40);
                    const int last = card.counted() > 0 ? card.endRow() : card.endRow() - 1;
                    QVERIFY(card.row(last).bottom() <= end);
                    if (card.shownCalls() == 0)
                        continue;
                    QVERIFY(row >= card.firstRow());
                    const int waits = row < card.endRow() ? row : card.endRow();
                    QVERIFY(waits <= last);
                    QCOMPARE(card.row(waits).bottom(), card.calls().top());
                }
            }
        }
    }
}

void TestCodeLife::chipsAreForThoseWhoHaveRoomAndTheRestIsCounted()
{
    Pool pool;
    pool.painted();
    const QRectF card = pool.geometry.rect(pool.hand);
    const QRectF foot(card.left(), card.bottom() - 34, card.width(), 34);
    const auto inFoot = std::count_if(pool.chips.begin(), pool.chips.end(),
                                      [&](const ChipPlace &chip) { return foot.contains(chip.where); });
    QVERIFY(inFoot >= 1);
    QVERIFY(inFoot < 10);
    const auto folds = std::count_if(pool.folds.begin(), pool.folds.end(), [&](const FoldPlace &fold) {
        return fold.node == pool.hand && foot.contains(fold.where);
    });
    QCOMPARE(folds, 1);
    for (const ChipPlace &chip : pool.chips)
        QVERIFY(chip.where.isValid());
}

void TestCodeLife::unfoldingShowsAll()
{
    Pool pool;
    CanvasOverlay overlay;
    overlay.unfolded.insert(pool.hand);
    const QImage folded = pool.painted();
    QVERIFY(folded != pool.painted(overlay));
    const auto box =
        std::find_if(pool.folds.begin(), pool.folds.end(), [](const FoldPlace &fold) { return fold.isBox; });
    QVERIFY(box != pool.folds.end());
    QSet<TaskId> shown;
    for (const ChipPlace &chip : pool.chips) {
        if (box->where.contains(chip.where))
            shown.insert(chip.task);
    }
    QCOMPARE(shown.size(), 10);
    QVERIFY(box->where.top() >= pool.geometry.rect(pool.hand).bottom());
}

void TestCodeLife::stateIsSeenFromAfar()
{
    Pool early;
    Pool late(early.replay.endTime());
    const auto cardOf = [](Pool &pool) {
        const QImage image = pool.painted({}, 0.25);
        const QRectF card = pool.geometry.rect(pool.hand).translated(-pool.geometry.bounds().topLeft());
        return image.copy(QRectF(card.topLeft() * 0.25, card.size() * 0.25).toAlignedRect());
    };
    QVERIFY(cardOf(early) != cardOf(late));
}

/// A card has its name for as long as there is room, however far away the canvas is.
void TestCodeLife::namesAreReadFromAfar()
{
    Pool pool;
    const auto headOf = [&](double zoom) {
        const QImage image = pool.painted({}, zoom);
        QRectF card = pool.geometry.rect(pool.hand).translated(-pool.geometry.bounds().topLeft());
        card.setHeight(18 / zoom); // above its rows and tasks
        return image.copy(
            QRectF(card.topLeft() * zoom, card.size() * zoom).toAlignedRect().adjusted(2, 2, -2, 0));
    };
    const auto inks = [](const QImage &image) {
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        }
        return colours.size();
    };
    for (const double zoom : {0.3, 0.19, 0.15})
        QVERIFY2(inks(headOf(zoom)) > 8, qPrintable(QString::number(zoom)));
}

void TestCodeLife::whatCodeMakesStandsOnItsCard()
{
    Pool pool;
    const std::vector<FoundResource> &found = pool.replay.found();
    const FoundShelf shelf = foundOn(*pool.layout.find(pool.main), pool.geometry, found);
    QCOMPARE(shelf.places.size(), std::size_t(2));
    QCOMPARE(shelf.more, 0);
    for (const FoundPlace &place : shelf.places) {
        QVERIFY(pool.geometry.rect(pool.main).contains(place.where));
        QCOMPARE(foundAt(place.where.center(), pool.layout, pool.geometry, found), place.found);
    }
    QCOMPARE(lineInPiece(pool.run().program, *shelf.places[0].found),
             codeOutline(parameter<QString>(*pool.layout.find(pool.main), Param::Code))
                 ->rows[std::size_t(pool.rowWith(pool.main, u"asyncio.Queue"_s))]
                 .line);
    QVERIFY(foundOn(*pool.layout.find(pool.hand), pool.geometry, found).places.empty());
    QCOMPARE(foundAt({-1000, -1000}, pool.layout, pool.geometry, found), nullptr);
    // Whoever used it is joined to it by a line: without its run there is none.
    const QImage with = pool.painted();
    pool.replay = Replay();
    pool.world = pool.replay.at(0);
    QVERIFY(with != pool.painted());
}

void TestCodeLife::clicksChooseTasksAndLines()
{
    Document document;
    document.reset(Pool().layout);
    RunKeeper keeper(document);
    Player player(keeper);
    CanvasView view(document, keeper, player);
    view.resize(1400, 1000);
    view.show();
    view.fitAll();
    player.seek(kMicrosPerSecond / 2);
    (void)view.grab();
    QSignalSpy picked(&view, &CanvasView::taskPicked);
    QSignalSpy lines(&view, &CanvasView::linePicked);
    Pool pool;
    pool.painted();
    const ChipPlace chip = pool.chips.back();
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.camera().toView(chip.where.center()).toPoint());
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].value<TaskId>(), chip.task);
    const auto fold = std::find_if(pool.folds.begin(), pool.folds.end(),
                                   [&](const FoldPlace &each) { return each.node == pool.hand; });
    QVERIFY(fold != pool.folds.end());
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.camera().toView(fold->where.center()).toPoint());
    QVERIFY(view.instances().isUnfolded(pool.hand));
    QVERIFY(view.instances().canUnfold(pool.hand));
    QVERIFY(view.instances().foldAll());
    QVERIFY(!view.instances().foldAll());
    const QSignalSpy told(&view, &CanvasView::statusMessage);
    view.setSelection({pool.hand}); // by the keys as well
    QTest::keyClick(&view, Qt::Key_U);
    QVERIFY(view.instances().isUnfolded(pool.hand));
    QTest::keyClick(&view, Qt::Key_U);
    QVERIFY(!view.instances().isUnfolded(pool.hand));
    QVERIFY(told.isEmpty());
    view.setSelection({pool.main});
    QTest::keyClick(&view, Qt::Key_U);
    QVERIFY(!view.instances().isUnfolded(pool.main));
    QCOMPARE(told.last().first().toString(), u"main has no more than one task."_s);
    view.setSelection({});
    (void)view.grab();
    const FoundShelf shelf = foundOn(*pool.layout.find(pool.main), pool.geometry, pool.replay.found());
    QTest::mouseClick(&view, Qt::LeftButton, {},
                      view.camera().toView(shelf.places[1].where.center()).toPoint());
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0][0].value<NodeId>(), pool.main);
    QCOMPARE(lines[0][1].toInt(), lineInPiece(pool.run().program, *shelf.places[1].found));
}

void TestCodeLife::screenReadersHearWhoIsWhere()
{
    const Pool pool;
    const QString many = spokenNode(pool.layout, pool.replay, pool.world, pool.hand);
    QVERIFY2(many.contains(u"10 tasks"_s), qPrintable(many));
    const QString one = spokenNode(pool.layout, pool.replay, pool.world, pool.main);
    QVERIFY2(one.contains(u"in row"_s), qPrintable(one));
    const CodeMoment life = pool.life();
    const QString task =
        spokenInstance(life, pool.run(), pool.world, pool.hand, life.of(pool.hand).tasks.front());
    QVERIFY2(task.contains(u"hand('h0', orders, desk)"_s) && task.contains(u"row"_s), qPrintable(task));
}

SIGNALBOX_TEST(TestCodeLife)

} // namespace tst_codelife

#include "tst_codelife.moc"
