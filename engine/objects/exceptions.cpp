// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/exceptions.h"

#include "engine/objects/detailederrors.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::objects {

namespace {

const Type &baseExceptionGroup()
{
    static const Type &type = *builtinType("BaseExceptionGroup");
    return type;
}

// OSError chooses a subclass by the number of the error.
const Type &typeByNumber(const Type &type, const std::vector<Value> &args)
{
    struct Row {
        int number;
        const char *name;
    };
    constexpr Row rows[] = {
        {1, "PermissionError"},          {2, "FileNotFoundError"},  {3, "ProcessLookupError"},
        {4, "InterruptedError"},         {10, "ChildProcessError"}, {11, "BlockingIOError"},
        {13, "PermissionError"},         {17, "FileExistsError"},   {20, "NotADirectoryError"},
        {21, "IsADirectoryError"},       {32, "BrokenPipeError"},   {103, "ConnectionAbortedError"},
        {104, "ConnectionResetError"},   {108, "BrokenPipeError"},  {110, "TimeoutError"},
        {111, "ConnectionRefusedError"}, {114, "BlockingIOError"},  {115, "BlockingIOError"},
    };
    if (type.qualifiedName() != "OSError" || args.size() < 2 || !args[0].isSmallIntOrBool())
        return type;
    for (const Row &row : rows)
        if (row.number == args[0].integer())
            return *builtinType(row.name);
    return type;
}

bool checkGroup(Context &context, const Type &type, const std::vector<Value> &args,
                std::vector<Value> &members)
{
    const auto text = [](const char *words) { return std::string(words); };
    if (args.size() != 2)
        return context.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments ("
                                 + std::to_string(args.size()) + " given)");
    if (!args[0].is(Kind::Str))
        return context.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not "
                                 + typeName(args[0]));
    const bool isOther = args[1].is(Kind::Str) || args[1].is(Kind::Bytes) || args[1].is(Kind::Range);
    if (isOther && args[1].object()->length() > 0)
        return context.valueError("Item 0 of second argument (exceptions) is not an exception");
    if (isOther)
        return context.valueError("second argument (exceptions) must be a non-empty sequence");
    if (!args[1].is(Kind::List) && !args[1].is(Kind::Tuple))
        return context.typeError("second argument (exceptions) must be a sequence");
    const auto items = itemsOf(args[1]);
    if (items.empty())
        return context.valueError("second argument (exceptions) must be a non-empty sequence");
    for (size_t i = 0; i < items.size(); ++i) {
        if (!items[i].is(Kind::Exception))
            return context.valueError("Item " + std::to_string(i)
                                      + text(" of second argument (exceptions) is not an exception"));
        if (type.isSubtypeOf(*builtinType("Exception"))
            && !typeOf(items[i]).isSubtypeOf(*builtinType("Exception")))
            return context.typeError(type.isOfProgram()
                                         ? "Cannot nest BaseExceptions in '" + type.name() + "'"
                                         : "Cannot nest BaseExceptions in an ExceptionGroup");
    }
    members.assign(items.begin(), items.end());
    return true;
}

// A BaseExceptionGroup of nothing but Exceptions is an ExceptionGroup.
const Type &groupType(const Type &type, const std::vector<Value> &members)
{
    if (type.qualifiedName() != "BaseExceptionGroup")
        return type;
    for (const Value &member : members)
        if (!typeOf(member).isSubtypeOf(*builtinType("Exception")))
            return type;
    return *builtinType("ExceptionGroup");
}

} // namespace

Exception::Exception(const Type &type, Value args)
    : Container(Kind::Exception)
    , m_type(&type)
    , m_args(std::move(args))
{
    if (type.isOfProgram())
        m_keepsType = type.reference();
}

bool Exception::isGroup() const
{
    return m_type->isSubtypeOf(baseExceptionGroup());
}

bool Exception::represent(Context &inContext, TextBuilder &out)
{
    const Answer isWritten = m_type->write(inContext, Value::of(this), out, true);
    return isWritten == Answer::No ? representPlainly(inContext, out) : isWritten == Answer::Yes;
}

bool Exception::describe(Context &inContext, TextBuilder &out)
{
    const Answer isWritten = m_type->write(inContext, Value::of(this), out, false);
    return isWritten == Answer::No ? describePlainly(inContext, out) : isWritten == Answer::Yes;
}

bool Exception::representPlainly(Context &inContext, TextBuilder &out)
{
    const Representation representation(inContext, this);
    if (representation.isTooDeep())
        return false;
    out.append(m_type->name());
    if (representation.isInItself()) {
        out.append("(...)");
        return true;
    }
    const auto *args = m_args.as<Tuple>();
    if (args->size() != 1)
        return objects::represent(inContext, m_args, out);
    out.append("(");
    if (!objects::represent(inContext, args->at(0), out))
        return false;
    out.append(")");
    return true;
}

bool Exception::describePlainly(Context &inContext, TextBuilder &out)
{
    const auto *args = m_args.as<Tuple>();
    if (isGroup()) {
        if (!objects::describe(inContext, args->at(0), out))
            return false;
        out.append(" (" + std::to_string(members.size()) + " sub-exception"
                   + (members.size() == 1 ? ")" : "s)"));
        return true;
    }
    const Answer isDetailed = describeDetails(inContext, *m_type, *args, out);
    if (isDetailed != Answer::No)
        return isDetailed == Answer::Yes;
    if (args->size() == 0)
        return true;
    if (args->size() == 1)
        return m_type->isSubtypeOf(typeOfError(Error::KeyError))
            ? objects::represent(inContext, args->at(0), out)
            : objects::describe(inContext, args->at(0), out);
    if (args->size() == 2 && m_type->isSubtypeOf(*builtinType("OSError"))) {
        out.append("[Errno ");
        if (!objects::describe(inContext, args->at(0), out))
            return false;
        out.append("] ");
        if (!objects::describe(inContext, args->at(1), out))
            return false;
        if (!filename.isMissing() && !filename.isNone()) {
            out.append(": ");
            return objects::represent(inContext, filename, out);
        }
        return true;
    }
    return objects::represent(inContext, m_args, out);
}

void Exception::dropValues()
{
    cause = context = filename = attributes = m_args = traceback = {};
    notes.clear();
    members.clear();
}

bool isGeneratorExit(const Value &exception)
{
    return typeOf(exception).isSubtypeOf(*builtinType("GeneratorExit"));
}

Value makeException(Context &context, const Type &type, std::vector<Value> args)
{
    std::vector<Value> members;
    if (type.isSubtypeOf(baseExceptionGroup()) && !checkGroup(context, type, args, members))
        return {};
    if (!takesDetails(context, type, args))
        return {};
    const Type &chosen = members.empty() ? typeByNumber(type, args) : groupType(type, members);
    // The name of a file is an attribute, not one of the arguments.
    Value filename;
    if (type.isSubtypeOf(*builtinType("OSError")) && args.size() >= 3 && args.size() <= 5) {
        filename = args[2];
        if (!filename.isNone())
            args.resize(2);
    }
    Value made = context.heap().adopt(new Exception(chosen, makeTuple(context.heap(), std::move(args))));
    made.as<Exception>()->members = std::move(members);
    made.as<Exception>()->filename = std::move(filename);
    return made;
}

Value takeRaised(Context &context)
{
    if (!context.m_raisedType)
        return {};
    const Type &type = *context.m_raisedType;
    Value taken = std::move(context.m_raised);
    Heap &heap = context.heap();
    switch (context.m_pending) {
    case Context::Pending::Line:
        taken = heap.adopt(new Exception(type, makeTuple(heap, {makeText(heap, context.m_words)})));
        break;
    case Context::Pending::Argument: {
        std::vector<Value> args;
        if (!taken.isMissing())
            args.push_back(std::move(taken));
        taken = heap.adopt(new Exception(type, makeTuple(heap, std::move(args))));
        break;
    }
    case Context::Pending::Numbered:
        taken = heap.adopt(new Exception(
            type, makePair(heap, Value::integer(context.m_number), makeText(heap, context.m_words))));
        break;
    case Context::Pending::Exception:
    case Context::Pending::PassedOn:
        break;
    }
    context.clear();
    return taken;
}

RaisedAside::RaisedAside(Context &context)
    : m_context(context)
    , m_isPassedOn(context.hasPassedOn())
    , m_raised(takeRaised(context))
{
}

RaisedAside::~RaisedAside()
{
    if (m_raised.isMissing())
        return;
    if (m_isPassedOn)
        m_context.passOn(std::move(m_raised));
    else
        m_context.raise(std::move(m_raised));
}

std::string exceptionLine(Context &context, const Value &exception)
{
    const Value message =
        syntaxMessage(context, typeOf(exception), *exception.as<Exception>()->args().as<Tuple>());
    const Value words = textOf(context, message.isMissing() ? exception : message);
    context.clear();
    const std::string text =
        words.isMissing() ? context.isTelling ? "" : "<exception str() failed>" : toUtf8(words);
    std::string name = typeOf(exception).qualifiedName();
    if (name.starts_with("__main__."))
        name.erase(0, 9);
    return text.empty() ? name : name + ": " + text;
}

} // namespace signalbox::objects
