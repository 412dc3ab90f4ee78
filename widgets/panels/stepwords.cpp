// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepwords.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/panels/verbrow.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace signalbox::steps {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

/// The name of the node a step acts on, or asks about.
QString nameOf(const Layout &layout, NodeId id)
{
    const Node *node = layout.find(id);
    return node ? node->name : u"…"_s;
}

QString wordsOfItem(const Step &step)
{
    switch (PutChoice(step.choice)) {
    case PutChoice::New:
        break;
    case PutChoice::Forward:
        return Words::tr("the item taken last");
    case PutChoice::Sentinel:
        return u"None"_s;
    case PutChoice::Result:
        return Words::tr("the result");
    }
    return step.text.isEmpty() ? Words::tr("item") : step.text;
}

/// What a step returns, sets or prints: "\"soup\"", "the item", "\"got\", the result".
QString wordsOfValue(const Step &step)
{
    const QString text = step.text.isEmpty() ? QString() : u"\"%1\""_s.arg(step.text);
    if (step.choice == quint8(ValueChoice::Text))
        return text;
    const QString value =
        step.choice == quint8(ValueChoice::Item) ? Words::tr("the item") : Words::tr("the result");
    return rowOf(step.verb).textLabelBeside && !text.isEmpty()
        ? fill(Words::tr("{text}, {value}"), {{u"text", text}, {u"value", value}})
        : value;
}

QString times(qint64 count)
{
    return count == 1 ? Words::tr("once")
                      : plural("Steps", QT_TRANSLATE_N_NOOP("Steps", "%n times"), "%n time", count);
}

QString wordsOfChoice(const Step &step)
{
    const QList<ChoiceInfo> &choices = info(step.verb).choices;
    return choices.isEmpty() ? QString()
                             : choices[std::min<qsizetype>(step.choice, choices.size() - 1)].label();
}

/// The words of the verb, and what it acts on, how long, how often: no verb without a pattern of its own has
/// two of them.
QString usualPattern(const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    if (!verb.targets.isEmpty())
        return Words::tr("{label} {target}");
    if (verb.hasTime)
        return Words::tr("{label} {time}");
    if (verb.hasCount)
        return Words::tr("{label} {times}");
    if (verb.hasText && !step.text.isEmpty())
        return Words::tr("{label} {text}");
    return verb.hasPredicate ? Words::tr("{label} {question}") : Words::tr("{label}");
}

QString patternOf(const Layout &layout, const Step &step)
{
    const VerbRow &row = rowOf(step.verb);
    if (row.wordsFor)
        return VerbRow::translated(row.wordsFor(layout, step));
    return row.words ? VerbRow::translated(row.words) : usualPattern(step);
}

} // namespace

QString words(const Duration &duration)
{
    switch (duration.law) {
    case Duration::Law::Uniform:
        return fill(Words::tr("{least} to {most}"),
                    {{u"least", formatTime(duration.low)}, {u"most", formatTime(duration.high)}});
    case Duration::Law::Exponential:
        return fill(Words::tr("about {time}"), {{u"time", formatTime(duration.low)}});
    case Duration::Law::Fixed:
        break;
    }
    return formatTime(duration.low);
}

QString words(const Layout &layout, const Predicate &predicate)
{
    return wordsOf(predicate, nameOf(layout, predicate.target));
}

QString words(const Layout &layout, const Step &step)
{
    const bool asks = info(step.verb).hasPredicate;
    return fill(patternOf(layout, step),
                {{u"label", info(step.verb).label()},
                 {u"target", nameOf(layout, step.target)},
                 {u"time", words(step.time)},
                 {u"times", times(step.count)},
                 {u"count", QString::number(step.count)},
                 {u"amount", QString::number(std::abs(step.count))},
                 {u"text", step.text},
                 {u"choice", wordsOfChoice(step)},
                 {u"question", asks ? words(layout, step.predicate) : QString()},
                 {u"item", wordsOfItem(step)},
                 {u"value", wordsOfValue(step)}});
}

} // namespace signalbox::steps
