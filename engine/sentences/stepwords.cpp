// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/stepwords.h"

#include "engine/catalog/catalog.h"
#include "engine/language/literals.h"
#include "engine/messages/message.h"
#include "engine/sentences/namewords.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

/// "'soup'", "the item", "the result": what a step gives or puts; empty where nothing worth a word.
QString givenWords(const Program &program, const ProgramStep &step)
{
    switch (ValueChoice(step.choice)) {
    case ValueChoice::Item:
        return Words::tr("the item");
    case ValueChoice::Result:
        return Words::tr("the result");
    case ValueChoice::Text:
        break;
    }
    const QString text = program.texts.value(qsizetype(step.text));
    return text.isEmpty() ? text : reprOf(text);
}

/// Of a step that has a value to give: "return 'soup'", "set future order to the item", "log got, the item".
/// Empty where it has none.
QString givingWords(const Program &program, const ProgramStep &step)
{
    const QString value = givenWords(program, step);
    const QString text = program.texts.value(qsizetype(step.text));
    const QList<Place> places{
        {u"value", value}, {u"text", text}, {u"object", resourceWords(program, step.target)}};
    if (step.verb == Verb::Return)
        return value.isEmpty() ? value : fill(Words::tr("return {value}"), places);
    if (step.verb == Verb::SetResult)
        return value.isEmpty() ? value : fill(Words::tr("set {object} to {value}"), places);
    if (step.verb == Verb::Log && ValueChoice(step.choice) != ValueChoice::Text)
        return fill(text.isEmpty() ? Words::tr("log {value}") : Words::tr("log {text}, {value}"), places);
    const bool isPut = step.verb == Verb::Put || step.verb == Verb::PutNowait;
    return isPut && PutChoice(step.choice) == PutChoice::Result
        ? fill(Words::tr("put the result into {object}"), places)
        : QString();
}

} // namespace

QString verbWords(Verb verb, const QString &object)
{
    const VerbInfo &found = info(verb);
    const Place place{u"object", object};
    if (!found.doing.isEmpty())
        return fill(found.doing(), {place});
    return object.isEmpty() ? found.label()
                            : fill(Words::tr("{verb} {object}"), {{u"verb", found.label()}, place});
}

QString stepWords(const Program &program, quint32 step)
{
    if (step >= program.steps.size())
        return Words::tr("nothing");
    const ProgramStep &found = program.steps[step];
    const VerbInfo &verb = info(found.verb);
    const Place label{u"verb", verb.label()};
    if (const QString giving = givingWords(program, found); !giving.isEmpty())
        return giving;
    if (found.verb == Verb::Repeat)
        return plural("Steps", QT_TRANSLATE_N_NOOP("Steps", "repeat %n times"), "repeat %n time",
                      found.count);
    if (found.verb == Verb::Retry)
        return plural("Steps", QT_TRANSLATE_N_NOOP("Steps", "retry up to %n times"), "retry up to %n time",
                      found.count);
    if (verb.hasTime && found.time.law == Duration::Law::Fixed)
        return fill(Words::tr("{verb} for {time}"), {label, {u"time", formatTime(found.time.low)}});
    if (verb.hasText && verb.targets.isEmpty() && found.text > 0
        && found.text < quint32(program.texts.size()))
        return fill(Words::tr("{verb} {text}"), {label, {u"text", program.texts[qsizetype(found.text)]}});
    if (verb.targets.isEmpty())
        return verb.label();
    if (verb.targets.contains(NodeKind::Task) && found.actsOnBody)
        return found.target < program.bodies.size()
            ? fill(Words::tr("{verb} {task}"), {label, {u"task", program.bodyName(found.target)}})
            : verb.label();
    return verbWords(found.verb, resourceWords(program, found.target));
}

} // namespace signalbox
