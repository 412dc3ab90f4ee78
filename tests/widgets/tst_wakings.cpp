// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/canvaspictures.h"
#include "tests/support/suite.h"
#include "widgets/painting/wakepainter.h"

#include <QTest>

namespace tst_wakings {

using namespace signalbox;
using namespace signalbox::testing::painting;

/// A run in which a maker ends the waits of a cook.
class TestWakings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMomentOfAWakingHasItsArrow();
    void untilItHappensThereIsNone();
    void onlyWhoStandsThereSeesIt();

private:
    /// The first fact by which the maker wakes the cook.
    qsizetype firstWaking() const
    {
        for (qsizetype at = 0; at < m_run->trace.size(); ++at) {
            const Fact &fact = m_run->trace[at];
            if (fact.kind == FactKind::Woken && fact.by() != TaskId::None && fact.by() != fact.task)
                return at;
        }
        return -1;
    }
    QImage painted(const World &world, bool wakings, const Theme &theme) const
    {
        const CanvasGeometry geometry(m_drawn.layout);
        const QRectF area = geometry.bounds();
        QImage image(area.size().toSize(), QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        painter.translate(-area.topLeft());
        CanvasPicture picture{m_drawn.layout, geometry, m_replay, world, theme};
        picture.overlay.wakings = wakings;
        paintCanvas(painter, picture, area);
        return image;
    }
    static Layout hungry(Layout layout)
    {
        for (Node &node : layout.nodes)
            node.parameters.remove(Param::Start);
        return layout;
    }

    struct Drawn : PaintedLayout {
        Drawn() { layout = hungry(layout); }
    };
    const Drawn m_drawn; ///< whose cook is there before the first item
    const std::shared_ptr<const Run> m_run = std::make_shared<const Run>(simulate(m_drawn.layout));
    const Replay m_replay{m_run};
};

void TestWakings::theMomentOfAWakingHasItsArrow()
{
    const qsizetype at = firstWaking();
    QVERIFY(at > 0);
    const std::vector<Waking> expected{{m_drawn.maker, m_drawn.cook, m_run->trace[at].by()}};
    QVERIFY(wakingsAt(*m_run, m_replay.atFact(at + 1)) == expected);
    QVERIFY(wakingsAt(*m_run, m_replay.at(m_run->trace[at].time)) == expected); // all of that moment
}

void TestWakings::untilItHappensThereIsNone()
{
    const qsizetype at = firstWaking();
    QVERIFY(wakingsAt(*m_run, m_replay.atFact(at)).empty());
    QVERIFY(wakingsAt(*m_run, m_replay.at(m_run->trace[at].time - 1)).empty());
    QVERIFY(wakingsAt(*m_run, m_replay.at(m_run->trace[at].time + 1)).empty()); // between two moments
    QVERIFY(wakingsAt(*m_run, m_replay.atFact(0)).empty());
}

void TestWakings::onlyWhoStandsThereSeesIt()
{
    const qsizetype at = firstWaking();
    const World now = m_replay.atFact(at + 1);
    for (const Theme &theme : {Theme::dark(), Theme::light()}) {
        const QImage with = painted(now, true, theme);
        QVERIFY(with != painted(now, false, theme));
        const World before = m_replay.atFact(at);
        QCOMPARE(painted(before, true, theme), painted(before, false, theme));
        // Its head and its foot are seen, whatever they lie over.
        int marked = 0;
        for (int y = 0; y < with.height(); ++y)
            for (int x = 0; x < with.width(); ++x)
                marked += with.pixelColor(x, y) == theme.playhead;
        QVERIFY(marked > 200);
    }
}

SIGNALBOX_TEST(TestWakings)

} // namespace tst_wakings

#include "tst_wakings.moc"
