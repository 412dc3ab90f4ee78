// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/program.h"
#include "tests/support/stepeditorfixture.h"
#include "tests/support/suite.h"
#include "widgets/panels/freshsteps.h"
#include "widgets/panels/programplaces.h"

#include <QTest>

#include <functional>

namespace tst_programplaces {

using namespace signalbox;
using namespace signalbox::testing::stepeditor;
using namespace Qt::StringLiterals;

class TestProgramPlaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void programStepsHaveTheirPlace();
    void placesAreThoseOfTheProgram_data();
    void placesAreThoseOfTheProgram();
};

void TestProgramPlaces::programStepsHaveTheirPlace()
{
    QList<Step> list = parse(u"with(sleep put) put sleep"_s);
    list[0].target = kOven;
    list[0].body[1].target = kWindow;
    const Layout layout = kitchen(list); // the second put acts on nothing: no program has it
    const QList<StepPath> expected{{0}, {0, 0}, {0, 1}, {2}};
    QCOMPARE(steps::placesOfProgram(layout, list), expected);
}

void TestProgramPlaces::placesAreThoseOfTheProgram_data()
{
    QTest::addColumn<QString>("steps");
    QTest::newRow("plain") << u"sleep put get set"_s;
    QTest::newRow("loops") << u"break repeat(break while(break) forever(return)) break"_s;
    QTest::newRow("if and else") << u"if(log if(log)) else(sleep) else(sleep) if else log"_s;
    QTest::newRow("try") << u"try(except(log) sleep finally(log) except(sleep) except_star(log)) try(put)"_s;
    QTest::newRow("long handlers")
        << u"try(sleep except(sleep sleep log sleep sleep log sleep sleep) finally(log log log log log))"_s;
    QTest::newRow("except*") << u"repeat(try(sleep except_star(return break repeat(return break))))"_s;
    QTest::newRow("operands")
        << u"gather(get log spawn await run_in_executor) shield(get put) wait_for(set)"_s;
    QTest::newRow("no operands") << u"gather wait_tasks as_completed shield wait_for"_s;
    QTest::newRow("waits")
        << u"async_for(wait) retry(wait_until notify break) group(spawn) timeout_at(await)"_s;
}

/// The inspector marks the step that runs, so it must count as the program does, with and without targets.
void TestProgramPlaces::placesAreThoseOfTheProgram()
{
    QFETCH(QString, steps);
    const std::function<void(QList<Step> &, bool)> aim = [&](QList<Step> &list, bool all) {
        const Layout layout = kitchen({});
        for (qsizetype row = 0; row < list.size(); ++row) {
            const Step fresh = steps::make(layout, list[row].verb, kTask);
            if (all || row % 2 == 0) {
                list[row].target = fresh.target;
                list[row].predicate = fresh.predicate;
            }
            aim(list[row].body, all);
        }
    };
    for (const bool all : {true, false}) {
        QList<Step> list = parse(steps);
        aim(list, all);
        const Layout layout = kitchen(list);
        const Program program = expand(layout);
        const ProgramBody &body = program.bodies[*program.bodyOf(kTask)];
        const QList<StepPath> places = steps::placesOfProgram(layout, list);
        QCOMPARE(quint32(places.size()), body.end - body.begin);
        for (qsizetype i = 0; i < places.size(); ++i) {
            const Step &step = *steps::at(list, places[i]);
            const auto holder = steps::holderOf(list, places[i]);
            const bool isOperand = holder && info(*holder).takesOperands && step.verb != Verb::Await;
            const Verb written = program.steps[body.begin + quint32(i)].verb;
            QCOMPARE(info(written).key, info(isOperand ? Verb::Spawn : step.verb).key);
        }
    }
}

SIGNALBOX_TEST(TestProgramPlaces)

} // namespace tst_programplaces

#include "tst_programplaces.moc"
