// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/python/pythonwriter.h"

#include "engine/catalog/catalog.h"
#include "engine/python/pythontext.h"

#include <algorithm>

namespace signalbox::python {

using namespace Qt::StringLiterals;

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
    const bool isMain = body == Program::kMain;
    const bool hasFutures =
        std::any_of(program.resources.begin(), program.resources.end(),
                    [](const ProgramResource &resource) { return resource.kind == NodeKind::Future; });
    const QString &loop = m_scope.name(u"loop"_s);
    if (m_scope.usesExecutor(body) || (isMain && (hasFutures || m_scope.asksForStart())))
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

void Writer::writeLeaf(quint32 at)
{
    const ProgramStep &each = step(at);
    if (each.verb == Verb::Spawn) {
        writeSpawn(at);
    } else if (each.verb == Verb::Get) {
        addCall(itemTarget(each.target) + u" = await "_s + call(each), at);
    } else if (const QString awaited = call(each); !awaited.isEmpty()) {
        addCall(u"await "_s + awaited, at);
    } else if (const std::optional<QString> line = resourceStatement(each)) {
        addCall(*line, at);
    } else {
        addCall(plainStatement(each).value_or(u"pass"_s), at);
    }
}

/// A statement whose first parenthesis closes at its end, as that of a call does, can be broken there.
void Writer::addCall(const QString &line, quint32 at)
{
    const qsizetype begin = line.indexOf(u'(') + 1;
    const QString inside = line.mid(begin).chopped(begin > 0 ? 1 : 0);
    if (begin == 0 || inside.isEmpty())
        return add(line, at);
    m_page.add(QString(), Code(line.first(begin), {inside}, u")"_s), QString(), at);
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
        return on(u".set_result("_s) + (value(each).isEmpty() ? u"None"_s : value(each)) + u')';
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
        return resultTarget() + u"await "_s + taskOrFuture(each);
    case Verb::Result:
        return resultTarget() + taskOrFuture(each) + u".result()"_s;
    case Verb::Cancel:
        return taskOrFuture(each) + u".cancel("_s + (words.isEmpty() ? QString() : literal(words)) + u')';
    case Verb::Uncancel:
        return u"asyncio.current_task().uncancel()"_s;
    case Verb::Call:
        return m_scope.function(each.target) + u"()"_s;
    case Verb::Raise:
        return words.trimmed().isEmpty() ? u"raise"_s : u"raise "_s + exception(words, u"RuntimeError"_s);
    case Verb::Return:
        if (!m_canReturn)
            return std::nullopt;
        return value(each).isEmpty() ? u"return"_s : u"return "_s + value(each);
    case Verb::Break:
        return m_canBreak ? std::optional(u"break"_s) : std::nullopt;
    case Verb::Log:
        return u"print("_s + printed(each) + u')';
    default:
        return std::nullopt;
    }
}

void Writer::writeSpawn(quint32 at)
{
    const quint32 body = step(at).target;
    const bool isGrouped = !m_groups.isEmpty();
    // A group keeps its tasks; the loop alone would not keep one from being collected.
    const bool isKept = !isGrouped || m_scope.isAskedFor(body);
    m_page.add(isKept ? m_scope.task(body) + u" = "_s : QString(),
               created(isGrouped ? m_groups.back() : u"asyncio"_s, body, true), QString(), at);
}

} // namespace signalbox::python
