// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/writing/loghandlers.h"

#include "engine/builtins/methods.h"
#include "engine/library/tools/system.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/contents.h"

namespace signalbox::modules {

using namespace objects;

namespace {

// fmt datefmt style validate * defaults
Value makeFormatter(const Call &call)
{
    LogFormat format;
    if (call.has(0) && !call[0].isNone())
        format.format = call[0];
    if (call.has(1) && !call[1].isNone())
        format.dateFormat = call[1];
    const std::string style = call.has(2) ? toUtf8(call[2]) : "%";
    if (style != "%" && style != "{")
        return call.context.valueError("Style must be one of: %,{");
    format.isBraced = style == "{";
    return call.heap().adopt(new LogFormatter(std::move(format)));
}

Value makeStreamHandler(const Call &call)
{
    const Value stream =
        call.has(0) && !call[0].isNone() ? call[0] : makeStream(call.context, Host::Stream::Error);
    return call.heap().adopt(new LogHandler(streamHandlerType(), stream));
}

Value makeNullHandler(const Call &call)
{
    return call.heap().adopt(new LogHandler(nullHandlerType(), Value()));
}

Value setFormatter(const Call &call)
{
    if (!call[0].isNone() && &typeOf(plain(call[0])) != &formatterType())
        return call.context.typeError("setFormatter() wants a logging.Formatter");
    call.self.as<LogHandler>()->formatter = call[0].isNone() ? Value() : call[0];
    return Value::none();
}

Value setLevel(const Call &call)
{
    return noneIf(levelOf(call.context, call[0], call.self.as<LogHandler>()->level));
}

Value makeHandler(const Call &call)
{
    Value made = call.heap().adopt(new LogHandler(handlerType(), Value()));
    return !call.has(0) || levelOf(call.context, call[0], made.as<LogHandler>()->level) ? made : Value();
}

Value formatRecord(const Call &call)
{
    const LogRecord *record = recordOf(call[0]);
    if (!record)
        return call.context.typeError("format() wants a logging.LogRecord");
    const Value &formatter = call.self.as<LogHandler>()->formatter;
    if (sortOf(formatter) == Sort::Instance)
        return callMethod(call.context, formatter, makeText(call.heap(), std::string_view("format")),
                          Arguments{&call[0], 1});
    return lineOf(call.context, *record,
                  formatter.isMissing() ? LogFormat() : formatter.as<LogFormatter>()->format());
}

Value formatOfFormatter(const Call &call)
{
    const LogRecord *record = recordOf(call[0]);
    return record ? lineOf(call.context, *record, call.self.as<LogFormatter>()->format())
                  : Value(call.context.typeError("format() wants a logging.LogRecord"));
}

Value emitRecord(const Call &call)
{
    const LogRecord *record = recordOf(call[0]);
    if (&typeOf(call.self) == &handlerType())
        return call.context.raise(*builtinType("NotImplementedError"),
                                  "emit must be implemented by Handler subclasses");
    return record && call.self.as<LogHandler>()->emit(call.context, *record) ? Value::none() : Value();
}

Value addFilter(const Call &call)
{
    call.self.as<LogHandler>()->filters.push_back(call[0]);
    return Value::none();
}

Value removeFilter(const Call &call)
{
    std::erase_if(call.self.as<LogHandler>()->filters,
                  [&](const Value &each) { return each.isSame(call[0]); });
    return Value::none();
}

Value doNothing(const Call &)
{
    return Value::none();
}

Value tellLevel(Context &, const Value &self)
{
    return Value::integer(self.as<LogHandler>()->level);
}

constexpr FunctionRow formatterMethods[] = {
    {"format", formatOfFormatter, Signature::Python, 1, 1, "record"},
};
constexpr FunctionRow handlerMethods[] = {
    {"format", formatRecord, Signature::Python, 1, 1, "record"},
    {"emit", emitRecord, Signature::Python, 1, 1, "record"},
    {"handleError", doNothing, Signature::Anything},
    {"addFilter", addFilter, Signature::Python, 1, 1, "filter"},
    {"removeFilter", removeFilter, Signature::Python, 1, 1, "filter"},
    {"acquire", doNothing, Signature::Python},
    {"release", doNothing, Signature::Python},
    {"setFormatter", setFormatter, Signature::Python, 1, 1, "fmt"},
    {"setLevel", setLevel, Signature::Python, 1, 1, "level"},
    {"flush", doNothing, Signature::Python},
    {"close", doNothing, Signature::Python},
};
constexpr AttributeRow handlerAttributes[] = {{"level", tellLevel}};

} // namespace

const NativeType &formatterType()
{
    static constexpr FunctionRow make{"Formatter.__init__",
                                      makeFormatter,
                                      Signature::Python,
                                      0,
                                      5,
                                      "fmt datefmt style validate * defaults"};
    static const NativeType type(
        {.name = "logging.Formatter", .isOfPython = true, .make = &make, .methods = formatterMethods});
    return type;
}

const NativeType &streamHandlerType()
{
    static constexpr FunctionRow make{
        "StreamHandler.__init__", makeStreamHandler, Signature::Python, 0, 1, "stream"};
    static const NativeType type({.name = "logging.StreamHandler",
                                  .isOfPython = true,
                                  .make = &make,
                                  .methods = handlerMethods,
                                  .attributes = handlerAttributes});
    return type;
}

const NativeType &nullHandlerType()
{
    static constexpr FunctionRow make{"NullHandler.__init__", makeNullHandler, Signature::Python};
    static const NativeType type({.name = "logging.NullHandler",
                                  .isOfPython = true,
                                  .make = &make,
                                  .methods = handlerMethods,
                                  .attributes = handlerAttributes});
    return type;
}

LogHandler *handlerOf(const Value &value)
{
    const Value &inside = plain(value);
    return inside.is(Kind::Opaque) ? dynamic_cast<LogHandler *>(inside.object()) : nullptr;
}

const NativeType &handlerType()
{
    static constexpr FunctionRow make{"Handler.__init__", makeHandler, Signature::Python, 0, 1, "level"};
    static const NativeType type({.name = "logging.Handler",
                                  .isOfPython = true,
                                  .make = &make,
                                  .methods = handlerMethods,
                                  .attributes = handlerAttributes});
    return type;
}

Answer passes(Context &context, const std::vector<Value> &filters, const Value &record)
{
    for (const Value &filter : filters) {
        const Value method =
            attributeOf(context, filter, makeText(context.heap(), std::string_view("filter")));
        if (method.isMissing())
            context.clear();
        const Value is = call(context, method.isMissing() ? filter : method, record);
        const Answer pass = is.isMissing() ? Answer::Raised : truthOf(context, is);
        if (pass != Answer::Yes)
            return pass;
    }
    return Answer::Yes;
}

bool handleRecord(Context &context, const Value &handler, const LogRecord &record)
{
    LogHandler &inside = *handlerOf(handler);
    const bool isPlain = sortOf(handler) != Sort::Instance && inside.filters.empty()
        && sortOf(inside.formatter) != Sort::Instance;
    if (isPlain)
        return inside.emit(context, record);
    if (record.level < inside.level)
        return true;
    const Value object = makeRecord(context, record);
    if (object.isMissing())
        return false;
    if (const Answer pass = passes(context, std::vector<Value>(inside.filters), object); pass != Answer::Yes)
        return pass == Answer::No;
    const Value emit = makeText(context.heap(), std::string_view("emit"));
    return !callMethod(context, handler, emit, Arguments{&object, 1}).isMissing();
}

LogFormatter::LogFormatter(LogFormat format)
    : Opaque(formatterType())
    , m_format(std::move(format))
{
}

LogHandler::LogHandler(const Type &type, Value stream)
    : Opaque(type)
    , m_stream(std::move(stream))
{
}

bool LogHandler::emit(Context &context, const LogRecord &record)
{
    if (m_stream.isMissing() || record.level < level)
        return true;
    const LogFormat format = formatter.isMissing() || sortOf(formatter) == Sort::Instance
        ? LogFormat()
        : formatter.as<LogFormatter>()->format();
    Value line;
    if (sortOf(formatter) == Sort::Instance) {
        const Value object = makeRecord(context, record);
        if (!object.isMissing())
            line = callMethod(context, formatter, makeText(context.heap(), std::string_view("format")),
                              Arguments{&object, 1});
    } else {
        line = lineOf(context, record, format);
    }
    line = Value(plain(line));
    if (!line.isMissing() && !line.is(Kind::Str)) {
        context.typeError("unsupported operand type(s) for +: '" + typeName(line) + "' and 'str'");
        line = {};
    }
    if (line.isMissing()) {
        if (context.isOutOfMemory())
            return false;
        const Value exception = takeRaised(context);
        hostOf(context).write(Host::Stream::Error,
                              QStringLiteral("--- Logging error ---\n")
                                  + hostOf(context).traceback(context, exception));
        return true;
    }
    line = makeText(context.heap(), toQString(line) + QLatin1Char('\n'));
    return !callMethod(context, m_stream, makeText(context.heap(), std::string_view("write")),
                       Arguments{&line, 1})
                .isMissing();
}

} // namespace signalbox::modules
