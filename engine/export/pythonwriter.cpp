// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/export/pythonwriter.h"

#include "engine/export/pythontext.h"
#include "engine/layout/catalog.h"

#include <algorithm>

namespace signalbox::python {

using namespace Qt::StringLiterals;

namespace {

/// What a function's own variables are used for: what it asks for and what gives them a value.
struct Variables {
    bool usesItem = false;
    bool bindsItem = false;
    bool usesValue = false;
    bool bindsValue = false;
    bool usesLoop = false;

    /// \a isResult: what a get gives is assigned there.
    void look(const Scope &scope, quint32 begin, quint32 end, bool isResult = true)
    {
        for (quint32 at = begin; at < end; at = scope.step(at).end) {
            const ProgramStep &step = scope.step(at);
            lookAt(scope, step, isResult);
            if (step.verb == Verb::Spawn) {
                if (const std::optional<quint32> call = scope.callOf(step.target))
                    lookAt(scope, scope.step(*call), isResult);
            }
            const bool isSingle = step.verb == Verb::WaitFor || step.verb == Verb::Shield;
            look(scope, at + 1, step.end, isSingle || !info(step.verb).takesOperands);
        }
    }

private:
    void lookAt(const Scope &scope, const ProgramStep &step, bool isResult)
    {
        const bool puts = step.verb == Verb::Put || step.verb == Verb::PutNowait;
        usesItem = usesItem || (puts && PutChoice(step.choice) == PutChoice::Forward)
            || (info(step.verb).hasPredicate && step.predicate.of == Predicate::Of::GotSentinel);
        bindsItem = bindsItem || (step.verb == Verb::Get && isResult) || step.verb == Verb::GetNowait
            || (step.verb == Verb::AsyncFor
                && scope.program().resources[step.target].kind == NodeKind::Queue);
        usesValue = usesValue || step.verb == Verb::Write;
        bindsValue = bindsValue || step.verb == Verb::Read;
        usesLoop = usesLoop || step.verb == Verb::RunInExecutor;
    }
};

} // namespace

void Writer::writeFunction(quint32 body)
{
    const ProgramBody &each = m_scope.program().bodies[body];
    m_body = body;
    m_page.setBody(body);
    m_page.setNode(each.node);
    m_page.add(u"async def "_s + m_scope.function(body) + u"():"_s);
    m_page.indent();
    const std::size_t before = m_page.size();
    writeOpening(body);
    writeSteps(each.begin, each.end);
    if (m_page.size() == before)
        m_page.add(u"pass"_s);
    m_page.outdent();
    m_page.setBody(kNone);
    m_page.setNode(NodeId::None);
}

/// What has to be there before the first step.
void Writer::writeOpening(quint32 body)
{
    const Program &program = m_scope.program();
    QString names;
    for (const QString &name : m_scope.globals(body)) {
        if (!names.isEmpty() && names.size() + name.size() + 13 > kColumns) {
            m_page.add(u"global "_s + names);
            names.clear();
        }
        names += names.isEmpty() ? name : u", "_s + name;
    }
    if (!names.isEmpty())
        m_page.add(u"global "_s + names);
    writeAnnotations(program.bodies[body]);

    Variables variables;
    variables.look(m_scope, program.bodies[body].begin, program.bodies[body].end);
    const bool isMain = body == Program::kMain;
    const bool hasFutures =
        std::any_of(program.resources.begin(), program.resources.end(),
                    [](const ProgramResource &resource) { return resource.kind == NodeKind::Future; });
    const QString &loop = m_scope.name(u"loop"_s);
    if (variables.usesLoop || (isMain && (hasFutures || m_scope.asksForStart())))
        m_page.add(loop + u" = asyncio.get_running_loop()"_s);
    if (!isMain)
        return;
    if (m_scope.asksForStart())
        m_page.add(m_scope.start() + u" = "_s + loop + u".time()"_s);
    for (quint32 at = 0; at < program.resources.size(); ++at) {
        if (program.resources[at].kind != NodeKind::Future)
            continue;
        m_page.setNode(program.resources[at].node);
        m_page.add(m_scope.resource(at) + u" = "_s + loop + u".create_future()"_s);
        m_page.setNode(NodeId::None);
    }
}

/// A variable that nothing in the function gives a value would be looked for among the globals.
void Writer::writeAnnotations(const ProgramBody &body)
{
    Variables variables;
    variables.look(m_scope, body.begin, body.end);
    if (variables.usesItem && !variables.bindsItem)
        m_page.add(m_scope.name(u"item"_s) + u": str"_s);
    if (variables.usesValue && !variables.bindsValue)
        m_page.add(m_scope.name(u"value"_s) + u": int"_s);
}

void Writer::writeLeaf(quint32 at)
{
    const ProgramStep &each = step(at);
    if (each.verb == Verb::Spawn) {
        writeSpawn(at);
    } else if (each.verb == Verb::Get) {
        add(itemTarget(each.target) + u" = await "_s + call(each), at);
    } else if (const QString awaited = call(each); !awaited.isEmpty()) {
        add(u"await "_s + awaited, at);
    } else if (const std::optional<QString> line = resourceStatement(each)) {
        add(*line, at);
    } else {
        add(plainStatement(each).value_or(u"pass"_s), at);
    }
}

/// A statement that acts on a resource and waits for nothing.
std::optional<QString> Writer::resourceStatement(const ProgramStep &each) const
{
    const auto on = [&](const QString &method) { return m_scope.resource(each.target) + method; };
    switch (each.verb) {
    case Verb::PutNowait:
        return on(u".put_nowait("_s) + item(each) + u')';
    case Verb::GetNowait:
        return itemTarget(each.target) + u" = "_s + on(u".get_nowait()"_s);
    case Verb::TaskDone:
        return on(u".task_done()"_s);
    case Verb::Release:
        return on(u".release()"_s);
    case Verb::Set:
        return on(u".set()"_s);
    case Verb::Clear:
        return on(u".clear()"_s);
    case Verb::Notify:
        return on(u".notify("_s) + (each.count == 1 ? QString() : QString::number(each.count)) + u')';
    case Verb::NotifyAll:
        return on(u".notify_all()"_s);
    case Verb::SetResult:
        return on(u".set_result(None)"_s);
    case Verb::SetException:
        return on(u".set_exception("_s) + exception(m_scope.words(each), u"RuntimeError"_s) + u')';
    case Verb::Read:
        return m_scope.name(u"value"_s) + u" = "_s + on(QString());
    case Verb::Write: {
        const QString sum = m_scope.name(u"value"_s) + (each.count < 0 ? u" - "_s : u" + "_s)
            + QString::number(std::abs(each.count));
        return on(u" = "_s) + (each.count == 0 ? m_scope.name(u"value"_s) : sum);
    }
    default:
        return std::nullopt;
    }
}

std::optional<QString> Writer::plainStatement(const ProgramStep &each) const
{
    const QString &words = m_scope.words(each);
    switch (each.verb) {
    case Verb::Cpu:
        return m_scope.name(u"compute"_s) + u'(' + duration(each.time) + u')';
    case Verb::Block:
        return u"time.sleep("_s + duration(each.time) + u')';
    case Verb::Await:
        return u"await "_s + taskOrFuture(each);
    case Verb::Cancel:
        return taskOrFuture(each) + u".cancel("_s + (words.isEmpty() ? QString() : literal(words)) + u')';
    case Verb::Uncancel:
        return u"asyncio.current_task().uncancel()"_s;
    case Verb::Call:
        return m_scope.function(each.target) + u"()"_s;
    case Verb::Raise:
        return words.trimmed().isEmpty() ? u"raise"_s : u"raise "_s + exception(words, u"RuntimeError"_s);
    case Verb::Return:
        return m_canReturn ? std::optional(u"return"_s) : std::nullopt;
    case Verb::Break:
        return m_canBreak ? std::optional(u"break"_s) : std::nullopt;
    case Verb::Log:
        return u"print("_s + literal(words) + u')';
    default:
        return std::nullopt;
    }
}

void Writer::writeSpawn(quint32 at)
{
    const quint32 body = step(at).target;
    const bool isGrouped = !m_groups.isEmpty();
    const QString name = literal(m_scope.program().bodyName(body));
    const Code creation(isGrouped ? m_groups.back() + u".create_task("_s : u"asyncio.create_task("_s,
                        {m_scope.function(body) + u"()"_s, u"name="_s + name}, u")"_s);
    // A group keeps its tasks; the loop alone would not keep one from being collected.
    const bool isKept = !isGrouped || m_scope.isAskedFor(body);
    m_page.add(isKept ? m_scope.task(body) + u" = "_s : QString(), creation, QString(), at);
}

} // namespace signalbox::python
