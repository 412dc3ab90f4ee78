// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/conformance/reach.h"

#include "engine/catalog/catalog.h"

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

/// Goes through the steps of a program in their order and knows which hold the one at hand.
class Reach {
public:
    explicit Reach(const Run &run);
    QMap<QString, int> count();

private:
    template <typename Visit> void visitSteps(Visit visit);
    void countStep(quint32 at, const std::vector<quint32> &holders);
    Verb operandVerb(const ProgramStep &step) const;
    void countTime(Micros time);
    void countPredicate(const ProgramPredicate &predicate);
    void add(const QStringList &words) { ++m_counts[words.join(u' ')]; }

    const Program &m_program;
    std::vector<bool> m_reached; ///< by step
    QMap<QString, int> m_counts;
};

Reach::Reach(const Run &run)
    : m_program(run.program)
    , m_reached(run.program.steps.size())
{
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        if (const quint32 step = run.trace[at].step; step < m_reached.size())
            m_reached[step] = true;
    }
}

template <typename Visit> void Reach::visitSteps(Visit visit)
{
    for (const ProgramBody &body : m_program.bodies) {
        std::vector<quint32> holders;
        for (quint32 at = body.begin; at < body.end; ++at) {
            while (!holders.empty() && at >= m_program.steps[holders.back()].end)
                holders.pop_back();
            visit(at, holders);
            holders.push_back(at);
        }
    }
}

QMap<QString, int> Reach::count()
{
    // Who comes to a step has come to those that hold it.
    visitSteps([this](quint32 at, const std::vector<quint32> &holders) {
        for (const quint32 holder : holders)
            m_reached[holder] = m_reached[holder] || m_reached[at];
    });
    visitSteps([this](quint32 at, const std::vector<quint32> &holders) {
        const bool isOperand = !holders.empty() && info(m_program.steps[holders.back()].verb).takesOperands;
        if (m_reached[at] || (isOperand && m_reached[holders.back()]))
            countStep(at, holders);
    });
    return m_counts;
}

void Reach::countStep(quint32 at, const std::vector<quint32> &holders)
{
    static const QStringList laws{u"fixed"_s, u"uniform"_s, u"exponential"_s};
    const ProgramStep &step = m_program.steps[at];
    const VerbInfo &verb = info(step.verb);
    add({u"verb"_s, verb.key});
    if (!verb.choices.isEmpty())
        add({u"choice"_s, verb.key, verb.choices[step.choice].key});
    if (verb.hasPredicate)
        countPredicate(step.predicate);
    if (verb.hasTime)
        add({u"law"_s, laws[qsizetype(step.time.law)]});
    if (verb.targets.contains(NodeKind::Queue) && step.target < m_program.resources.size()
        && m_program.resources[step.target].kind == NodeKind::Queue)
        add({u"order"_s, verb.key,
             info(Param::Order).choices[qsizetype(m_program.resources[step.target].order)].key});
    for (const quint32 holder : holders)
        add({u"inside"_s, info(operandVerb(step)).key, info(m_program.steps[holder].verb).key});
    add({u"depth"_s, QString::number(holders.size())});
    if (verb.hasTime && step.time.law == Duration::Law::Fixed)
        countTime(step.time.low);
    if (step.verb == Verb::Write)
        add({u"written"_s, step.count < 0 ? u"negative"_s : step.count > 0 ? u"positive"_s : u"zero"_s});
    const QString type = m_program.texts[qsizetype(step.text)].section(u':', 0, 0).trimmed();
    if (step.verb == Verb::Raise || step.verb == Verb::SetException)
        add({u"raises"_s, type});
    else if (step.verb == Verb::Except || step.verb == Verb::ExceptStar)
        add({u"catches"_s, type});
}

/// Whole seconds a float holds as they are, others it does not.
void Reach::countTime(Micros time)
{
    constexpr Micros kDay = 86'400 * kMicrosPerSecond;
    add({u"time"_s, time % kMicrosPerSecond == 0 ? u"whole"_s : u"inexact"_s});
    if (time % 1000 != 0)
        add({u"time"_s, u"microseconds"_s});
    if (time > kDay)
        add({u"time"_s, u"days"_s});
}

/// An operand such as `queue.get()` is a task of its own, with one step.
Verb Reach::operandVerb(const ProgramStep &step) const
{
    const bool isWrapped = step.verb == Verb::Spawn && m_program.bodies[step.target].isAnonymous;
    return isWrapped ? m_program.steps[m_program.bodies[step.target].begin].verb : step.verb;
}

void Reach::countPredicate(const ProgramPredicate &predicate)
{
    add({u"predicate"_s, info(predicate.of).key});
    if (info(predicate.of).compares())
        add({u"relation"_s, relationKeys()[qsizetype(predicate.relation)]});
    if (predicate.negated)
        add({u"negated"_s, info(predicate.of).key});
}

} // namespace

QMap<QString, int> reached(const Run &run)
{
    return Reach(run).count();
}

} // namespace signalbox::testing
