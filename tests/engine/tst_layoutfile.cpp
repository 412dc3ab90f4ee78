// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/fragment.h"
#include "engine/file/layoutfile.h"
#include "tests/support/documents.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace tst_layoutfile {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

class TestLayoutFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadAndSaveAreByteIdentical();
    void everythingIsRead();
    void choicesAndPredicatesAreRead();
    void everyVerbAndEveryPredicateComesBack();
    void whatIsLeftOutIsAddedOnceAndStays();
    void wholeNumbersStayWhole();
    void layoutsMadeInMemoryComeBack();
    void aByteOrderMarkIsPartOfItsText();
    void everyCaseIsSavedAsItWasOpened();
    void fragmentsGetNewIdsAndNames();
    void fragmentsKeepToWhatDocumentsTake();
    void manyOfOneNameArePastedAtOnce();
    void fragmentsAreNotDocuments();
    void savedFilesLoad();
    void headingsAreThoseOfTheWholeFile();
    void readingEndsWhereAFileGrowsForEver();
    void filesThatCannotBeReadAreNamed();
    void aFailedSaveLeavesTheOldFile();
};

void TestLayoutFile::loadAndSaveAreByteIdentical()
{
    const QByteArray json = canonical(kitchen());
    const LoadResult result = decodeLayout(json);
    QVERIFY2(result.problems.isEmpty(), qPrintable(inWords(result.problems)));
    QCOMPARE(encodeLayout(*result.layout), json);
    QCOMPARE(*decodeLayout(encodeLayout(*result.layout)).layout, *result.layout);
}

void TestLayoutFile::everythingIsRead()
{
    const Layout layout = *decodeLayout(kitchen()).layout;
    QCOMPARE(layout.title, u"Küche"_s);
    QCOMPARE(layout.settings.seed, 42);
    QCOMPARE(layout.settings.end, EndRule::Drained);
    QCOMPARE(layout.settings.endTime, 7'500'000);
    QCOMPARE(layout.settings.horizon, 90'000'000);
    QCOMPARE(layout.settings.python, PythonVersion::Python312);
    QCOMPARE(layout.settings.stepCost, 120);
    QCOMPARE(layout.nodes.size(), 26);
    const Node &window = layout.nodes.front();
    QCOMPARE(window.kind, NodeKind::Queue);
    QCOMPARE(window.position, QPointF(320, 160.5));
    QCOMPARE(parameter<qint64>(window, Param::Capacity), 5);
    QCOMPARE(window.extra, (QJsonObject{{u"hue"_s, QJsonValue::Null}}));
    QCOMPARE(parameter<Duration>(layout.nodes[1], Param::Start), Duration::uniform(200'000, 900'000));
    QCOMPARE(parameter<Duration>(layout.nodes[2], Param::Work), Duration::exponential(500'000));
    QCOMPARE(layout.nodes[2].scope, NodeId(9));
    QVERIFY(layout.nodes[2].parameters.contains(Param::Work));
    QVERIFY(!layout.nodes[2].parameters.contains(Param::Start));
    QVERIFY(layout.nodes[5].parameters.contains(Param::IsSet)); // equals the default, but the file has it
    QCOMPARE(layout.nodes[7].size, QSizeF(400, 300.25));
    const auto steps = parameter<QList<Step>>(layout.nodes[9], Param::Steps);
    QCOMPARE(steps.size(), 13);
    QCOMPARE(steps[0].extra, (QJsonObject{{u"mood"_s, u"calm"_s}}));
    QCOMPARE(steps[2].body[0].target, NodeId(4));
    QCOMPARE(steps[2].body[2].text, u"ValueError"_s);
    QCOMPARE(steps[10].target, NodeId::None);
    QCOMPARE(steps[11].count, 3);
    QCOMPARE(layout.links.front(),
             (Link{LinkId(1), LinkKind::Putting, NodeId(2), NodeId(1), {{u"bend"_s, 0.5}}}));
}

void TestLayoutFile::choicesAndPredicatesAreRead()
{
    const Layout layout = *decodeLayout(kitchen()).layout;
    const auto node = [&](const char *name) { return *layout.findByName(QString::fromUtf8(name)); };
    QCOMPARE(parameter<qint64>(node("urgent"), Param::Order), qint64(QueueOrder::Priority));
    QCOMPARE(parameter<qint64>(node("w"), Param::ReturnWhen), qint64(WaitChoice::FirstException));
    QCOMPARE(parameter<Duration>(node("w"), Param::WaitTimeout), Duration::fixed(1'500'000));
    QVERIFY(!parameter<bool>(node("w"), Param::CancelPending));
    QVERIFY(parameter<bool>(node("closing time"), Param::Absolute));
    const auto steps = parameter<QList<Step>>(node("everything else"), Param::Steps);
    QCOMPARE(steps[3].text, u"soup"_s);
    QCOMPARE(steps[3].count, 2);
    QCOMPARE(steps[3].choice, quint8(PutChoice::New));
    QCOMPARE(steps[4].choice, quint8(PutChoice::Sentinel));
    QCOMPARE(steps[4].count, 1);
    QCOMPARE(steps[5].choice, quint8(PutChoice::Forward));
    const Predicate counted{
        Predicate::Of::Counter, Predicate::Relation::GreaterEqual, false, NodeId(22), -3, {}};
    QCOMPARE(steps[7].body[3].predicate, counted);
    const auto loop =
        std::find_if(steps.begin(), steps.end(), [](const Step &step) { return step.verb == Verb::While; });
    QCOMPARE(loop->predicate, (Predicate{Predicate::Of::EventSet, {}, true, NodeId(6), 0, {{u"mood"_s, 1}}}));
    QCOMPARE(loop->body[0].predicate.of, Predicate::Of::GotSentinel);
    QCOMPARE(loop->body[1].verb, Verb::Else);
    // What need not be said stays unsaid.
    QVERIFY(!encodeLayout(layout).contains("\"choice\": \"new\""));
    QVERIFY(!encodeLayout(layout).contains("\"not\": false"));
}

void TestLayoutFile::everyVerbAndEveryPredicateComesBack()
{
    Layout layout;
    for (const NodeInfo &kind : nodeCatalog())
        layout.nodes.append(makeNode(layout, kind.kind, {}));
    const auto nodeFor = [](const QList<NodeKind> &kinds) {
        return kinds.isEmpty() ? NodeId::None : NodeId(quint32(kinds.last()) + 1);
    };
    QList<Step> steps;
    for (const VerbInfo &verb : verbCatalog()) {
        const bool isTail = verb.verb == Verb::Else || verb.verb == Verb::Except
            || verb.verb == Verb::ExceptStar || verb.verb == Verb::Finally;
        if (!verb.forPeople || isTail)
            continue;
        Step step;
        step.verb = verb.verb;
        step.target = nodeFor(verb.targets);
        step.time = verb.hasTime ? Duration::uniform(1, 3) : Duration();
        step.count = verb.hasCount ? 5 : 1;
        step.text = verb.hasText ? u"ValueError"_s : QString();
        step.choice = quint8(std::max<qsizetype>(verb.choices.size(), 1) - 1);
        steps.append(step);
    }
    for (const PredicateInfo &asked : predicateCatalog()) {
        for (const bool negated : {false, true}) {
            Step step;
            step.verb = Verb::If;
            step.predicate = {asked.of, {}, negated, nodeFor(asked.targets), 0, {}};
            if (asked.compares()) {
                step.predicate.relation = Predicate::Relation::Less;
                step.predicate.value = 12;
            }
            steps.append(step);
        }
    }
    layout.find(NodeId(quint32(NodeKind::Task) + 1))->parameters.insert(Param::Steps, steps);
    const LoadResult result = decodeLayout(encodeLayout(layout));
    QVERIFY2(result.problems.isEmpty(), qPrintable(inWords(result.problems)));
    QCOMPARE(*result.layout, layout);
}

void TestLayoutFile::whatIsLeftOutIsAddedOnceAndStays()
{
    const LoadResult result = decodeLayout(R"({"format": "signalbox", "version": 1, "nodes": []})");
    QVERIFY(result.layout);
    QCOMPARE(*result.layout, Layout());
    const QByteArray saved = encodeLayout(*result.layout);
    const QByteArray expected = R"({
    "description": "",
    "format": "signalbox",
    "links": [
    ],
    "nodes": [
    ],
    "settings": {
        "end": "automatic",
        "end_time": 10,
        "horizon": 60,
        "seed": 1
    },
    "title": "",
    "version": 1
}
)";
    QCOMPARE(saved, expected);
    QCOMPARE(encodeLayout(*decodeLayout(saved).layout), saved);
}

void TestLayoutFile::wholeNumbersStayWhole()
{
    Layout layout;
    layout.settings.seed = (qint64(1) << 53) - 1;
    layout.settings.horizon = 1'000'000 * kMicrosPerSecond;
    Node queue = makeNode(layout, NodeKind::Queue, QPointF(1e6, -1e6));
    queue.parameters.insert(Param::Capacity, qint64(1'000'000));
    layout.nodes.append(queue);
    const QByteArray json = encodeLayout(layout);
    QVERIFY(json.contains("\"seed\": 9007199254740991\n"));
    QVERIFY(json.contains("\"horizon\": 1000000,"));
    QVERIFY(json.contains("\"capacity\": 1000000,"));
    QVERIFY(json.contains("\"y\": -1000000\n"));
    QCOMPARE(*decodeLayout(json).layout, layout);
}

void TestLayoutFile::layoutsMadeInMemoryComeBack()
{
    Layout layout;
    for (const NodeInfo &kind : nodeCatalog()) {
        Node node = makeNode(layout, kind.kind, QPointF(0.1 * double(layout.nodes.size()), -7));
        for (const Param param : kind.parameters)
            node.parameters.insert(param, info(param).defaultValue);
        layout.nodes.append(node);
    }
    // Microseconds that no binary fraction hits exactly.
    for (const Micros time : {1LL, 3LL, 100'001LL, 700'000LL, 333'333LL, 999'999'999'992LL}) {
        layout.nodes.append(makeNode(layout, NodeKind::Producer, {}));
        layout.nodes.back().parameters.insert(Param::Every, Duration::uniform(time, time + 7));
    }
    const LoadResult result = decodeLayout(encodeLayout(layout));
    QVERIFY2(result.problems.isEmpty(), qPrintable(inWords(result.problems)));
    QCOMPARE(*result.layout, layout);
}

/// Qt takes one at the beginning of a text for no part of it, so that a name of nothing else is lost.
void TestLayoutFile::aByteOrderMarkIsPartOfItsText()
{
    const QStringList texts{u"\ufeff"_s,     u"\ufeffcook"_s,   u"co\ufeffok"_s,
                            u"\"\ufeff\""_s, u"\ufeff\ufeff"_s, u"\\\ufeff"_s};
    for (const QString &text : texts) {
        Layout layout;
        layout.title = text;
        Node node = makeNode(layout, NodeKind::Task, {});
        node.name = text;
        Step step;
        step.verb = Verb::Log;
        step.text = text;
        node.parameters.insert(Param::Steps, QList<Step>{step});
        node.extra = {{text, text}};
        layout.nodes.append(node);
        const QByteArray saved = encodeLayout(layout);
        const LoadResult opened = decodeLayout(saved);
        QVERIFY2(opened.layout, qPrintable(inWords(opened.problems)));
        QCOMPARE(*opened.layout, layout);
        QCOMPARE(encodeLayout(*opened.layout), saved);
        // As other programs write it: not escaped.
        QByteArray bare = saved;
        bare.replace("\\ufeff", "\xEF\xBB\xBF");
        QCOMPARE(decodeLayout(bare).layout, opened.layout);
    }
}

void TestLayoutFile::everyCaseIsSavedAsItWasOpened()
{
    const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/cases"));
    const QStringList cases = folder.entryList({u"*.signalbox"_s});
    QVERIFY(cases.contains(u"name_only_bom.signalbox"_s));
    for (const QString &name : cases) {
        const LoadResult first = loadLayout(folder.filePath(name));
        QVERIFY2(first.layout, qPrintable(name));
        const QByteArray saved = encodeLayout(*first.layout);
        const LoadResult again = decodeLayout(saved);
        QVERIFY2(again.layout == first.layout, qPrintable(name));
        QCOMPARE(encodeLayout(*again.layout), saved);
    }
}

void TestLayoutFile::manyOfOneNameArePastedAtOnce()
{
    Layout layout;
    for (int at = 0; at < 20'000; ++at) {
        Node node;
        node.id = NodeId(at + 1);
        node.name = u"cook"_s;
        layout.nodes.append(node);
    }
    QList<NodeId> all;
    for (const Node &node : layout.nodes)
        all.append(node.id);
    const LoadResult pasted = decodeFragment(encodeFragment(layout, all), layout);
    QVERIFY(pasted.layout);
    QCOMPARE(pasted.layout->nodes.front().name, u"cook-2"_s);
    QCOMPARE(pasted.layout->nodes.back().name, u"cook-20001"_s);
}

void TestLayoutFile::fragmentsGetNewIdsAndNames()
{
    const Layout layout = *decodeLayout(kitchen()).layout;
    // The chef with the oven and the stools, the cook without the shift that holds it, the waiter.
    const QByteArray json =
        encodeFragment(layout, {NodeId(12), NodeId(4), NodeId(5), NodeId(3), NodeId(2), NodeId(999)});
    const LoadResult result = decodeFragment(json, layout);
    QVERIFY2(result.layout, qPrintable(inWords(result.problems)));
    const Layout &pasted = *result.layout;
    QStringList names;
    for (const Node &node : pasted.nodes) {
        names.append(node.name);
        QVERIFY(!layout.find(node.id));
        QCOMPARE(node.scope, NodeId::None);
    }
    const QStringList expected{u"waiter-2"_s, u"cook-2"_s, u"oven-2"_s, u"stools-2"_s, u"chef-2"_s};
    QCOMPARE(names, expected);
    QCOMPARE(pasted.links.size(), 1);
    QCOMPARE(pasted.links[0].kind, LinkKind::Guarding);
    QVERIFY(!layout.find(pasted.links[0].id));
    QCOMPARE(pasted.links[0].from, pasted.findByName(u"cook-2"_s)->id);
    QCOMPARE(pasted.links[0].to, pasted.findByName(u"oven-2"_s)->id);
    const auto steps = parameter<QList<Step>>(*pasted.findByName(u"chef-2"_s), Param::Steps);
    QCOMPARE(steps[2].body[0].target, pasted.findByName(u"oven-2"_s)->id);
    QCOMPARE(steps[2].body[0].body[0].target, NodeId::None); // the queue stayed behind
    // Pasted together with what was there, it is a document that loads.
    Layout together = layout;
    together.nodes += pasted.nodes;
    together.links += pasted.links;
    QCOMPARE(*decodeLayout(encodeLayout(together)).layout, together);
    // What a step asks about comes along under its new id, or is left behind.
    const LoadResult asking = decodeFragment(encodeFragment(layout, {NodeId(40), NodeId(22)}), layout);
    const auto asked = parameter<QList<Step>>(asking.layout->nodes.back(), Param::Steps);
    QCOMPARE(asked[7].body[3].predicate.target, asking.layout->nodes.front().id);
    QCOMPARE(asked[7].body[3].target, NodeId::None);
    // Frames keep what came along with them.
    const LoadResult crew =
        decodeFragment(encodeFragment(layout, {NodeId(8), NodeId(9), NodeId(3)}), Layout());
    QCOMPARE(crew.layout->findByName(u"cook"_s)->scope, crew.layout->findByName(u"shift"_s)->id);
}

void TestLayoutFile::fragmentsKeepToWhatDocumentsTake()
{
    Layout layout;
    const QString longest(kLongestName, u'n');
    const QString pair = QString(kLongestName - 3, u'n') + u"\U0001F373"_s + u'n';
    quint32 id = quint32(kHighestId);
    for (const QString &name : {longest, pair}) {
        Node node = makeNode(layout, NodeKind::Consumer, {});
        node.name = name;
        node.id = NodeId(id--);
        layout.nodes.append(node);
    }
    layout.nodes.append(makeNode(layout, NodeKind::Queue, {}));
    layout.nodes.back().id = NodeId(2);
    layout.links = {{LinkId(quint32(kHighestId)), LinkKind::Getting, layout.nodes[0].id, NodeId(2), {}},
                    {LinkId(2), LinkKind::Getting, layout.nodes[1].id, NodeId(2), {}}};
    Layout together = layout;
    for (int times = 0; times < 2; ++times) {
        const LoadResult pasted = decodeFragment(
            encodeFragment(together, {layout.nodes[0].id, layout.nodes[1].id, NodeId(2)}), together);
        QVERIFY(pasted.layout);
        together.nodes += pasted.layout->nodes;
        together.links += pasted.layout->links;
    }
    const LoadResult again = decodeLayout(encodeLayout(together));
    QVERIFY2(again.layout, qPrintable(inWords(again.problems)));
    QCOMPARE(*again.layout, together);
    QCOMPARE(together.nodes[3].id, NodeId(3)); // the first gap of three
    QCOMPARE(together.nodes[3].name, QString(kLongestName - 2, u'n') + u"-2"_s);
    QCOMPARE(together.nodes[4].name, QString(kLongestName - 3, u'n') + u"-2"_s);
}

void TestLayoutFile::fragmentsAreNotDocuments()
{
    const Layout layout = *decodeLayout(kitchen()).layout;
    QVERIFY(!decodeLayout(encodeFragment(layout, {NodeId(1)})).layout);
    const LoadResult whole = decodeFragment(encodeLayout(layout), Layout());
    QVERIFY(!whole.layout);
    QCOMPARE(whole.problems[0].place, u"/format"_s);
    for (const QByteArray &text : {QByteArray(), QByteArray("Dear all,"), QByteArray("{}")}) {
        const LoadResult other = decodeFragment(text, layout);
        QVERIFY(!other.layout);
        verifyAnswers(other);
    }
}

void TestLayoutFile::savedFilesLoad()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"Küche.signalbox"_s);
    const Layout layout = *decodeLayout(kitchen()).layout;
    QCOMPARE(saveLayout(layout, path), std::nullopt);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), canonical(kitchen()));
    const LoadResult result = loadLayout(path);
    QVERIFY(result.problems.isEmpty());
    QCOMPARE(*result.layout, layout);
}

void TestLayoutFile::headingsAreThoseOfTheWholeFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"kitchen.signalbox"_s);
    Layout layout = *decodeLayout(kitchen()).layout;
    layout.title = u"\ufeff \"Kitchen\" ✓"_s;
    layout.description = u"Two\nlines."_s;
    QVERIFY(!saveLayout(layout, path));
    const LayoutHeading heading = loadHeading(path);
    QCOMPARE(heading.title, layout.title);
    QCOMPARE(heading.description, layout.description);
    QCOMPARE(loadHeading(folder.filePath(u"missing"_s)).title, QString());
    QFile torn(path);
    QVERIFY(torn.resize(30));
    QCOMPARE(loadHeading(path).title, QString());
}

void TestLayoutFile::readingEndsWhereAFileGrowsForEver()
{
    /// A file that grows as fast as it is read.
    struct Endless : QIODevice {
        qint64 readData(char *data, qint64 most) override
        {
            std::fill_n(data, most, ' ');
            return most;
        }
        qint64 writeData(const char *, qint64) override { return -1; }
        bool isSequential() const override { return true; }
    };
    Endless endless;
    QVERIFY(endless.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    constexpr qint64 most = 1'000'000;
    const QByteArray read = readBounded(endless, most);
    QVERIFY(read.size() > most);
    QVERIFY(read.size() < 2 * most);
}

void TestLayoutFile::filesThatCannotBeReadAreNamed()
{
    QTemporaryDir folder;
    const QString missing = folder.filePath(u"none.signalbox"_s);
    const QString large = folder.filePath(u"large.signalbox"_s);
    QFile file(large);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(kLargestFile + 1)); // holds no data on disk
    const QList<std::pair<QString, QString>> cases{{missing, u"\"none.signalbox\" does not exist."_s},
                                                   {folder.path(), u"is not a file."_s},
                                                   {u"/dev/zero"_s, u"\"zero\" is not a file."_s},
                                                   {large, u"\"large.signalbox\" has more than 200 MB."_s}};
    for (const auto &[path, reason] : cases) {
        const LoadResult result = loadLayout(path);
        verifyAnswers(result);
        QVERIFY(!result.layout);
        QCOMPARE(result.problems[0].place, path);
        QVERIFY2(result.problems[0].reason.endsWith(reason), qPrintable(inWords(result.problems)));
    }
}

void TestLayoutFile::aFailedSaveLeavesTheOldFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.signalbox"_s);
    QVERIFY(QDir().mkpath(path + u"/inside"_s)); // a folder of that name cannot be replaced by a file
    const auto error = saveLayout(Layout(), path);
    QVERIFY(error);
    QVERIFY2(error->startsWith(u"\"a.signalbox\" could not be saved: "_s), qPrintable(*error));
    QVERIFY(QDir(path + u"/inside"_s).exists());
    QVERIFY(saveLayout(Layout(), folder.filePath(u"no/such/folder.signalbox"_s)));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"a.signalbox"_s});
}

SIGNALBOX_TEST(TestLayoutFile)

} // namespace tst_layoutfile

#include "tst_layoutfile.moc"
