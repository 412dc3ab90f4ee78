// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/writing/loggers.h"

#include "engine/library/tools/system.h"
#include "engine/library/writing/loghandlers.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

#include <algorithm>
#include <map>

namespace signalbox::modules {

using namespace objects;

namespace {

const NativeType &loggerType();

class Logger final : public Opaque {
public:
    Logger(std::string called, Value parentOf, Value registryFor)
        : Opaque(loggerType())
        , name(std::move(called))
        , parent(std::move(parentOf))
        , registry(std::move(registryFor))
    {
    }
    qint64 effectiveLevel() const
    {
        const Logger *each = this;
        while (each->level == 0 && !each->parent.isMissing())
            each = each->parent.as<Logger>();
        return each->level;
    }
    bool isIterable() const override { return false; }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append(std::string(parent.isMissing() ? "<RootLogger " : "<Logger ") + name + " ("
                   + nameOfLevel(effectiveLevel()) + ")>");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(Logger)); }
    void dropValues() override
    {
        parent = registry = handlers = {};
        filters.clear();
    }

    const std::string name;
    Value parent; ///< Missing of the root
    Value registry;
    Value handlers; ///< a list, which programs change
    std::vector<Value> filters;
    qint64 level = 0;
    bool propagates = true;
    bool isDisabled = false;
};

// All loggers of one run.
class Registry final : public Opaque {
public:
    Registry()
        : Opaque(typeOfKind(Kind::Missing))
    {
    }
    qint64 footprint() const override { return qint64(sizeof(Registry)); }
    void dropValues() override
    {
        root = {};
        loggers.clear();
    }

    Value root;
    std::map<std::string, Value> loggers;
    qint64 disabled = 0; ///< up to this level nothing is written
};

Logger &loggerOf(const Value &value)
{
    return *value.as<Logger>();
}
Registry &registryOf(const Value &value)
{
    return *value.as<Registry>();
}

// The nearest one above by name: a.b of a.b.c.
Value loggerNamed(Context &context, const Value &registry, const std::string &name)
{
    Registry &all = registryOf(registry);
    if (name.empty() || name == "root")
        return all.root;
    if (const auto found = all.loggers.find(name); found != all.loggers.end())
        return found->second;
    const auto dot = name.rfind('.');
    const Value parent =
        dot == std::string::npos ? all.root : loggerNamed(context, registry, name.substr(0, dot));
    const Value made = context.heap().adopt(new Logger(name, parent, registry));
    loggerOf(made).handlers = makeList(context.heap(), {});
    all.loggers.emplace(name, made);
    return made;
}

std::vector<Value> heldBy(const Logger &logger)
{
    const auto items = itemsOf(logger.handlers);
    return {items.begin(), items.end()};
}

bool handle(Context &context, Logger &logger, const LogRecord &record)
{
    if (!logger.filters.empty()) {
        const Value object = makeRecord(context, record);
        const Answer pass =
            object.isMissing() ? Answer::Raised : passes(context, std::vector<Value>(logger.filters), object);
        if (pass != Answer::Yes)
            return pass == Answer::No;
    }
    bool hasHandlers = false;
    for (Logger *each = &logger; each;
         each = each->propagates && !each->parent.isMissing() ? each->parent.as<Logger>() : nullptr)
        for (const Value &handler : heldBy(*each)) {
            hasHandlers = true;
            if (!handleRecord(context, handler, record))
                return false;
        }
    if (hasHandlers || record.level < 30)
        return true;
    // The last resort: warnings and worse as they are.
    const Value handler =
        context.heap().adopt(new LogHandler(streamHandlerType(), makeStream(context, Host::Stream::Error)));
    return handlerOf(handler)->emit(context, record);
}

bool isEnabled(const Logger &logger, qint64 level)
{
    return !logger.isDisabled && level > registryOf(logger.registry).disabled
        && level >= logger.effectiveLevel();
}

// The innermost call that is none of this module's own.
Host::Place placeOfTelling(Context &context)
{
    Host::Place place;
    for (int outwards = 0; outwards < 4; ++outwards) {
        place = hostOf(context).placeOfCall(outwards);
        if (place.module != QLatin1String("logging"))
            break;
    }
    return place;
}

// msg, *args, exc_info=…, extra=…, stack_info=…, stacklevel=…
Value tell(const Call &call, Logger &logger, qint64 level, qsizetype first, bool showsException)
{
    if (call.count <= first)
        return call.context.typeError("Logger." + std::string(first ? "log" : "info")
                                      + "() missing 1 required positional argument: 'msg'");
    if (!isEnabled(logger, level))
        return Value::none();
    LogRecord record{.logger = logger.name,
                     .level = level,
                     .message = call[first],
                     .arguments = {call.arguments + first + 1, call.arguments + call.count},
                     .exception = {},
                     .place = placeOfTelling(call.context),
                     .given = makeDict(call.heap())};
    Value shown = Value::boolean(showsException);
    for (size_t i = 0; i < call.passed.keywords.size(); ++i) {
        const std::string name = toUtf8(call.passed.keywords[i]);
        const Value &value = call.passed.ofKeyword(qsizetype(i));
        if (name == "exc_info")
            shown = value;
        if (name == "extra" && value.is(Kind::Dict)
            && !record.given.as<Dict>()->update(call.context, *value.as<Dict>()))
            return {};
    }
    if (shown.is(Kind::Exception))
        record.exception = shown;
    else if (isTruthy(shown))
        record.exception = hostOf(call.context).handledException();
    return noneIf(handle(call.context, logger, record));
}

template <qint64 level, bool showsException = false> Value tellAt(const Call &call)
{
    return tell(call, loggerOf(call.self), level, 0, showsException);
}

Value tellAtLevel(const Call &call)
{
    qint64 level = 0;
    if (call.count == 0 || !call[0].isSmallIntOrBool())
        return call.context.typeError("level must be an integer");
    level = call[0].integer();
    return tell(call, loggerOf(call.self), level, 1, false);
}

Value setLoggerLevel(const Call &call)
{
    return noneIf(levelOf(call.context, call[0], loggerOf(call.self).level));
}

Value askEnabled(const Call &call)
{
    qint64 level = 0;
    return toIndex(call.context, call[0], level) ? Value::boolean(isEnabled(loggerOf(call.self), level))
                                                 : Value();
}

Value tellEffectiveLevel(const Call &call)
{
    return Value::integer(loggerOf(call.self).effectiveLevel());
}

Value addHandler(const Call &call)
{
    if (!handlerOf(call[0]))
        return call.context.typeError("addHandler() wants a handler of logging, not " + typeName(call[0]));
    const std::vector<Value> handlers = heldBy(loggerOf(call.self));
    const bool isKnown = std::any_of(handlers.begin(), handlers.end(),
                                     [&](const Value &each) { return each.isSame(call[0]); });
    if (!isKnown && !loggerOf(call.self).handlers.as<List>()->append(call.context, call[0]))
        return {};
    return Value::none();
}

Value addLoggerFilter(const Call &call)
{
    loggerOf(call.self).filters.push_back(call[0]);
    return Value::none();
}

Value removeLoggerFilter(const Call &call)
{
    std::erase_if(loggerOf(call.self).filters, [&](const Value &each) { return each.isSame(call[0]); });
    return Value::none();
}

Value removeHandler(const Call &call)
{
    std::vector<Value> handlers = heldBy(loggerOf(call.self));
    std::erase_if(handlers, [&](const Value &each) { return each.isSame(call[0]); });
    loggerOf(call.self).handlers = makeList(call.heap(), std::move(handlers));
    return Value::none();
}

Value hasHandlers(const Call &call)
{
    for (const Logger *each = &loggerOf(call.self); each;
         each = each->propagates && !each->parent.isMissing() ? each->parent.as<Logger>() : nullptr)
        if (!itemsOf(each->handlers).empty())
            return Value::boolean(true);
    return Value::boolean(false);
}

Value getChild(const Call &call)
{
    const Logger &logger = loggerOf(call.self);
    const std::string suffix = toUtf8(call[0]);
    return loggerNamed(call.context, logger.registry,
                       logger.parent.isMissing() ? suffix : logger.name + "." + suffix);
}

Value tellName(Context &context, const Value &self)
{
    return makeText(context.heap(), std::string_view(loggerOf(self).name));
}
Value tellLoggerLevel(Context &, const Value &self)
{
    return Value::integer(loggerOf(self).level);
}
bool changeLevel(Context &context, const Value &self, const Value &value)
{
    return levelOf(context, value, loggerOf(self).level);
}
Value tellHandlers(Context &, const Value &self)
{
    return loggerOf(self).handlers;
}
bool changeHandlers(Context &context, const Value &self, const Value &value)
{
    if (!value.is(Kind::List))
        return context.typeError("the handlers of a logger are a list, not " + typeName(value));
    loggerOf(self).handlers = value;
    return true;
}
Value tellPropagates(Context &, const Value &self)
{
    return Value::boolean(loggerOf(self).propagates);
}
bool changePropagates(Context &, const Value &self, const Value &value)
{
    loggerOf(self).propagates = isTruthy(value);
    return true;
}
Value tellDisabled(Context &, const Value &self)
{
    return Value::boolean(loggerOf(self).isDisabled);
}
bool changeDisabled(Context &, const Value &self, const Value &value)
{
    loggerOf(self).isDisabled = isTruthy(value);
    return true;
}
Value tellParent(Context &, const Value &self)
{
    const Value &parent = loggerOf(self).parent;
    return parent.isMissing() ? Value::none() : parent;
}

constexpr FunctionRow loggerMethods[] = {
    {"debug", tellAt<10>, Signature::Anything},
    {"info", tellAt<20>, Signature::Anything},
    {"warning", tellAt<30>, Signature::Anything},
    {"warn", tellAt<30>, Signature::Anything},
    {"error", tellAt<40>, Signature::Anything},
    {"exception", tellAt<40, true>, Signature::Anything},
    {"critical", tellAt<50>, Signature::Anything},
    {"fatal", tellAt<50>, Signature::Anything},
    {"log", tellAtLevel, Signature::Anything},
    {"setLevel", setLoggerLevel, Signature::Python, 1, 1, "level"},
    {"isEnabledFor", askEnabled, Signature::Python, 1, 1, "level"},
    {"getEffectiveLevel", tellEffectiveLevel, Signature::Python},
    {"addHandler", addHandler, Signature::Python, 1, 1, "hdlr"},
    {"removeHandler", removeHandler, Signature::Python, 1, 1, "hdlr"},
    {"addFilter", addLoggerFilter, Signature::Python, 1, 1, "filter"},
    {"removeFilter", removeLoggerFilter, Signature::Python, 1, 1, "filter"},
    {"hasHandlers", hasHandlers, Signature::Python},
    {"getChild", getChild, Signature::Python, 1, 1, "suffix"},
};
constexpr AttributeRow loggerAttributes[] = {
    {"name", tellName},
    {"level", tellLoggerLevel, changeLevel},
    {"handlers", tellHandlers, changeHandlers},
    {"propagate", tellPropagates, changePropagates},
    {"disabled", tellDisabled, changeDisabled},
    {"parent", tellParent},
};

const NativeType &loggerType()
{
    static const NativeType type({.name = "logging.Logger",
                                  .isOfPython = true,
                                  .methods = loggerMethods,
                                  .attributes = loggerAttributes});
    return type;
}

// What basicConfig() is told by keywords.
struct Configuration {
    LogFormat format;
    Value stream;
    Value level;
    Value handlers;
    bool isForced = false;
};

bool readConfiguration(const Call &call, Configuration &out)
{
    for (size_t i = 0; i < call.passed.keywords.size(); ++i) {
        const std::string name = toUtf8(call.passed.keywords[i]);
        const Value &value = call.passed.ofKeyword(qsizetype(i));
        if (name == "force")
            out.isForced = isTruthy(value);
        else if (name == "style")
            out.format.isBraced = toUtf8(value) == "{";
        else if (name == "filename" || name == "filemode")
            return call.context.raise(*builtinType("NotImplementedError"),
                                      "logging to a file does not work here");
        else if (name == "format" || name == "datefmt" || name == "stream" || name == "level"
                 || name == "handlers") {
            if (value.isNone())
                continue;
            (name == "format"        ? out.format.format
                 : name == "datefmt" ? out.format.dateFormat
                 : name == "stream"  ? out.stream
                 : name == "level"   ? out.level
                                     : out.handlers) = value;
        } else if (name != "encoding" && name != "errors") {
            return call.context.valueError("Unrecognised argument(s): " + name);
        }
    }
    return true;
}

bool configure(const Call &call, Registry &registry)
{
    Configuration told;
    Context &context = call.context;
    if (!readConfiguration(call, told))
        return false;
    Logger &root = loggerOf(registry.root);
    if (told.isForced)
        root.handlers = makeList(context.heap(), {});
    if (!itemsOf(root.handlers).empty())
        return true;
    std::vector<Value> handlers;
    if (!told.handlers.isMissing()) {
        if (!collect(context, told.handlers, handlers))
            return false;
    } else {
        const Value stream = told.stream.isMissing() ? makeStream(context, Host::Stream::Error) : told.stream;
        handlers.push_back(context.heap().adopt(new LogHandler(streamHandlerType(), stream)));
    }
    if (told.format.format.isMissing())
        told.format.format =
            makeText(context.heap(),
                     std::string_view(told.format.isBraced ? "{levelname}:{name}:{message}"
                                                           : "%(levelname)s:%(name)s:%(message)s"));
    const Value formatter = context.heap().adopt(new LogFormatter(told.format));
    for (const Value &each : handlers) {
        LogHandler *handler = handlerOf(each);
        if (!handler)
            return context.typeError("basicConfig() wants handlers of logging");
        if (handler->formatter.isMissing())
            handler->formatter = formatter;
        if (!root.handlers.as<List>()->append(context, each))
            return {};
    }
    return told.level.isMissing() || levelOf(context, told.level, root.level);
}

Value configureByKeywords(const Call &call)
{
    if (call.count > 0)
        return call.context.typeError("basicConfig() takes 0 positional arguments but "
                                      + std::to_string(call.count)
                                      + (call.count == 1 ? " was given" : " were given"));
    return noneIf(configure(call, registryOf(call.self)));
}

Value getLogger(const Call &call)
{
    if (!call.has(0) || call[0].isNone())
        return registryOf(call.self).root;
    if (!call[0].is(Kind::Str))
        return call.context.typeError("A logger name must be a string");
    return loggerNamed(call.context, call.self, toUtf8(call[0]));
}

// logging.info() and its like give the root a handler where it has none.
template <qint64 level, bool showsException = false> Value tellRoot(const Call &call)
{
    Registry &registry = registryOf(call.self);
    const Arguments none;
    if (itemsOf(loggerOf(registry.root).handlers).empty()
        && !configure({call.context, call.self, nullptr, 0, none}, registry))
        return {};
    return tell(call, loggerOf(registry.root), level, 0, showsException);
}

Value disable(const Call &call)
{
    registryOf(call.self).disabled = 50;
    return call.has(0) ? noneIf(levelOf(call.context, call[0], registryOf(call.self).disabled))
                       : Value::none();
}

Value tellLevelName(const Call &call)
{
    if (call[0].is(Kind::Str)) {
        qint64 level = 0;
        if (levelOf(call.context, call[0], level))
            return Value::integer(level);
        call.context.clear();
        return makeText(call.heap(), std::string_view("Level " + toUtf8(call[0])));
    }
    return call[0].isSmallIntOrBool()
        ? makeText(call.heap(), std::string_view(nameOfLevel(call[0].integer())))
        : call[0];
}

constexpr FunctionRow logFunctions[] = {
    {"basicConfig", configureByKeywords, Signature::Anything},
    {"getLogger", getLogger, Signature::Python, 0, 1, "name"},
    {"getLevelName", tellLevelName, Signature::Python, 1, 1, "level"},
    {"disable", disable, Signature::Python, 0, 1, "level"},
    {"debug", tellRoot<10>, Signature::Anything},
    {"info", tellRoot<20>, Signature::Anything},
    {"warning", tellRoot<30>, Signature::Anything},
    {"warn", tellRoot<30>, Signature::Anything},
    {"error", tellRoot<40>, Signature::Anything},
    {"exception", tellRoot<40, true>, Signature::Anything},
    {"critical", tellRoot<50>, Signature::Anything},
    {"fatal", tellRoot<50>, Signature::Anything},
};

} // namespace

Attributes makeLogging(Context &context)
{
    const Value registry = context.heap().adopt(new Registry);
    registryOf(registry).root = context.heap().adopt(new Logger("root", Value(), registry));
    loggerOf(registryOf(registry).root).level = 30;
    loggerOf(registryOf(registry).root).handlers = makeList(context.heap(), {});
    Filling filling(context);
    for (const FunctionRow &row : logFunctions)
        filling.add(std::string(row.key()), context.heap().adopt(new Function(row, nullptr, registry)));
    filling.add(formatterType());
    filling.add(streamHandlerType());
    filling.add(nullHandlerType());
    filling.add(handlerType());
    filling.add(recordType());
    filling.add(loggerType());
    filling.add("root", registryOf(registry).root);
    constexpr struct {
        const char *name;
        qint64 level;
    } levels[] = {{"CRITICAL", 50}, {"FATAL", 50}, {"ERROR", 40}, {"WARNING", 30},
                  {"WARN", 30},     {"INFO", 20},  {"DEBUG", 10}, {"NOTSET", 0}};
    for (const auto &each : levels)
        filling.add(each.name, Value::integer(each.level));
    return filling.take();
}

} // namespace signalbox::modules
