// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/suite.h"
#include "widgets/lanes/timelinebar.h"
#include "widgets/session/runpatience.h"
#include "widgets/timeline/crowd.h"
#include "widgets/timeline/spansums.h"
#include "widgets/timeline/timelinepainter.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/timeline/waitarrows.h"

#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

namespace tst_longruns {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// Two producers that pass on items to a consumer each, of whom one computes: lanes of every look.
Layout passingOn(qint64 items)
{
    Layout layout;
    const auto add = [&layout](NodeKind kind) -> Node & {
        layout.nodes.append(makeNode(layout, kind, {}));
        return layout.nodes.last();
    };
    quint32 link = 0;
    for (const bool computes : {false, true}) {
        Node &maker = add(NodeKind::Producer);
        maker.parameters[Param::Every] = Duration::fixed(computes ? 17 : 10);
        maker.parameters[Param::Count] = items;
        const NodeId from = maker.id;
        Node &queue = add(NodeKind::Queue);
        queue.parameters[Param::Capacity] = qint64(3);
        const NodeId through = queue.id;
        Node &cook = add(NodeKind::Consumer);
        cook.parameters[Param::Work] = Duration::fixed(computes ? 5 : 12);
        if (computes)
            cook.parameters[Param::Working] = qint64(WorkChoice::Computes);
        const NodeId to = cook.id;
        layout.links.append({LinkId(++link), LinkKind::Putting, from, through, {}});
        layout.links.append({LinkId(++link), LinkKind::Getting, to, through, {}});
    }
    return layout;
}

/// A lane as it was before there were sums.
Timeline withoutSums(Timeline timeline)
{
    for (TimelineLane &lane : timeline.lanes)
        lane.sums = nullptr;
    return timeline;
}

QImage pictureOf(const Timeline &timeline, const Run &run, Micros from, Micros to, Micros playhead)
{
    QImage image(900, 320, QImage::Format_ARGB32_Premultiplied);
    const World world;
    const Theme theme = Theme::light();
    QPainter painter(&image);
    paintTimeline(painter,
                  {.timeline = timeline,
                   .run = run,
                   .world = world,
                   .theme = theme,
                   .geometry = {.from = from, .to = to, .width = double(image.width())},
                   .playhead = playhead},
                  image.rect());
    return image;
}

/// A view on a run of more facts than are looked at at once.
struct LongStage {
    Document document;
    RunKeeper keeper{document};
    Player player{keeper};
    TimelineView view{keeper, player};

    explicit LongStage(qint64 items = 12'000)
    {
        view.resize(900, 400);
        document.reset(passingOn(items));
    }
    LaneKeeper &lanes() { return view.lanes(); }
    bool isReady() { return !keeper.isRunning() && !lanes().isBusy(); }
};

} // namespace

class TestLongRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { factsAtOnce() = 100'000; }
    void cleanup() { factsAtOnce() = m_usual; }
    void sumsAreThoseOfTheirSpans();
    void aPictureIsTheSameWithSums_data();
    void aPictureIsTheSameWithSums();
    void arrowsAreTheSameWithSums();
    void figuresOfAStretchAreTheSameWithSums();
    void lanesAndVerdictsComeByThemselves();
    void anEditMeanwhileIsTheRunThatStays();
    void lanesAreArrangedMeanwhile();
    void eventsAreFoundMeanwhile();

private:
    const qsizetype m_usual = factsAtOnce();
};

void TestLongRuns::sumsAreThoseOfTheirSpans()
{
    const Layout layout = passingOn(4'000);
    const Run run = simulate(layout);
    const Timeline timeline = makeTimeline(layout, run);
    int summed = 0;
    for (const TimelineLane &lane : timeline.lanes) {
        QCOMPARE(lane.sums != nullptr, lane.spans.size() >= SpanSums::kLeastSpans);
        if (!lane.sums)
            continue;
        ++summed;
        const auto everything = [](qsizetype, const SpanSum &) { return true; };
        QVERIFY(!lane.sums->blockAt(1, everything).sum); // none begins there
        const SpanSums::Block block = lane.sums->blockAt(0, everything);
        QVERIFY(block.sum && block.end > SpanSums::kBlock && block.end <= lane.spans.size());
        SpanSum sum{.low = lane.spans[0].value, .high = lane.spans[0].value};
        for (qsizetype at = 0; at < block.end; ++at) {
            const LaneSpan &span = lane.spans[at];
            if (const auto activity = activityOf(run.program, span))
                sum.lengths[std::size_t(*activity)] += span.end - span.begin;
            sum.longest = std::max(sum.longest, span.end - span.begin);
            sum.low = std::min(sum.low, span.value);
            sum.high = std::max(sum.high, span.value);
            if (span.kind == LaneSpan::Kind::Waiting && !span.unfinished) {
                ++sum.waits;
                sum.waited += span.end - span.begin;
            }
        }
        QCOMPARE(*block.sum, sum);
        const auto first = [](qsizetype last, const SpanSum &) { return last < SpanSums::kBlock; };
        QCOMPARE(lane.sums->blockAt(0, first).end, SpanSums::kBlock);
    }
    QVERIFY(summed >= 4);
}

void TestLongRuns::aPictureIsTheSameWithSums_data()
{
    QTest::addColumn<double>("from"); // shares of the run
    QTest::addColumn<double>("to");
    QTest::addColumn<double>("playhead");
    QTest::newRow("all of it") << 0.0 << 1.0 << 1.0;
    QTest::newRow("all of it, at its beginning") << 0.0 << 1.0 << 0.0;
    QTest::newRow("all of it, in the middle") << -0.1 << 1.1 << 0.4321;
    QTest::newRow("a tenth") << 0.3 << 0.4 << 0.37;
    QTest::newRow("a hundredth") << 0.5 << 0.51 << 0.503;
    QTest::newRow("a thousandth") << 0.7 << 0.701 << 0.9;
    QTest::newRow("far beyond") << -3.0 << 5.0 << 0.6;
}

/// Blocks of spans are passed where each of them would have come to the same column.
void TestLongRuns::aPictureIsTheSameWithSums()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(double, playhead);
    const Layout layout = passingOn(9'000);
    const Run run = simulate(layout);
    const Timeline timeline = makeTimeline(layout, run);
    const auto at = [&](double share) { return Micros(share * double(timeline.end)); };
    const QImage with = pictureOf(timeline, run, at(from), at(to), at(playhead));
    QCOMPARE(with, pictureOf(withoutSums(timeline), run, at(from), at(to), at(playhead)));
}

void TestLongRuns::arrowsAreTheSameWithSums()
{
    const Layout layout = passingOn(3'000);
    const Run run = simulate(layout);
    const Timeline timeline = makeTimeline(layout, run);
    Timeline plain = withoutSums(timeline);
    for (EndedWaits &ended : plain.ended)
        ended.longest.fill(timeline.end);
    const int last = int(timeline.lanes.size()) - 1;
    for (const qint64 share : {1, 7, 60, 700}) {
        const TimelineGeometry geometry{
            .from = timeline.end / 3, .to = timeline.end / 3 + timeline.end / share, .width = 900};
        QCOMPARE(waitArrows(timeline, geometry, 0, last), waitArrows(plain, geometry, 0, last));
        QCOMPARE(waitArrows(timeline, geometry, 1, 1), waitArrows(plain, geometry, 1, 1));
    }
}

void TestLongRuns::figuresOfAStretchAreTheSameWithSums()
{
    const Layout layout = passingOn(5'000);
    const Run run = simulate(layout);
    const Timeline timeline = makeTimeline(layout, run);
    Timeline plain = withoutSums(timeline);
    plain.got.clear();
    const Micros end = timeline.end;
    for (const auto &[from, to] : {std::pair(Micros(0), end), {end / 7, end / 2}, {end / 3, end / 3 + 200}}) {
        const StretchFigures with = figuresOf(timeline, run, from, to);
        const StretchFigures without = figuresOf(plain, run, from, to);
        QCOMPARE(with.itemsGot, without.itemsGot);
        QCOMPARE(with.waits, without.waits);
        QCOMPARE(with.meanWait, without.meanWait);
        QVERIFY(with.itemsGot > 0);
    }
}

void TestLongRuns::lanesAndVerdictsComeByThemselves()
{
    LongStage stage;
    QSignalSpy finished(&stage.keeper, &RunKeeper::finished);
    QVERIFY(stage.keeper.isRunning()); // the window has it when it is there
    QTRY_VERIFY(stage.isReady());
    QCOMPARE(finished.size(), 1);
    QVERIFY(stage.keeper.replay().factCount() > factsAtOnce());
    QVERIFY(stage.keeper.replay().run().hasEnded());
    QCOMPARE(stage.keeper.verdicts(), verdicts(stage.keeper.replay()));
    const Timeline expected = makeTimeline(stage.keeper.layout(), stage.view.run());
    QCOMPARE(stage.view.timeline().lanes.size(), expected.lanes.size());
    for (qsizetype at = 0; at < expected.lanes.size(); ++at)
        QCOMPARE(stage.view.timeline().lanes[at].spans, expected.lanes[at].spans);
    QVERIFY(stage.view.range().isFitted());
    QVERIFY(stage.view.range().whole() >= expected.end);
    QVERIFY(stage.lanes().all().crowd);
    stage.player.toEnd();
    QCOMPARE(stage.player.time(), expected.end);
}

/// What was begun for the run before comes to nothing.
void TestLongRuns::anEditMeanwhileIsTheRunThatStays()
{
    LongStage stage;
    stage.document.reset(passingOn(10));
    QVERIFY(stage.isReady());
    const qsizetype facts = stage.keeper.replay().factCount();
    QVERIFY(facts < 1000);
    QCOMPARE(stage.view.timeline(), makeTimeline(stage.keeper.layout(), stage.view.run()));
    stage.document.reset(passingOn(13'000));
    QTRY_VERIFY(stage.isReady());
    QVERIFY(stage.keeper.replay().factCount() > factsAtOnce());
    QCOMPARE(stage.view.timeline().end, stage.keeper.replay().endTime());
}

void TestLongRuns::lanesAreArrangedMeanwhile()
{
    LongStage stage;
    QTRY_VERIFY(stage.isReady());
    const Timeline before = stage.view.timeline();
    LaneChoice choice{.sort = LaneChoice::Sort::Waiting};
    choice.pinned = {stage.lanes().keyOf(1)};
    stage.lanes().setSort(LaneChoice::Sort::FirstEvent);
    stage.lanes().setChoice(choice); // before the first is there
    QCOMPARE(stage.lanes().choice(), choice);
    QVERIFY(stage.lanes().isBusy());
    QCOMPARE(stage.view.timeline().lanes.size(), before.lanes.size()); // those that were there
    QCOMPARE(stage.view.timeline().stays, 0);
    QTRY_VERIFY(!stage.lanes().isBusy());
    const Timeline expected =
        arrangedTimeline(stage.lanes().all(), stage.keeper.layout(), stage.view.run(), {choice});
    QCOMPARE(stage.view.timeline().lanes, expected.lanes);
    QCOMPARE(stage.view.timeline().stays, 1);
    stage.lanes().setFind(stage.view.timeline().lanes[2].name);
    QTRY_COMPARE(stage.lanes().found(), 1);
}

void TestLongRuns::eventsAreFoundMeanwhile()
{
    LongStage stage;
    QTRY_VERIFY(stage.isReady());
    TimelineBar bar(stage.view);
    auto *const field = bar.findChild<QLineEdit *>();
    field->setText(u"get"_s);
    QTRY_VERIFY(!stage.lanes().isBusy());
    EventSearch search;
    const auto expected = search.find(stage.lanes().all(), stage.view.run(), u"get"_s, 0, true);
    QVERIFY(expected);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->accessibleDescription().contains(u"looking through"_s));
    QTRY_VERIFY(field->accessibleDescription().contains(expected->words.left(6)));
    QCOMPARE(stage.player.time(), expected->time);
    field->setText(u"no such thing"_s);
    QTRY_VERIFY(!stage.lanes().isBusy());
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(field->accessibleDescription(), u"no event has these words"_s);
}

SIGNALBOX_TEST(TestLongRuns)

} // namespace tst_longruns

#include "tst_longruns.moc"
