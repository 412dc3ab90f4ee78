// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/likeness.h"

#include "engine/catalog/catalog.h"
#include "engine/program/program.h"
#include "engine/python/pythontext.h"

#include <algorithm>
#include <array>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

QString wordsOfTime(const Duration &time)
{
    const bool isNothing = time.law == Duration::Law::Exponential && time.low <= 0;
    if (time.law == Duration::Law::Fixed || isNothing)
        return QString::number(isNothing ? 0 : time.low);
    const bool hasHigh = time.law == Duration::Law::Uniform;
    return u"%1(%2,%3)"_s.arg(int(time.law)).arg(time.low).arg(hasHigh ? time.high : 0);
}

/// As Python names it, which "QueueFull" and "asyncio.QueueFull" share.
QString wordsOfException(const ProgramStep &step, const QString &words)
{
    const bool raisesAgain = step.verb == Verb::Raise && words.trimmed().isEmpty();
    const bool makes =
        step.verb == Verb::Raise || step.verb == Verb::SetException || step.verb == Verb::FailWait;
    const python::ExceptionWords said =
        python::exceptionOf(words, makes ? u"RuntimeError"_s : u"Exception"_s);
    return raisesAgain ? u"again"_s : said.type + (makes ? u": "_s + said.message : QString());
}

/// The program of a layout as text: what everybody does, by names.
class ProgramWords {
public:
    explicit ProgramWords(const Program &program)
        : m_program(program)
    {
    }

    QStringList lines()
    {
        m_lines += u"seed %1 horizon %2 step cost %3 python %4"_s.arg(m_program.seed)
                       .arg(m_program.horizon)
                       .arg(m_program.stepCost)
                       .arg(int(m_program.python));
        for (const ProgramBody &body : m_program.bodies) {
            m_lines += body.name + u':';
            addSteps(body.begin, body.end, 1);
        }
        return m_lines;
    }

private:
    QString nameOf(quint32 at, bool isBody) const
    {
        return isBody ? m_program.bodies[at].name : m_program.resources[at].name;
    }
    void addSteps(quint32 begin, quint32 end, int depth);
    QString wordsOf(const ProgramStep &step) const;
    QString wordsOf(const ProgramPredicate &predicate) const;

    const Program &m_program;
    QStringList m_lines;
};

/// A task that a call makes itself is told like one made before it: which of the two, and which of several of
/// one function, no text says.
void ProgramWords::addSteps(quint32 begin, quint32 end, int depth)
{
    const QString indent(depth * 2, u' ');
    for (quint32 at = begin; at < end; at = m_program.steps[at].end) {
        const ProgramStep &step = m_program.steps[at];
        if (!info(step.verb).takesOperands) {
            m_lines += indent + wordsOf(step);
            addSteps(at + 1, step.end, depth + 1);
            continue;
        }
        QStringList operands;
        for (quint32 each = at + 1; each < step.end; each = m_program.steps[each].end) {
            ProgramStep operand = m_program.steps[each];
            if (operand.verb == Verb::Spawn && !m_program.bodies[operand.target].isAnonymous) {
                m_lines += indent + wordsOf(operand);
                operand.verb = Verb::Await;
                operand.actsOnBody = true;
            }
            operands += indent + u"  "_s + wordsOf(operand);
        }
        m_lines += indent + wordsOf(step);
        m_lines += operands;
    }
}

QString ProgramWords::wordsOf(const ProgramPredicate &predicate) const
{
    const PredicateInfo &asked = info(predicate.of);
    const bool isTask = asked.targets.contains(NodeKind::Task);
    QString words = asked.key;
    if (!asked.targets.isEmpty())
        words += u' ' + nameOf(predicate.target, isTask);
    if (!asked.compares())
        return words + (predicate.negated ? u" not"_s : QString());
    const auto relation = predicate.negated ? opposite(predicate.relation) : predicate.relation;
    return words + u" %1 %2"_s.arg(relationKeys()[qsizetype(relation)]).arg(predicate.value);
}

QString ProgramWords::wordsOf(const ProgramStep &step) const
{
    const VerbInfo &verb = info(step.verb);
    QString words = verb.key;
    if (!verb.targets.isEmpty())
        words += u' ' + nameOf(step.target, step.actsOnBody);
    if (verb.hasTime)
        words += u" for "_s + wordsOfTime(step.time);
    const bool isPut = step.verb == Verb::Put || step.verb == Verb::PutNowait;
    const bool counts =
        verb.hasCount && (!isPut || m_program.resources[step.target].order == QueueOrder::Priority);
    if (counts)
        words += u" count %1"_s.arg(step.count);
    const QString text = m_program.texts[qsizetype(step.text)];
    const std::array naming{Verb::Raise,  Verb::SetException, Verb::FailWait,
                            Verb::Except, Verb::ExceptStar,   Verb::Retry};
    const bool namesException = std::find(naming.begin(), naming.end(), step.verb) != naming.end();
    if (namesException)
        words += u" of "_s + wordsOfException(step, text);
    else if (verb.hasText)
        words += u" \"%1\""_s.arg(text);
    if (!verb.choices.isEmpty())
        words += u" choice %1"_s.arg(step.choice);
    if (verb.hasPredicate)
        words += u" if "_s + wordsOf(step.predicate);
    return words;
}

/// A layout's nodes in the order of their text: a module makes resources first, tickers are classes, futures
/// are made by main.
QList<const Node *> sorted(const Layout &layout)
{
    QList<const Node *> nodes;
    for (const Node &node : layout.nodes)
        nodes.append(&node);
    const auto place = [](const Node *node) {
        return !isResource(node->kind)       ? 3
            : node->kind == NodeKind::Future ? 2
            : node->kind == NodeKind::Ticker ? 0
                                             : 1;
    };
    std::stable_sort(nodes.begin(), nodes.end(),
                     [&](const Node *left, const Node *right) { return place(left) < place(right); });
    return nodes;
}

QString nameIn(const Layout &layout, NodeId id)
{
    const Node *node = layout.find(id);
    return node ? node->name : u"nothing"_s;
}

bool putsByPriority(const Layout &layout, const Node &node, bool isPriority)
{
    return std::any_of(layout.links.begin(), layout.links.end(), [&](const Link &link) {
        const Node *queue =
            link.from == node.id && link.kind == LinkKind::Putting ? layout.find(link.to) : nullptr;
        return queue && queue->kind == NodeKind::Queue
            && (QueueOrder(parameter<qint64>(*queue, Param::Order)) == QueueOrder::Priority) == isPriority;
    });
}

/// Whether a parameter means anything: a priority to a queue that has none does not, nor what is done in no
/// time. Steps the program compares.
bool counts(const Layout &layout, const Node &node, Param param)
{
    if (param == Param::Working) {
        const Param time = node.kind == NodeKind::Producer ? Param::Every : Param::Work;
        return parameter<Duration>(node, time) != Duration::fixed(0);
    }
    if (node.kind != NodeKind::Producer)
        return param != Param::Steps;
    if (param == Param::Priority)
        return putsByPriority(layout, node, true);
    return param != Param::Sentinels || putsByPriority(layout, node, false);
}

QString wordsOf(const ParamValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"yes"_s : u"no"_s;
    if (const auto *number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const auto *time = std::get_if<Duration>(&value))
        return wordsOfTime(*time);
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    return u"steps"_s;
}

/// All that a node says of itself but its steps.
QString wordsOf(const Layout &layout, const Node &node)
{
    QStringList words{info(node.kind).key, node.name};
    const bool waits = node.kind == NodeKind::Task && parameter<bool>(node, Param::Spawned);
    if (node.scope != NodeId::None && !waits && !isResource(node.kind)) // else it only stands there
        words += u"in "_s + nameIn(layout, node.scope);
    for (const Param param : info(node.kind).parameters) {
        const ParamValue value = node.parameters.value(param, info(param).defaultValue);
        if (counts(layout, node, param))
            words += info(param).key + u'=' + wordsOf(value);
    }
    for (const LinkInfo &kind : linkCatalog()) {
        for (const Link &link : layout.links) {
            if (link.from == node.id && link.kind == kind.kind)
                words += kind.key + u' ' + nameIn(layout, link.to);
        }
    }
    return words.join(u", "_s);
}

QString firstDifference(const QStringList &before, const QStringList &after)
{
    for (qsizetype at = 0; at < std::max(before.size(), after.size()); ++at) {
        if (before.value(at) != after.value(at))
            return u"went out: %1\ncame back: %2"_s.arg(before.value(at), after.value(at));
    }
    return {};
}

bool takesNothing(const Layout &layout, const Node &node)
{
    return node.kind == NodeKind::Consumer
        && std::none_of(layout.links.begin(), layout.links.end(), [&](const Link &link) {
               return link.from == node.id && link.kind == LinkKind::Getting;
           });
}

} // namespace

Likeness likenessOf(const Layout &before, const Layout &after)
{
    Likeness likeness;
    if (before.title.simplified() != after.title || before.description.simplified() != after.description)
        likeness.difference = u"title or description"_s;
    if (before.nodes.size() != after.nodes.size())
        likeness.difference = u"number of nodes"_s;
    if (likeness.difference.isEmpty())
        likeness.difference =
            firstDifference(ProgramWords(expand(before)).lines(), ProgramWords(expand(after)).lines());
    if (!likeness.difference.isEmpty())
        return likeness;
    const QList<const Node *> left = sorted(before);
    const QList<const Node *> right = sorted(after);
    QSet<QString> changed; ///< members of what is no frame any more, or has become one
    for (qsizetype at = 0; at < left.size(); ++at) {
        // The programs are equal, so both do the same.
        if (left[at]->kind != right[at]->kind && !isResource(left[at]->kind)) {
            likeness.otherForms += info(left[at]->kind).key + u" as "_s + info(right[at]->kind).key;
            changed.insert(left[at]->name);
        }
    }
    for (qsizetype at = 0; at < left.size(); ++at) {
        if (changed.contains(left[at]->name))
            continue;
        if (takesNothing(before, *left[at])) {
            likeness.otherForms += u"consumer without a queue"_s; // says nothing of its work
            continue;
        }
        const bool isHeldOtherwise = changed.contains(nameIn(before, left[at]->scope))
            || changed.contains(nameIn(after, right[at]->scope));
        const QString words = wordsOf(before, *left[at]);
        if (words != wordsOf(after, *right[at]) && !isHeldOtherwise && likeness.difference.isEmpty())
            likeness.difference = u"went out: %1\ncame back: %2"_s.arg(words, wordsOf(after, *right[at]));
    }
    return likeness;
}

} // namespace signalbox::testing
