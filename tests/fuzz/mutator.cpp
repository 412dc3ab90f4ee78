// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/mutator.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/linkoffer.h"
#include "engine/file/fragment.h"
#include "engine/file/layoutfile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

const QList<QString> &hardNames()
{
    static const QList<QString> names{u"cook"_s,
                                      u"cook-2"_s,
                                      u"main"_s,
                                      u"asyncio"_s,
                                      u"class"_s,
                                      u"None"_s,
                                      u"print"_s,
                                      u"result"_s,
                                      u"Ofen"_s,
                                      u"Küche ß"_s,
                                      u"<img src=x>&amp;"_s,
                                      u"{task} %1 %n"_s,
                                      u"\"quoted\" 'twice' \\"_s,
                                      u"\u202Eright to left"_s,
                                      u"\u0000"_s,
                                      u"1st"_s,
                                      u"__x__"_s,
                                      u"_"_s,
                                      u"\U0001F468\u200D\U0001F373"_s,
                                      QString(QChar(0xD800)),
                                      QString(kLongestName, u'n'),
                                      QString(kLongestName - 2, u'n') + u"-9"_s,
                                      u"a\u2028b"_s,
                                      u" x "_s,
                                      u"queue"_s,
                                      u"Queue"_s,
                                      u"ﬁ"_s,
                                      u"task_group"_s,
                                      u"e\u0301"_s,
                                      u"é"_s,
                                      u"self.x"_s,
                                      u"#"_s};
    return names;
}

/// What a step may say: exceptions, items, results, and what exported Python has to quote.
const QList<QString> &hardWords()
{
    static const QList<QString> words{{},
                                      u"ValueError: no"_s,
                                      u"ValueError"_s,
                                      u"asyncio.TimeoutError"_s,
                                      u"asyncio.CancelledError"_s,
                                      u"CancelledError: stop"_s,
                                      u"TimeoutError"_s,
                                      u"KeyError: 'x'"_s,
                                      u"StopIteration: 3"_s,
                                      u"StopAsyncIteration"_s,
                                      u"GeneratorExit"_s,
                                      u"SystemExit: 2"_s,
                                      u"KeyboardInterrupt"_s,
                                      u"UnicodeEncodeError: x"_s,
                                      u"OSError: 2"_s,
                                      u"ExceptionGroup: several"_s,
                                      u"BaseException"_s,
                                      u"Exception"_s,
                                      u"ExceptionGroup"_s,
                                      u"(ValueError, KeyError)"_s,
                                      u"OwnError: mine"_s,
                                      u"my.own.Error: x"_s,
                                      u"class: x"_s,
                                      u": x"_s,
                                      u"3rd: x"_s,
                                      u"None"_s,
                                      u"True"_s,
                                      u"42"_s,
                                      u"-1.5e3"_s,
                                      u"[1, 2]"_s,
                                      u"it's \"both\""_s,
                                      u"\\"_s,
                                      u"\\N{DASH}"_s,
                                      u"{x}"_s,
                                      u"a\nb"_s,
                                      u"tab\there"_s,
                                      u"\"\"\""_s,
                                      u"'''"_s,
                                      u"\u2028"_s,
                                      u"\U0001F373"_s,
                                      QString(QChar(0xDC00)),
                                      u"\r\n"_s,
                                      u"\u0000"_s,
                                      u"%s {} {0}"_s,
                                      u"#"_s,
                                      u"f(x"_s,
                                      u"lambda: 0"_s};
    return words;
}

/// Every step of \a steps and of the steps in them.
void collect(QList<Step> &steps, QList<QList<Step> *> &lists)
{
    lists.append(&steps);
    for (Step &step : steps)
        collect(step.body, lists);
}

/// What named \a gone names nothing.
void forget(QList<Step> &steps, NodeId gone)
{
    for (Step &step : steps) {
        if (step.target == gone)
            step.target = NodeId::None;
        if (step.predicate.target == gone)
            step.predicate.target = NodeId::None;
        forget(step.body, gone);
    }
}

int depthOf(const QList<Step> &steps)
{
    int depth = 0;
    for (const Step &step : steps)
        depth = std::max(depth, 1 + depthOf(step.body));
    return depth;
}

QList<Step> &stepsOf(Node &task)
{
    ParamValue &value = task.parameters[Param::Steps];
    if (!std::holds_alternative<QList<Step>>(value))
        value = QList<Step>();
    return std::get<QList<Step>>(value);
}

const QList<QJsonValue> &hardValues()
{
    static const QList<QJsonValue> values{QJsonValue(),
                                          true,
                                          0,
                                          1,
                                          -1,
                                          0.5,
                                          1e300,
                                          1e-300,
                                          qint64(4294967296),
                                          u""_s,
                                          u"1"_s,
                                          u"queue"_s,
                                          QJsonArray(),
                                          QJsonObject(),
                                          QJsonArray{1, 2},
                                          QJsonObject{{u"uniform"_s, QJsonArray{1, 0}}},
                                          QJsonObject{{u"exponential"_s, 0}},
                                          QJsonObject{{u"x"_s, 1}}};
    return values;
}

/// Walks to the value that \a steps names, and puts \a value there, or nothing where it is undefined.
template <typename Pick>
QJsonValue replacedSomewhere(const QJsonValue &in, const QJsonValue &value, Pick pick)
{
    if (in.isArray() && !in.toArray().isEmpty() && pick(6)) {
        QJsonArray array = in.toArray();
        const qsizetype at = pick(array.size());
        const QJsonValue changed = replacedSomewhere(array[at], value, pick);
        if (changed.isUndefined())
            array.removeAt(at);
        else
            array[at] = changed;
        return array;
    }
    if (in.isObject() && !in.toObject().isEmpty() && pick(6)) {
        QJsonObject object = in.toObject();
        const QStringList keys = object.keys();
        const QString key = keys[pick(keys.size())];
        object[key] = replacedSomewhere(object[key], value, pick);
        return object;
    }
    return value;
}

} // namespace

QByteArray Mutator::mutated(const QByteArray &document)
{
    constexpr int toItsJson = 12;
    const LoadResult loaded = decodeLayout(document);
    if (!loaded.layout || oneIn(toItsJson))
        return changedJson(document);
    Layout layout = *loaded.layout;
    for (quint32 times = 1 + pick(5); times > 0; --times)
        change(layout);
    return encodeLayout(layout);
}

QByteArray Mutator::crossed(const QByteArray &document, const QByteArray &other)
{
    const LoadResult first = decodeLayout(document);
    const LoadResult second = decodeLayout(other);
    if (!first.layout || !second.layout)
        return {};
    Layout layout = *first.layout;
    QList<NodeId> nodes;
    for (const Node &node : second.layout->nodes) {
        if (!oneIn(3))
            nodes.append(node.id);
    }
    const LoadResult pasted = decodeFragment(encodeFragment(*second.layout, nodes), layout);
    if (!pasted.layout)
        return {};
    layout.nodes += pasted.layout->nodes;
    layout.links += pasted.layout->links;
    change(layout);
    return encodeLayout(layout);
}

void Mutator::change(Layout &layout)
{
    switch (pick(12)) {
    case 0:
    case 1:
    case 2:
        return changeNodes(layout);
    case 3:
    case 4:
    case 5:
    case 6:
        return changeSteps(layout);
    case 7:
        return addLink(layout);
    case 8:
        if (!layout.links.isEmpty())
            layout.links.removeAt(pick(layout.links.size()));
        return;
    case 9:
        return changeSettings(layout.settings);
    case 10:
        (oneIn(2) ? layout.title : layout.description) = oneIn(2) ? words() : name();
        return;
    default:
        return setParameter(layout);
    }
}

void Mutator::changeNodes(Layout &layout)
{
    constexpr qsizetype most = 40;
    if (layout.nodes.isEmpty() || (layout.nodes.size() < most && oneIn(2)))
        return addNode(layout);
    Node &node = layout.nodes[pick(layout.nodes.size())];
    switch (pick(5)) {
    case 0:
        return removeNode(layout);
    case 1:
        node.name = name();
        return;
    case 2:
        node.position = QPointF(number(-1000, 1000), number(-100, 100) / 7.0);
        return;
    case 3:
        return layout.nodes.swapItemsAt(0, pick(layout.nodes.size()));
    default:
        return putInFrame(layout);
    }
}

void Mutator::addNode(Layout &layout)
{
    Node node =
        makeNode(layout, NodeKind(pick(kNodeKindCount)), QPointF(number(-500, 500), number(-500, 500)));
    if (isScope(node.kind) && node.size.isEmpty())
        node.size = QSizeF(200, 100);
    if (oneIn(4))
        node.name = name();
    if (oneIn(20) && !layout.find(NodeId(kHighestId)))
        node.id = NodeId(kHighestId);
    layout.nodes.append(node);
    if (isActor(node.kind) && oneIn(3))
        putInFrame(layout);
    if (node.kind == NodeKind::Task)
        stepsOf(layout.nodes.back()).append(step(layout, 0));
}

void Mutator::removeNode(Layout &layout)
{
    const NodeId gone = layout.nodes.takeAt(pick(layout.nodes.size())).id;
    layout.links.removeIf([gone](const Link &link) { return link.from == gone || link.to == gone; });
    for (Node &node : layout.nodes) {
        if (node.scope == gone)
            node.scope = NodeId::None;
        if (node.kind == NodeKind::Task)
            forget(stepsOf(node), gone);
    }
}

void Mutator::putInFrame(Layout &layout)
{
    Node &node = layout.nodes[pick(layout.nodes.size())];
    QList<NodeId> frames{NodeId::None};
    for (const Node &frame : layout.nodes) {
        if (isScope(frame.kind) && frame.id != node.id)
            frames.append(frame.id);
    }
    node.scope = frames[pick(frames.size())];
}

void Mutator::addLink(Layout &layout)
{
    constexpr int tries = 12;
    for (int at = 0; at < tries && !layout.nodes.isEmpty(); ++at) {
        const NodeId from = oneOf(layout.nodes).id;
        const LinkOffer offer = offerLink(layout, from, oneOf(layout.nodes).id);
        if (!offer.fits)
            continue;
        Node *actor = layout.find(offer.from);
        if (actor->kind == NodeKind::Task && !offer.steps.isEmpty())
            stepsOf(*actor).append(oneOf(offer.steps));
        else
            layout.links.append({layout.unusedLinkId(), offer.kind, offer.from, offer.to, {}});
        return;
    }
}

/// A piece of Python, or \a before with something cut out, doubled or put in: what a hand may leave behind.
QString Mutator::code(const QString &before)
{
    static const QStringList pieces{
        u"async def fetch(city, delay=1.0):\n    await asyncio.sleep(delay)\n    return city.upper()\n"_s,
        u"# first\n\n@cached\ndef area(w, h: int = 2) -> int: return w * h\n"_s,
        u"class Account(Base):\n    total = 0\n\n    def add(self, n):\n        self.total += n\n    # end\n"_s,
        u"import asyncio\nfrom os import path as p, sep\n\nCITIES = [\"Oslo\", 'Rome']\n"_s,
        u"if __name__ == \"__main__\":\n    asyncio.run(main())\n"_s,
        u"async def main():\n    async with asyncio.TaskGroup() as g:\n        for c in CITIES:\n"
        "            g.create_task(fetch(c))\n    print(f\"{len(CITIES)} {fetch!r:>{9}}\")\n"_s};
    static const QStringList bits{u"\n"_s,   u"\r\n"_s, u"\t"_s, u"    "_s, u"("_s,    u"]"_s,
                                  u":"_s,    u"#"_s,    u"\""_s, u"'''"_s,  u"\\\n"_s, u"f'{"_s,
                                  u"def "_s, u"é"_s,    u"𝒙"_s,  u"fetch"_s};
    if (before.isEmpty() || oneIn(2))
        return oneOf(pieces);
    QString text = before;
    const qsizetype at = pick(text.size());
    switch (pick(3)) {
    case 0:
        return text.remove(at, 1 + pick(8));
    case 1:
        return text.insert(at, oneOf(bits));
    default:
        return text.insert(pick(text.size()), before.mid(at, 1 + pick(20)));
    }
}

void Mutator::setParameter(Layout &layout)
{
    if (layout.nodes.isEmpty())
        return;
    Node &node = layout.nodes[pick(layout.nodes.size())];
    const QList<Param> &parameters = info(node.kind).parameters;
    if (parameters.isEmpty())
        return;
    const ParamInfo &param = info(oneOf(parameters));
    switch (param.type) {
    case ParamInfo::Type::Flag:
        node.parameters[param.param] = oneIn(2);
        break;
    case ParamInfo::Type::Number:
        node.parameters[param.param] = number(param.minimum, param.maximum);
        break;
    case ParamInfo::Type::Time:
        node.parameters[param.param] = duration();
        break;
    case ParamInfo::Type::Choice:
        node.parameters[param.param] = qint64(pick(param.choices.size()));
        break;
    case ParamInfo::Type::Text:
        node.parameters[param.param] = oneIn(2) ? u"i, 2"_s : words();
        break;
    case ParamInfo::Type::Code:
        node.parameters[param.param] = code(parameter<QString>(node, param.param));
        break;
    case ParamInfo::Type::Steps:
        stepsOf(node).append(step(layout, 0));
        break;
    }
}

void Mutator::changeSteps(Layout &layout)
{
    QList<Node *> tasks;
    for (Node &node : layout.nodes) {
        if (node.kind == NodeKind::Task)
            tasks.append(&node);
    }
    if (tasks.isEmpty())
        return addNode(layout);
    QList<Step> &all = stepsOf(*tasks[pick(tasks.size())]);
    QList<QList<Step> *> lists;
    collect(all, lists);
    QList<Step> &steps = *lists[pick(lists.size())];
    const int deep = depthOf(all);
    constexpr int deepest = 24;
    if (steps.isEmpty() || oneIn(2)) {
        if (lists.size() < 200)
            steps.insert(pick(steps.size() + 1), step(layout, deep < deepest ? 0 : deepest));
        return;
    }
    const qsizetype at = pick(steps.size());
    switch (pick(5)) {
    case 0:
        steps.removeAt(at);
        return;
    case 1:
        if (lists.size() < 200)
            steps.insert(at, Step(steps[at]));
        return;
    case 2:
        steps.swapItemsAt(at, pick(steps.size()));
        return;
    case 3:
        if (deep < deepest || oneIn(20)) {
            Step around = step(layout, 0);
            if (info(around.verb).hasBody)
                around.body.append(steps.takeAt(at));
            steps.insert(at, around);
        }
        return;
    default:
        fillStep(layout, steps[at]);
    }
}

Step Mutator::step(const Layout &layout, int depth, bool operand)
{
    constexpr int deepest = 3;
    Step step;
    const QList<VerbInfo> &verbs = verbCatalog();
    for (bool fits = false; !fits;) {
        const VerbInfo &verb = oneOf(verbs);
        step.verb = verb.verb;
        fits = verb.forPeople && (depth < deepest || !verb.hasBody)
            && (!operand || verb.canBeOperand || oneIn(30));
    }
    fillStep(layout, step);
    const VerbInfo &verb = info(step.verb);
    if (verb.hasBody) {
        for (quint32 count = pick(4); count > 0; --count)
            step.body.append(this->step(layout, depth + 1, verb.takesOperands));
    }
    return step;
}

void Mutator::fillStep(const Layout &layout, Step &step)
{
    const VerbInfo &verb = info(step.verb);
    if (!verb.targets.isEmpty() && !oneIn(15))
        step.target = target(layout, verb.targets);
    if (verb.hasTime)
        step.time = duration();
    if (verb.hasCount)
        step.count = number(0, 5);
    if (verb.hasText)
        step.text = words();
    if (!verb.choices.isEmpty())
        step.choice = quint8(pick(verb.choices.size()));
    if (verb.hasPredicate)
        step.predicate = predicate(layout);
}

Predicate Mutator::predicate(const Layout &layout)
{
    const PredicateInfo &kind = oneOf(predicateCatalog());
    Predicate predicate;
    predicate.of = kind.of;
    predicate.negated = oneIn(2);
    predicate.target = kind.targets.isEmpty() ? NodeId::None : target(layout, kind.targets);
    if (kind.compares()) {
        predicate.relation = Predicate::Relation(pick(kRelationCount));
        predicate.value = number(-2, 5);
    }
    return predicate;
}

NodeId Mutator::target(const Layout &layout, const QList<NodeKind> &kinds)
{
    QList<NodeId> fitting;
    for (const Node &node : layout.nodes) {
        if (kinds.contains(node.kind))
            fitting.append(node.id);
    }
    return fitting.isEmpty() ? NodeId::None : oneOf(fitting);
}

void Mutator::changeSettings(Settings &settings)
{
    switch (pick(6)) {
    case 0:
        settings.seed = number(0, kHighestSeed);
        return;
    case 1:
        settings.end = EndRule(pick(4));
        return;
    case 2:
        settings.endTime = duration().low;
        return;
    case 3:
        settings.horizon = std::max<Micros>(1, duration().low);
        return;
    case 4:
        settings.stepCost = number(0, kHighestStepCost);
        return;
    default:
        settings.python = PythonVersion(pick(pythonVersionKeys().size()));
    }
}

qint64 Mutator::number(qint64 least, qint64 most)
{
    switch (pick(8)) {
    case 0:
        return least;
    case 1:
        return most;
    case 2:
        return std::clamp<qint64>(qint64(m_random()), least, most);
    default:
        return std::clamp<qint64>(least + pick(6), least, most);
    }
}

Duration Mutator::duration()
{
    constexpr Micros tenth = kMicrosPerSecond / 10;
    const Micros time = oneIn(12) ? number(0, kLongestStep) : tenth * pick(12);
    switch (pick(6)) {
    case 0:
        return Duration::uniform(time, std::min(kLongestStep, time + tenth * pick(6)));
    case 1:
        return Duration::exponential(time);
    default:
        return Duration::fixed(time);
    }
}

QString Mutator::name()
{
    return oneOf(hardNames());
}

QString Mutator::words()
{
    return oneIn(6) ? name() : oneOf(hardWords());
}

QByteArray Mutator::changedJson(const QByteArray &document)
{
    const QJsonDocument read = QJsonDocument::fromJson(document);
    if (!read.isObject())
        return document;
    const QJsonValue value = oneIn(4) ? QJsonValue(QJsonValue::Undefined) : oneOf(hardValues());
    const auto pickOf = [this](qsizetype below) { return pick(below); };
    const QJsonValue changed = replacedSomewhere(QJsonValue(read.object()), value, pickOf);
    return changed.isObject() ? QJsonDocument(changed.toObject()).toJson() : document;
}

} // namespace signalbox::testing
