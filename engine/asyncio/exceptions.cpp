// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/exceptions.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/timeouterrors.h"
#include "engine/evaluator/exceptionoperations.h"
#include "engine/evaluator/telling.h"
#include "engine/language/exceptions.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Value;

namespace {

/// The first who asks a task or a future for its exception has the calls that it passed there; others do not.
Value raisedAnew(Value exception)
{
    if (exception.is(objects::Kind::Exception)) {
        auto &error = *exception.as<objects::Exception>();
        if (error.settledTrail >= 0 && std::ssize(error.trail) > error.settledTrail)
            error.trail.resize(std::size_t(error.settledTrail));
        error.settledTrail = std::min<qsizetype>(error.settledTrail, 0);
    }
    return exception;
}

} // namespace

Value exceptionOfFuture(objects::Context &context, const Value &exception)
{
    using objects::Error;
    const objects::Type &stopIteration = objects::typeOfError(Error::StopIteration);
    const objects::Type &type = objects::typeOf(exception);
    constexpr std::string_view words =
        "StopIteration interacts badly with generators and cannot be raised into a Future";
    if (!context.follows(PythonVersion::Python313))
        return &type == &stopIteration ? Value(context.typeError(std::string(words))) : exception;
    if (!type.isSubtypeOf(stopIteration))
        return exception;
    const Value made = objects::makeException(context, objects::typeOfError(Error::RuntimeError),
                                              {objects::makeText(context.heap(), words)});
    raiseFrom(made, exception);
    return made;
}

Value Exceptions::exceptionOf(const Failure &failure)
{
    if (!failure.exception.isMissing())
        return failure.exception;
    const std::string name = typeOf(failure).section(u'.', -1).toStdString();
    const objects::Type *type = m_asyncio.types().find(name);
    if (!type)
        type = objects::builtinType(name);
    if (!type || !type->isException())
        type = objects::builtinType("RuntimeError");
    std::vector<Value> arguments;
    if (failure.isGroup()) {
        std::vector<Value> members;
        for (const auto &part : failure.parts)
            members.push_back(exceptionOf(*part));
        arguments = {objects::makeText(m_asyncio.heap(), messageOfGroup(failure)),
                     objects::makeList(m_asyncio.heap(), std::move(members))};
    } else if (failure.words.find(": ") != std::string::npos) {
        arguments = {objects::makeText(m_asyncio.heap(), signalbox::messageOf(failure.words))};
    }
    Value made = objects::makeException(m_asyncio.context(), *type, std::move(arguments));
    // Time that ran out in a drawn frame came as a cancellation.
    if (!made.isMissing() && type == objects::builtinType("TimeoutError"))
        raiseFrom(made, objects::makeException(m_asyncio.context(), *m_asyncio.types().cancelledError, {}));
    return made;
}

Value Exceptions::cancelledError(const Failure &message)
{
    if (!message.exception.isMissing())
        return message.exception;
    std::vector<Value> arguments;
    if (!message.words.empty())
        arguments = {messageOfWords(message.words)};
    return objects::makeException(m_asyncio.context(), *m_asyncio.types().cancelledError,
                                  std::move(arguments));
}

quint32 Exceptions::cancelMessage(const Value &message)
{
    const bool isText = message.is(objects::Kind::Str) && message.object()->length() > 0;
    const QString words = isText ? objects::toQString(message) : m_asyncio.textOf(message);
    if (isText)
        m_cancelMessages.remove(words);
    else
        m_cancelMessages.insert(words, message);
    return m_asyncio.tasks().text(words);
}

Value Exceptions::messageOfWords(const std::string &words)
{
    const Value object =
        m_cancelMessages.isEmpty() ? Value() : m_cancelMessages.value(QString::fromStdString(words));
    return object.isMissing() ? objects::makeText(m_asyncio.heap(), words) : object;
}

Value Exceptions::cancelledWith(const std::string &message)
{
    return objects::makeException(m_asyncio.context(), *m_asyncio.types().cancelledError,
                                  {messageOfWords(message)});
}

Value Exceptions::exceptionOf(const Task &task, Result result)
{
    if (result != Result::Cancelled)
        return raisedAnew(exceptionOf(task.failure));
    Value error = cancelledError(task.failure);
    if (m_isCancelledByLoop)
        evaluator::setContext(error, m_asyncio.handledAroundLoop());
    return error;
}

Failure Exceptions::failureOf(const Value &exception)
{
    const evaluator::Telling telling(m_asyncio.evaluator());
    Failure failure{objects::exceptionLine(m_asyncio.context(), exception), {}, exception};
    const std::size_t colon = failure.words.find(':');
    const std::size_t dot = failure.words.rfind('.', colon);
    if (dot != std::string::npos)
        failure.words.erase(0, dot + 1);
    auto &error = *exception.as<objects::Exception>();
    error.settledTrail = std::ssize(error.trail);
    for (const Value &member : error.members)
        failure.parts.push_back(std::make_shared<const Failure>(failureOf(member)));
    return failure;
}

std::string Exceptions::messageOf(const Value &exception)
{
    const auto arguments = exception.as<objects::Exception>()->args().as<objects::Tuple>()->items();
    if (arguments.empty() || arguments.front().isNone())
        return {};
    const evaluator::Telling telling(m_asyncio.evaluator());
    const Value text = objects::textOf(m_asyncio.context(), arguments.front());
    m_asyncio.context().clear();
    return text.isMissing() ? "<" + objects::typeName(arguments.front()) + ">" : objects::toUtf8(text);
}

bool Exceptions::isCancelledError(const Value &exception) const
{
    return objects::typeOf(exception).isSubtypeOf(*m_asyncio.types().cancelledError);
}

Value Exceptions::resultOf(Future &future)
{
    if (future.isCancelled()) {
        Failure failure;
        if (future.hasOwnCancellation)
            failure = future.failure;
        else
            failure.words = m_asyncio.tasks().takeCancelMessage(future);
        future.hasOwnCancellation = false;
        return m_asyncio.raise(cancelledError(failure));
    }
    future.isUnretrieved = false;
    if (future.ended == Outcome::Raised)
        return m_asyncio.raise(raisedAnew(exceptionOf(future.failure)));
    return m_asyncio.toObject(future.value);
}

} // namespace signalbox::asyncio
