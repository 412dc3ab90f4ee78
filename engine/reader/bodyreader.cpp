// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/bodyreader.h"

#include <utility>

namespace signalbox::reading {

using namespace Qt::StringLiterals;

std::optional<QList<Step>> BodyReader::read(const syntax::Statements &statements)
{
    m_isRead = true;
    m_place = {};
    QList<Step> steps = block(statements);
    return m_isRead ? std::optional(std::move(steps)) : std::nullopt;
}

QList<Step> BodyReader::block(const syntax::Statements &statements)
{
    const QList<Step> outer = std::exchange(m_steps, {});
    const std::vector<MadeTask> outerMade = std::exchange(m_made, {});
    for (const auto &statement : statements) {
        if (!m_isRead)
            break;
        if (const auto made = m_operands.madeBy(*statement))
            m_made.push_back(*made);
        else
            std::visit(*this, statement->node);
    }
    flush();
    m_made = outerMade;
    return std::exchange(m_steps, outer);
}

/// What was made and is nobody's operand is a step of its own.
void BodyReader::flush()
{
    for (const MadeTask &made : std::exchange(m_made, {})) {
        if (!made.isNamed || !made.isOwn)
            refuse();
        add(made.operand);
    }
}

void BodyReader::add(const std::optional<Step> &step)
{
    if (step)
        add(*step);
    else
        refuse();
}

void BodyReader::addBlock(Step step, const syntax::Statements &body)
{
    step.body = block(body);
    add(step);
}

void BodyReader::addAwaited(const Expression *value)
{
    const auto several = m_operands.stepOf(callOf(value), m_made, m_place);
    flush();
    add(several ? several : m_calls.stepOf(value, true));
}

void BodyReader::operator()(const syntax::ExpressionStatement &statement)
{
    if (const auto *awaited = as<syntax::Await>(statement.value))
        return addAwaited(awaited->value.get());
    flush();
    const auto spawned = m_operands.spawnOf(callOf(statement.value.get()));
    add(spawned ? spawned : m_calls.stepOf(statement.value.get(), false));
}

/// What main and those who use threads need before their first step.
bool BodyReader::isPreparation(const NamedCall &call) const
{
    return call.name == u"asyncio.get_running_loop" || call.method() == u"create_future"
        || (call.method() == u"time" && call.count() == 0);
}

void BodyReader::operator()(const syntax::Assign &statement)
{
    if (statement.targets.size() != 1)
        return refuse();
    if (const auto *awaited = as<syntax::Await>(statement.value))
        return addAwaited(awaited->value.get());
    flush();
    const NamedCall call = callOf(statement.value.get());
    const NodeId assigned = m_names.resources.value(nameOf(statement.targets.front().get()));
    if (isPreparation(call))
        return;
    if (call) {
        const auto spawned = m_operands.spawnOf(call);
        return add(spawned ? spawned : m_calls.stepOf(statement.value.get(), false));
    }
    if (assigned != NodeId::None)
        return addWrite(assigned, statement.value.get());
    const NodeId counter = m_names.resources.value(nameOf(statement.value.get()));
    if (counter == NodeId::None)
        return refuse();
    add(stepFor(Verb::Read, counter));
}

/// `cakes = value + 1`.
void BodyReader::addWrite(NodeId counter, const Expression *value)
{
    Step step = stepFor(Verb::Write, counter);
    step.count = 0;
    if (const auto *sum = as<syntax::BinOp>(value)) {
        const auto count = integerOf(sum->right.get());
        if (!count)
            return refuse();
        step.count = sum->op == syntax::BinaryOperator::Sub ? -*count : *count;
    }
    add(step);
}

void BodyReader::operator()(const syntax::Return &statement)
{
    flush();
    Step step = stepFor(Verb::Return);
    if (!CallReader::readValue(statement.value.get(), step))
        refuse();
    add(step);
}

void BodyReader::operator()(const syntax::Raise &statement)
{
    flush();
    Step step = stepFor(Verb::Raise);
    if (statement.exception) {
        const auto words = m_calls.exceptionOf(statement.exception.get());
        if (!words)
            return refuse();
        step.text = *words;
    }
    if (statement.cause)
        refuse();
    add(step);
}

void BodyReader::operator()(const syntax::Break &)
{
    flush();
    add(stepFor(Verb::Break));
}

void BodyReader::operator()(const syntax::Global &statement)
{
    for (const QString &name : statement.names)
        m_place.globals.insert(name);
}

void BodyReader::operator()(const syntax::With &statement)
{
    flush();
    if (!statement.isAsync || statement.items.size() != 1)
        return refuse();
    const Expression *context = statement.items.front().context.get();
    const NamedCall call = callOf(context);
    Step step = stepFor(Verb::With, m_names.resources.value(nameOf(context)));
    if (call.name == u"asyncio.TaskGroup") {
        step.verb = Verb::Group;
    } else if (call.name == u"asyncio.timeout" || call.name == u"asyncio.timeout_at") {
        const bool isMoment = call.name == u"asyncio.timeout_at";
        const auto *sum = isMoment ? as<syntax::BinOp>(call.argument(0)) : nullptr; // START + 2
        const bool isStart = isMoment && !sum;
        const auto time =
            isStart ? Duration::fixed(0) : durationOf(sum ? sum->right.get() : call.argument(0));
        if (!time)
            return refuse();
        step.verb = isMoment ? Verb::TimeoutAt : Verb::Timeout;
        step.time = *time;
    } else if (step.target == NodeId::None) {
        return refuse();
    }
    const bool isInGroup = m_place.isInGroup;
    m_place.isInGroup = isInGroup || step.verb == Verb::Group;
    addBlock(step, statement.body);
    m_place.isInGroup = isInGroup;
}

void BodyReader::operator()(const syntax::While &statement)
{
    flush();
    if (!statement.otherwise.empty())
        return refuse();
    if (isTrue(statement.test.get()))
        return addBlock(stepFor(Verb::Forever), statement.body);
    const auto asked = m_calls.predicateOf(statement.test.get());
    if (!asked)
        return refuse();
    Step step = stepFor(Verb::While);
    step.predicate = *asked;
    addBlock(step, statement.body);
}

void BodyReader::operator()(const syntax::If &statement)
{
    flush();
    const auto asked = m_calls.predicateOf(statement.test.get());
    if (!asked)
        return refuse();
    Step step = stepFor(Verb::If);
    step.predicate = *asked;
    addBlock(step, statement.body);
    if (!statement.otherwise.empty())
        addBlock(stepFor(Verb::Else), statement.otherwise);
}

void BodyReader::operator()(const syntax::Try &statement)
{
    flush();
    if (!statement.otherwise.empty())
        return refuse();
    Step step = stepFor(Verb::Try);
    step.body = block(statement.body);
    for (const syntax::ExceptHandler &handler : statement.handlers) {
        const auto type = CallReader::exceptionTypeOf(handler.type.get());
        if (!type || handler.name)
            return refuse();
        Step clause = stepFor(statement.isStar ? Verb::ExceptStar : Verb::Except);
        clause.text = *type;
        clause.body = block(handler.body);
        step.body.append(clause);
    }
    if (!statement.finalBody.empty()) {
        Step clause = stepFor(Verb::Finally);
        clause.body = block(statement.finalBody);
        step.body.append(clause);
    }
    add(step);
}

void BodyReader::operator()(const syntax::For &statement)
{
    const NamedCall call = callOf(statement.iterable.get());
    if (!statement.otherwise.empty() || !call)
        return refuse();
    if (call.name == u"asyncio.as_completed") {
        // Its body awaits each, and that is all: who reads it again writes it so.
        const auto several = m_operands.stepOf(call, m_made, m_place);
        flush();
        return add(several);
    }
    flush();
    if (statement.isAsync)
        return addAsyncFor(statement);
    const auto *attempt =
        statement.body.size() == 1 ? std::get_if<syntax::Try>(&statement.body.front()->node) : nullptr;
    if (attempt && !attempt->otherwise.empty())
        return addRetry(statement, *attempt);
    addLoop(statement);
}

/// So many rounds, or without end; items that carry the number of the round count from 1.
void BodyReader::addLoop(const syntax::For &statement)
{
    const NamedCall call = callOf(statement.iterable.get());
    if (call.name == u"itertools.count")
        return addBlock(stepFor(Verb::Forever), statement.body);
    const auto last = integerOf(call.argument(call.count() - 1));
    if (call.name != u"range" || !last)
        return refuse();
    Step step = stepFor(Verb::Repeat);
    step.count = call.count() == 2 ? *last - 1 : *last;
    addBlock(step, statement.body);
}

void BodyReader::addAsyncFor(const syntax::For &statement)
{
    const NamedCall call = callOf(statement.iterable.get());
    const NodeId ticker = m_names.tickers.value(call.name);
    const NodeId queue = m_names.resources.value(nameOf(call.argument(0)));
    if (ticker == NodeId::None && queue == NodeId::None)
        return refuse();
    addBlock(stepFor(Verb::AsyncFor, ticker != NodeId::None ? ticker : queue), statement.body);
}

/// The handler raises again at the last attempt, and sleeps before each other one.
void BodyReader::addRetry(const syntax::For &statement, const syntax::Try &attempt)
{
    const auto count = integerOf(callOf(statement.iterable.get()).argument(0));
    if (!count || attempt.handlers.size() != 1 || attempt.handlers.front().body.empty())
        return refuse();
    const syntax::ExceptHandler &handler = attempt.handlers.front();
    const auto type = CallReader::exceptionTypeOf(handler.type.get());
    if (!type)
        return refuse();
    Step step = stepFor(Verb::Retry);
    step.count = *count;
    step.text = *type == u"Exception" ? QString() : *type;
    if (handler.body.size() > 1) {
        const auto *line = std::get_if<syntax::ExpressionStatement>(&handler.body[1]->node);
        const auto *awaited = line ? as<syntax::Await>(line->value) : nullptr;
        const NamedCall sleep = callOf(awaited ? awaited->value.get() : nullptr);
        const auto *product = as<syntax::BinOp>(sleep.argument(0));
        if (!product)
            return refuse();
        const bool isPlain = product->op == syntax::BinaryOperator::Pow; // 2**attempt
        const auto time = isPlain ? Duration::fixed(kMicrosPerSecond) : durationOf(product->left.get());
        if (!time)
            return refuse();
        step.time = *time;
    }
    addBlock(step, attempt.body);
}

} // namespace signalbox::reading
