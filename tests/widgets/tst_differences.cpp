// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/layout/stops.h"
#include "tests/support/suite.h"
#include "widgets/document/differences.h"

namespace tst_differences {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr NodeId kOrders{1};
constexpr NodeId kCook{2};
constexpr NodeId kPlan{3};

Node node(NodeId id, NodeKind kind, const QString &name)
{
    Node node;
    node.id = id;
    node.kind = kind;
    node.name = name;
    return node;
}

Layout kitchen()
{
    Layout layout;
    layout.nodes = {node(kOrders, NodeKind::Queue, u"orders"_s), node(kCook, NodeKind::Consumer, u"cook"_s),
                    node(kPlan, NodeKind::Task, u"plan"_s)};
    layout.links = {{LinkId(1), LinkKind::Getting, kCook, kOrders, {}}};
    return layout;
}

void add(const char *row, void (*change)(Layout &), const QString &told)
{
    QTest::newRow(row) << change << QStringList{told};
}

} // namespace

using Change = void (*)(Layout &);

class TestDifferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsAreNamed()
    {
        Layout here = kitchen();
        setStops(here, {{1'000'000, u"a"_s, {}}, {2'000'000, u"b"_s, {}}, {4'000'000, u"d"_s, {}}});
        Layout inFile = kitchen();
        setStops(inFile, {{2'000'000, u"c"_s, {}}, {3'000'000, {}, {}}, {4'000'000, u"d"_s, {}}});
        QCOMPARE(
            differences(here, inFile),
            (QStringList{u"The stop at 1.00 s is only here."_s, u"The stop at 3.00 s is only in the file."_s,
                         u"The stop at 2.00 s says \"b\" here and \"c\" in the file."_s}));
    }

    void nothingIsToldOfTheSame()
    {
        Layout renumbered = kitchen();
        renumbered.links[0].id = LinkId(7);
        renumbered.find(kOrders)->parameters.insert(Param::Capacity, info(Param::Capacity).defaultValue);
        QCOMPARE(differences(kitchen(), kitchen()), QStringList());
        QCOMPARE(differences(kitchen(), renumbered), QStringList());
    }

    /// Each by a sentence of its own.
    void whatTheFileHasOtherwiseIsTold_data();
    void whatTheFileHasOtherwiseIsTold()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, told);
        Layout inFile = kitchen();
        change(inFile);
        QCOMPARE(differences(kitchen(), inFile), told);
    }

    void manyThatMovedAreOneSentence()
    {
        Layout inFile = kitchen();
        for (Node &node : inFile.nodes)
            node.position += QPointF(10, 0);
        QCOMPARE(differences(kitchen(), inFile), QStringList{u"3 nodes stand elsewhere in the file."_s});
    }

    void anotherKindIsAnotherNode()
    {
        Layout inFile = kitchen();
        inFile.find(kPlan)->kind = NodeKind::Lock;
        QCOMPARE(differences(kitchen(), inFile),
                 (QStringList{u"Task \"plan\" is only here."_s, u"Lock \"plan\" is only in the file."_s}));
    }
};

void TestDifferences::whatTheFileHasOtherwiseIsTold_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("told");
    add(
        "added", [](Layout &l) { l.nodes.append(node(NodeId(9), NodeKind::Lock, u"oven"_s)); },
        u"Lock \"oven\" is only in the file."_s);
    add(
        "removed", [](Layout &l) { l.nodes.removeLast(); }, u"Task \"plan\" is only here."_s);
    add(
        "renamed", [](Layout &l) { l.find(kCook)->name = u"chef"_s; },
        u"\"cook\" is called \"chef\" in the file."_s);
    add(
        "moved",
        [](Layout &l) {
            l.find(kCook)->position = {5, 5};
        },
        u"\"cook\" stands elsewhere in the file."_s);
    add(
        "number", [](Layout &l) { l.find(kOrders)->parameters.insert(Param::Capacity, qint64(8)); },
        u"Capacity of \"orders\": 5 here, 8 in the file."_s);
    add(
        "steps", [](Layout &l) { l.find(kPlan)->parameters.insert(Param::Steps, QList<Step>{Step()}); },
        u"Steps of \"plan\": set differently in the file."_s);
    add(
        "wire", [](Layout &l) { l.links.clear(); }, u"The wire from \"cook\" to \"orders\" is only here."_s);
    add(
        "seed", [](Layout &l) { l.settings.seed = 7; }, u"The seed is 1 here and 7 in the file."_s);
    add(
        "title", [](Layout &l) { l.title = u"Kitchen"_s; },
        u"The title is \"\" here and \"Kitchen\" in the file."_s);
    add(
        "end", [](Layout &l) { l.settings.end = EndRule::Drained; },
        u"The file says otherwise how the run ends."_s);
}

SIGNALBOX_TEST(TestDifferences)

} // namespace tst_differences

#include "tst_differences.moc"
