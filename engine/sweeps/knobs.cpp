// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sweeps/knobs.h"

#include "engine/catalog/catalog.h"
#include "engine/file/documentformat.h"
#include "engine/messages/message.h"
#include "engine/script/codetext.h"
#include "engine/syntax/source.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Knobs)
};

/// Finds the numbers of one layout.
class KnobFinder {
public:
    QList<Knob> find(const Layout &layout);

private:
    void addSettings(const Settings &settings);
    void addParameter(const Node &node, Param param);
    void addDuration(const Duration &time, Knob knob);
    void addSteps(const Node &node, const QList<Step> &steps, const QList<int> &outer, const QString &name);
    void addCode(const Node &node);
    void add(Knob knob);

    QList<Knob> m_knobs;
    QHash<QString, int> m_names;
};

void KnobFinder::add(Knob knob)
{
    if (const int same = ++m_names[knob.name]; same > 1) // nodes of code in two files may have one name
        knob.name += u'#' + QString::number(same);
    m_knobs.append(std::move(knob));
}

void KnobFinder::addSettings(const Settings &settings)
{
    add({.of = Knob::Of::Seed,
         .name = u"seed"_s,
         .label = Words::tr("Seed"),
         .value = double(settings.seed),
         .maximum = double(kHighestSeed)});
    if (settings.stepCost > 0)
        add({.of = Knob::Of::StepCost,
             .unit = Knob::Unit::Nanoseconds,
             .name = u"step cost"_s,
             .label = Words::tr("Cost of a step"),
             .value = double(settings.stepCost),
             .maximum = double(kHighestStepCost)});
}

/// \a knob says where it is; its name and label are those of a plain time.
void KnobFinder::addDuration(const Duration &time, Knob knob)
{
    knob.unit = Knob::Unit::Seconds;
    knob.isWhole = false;
    knob.value = toSeconds(time.low);
    if (time.law != Duration::Law::Uniform)
        return add(std::move(knob));
    Knob high = knob;
    high.part = Knob::Part::High;
    high.name += u".longest"_s;
    high.label = fill(Words::tr("{number}, at most"), {{u"number", high.label}});
    high.value = toSeconds(time.high);
    knob.label = fill(Words::tr("{number}, at least"), {{u"number", knob.label}});
    add(std::move(knob));
    add(std::move(high));
}

void KnobFinder::addParameter(const Node &node, Param param)
{
    const ParamInfo &row = info(param);
    Knob knob{.of = Knob::Of::Parameter,
              .node = node.id,
              .param = param,
              .name = node.name + u'.' + row.key,
              .label = fill(Words::tr("{node}: {number}"), {{u"node", node.name}, {u"number", row.label()}}),
              .minimum = double(row.minimum),
              .maximum = double(row.maximum)};
    switch (row.type) {
    case ParamInfo::Type::Number:
        knob.value = double(parameter<qint64>(node, param));
        add(std::move(knob));
        break;
    case ParamInfo::Type::Time:
        knob.minimum /= double(kMicrosPerSecond);
        knob.maximum /= double(kMicrosPerSecond);
        addDuration(parameter<Duration>(node, param), std::move(knob));
        break;
    case ParamInfo::Type::Steps:
        addSteps(node, parameter<QList<Step>>(node, param), {}, node.name);
        break;
    case ParamInfo::Type::Code:
        addCode(node);
        break;
    case ParamInfo::Type::Flag:
    case ParamInfo::Type::Choice:
    case ParamInfo::Type::Text:
        break;
    }
}

void KnobFinder::addSteps(const Node &node, const QList<Step> &steps, const QList<int> &outer,
                          const QString &name)
{
    for (int at = 0; at < int(steps.size()); ++at) {
        const Step &step = steps[at];
        const VerbInfo &row = info(step.verb);
        const QString place = name + u'.' + QString::number(at + 1);
        Knob knob{.of = Knob::Of::Step,
                  .node = node.id,
                  .path = outer,
                  .name = place + u'.' + row.key,
                  .label =
                      fill(Words::tr("{node}: {number}"), {{u"node", node.name}, {u"number", row.label()}})};
        knob.path.append(at);
        if (row.hasTime) {
            knob.maximum = toSeconds(kLongestStep);
            addDuration(step.time, knob);
        }
        if (row.hasCount) {
            knob.isCount = true;
            knob.name += row.hasTime ? u".count"_s : QString();
            knob.minimum = step.verb == Verb::Write ? -double(kMostRounds) : 0;
            knob.maximum = double(kMostRounds);
            knob.value = double(step.count);
            add(knob);
        }
        addSteps(node, step.body, knob.path, place);
    }
}

/// Decimal integers and numbers with a point. What is written otherwise, such as 0xff, is no quantity.
void KnobFinder::addCode(const Node &node)
{
    const CodeTokens tokens = CodeTokens::of(parameter<QString>(node, Param::Code));
    QHash<int, int> inLine;
    for (const syntax::Token &token : tokens.tokens) {
        if (token.kind != syntax::Kind::Number)
            continue;
        bool isInteger = false;
        bool isNumber = false;
        const QByteArray text = tokens.textOf(token).toByteArray();
        const qint64 whole = text.toLongLong(&isInteger);
        const double value = isInteger ? double(whole) : text.toDouble(&isNumber);
        if (!isInteger && !isNumber)
            continue;
        const int number = ++inLine[token.span.line];
        QString name = node.name + u'.' + QString::number(token.span.line);
        if (number > 1)
            name += u'.' + QString::number(number);
        add({.of = Knob::Of::Code,
             .isWhole = isInteger,
             .node = node.id,
             .begin = token.begin,
             .end = token.end,
             .name = name,
             .label = fill(Words::tr("{node}, line {line}: {number}"),
                           {{u"node", node.name},
                            {u"line", QString::number(token.span.line)},
                            {u"number", QString::fromLatin1(text)}}),
             .value = value,
             .maximum = 1e9});
    }
}

QList<Knob> KnobFinder::find(const Layout &layout)
{
    addSettings(layout.settings);
    for (const Node &node : layout.nodes) {
        for (const Param param : info(node.kind).parameters)
            addParameter(node, param);
    }
    return m_knobs;
}

void turn(Duration &time, const Knob &knob, double value)
{
    const Micros micros = fromSeconds(value);
    if (knob.part == Knob::Part::High) {
        time.high = micros;
        time.low = std::min(time.low, micros);
        return;
    }
    time.low = micros;
    if (time.law == Duration::Law::Uniform)
        time.high = std::max(time.high, micros);
}

void turnParameter(Node &node, const Knob &knob, double value)
{
    if (info(knob.param).type == ParamInfo::Type::Number) {
        node.parameters.insert(knob.param, qint64(std::llround(value)));
        return;
    }
    Duration time = parameter<Duration>(node, knob.param);
    turn(time, knob, value);
    node.parameters.insert(knob.param, time);
}

void turnStep(Node &node, const Knob &knob, double value)
{
    auto steps = parameter<QList<Step>>(node, Param::Steps);
    QList<Step> *among = &steps;
    Step *step = nullptr;
    for (const int at : knob.path) {
        if (at >= among->size())
            return;
        step = &(*among)[at];
        among = &step->body;
    }
    if (!step)
        return;
    if (knob.isCount)
        step->count = std::llround(value);
    else
        turn(step->time, knob, value);
    node.parameters.insert(Param::Steps, steps);
}

/// As Python writes it: a float has a point or an exponent.
QByteArray literalOf(const Knob &knob, double value)
{
    if (knob.isWhole)
        return QByteArray::number(std::llround(value));
    const QByteArray shortest = QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
    return shortest.contains('.') || shortest.contains('e') ? shortest : shortest + ".0";
}

void turnCode(Node &node, const Knob &knob, double value)
{
    QByteArray text = syntax::Source::ofText(parameter<QString>(node, Param::Code).toUtf8()).text;
    if (knob.end > text.size())
        return;
    text.replace(knob.begin, knob.end - knob.begin, literalOf(knob, value));
    node.parameters.insert(Param::Code, QString::fromUtf8(text));
}

} // namespace

double Knob::nearest(double wanted) const
{
    if (!std::isfinite(wanted))
        return value;
    return std::clamp(isWhole ? std::round(wanted) : wanted, minimum, maximum);
}

QList<Knob> knobsOf(const Layout &layout)
{
    return KnobFinder().find(layout);
}

Layout turned(Layout layout, const Knob &knob, double value)
{
    const double wanted = knob.nearest(value);
    Node *const node = layout.find(knob.node);
    switch (knob.of) {
    case Knob::Of::Seed:
        layout.settings.seed = std::llround(wanted);
        break;
    case Knob::Of::StepCost:
        layout.settings.stepCost = std::llround(wanted);
        break;
    case Knob::Of::Parameter:
        if (node)
            turnParameter(*node, knob, wanted);
        break;
    case Knob::Of::Step:
        if (node)
            turnStep(*node, knob, wanted);
        break;
    case Knob::Of::Code:
        if (node)
            turnCode(*node, knob, wanted);
        break;
    }
    return layout;
}

QString valueWords(const Knob &knob, double value)
{
    const QString number = QString::number(value, 'g', 10);
    switch (knob.unit) {
    case Knob::Unit::Number:
        break;
    case Knob::Unit::Seconds:
        return fill(Words::tr("{number} s"), {{u"number", number}});
    case Knob::Unit::Nanoseconds:
        return fill(Words::tr("{number} ns"), {{u"number", number}});
    }
    return number;
}

} // namespace signalbox
