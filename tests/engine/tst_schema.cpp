// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace tst_schema {

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The published schema says what the catalog and the decoder say: neither can change without the other.
class TestSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kindsOfNodesAreThoseOfTheCatalog();
    void oneFieldDecidesWhatHolds_data();
    void oneFieldDecidesWhatHolds();
    void parametersAreThoseOfTheCatalog_data();
    void parametersAreThoseOfTheCatalog();
    void linksAreThoseThatAreStored();
    void verbsAreThoseForPeople_data();
    void verbsAreThoseForPeople();
    void predicatesAreThoseOfTheCatalog();
    void documentAndSettingsAreWhatIsWritten();
    void limitsAreThoseOfTheDecoder();
    void referencesLeadSomewhere();
    void everythingIsDescribed();

private:
    QJsonObject definition(const QString &name) const { return m_definitions[name].toObject(); }
    QJsonObject properties(const QString &name) const { return definition(name)[u"properties"_s].toObject(); }

    QJsonObject m_schema;
    QJsonObject m_definitions;
};

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &entry : value.toArray())
        list.append(entry.toString());
    return list;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// Every object in the schema, with its JSON pointer.
void collect(const QJsonValue &value, const QString &place, QList<std::pair<QString, QJsonObject>> &found)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        found.append({place, object});
        for (auto field = object.begin(); field != object.end(); ++field)
            collect(field.value(), place + u'/' + field.key(), found);
    }
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        collect(array[i], place + u'/' + QString::number(i), found);
}

} // namespace

void TestSchema::initTestCase()
{
    QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/signalbox.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_schema = QJsonDocument::fromJson(file.readAll()).object();
    m_definitions = m_schema[u"$defs"_s].toObject();
    QCOMPARE(m_schema[u"$schema"_s].toString(), u"https://json-schema.org/draft/2020-12/schema"_s);
    QVERIFY(!m_definitions.isEmpty());
}

void TestSchema::kindsOfNodesAreThoseOfTheCatalog()
{
    QStringList keys;
    for (const NodeInfo &kind : nodeCatalog())
        keys.append(kind.key);
    QCOMPARE(strings(properties(u"node"_s)[u"kind"_s].toObject()[u"enum"_s]), keys);
}

/// Which definition holds is decided by one field. A choice among all of them (oneOf) would look into the
/// steps of each, and into theirs, in a time that doubles with every level.
void TestSchema::oneFieldDecidesWhatHolds_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("node") << u"kind"_s;
    QTest::newRow("step") << u"do"_s;
    QTest::newRow("predicate") << u"is"_s;
}

void TestSchema::oneFieldDecidesWhatHolds()
{
    QFETCH(QString, field);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    QStringList keys;
    for (const auto &entry : definition(name)[u"allOf"_s].toArray()) {
        const QJsonObject condition = entry.toObject()[u"if"_s].toObject();
        const QString key = condition[u"properties"_s].toObject()[field].toObject()[u"const"_s].toString();
        const QString then = entry.toObject()[u"then"_s].toObject()[u"$ref"_s].toString();
        QCOMPARE(strings(condition[u"required"_s]), QStringList{field});
        QCOMPARE(then, u"#/$defs/%1_%2"_s.arg(key, name));
        keys.append(key);
    }
    QCOMPARE(keys, strings(properties(name)[field].toObject()[u"enum"_s]));
}

void TestSchema::parametersAreThoseOfTheCatalog_data()
{
    QTest::addColumn<int>("kind");
    for (const NodeInfo &kind : nodeCatalog())
        QTest::newRow(qPrintable(kind.key)) << int(kind.kind);
}

void TestSchema::parametersAreThoseOfTheCatalog()
{
    QFETCH(int, kind);
    const NodeInfo &node = info(NodeKind(kind));
    const QJsonObject fields = properties(node.key + u"_node"_s);
    QCOMPARE(fields[u"kind"_s].toObject()[u"const"_s].toString(), node.key);
    QStringList expected{u"kind"_s};
    if (node.group == NodeGroup::Scope)
        expected += {u"width"_s, u"height"_s};
    for (const Param param : node.parameters) {
        const ParamInfo &row = info(param);
        const QJsonObject field = fields[row.key].toObject();
        expected.append(row.key);
        switch (row.type) {
        case ParamInfo::Type::Flag:
            QCOMPARE(field[u"type"_s].toString(), u"boolean"_s);
            QCOMPARE(field[u"default"_s].toBool(true), std::get<bool>(row.defaultValue));
            break;
        case ParamInfo::Type::Number:
            QCOMPARE(field[u"type"_s].toString(), u"integer"_s);
            QCOMPARE(field[u"minimum"_s].toInteger(-1), row.minimum);
            QCOMPARE(field[u"maximum"_s].toInteger(-1), row.maximum);
            QCOMPARE(field[u"default"_s].toInteger(-1), std::get<qint64>(row.defaultValue));
            break;
        case ParamInfo::Type::Time:
            QCOMPARE(field[u"$ref"_s].toString(), u"#/$defs/duration"_s);
            QCOMPARE(fromSeconds(definition(u"seconds"_s)[u"minimum"_s].toDouble(-1)), row.minimum);
            QCOMPARE(fromSeconds(definition(u"seconds"_s)[u"maximum"_s].toDouble(-1)), row.maximum);
            QCOMPARE(Duration::fixed(fromSeconds(field[u"default"_s].toDouble(-1))),
                     std::get<Duration>(row.defaultValue));
            break;
        case ParamInfo::Type::Choice: {
            QCOMPARE(strings(field[u"enum"_s]), keysOf(row.choices));
            QCOMPARE(field[u"default"_s].toString(), row.choices[std::get<qint64>(row.defaultValue)].key);
            break;
        }
        case ParamInfo::Type::Text:
        case ParamInfo::Type::Code:
            QCOMPARE(field[u"type"_s].toString(), u"string"_s);
            QCOMPARE(field[u"maxLength"_s].toInteger(-1), row.maximum);
            QCOMPARE(field[u"default"_s].toString(), std::get<QString>(row.defaultValue));
            break;
        case ParamInfo::Type::Steps:
            QCOMPARE(field[u"$ref"_s].toString(), u"#/$defs/steps"_s);
            break;
        }
    }
    QCOMPARE(fields.keys(), sorted(expected));
}

void TestSchema::linksAreThoseThatAreStored()
{
    QStringList stored;
    for (const LinkInfo &link : linkCatalog()) {
        const bool isDerived = link.kind == LinkKind::Awaiting || link.kind == LinkKind::Spawning
            || link.kind == LinkKind::Asking;
        if (!isDerived)
            stored.append(link.key);
    }
    const QJsonObject kind = properties(u"link"_s)[u"kind"_s].toObject();
    QCOMPARE(strings(kind[u"enum"_s]), stored);
    QCOMPARE(properties(u"link"_s).keys(), sorted({u"id"_s, u"kind"_s, u"from"_s, u"to"_s}));
}

void TestSchema::verbsAreThoseForPeople_data()
{
    QTest::addColumn<int>("verb");
    for (const VerbInfo &verb : verbCatalog())
        QTest::newRow(qPrintable(verb.key)) << int(verb.verb);
}

void TestSchema::verbsAreThoseForPeople()
{
    QFETCH(int, verb);
    const VerbInfo &row = info(Verb(verb));
    const QStringList known = strings(properties(u"step"_s)[u"do"_s].toObject()[u"enum"_s]);
    const QString name = row.key + u"_step"_s;
    QCOMPARE(known.contains(row.key), row.forPeople);
    QCOMPARE(m_definitions.contains(name), row.forPeople);
    if (!row.forPeople)
        return;
    QStringList expected{u"do"_s};
    QStringList required{u"do"_s};
    if (!row.targets.isEmpty())
        expected.append(u"on"_s);
    if (row.hasTime) {
        expected.append(u"time"_s);
        required.append(u"time"_s);
    }
    if (row.hasCount) {
        expected.append(u"count"_s);
        const QJsonObject count = properties(name)[u"count"_s].toObject();
        QCOMPARE(count[u"minimum"_s].toInteger(1), row.verb == Verb::Write ? -kMostRounds : 0);
        QCOMPARE(count[u"maximum"_s].toInteger(), kMostRounds);
        if (!row.hasOptionals)
            required.append(u"count"_s);
        else
            QCOMPARE(count[u"default"_s].toInteger(), Step().count);
    }
    if (row.hasText)
        expected.append(u"text"_s);
    if (!row.choices.isEmpty()) {
        expected.append(u"choice"_s);
        const QJsonObject choice = properties(name)[u"choice"_s].toObject();
        QCOMPARE(strings(choice[u"enum"_s]), keysOf(row.choices));
        QCOMPARE(choice[u"default"_s].toString(), row.choices.first().key);
    }
    if (row.hasPredicate) {
        expected.append(u"if"_s);
        required.append(u"if"_s);
        QCOMPARE(properties(name)[u"if"_s].toObject()[u"$ref"_s].toString(), u"#/$defs/predicate"_s);
    }
    if (row.hasBody)
        expected.append(u"steps"_s);
    QCOMPARE(properties(name).keys(), sorted(expected));
    QCOMPARE(strings(definition(name)[u"required"_s]), required);
    QCOMPARE(properties(name)[u"do"_s].toObject()[u"const"_s].toString(), row.key);
}

void TestSchema::predicatesAreThoseOfTheCatalog()
{
    QStringList keys;
    for (const PredicateInfo &row : predicateCatalog()) {
        keys.append(row.key);
        const QString name = row.key + u"_predicate"_s;
        QStringList expected{u"is"_s};
        if (!row.targets.isEmpty())
            expected.append(u"on"_s);
        if (row.compares()) {
            expected.append({u"relation"_s, u"value"_s});
            const QJsonObject relation = properties(name)[u"relation"_s].toObject();
            QCOMPARE(strings(relation[u"enum"_s]), relationKeys());
            const QJsonObject value = properties(name)[u"value"_s].toObject();
            QCOMPARE(value[u"minimum"_s].toInteger(), -kMostRounds);
            QCOMPARE(value[u"maximum"_s].toInteger(), kMostRounds);
        }
        QCOMPARE(properties(name).keys(), sorted(expected));
        QCOMPARE(properties(name)[u"is"_s].toObject()[u"const"_s].toString(), row.key);
    }
    QCOMPARE(strings(properties(u"predicate"_s)[u"is"_s].toObject()[u"enum"_s]), keys);
    QCOMPARE(properties(u"predicate"_s).keys(), (QStringList{u"is"_s, u"not"_s}));
}

void TestSchema::documentAndSettingsAreWhatIsWritten()
{
    const QJsonObject written = QJsonDocument::fromJson(encodeLayout(Layout())).object();
    QCOMPARE(m_schema[u"properties"_s].toObject().keys(),
             sorted(written.keys() + QStringList{u"interventions"_s, u"stops"_s}));
    QCOMPARE(properties(u"intervention"_s).keys(), sorted({u"step"_s, u"task"_s, u"time"_s}));
    QCOMPARE(properties(u"stop"_s).keys(), sorted({u"caption"_s, u"time"_s}));
    const QJsonObject settings = written[u"settings"_s].toObject();
    QCOMPARE(properties(u"settings"_s).keys(),
             sorted(settings.keys()
                    + QStringList{u"lanes"_s, u"marks"_s, u"pins"_s, u"python"_s, u"step_cost"_s}));
    for (auto field = settings.begin(); field != settings.end(); ++field)
        QCOMPARE(properties(u"settings"_s)[field.key()].toObject()[u"default"_s], field.value());
    QStringList rules;
    for (const EndRule rule : {EndRule::Automatic, EndRule::AllFinished, EndRule::Drained, EndRule::AtTime}) {
        Layout layout;
        layout.settings.end = rule;
        const QJsonObject json = QJsonDocument::fromJson(encodeLayout(layout)).object();
        rules.append(json[u"settings"_s].toObject()[u"end"_s].toString());
    }
    QCOMPARE(strings(properties(u"settings"_s)[u"end"_s].toObject()[u"enum"_s]), rules);
    const QJsonObject python = properties(u"settings"_s)[u"python"_s].toObject();
    QCOMPARE(strings(python[u"enum"_s]), pythonVersionKeys());
    QCOMPARE(python[u"default"_s].toString(), pythonVersionKeys()[qsizetype(Settings().python)]);
}

void TestSchema::limitsAreThoseOfTheDecoder()
{
    const QJsonObject fields = m_schema[u"properties"_s].toObject();
    const QJsonObject node = properties(u"node"_s);
    QCOMPARE(fields[u"version"_s].toObject()[u"const"_s].toInt(), kFormatVersion);
    QCOMPARE(fields[u"title"_s].toObject()[u"maxLength"_s].toInt(), kLongestTitle);
    QCOMPARE(fields[u"description"_s].toObject()[u"maxLength"_s].toInt(), kLongestDescription);
    QCOMPARE(fields[u"nodes"_s].toObject()[u"maxItems"_s].toInt(), kMostNodes);
    QCOMPARE(fields[u"links"_s].toObject()[u"maxItems"_s].toInt(), kMostLinks);
    QCOMPARE(node[u"name"_s].toObject()[u"maxLength"_s].toInt(), kLongestName);
    QCOMPARE(node[u"x"_s].toObject()[u"maximum"_s].toDouble(), kFarthest);
    QCOMPARE(node[u"y"_s].toObject()[u"minimum"_s].toDouble(), -kFarthest);
    QCOMPARE(definition(u"id"_s)[u"maximum"_s].toInteger(), kHighestId);
    QCOMPARE(properties(u"settings"_s)[u"seed"_s].toObject()[u"maximum"_s].toInteger(), kHighestSeed);
    QCOMPARE(properties(u"settings"_s)[u"step_cost"_s].toObject()[u"maximum"_s].toInteger(),
             kHighestStepCost);
    QCOMPARE(fromSeconds(definition(u"seconds"_s)[u"maximum"_s].toDouble()), kLongestStep);
    QCOMPARE(properties(u"repeat_step"_s)[u"count"_s].toObject()[u"maximum"_s].toInteger(), kMostRounds);
    QCOMPARE(properties(u"raise_step"_s)[u"text"_s].toObject()[u"maxLength"_s].toInt(), kLongestText);
    QVERIFY(definition(u"steps"_s)[u"description"_s].toString().contains(QString::number(kDeepestNesting)));
}

void TestSchema::referencesLeadSomewhere()
{
    QList<std::pair<QString, QJsonObject>> objects;
    collect(m_schema, {}, objects);
    int references = 0;
    for (const auto &[place, object] : objects) {
        if (!object.contains(u"$ref"_s))
            continue;
        ++references;
        const QString name =
            object[u"$ref"_s].toString().mid(qsizetype(std::char_traits<char>::length("#/$defs/")));
        QVERIFY2(m_definitions.contains(name), qPrintable(place));
    }
    QVERIFY(references > 50);
}

void TestSchema::everythingIsDescribed()
{
    for (auto each = m_definitions.begin(); each != m_definitions.end(); ++each) {
        QVERIFY2(!each.value().toObject()[u"description"_s].toString().isEmpty(), qPrintable(each.key()));
        const QJsonObject fields = each.value().toObject()[u"properties"_s].toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            const QJsonObject schema = field.value().toObject();
            const bool saysItself = schema.contains(u"const"_s) || schema.contains(u"$ref"_s);
            QVERIFY2(saysItself || !schema[u"description"_s].toString().isEmpty(),
                     qPrintable(each.key() + u'/' + field.key()));
        }
    }
}

SIGNALBOX_TEST(TestSchema)

} // namespace tst_schema

#include "tst_schema.moc"
